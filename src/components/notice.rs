//! One sentence, one mark: replay, sample, doubts.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use super::Ctx;
use crate::text::{Text, format};
use maud::{Markup, html};
use mingjing_domain::time::parse_stamp;

/// Age from which the newest hour is no longer "now": publishing is due within an hour of each hour
/// (HJ 633-2026, 5.1), and a second one is granted before the reader is warned.
const STALE_AFTER_S: i64 = 3 * 3600;

/// Says that the air pages replay a past hour, or that the newest hour is an old one.
#[must_use]
pub fn freshness(replay_now: Option<&str>, newest: &str, sample: bool, ctx: &Ctx) -> Markup {
    let t = ctx.t;
    if let Some(now) = replay_now {
        let words = if sample { t.air().replay_sample } else { t.replay };
        return html! { p.notice.replay { (words(&format::moment(t.lang, now))) } };
    }
    let age = parse_stamp(newest).map(|newest| ctx.now.as_second() - newest);
    html! {
        @if age.is_some_and(|age| age > STALE_AFTER_S) {
            p.notice.stale { ((t.stale)(&format::moment(t.lang, newest))) }
        }
    }
}

/// The flag of made-up data.
#[must_use]
pub fn sample(is_sample: bool, t: &'static Text) -> Markup {
    html! { @if is_sample { span.flag.sample { (t.sample) } } }
}
