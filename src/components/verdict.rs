//! The answer first: level, index, primary pollutant, time, what to do.

use super::mark;
use crate::text::Text;
use crate::view_model::air::Verdict;
use leptos::prelude::*;

/// The answer for one place.
#[must_use]
pub fn verdict(verdict: &Verdict, t: &'static Text) -> AnyView {
    let v = verdict.clone();
    let line =
        |words: Option<String>, class: &'static str| words.map(|words| view! { <p class=class>{words}</p> });
    view! {
        <section class="verdict" aria-label=v.place>
            <p class="answer">
                {mark::level(v.level)}
                <strong class="category">{v.category}</strong>
                <span class="index"><span class="name">{t.aqi}</span>" "<span class="number">{v.aqi}</span></span>
            </p>
            <dl class="facts">
                <div><dt>{t.primary}</dt><dd>{v.primary}</dd></div>
                <div><dt>{t.time}</dt><dd>{v.when}</dd></div>
            </dl>
            {v.advice.map(|(advice, effect)| view! {
                <p class="advice">{advice}</p>
                <p class="small">{effect}</p>
            })}
            {line(v.note, "note")}
            {line(v.behind, "small")}
            {line(v.published, "small")}
        </section>
    }
    .into_any()
}
