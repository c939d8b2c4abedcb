//! The forms of what can be done with a case.

use super::{Page, preview};
use crate::case::rights::Deed;
use crate::case::{Actor, Illegal, Outcome, Step};
use crate::desk::ask::Ask;
use crate::desk::pages::frame::{field, token};
use crate::desk::pages::queue::unit_name;
use crate::personal;
use crate::store::desk::{Field, Full, Template};
use crate::text::word;
use maud::{Markup, html};

/// The deeds that are this person's and possible now, each with its form.
pub(super) fn deeds(ask: &Ask, page: &Page) -> Markup {
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

pub(super) fn form(ask: &Ask, page: &Page, deed: Deed) -> Markup {
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
pub(super) fn templates(ask: &Ask, page: &Page, deed: Deed) -> Markup {
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
