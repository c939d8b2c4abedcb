//! What pages say of the log.

use super::{alarm, line};
use crate::components::Ctx;
use crate::components::context::LogState;
use crate::trust::{Fault, Release, State, Trust};
use maud::{Markup, html};
use mingjing_contract::log::Entry;
use std::sync::Arc;

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let shown = |log: LogState| {
        let ctx = Ctx { log, ..ctx.clone() };
        html! { (alarm(&ctx)) (line(&ctx)) }
    };
    let judged = |state: State| {
        let entry = Entry {
            release: 7,
            published_at: "2026-11-20T09:00:00+08:00".into(),
            manifest_sha256: "ab".repeat(32),
        };
        let release = Release { entry, checkpoint: None, portal_key: None };
        shown(LogState::Judged(Arc::new(Trust::of(&release, None, state))))
    };
    vec![
        ("checked", judged(State::Checked)),
        ("signature not checked", judged(State::Unsure)),
        ("unsigned", judged(State::Unsigned)),
        ("not reached", shown(LogState::Unreached)),
        ("broken", judged(State::Failed(Fault::RolledBack))),
    ]
}
