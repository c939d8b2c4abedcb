//! A thread as a page.

use crate::regions::List;
use crate::text::{Lang, word};
use jiff::civil::{Date, DateTime};
use maud::{Markup, html};
use mingjing_contract::feedback::point::told;
use mingjing_contract::feedback::{MESSAGE_MAX_CHARS, Thread};

/// The name of the kind.
pub fn kind(lang: Lang, thread: &Thread) -> &str {
    match (&thread.kind, lang) {
        (Some(kind), Lang::En) => &kind.name_en,
        (Some(kind), _) => &kind.name_zh,
        (None, _) => word(lang.words().kinds, &thread.feedback.kind),
    }
}

/// State, limits, what was sent, what happened. `code` is the code as the service writes it.
pub fn content(lang: Lang, thread: &Thread, code: &str, regions: &List, problem: Option<&str>) -> Markup {
    let w = lang.words();
    let sent = &thread.feedback;
    let region = sent.region.as_deref().map(|code| regions.name(code, lang));
    let when = sent.happened_at.as_ref().map(|at| at.replace('T', " "));
    html! {
        main id="main" {
            h1 { (w.thread_title) }
            @if let Some(problem) = problem { p class="problem" role="alert" { (problem) } }
            p class="answer thread-state" { strong { (word(w.states, &thread.state)) } }
            p class="code-line" { span class="small" { (w.your_code) } " " strong class="code" { (code) } }
            p class="note" { (w.keep_code) }
            p { img class="qr" src={ (lang.prefix()) "feedback/" (code) "/qr.svg" } alt=(w.qr) width="160" height="160"; }
            @if let Some(due) = &thread.due {
                p class="thread-clock" { ((w.clock)(due.used, due.left, due.working_days)) " " span class="small" { ((w.rule)(&due.rule)) } }
            }
            dl class="facts" {
                (fact(w.received, &moment(lang, &thread.received_at)))
                (fact(w.accept_by, &day(lang, &thread.clock.accept_by)))
                (fact(w.answer_by, &day(lang, &thread.clock.answer_by)))
            }
            section class="block" aria-labelledby="sent" {
                h2 id="sent" { (w.sent) }
                @if let Some(id) = &sent.subject_id { p class="subject" { (w.about_subject) (w.colon) (id) } }
                dl class="facts stacked" {
                    (fact(w.kind, kind(lang, thread)))
                    @if let Some(region) = region { (fact(w.region, region)) }
                    (fact(w.place, &sent.place))
                    @if let Some(at) = told::kept(lang.language(), sent, regions.places()) { (fact(lang.point().point, &at)) }
                    @if let Some(when) = &when { (fact(w.happened_at, when)) }
                    div { dt { (w.description) } dd class="words" { (sent.description) } }
                }
            }
            @if !thread.photos.is_empty() {
                ul class="photos" {
                    @for (place, number) in thread.photos.iter().enumerate() {
                        li { a href={ "feedback/" (code) "/photos/" (number) } { (w.photo) " " (place + 1) } }
                    }
                }
            }
            section class="block" aria-labelledby="events" {
                h2 id="events" { (w.history) }
                ol class="timeline" {
                    @for event in &thread.events {
                        li class="event" {
                            p class="event-head" {
                                span class="date" { (moment(lang, &event.at)) } " " strong { (word(w.states, &event.kind)) }
                                @if let Some(detail) = event.detail.as_deref().filter(|_| event.kind != "with_unit") { " · " (word(w.details, detail)) }
                                @if event.kind == "message" { " · " (if event.by.as_deref() == Some("sender") { w.by_you } else { w.by_staff }) }
                            }
                            @if let Some(text) = &event.text { p class="words" { (text) } }
                        }
                    }
                }
            }
            p class="small downloads" { a href={ (lang.prefix()) "feedback/" (code) "/feed.atom" } type="application/atom+xml" { (w.feed) } " " (w.feed_hint) }
            (deeds(lang, thread, code))
            p { a href={ (lang.prefix()) "feedback/" } { (w.write_another) } }
        }
    }
}

/// What the holder of the code can do now, each with its form.
fn deeds(lang: Lang, thread: &Thread, code: &str) -> Markup {
    let w = lang.words();
    let possible = thread.deeds();
    html! {
        @if !possible.is_empty() {
            section class="block" aria-labelledby="deeds" {
                h2 id="deeds" { (w.deeds_title) }
                @for deed in possible {
                    details class="deed" {
                        summary { (word(w.deeds, deed)) }
                        form method="post" action={ (lang.prefix()) "feedback/" (code) "/" (deed) } enctype=[(deed == "photos").then_some("multipart/form-data")] {
                            @match deed {
                                "message" | "reopen" => p {
                                    label for={ "t-" (deed) } { (if deed == "reopen" { w.why_reopen } else { w.your_message }) }
                                    textarea id={ "t-" (deed) } name="text" rows="4" maxlength=(MESSAGE_MAX_CHARS) required {}
                                },
                                "photos" => p {
                                    label for="t-photos" { (w.photos_hint) }
                                    script id="photos.js" src="photos.js" type="module" {}
                                    input id="t-photos" type="file" name="photos" accept="image/jpeg,image/png,image/webp" multiple required;
                                },
                                "rate" => fieldset {
                                    legend { (w.how_satisfied) }
                                    @for (id, words) in w.details.iter().filter(|(id, _)| RATES.contains(id)) {
                                        label { input type="radio" name="satisfaction" value=(id) required; " " (words) } " "
                                    }
                                },
                                _ => p class="hint" { (word(w.deed_hints, deed)) },
                            }
                            p { button type="submit" class="action" { (word(w.deeds, deed)) } }
                        }
                    }
                }
            }
        }
    }
}

/// What can be said of an answer.
const RATES: [&str; 3] = ["satisfied", "neutral", "dissatisfied"];

/// What is said of a code that opens nothing.
pub fn unknown(lang: Lang) -> Markup {
    let w = lang.words();
    html! {
        main id="main" {
            h1 { (w.thread_title) }
            p class="state empty" { (w.unknown) }
            p { a href={ (lang.prefix()) "feedback/" } { (w.form_title) } }
        }
    }
}

/// A page that says one thing.
pub fn notice(lang: Lang, words: &str) -> Markup {
    let w = lang.words();
    html! {
        main id="main" {
            h1 { (w.form_title) }
            p class="problem" role="alert" { (words) }
            p { a href={ @if lang == Lang::Zh { "./" } @else { (lang.prefix()) } } { (w.home) } }
        }
    }
}

fn fact(name: &str, words: &str) -> Markup {
    html! { div { dt { (name) } dd { (words) } } }
}

/// A stamp of the service in words. Its first 19 characters are the civil time of its own offset.
fn moment(lang: Lang, stamp: &str) -> String {
    let civil = stamp.get(..19).and_then(|civil| civil.parse::<DateTime>().ok());
    civil.map_or_else(|| stamp.to_owned(), |at| lang.moment(at))
}

fn day(lang: Lang, text: &str) -> String {
    text.parse::<Date>().map_or_else(|_| text.to_owned(), |day| lang.day(day))
}
