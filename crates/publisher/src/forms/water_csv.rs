//! Section files of the national surface-water network, as they are: no year in the times, `*` for not
//! monitored, `--` for no data, rows twice, rows without a time.

use crate::diagnostic::{
    Diagnostics, Fault, Place,
    catalog::{folder, water},
};
use crate::workbook::{
    PACKAGE_FILE,
    package::Resource,
    table::{Row, Table},
};
use jiff::civil::DateTime;
use mingjing_contract::missing::MissingReason;
use mingjing_domain::{Decimal, water::Class};

/// Heading before its unit → item, with the largest value that can be true.
const ITEMS: [(&str, &str, i64); 11] = [
    ("水温", "water_temperature", 60),
    ("pH", "ph", 14),
    ("溶解氧", "do", 60),
    ("电导率", "conductivity", 200_000),
    ("浊度", "turbidity", 100_000),
    ("高锰酸盐指数", "codmn", 10_000),
    ("氨氮", "nh3n", 10_000),
    ("总磷", "tp", 10_000),
    ("总氮", "tn", 10_000),
    ("叶绿素α", "chla", 1_000),
    ("藻密度", "algae", 100_000_000_000),
];
/// Coldest water that a station reports: supercooled, with the error of the sensor.
const COLDEST: i64 = -5;

/// One row of a section file.
#[derive(Clone, Debug)]
pub struct WaterRow {
    /// Where it stands.
    pub place: Place,
    /// 断面名称.
    pub section_zh: String,
    /// 流域.
    pub basin_zh: String,
    /// Beijing time of the reading; absent for a station that does not run.
    pub at: Option<DateTime>,
    /// Year that the resource gives.
    pub year: i16,
    /// Class as published.
    pub class: Option<Class>,
    /// Items with their values, or why there is none.
    pub values: Values,
    /// 站点情况.
    pub status_zh: String,
    /// Made up for demonstration.
    pub sample: bool,
    /// From a file of the whole country: its section need not be one of the workbook's.
    pub of_the_country: bool,
}

/// Items with their values, or why there is none.
pub type Values = Vec<(&'static str, Result<Decimal, MissingReason>)>;

impl WaterRow {
    /// Whether two rows say the same.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.class == other.class && self.values == other.values && self.status_zh == other.status_zh
    }
}

/// Adds the rows of one file; returns how many it has.
pub fn read(
    resource: &Resource,
    file: &str,
    text: &str,
    rows: &mut Vec<WaterRow>,
    faults: &mut Diagnostics,
) -> u64 {
    let Some(year) = resource.year else {
        let place = Place::file(&resource.name, PACKAGE_FILE);
        faults.push(folder::property_needed("mingjing:year", "2021"), place, None);
        return 0;
    };
    let Some(table) = Table::parse(&resource.name, file, text, faults) else { return 0 };
    let mut complete = true;
    for name in ["流域", "断面名称", "监测时间", "水质类别", "站点情况"] {
        if table.column(name).is_none() {
            let place = Place::file(&resource.name, file).row(1).column(name);
            faults.push(crate::diagnostic::catalog::table::column_missing(None), place, None);
            complete = false;
        }
    }
    if !complete {
        return 0;
    }
    let items: Vec<(usize, &'static str, i64)> = table
        .header
        .iter()
        .enumerate()
        .filter_map(|(index, heading)| {
            let (item, most) = item_of(heading.split(['(', '（']).next()?.trim())?;
            Some((index, item, most))
        })
        .collect();
    for row in &table.rows {
        if let Some(row) = one(&table, row, &items, year, resource.sample, faults) {
            rows.push(row);
        }
    }
    table.rows.len() as u64
}

fn one(
    table: &Table,
    row: &Row,
    items: &[(usize, &'static str, i64)],
    year: i16,
    sample: bool,
    faults: &mut Diagnostics,
) -> Option<WaterRow> {
    let cell =
        |name: &str| table.column(name).and_then(|index| row.cells.get(index)).map_or("", String::as_str);
    let mut refuse = |fault: Fault, column: &str, text: &str| {
        faults.push(fault, table.place(row).column(column), Some(text));
    };
    let time = cell("监测时间");
    let at = if is_nothing(time) {
        None
    } else {
        let parsed = parse_time(year, time);
        if parsed.is_none() {
            refuse(water::time_wrong(), "监测时间", time);
            return None;
        }
        parsed
    };
    let class_text = cell("水质类别");
    let class = if is_nothing(class_text) { None } else { Class::from_label(class_text) };
    if class.is_none() && !is_nothing(class_text) {
        refuse(water::class_unknown(), "水质类别", class_text);
    }
    let status_zh = cell("站点情况").to_owned();
    let mut values = Vec::new();
    for &(index, item, most) in items {
        let text = row.cells.get(index).map_or("", String::as_str);
        let (value, fault) = values_of(text, &status_zh, item, most);
        if let Some(fault) = fault {
            refuse(fault, table.header.get(index).map_or("", String::as_str), text);
        }
        values.push((item, value));
    }
    let (section_zh, basin_zh) = (cell("断面名称").to_owned(), cell("流域").to_owned());
    Some(WaterRow {
        place: table.place(row),
        section_zh,
        basin_zh,
        at,
        year,
        class,
        values,
        status_zh,
        sample,
        of_the_country: false,
    })
}

/// The item of a heading without its unit, and the largest value of it that can be true.
pub fn item_of(heading: &str) -> Option<(&'static str, i64)> {
    ITEMS.iter().find(|(known, ..)| *known == heading).map(|(_, item, most)| (*item, *most))
}

/// A cell that stands for nothing.
pub fn is_nothing(text: &str) -> bool {
    matches!(text, "" | "*" | "-" | "--")
}

/// The value of a cell, and what is wrong with it.
pub fn values_of(
    text: &str,
    status_zh: &str,
    item: &str,
    most: i64,
) -> (Result<Decimal, MissingReason>, Option<Fault>) {
    match text {
        "*" => return (Err(MissingReason::NotMonitored), None),
        "" | "-" | "--" => return (Err(reason_of(status_zh)), None),
        _ => {}
    }
    let Ok(value) = text.parse::<Decimal>() else {
        return (Err(MissingReason::Invalid), Some(water::value_unreadable()));
    };
    let least = if item == "water_temperature" { COLDEST } else { 0 };
    if value < Decimal::from_int(least) || value > Decimal::from_int(most) {
        let bound = format!("{item} {least}–{most}");
        return (Err(MissingReason::Invalid), Some(water::value_implausible(&bound)));
    }
    (Ok(value), None)
}

/// Why a cell without data has none: the state of the station tells.
fn reason_of(status_zh: &str) -> MissingReason {
    match status_zh {
        "维护" => MissingReason::Maintenance,
        "停站" | "不具备运行条件" => MissingReason::Stopped,
        _ => MissingReason::NoData,
    }
}

/// `04-01 12:00` in a year.
pub fn parse_time(year: i16, text: &str) -> Option<DateTime> {
    let (day, time) = text.split_once(' ')?;
    let (month, day) = day.split_once('-')?;
    let (hour, minute) = time.split_once(':')?;
    let two = |text: &str| (text.len() == 2).then(|| text.parse::<i8>().ok())?;
    DateTime::new(year, two(month)?, two(day)?, two(hour)?, two(minute)?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_take_the_year_of_the_resource() {
        assert_eq!(parse_time(2021, "04-01 12:00").unwrap().to_string(), "2021-04-01T12:00:00");
        for bad in ["4-1 12:00", "04-31 12:00", "04-01 24:00", "04-01", "明天 12:00"] {
            assert_eq!(parse_time(2021, bad), None, "{bad}");
        }
    }

    #[test]
    fn empty_cells_say_why() {
        assert_eq!(values_of("*", "正常", "tp", 100).0, Err(MissingReason::NotMonitored));
        assert_eq!(values_of("--", "维护", "tp", 100).0, Err(MissingReason::Maintenance));
        assert_eq!(values_of("--", "不具备运行条件", "tp", 100).0, Err(MissingReason::Stopped));
        assert_eq!(values_of("--", "正常", "tp", 100).0, Err(MissingReason::NoData));
        assert_eq!(values_of("-0.1", "正常", "tp", 100).0, Err(MissingReason::Invalid));
    }
}
