//! `feed/cap/<id>.xml`: official warnings as Common Alerting Protocol 1.2 messages (OASIS).
//!
//! Only what an authority announced is in the table; a made-up row is a message of status `Test` and says so.
//! One file is one message, the announcement that holds: the first is an `Alert`, later ones an `Update` of those
//! before, a lifted warning a `Cancel`.

use super::Product;
use super::record::Record;
use super::words::{self, pick};
use super::xml::Element;
use crate::Failure;
use crate::diagnostic::Lang;
use mingjing_contract::warnings::{Warning, WarningRevision};

/// The language tags of the two blocks.
const LANGUAGES: [(Lang, &str); 2] = [(Lang::Zh, "zh-CN"), (Lang::En, "en")];

/// A message for each warning.
///
/// # Errors
/// None in practice.
pub fn files(record: &Record<'_>) -> Result<Vec<Product>, Failure> {
    let all = record.ready.tables.record.warnings.iter().flat_map(|table| &table.warnings);
    all.filter_map(|warning| Some((warning, warning.revisions.last()?)))
        .map(|(warning, last)| {
            let path = format!("feed/cap/{}.xml", warning.id);
            let bytes = message(record, warning, last)
                .document()
                .map_err(|source| Failure::Write { path: path.clone(), source })?;
            Ok(Product { path, bytes })
        })
        .collect()
}

fn message(record: &Record<'_>, warning: &Warning, last: &WarningRevision) -> Element {
    let kind = if is_lifted(record, last) {
        "Cancel"
    } else if warning.revisions.len() > 1 {
        "Update"
    } else {
        "Alert"
    };
    // A revision that lifts what it announced itself cancels that; else it stands for those before.
    let sender = sender(record);
    let name = |of: &WarningRevision| identifier(record, warning, of);
    let mut before: Vec<String> = warning
        .revisions
        .iter()
        .filter(|of| of.revision < last.revision)
        .map(|of| format!("{sender},{},{}", name(of), of.issued_at))
        .collect();
    let own = if kind == "Cancel" {
        // The announcement stays the one that was made, so its end is a message of its own.
        before.push(format!("{sender},{},{}", name(last), last.issued_at));
        format!("{}-end", name(last))
    } else {
        name(last)
    };
    let sent =
        if kind == "Cancel" { last.lifted_at.as_deref().unwrap_or(&last.issued_at) } else { &last.issued_at };
    let sample = words::SAMPLE;
    let note = warning.sample.then(|| Element::text("note", format!("{} / {}", sample.0, sample.1)));
    Element::new("alert")
        .with("xmlns", "urn:oasis:names:tc:emergency:cap:1.2")
        .and(Element::text("identifier", own))
        .and(Element::text("sender", sender))
        .and(Element::text("sent", sent))
        .and(Element::text("status", if warning.sample { "Test" } else { "Actual" }))
        .and(Element::text("msgType", kind))
        .and(Element::text("scope", "Public"))
        .and_all(note)
        .and_all((!before.is_empty()).then(|| Element::text("references", before.join(" "))))
        .and_all(LANGUAGES.map(|(lang, tag)| info(record, warning, last, lang, tag)))
}

/// Lifted by the time of the newest release.
fn is_lifted(record: &Record<'_>, last: &WarningRevision) -> bool {
    // All times are in one offset, so they order as text.
    last.lifted_at.as_ref().is_some_and(|at| *at <= record.published_at)
}

/// An identifier has no spaces, commas, `<` and `&`.
fn identifier(record: &Record<'_>, warning: &Warning, of: &WarningRevision) -> String {
    record.tag(&format!("warning/{}/{}", warning.id, of.revision)).replace(',', ":")
}

fn sender(record: &Record<'_>) -> String {
    format!("mingjing@{}", record.authority())
}

fn info(
    record: &Record<'_>,
    warning: &Warning,
    last: &WarningRevision,
    lang: Lang,
    tag: &'static str,
) -> Element {
    let region = record.region(&warning.region);
    let name = region.map_or(warning.region.as_str(), |of| pick(lang, (&of.name_zh, &of.name_en)));
    let level = words::level(lang, &last.level);
    let lifted = is_lifted(record, last).then(|| pick(lang, words::LIFTED));
    let sample = if warning.sample { format!("[{}] ", pick(lang, words::SAMPLE)) } else { String::new() };
    let headline = [Some(format!("{sample}{name}")), Some(level.to_owned()), lifted.map(str::to_owned)];
    let headline: Vec<String> = headline.into_iter().flatten().collect();
    let measures = match lang {
        Lang::Zh => last.measures_zh.as_ref(),
        Lang::En => last.measures_en.as_ref().or(last.measures_zh.as_ref()),
    };
    // Divisions have six digits; areas of plans have no code that others know.
    let is_division = warning.region.len() == 6 && warning.region.bytes().all(|byte| byte.is_ascii_digit());
    let geocode = Element::new("geocode")
        .and(Element::text("valueName", "GB/T 2260"))
        .and(Element::text("value", &warning.region));
    let parameter = |name: &'static str, value: &str| {
        Element::new("parameter").and(Element::text("valueName", name)).and(Element::text("value", value))
    };
    Element::new("info")
        .and(Element::text("language", tag))
        .and(Element::text("category", "Env"))
        .and(Element::text("event", pick(lang, words::WARNING)))
        // The announcements say neither; what the plans mean by a colour stands in `severity`.
        .and(Element::text("urgency", if lifted.is_some() { "Past" } else { "Expected" }))
        .and(Element::text("severity", severity(&last.level)))
        .and(Element::text("certainty", "Likely"))
        .and(Element::text("effective", &last.issued_at))
        .and(Element::text("onset", &last.starts_at))
        .and_all(last.lifted_at.as_ref().map(|at| Element::text("expires", at)))
        .and(Element::text("senderName", &last.issuer_zh))
        .and(Element::text("headline", headline.join(" ")))
        .and_all(last.cause_zh.as_ref().map(|cause| Element::text("description", cause)))
        .and_all(measures.map(|measures| Element::text("instruction", measures)))
        .and_all(record.ready.settings.address.as_ref().map(|_| {
            let prefix = pick(lang, ("", "en/"));
            Element::text("web", record.link(0, &format!("{prefix}air/{}/", warning.region)))
        }))
        .and(parameter("level", &last.level))
        .and(parameter("document", &last.document))
        .and(
            Element::new("area").and(Element::text("areaDesc", name)).and_all(is_division.then_some(geocode)),
        )
}

/// Grades III, II, I of the plans, lowest first.
fn severity(level: &str) -> &'static str {
    match level {
        "yellow" => "Moderate",
        "orange" => "Severe",
        "red" => "Extreme",
        _ => "Unknown",
    }
}
