//! Answers to the public, with the legal clock of each.

use super::air_relayed::keep_apart;
use super::lab::{owner, year_of};
use crate::diagnostic::{Diagnostics, catalog::record as told};
use crate::forms::{Book, rows::Cells};
use jiff::civil::Date;
use mingjing_contract::Id;
use mingjing_contract::feedback::KINDS;
use mingjing_contract::replies::{Replies, Reply};
use mingjing_domain::feedback::{Clock, Limits};
use mingjing_domain::time::{days_between, parse_date};
use std::collections::{BTreeMap, BTreeSet};

/// Results of a report.
const RESULTS: [&str; 5] = ["solved", "partly", "explained", "referred", "not_accepted"];
/// What the sender says of the answer.
const SATISFACTIONS: [&str; 3] = ["satisfied", "neutral", "dissatisfied"];
/// The clock that sets by how much an answer may be extended.
const ANSWER_CLOCK: &str = "petition_conclude";

/// Replies by year of receipt.
pub fn evaluate(book: &Book, places: &BTreeMap<String, bool>, faults: &mut Diagnostics) -> Vec<Replies> {
    let codes: BTreeSet<&str> = places.keys().map(String::as_str).collect();
    let sheets = [
        ("task_id", "tasks"),
        ("section_id", "water_sections"),
        ("enterprise_id", "enterprises"),
        ("unit_id", "units"),
    ]
    .map(|(column, table)| (column, table, book.sheet(table)));
    let known: BTreeMap<&str, (&str, BTreeSet<&str>)> =
        sheets.iter().map(|(column, table, sheet)| (*column, (*table, sheet.texts("id")))).collect();
    let needed = ["id", "kind", "region_code", "received_on", "question_zh"];
    let rows = book.sheet("replies").read(&needed, faults, |row| {
        let mut link = |column: &str| -> Option<Id> {
            row.opt(column)?;
            let (table, ids) = known.get(column)?;
            Some(owner(row, column, table, ids))
        };
        let [task, section, enterprise, unit] =
            ["task_id", "section_id", "enterprise_id", "unit_id"].map(&mut link);
        let station = row.opt("station_code").map(|code| {
            keep_apart(row, "station_code", &code, places);
            owner(row, "station_code", "stations", &codes)
        });
        let reply = reply(row);
        Reply { task, station, section, enterprise, unit, ..reply }
    });
    let mut years: BTreeMap<i16, Vec<Reply>> = BTreeMap::new();
    for placed in rows {
        years.entry(year_of(&placed.value.received_on)).or_default().push(placed.value);
    }
    let sorted = |(year, mut replies): (i16, Vec<Reply>)| {
        replies.sort_by(|a, b| (&a.received_on, &a.id).cmp(&(&b.received_on, &b.id)));
        Replies { year, replies }
    };
    years.into_iter().map(sorted).collect()
}

/// A reply without its links.
fn reply(row: &mut Cells<'_, '_>) -> Reply {
    row.in_order("received_on", "accepted_on");
    row.in_order("received_on", "answered_on");
    row.in_order("received_on", "extended_on");
    let received_on = row.date("received_on");
    let extended_on = row.opt_date("extended_on");
    let extension_reason_zh = row.opt("extension_reason_zh");
    if extended_on.is_some() && extension_reason_zh.is_none() {
        row.refuse("extension_reason_zh", told::needed_for("extended_on"), None);
    }
    let answer_zh = row.opt("answer_zh");
    if row.opt("answered_on").is_some() && answer_zh.is_none() {
        row.refuse("answer_zh", told::needed_for("answered_on"), None);
    }
    let received = parse_date(&received_on).ok();
    let limits = received.and_then(Limits::of_receipt);
    let (accepted_on, answered_on) = (row.opt_date("accepted_on"), row.opt_date("answered_on"));
    let (lon, lat) = (row.opt_decimal("lon"), row.opt_decimal("lat"));
    let days = |day: &Option<String>| -> Option<i64> {
        Some(days_between(received?, day.as_deref().and_then(|day| parse_date(day).ok())?))
    };
    let extended = || received.filter(|_| extended_on.is_some()).and_then(extended_answer_by);
    let answer_by = extended().or(limits.map(|limits| limits.answer_by));
    let text = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    Reply {
        id: row.id("id"),
        kind: row.one_of("kind", &KINDS),
        region: row.text("region_code"),
        place_zh: row.opt("place_zh"),
        lat,
        lon,
        task: None,
        station: None,
        section: None,
        enterprise: None,
        accept_by: text(limits.map(|limits| limits.accept_by)),
        answer_by: text(answer_by),
        days_to_accept: days(&accepted_on),
        days_to_answer: days(&answered_on),
        received_on,
        accepted_on,
        answered_on,
        extended_on,
        extension_reason_zh,
        unit: None,
        question_zh: row.text("question_zh"),
        answer_zh,
        result: row.opt_one_of("result", &RESULTS),
        satisfaction: row.opt_one_of("satisfaction", &SATISFACTIONS),
        sample: row.sample,
    }
}

/// Last day of an extended answer, from receipt: the strictest reading, as for the answer itself.
fn extended_answer_by(received: Date) -> Option<Date> {
    Clock::from_id(ANSWER_CLOCK)?.extended_last_day(received)?.rule()
}
