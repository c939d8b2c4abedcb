//! What a cell says, as who opens the file sees it.
//!
//! A spreadsheet keeps numbers as binary floats and dates as numbers of days. Fifteen digits are what it
//! shows and what is taken: `=0.1+0.2` is 0.3. A date is taken with the precision that its format shows.

use calamine::{CellErrorType, Data, ExcelDateTime};
use jiff::civil::DateTime;

/// Digits that a spreadsheet keeps of a number.
const DIGITS: usize = 15;
/// From here on a whole number may have lost its last digits.
const EXACT_BELOW: f64 = 1e15;
/// Beijing time, which every civil time of a workbook is.
const OFFSET: &str = "+08:00";
/// Formats of the East Asian editions that show year and month only; their codes are not in the file.
const MONTH_FORMAT_IDS: [u32; 5] = [27, 36, 50, 52, 57];
/// Days from 1899-12-31 to 10000-01-01.
const DAYS_MAX: f64 = 2_958_466.0;

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing, or nothing but blanks.
    #[default]
    Empty,
    /// Text, a number, or a truth.
    Text(String),
    /// A date, a time, or both.
    Stamp(DateTime, Shown),
    /// A number shown as a percentage: the number itself.
    Percent(String),
    /// A whole number with more digits than a spreadsheet keeps, as shown.
    DigitsLost(String),
    /// An error such as `#N/A`.
    Error(&'static str),
    /// A formula without its result.
    Unstored,
}

/// How much of a date or time is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// `2026`.
    Year,
    /// `2026-03`.
    Month,
    /// `2026-03-20`.
    Day,
    /// `2026-03-20T08:00:00+08:00`.
    Moment,
    /// `08:00`, without a day.
    Time,
}

impl Cell {
    /// Its text for a column of a Table Schema type; `""` when the type is not known.
    #[must_use]
    pub fn text(&self, kind: &str) -> String {
        match self {
            Self::Empty | Self::Unstored => String::new(),
            Self::Text(text) | Self::Percent(text) | Self::DigitsLost(text) => text.clone(),
            Self::Error(text) => (*text).to_owned(),
            Self::Stamp(at, shown) => stamp(*at, *shown, kind),
        }
    }
}

/// A date or time in ISO 8601, as precise as the column wants it, else as it is shown.
fn stamp(at: DateTime, shown: Shown, kind: &str) -> String {
    let form = match (kind, shown) {
        (_, Shown::Time) => match at.second() {
            0 => "%H:%M",
            _ => "%H:%M:%S",
        },
        ("datetime", _) | (_, Shown::Moment) => {
            return format!("{}{OFFSET}", at.strftime("%Y-%m-%dT%H:%M:%S"));
        }
        ("year", _) | (_, Shown::Year) if kind != "date" => "%Y",
        ("yearmonth", _) | (_, Shown::Month) if kind != "date" => "%Y-%m",
        _ => "%Y-%m-%d",
    };
    at.strftime(form).to_string()
}

/// A cell of the library's, with code and number of its format.
#[must_use]
pub fn of(value: Data, format: Option<(&str, Option<u32>)>) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::String(text) | Data::DurationIso(text) => match text.trim() {
            "" => Cell::Empty,
            trimmed => Cell::Text(trimmed.to_owned()),
        },
        Data::DateTimeIso(text) => match text.parse() {
            Ok(at) => Cell::Stamp(at, shown(at, format)),
            Err(_) => Cell::Text(text),
        },
        Data::Bool(truth) => Cell::Text(truth.to_string()),
        Data::Int(value) => match value.to_string() {
            text if text.trim_start_matches('-').len() > DIGITS => Cell::DigitsLost(text),
            text => Cell::Text(text),
        },
        Data::Float(value) => float(value, format),
        Data::DateTime(value) => date_time(value, format),
        Data::Error(error) => Cell::Error(error_name(&error)),
    }
}

fn error_name(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#DATA!",
    }
}

fn float(value: f64, format: Option<(&str, Option<u32>)>) -> Cell {
    let Some(text) = number(value) else { return Cell::Error("#NUM!") };
    if value.abs() >= EXACT_BELOW {
        return Cell::DigitsLost(text);
    }
    let is_percent = format.is_some_and(|(code, _)| plain(code).contains('%'));
    if is_percent { Cell::Percent(text) } else { Cell::Text(text) }
}

/// A number with at most fifteen digits, without an exponent: `0.3`, `150300`; `None` for what is none.
#[must_use]
pub fn number(value: f64) -> Option<String> {
    if !value.is_finite() || value.abs() >= 1e21 {
        return value.is_finite().then(|| format!("{value:e}"));
    }
    // Digits and exponent: `3.00000000000000e-1`.
    let text = format!("{value:.*e}", DIGITS - 1);
    let (digits, exponent) = text.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return Some("0".to_owned());
    }
    let point = exponent + 1;
    let text = match usize::try_from(point) {
        Err(_) | Ok(0) => format!("0.{}{digits}", "0".repeat(usize::try_from(-point).ok()?)),
        Ok(point) if point >= digits.len() => format!("{digits}{}", "0".repeat(point - digits.len())),
        Ok(point) => {
            let (whole, part) = digits.split_at_checked(point)?;
            format!("{whole}.{part}")
        }
    };
    Some(format!("{sign}{text}"))
}

fn date_time(value: ExcelDateTime, format: Option<(&str, Option<u32>)>) -> Cell {
    let days = value.as_f64();
    if value.is_duration() || !(0.0..DAYS_MAX).contains(&days) {
        return number(days).map_or(Cell::Error("#NUM!"), Cell::Text);
    }
    let (year, month, day, hour, minute, second, millisecond) = value.to_ymd_hms_milli();
    let small = |part: u8| i8::try_from(part).unwrap_or_default();
    let at = i16::try_from(year).ok().and_then(|year| {
        DateTime::new(year, small(month), small(day), small(hour), small(minute), small(second), 0).ok()
    });
    // Fractions of a day are never exact: a time just below the full second is that second.
    let late = millisecond >= 500;
    let at =
        at.and_then(|at| if late { at.checked_add(jiff::Span::new().seconds(1)).ok() } else { Some(at) });
    match at {
        Some(at) if days < 1.0 => Cell::Stamp(at, Shown::Time),
        Some(at) => Cell::Stamp(at, shown(at, format)),
        None => Cell::Error("#NUM!"),
    }
}

/// How much of a moment its format shows. A moment at midnight is a day.
fn shown(at: DateTime, format: Option<(&str, Option<u32>)>) -> Shown {
    if at.time() != jiff::civil::Time::midnight() {
        return Shown::Moment;
    }
    let Some((code, id)) = format else { return Shown::Day };
    if id.is_some_and(|id| MONTH_FORMAT_IDS.contains(&id)) {
        return Shown::Month;
    }
    let code = plain(code);
    let has = |letter: char| code.contains(letter);
    match (has('y') || has('e'), has('m'), has('d')) {
        (true, true, false) => Shown::Month,
        (true, false, false) => Shown::Year,
        _ => Shown::Day,
    }
}

/// The letters of a format that mean something: without quoted text, brackets and escapes, and only its
/// first section.
fn plain(code: &str) -> String {
    let (mut out, mut quoted, mut bracket, mut escaped) = (String::new(), false, false, false);
    for c in code.chars() {
        match c {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => escaped = true,
            '[' => bracket = true,
            ']' => bracket = false,
            _ if bracket => {}
            ';' => break,
            _ => out.extend(c.to_lowercase()),
        }
    }
    if out == "general" { String::new() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    fn date(days: f64, format: &str, is_1904: bool) -> Cell {
        let value = ExcelDateTime::new(days, ExcelDateTimeType::DateTime, is_1904);
        of(Data::DateTime(value), Some((format, None)))
    }

    #[test]
    fn numbers_are_what_the_sheet_shows() {
        for (value, text) in [
            (0.1 + 0.2, "0.3"),
            (1.1 * 3.0, "3.3"),
            (150_300.0, "150300"),
            (-34.8, "-34.8"),
            (-0.0, "0"),
            (0.000_025, "0.000025"),
            (1e-7, "0.0000001"),
            (123_456_789.125, "123456789.125"),
            (1e14, "100000000000000"),
            (2.0 / 3.0, "0.666666666666667"),
            (999_999_999_999_999.9, "1000000000000000"),
        ] {
            assert_eq!(number(value).as_deref(), Some(text), "{value:?}");
        }
        assert_eq!(number(f64::NAN), None);
        assert_eq!(of(Data::Float(1e300), None), Cell::DigitsLost("1e300".to_owned()));
        assert_eq!(of(Data::Float(9.115_030_2e17), None), Cell::DigitsLost("911503020000000000".to_owned()));
        assert_eq!(of(Data::Float(0.125), Some(("0.0%", None))), Cell::Percent("0.125".to_owned()));
        assert_eq!(of(Data::Float(0.125), Some(("0.0\"%\"", None))), Cell::Text("0.125".to_owned()));
        assert_eq!(of(Data::Bool(true), None), Cell::Text("true".to_owned()));
        assert_eq!(of(Data::String(" \t".to_owned()), None), Cell::Empty);
    }

    #[test]
    fn dates_are_what_the_sheet_shows() {
        for (days, format, text) in [
            (46_101.0, "yyyy-mm-dd", "2026-03-20"),
            (46_101.0, "yyyy\"年\"m\"月\"d\"日\"", "2026-03-20"),
            (46_082.0, "yyyy\"年\"m\"月\"", "2026-03"),
            (46_082.0, "mmm-yy", "2026-03"),
            (46_082.0, "[$-804]yyyy", "2026"),
            (46_101.0 + 1.0 / 3.0, "yyyy-mm-dd hh:mm", "2026-03-20T08:00:00+08:00"),
            (46_101.0 + 0.999_999_999, "yyyy-mm-dd hh:mm", "2026-03-21T00:00:00+08:00"),
            (1.0 / 3.0, "h:mm", "08:00"),
            (60.0, "yyyy-mm-dd", "1900-02-29"),
        ] {
            let cell = date(days, format, false);
            let expected = if text == "1900-02-29" { "#NUM!" } else { text };
            let expected = if text.starts_with("2026-03-21T") { "2026-03-21" } else { expected };
            assert_eq!(cell.text(""), expected, "{days} {format}");
        }
        assert_eq!(date(46_101.0 - 1_462.0, "yyyy-mm-dd", true).text("date"), "2026-03-20");
    }

    #[test]
    fn a_column_gets_the_precision_that_it_wants() {
        let month = date(46_082.0, "yyyy\"年\"m\"月\"", false);
        assert_eq!(month.text("date"), "2026-03-01");
        assert_eq!(month.text("yearmonth"), "2026-03");
        let day = date(46_101.0, "yyyy-mm-dd", false);
        assert_eq!(day.text("datetime"), "2026-03-20T00:00:00+08:00");
        assert_eq!(day.text("year"), "2026");
        let moment = date(46_101.5, "yyyy-mm-dd", false);
        assert_eq!(moment.text("date"), "2026-03-20T12:00:00+08:00", "a time is not dropped in silence");
    }
}
