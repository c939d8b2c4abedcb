//! Three sections of a river, a reading a day at noon, in the form of the national network.

use crate::Files;
use crate::place::{FIRST_DAY, LAST_DAY, REGION, days};
use crate::random::{Random, wave};
use crate::sheet::{Sheet, decimal, fixed};
use anyhow::Result;
use jiff::civil::{Date, date};
use mingjing_domain::Decimal;
use mingjing_domain::water::{Body, Item, Reading, classify};

const BASIN: &str = "示例河流域";
const HEADER: &str = "省份,流域,断面名称,监测时间,水质类别,水温(℃),pH(无量纲),溶解氧(mg/L),电导率(μS/cm),浊度(NTU),\
                      高锰酸盐指数(mg/L),氨氮(mg/L),总磷(mg/L),总氮(mg/L),叶绿素α(mg/L),藻密度(cells/L),站点情况";
/// Identifier, name, name in English, what the towns above it have let in (per mille).
const SECTIONS: [(&str, &str, &str, i64); 3] = [
    ("sample-river-up", "示例河上桥", "Sample River Upper Bridge", 300),
    ("sample-river-town", "示例河镇桥", "Sample River Town Bridge", 900),
    ("sample-river-down", "示例河下桥", "Sample River Lower Bridge", 1250),
];
/// The upper station stands still while the river is frozen.
const FROZEN: (Date, Date) = (date(2024, 12, 12), date(2025, 1, 18));
/// A sewer broke above the lower section.
const ACCIDENT: (Date, Date) = (date(2024, 7, 23), date(2024, 7, 26));

/// Sections and readings, a file a year.
pub fn files() -> Result<Files> {
    let sections = SECTIONS
        .map(|(id, zh, en, _)| format!("{id}|{zh}|{en}|Sample River basin|示例河|{REGION}|river|示例数据"));
    let header = "id,name_zh,name_en,basin_en,river_zh,region_code,body,source_note";
    let mut files = Files::from([(
        "water_sections.csv".to_owned(),
        fixed(header, &sections.each_ref().map(String::as_str))?,
    )]);
    let mut random = Random::named("river");
    for year in [2024, 2025] {
        let mut sheet = Sheet::new(HEADER)?;
        for (position, (_, zh, _, load)) in SECTIONS.into_iter().enumerate() {
            let mut weather = 0;
            for day in days(FIRST_DAY, LAST_DAY).filter(|day| day.year() == year) {
                weather = weather * 80 / 100 + random.bell(110);
                sheet.row(row(&mut random, day, position, zh, load * (1000 + weather) / 1000))?;
            }
        }
        files.insert(format!("water_{year}.csv"), sheet.bytes()?);
    }
    Ok(files)
}

fn row(random: &mut Random, day: Date, position: usize, zh: &str, load: i64) -> Vec<String> {
    let at = format!("{} 12:00", day.strftime("%m-%d"));
    let head = |class: &str| ["示例", BASIN, zh, &at, class].map(str::to_owned).to_vec();
    let without = |status: &str| {
        let mut row = head("--");
        row.extend(["--"; 11].map(str::to_owned));
        row.push(status.to_owned());
        row
    };
    if position == 0 && (FROZEN.0..=FROZEN.1).contains(&day) {
        return without("停站");
    }
    if random.chance(18) {
        return without("维护");
    }
    let cold = wave(i64::from(day.day_of_year()) - 15, 366); // 1000 in mid-January
    let accident = position == 2 && (ACCIDENT.0..=ACCIDENT.1).contains(&day);
    let load = if accident { load * 9 / 2 } else { load };
    // In low water (winter, early spring) the same load weighs more.
    let thick = load * (1000 + 250 * cold / 1000) / 1000;
    let temperature = (110 - 105 * cold / 1000 + random.bell(12)).max(1);
    let ph = 800 + random.bell(14) - thick / 60;
    let oxygen = 9_600 + 2_600 * cold / 1000 - thick * 2 + random.bell(300);
    let codmn = 160 + thick * 36 / 100 + random.bell(16);
    let ammonia = 40 + thick * 62 / 100 + random.bell(40);
    let phosphorus = 30 + thick * 14 / 100 + random.bell(9);
    let nitrogen = ammonia + 900 + thick * 3 / 2 + random.bell(150);
    let values = [
        (None, temperature, 1),
        (Some(Item::Ph), ph, 2),
        (Some(Item::Do), oxygen.max(900) / 10, 2),
        (None, 6_200 + thick * 2 + random.bell(200), 1),
        (None, 180 + thick / 8 + random.bell(60).abs(), 1),
        (Some(Item::Codmn), codmn.max(60), 2),
        (Some(Item::Nh3n), ammonia.max(25), 3),
        (Some(Item::Tp), phosphorus.max(10), 3),
        (Some(Item::Tn), nitrogen, 3),
    ];
    let readings: Vec<(Item, Reading)> = values
        .iter()
        .filter_map(|(item, value, decimals)| {
            Some(((*item)?, Reading::Measured(Decimal::new(*value, *decimals)?)))
        })
        .collect();
    let class = classify(Body::River, &readings).class.map_or("--", |class| class.label());
    let mut row = head(class);
    row.extend(values.map(|(_, value, decimals)| decimal(value, decimals)));
    row.extend(["*", "*", "正常"].map(str::to_owned));
    row
}
