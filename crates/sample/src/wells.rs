//! Groundwater: three wells, sampled in the dry and the wet season.

use crate::Files;
use crate::place::TOWNS;
use crate::random::Random;
use crate::sheet::{Sheet, decimal, fixed};
use anyhow::Result;

/// Item, unit, decimals, typical values of the three wells; negative: below this detection limit.
const ITEMS: [(&str, &str, u8, [i64; 3]); 14] = [
    ("ph", "", 2, [746, 752, 781]),
    ("hardness", "mg/L", 0, [282, 418, 512]),
    ("tds", "mg/L", 0, [468, 874, 1310]),
    ("so4", "mg/L", 0, [92, 212, 288]),
    ("cl", "mg/L", 0, [44, 138, 262]),
    ("fe", "mg/L", 2, [8, 22, 41]),
    ("mn", "mg/L", 3, [34, 86, 164]),
    ("codmn", "mg/L", 2, [98, 176, 236]),
    ("nh3n", "mg/L", 2, [6, 31, 47]),
    ("na", "mg/L", 0, [62, 141, 224]),
    ("no3n", "mg/L", 1, [31, 128, 64]),
    ("f", "mg/L", 2, [52, 84, 138]),
    ("as", "mg/L", 4, [-3, 12, 86]),
    ("vphenol", "mg/L", 4, [-3, -3, 11]),
];
const DAYS: [&str; 3] = ["2024-05-21", "2024-09-24", "2025-01-14"];

/// Wells and readings.
pub fn files() -> Result<Files> {
    let depths = [38, 26, 54];
    let kinds = ["phreatic", "phreatic", "confined"];
    let mut wells = Vec::new();
    for ((number, town), (depth, kind)) in (1..).zip(TOWNS).zip(depths.into_iter().zip(kinds)) {
        wells.push(format!(
            "sample-well-{number}|示例{number}号井|Sample well {number}|{}|{kind}|{depth}|示例数据",
            town.code
        ));
    }
    let mut random = Random::named("wells");
    let mut sheet = Sheet::new("well_id,sampled_on,item,value,unit")?;
    for day in DAYS {
        for well in 0..3_usize {
            for (item, unit, decimals, typical) in ITEMS {
                let typical = typical.get(well).copied().unwrap_or(1);
                let value = typical + random.bell(typical.abs() / 25 + 1);
                let text = if typical < 0 {
                    format!("<{}", decimal(-typical, decimals))
                } else {
                    decimal(value.max(1), decimals)
                };
                sheet.row([&format!("sample-well-{}", well + 1), day, item, &text, unit])?;
            }
        }
    }
    let wells: Vec<&str> = wells.iter().map(String::as_str).collect();
    let header = "id,name_zh,name_en,region_code,aquifer,depth_m,note";
    Ok(Files::from([
        ("groundwater_wells.csv".to_owned(), fixed(header, &wells)?),
        ("groundwater_readings.csv".to_owned(), sheet.bytes()?),
    ]))
}
