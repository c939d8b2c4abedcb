//! One sentence, one mark: replay, sample, doubts.

use crate::text::{Text, format};
use leptos::prelude::*;

/// Says that the air pages replay a past hour.
#[must_use]
pub fn replay(now: Option<&str>, t: &'static Text) -> AnyView {
    now.map(|now| {
        let words = (t.replay)(&format::moment(t.lang, now));
        view! { <p class="notice replay">{words}</p> }
    })
    .into_any()
}

/// The flag of made-up data.
#[must_use]
pub fn sample(is_sample: bool, t: &'static Text) -> AnyView {
    is_sample.then(|| view! { <span class="flag sample">{t.sample}</span> }).into_any()
}
