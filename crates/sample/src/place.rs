//! Where the sample lies: nowhere. A banner with three towns, without coordinates.

use crate::Files;
use crate::sheet::fixed;
use anyhow::Result;
use jiff::civil::{Date, date};

/// Code of the region. No division of GB/T 2260 has letters.
pub const REGION: &str = "sample-banner";

/// First day of the sample year.
pub const FIRST_DAY: Date = date(2024, 2, 16);
/// Last day, the one that live pages of the demo show.
pub const LAST_DAY: Date = date(2025, 2, 15);

/// A town of the banner.
#[derive(Clone, Copy, Debug, Default)]
pub struct Town {
    /// Code.
    pub code: &'static str,
    /// Name.
    pub zh: &'static str,
    /// Name in English.
    pub en: &'static str,
}

/// The towns.
pub const TOWNS: [Town; 3] = [
    Town { code: "sample-town-north", zh: "示例北镇", en: "Sample North Town" },
    Town { code: "sample-town-river", zh: "示例河镇", en: "Sample River Town" },
    Town { code: "sample-town-lake", zh: "示例湖镇", en: "Sample Lake Town" },
];

/// Days from one to another, both included.
pub fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    from.series(jiff::Span::new().days(1)).take_while(move |day| *day <= to)
}

/// A day some days later.
pub fn later(day: Date, days: i64) -> Date {
    day.checked_add(jiff::Span::new().days(days)).unwrap_or(day)
}

/// Regions and cities.
pub fn files() -> Result<Files> {
    let mut regions = vec![format!("{REGION}|示例旗|Sample Banner||county")];
    regions.extend(TOWNS.map(|town| format!("{}|{}|{}|{REGION}|town", town.code, town.zh, town.en)));
    let regions: Vec<&str> = regions.iter().map(String::as_str).collect();
    let city = format!("示例旗|{REGION}");
    Ok(Files::from([
        ("regions.csv".to_owned(), fixed("code,name_zh,name_en,parent_code,kind", &regions)?),
        ("city_codes.csv".to_owned(), fixed("city_in_lists,region_code", &[&city])?),
    ]))
}
