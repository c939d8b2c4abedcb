//! One sentence, one mark: replay, sample, doubts.

use super::Ctx;
use crate::text::{Text, format};
use jiff::Timestamp;
use leptos::prelude::*;

/// Age from which the newest hour is no longer "now": publishing is due within an hour of each hour
/// (HJ 633-2026, 5.1), and a second one is granted before the reader is warned.
const STALE_AFTER_S: i64 = 3 * 3600;

/// Says that the air pages replay a past hour, or that the newest hour is an old one.
#[must_use]
pub fn freshness(replay_now: Option<&str>, newest: &str, ctx: Ctx) -> AnyView {
    let t = ctx.t;
    if let Some(now) = replay_now {
        let words = (t.replay)(&format::moment(t.lang, now));
        return view! { <p class="notice replay">{words}</p> }.into_any();
    }
    let age = newest.parse::<Timestamp>().map(|newest| ctx.now.as_second() - newest.as_second());
    let stale = age.is_ok_and(|age| age > STALE_AFTER_S);
    stale
        .then(|| view! { <p class="notice stale">{(t.stale)(&format::moment(t.lang, newest))}</p> })
        .into_any()
}

/// The flag of made-up data.
#[must_use]
pub fn sample(is_sample: bool, t: &'static Text) -> AnyView {
    is_sample.then(|| view! { <span class="flag sample">{t.sample}</span> }).into_any()
}
