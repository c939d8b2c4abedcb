//! Frames of a page.

use super::{Frame, masthead, news};
use crate::components::Ctx;
use crate::route::Edition;
use maud::Markup;

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let frame = Frame {
        title: Some("明镜 · 某地".into()),
        editions: Edition::ALL.into(),
        published_at: "2026-11-20T09:00:00+08:00".into(),
        ..Frame::default()
    };
    vec![
        ("masthead", masthead(ctx, &frame)),
        ("the record was kept by this browser", news(ctx, &Frame { kept: true, ..frame.clone() })),
        ("a newer release is out", news(ctx, &Frame { newer: true, ..frame })),
    ]
}
