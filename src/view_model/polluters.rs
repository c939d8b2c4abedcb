//! Enterprises that discharge: the list by query, and what authorities decided about each.

mod decisions;
mod list;

pub use decisions::{Decision, card_rows, cards, credit, credit_rows, in_force, penalty_rows};
pub use list::{List, PAGE_ROWS, Row, list};

use super::lab;
use crate::text::polluters::Sums;
use crate::text::{Text, format, word};
use mingjing_contract::places::Places;
use mingjing_contract::polluters::{Enterprise, Outlet};

/// Name of an enterprise.
#[must_use]
pub fn name(enterprise: &Enterprise, t: &Text) -> String {
    lab::name(&enterprise.name_zh, enterprise.name_en.as_deref(), t.lang)
}

/// Name of an outlet with its number.
#[must_use]
pub fn outlet_name(outlet: &Outlet, t: &Text) -> String {
    format!("{} {}", outlet.code, lab::name(&outlet.name_zh, outlet.name_en.as_deref(), t.lang))
}

/// What the means of outlets come to in their newest year, or in the one that is given.
#[must_use]
pub fn sums<'a>(outlets: impl Iterator<Item = &'a Outlet> + Clone, year: Option<i16>) -> Sums {
    let counts = outlets.flat_map(|outlet| &outlet.counts);
    let Some(year) = year.or_else(|| counts.clone().map(|counts| counts.year).max()) else {
        return Sums::default();
    };
    let mut sums = Sums { year, ..Sums::default() };
    for counts in counts.filter(|counts| counts.year == year) {
        let exceeding = u64::from(counts.exceeding);
        if counts.averaging == "hour" {
            sums.hours += exceeding;
        } else {
            sums.days += exceeding;
        }
        sums.marked += u64::from(counts.marked);
        sums.kept += u64::from(counts.kept);
        if sums.until < counts.until {
            sums.until.clone_from(&counts.until);
        }
    }
    sums
}

/// What the means of a year come to, in words.
#[must_use]
pub fn means_words(sums: &Sums, t: &Text) -> (String, String) {
    let w = t.polluters();
    let judged = sums.hours + sums.days + sums.kept;
    if judged == 0 {
        return (w.no_means.to_owned(), String::new());
    }
    let words = if sums.hours + sums.days == 0 { (w.kept)(sums) } else { (w.exceeding)(sums) };
    let mut more = Vec::new();
    if sums.marked > 0 {
        more.push((w.marked)(sums.marked));
    }
    more.push((w.until)(&format::day_text(t.lang, &sums.until)));
    (words, more.join(" · "))
}

/// Region, industry, what it is a key polluter for.
#[must_use]
pub fn about(enterprise: &Enterprise, places: &Places, t: &Text) -> String {
    let w = t.polluters();
    let mut about = vec![lab::region(places, &enterprise.region, t)];
    about.extend(enterprise.industry_zh.clone().or_else(|| enterprise.industry_code.clone()));
    if !enterprise.key_for.is_empty() {
        let keys: Vec<String> = enterprise.key_for.iter().map(|key| word(w.key_words, key)).collect();
        about.push(format!("{} {}", w.key_for, super::water::join(&keys, t)));
    }
    about.join(" · ")
}

/// The outlet whose means are shown: the one asked for, else that with most exceedances in the newest year, else
/// the first that has means at all.
#[must_use]
pub fn chosen_outlet<'a>(enterprise: &'a Enterprise, asked: Option<&str>) -> Option<&'a Outlet> {
    let asked = asked.and_then(|id| enterprise.outlets.iter().find(|outlet| outlet.id == id));
    let year = sums(enterprise.outlets.iter(), None).year;
    let weight = |outlet: &Outlet| {
        let sums = sums(std::iter::once(outlet), Some(year));
        (sums.hours + sums.days, !outlet.counts.is_empty())
    };
    let mut found: Option<&Outlet> = None;
    for outlet in &enterprise.outlets {
        if found.is_none_or(|best| weight(outlet) > weight(best)) {
            found = Some(outlet);
        }
    }
    asked.or(found)
}
