//! Soil: plots in every state of their way, farmland by year, readings.

use crate::Files;
use crate::place::{REGION, TOWNS};
use crate::random::Random;
use crate::sheet::{Sheet, decimal};
use anyhow::Result;

const PLOTS_HEADER: &str = "id,name_zh,name_en,region_code,address_zh,area_m2,site,former_use_zh,planned_use_zh,state,\
                            listed_on,removed_on,use_limits_zh,document";

/// Every state once, and farmland that is watched. The number after the name is the town.
const PLOTS: [(&str, usize, &str); 9] = [
    (
        "sample-plot-1",
        0,
        "示例甲化工旧厂地块|Former Sample Chemical A plant|18600|development_2|化工生产|待定|suspected||||",
    ),
    (
        "sample-plot-2",
        1,
        "示例旧加油站地块|Former sample filling station|2400|development_1|加油站|居住用地|investigating||||",
    ),
    (
        "sample-plot-3",
        0,
        "示例旧焦化厂地块|Former sample coking plant|86400|development_2|炼焦|工业用地|assessing|2023-06-30||不得开工建设与修复无关的项目|示例环土〔2023〕4号",
    ),
    (
        "sample-plot-4",
        2,
        "示例旧电镀车间地块|Former sample plating shop|5200|development_2|电镀|仓储用地|controlled|2022-11-15||不得用作住宅、学校、养老机构；不得取用地下水|示例环土〔2022〕9号",
    ),
    (
        "sample-plot-5",
        1,
        "示例旧农药库地块|Former sample pesticide store|3100|development_1|农药仓储|居住用地|remediating|2023-03-20||修复完成前不得开发利用|示例环土〔2023〕2号",
    ),
    (
        "sample-plot-6",
        0,
        "示例旧制革厂地块|Former sample tannery|12800|development_2|制革|商业用地|verified|2021-09-10||按修复效果评估意见使用，每年监测一次|示例环土〔2021〕5号",
    ),
    (
        "sample-plot-7",
        1,
        "示例旧铸造厂地块|Former sample foundry|9700|development_1|铸造|公园绿地|removed|2020-08-12|2024-04-30||示例环土〔2024〕3号",
    ),
    (
        "sample-field-1",
        2,
        "示例湖镇安全利用农田|Safe-use field, Sample Lake Town|420000|rotation|耕地|耕地|watched|||不种植水稻等易富集镉的作物|示例农〔2022〕7号",
    ),
    (
        "sample-field-2",
        1,
        "示例河镇优先保护农田|Protected field, Sample River Town|680000|other_farmland|耕地|耕地|watched||||",
    ),
];

/// Plot, points, item, typical value (hundredths of mg/kg), pH (tenths; 0 where it does not matter).
const READINGS: [(&str, i64, &str, i64, i64); 16] = [
    ("sample-plot-3", 4, "as", 7_400, 0),
    ("sample-plot-3", 4, "pb", 92_000, 0),
    ("sample-plot-4", 4, "cr6", 690, 0),
    ("sample-plot-4", 4, "ni", 61_000, 0),
    ("sample-plot-4", 4, "cd", 1_900, 0),
    ("sample-plot-5", 3, "hg", 910, 0),
    ("sample-plot-5", 3, "as", 1_700, 0),
    ("sample-plot-6", 3, "cr6", 140, 0),
    ("sample-plot-6", 3, "pb", 21_000, 0),
    ("sample-plot-7", 3, "pb", 17_000, 0),
    ("sample-plot-7", 3, "cu", 9_600, 0),
    ("sample-field-1", 4, "cd", 66, 74),
    ("sample-field-1", 4, "as", 1_460, 74),
    ("sample-field-1", 4, "pb", 5_200, 74),
    ("sample-field-2", 3, "cd", 21, 81),
    ("sample-field-2", 3, "as", 980, 81),
];

/// Plots, readings, farmland.
pub fn files() -> Result<Files> {
    let mut plots = Sheet::new(PLOTS_HEADER)?;
    for (id, town, rest) in PLOTS {
        let town = TOWNS.get(town).copied().unwrap_or_default();
        let mut cells: Vec<&str> = vec![id];
        let mut rest = rest.split('|');
        cells.extend(rest.by_ref().take(2));
        let address = format!("{}郊外", town.zh);
        cells.extend([town.code, address.as_str()]);
        cells.extend(rest);
        plots.row(cells)?;
    }
    let mut random = Random::named("soil");
    let mut readings = Sheet::new("plot_id,point,sampled_on,item,value,ph")?;
    for (plot, points, item, typical, ph) in READINGS {
        for point in 1..=points {
            let value = typical * random.between(45, 130) / 100;
            // One pH a point: the items of a point are one sample.
            let ph = if ph == 0 { String::new() } else { decimal(ph + point, 1) };
            let day = if plot.contains("field") { "2024-09-18" } else { "2024-06-12" };
            readings.row([plot, &format!("S{point}-0.2m"), day, item, &decimal(value.max(1), 2), &ph])?;
        }
    }
    let mut farmland = Sheet::new("region_code,year,total_area,safe_area,area_unit,published_percent")?;
    for (year, safe) in (2020..).zip([1612_i64, 1668, 1714, 1739, 1766]) {
        // Tenths of a per cent, half up: no case lies on a half.
        let percent = (safe * 10_000 / 1860 + 5) / 10;
        farmland.row([REGION, &year.to_string(), "1860", &safe.to_string(), "hm2", &decimal(percent, 1)])?;
    }
    Ok(Files::from([
        ("soil_plots.csv".to_owned(), plots.bytes()?),
        ("soil_readings.csv".to_owned(), readings.bytes()?),
        ("soil_farmland.csv".to_owned(), farmland.bytes()?),
    ]))
}
