//! A case: what was sent, what happened, and what this person can do about it.

use super::frame::{self, clock_words, field, token};
use super::point;
use super::queue::{unit_name, unit_of};
use crate::case::rights::Deed;
use crate::case::{Actor, Illegal, Outcome, Policy, Satisfaction, Step};
use crate::desk::ask::Ask;
use crate::desk::cases::personal_left;
use crate::personal;
use crate::regions::List;
use crate::store::desk::{CaseEvent, Field, Full, StoredPhoto, Template, Unit};
use crate::text::word;
use crate::time;
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

fn photos(ask: &Ask, page: &Page) -> Markup {
    let w = ask.w;
    let address = |photo: &StoredPhoto| format!("cases/{}/photos/{}", page.full.id, photo.id);
    html! {
        @if !page.photos.is_empty() {
            ul class="photos" {
                @for photo in page.photos {
                    li {
                        @if !photo.is_covered {
                            a href=(address(photo)) { img src=(address(photo)) width=(photo.width) height=(photo.height) loading="lazy" alt={ (word(w.states, "photos")) " " (photo.id) }; }
                            @if ask.may(Deed::Redact) {
                                form class="inline" method="post" action={ "cases/" (page.full.id) "/redact" } {
                                    (token(ask)) input type="hidden" name="photo" value=(photo.id);
                                    button class="quiet" type="submit" { (w.cover_photo) " " (photo.id) }
                                }
                            }
                        } @else if ask.may(Deed::Unseal) { a href=(address(photo)) { (word(w.states, "photos")) " " (photo.id) " · " (w.original_hint) } }
                        @else { (word(w.states, "photos")) " ▇▇▇" }
                    }
                }
            }
        }
    }
}

fn history(ask: &Ask, page: &Page) -> Markup {
    let w = ask.w;
    html! {
        section aria-labelledby="history" {
            h2 id="history" { (w.history) }
            ol class="timeline" { @for event in &page.full.events { (event_line(ask, page, event)) } }
            @if !page.full.redactions.is_empty() {
                ul class="covers" {
                    @for span in &page.full.redactions {
                        li {
                            (word(w.states, "redacted")) " · " (w.covered_by) " " (span.staff_name) " · " (ask.lang.moment(time::civil(span.at)))
                            @if let Some(at) = span.lifted_at { " · " (w.uncovered) " " (ask.lang.moment(time::civil(at))) }
                            @else if ask.may(Deed::Unseal) {
                                form class="inline" method="post" action={ "cases/" (page.full.id) "/unseal" } {
                                    (token(ask)) input type="hidden" name="span" value=(span.id);
                                    button class="quiet" type="submit" { (w.uncovered) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn event_line(ask: &Ask, page: &Page, event: &CaseEvent) -> Markup {
    let w = ask.w;
    let who = match (event.actor.as_str(), &event.staff_name) {
        (_, Some(name)) => name.as_str(),
        ("sender", _) => w.from_sender,
        _ => w.by_system,
    };
    let covered = event.text.as_deref().map(|words| {
        if page.shown.is_uncovered {
            words.to_owned()
        } else {
            page.full.covered(Field::Event(event.seq), words)
        }
    });
    html! {
        li class=(if event.is_public { "event" } else { "event internal" }) {
            p class="event-head" {
                span class="date" { (ask.lang.moment(time::civil(event.at))) } " "
                strong { (word(w.states, &event.kind)) } " · " (who)
                @if !event.is_public { " · " span class="muted" { (w.internal) } }
                @if let Some(detail) = &event.detail { " · " (detail_words(ask, page, event, detail)) }
            }
            @if let Some(words) = covered { p class="words" { (words) } }
        }
    }
}

fn detail_words(ask: &Ask, page: &Page, event: &CaseEvent, detail: &str) -> Markup {
    let w = ask.w;
    html! {
        @match event.kind.as_str() {
            "with_unit" => (unit_of(page.units, detail, ask.lang)),
            "merged" | "merged_in" => a href={ "cases/" (detail) "/" } { ((w.case)(detail.parse().unwrap_or_default())) },
            "rated" => (word(w.satisfactions, detail)),
            "photos" | "redacted" => (detail),
            _ => (word(w.outcomes, detail)),
        }
    }
}

/// The deeds that are this person's and possible now, each with its form.
fn deeds(ask: &Ask, page: &Page) -> Markup {
    let w = ask.w;
    let forms: Vec<Markup> = [
        Deed::Release,
        Deed::Accept,
        Deed::Assign,
        Deed::Answer,
        Deed::Return,
        Deed::Draft,
        Deed::Publish,
        Deed::Unpublish,
        Deed::Message,
        Deed::Note,
        Deed::Redact,
        Deed::Refuse,
        Deed::Extend,
        Deed::Merge,
        Deed::Reopen,
        Deed::ReadContact,
        Deed::Unseal,
    ]
    .into_iter()
    .filter(|deed| ask.may(*deed) && is_possible(ask, page, *deed))
    .map(|deed| form(ask, page, deed))
    .collect();
    html! {
        section aria-labelledby="deeds" {
            h2 id="deeds" { (w.actions) }
            @if forms.is_empty() { p class="empty" { (w.nothing_to_do) } }
            @for form in forms { (form) }
        }
    }
}

/// Asks the rules themselves, with any words: what they would refuse is not offered.
fn is_possible(ask: &Ask, page: &Page, deed: Deed) -> bool {
    let full = page.full;
    let step = match deed {
        Deed::Release => Step::Release,
        Deed::Accept => Step::Accept,
        Deed::Refuse => Step::Refuse { reason: String::new() },
        Deed::Assign => Step::Assign { unit: String::new() },
        Deed::Draft => Step::Draft { text: String::new(), outcome: Outcome::Solved },
        Deed::Return => Step::Return { reason: String::new() },
        Deed::Answer => Step::Answer,
        Deed::Extend => Step::Extend { reason: String::new() },
        Deed::Publish => Step::Publish,
        Deed::Unpublish => Step::Unpublish,
        Deed::Reopen => Step::Reopen { reason: String::new() },
        Deed::Merge => Step::Merge { into: 0 },
        Deed::Message => Step::Message { text: String::new() },
        Deed::Note | Deed::Redact => return true,
        Deed::ReadContact => return full.has_contact && page.shown.contact.is_none(),
        Deed::Unseal => {
            return !page.shown.is_uncovered && full.redactions.iter().any(|span| !span.is_lifted());
        }
        _ => return false,
    };
    // A merge needs a target, which is asked for: any open case will do to ask the rule.
    let actor = Actor::Staff(ask.signed.member.id);
    let tried = full.case.after(&step, actor, page.today, page.policy, Some(&full.case));
    !matches!(
        tried,
        Err(Illegal::State | Illegal::NoDraft | Illegal::Once | Illegal::SameEyes | Illegal::TooOften)
    )
}

fn form(ask: &Ask, page: &Page, deed: Deed) -> Markup {
    let (w, full) = (ask.w, page.full);
    let id = deed.id();
    let name = word(w.deeds, id);
    let template =
        ask.query.number("template").and_then(|id| page.templates.iter().find(|known| known.id == id));
    let prefilled = template.filter(|template| Some(template.kind.as_str()) == template_kind(deed));
    let is_plain =
        matches!(deed, Deed::Release | Deed::Accept | Deed::ReadContact | Deed::Unseal | Deed::Unpublish);
    let fields = html! {
        (token(ask))
        input type="hidden" name="version" value=(full.version);
        @match deed {
            Deed::Refuse | Deed::Return | Deed::Extend | Deed::Reopen => {
                (templates(ask, page, deed))
                (area(id, w.reason, w.reason_hint, prefilled))
            }
            Deed::Message => {
                (templates(ask, page, deed))
                (area(id, w.text, w.text_hint, prefilled))
            }
            Deed::Note => (area(id, w.text, w.internal, None)),
            Deed::Draft => {
                (templates(ask, page, deed))
                (area(id, w.text, w.text_hint, prefilled))
                (field("outcome", w.outcome, "", &html! {
                    select id="outcome" name="outcome" required {
                        @for outcome in Outcome::ALL { option value=(outcome.id()) { (word(w.outcomes, outcome.id())) } }
                    }
                }))
            }
            Deed::Assign => (field("unit", w.unit, "", &html! {
                select id="unit" name="unit" required {
                    @for unit in page.units.iter().filter(|unit| unit.is_active) { option value=(unit.id) { (unit_name(unit, ask.lang)) } }
                }
            })),
            Deed::Merge => (field("into", w.into, "", &html! { input id="into" name="into" inputmode="numeric" required pattern="[0-9]+"; })),
            Deed::Redact => (covering(ask, full)),
            Deed::Answer => @if let Some(draft) = &full.case.draft {
                h3 { (w.draft) " · " (word(w.outcomes, draft.outcome.id())) }
                p class="words" { (draft.text) }
            },
            Deed::Publish => (preview(ask, page)),
            Deed::ReadContact => p class="hint" { (w.contact_hint) },
            Deed::Unseal => p class="hint" { (w.original_hint) },
            _ => {}
        }
        p { button type="submit" { (name) } }
    };
    let action = format!("cases/{}/{id}", full.id);
    let is_open = prefilled.is_some() || matches!(deed, Deed::Answer);
    html! {
        @if is_plain { form class="deed" method="post" action=(action) { (fields) } }
        @else {
            details class="deed" id={ "do-" (id) } open[is_open] {
                summary { (name) }
                form method="post" action=(action) { (fields) }
            }
        }
    }
}

fn area(deed: &str, label: &str, hint: &str, template: Option<&Template>) -> Markup {
    let id = format!("text-{deed}");
    let control = html! {
        textarea id=(id) name="text" rows="5" maxlength="8000" required aria-describedby={ "h-" (id) } {
            // A browser drops the first line end of a text area.
            "\n" @if let Some(template) = template { (template.body) }
        }
    };
    field(&id, label, hint, &control)
}

fn template_kind(deed: Deed) -> Option<&'static str> {
    match deed {
        Deed::Message => Some("message"),
        Deed::Draft => Some("answer"),
        Deed::Refuse => Some("refusal"),
        _ => None,
    }
}

/// Words to begin with: a link that opens the page with them in place.
fn templates(ask: &Ask, page: &Page, deed: Deed) -> Markup {
    let of_kind: Vec<&Template> = page
        .templates
        .iter()
        .filter(|template| Some(template.kind.as_str()) == template_kind(deed))
        .collect();
    html! {
        @if !of_kind.is_empty() {
            p class="hint" {
                (ask.w.use_template) ":"
                @for template in of_kind {
                    " " a href={ "cases/" (page.full.id) "/?template=" (template.id) "#do-" (deed.id()) } { (template.title) }
                }
            }
        }
    }
}

fn covering(ask: &Ask, full: &Full) -> Markup {
    let w = ask.w;
    let mut suggested: Vec<String> = Vec::new();
    let words = std::iter::once(full.question()).chain([full.place()]);
    let written = full
        .events
        .iter()
        .filter(|event| event.is_public)
        .filter_map(|event| Some(full.covered(Field::Event(event.seq), event.text.as_deref()?)));
    for words in words.chain(written) {
        for (_, found) in personal::find(&words) {
            if !suggested.iter().any(|known| known == found) {
                suggested.push(found.to_owned());
            }
        }
    }
    let control = html! {
        input id="text-redact" name="text" required maxlength="200" autocomplete="off" aria-describedby="h-text-redact" list="found";
        datalist id="found" { @for found in &suggested { option value=(found) {} } }
    };
    html! {
        (field("text-redact", w.covered_text, w.covered_hint, &control))
        @if !suggested.is_empty() {
            p class="soon" { (w.suggested) ":" @for found in &suggested { " " code { (found) } } }
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
