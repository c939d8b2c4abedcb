//! What the authorities of the sample said of the air: forecasts, warnings, days under dust.

use super::Day;
use super::daily::primary;
use super::episodes::DUST;
use crate::Files;
use crate::place::{REGION, later};
use crate::random::Random;
use crate::sheet::{Sheet, fixed};
use anyhow::Result;
use mingjing_domain::air::Level;

/// Forecasts reach so many days ahead.
const AHEAD: i64 = 3;

/// Every file.
pub fn files(days: &[Day]) -> Result<Files> {
    Ok(Files::from([
        ("air_forecasts.csv".to_owned(), forecasts(days)?),
        ("air_warnings.csv".to_owned(), warnings()?),
        ("dust_days.csv".to_owned(), dust_days()?),
    ]))
}

/// Each afternoon for the days to come: near what came, and the further ahead the less so.
fn forecasts(days: &[Day]) -> Result<Vec<u8>> {
    let mut random = Random::named("forecasts");
    let header = "region_code,issued_at,date,aqi_low,aqi_high,level_low,level_high,primary,issuer_zh";
    let mut sheet = Sheet::new(header)?;
    let mut last = (80, String::new());
    for (number, day) in days.iter().enumerate() {
        for ahead in 1..=AHEAD {
            let target = later(day.date, ahead);
            let index = number + usize::try_from(ahead).unwrap_or(1);
            let coming =
                days.get(index).and_then(|day| Some((i64::from(day.report.aqi?), primary(&day.report))));
            let (aqi, pollutants) = coming.unwrap_or_else(|| last.clone());
            let middle = (aqi + aqi * random.bell(60 * ahead) / 1000).clamp(20, 470) / 5 * 5;
            let (low, high) = (middle - 10, middle + 15);
            sheet.row([
                REGION.to_owned(),
                format!("{}T16:00:00+08:00", day.date),
                target.to_string(),
                low.to_string(),
                high.to_string(),
                level(low).to_string(),
                level(high).to_string(),
                pollutants.clone(),
                "示例旗环境监测站".to_owned(),
            ])?;
            last = (aqi, pollutants);
        }
    }
    sheet.bytes()
}

fn level(aqi: i64) -> u8 {
    u16::try_from(aqi).ok().map_or(1, |aqi| Level::from_aqi(aqi).number())
}

/// Three warnings: one upgraded and lifted, one lifted, one in force.
fn warnings() -> Result<Vec<u8>> {
    let yellow = "倡导公众减少户外活动；工地停止土石方作业；重点企业按黄色预警清单减排，颗粒物排放减少一成。\
                  |Spend less time outdoors; no earthworks on building sites; listed plants cut particle emissions by a tenth.";
    let orange = "中小学停止户外活动；国三及以下柴油货车禁行；重点企业按橙色预警清单减排，颗粒物排放减少两成；道路每日增加洒水一次。\
                  |No outdoor lessons; old diesel lorries stay off the roads; listed plants cut particle emissions by a fifth; one more street cleaning a day.";
    let row =
        |id: &str, revision: u8, level: &str, number: u8, times: [&str; 3], cause: &str, measures: &str| {
            let [issued, starts, lifted] =
                times.map(|at| if at.is_empty() { String::new() } else { format!("{at}:00+08:00") });
            let year = id.split('-').nth(1).unwrap_or_default();
            format!(
                "{id}|{revision}|{REGION}|{level}|示例旗重污染天气应急指挥部|示例旗应急〔{year}〕{number}号|\
             {issued}|{starts}|{lifted}|{cause}|{measures}"
            )
        };
    let still = "静稳天气，逆温层维持，细颗粒物累积";
    let one = "SW-2024-01";
    let rows = [
        row(one, 1, "yellow", 1, ["2024-12-26T17:00", "2024-12-27T00:00", ""], still, yellow),
        row(one, 2, "orange", 2, ["2024-12-28T10:00", "2024-12-28T12:00", ""], still, orange),
        row(one, 3, "orange", 3, ["2024-12-31T20:00", "2024-12-28T12:00", "2025-01-01T00:00"], still, orange),
        row("SW-2025-01", 1, "yellow", 1, ["2025-01-19T17:00", "2025-01-20T00:00", ""], still, yellow),
        row(
            "SW-2025-01",
            2,
            "yellow",
            2,
            ["2025-01-22T18:00", "2025-01-20T00:00", "2025-01-23T00:00"],
            still,
            yellow,
        ),
        row("SW-2025-02", 1, "yellow", 3, ["2025-02-13T17:00", "2025-02-14T00:00", ""], still, yellow),
    ];
    fixed(
        "id,revision,region_code,level,issuer_zh,document,issued_at,starts_at,lifted_at,cause_zh,measures_zh,measures_en",
        &rows.each_ref().map(String::as_str),
    )
}

fn dust_days() -> Result<Vec<u8>> {
    let mut sheet = Sheet::new("region_code,date,document")?;
    for (number, (day, _)) in (1..).zip(DUST) {
        let document = format!("示例总站气字〔{}〕{number}号", day.year());
        sheet.row([REGION, &day.to_string(), &document])?;
    }
    sheet.bytes()
}
