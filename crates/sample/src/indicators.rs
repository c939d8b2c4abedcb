//! Indicators of the sample region, with targets and published values.

use crate::Files;
use crate::place::REGION;
use crate::sheet::{Sheet, decimal, fixed};
use anyhow::Result;

/// Identifier, name, English name, unit, better, theme, decimals, target comparator and value for 2025, values of 2020 to 2024.
type Indicator = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    u8,
    (&'static str, i64),
    [i64; 5],
);

const INDICATORS: [Indicator; 7] = [
    (
        "sample_pm25_mean",
        "示例旗PM2.5年均浓度",
        "PM2.5 annual mean, Sample Banner",
        "ug/m3",
        "lower",
        "air",
        0,
        ("<=", 28),
        [36, 34, 31, 32, 29],
    ),
    (
        "sample_good_days",
        "示例旗优良天数比例",
        "Days of good air, Sample Banner",
        "%",
        "higher",
        "air",
        1,
        (">=", 860),
        [792, 811, 838, 829, 851],
    ),
    (
        "sample_river_good",
        "示例河Ⅲ类及以上断面比例",
        "Sections at class III or better, Sample River",
        "%",
        "higher",
        "water",
        1,
        (">=", 667),
        [333, 333, 667, 667, 667],
    ),
    (
        "sample_safe_land",
        "示例旗受污染耕地安全利用率",
        "Safe use of tainted farmland, Sample Banner",
        "%",
        "higher",
        "soil",
        1,
        (">=", 960),
        [867, 897, 922, 935, 949],
    ),
    (
        "sample_sewage_rate",
        "示例旗生活污水处理率",
        "Sewage treated, Sample Banner",
        "%",
        "higher",
        "water",
        1,
        (">=", 950),
        [812, 858, 884, 913, 936],
    ),
    (
        "sample_coal_share",
        "示例旗煤炭消费比重",
        "Share of coal, Sample Banner",
        "%",
        "lower",
        "energy",
        1,
        ("<=", 580),
        [742, 718, 704, 698, 691],
    ),
    (
        "sample_grass_cover",
        "示例旗草原植被盖度",
        "Grass cover, Sample Banner",
        "%",
        "higher",
        "ecology",
        1,
        (">=", 440),
        [398, 407, 416, 421, 433],
    ),
];

/// Indicators, targets, values.
pub fn files() -> Result<Files> {
    let rows = INDICATORS.map(|(id, zh, en, unit, better, theme, ..)| {
        format!("{id}|{zh}|{en}|{unit}|{better}|{theme}|示例数据")
    });
    let mut targets =
        Sheet::new("id,indicator_id,region_code,year,due_date,comparator,value,document_id,section,note")?;
    let mut values =
        Sheet::new("id,indicator_id,region_code,period,value,unit,qualifier,source_id,confidence,note")?;
    let mut number = 0;
    for (position, (id, _, _, unit, _, _, decimals, (comparator, value), published)) in (1..).zip(INDICATORS)
    {
        let target = decimal(value, decimals);
        targets.row([
            &format!("ST-{position:02}"),
            id,
            REGION,
            "2025",
            "2025-12-31",
            comparator,
            &target,
            "SB2021",
            "一、（三）",
            "示例数据",
        ])?;
        for (year, value) in (2020..).zip(published) {
            number += 1;
            // The first notice after the year; of 2020 the first notice of all.
            let source = if year == 2020 { "SS-2021-03".to_owned() } else { format!("SS-{}-02", year + 1) };
            values.row([
                &format!("SO-{number:03}"),
                id,
                REGION,
                &year.to_string(),
                &decimal(value, decimals),
                unit,
                "exact",
                &source,
                "A",
                "示例数据",
            ])?;
        }
    }
    let header = "id,name_zh,name_en,unit,better,theme,definition_note";
    Ok(Files::from([
        ("indicators.csv".to_owned(), fixed(header, &rows.each_ref().map(String::as_str))?),
        ("targets.csv".to_owned(), targets.bytes()?),
        ("public_observations.csv".to_owned(), values.bytes()?),
    ]))
}
