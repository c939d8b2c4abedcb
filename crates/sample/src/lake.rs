//! A small lake, sampled once a month at its middle and inlet, and the mean of both. Frozen months have no transparency.

use crate::Files;
use crate::place::REGION;
use crate::random::{Random, wave};
use crate::sheet::{Sheet, decimal, fixed};
use anyhow::Result;

const LAKE: &str = "sample-lake";

/// The lake and its readings.
pub fn files() -> Result<Files> {
    let lake = format!("{LAKE}|示例湖|Sample Lake|{REGION}|lake|4.2|示例数据");
    let mut random = Random::named("lake");
    let mut sheet = Sheet::new("lake_id,point_zh,period,chla_mg_m3,tp_mg_l,tn_mg_l,sd_m,codmn_mg_l,note")?;
    for number in 0..12 {
        let month = 2 + number;
        let (year, month) = if month > 12 { (2025, month - 12) } else { (2024, month) };
        let warm = -wave(month - 1, 12);
        let points = ["湖心", "入湖口"].map(|point| {
            let load = if point == "湖心" { 1000 } else { 1180 };
            let vary = |random: &mut Random, base: i64, swing: i64| {
                (base + swing * warm / 1000 + random.bell(base / 12)) * load / 1000
            };
            let chla = vary(&mut random, 160, 120);
            let phosphorus = vary(&mut random, 62, 22);
            let nitrogen = vary(&mut random, 118, 20);
            let codmn = vary(&mut random, 52, 14);
            (point, [chla, phosphorus, nitrogen, (95 - chla / 6).max(25), codmn])
        });
        let mean = |index: usize| {
            let sum: i64 = points.iter().filter_map(|(_, values)| values.get(index)).sum();
            sum / 2
        };
        let whole = ("", [mean(0), mean(1), mean(2), mean(3), mean(4)]);
        let frozen = matches!(month, 12 | 1 | 2);
        for (point, [chla, phosphorus, nitrogen, depth, codmn]) in [whole].into_iter().chain(points) {
            sheet.row([
                LAKE.to_owned(),
                point.to_owned(),
                format!("{year}-{month:02}"),
                decimal(chla, 1),
                decimal(phosphorus, 3),
                decimal(nitrogen, 2),
                if frozen { String::new() } else { decimal(depth, 2) },
                decimal(codmn, 1),
                if frozen { "冰封，未测透明度".to_owned() } else { String::new() },
            ])?;
        }
    }
    Ok(Files::from([
        ("lakes.csv".to_owned(), fixed("id,name_zh,name_en,region_code,kind,area_km2,note", &[&lake])?),
        ("lake_readings.csv".to_owned(), sheet.bytes()?),
    ]))
}
