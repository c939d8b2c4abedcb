//! `/feedback/:code`: what has become of a report.

use super::heading;
use crate::api::feedback::{FeedbackError, thread};
use crate::api::{LoadError, load::loader, record};
use crate::components::{Ctx, loading};
use crate::route::Page;
use crate::text::{format, word};
use crate::view_model::air::region_name;
use leptos::prelude::*;
use mingjing_contract::feedback::{Clock, Thread};
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;

/// Loads and shows.
#[must_use]
pub fn page(ctx: Ctx, code: String) -> AnyView {
    let wanted = code.clone();
    let data = loader(
        move || wanted.clone(),
        |code| async move {
            match thread(&code).await {
                Ok(thread) => {
                    // A name is nice to have: the thread is shown without it too.
                    let places = record::table::<Places>(table::PLACES, None).await.ok();
                    Ok(Some((thread, places)))
                }
                Err(FeedbackError::Refused(error))
                    if matches!(error.code.as_str(), "not_found" | "bad_request") =>
                {
                    Ok(None)
                }
                Err(FeedbackError::Refused(_) | FeedbackError::Network) => Err(LoadError::Network),
            }
        },
    );
    loading::show(data, ctx, move |thread| match thread {
        Some((thread, places)) => {
            let region = places.as_ref().zip(thread.feedback.region.as_ref()).and_then(|(places, code)| {
                places
                    .regions
                    .iter()
                    .find(|region| region.code == *code)
                    .map(|region| region_name(region, ctx.t))
            });
            view(ctx, thread, region, &code)
        }
        None => unknown(ctx),
    })
}

fn unknown(ctx: Ctx) -> AnyView {
    let t = ctx.t;
    view! {
        {heading(ctx, t.thread_title.to_owned())}
        <p class="state empty">{t.thread_unknown}</p>
        <p><a href=ctx.href(Page::Feedback)>{t.follow_title}</a></p>
    }
    .into_any()
}

/// State, clock, what was sent, what happened.
#[must_use]
pub fn view(ctx: Ctx, thread: &Thread, region: Option<String>, code: &str) -> AnyView {
    let t = ctx.t;
    let sent = &thread.feedback;
    let about = sent.subject_id.as_ref().map(|id| (t.about_subject)(id));
    let when = sent.happened_at.as_ref().map(|at| at.replace('T', " "));
    let line = |head: &'static str, words: Option<String>| {
        words.map(|words| view! { <div><dt>{head}</dt><dd>{words}</dd></div> })
    };
    view! {
        {heading(ctx, t.thread_title.to_owned())}
        <p class="answer thread-state"><strong>{word(t.thread_states, &thread.state)}</strong></p>
        <p class="small">{t.your_code}" "<span class="code">{code.to_owned()}</span></p>
        <dl class="facts">
            <div><dt>{t.received}</dt><dd>{format::moment(t.lang, &thread.received_at)}</dd></div>
        </dl>
        {clock(ctx, &thread.clock)}
        <section class="block" aria-labelledby="sent">
            <h2 id="sent">{t.what_you_sent}</h2>
            {about.map(|about| view! { <p class="subject">{about}</p> })}
            <dl class="facts stacked">
                <div><dt>{t.f_kind}</dt><dd>{word(t.kinds, &sent.kind)}</dd></div>
                {line(t.f_region, region)}
                <div><dt>{t.f_place}</dt><dd>{sent.place.clone()}</dd></div>
                {line(t.f_when, when)}
                <div><dt>{t.f_description}</dt><dd class="words">{sent.description.clone()}</dd></div>
            </dl>
        </section>
        <section class="block" aria-labelledby="events">
            <h2 id="events">{t.history}</h2>
            <ol class="timeline">
                {thread.events.iter().map(|event| view! {
                    <li class="event">
                        <p class="event-head"><span class="date">{format::moment(t.lang, &event.at)}</span>" "
                            <strong>{word(t.thread_states, &event.kind)}</strong></p>
                        {event.text.clone().map(|text| view! { <p class="words">{text}</p> })}
                    </li>
                }).collect_view()}
            </ol>
        </section>
    }
    .into_any()
}

/// The legal limits.
#[must_use]
pub fn clock(ctx: Ctx, clock: &Clock) -> AnyView {
    let t = ctx.t;
    view! {
        <dl class="facts">
            <div><dt>{t.accept_by}</dt><dd>{format::day_text(t.lang, &clock.accept_by)}</dd></div>
            <div><dt>{t.answer_by}</dt><dd>{format::day_text(t.lang, &clock.answer_by)}</dd></div>
        </dl>
    }
    .into_any()
}
