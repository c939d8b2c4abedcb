//! Answers.

use super::{groups, verdict};
use crate::components::Ctx;
use crate::view_model::air::Verdict;
use maud::Markup;

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let t = ctx.t;
    let good = Verdict {
        place: "甲地".into(),
        aqi: "42".into(),
        level: Some(1),
        category: t.categories.first().copied().unwrap_or_default().into(),
        primary: t.no_primary.into(),
        when: "20:00".into(),
        advice: None,
        note: None,
        behind: Some((t.stations_behind)(3, 4)),
        published: Some((t.published_agrees)(42)),
    };
    let severe = Verdict {
        aqi: "500".into(),
        level: Some(6),
        category: t.categories.last().copied().unwrap_or_default().into(),
        primary: "PM₁₀".into(),
        published: Some((t.published_differs)(498, 500)),
        ..good.clone()
    };
    let none = Verdict {
        aqi: "—".into(),
        level: None,
        category: t.no_data.into(),
        note: Some((t.stopped)("2024-11-01")),
        behind: None,
        published: None,
        ..good.clone()
    };
    vec![
        ("good", verdict(&good, t)),
        ("severe", verdict(&severe, t)),
        ("no value", verdict(&none, t)),
        ("what groups of people should do", groups(Some(4), t)),
    ]
}
