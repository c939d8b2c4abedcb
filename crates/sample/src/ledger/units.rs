//! The units of the sample, each with its habits: so many of a thousand tasks in time, so many never told of.

use crate::place::{REGION, TOWNS};
use crate::sheet::Sheet;
use anyhow::Result;

/// Identifier, name, English name, kind, in time per mille, silent per mille.
pub const UNITS: [(&str, &str, &str, &str, i64, i64); 20] = [
    ("sample-gov", "示例旗人民政府", "Sample Banner Government", "government", 820, 40),
    ("sample-epb", "示例旗生态环境分局", "Sample Ecology and Environment Office", "department", 860, 30),
    ("sample-water", "示例旗水务局", "Sample Water Office", "department", 740, 90),
    ("sample-housing", "示例旗住建局", "Sample Housing Office", "department", 610, 150),
    ("sample-farm", "示例旗农牧局", "Sample Farming Office", "department", 690, 130),
    ("sample-land", "示例旗自然资源局", "Sample Natural Resources Office", "department", 560, 180),
    ("sample-forest", "示例旗林草局", "Sample Forest and Grassland Office", "department", 800, 70),
    ("sample-energy", "示例旗能源局", "Sample Energy Office", "department", 650, 140),
    ("sample-transport", "示例旗交通运输局", "Sample Transport Office", "department", 720, 110),
    ("sample-industry", "示例旗工信局", "Sample Industry Office", "department", 630, 120),
    ("sample-commerce", "示例旗商务局", "Sample Commerce Office", "department", 770, 210),
    ("sample-emergency", "示例旗应急管理局", "Sample Emergency Office", "department", 840, 60),
    ("sample-inspection", "示例旗督查室", "Sample Inspection Office", "department", 900, 20),
    ("sample-town-north-gov", "示例北镇人民政府", "Sample North Town Government", "government", 700, 120),
    ("sample-town-river-gov", "示例河镇人民政府", "Sample River Town Government", "government", 760, 80),
    ("sample-town-lake-gov", "示例湖镇人民政府", "Sample Lake Town Government", "government", 590, 190),
    ("sample-park", "示例工业园区管委会", "Sample Industrial Park Office", "park", 640, 160),
    ("sample-coking-unit", "示例旗甲焦化有限公司", "Sample Coking A", "enterprise", 580, 240),
    ("sample-power-unit", "示例旗乙热电有限公司", "Sample Heat and Power B", "enterprise", 790, 100),
    ("sample-water-unit", "示例旗庚水务有限公司", "Sample Water G", "enterprise", 810, 90),
];

/// Habits of a unit: in time and silent, per mille.
pub fn habits(id: &str) -> (i64, i64) {
    UNITS.iter().find(|unit| unit.0 == id).map_or((700, 100), |unit| (unit.4, unit.5))
}

/// Government of a town.
pub fn town_government(town: usize) -> &'static str {
    UNITS.get(13 + town.min(2)).map_or("sample-gov", |unit| unit.0)
}

/// The table.
pub fn file() -> Result<Vec<u8>> {
    let mut sheet = Sheet::new("id,name_zh,name_en,region_code,kind")?;
    for (id, zh, en, kind, ..) in UNITS {
        let town = TOWNS.iter().find(|town| id.starts_with(town.code));
        sheet.row([id, zh, en, town.map_or(REGION, |town| town.code), kind])?;
    }
    sheet.bytes()
}
