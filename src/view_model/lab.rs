//! What pages about samples share: names, readings, limits, what was not judged, periods as times.

use super::noon_seconds;
use crate::route::Lang;
use crate::text::{Text, format, word};
use jiff::civil::Date;
use mingjing_contract::lab::NotJudged;
use mingjing_contract::places::Places;
use mingjing_domain::language::Words;
use mingjing_domain::sample::Reading;
use mingjing_domain::time::parse_date;
use mingjing_domain::{Decimal, drinking, groundwater, soil, water};

/// A name in the language, where there is one in English.
#[must_use]
pub fn name(zh: &str, en: Option<&str>, lang: Lang) -> String {
    en.filter(|_| lang == Lang::En).unwrap_or(zh).to_owned()
}

/// A region's name; its code where it is not known.
#[must_use]
pub fn region(places: &Places, code: &str, t: &Text) -> String {
    let found = places.regions.iter().find(|region| region.code == code);
    found.map_or_else(|| code.to_owned(), |region| name(&region.name_zh, Some(&region.name_en), t.lang))
}

/// Regions of a list as choices of a filter, in order of their codes.
#[must_use]
pub fn region_choices<'a>(
    places: &Places,
    codes: impl Iterator<Item = &'a str>,
    t: &Text,
) -> Vec<(String, String)> {
    let codes: std::collections::BTreeSet<&str> = codes.collect();
    codes.into_iter().map(|code| (code.to_owned(), region(places, code, t))).collect()
}

/// Name of an item in the standard of an edition.
#[must_use]
pub fn item(edition: &str, id: &str, lang: Lang) -> String {
    let words: Option<Words> = if edition.starts_with("GB 5749") {
        drinking::Item::from_id(id).map(|item| item.words)
    } else if edition.starts_with("GB/T 14848") {
        groundwater::Item::from_id(id).map(|item| item.words)
    } else if edition.starts_with("GB 3838") {
        water::Item::from_id(id).map(water::Item::words)
    } else {
        soil::Item::ALL.into_iter().find(|item| item.id() == id).map(soil::Item::words)
    };
    words.map_or_else(|| id.to_owned(), |words| words.in_language(lang.language()).to_owned())
}

/// What was found, from how it is written in the record.
#[must_use]
pub fn reading(written: &str) -> Option<Reading> {
    match written {
        "none" => Some(Reading::NotDetected),
        "some" => Some(Reading::Detected),
        _ => match written.strip_prefix('<') {
            Some(limit) => limit.parse().ok().map(Reading::Below),
            None => written.parse().ok().map(Reading::Measured),
        },
    }
}

/// The value by which a reading is compared, for a drawing.
#[must_use]
pub fn compared(written: &str) -> Option<Decimal> {
    reading(written)?.compared().ok()
}

/// A unit; the one that has a Chinese name in both languages.
#[must_use]
pub fn unit(unit: &str, lang: Lang) -> &str {
    if unit == "铂钴色度单位" && lang == Lang::En { "Pt-Co" } else { unit }
}

fn with_unit(value: String, of: &str, lang: Lang) -> String {
    if of.is_empty() { value } else { format!("{value} {}", unit(of, lang)) }
}

/// A reading in words, with its unit.
#[must_use]
pub fn value(written: &str, unit: &str, t: &Text) -> String {
    match written {
        "none" => t.lab().none.to_owned(),
        "some" => t.lab().some.to_owned(),
        _ => match written.strip_prefix('<') {
            Some(limit) => (t.lab().below)(&with_unit(limit.to_owned(), unit, t.lang)),
            None => with_unit(written.to_owned(), unit, t.lang),
        },
    }
}

/// Words with others in brackets behind them.
#[must_use]
pub fn aside(words: &str, more: &str, t: &Text) -> String {
    if t.lang == Lang::Zh { format!("{words}（{more}）") } else { format!("{words} ({more})") }
}

/// Bounds in words.
#[must_use]
pub fn bounds(least: Option<Decimal>, most: Option<Decimal>, t: &Text) -> Option<String> {
    match (least, most) {
        (Some(least), Some(most)) => Some((t.lab().between)(&least.to_string(), &most.to_string())),
        (None, Some(most)) => Some((t.lab().at_most)(&most.to_string())),
        (Some(least), None) => Some((t.lab().at_least)(&least.to_string())),
        (None, None) => None,
    }
}

/// A limit with its mark where it is not sure.
#[must_use]
pub fn marked(limit: String, confidence: Option<&str>, t: &Text) -> String {
    if confidence == Some("C") { format!("{limit} {}", t.lab().unsure_mark) } else { limit }
}

/// How a limit is broken, with the multiple where there is one.
#[must_use]
pub fn breach(how: &str, multiple: Option<Decimal>, t: &Text) -> String {
    match multiple {
        Some(by) => (t.lab().multiple)(&by.to_string()),
        None => word(t.lab().breaches, how),
    }
}

/// A sentence for each item that was not judged, and one where no rule is known.
#[must_use]
pub fn open(edition: &str, items: &[NotJudged], no_rule: bool, t: &Text) -> Vec<String> {
    let mut notes: Vec<String> = items
        .iter()
        .map(|open| {
            (t.lab().not_judged_item)(
                &item(edition, &open.item, t.lang),
                &word(t.lab().not_judged, &open.reason),
            )
        })
        .collect();
    if no_rule {
        notes.push(t.lab().no_rule.to_owned());
    }
    notes
}

/// Day of sampling in words.
#[must_use]
pub fn sampled_on(day: Option<&str>, t: &Text) -> String {
    day.map_or_else(
        || t.lab().day_unknown.to_owned(),
        |day| (t.lab().sampled_on)(&format::day_text(t.lang, day)),
    )
}

/// A day in the middle of a period (`2026`, `2026-Q1`, `2026-04`, `2026-04-05`), as seconds.
#[must_use]
pub fn middle(period: &str) -> Option<f64> {
    let first = period.split('/').next().unwrap_or(period);
    if let Ok(day) = parse_date(first) {
        return Some(noon_seconds(day));
    }
    let year: i16 = first.get(..4)?.parse().ok()?;
    let (month, day) = match first.get(4..) {
        None | Some("") => (7, 1),
        Some(rest) => match rest.strip_prefix("-Q") {
            Some(quarter) => (quarter.parse::<i8>().ok()?.checked_mul(3)?.checked_sub(1)?, 15),
            None => (rest.strip_prefix('-')?.parse().ok()?, 15),
        },
    };
    Date::new(year, month, day).ok().map(noon_seconds)
}

/// Those that count: where any is real, only real ones do; made-up ones only where there is nothing else.
#[must_use]
pub fn that_count<T>(all: &[T], is_sample: impl Fn(&T) -> bool) -> Vec<&T> {
    let real: Vec<&T> = all.iter().filter(|one| !is_sample(one)).collect();
    if real.is_empty() { all.iter().collect() } else { real }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn readings_are_worded_and_read_back() {
        let t = text::of(Lang::Zh);
        assert_eq!(value("<0.004", "mg/L", t), "低于检出限 0.004 mg/L");
        assert_eq!(value("none", "MPN/100 mL", t), "未检出");
        assert_eq!(compared("<0.004"), "0.002".parse().ok());
        assert_eq!(compared("none"), None);
        assert_eq!(reading("x"), None);
        assert_eq!(item("GB 5749-2022", "f", Lang::Zh), "氟化物");
        assert_eq!(item("GB 36600-2018", "nonsense", Lang::En), "nonsense");
    }

    #[test]
    fn a_period_has_a_middle() {
        let day = |period| middle(period).and_then(super::super::civil_time).map(|at| at.date().to_string());
        assert_eq!(day("2026-Q1").as_deref(), Some("2026-02-15"));
        assert_eq!(day("2026").as_deref(), Some("2026-07-01"));
        assert_eq!(day("2026-04").as_deref(), Some("2026-04-15"));
        assert_eq!(day("2026-04-05").as_deref(), Some("2026-04-05"));
        assert_eq!(middle("2026-Q9"), None);
        assert_eq!(middle("spring"), None);
    }
}
