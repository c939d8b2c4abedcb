//! A report in the list.

use super::{is_overdue, unit_name};
use crate::route::{Lang, Page};
use crate::text::{Text, format, word};
use crate::view_model::air;
use mingjing_contract::feedback::point::told;
use mingjing_contract::ledger::Unit;
use mingjing_contract::places::Places;
use mingjing_contract::replies::Reply;
use mingjing_domain::point::Point;

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

/// A report as its row.
pub(super) fn row(reply: &Reply, units: &[&Unit], places: &Places, today: &str, t: &'static Text) -> Row {
    let w = t.replies();
    let day = |day: &str| format::day_text(t.lang, day);
    let region = places.regions.iter().find(|region| region.code == reply.region);
    let place = reply.place_zh.clone().or_else(|| region.map(|region| air::region_name(region, t)));
    let mut links = Vec::new();
    if let Some(task) = &reply.task {
        links.push((Page::Task(task.clone()), (w.on_task)(task)));
    }
    let station =
        reply.station.as_ref().and_then(|code| places.stations.iter().find(|one| one.code == *code));
    if let Some(station) = station {
        let page = Page::AirStation(station.region.clone(), station.code.clone());
        links.push((page, air::station_name(station, t)));
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
