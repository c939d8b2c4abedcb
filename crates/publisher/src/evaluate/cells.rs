//! Cells of the kinds that only evaluation knows: periods, times, laboratory readings, addresses.

use super::period::is_period;
use crate::diagnostic::catalog::{ledger, record as told, table};
use crate::forms::rows::Cells;
use jiff::{
    Timestamp,
    tz::{Offset, TimeZone},
};
use mingjing_domain::Decimal;
use mingjing_domain::sample::Reading;
use mingjing_domain::time::HourEnding;

/// Offset of every civil time of the record, in hours.
const BEIJING_HOURS: i8 = 8;

impl Cells<'_, '_> {
    /// A period (`2026`, `2026-Q1`, …) that must not be empty.
    pub fn period(&mut self, column: &str) -> String {
        let period = self.text(column);
        if !period.is_empty() && !is_period(&period) {
            self.refuse(column, ledger::period_wrong(), Some(&period));
        }
        period
    }

    /// A moment with its offset, as RFC 3339 in Beijing time.
    pub fn opt_time(&mut self, column: &str) -> Option<String> {
        let text = self.opt(column)?;
        match text.parse::<Timestamp>() {
            Ok(time) => Some(beijing(time)),
            Err(_) => {
                self.refuse(column, table::wrong_type("datetime"), Some(&text));
                None
            }
        }
    }

    /// A moment that must not be empty.
    pub fn time(&mut self, column: &str) -> String {
        self.text(column);
        self.opt_time(column).unwrap_or_default()
    }

    /// The end of a full hour, that must not be empty.
    pub fn hour_ending(&mut self, column: &str) -> Option<HourEnding> {
        let text = self.text(column);
        let hour = text.parse::<Timestamp>().ok().and_then(|time| beijing(time).parse().ok());
        if hour.is_none() && !text.is_empty() {
            self.refuse(column, told::hour_wrong(), Some(&text));
        }
        hour
    }

    /// One of a list, that must not be empty.
    pub fn one_of(&mut self, column: &str, allowed: &[&str]) -> String {
        self.text(column);
        self.opt_one_of(column, allowed).unwrap_or_default()
    }

    /// One of a list.
    pub fn opt_one_of(&mut self, column: &str, allowed: &[&str]) -> Option<String> {
        let text = self.opt(column)?;
        if !allowed.contains(&text.as_str()) {
            self.refuse(column, table::not_in_enum(&allowed.join(", ")), Some(&text));
        }
        Some(text)
    }

    /// Words with blanks between, each one of a list.
    pub fn words(&mut self, column: &str, allowed: &[&str]) -> Vec<String> {
        let text = self.opt(column).unwrap_or_default();
        if let Some(strange) = text.split_whitespace().find(|word| !allowed.contains(word)) {
            self.refuse(column, table::not_in_enum(&allowed.join(", ")), Some(strange));
        }
        text.split_whitespace().map(str::to_owned).collect()
    }

    /// An address of the web: readers get it as a link, so no other scheme may stand there.
    pub fn opt_url(&mut self, column: &str) -> Option<String> {
        let text = self.opt(column)?;
        let lower = text.to_ascii_lowercase();
        let is_web = lower.starts_with("http://") || lower.starts_with("https://");
        if !is_web || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            self.refuse(column, told::address_wrong(), Some(&text));
        }
        Some(text)
    }

    /// A laboratory's reading.
    pub fn opt_reading(&mut self, column: &str) -> Option<Reading> {
        let text = self.opt(column)?;
        let reading = parse_reading(&text);
        if reading.is_none() {
            self.refuse(column, told::reading_unreadable(), Some(&text));
        }
        reading
    }

    /// Tells a pair of days or times of one form in the wrong order; empty ones are in any order.
    pub fn in_order(&mut self, earlier: &str, later: &str) {
        if let (Some(first), Some(second)) = (self.opt(earlier), self.opt(later))
            && moment(&second) < moment(&first)
        {
            self.refuse(later, told::order_wrong(earlier), Some(&second));
        }
    }
}

/// What a day or a time is compared by.
fn moment(text: &str) -> (Option<Timestamp>, String) {
    match text.parse() {
        Ok(time) => (Some(time), String::new()),
        Err(_) => (None, text.to_owned()),
    }
}

fn beijing(time: Timestamp) -> String {
    let zone = TimeZone::fixed(Offset::constant(BEIJING_HOURS));
    time.to_zoned(zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// `0.35`, `<0.004` or `0.004L` below detection, `none` or `未检出`, `some` or `检出`.
#[must_use]
pub fn parse_reading(text: &str) -> Option<Reading> {
    let figure = |text: &str| text.trim().parse::<Decimal>().ok();
    match text {
        "none" | "未检出" | "ND" => Some(Reading::NotDetected),
        "some" | "检出" => Some(Reading::Detected),
        _ => match text.strip_prefix(['<', '＜']).or_else(|| text.strip_suffix('L')) {
            Some(limit) => figure(limit).map(Reading::Below),
            None => figure(text).map(Reading::Measured),
        },
    }
}

/// As the published tables write it.
#[must_use]
pub fn written(reading: Reading) -> String {
    match reading {
        Reading::Measured(value) => value.to_string(),
        Reading::Below(limit) => format!("<{limit}"),
        Reading::NotDetected => "none".to_owned(),
        Reading::Detected => "some".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_as_laboratories_write_them() {
        for (text, expected) in [
            ("0.350", Some("0.350")),
            ("<0.004", Some("<0.004")),
            ("＜0.004", Some("<0.004")),
            ("0.004L", Some("<0.004")),
            ("未检出", Some("none")),
            ("some", Some("some")),
            ("微量", None),
            ("<", None),
            ("L", None),
            ("12,5", None),
        ] {
            assert_eq!(parse_reading(text).map(written).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn times_of_any_offset_are_compared_as_moments() {
        assert!(moment("2026-01-10T17:00:00+08:00") == moment("2026-01-10T09:00:00Z"));
        assert!(moment("2026-01-09") < moment("2026-01-10"));
        let time: Timestamp = "2026-01-10T16:30:00Z".parse().unwrap();
        assert_eq!(beijing(time), "2026-01-11T00:30:00+08:00");
    }
}
