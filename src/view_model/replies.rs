//! What the public reported and what was answered, with honest statistics: how many, how long, how many late. Nothing
//! is worked out of too few.

use super::figure::Table;
use super::ledger_index::{occurs, words};
use crate::route::{Lang, Page, Query};
use crate::text::{Text, format, word};
use jiff::civil::Date;
use mingjing_contract::feedback::point::told;
use mingjing_contract::ledger::Unit;
use mingjing_contract::places::Places;
use mingjing_contract::replies::{Replies, Reply};
use mingjing_domain::Fraction;
use mingjing_domain::order;
use mingjing_domain::point::Point;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Rows shown before "show more".
pub const PAGE_ROWS: usize = 20;
/// Answers that must be there before a median says anything.
pub const ENOUGH: usize = 10;

/// Counts and times of some reports on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Reports.
    pub n: usize,
    /// Answered.
    pub answered: usize,
    /// Not answered yet.
    pub open: usize,
    /// Of these: past the last day to answer.
    pub overdue: usize,
    /// Per cent answered in time, of those that were answered or are overdue. None of fewer than [`ENOUGH`].
    pub in_time: Option<String>,
    /// Median of the days from receipt to answer. None below [`ENOUGH`] answers.
    pub median: Option<String>,
    /// Days within which nine of ten answers came. None below [`ENOUGH`] answers.
    pub p90: Option<String>,
}

impl Figures {
    /// Of reports, on a day.
    #[must_use]
    pub fn of<'a>(replies: impl Iterator<Item = &'a Reply>, today: &str) -> Self {
        let mut figures = Self::default();
        let mut in_time = 0;
        let mut days = Vec::new();
        for reply in replies {
            figures.n += 1;
            match reply.answered_on.as_deref() {
                Some(on) => {
                    figures.answered += 1;
                    in_time += usize::from(on <= reply.answer_by.as_str());
                    days.extend(reply.days_to_answer);
                }
                None => {
                    figures.open += 1;
                    figures.overdue += usize::from(is_overdue(reply, today));
                }
            }
        }
        order::sort(&mut days);
        let decided = figures.answered + figures.overdue;
        figures.in_time = percent(in_time, decided).filter(|_| decided >= ENOUGH);
        if days.len() >= ENOUGH {
            figures.median = median(&days);
            // The nearest rank: the smallest number of days that nine tenths do not exceed.
            let rank = (days.len() * 9).div_ceil(10);
            figures.p90 = days.get(rank.saturating_sub(1)).map(ToString::to_string);
        }
        figures
    }
}

fn median(sorted: &[i64]) -> Option<String> {
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper.to_string());
    }
    let sum = upper + sorted.get(middle.checked_sub(1)?)?;
    Some(format!("{}{}", sum / 2, if sum % 2 == 0 { "" } else { ".5" }))
}

fn percent(part: usize, n: usize) -> Option<String> {
    let hundredfold = i128::try_from(part).ok()?.checked_mul(100)?;
    Some(format!("{}%", Fraction::new(hundredfold, i128::try_from(n).ok()?)?.round_half_even(1)?))
}

/// Not answered, and the last day to answer has passed.
#[must_use]
pub fn is_overdue(reply: &Reply, today: &str) -> bool {
    reply.answered_on.is_none() && reply.answer_by.as_str() < today
}

/// Identifiers of the filter `state` that a report matches.
fn state_ids(reply: &Reply, today: &str) -> Vec<&'static str> {
    let mut ids = vec![if reply.answered_on.is_some() { "answered" } else { "open" }];
    if is_overdue(reply, today) {
        ids.push("overdue");
    }
    if reply.answered_on.as_deref().is_some_and(|on| on > reply.answer_by.as_str()) {
        ids.push("late");
    }
    if reply.extended_on.is_some() {
        ids.push("extended");
    }
    ids
}

/// A report in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Identifier.
    pub id: String,
    /// Kind, place.
    pub about: String,
    /// What it is about, as pages.
    pub links: Vec<(Page, String)>,
    /// Where as a point, in words.
    pub at: Option<String>,
    /// What was reported.
    pub question: String,
    /// What was answered, or how it stands.
    pub answer: Option<String>,
    /// Who answered.
    pub unit: Option<String>,
    /// Days: received, accepted, answered or due.
    pub clock: String,
    /// Result and what the sender says of it.
    pub result: Option<String>,
    /// Why it took longer.
    pub extension: Option<String>,
    /// Overdue.
    pub overdue: bool,
    /// Made up for demonstration.
    pub sample: bool,
}

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepliesPage {
    /// Of all reports.
    pub all: Figures,
    /// By kind and by unit.
    pub by_kind: Table,
    /// By unit.
    pub by_unit: Table,
    /// Kinds to choose from.
    pub kinds: Vec<(String, String)>,
    /// Units to choose from.
    pub units: Vec<(String, String)>,
    /// The rows, newest first.
    pub rows: Vec<Row>,
    /// How many match.
    pub matching: usize,
    /// All are made up.
    pub sample: bool,
}

/// The reports that the page is about: the real ones; made-up ones where there are no others, never both.
#[must_use]
pub fn shown(years: &[Arc<Replies>]) -> Vec<&Reply> {
    let all = || years.iter().flat_map(|year| &year.replies);
    let has_real = all().any(|reply| !reply.sample);
    let mut replies: Vec<&Reply> = all().filter(|reply| reply.sample != has_real).collect();
    replies.reverse();
    replies
}

/// The page for a query: `kind`, `unit`, `state`, `q` (words), `n` (rows; `all` rows if it is longer than all).
#[must_use]
pub fn page(
    replies: &[&Reply],
    units: &[&Unit],
    places: &Places,
    query: &Query,
    today: Date,
    t: &'static Text,
) -> RepliesPage {
    let today = today.to_string();
    let words = words(query.get("q").unwrap_or(""));
    let is = |key: &str, value: Option<&str>| query.get(key).is_none_or(|wanted| Some(wanted) == value);
    let matching: Vec<&Reply> = replies
        .iter()
        .copied()
        .filter(|reply| is("kind", Some(&reply.kind)) && is("unit", reply.unit.as_deref()))
        .filter(|reply| query.get("state").is_none_or(|id| state_ids(reply, &today).contains(&id)))
        .filter(|reply| words.is_empty() || contains(reply, &words))
        .collect();
    let name = |id: &str| unit_name(units, id, t);
    let (by_kind, kinds) =
        groups(replies, |reply| Some(&reply.kind), &|id| word(t.kinds, id), t.replies().kind, &today, t);
    let (by_unit, of_units) =
        groups(replies, |reply| reply.unit.as_ref(), &name, t.replies().unit, &today, t);
    RepliesPage {
        all: Figures::of(replies.iter().copied(), &today),
        by_kind,
        by_unit,
        kinds,
        units: of_units,
        matching: matching.len(),
        rows: matching.iter().map(|reply| row(reply, units, places, &today, t)).collect(),
        sample: !replies.is_empty() && replies.iter().all(|reply| reply.sample),
    }
}

fn contains(reply: &Reply, words: &[String]) -> bool {
    let mut text = reply.id.to_ascii_lowercase();
    for part in
        [Some(&reply.question_zh), reply.answer_zh.as_ref(), reply.place_zh.as_ref()].into_iter().flatten()
    {
        text.push('\n');
        text.push_str(&part.to_ascii_lowercase());
    }
    words.iter().all(|word| occurs(&text, word))
}

fn unit_name(units: &[&Unit], id: &str, t: &Text) -> String {
    let found = units.iter().find(|unit| unit.id == id);
    let name = found.map(|unit| if t.lang == Lang::Zh { &unit.name_zh } else { &unit.name_en });
    name.map_or_else(|| id.to_owned(), Clone::clone)
}

/// A table of groups, those with most reports first (that is no ranking of merit), and the groups as choices.
fn groups<'a>(
    replies: &[&'a Reply],
    key: impl Fn(&'a Reply) -> Option<&'a String>,
    name: &dyn Fn(&str) -> String,
    head: &str,
    today: &str,
    t: &'static Text,
) -> (Table, Vec<(String, String)>) {
    let mut groups: BTreeMap<&str, Vec<&Reply>> = BTreeMap::new();
    for reply in replies {
        if let Some(key) = key(reply) {
            groups.entry(key).or_default().push(reply);
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    order::by_key(&mut groups, |(_, of_it)| usize::MAX - of_it.len());
    let mut table = Table { head: vec![head.to_owned()], rows: Vec::new() };
    table.head.extend(t.replies().head.map(str::to_owned));
    let mut choices = Vec::new();
    for (id, of_it) in groups {
        let figures = Figures::of(of_it.iter().copied(), today);
        let name = name(id);
        let few = || t.replies().too_few.to_owned();
        table.rows.push(vec![
            name.clone(),
            figures.n.to_string(),
            figures.answered.to_string(),
            figures.open.to_string(),
            figures.overdue.to_string(),
            figures.median.unwrap_or_else(few),
            figures.in_time.unwrap_or_else(few),
        ]);
        choices.push((id.to_owned(), format!("{name} ({})", figures.n)));
    }
    (table, choices)
}

fn row(reply: &Reply, units: &[&Unit], places: &Places, today: &str, t: &'static Text) -> Row {
    let w = t.replies();
    let day = |day: &str| format::day_text(t.lang, day);
    let region = places.regions.iter().find(|region| region.code == reply.region);
    let place = reply.place_zh.clone().or_else(|| region.map(|region| super::air::region_name(region, t)));
    let mut links = Vec::new();
    if let Some(task) = &reply.task {
        links.push((Page::Task(task.clone()), (w.on_task)(task)));
    }
    let station =
        reply.station.as_ref().and_then(|code| places.stations.iter().find(|one| one.code == *code));
    if let Some(station) = station {
        let page = Page::AirStation(station.region.clone(), station.code.clone());
        links.push((page, super::air::station_name(station, t)));
    }
    let section = reply.section.as_ref().and_then(|id| places.sections.iter().find(|one| one.id == *id));
    if let Some(section) = section {
        let name = if t.lang == Lang::Zh { &section.name_zh } else { &section.name_en };
        links.push((Page::Section(section.id.clone()), name.clone()));
    }
    if let Some(enterprise) = &reply.enterprise {
        links.push((Page::Polluter(enterprise.clone()), (w.on_enterprise)(enterprise)));
    }
    let mut clock = (w.received)(&day(&reply.received_on));
    let overdue = is_overdue(reply, today);
    let end = match (&reply.answered_on, reply.days_to_answer) {
        (Some(on), days) => {
            (w.answered)(&day(on), days.unwrap_or_default(), on.as_str() > reply.answer_by.as_str())
        }
        (None, _) => (w.open)(&day(&reply.answer_by), overdue),
    };
    for part in reply.accepted_on.as_deref().map(|on| (w.accepted)(&day(on))).into_iter().chain([end]) {
        clock.push_str(w.between);
        clock.push_str(&part);
    }
    let said = reply.satisfaction.as_deref().map(|id| word(w.satisfaction, id));
    let result = reply.result.as_deref().map(|id| word(w.results, id));
    Row {
        id: reply.id.clone(),
        about: [Some(word(t.kinds, &reply.kind)), place]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · "),
        links,
        at: at(reply, places, t),
        question: reply.question_zh.clone(),
        answer: reply.answer_zh.clone(),
        unit: reply.unit.as_deref().map(|id| unit_name(units, id, t)),
        clock,
        result: match (result, said) {
            (Some(result), Some(said)) => Some(format!("{result}{}{said}", w.between)),
            (result, said) => result.or(said),
        },
        extension: reply
            .extended_on
            .as_deref()
            .map(|on| (w.extended)(&day(on), reply.extension_reason_zh.as_deref().unwrap_or(w.no_reason))),
        overdue,
        sample: reply.sample,
    }
}

/// A published point in words; it is coarse unless its digits say otherwise.
fn at(reply: &Reply, places: &Places, t: &Text) -> Option<String> {
    let point = Point::of_decimals(reply.lat?, reply.lon?)?;
    let (language, is_coarse) = (t.lang.language(), point.coarse() == point);
    Some(told::place(language, point, Some(places), Some(&reply.region), is_coarse))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_and_shares_are_exact() {
        assert_eq!(median(&[1, 2, 9]).as_deref(), Some("2"));
        assert_eq!(median(&[1, 2, 3, 9]).as_deref(), Some("2.5"));
        assert_eq!(median(&[2, 4]).as_deref(), Some("3"));
        assert_eq!(median(&[]), None);
        assert_eq!(percent(2, 3).as_deref(), Some("66.7%"));
        assert_eq!(percent(0, 0), None, "no share of nothing");
    }
}
