//! Diagnostics as text for people and as JSON for programs.

use super::offending::visible;
use super::{Diagnostics, Group, Lang, Occurrence, Severity};
use serde_json::{Value, json};

/// Rows that are listed after the first one, for people.
const ROWS_LISTED: usize = 6;

/// For people in a hurry: the errors only, with the totals; nothing when there is none.
#[must_use]
pub fn human_errors(all: &Diagnostics, lang: Lang) -> String {
    let mut out = String::new();
    for group in all.groups().into_iter().filter(|group| group.fault.severity == Severity::Error) {
        paragraph(&mut out, group, lang);
    }
    if !out.is_empty() {
        out.push_str(&totals(all, lang));
        out.push('\n');
    }
    out
}

/// For people: one paragraph a group, then a line of totals.
#[must_use]
pub fn human(all: &Diagnostics, lang: Lang) -> String {
    let mut out = String::new();
    for group in all.groups() {
        paragraph(&mut out, group, lang);
    }
    out.push_str(&totals(all, lang));
    out.push('\n');
    out
}

fn paragraph(out: &mut String, group: &Group, lang: Lang) {
    let fault = &group.fault;
    let (open, close) = match lang {
        Lang::Zh => ("“", "”"),
        Lang::En => ("\"", "\""),
    };
    let quoted = |text: &str| format!("{open}{text}{close}");
    let (colon, hint_word) = match lang {
        Lang::Zh => ("：", "办法"),
        Lang::En => (": ", "hint"),
    };
    let mut first = format!(
        "{}[{}] {}{colon}{}",
        severity(fault.severity, lang),
        fault.code,
        group.first,
        fault.message.in_lang(lang)
    );
    if let Some(text) = group.occurrences.first().and_then(|first| first.offending.as_deref()) {
        first.push_str(&format!("{colon}{}", quoted(text)));
    }
    if let Some(first_one) = group.occurrences.first() {
        first.push_str(&times(first_one));
    }
    line(out, &first);
    let shown = || group.occurrences.iter().take(1 + ROWS_LISTED).map(|occurrence| occurrence.times);
    let others = group.count.saturating_sub(shown().take(1).sum());
    if others > 0 {
        let listed: Vec<String> = group
            .occurrences
            .iter()
            .skip(1)
            .take(ROWS_LISTED)
            .filter_map(|occurrence| match (occurrence.row, &occurrence.offending) {
                (Some(row), Some(text)) => Some(format!("{row} {}{}", quoted(text), times(occurrence))),
                (Some(row), None) => Some(format!("{row}{}", times(occurrence))),
                (None, Some(text)) => Some(format!("{}{}", quoted(text), times(occurrence))),
                (None, None) => None,
            })
            .collect();
        let rest = group.count.saturating_sub(shown().sum());
        line(out, &also(&listed, group.first.row.is_some(), others, rest, lang));
    }
    let hint = fault.hint.in_lang(lang);
    if !hint.is_empty() {
        line(out, &format!("  {hint_word}{colon}{hint}"));
    }
}

/// How often, where one text tells of several.
fn times(occurrence: &Occurrence) -> String {
    if occurrence.times > 1 { format!(" ×{}", occurrence.times) } else { String::new() }
}

/// Adds a line. Names of files and columns come from the workbook too.
fn line(out: &mut String, text: &str) {
    out.push_str(&visible(text.chars()));
    out.push('\n');
}

/// The word for a severity.
fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (lang, severity) {
        (Lang::En, severity) => severity.id(),
        (Lang::Zh, Severity::Error) => "错误",
        (Lang::Zh, Severity::Warning) => "警告",
        (Lang::Zh, Severity::Note) => "提示",
    }
}

/// The line that tells where else.
fn also(listed: &[String], by_row: bool, others: u64, rest: u64, lang: Lang) -> String {
    let (joint, rows_before, rows_after) = match (lang, by_row) {
        (Lang::Zh, true) => ("、", "第 ", " 行"),
        (Lang::Zh, false) => ("、", "", ""),
        (Lang::En, true) => (", ", "row ", ""),
        (Lang::En, false) => (", ", "", ""),
    };
    let list = format!("{rows_before}{}{rows_after}", listed.join(joint));
    match (lang, listed.is_empty(), rest) {
        (Lang::Zh, true, _) => format!("  另有 {others} 处相同"),
        (Lang::En, true, _) => format!("  and {others} more like it"),
        (Lang::Zh, false, 0) => format!("  还有：{list}"),
        (Lang::En, false, 0) => format!("  also: {list}"),
        (Lang::Zh, false, _) => format!("  还有：{list}，另有 {rest} 处"),
        (Lang::En, false, _) => format!("  also: {list} and {rest} more"),
    }
}

/// One line: how many of each.
#[must_use]
pub fn totals(all: &Diagnostics, lang: Lang) -> String {
    let [errors, warnings, notes] =
        [Severity::Error, Severity::Warning, Severity::Note].map(|severity| all.count(severity));
    match lang {
        Lang::Zh => format!("错误 {errors} 处，警告 {warnings} 处，提示 {notes} 处"),
        Lang::En => format!("{errors} errors, {warnings} warnings, {notes} notes"),
    }
}

/// For programs: every group with both languages.
#[must_use]
pub fn json(all: &Diagnostics) -> Value {
    let groups: Vec<Value> = all.groups().into_iter().map(group_json).collect();
    json!({
        "errors": all.count(Severity::Error),
        "warnings": all.count(Severity::Warning),
        "notes": all.count(Severity::Note),
        "diagnostics": groups,
    })
}

fn group_json(group: &Group) -> Value {
    let places: Vec<Value> = group
        .occurrences
        .iter()
        .map(|occurrence| {
            let mut place = json!({ "row": occurrence.row, "offending": occurrence.offending });
            // Absent where it is one, as nearly everywhere.
            if let Some(place) = place.as_object_mut().filter(|_| occurrence.times > 1) {
                place.insert("times".to_owned(), occurrence.times.into());
            }
            place
        })
        .collect();
    let fault = &group.fault;
    json!({
        "code": fault.code,
        "severity": fault.severity.id(),
        "resource": group.first.resource,
        "file": group.first.file,
        "sheet": group.first.sheet,
        "column": group.first.column,
        "count": group.count,
        "places": places,
        "message": { "zh": fault.message.zh, "en": fault.message.en },
        "hint": { "zh": fault.hint.zh, "en": fault.hint.en },
    })
}
