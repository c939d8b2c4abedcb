//! The answer first: level, index, primary pollutant, time, what to do.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use super::mark;
use crate::text::Text;
use crate::view_model::air::Verdict;
use maud::{Markup, html};

/// The answer for one place.
#[must_use]
pub fn verdict(v: &Verdict, t: &Text) -> Markup {
    html! {
        section.verdict aria-label=(v.place) {
            p.answer {
                (mark::level(v.level))
                strong.category { (v.category) }
                span.index { span.name { (t.aqi) } " " span.number { (v.aqi) } }
            }
            dl.facts {
                div { dt { (t.primary) } dd { (v.primary) } }
                div { dt { (t.time) } dd { (v.when) } }
            }
            @if let Some((advice, effect)) = &v.advice {
                p.advice { (advice) }
                p.small { (effect) }
            }
            @if let Some(note) = &v.note { p.note { (note) } }
            @for words in [&v.behind, &v.published].into_iter().flatten() { p.small { (words) } }
        }
    }
}

/// What each group of people should do at a level.
#[must_use]
pub fn groups(level: Option<u8>, t: &Text) -> Markup {
    let index = level.map(|level| usize::from(level).saturating_sub(1));
    let advice =
        index.and_then(|index| Some((t.air().advice_sensitive.get(index)?, t.air().advice_all.get(index)?)));
    html! {
        @if let Some((sensitive, all)) = advice {
            dl.facts.groups {
                div { dt { (t.air().group_sensitive) } dd { (sensitive) } }
                div { dt { (t.air().group_all) } dd { (all) } }
            }
        }
    }
}
