//! Plants that receive visitors, and their days.

use crate::Files;
use crate::place::{REGION, TOWNS};
use crate::random::Random;
use crate::sheet::{Sheet, fixed};
use anyhow::Result;

/// Identifier, name, English name, kind, town, operator, enterprise, day of the month, places.
type Facility =
    (&'static str, &'static str, &'static str, &'static str, usize, &'static str, &'static str, u8, i64);

const FACILITIES: [Facility; 4] = [
    (
        "sample-open-monitoring",
        "示例旗环境监测站",
        "Sample Monitoring Station",
        "monitoring",
        0,
        "示例旗生态环境分局",
        "",
        5,
        20,
    ),
    (
        "sample-open-sewage",
        "示例旗污水处理厂",
        "Sample Sewage Works",
        "sewage",
        1,
        "示例旗庚水务有限公司",
        "sample-sewage",
        15,
        30,
    ),
    (
        "sample-open-waste",
        "示例旗生活垃圾焚烧厂",
        "Sample Household-waste Plant",
        "household_waste",
        1,
        "示例旗己环境服务有限公司",
        "sample-waste",
        20,
        40,
    ),
    (
        "sample-open-hazardous",
        "示例旗危险废物处置中心",
        "Sample Hazardous-waste Centre",
        "hazardous_waste",
        0,
        "示例旗己环境服务有限公司",
        "sample-waste",
        25,
        15,
    ),
];

/// Facilities and visit days.
pub fn files() -> Result<Files> {
    let header = "id,name_zh,name_en,kind,region_code,address_zh,operator_zh,booking_zh,booking_en,booking_url,enterprise_id,note";
    let rows = FACILITIES.map(|(id, zh, en, kind, town, operator, enterprise, ..)| {
        let town = TOWNS.get(town).copied().unwrap_or_default();
        format!(
            "{id}|{zh}|{en}|{kind}|{REGION}|{}示例路|{operator}|提前三个工作日网上预约，10 人以上成团|\
             Book online three working days ahead; groups of 10 and more|https://example.org/sample/{id}|{enterprise}|示例数据",
            town.zh
        )
    });
    let mut random = Random::named("visits");
    let mut visits = Sheet::new("facility_id,date,starts_at,ends_at,capacity,visitors,state,note_zh")?;
    for (id, _, _, _, _, _, _, day, capacity) in FACILITIES {
        // From the month after the first to the month after the last of the sample year.
        for number in 0..13 {
            let month = 2 + number;
            let (year, month) = if month >= 12 { (2025, month - 11) } else { (2024, month + 1) };
            let date = format!("{year}-{month:02}-{day:02}");
            let past = date.as_str() <= "2025-02-15";
            let (state, visitors, note) = match (past, random.below(12)) {
                (true, 0) => ("cancelled", String::new(), "设备检修"),
                (true, _) => ("held", (capacity - random.below(capacity / 2)).to_string(), ""),
                (false, 0..=3) => ("full", String::new(), ""),
                (false, _) => ("open", String::new(), ""),
            };
            visits.row([id, &date, "09:30", "11:30", &capacity.to_string(), &visitors, state, note])?;
        }
    }
    Ok(Files::from([
        ("facilities.csv".to_owned(), fixed(header, &rows.each_ref().map(String::as_str))?),
        ("visit_days.csv".to_owned(), visits.bytes()?),
    ]))
}
