//! The national surface-water network's answer for one day, as it is: JSON whose cells are pieces of HTML.
//!
//! A value stands twice: rounded in the text, as it was measured in the tooltip (`原始值`). What was
//! measured is read, for the published class follows from it. Times have no year: it is that of the latest
//! such day that is not after the file's. A station that stopped keeps its last row for months, so the age
//! of a row is told. Sections beyond the workbook's list are counted, not refused.

mod html;

use super::water_csv::{Values, WaterRow, is_nothing, item_of, parse_time, values_of};
use crate::diagnostic::{
    Diagnostics, Place,
    catalog::{folder, table, water},
};
use crate::forms::air_hourly::date_of_file;
use crate::workbook::{PACKAGE_FILE, package::Resource};
use html::Piece;
use jiff::civil::{Date, DateTime};
use mingjing_domain::{time::parse_date, water::Class};
use serde::Deserialize;
use serde_json::Value;

/// Older rows are told.
const STALE_AFTER_DAYS: i32 = 3;
/// The mark before what was measured.
const RAW_MARKS: [&str; 2] = ["原始值：", "原始值:"];
/// The tooltip of a value that the network took out as an outlier.
const OUTLIER_MARK: &str = "极值过滤";

/// The answer.
#[derive(Deserialize)]
struct Answer {
    /// How many rows the network says there are.
    #[serde(default)]
    records: Option<u64>,
    thead: Vec<String>,
    tbody: Vec<Vec<Option<Value>>>,
}

/// Where the columns stand.
struct Columns {
    province: usize,
    basin: usize,
    section: usize,
    time: usize,
    class: usize,
    status: usize,
    /// Position, heading, item, largest value that can be true.
    items: Vec<(usize, String, &'static str, i64)>,
}

/// Adds the rows of one file; returns how many it has. Rows are counted from 1.
pub fn read(
    resource: &Resource,
    file: &str,
    text: &str,
    rows: &mut Vec<WaterRow>,
    faults: &mut Diagnostics,
) -> u64 {
    let place = || Place::file(&resource.name, file);
    let given = resource.date.as_deref();
    let Some(day) = given.map_or_else(|| day_of_file(file), |date| parse_date(date).ok()) else {
        let described = Place::file(&resource.name, PACKAGE_FILE);
        faults.push(folder::property_needed("mingjing:date", "2020-05-08"), described, given.or(Some(file)));
        return 0;
    };
    let answer: Answer = match serde_json::from_str(text) {
        Ok(answer) => answer,
        Err(error) => {
            faults.push(water::answer_unreadable(&error.to_string()), place(), None);
            return 0;
        }
    };
    let count = answer.tbody.len() as u64;
    if answer.records.is_some_and(|records| records != count) {
        let shown = format!("{} / {count}", answer.records.unwrap_or_default());
        faults.push(water::records_differ(), place(), Some(&shown));
    }
    let Some(columns) = columns(&answer.thead, &place(), faults) else { return 0 };
    for (number, cells) in (1..).zip(&answer.tbody) {
        let place = place().row(number);
        if cells.len() != answer.thead.len() {
            faults.push(table::field_count(answer.thead.len(), cells.len()), place, None);
            continue;
        }
        let cell = |index: usize| match cells.get(index) {
            Some(Some(Value::String(text))) => Piece::parse(text),
            Some(Some(other)) if !other.is_null() => Piece::parse(&other.to_string()),
            _ => Piece::default(),
        };
        let wanted =
            resource.provinces.is_empty() || resource.provinces.contains(&cell(columns.province).text);
        if !wanted {
            faults.push(water::province_passed_over(), Place { row: None, ..place }, None);
            continue;
        }
        rows.extend(row(&columns, cell, day, place, resource.sample, faults));
    }
    count
}

/// The day in the name of a file: `2020-05-08` or `20200508`.
fn day_of_file(file: &str) -> Option<Date> {
    let name = file.rsplit('/').next().unwrap_or(file);
    let by_parts = name.char_indices().find_map(|(at, _)| parse_date(name.get(at..at + 10)?).ok());
    by_parts.or_else(|| date_of_file(file))
}

fn columns(thead: &[String], place: &Place, faults: &mut Diagnostics) -> Option<Columns> {
    // `pH<br/><span class='unit'>(无量纲)</span>`
    let heading = |text: &str| text.split('<').next().unwrap_or_default().trim().to_owned();
    let headings: Vec<String> = thead.iter().map(|text| heading(text)).collect();
    let mut find = |name: &str| {
        let found = headings.iter().position(|heading| heading == name);
        if found.is_none() {
            faults.push(table::column_missing(None), place.clone().column(name), None);
        }
        found
    };
    let [province, basin, section, time, class, status] =
        ["省份", "流域", "断面名称", "监测时间", "水质类别", "站点情况"].map(&mut find);
    let items = headings.iter().enumerate().filter_map(|(index, heading)| {
        let (item, most) = item_of(heading)?;
        Some((index, heading.clone(), item, most))
    });
    Some(Columns {
        province: province?,
        basin: basin?,
        section: section?,
        time: time?,
        class: class?,
        status: status?,
        items: items.collect(),
    })
}

fn row(
    columns: &Columns,
    cell: impl Fn(usize) -> Piece,
    day: Date,
    place: Place,
    sample: bool,
    faults: &mut Diagnostics,
) -> Option<WaterRow> {
    let time = cell(columns.time).text;
    let at = if is_nothing(&time) {
        None
    } else {
        let Some(at) = latest(&time, day) else {
            faults.push(water::time_wrong(), place.column("监测时间"), Some(&time));
            return None;
        };
        Some(at)
    };
    if let Some(at) = at
        && (day - at.date()).get_days() > STALE_AFTER_DAYS
    {
        faults.push(water::row_stale(), place.clone().column("监测时间"), Some(&at.to_string()));
    }
    let class_text = cell(columns.class).text;
    let class = if is_nothing(&class_text) { None } else { Class::from_label(&class_text) };
    if class.is_none() && !is_nothing(&class_text) {
        faults.push(water::class_unknown(), place.clone().column("水质类别"), Some(&class_text));
    }
    let status_zh = cell(columns.status).text;
    let mut values: Values = Vec::new();
    for (index, heading, item, most) in &columns.items {
        let piece = cell(*index);
        let text = measured_text(&piece);
        let (value, fault) = values_of(&text, &status_zh, item, *most);
        if let Some(fault) = fault {
            faults.push(fault, place.clone().column(heading), Some(&text));
        }
        if piece.title.contains(OUTLIER_MARK) {
            faults.push(water::outlier_removed(), place.clone().column(heading), None);
            values.push((*item, Err(mingjing_contract::missing::MissingReason::Invalid)));
        } else {
            values.push((*item, value));
        }
    }
    Some(WaterRow {
        section_zh: cell(columns.section).text,
        basin_zh: cell(columns.basin).text,
        year: at.map_or(day.year(), DateTime::year),
        at,
        class,
        values,
        status_zh,
        sample,
        place,
        of_the_country: true,
    })
}

/// What was measured, where the tooltip has it; else what is shown.
fn measured_text(piece: &Piece) -> String {
    let raw = RAW_MARKS.iter().find_map(|mark| piece.title.strip_prefix(mark));
    raw.map_or_else(|| piece.text.clone(), |raw| plain(raw.trim()))
}

/// A number without its exponent: `9E-05` is `0.00009`. Other texts stay.
fn plain(text: &str) -> String {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return text.to_owned() };
    let (Ok(exponent), true) = (exponent.trim_start_matches('+').parse::<i32>(), mantissa.is_ascii()) else {
        return text.to_owned();
    };
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{part}");
    if exponent.abs() > 18 || digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.to_owned();
    }
    let point = i32::try_from(whole.len()).unwrap_or_default() + exponent;
    let (before, after) = match usize::try_from(point) {
        Ok(point) if point >= digits.len() => {
            (format!("{digits}{}", "0".repeat(point - digits.len())), String::new())
        }
        Ok(point) => {
            let (before, after) = digits.split_at_checked(point).unwrap_or((&digits, ""));
            (before.to_owned(), after.to_owned())
        }
        Err(_) => {
            let zeros = "0".repeat(usize::try_from(-point).unwrap_or_default());
            (String::new(), format!("{zeros}{digits}"))
        }
    };
    let before = match before.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    let after = after.trim_end_matches('0');
    if after.is_empty() { format!("{sign}{before}") } else { format!("{sign}{before}.{after}") }
}

/// The latest such day and time that is not after the file's day; a file fetched after midnight may have
/// rows of the day before, never of the day after.
fn latest(time: &str, day: Date) -> Option<DateTime> {
    // Three years reach back over a leap day, and no row is as old.
    (0..4).filter_map(|years| parse_time(day.year() - years, time)).find(|at| at.date() <= day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_is_the_latest_that_can_be() {
        let day = parse_date("2020-05-08").unwrap();
        for (time, expected) in [
            ("05-08 15:00", Some("2020-05-08T15:00:00")),
            ("04-23 09:15", Some("2020-04-23T09:15:00")),
            ("09-09 08:00", Some("2019-09-09T08:00:00")),
            ("05-09 00:00", Some("2019-05-09T00:00:00")),
            ("02-29 00:00", Some("2020-02-29T00:00:00")),
            ("02-30 00:00", None),
            ("昨天", None),
        ] {
            assert_eq!(latest(time, day).map(|at| at.to_string()).as_deref(), expected, "{time}");
        }
        assert_eq!(day_of_file("water/nationwide_2020-05-08.json"), Some(day));
        assert_eq!(day_of_file("20200508.json.zst"), Some(day));
        assert_eq!(day_of_file("水.json"), None);
    }

    #[test]
    fn exponents_are_written_out() {
        for (text, expected) in [
            ("9E-05", "0.00009"),
            ("1.25E+7", "12500000"),
            ("-2.5e-1", "-0.25"),
            ("12.5e1", "125"),
            ("7.2358", "7.2358"),
            ("E", "E"),
            ("1E99", "1E99"),
            ("十E1", "十E1"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
