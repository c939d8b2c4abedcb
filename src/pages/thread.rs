//! `/feedback/:code`: what has become of a report.

use crate::api::LoadError;
use crate::components::Ctx;
use crate::route::Page;
use crate::shown::Shown;
use crate::text::{format, word};
use maud::{Markup, html};
use mingjing_contract::feedback::{Clock, MESSAGE_MAX_CHARS, Thread};

/// Asks the service and shows.
///
/// # Errors
/// When the service does not answer.
#[cfg(feature = "csr")]
pub async fn page(ctx: &Ctx, code: &str) -> Result<Shown, LoadError> {
    use crate::api::feedback::{FeedbackError, thread};
    use crate::api::record::Want;
    use crate::view_model::air::region_name;
    use mingjing_contract::{feedback::point::told, manifest::table, places::Places};
    match thread(code).await {
        Ok(thread) => {
            // A name is nice to have: the thread is shown without it too.
            let _ = ctx.record.load(&[Want::Table(table::PLACES)]).await;
            let places = ctx.record.table::<Places>(table::PLACES).ok();
            let region = places.as_ref().zip(thread.feedback.region.as_ref()).and_then(|(places, code)| {
                let found = places.regions.iter().find(|region| region.code == *code);
                found.map(|region| region_name(region, ctx.t))
            });
            let at = places
                .as_deref()
                .and_then(|places| told::kept(ctx.t.lang.language(), &thread.feedback, Some(places)));
            Ok(view(ctx, &thread, region, at, code))
        }
        Err(FeedbackError::Refused(error)) if matches!(error.code.as_str(), "not_found" | "bad_request") => {
            Ok(unknown(ctx))
        }
        Err(FeedbackError::Refused(_) | FeedbackError::Network) => Err(LoadError::Network),
    }
}

/// Threads are not part of the record: no page of one is written in advance.
///
/// # Errors
/// None.
#[cfg(not(feature = "csr"))]
#[expect(clippy::unused_async, reason = "the browser's twin waits")]
pub async fn page(ctx: &Ctx, _code: &str) -> Result<Shown, LoadError> {
    Ok(unknown(ctx))
}

fn unknown(ctx: &Ctx) -> Shown {
    let t = ctx.t;
    let mut shown = Shown::new(t.thread_title, t.thread_unknown);
    shown.found = false;
    shown.with(&html! {
        p.state.empty { (t.thread_unknown) }
        p { a href=(ctx.href(Page::Feedback)) { (t.follow_title) } }
    })
}

/// State, clock, what was sent, what happened. `at` is the point in words.
#[must_use]
pub fn view(ctx: &Ctx, thread: &Thread, region: Option<String>, at: Option<String>, code: &str) -> Shown {
    let t = ctx.t;
    let sent = &thread.feedback;
    let when = sent.happened_at.as_ref().map(|at| at.replace('T', " "));
    let kind = thread.kind.as_ref().map_or_else(
        || word(t.kinds, &sent.kind),
        |kind| if t.lang == crate::route::Lang::En { kind.name_en.clone() } else { kind.name_zh.clone() },
    );
    let facts = [
        (t.f_kind, Some(kind)),
        (t.f_region, region),
        (t.f_place, Some(sent.place.clone())),
        (t.point().point, at),
        (t.f_when, when),
    ];
    Shown::new(t.thread_title, t.thread_title).with(&html! {
        p.answer.thread-state { strong { (word(t.thread_states, &thread.state)) } }
        p.small { (t.your_code) " " span.code { (code) } }
        (qr(ctx.t, &ctx.href(Page::Thread(code.to_owned()))))
        @if let Some(due) = &thread.due {
            p.thread-clock { ((t.thread().clock)(due.used, due.left, due.working_days)) " " span.small { ((t.thread().rule)(&due.rule)) } }
        }
        dl.facts { div { dt { (t.received) } dd { (format::moment(t.lang, &thread.received_at)) } } }
        (clock(ctx.t, &thread.clock))
        section.block aria-labelledby="sent" {
            h2 #sent { (t.what_you_sent) }
            @if let Some(id) = &sent.subject_id { p.subject { ((t.about_subject)(id)) } }
            dl.facts.stacked {
                @for (head, words) in facts {
                    @if let Some(words) = words { div { dt { (head) } dd { (words) } } }
                }
                div { dt { (t.f_description) } dd.words { (sent.description) } }
            }
        }
        @if !thread.photos.is_empty() {
            ul.photos {
                @for (place, number) in thread.photos.iter().enumerate() {
                    li { a href={ "feedback/" (code) "/photos/" (number) } rel="external" { (t.thread().photo) " " (place + 1) } }
                }
            }
        }
        section.block aria-labelledby="events" {
            h2 #events { (t.history) }
            ol.timeline {
                @for event in &thread.events {
                    li.event {
                        p.event-head {
                            span.date { (format::moment(t.lang, &event.at)) } " "
                            strong { (word(t.thread_states, &event.kind)) }
                            @if let Some(detail) = event.detail.as_deref().filter(|_| event.kind != "with_unit") { " · " (word(t.thread().details, detail)) }
                            @if event.kind == "message" { " · " (if event.by.as_deref() == Some("sender") { t.thread().by_you } else { t.thread().by_staff }) }
                        }
                        @if let Some(text) = &event.text { p.words { (text) } }
                    }
                }
            }
        }
        p.small.downloads {
            a href={ (ctx.href(Page::Thread(code.to_owned()))) "feed.atom" } rel="external" type="application/atom+xml" { (t.thread().feed) }
            " " (t.thread().feed_hint)
        }
        (deeds(ctx, thread, code))
    })
}

/// The thread's address as a picture, which the service draws: `thread` is its path.
#[must_use]
pub fn qr(t: &crate::text::Text, thread: &str) -> Markup {
    html! { p { img.qr src={ (thread) "qr.svg" } alt=(t.thread().qr) width="160" height="160"; } }
}

/// What the holder of the code can do now: plain forms, which the service answers with the thread's page.
fn deeds(ctx: &Ctx, thread: &Thread, code: &str) -> Markup {
    let t = ctx.t;
    let possible = thread.deeds();
    html! {
        @if !possible.is_empty() {
            section.block aria-labelledby="deeds" {
                h2 #deeds { (t.thread().deeds_title) }
                @for deed in possible {
                    details.deed {
                        summary { (word(t.thread().deeds, deed)) }
                        form method="post" action={ (ctx.href(Page::Thread(code.to_owned()))) (deed) } enctype=[(deed == "photos").then_some("multipart/form-data")] {
                            @match deed {
                                "message" | "reopen" => p {
                                    label for={ "t-" (deed) } { (if deed == "reopen" { t.thread().why_reopen } else { t.thread().your_message }) }
                                    textarea id={ "t-" (deed) } name="text" rows="4" maxlength=(MESSAGE_MAX_CHARS) required {}
                                },
                                "photos" => p {
                                    label for="t-photos" { (t.thread().photos_hint) }
                                    input #t-photos type="file" name="photos" accept="image/jpeg,image/png,image/webp" multiple required;
                                },
                                "rate" => fieldset {
                                    legend { (t.thread().how_satisfied) }
                                    @for id in RATES { label { input type="radio" name="satisfaction" value=(id) required; " " (word(t.thread().details, id)) } " " }
                                },
                                _ => p.hint { (word(t.thread().deed_hints, deed)) },
                            }
                            p { button.action type="submit" { (word(t.thread().deeds, deed)) } }
                        }
                    }
                }
            }
        }
    }
}

/// What can be said of an answer.
const RATES: [&str; 3] = ["satisfied", "neutral", "dissatisfied"];

/// The legal limits.
#[must_use]
pub fn clock(t: &crate::text::Text, clock: &Clock) -> Markup {
    html! {
        dl.facts {
            div { dt { (t.accept_by) } dd { (format::day_text(t.lang, &clock.accept_by)) } }
            div { dt { (t.answer_by) } dd { (format::day_text(t.lang, &clock.answer_by)) } }
        }
    }
}
