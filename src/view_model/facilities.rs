//! Plants that receive visitors: days ahead, days past, how to book.

use super::lab;
use crate::text::{Text, format, word};
use jiff::civil::Date;
use mingjing_contract::facilities::{Facilities, Facility, VisitDay};
use mingjing_contract::places::Places;
use mingjing_contract::polluters::Polluters;
use mingjing_domain::order;
use mingjing_domain::time::parse_date;

/// A day of visits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayRow {
    /// Day.
    pub day: String,
    /// From, to.
    pub hours: String,
    /// State in words.
    pub state: String,
    /// Identifier of the state.
    pub state_id: String,
    /// Places, visitors, more.
    pub more: String,
}

/// A plant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacilityRow {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Kind and region.
    pub about: String,
    /// Label and words: address, operator, telephone.
    pub facts: Vec<(&'static str, String)>,
    /// How to book.
    pub booking: String,
    /// Address for booking.
    pub booking_url: Option<String>,
    /// The enterprise that it is, if that has a page.
    pub enterprise: Option<String>,
    /// Days from today on, soonest first.
    pub ahead: Vec<DayRow>,
    /// Days before today, newest first.
    pub past: Vec<DayRow>,
    /// Of these, those that were held.
    pub held: usize,
    /// Doubts.
    pub note: Option<String>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// The plants: those with the soonest open day first.
#[must_use]
pub fn rows(
    all: &Facilities,
    polluters: Option<&Polluters>,
    places: &Places,
    (region, kind): (Option<&str>, Option<&str>),
    today: Date,
    t: &'static Text,
) -> Vec<FacilityRow> {
    let mut facilities: Vec<&Facility> = all
        .facilities
        .iter()
        .filter(|facility| region.is_none_or(|region| facility.region == region))
        .filter(|facility| kind.is_none_or(|kind| facility.kind == kind))
        .collect();
    let soonest = |facility: &Facility| {
        facility.days.iter().find(|day| is_ahead(day, today)).map(|day| day.date.clone())
    };
    order::by_key(&mut facilities, |facility| {
        let soonest = soonest(facility);
        (facility.sample, soonest.is_none(), soonest)
    });
    facilities.into_iter().map(|facility| row(facility, polluters, places, today, t)).collect()
}

fn is_ahead(day: &VisitDay, today: Date) -> bool {
    // What was held today is over.
    day.state != "held" && parse_date(&day.date).is_ok_and(|day| day >= today)
}

fn row(
    facility: &Facility,
    polluters: Option<&Polluters>,
    places: &Places,
    today: Date,
    t: &'static Text,
) -> FacilityRow {
    let w = t.facilities();
    let (ahead, past): (Vec<&VisitDay>, Vec<&VisitDay>) =
        facility.days.iter().partition(|day| is_ahead(day, today));
    let is_known = |id: &String| {
        polluters.is_some_and(|polluters| polluters.enterprises.iter().any(|enterprise| enterprise.id == *id))
    };
    let facts = [
        (w.address, Some(facility.address_zh.clone())),
        (w.operator, facility.operator_zh.clone()),
        (w.phone, facility.phone.clone()),
    ];
    FacilityRow {
        id: facility.id.clone(),
        name: lab::name(&facility.name_zh, Some(&facility.name_en), t.lang),
        about: format!("{} · {}", word(w.kinds, &facility.kind), lab::region(places, &facility.region, t)),
        facts: facts.into_iter().filter_map(|(label, words)| Some((label, words?))).collect(),
        booking: lab::name(&facility.booking_zh, facility.booking_en.as_deref(), t.lang),
        booking_url: facility.booking_url.clone(),
        enterprise: facility.enterprise.clone().filter(is_known),
        ahead: ahead.into_iter().map(|day| day_row(day, false, t)).collect(),
        held: past.iter().filter(|day| day.state == "held").count(),
        past: past.into_iter().rev().map(|day| day_row(day, true, t)).collect(),
        note: facility.note.clone(),
        sample: facility.sample,
    }
}

fn day_row(day: &VisitDay, is_past: bool, t: &'static Text) -> DayRow {
    let w = t.facilities();
    // A day that is over cannot be booked: whether it was held is not known.
    let is_stale = is_past && matches!(day.state.as_str(), "open" | "full");
    let state = if is_stale { "unreported" } else { day.state.as_str() };
    let hours = day.ends_at.as_ref().map_or_else(|| day.starts_at.clone(), |to| (w.when)(&day.starts_at, to));
    let more = [day.capacity.map(w.capacity), day.visitors.map(w.visitors), day.note_zh.clone()];
    DayRow {
        day: format::day_text(t.lang, &day.date),
        hours,
        state: word(w.states, state),
        state_id: state.to_owned(),
        more: more.into_iter().flatten().collect::<Vec<String>>().join(" · "),
    }
}
