//! A case: what was sent, what happened, and what this person can do about it.

mod deeds;
mod history;

use super::frame::{self, clock_words};
use super::point;
use super::queue::unit_of;
use crate::case::{Policy, Satisfaction};
use crate::desk::ask::Ask;
use crate::desk::cases::personal_left;
use crate::regions::List;
use crate::store::desk::{Field, Full, StoredPhoto, Template, Unit};
use crate::text::word;
use crate::time;
use deeds::deeds;
use history::{history, photos};
use jiff::civil::Date;
use maud::{Markup, html};

/// What a case shows.
pub struct Page<'a> {
    /// The case.
    pub full: &'a Full,
    /// Its photos.
    pub photos: &'a [StoredPhoto],
    /// Units.
    pub units: &'a [Unit],
    /// Templates.
    pub templates: &'a [Template],
    /// Names of regions.
    pub regions: &'a List,
    /// Today.
    pub today: Date,
    /// The bureau's rules.
    pub policy: &'a Policy,
    /// What this answer shows besides.
    pub shown: Shown,
}

/// What one answer shows besides the case.
#[derive(Debug, Default)]
pub struct Shown {
    /// Why something was not done.
    pub problem: Option<&'static str>,
    /// The contact was asked for; none is kept.
    pub contact: Option<Option<String>>,
    /// Words are shown as they came.
    pub is_uncovered: bool,
}

/// The whole page.
pub fn page(ask: &Ask, page: &Page) -> Markup {
    let w = ask.w;
    let full = page.full;
    let content = html! {
        h1 { ((w.case)(full.id)) " · " (word(w.states, full.case.state.id())) }
        @if full.is_sample { p class="sample" { (w.sample) } }
        @if let Some(problem) = page.shown.problem { p class="problem" role="alert" { (word(w.problems, problem)) } }
        (frame::done(ask))
        @if let Some(reading) = frame::reading(ask, &full.case, page.today) {
            p { (clock_words(ask, &reading)) " " span class="muted" { ((w.by_rule)(&full.case.rule.to_string())) } }
        }
        @if page.shown.is_uncovered || page.shown.contact.is_some() { p class="hint" { (w.looked) } }
        div class="columns" {
            div { (sent(ask, page)) (history(ask, page)) }
            div { (deeds(ask, page)) }
        }
    };
    frame::page(ask, &(w.case)(full.id), &content)
}

fn fact(name: &str, words: &str) -> Markup {
    html! { div { dt { (name) } dd { (words) } } }
}

fn sent(ask: &Ask, page: &Page) -> Markup {
    let (w, full) = (ask.w, page.full);
    let sent = &full.feedback;
    let as_read = |field, words: &str| {
        if page.shown.is_uncovered { words.to_owned() } else { full.covered(field, words) }
    };
    let region = sent.region.as_deref().map(|code| page.regions.name(code, ask.lang));
    html! {
        section aria-labelledby="sent" {
            h2 id="sent" { (w.sent) }
            dl class="facts" {
                (fact(w.received, &ask.lang.moment(time::civil(full.received_at))))
                (fact(w.kind, ask.kind(&sent.kind)))
                @if let Some(region) = region { (fact(w.region, region)) }
                (fact(w.place, &as_read(Field::Place, &sent.place)))
                @if let Some(at) = &sent.happened_at { (fact(w.happened_at, &at.replace('T', " "))) }
                @if let (Some(kind), Some(id)) = (&sent.subject_kind, &sent.subject_id) { (fact(w.about, &format!("{kind} {id}"))) }
                @if let Some(unit) = &full.case.unit { (fact(w.unit, unit_of(page.units, unit, ask.lang))) }
                @if let Some(value) = full.case.satisfaction { (fact(word(w.states, "rated"), word(w.satisfactions, value.id()))) }
            }
            p class="words" { (as_read(Field::Description, &sent.description)) }
            (point::part(ask, page))
            (photos(ask, page))
            @match &page.shown.contact {
                Some(Some(contact)) => p class="contact" role="status" { (w.contact) "：" strong { (contact) } },
                Some(None) => p class="contact" role="status" { (w.no_contact) },
                None => {}
            }
        }
    }
}

/// Exactly what would be published.
fn preview(ask: &Ask, page: &Page) -> Markup {
    let (w, full) = (ask.w, page.full);
    let left = personal_left(full);
    html! {
        h3 { (w.public_preview) }
        blockquote {
            p { (full.place()) }
            @if let Some(at) = point::published(ask, page) { p { (at) } }
            p class="words" { (full.question()) }
            @if let Some(answer) = full.answer() { hr; p class="words" { (answer) } }
            @if let Some(value) = full.case.satisfaction.map(Satisfaction::id) { p { (word(w.satisfactions, value)) } }
        }
        @if !left.is_empty() { p class="problem" { (w.personal_left) @for found in &left { " " code { (found) } } } }
    }
}
