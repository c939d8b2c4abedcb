//! Drinking water from a well field to three taps, five quarters; one tap fails once and is sampled again.

use crate::Files;
use crate::place::{REGION, TOWNS};
use crate::random::Random;
use crate::sheet::{Sheet, decimal, fixed};
use anyhow::Result;

/// Item, unit, typical value, spread, decimals; negative typical: below this detection limit.
const FINISHED: [(&str, &str, i64, i64, u8); 16] = [
    ("turbidity", "NTU", 34, 9, 2),
    ("ph", "", 762, 9, 2),
    ("free_cl2", "mg/L", 46, 5, 2),
    ("colonies", "CFU/mL", 6, 3, 0),
    ("f", "mg/L", 62, 8, 2),
    ("no3n", "mg/L", 34, 6, 1),
    ("hardness", "mg/L", 268, 16, 0),
    ("tds", "mg/L", 486, 22, 0),
    ("so4", "mg/L", 96, 9, 0),
    ("cl", "mg/L", 58, 6, 0),
    ("fe", "mg/L", 6, 2, 2),
    ("mn", "mg/L", 3, 1, 2),
    ("codmn", "mg/L", 92, 12, 2),
    ("nh3n", "mg/L", 6, 2, 2),
    ("chcl3", "mg/L", 9, 2, 3),
    ("as", "mg/L", -1, 0, 3),
];
/// The same for the wells, by GB/T 14848.
const RAW: [(&str, &str, i64, i64, u8); 10] = [
    ("ph", "", 758, 10, 2),
    ("hardness", "mg/L", 276, 14, 0),
    ("tds", "mg/L", 502, 24, 0),
    ("so4", "mg/L", 98, 8, 0),
    ("cl", "mg/L", 52, 6, 0),
    ("fe", "mg/L", 16, 4, 2),
    ("mn", "mg/L", 7, 2, 2),
    ("f", "mg/L", 64, 8, 2),
    ("no3n", "mg/L", 36, 6, 1),
    ("as", "mg/L", -1, 0, 3),
];
/// Quarters with the day of sampling.
const QUARTERS: [(&str, &str); 5] = [
    ("2024-Q1", "2024-03-05"),
    ("2024-Q2", "2024-05-14"),
    ("2024-Q3", "2024-08-13"),
    ("2024-Q4", "2024-11-12"),
    ("2025-Q1", "2025-02-11"),
];
/// The tap that failed, with the day on which it was sampled again.
const FAILED: (&str, &str, &str) = ("sample-tap-lake", "2024-Q3", "2024-08-22");

/// Places and readings.
pub fn files() -> Result<Files> {
    let mut places = vec![
        format!("sample-well-field|示例水源地|Sample Well Field|{REGION}|source|ground|||示例供水有限公司"),
        format!(
            "sample-plant|示例水厂|Sample Water Plant|{REGION}|plant|||sample-well-field|示例供水有限公司"
        ),
    ];
    let taps = TOWNS.map(|town| (town.code.replace("town", "tap"), town));
    for (id, town) in &taps {
        places.push(format!(
            "{id}|{}龙头水|Tap in {}|{}|tap|||sample-plant|示例供水有限公司",
            town.zh, town.en, town.code
        ));
    }
    let mut random = Random::named("drinking");
    let mut sheet = Sheet::new("place_id,period,sampled_on,item,value,unit,note")?;
    let finished: Vec<&str> =
        ["sample-plant"].into_iter().chain(taps.iter().map(|(id, _)| id.as_str())).collect();
    for (period, day) in QUARTERS {
        sample(&mut sheet, &mut random, ("sample-well-field", period, day), &RAW, false)?;
        for place in &finished {
            let fails = (*place, period) == (FAILED.0, FAILED.1);
            sample(&mut sheet, &mut random, (place, period, day), &FINISHED, fails)?;
            if fails {
                sample(&mut sheet, &mut random, (place, period, FAILED.2), &FINISHED, false)?;
            }
        }
    }
    let header = "id,name_zh,name_en,region_code,kind,water,body,from_id,operator_zh";
    let places: Vec<&str> = places.iter().map(String::as_str).collect();
    Ok(Files::from([
        ("drinking_places.csv".to_owned(), fixed(header, &places)?),
        ("drinking_readings.csv".to_owned(), sheet.bytes()?),
    ]))
}

fn sample(
    sheet: &mut Sheet,
    random: &mut Random,
    (place, period, day): (&str, &str, &str),
    items: &[(&str, &str, i64, i64, u8)],
    fails: bool,
) -> Result<()> {
    for (item, unit, typical, spread, decimals) in items.iter().copied() {
        let at_tap = place.contains("-tap-");
        let value = match item {
            "turbidity" if fails => 164,
            "colonies" if fails => 138,
            // What is left of the disinfectant at the tap.
            "free_cl2" if at_tap => {
                if fails {
                    3
                } else {
                    14 + random.bell(3)
                }
            }
            _ => typical + random.bell(spread),
        };
        let text = if typical < 0 {
            format!("<{}", decimal(-typical, decimals))
        } else {
            decimal(value.max(1), decimals)
        };
        let note = if fails && matches!(item, "turbidity" | "colonies" | "free_cl2") {
            "管网抢修后取样，已冲洗管道并于22日复测合格"
        } else {
            ""
        };
        sheet.row([place, period, day, item, &text, unit, note])?;
    }
    Ok(())
}
