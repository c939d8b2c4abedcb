//! Heavy-pollution warnings as the authorities announced them, and days under dust. None is made here.

use super::moment;
use crate::route::Lang;
use crate::text::{Text, format, word};
use jiff::Timestamp;
use mingjing_contract::air_relayed::{DustDay, DustDays};
use mingjing_contract::places::Places;
use mingjing_contract::warnings::{Warning, WarningRevision, Warnings};
use mingjing_domain::order;

/// An announcement in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// When it was announced, by whom, by which document.
    pub said: String,
    /// Identifier of the level: `yellow`, `orange`, `red`.
    pub level_id: String,
    /// Level in words.
    pub level: String,
    /// In force from, until.
    pub force: String,
    /// Cause.
    pub cause: Option<String>,
    /// Measures.
    pub measures: Option<String>,
}

/// A warning with everything that became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Identifier.
    pub id: String,
    /// Region.
    pub region: String,
    /// In force at the moment.
    pub in_force: bool,
    /// The announcement that holds.
    pub last: Announcement,
    /// Those before it, newest first.
    pub before: Vec<Announcement>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// The page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WarningsPage {
    /// Official warnings, newest first.
    pub official: Vec<Row>,
    /// Made-up ones.
    pub made_up: Vec<Row>,
    /// Days under dust: day, region, decision, made up; newest first.
    pub dust: Vec<(String, String, String, bool)>,
}

/// The page at a moment.
#[must_use]
pub fn page(
    warnings: &Warnings,
    dust: Option<&DustDays>,
    places: &Places,
    now: Timestamp,
    t: &'static Text,
) -> WarningsPage {
    let rows = |sample: bool| {
        let of = warnings.warnings.iter().filter(move |warning| warning.sample == sample);
        of.filter_map(|warning| row(warning, places, now, t)).collect()
    };
    let mut days: Vec<&DustDay> = dust.iter().flat_map(|dust| &dust.days).collect();
    order::by(&mut days, |a, b| b.date.cmp(&a.date));
    let none = || "—".to_owned();
    WarningsPage {
        official: rows(false),
        made_up: rows(true),
        dust: days
            .into_iter()
            .map(|day| {
                let region = region(places, &day.region, t);
                (
                    format::day_text(t.lang, &day.date),
                    region,
                    day.document.clone().unwrap_or_else(none),
                    day.sample,
                )
            })
            .collect(),
    }
}

fn region(places: &Places, code: &str, t: &Text) -> String {
    let found = places.regions.iter().find(|region| region.code == code);
    found.map_or_else(|| code.to_owned(), |region| super::air::region_name(region, t))
}

/// A warning without any announcement says nothing.
fn row(warning: &Warning, places: &Places, now: Timestamp, t: &'static Text) -> Option<Row> {
    let known: Vec<&WarningRevision> =
        warning.revisions.iter().filter(|one| moment(&one.issued_at).is_none_or(|at| at <= now)).collect();
    let (last, before) = known.split_last()?;
    let has_begun = moment(&last.starts_at).is_some_and(|at| at <= now);
    let is_lifted = last.lifted_at.as_deref().and_then(moment).is_some_and(|at| at <= now);
    Some(Row {
        id: warning.id.clone(),
        region: region(places, &warning.region, t),
        in_force: has_begun && !is_lifted,
        last: announcement(last, t),
        before: before.iter().rev().map(|one| announcement(one, t)).collect(),
        sample: warning.sample,
    })
}

fn announcement(one: &WarningRevision, t: &'static Text) -> Announcement {
    let w = t.warnings();
    let moment = |stamp: &str| format::moment(t.lang, stamp);
    let english = one.measures_en.clone().filter(|_| t.lang == Lang::En);
    Announcement {
        said: format!("{} · {} · {}", moment(&one.issued_at), one.issuer_zh, one.document),
        level_id: one.level.clone(),
        level: word(w.levels, &one.level),
        force: (w.force)(&moment(&one.starts_at), one.lifted_at.as_deref().map(moment).as_deref()),
        cause: one.cause_zh.clone(),
        measures: english.or_else(|| one.measures_zh.clone()),
    }
}
