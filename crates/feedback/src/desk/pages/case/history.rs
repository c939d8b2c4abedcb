//! What happened in a case, and its photos.

use super::Page;
use crate::case::rights::Deed;
use crate::desk::ask::Ask;
use crate::desk::pages::frame::token;
use crate::desk::pages::queue::unit_of;
use crate::store::desk::{CaseEvent, Field, StoredPhoto};
use crate::text::word;
use crate::time;
use maud::{Markup, html};

/// The photos that came with it, each with the way to take it away from what may be shown.
pub(super) fn photos(ask: &Ask, page: &Page) -> Markup {
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

/// What happened, oldest first.
pub(super) fn history(ask: &Ask, page: &Page) -> Markup {
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
