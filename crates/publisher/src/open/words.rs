//! Words of feeds and calendars.

use crate::diagnostic::Lang;

/// Both forms of a word.
pub type Both = (&'static str, &'static str);

/// The form of a language.
#[must_use]
pub fn pick<'a>(lang: Lang, (zh, en): (&'a str, &'a str)) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Made-up data.
pub const SAMPLE: Both = ("示例，非真实数据", "sample, not real data");
/// Feed of all releases.
pub const CHANGES: Both = ("发布与更正", "Releases and corrections");
/// Feed of warnings.
pub const WARNINGS: Both = ("重污染天气预警", "Heavy-pollution warnings");
/// What a warning is about.
pub const WARNING: Both = ("重污染天气", "Heavy air pollution");
/// A release.
pub const RELEASE: Both = ("第", "Release ");
/// A correction.
pub const CORRECTION: Both = ("更正", "Correction");
/// A deadline that has come.
pub const DUE: Both = ("期限已到", "Deadline reached");
/// A milestone's deadline.
pub const MILESTONE: Both = ("里程碑", "Milestone");
/// A deadline that was moved.
pub const FIRST_DEADLINE: Both = ("原期限", "first deadline");
/// Its present day.
pub const NOW_DEADLINE: Both = ("现期限", "now");
/// The tasks in which a merged or split task lives on.
pub const SUCCESSORS: Both = ("后续任务", "carried on by");
/// A warning that was lifted.
pub const LIFTED: Both = ("解除", "lifted");
/// Between a name and what is said of it.
pub const COLON: Both = ("：", ": ");

/// Kinds of events.
const EVENTS: [(&str, Both); 13] = [
    ("not_started", ("未启动", "Not started")),
    ("progress", ("进展", "Progress")),
    ("report", ("报道", "Report")),
    ("claimed_done", ("称已完成", "Said done")),
    ("verified", ("验收", "Verified")),
    ("public_notice", ("公示", "Public notice")),
    ("closed", ("销号", "Closed")),
    ("challenged", ("质疑", "Challenged")),
    ("reopened", ("重开", "Reopened")),
    ("deadline_moved", ("期限变更", "Deadline moved")),
    ("withdrawn", ("撤销", "Withdrawn")),
    ("merged", ("并入", "Merged")),
    ("split", ("拆分", "Split")),
];

/// A kind of event; the identifier itself where there is no word for it.
#[must_use]
pub fn event(lang: Lang, kind: &str) -> &str {
    EVENTS.iter().find(|(id, _)| *id == kind).map_or(kind, |(_, words)| pick(lang, *words))
}

/// A level of warning.
#[must_use]
pub fn level(lang: Lang, level: &str) -> &str {
    let words = match level {
        "yellow" => ("黄色预警", "Yellow warning"),
        "orange" => ("橙色预警", "Orange warning"),
        "red" => ("红色预警", "Red warning"),
        other => (other, other),
    };
    pick(lang, words)
}
