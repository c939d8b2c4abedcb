//! `feed/unit/<id>.ics`: the deadlines of a unit's tasks and milestones (RFC 5545).
//!
//! A kept crate for this exists, but it brings a second library of dates; a calendar of all-day events needs
//! three rules (escape, fold, CRLF), which stand here and are checked by another program in the tests.

use super::Product;
use super::record::Record;
use super::words::{self, pick};
use crate::diagnostic::Lang;
use jiff::civil::Date;
use mingjing_contract::ledger::{Task, Unit};

/// Most octets of a line, without its end.
const LINE: usize = 75;

/// A calendar for each unit.
#[must_use]
pub fn files(record: &Record<'_>) -> Vec<Product> {
    let units = record.ready.tables.ledger.units.iter();
    units
        .map(|unit| Product { path: format!("feed/unit/{}.ics", unit.id), bytes: calendar(record, unit) })
        .collect()
}

fn calendar(record: &Record<'_>, unit: &Unit) -> Vec<u8> {
    let mut text = String::new();
    let name = format!("{} · {}", unit.name_zh, record.title(Lang::Zh));
    for (key, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Mingjing//Deadlines 1//ZH"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", &escaped(&name)),
    ] {
        line(&mut text, key, value);
    }
    let tasks = record.ready.tables.ledger.tasks.iter();
    for task in tasks.filter(|task| task.units.iter().any(|of| of.unit == unit.id)) {
        task_events(record, task, &mut text);
    }
    line(&mut text, "END", "VCALENDAR");
    text.into_bytes()
}

fn task_events(record: &Record<'_>, task: &Task, text: &mut String) {
    let moved = task.events.iter().rev().find_map(|event| event.new_deadline.as_deref());
    let current = moved.or(task.deadline_date.as_deref());
    let mut said: Vec<String> = vec![task.title_en.clone()];
    said.extend(task.deadline_text.clone());
    if let Some(to) = moved {
        let first = task.deadline_date.as_deref().unwrap_or("–");
        let (first_words, now_words) = (words::FIRST_DEADLINE, words::NOW_DEADLINE);
        said.push(format!("{}：{first}；{}：{to}", first_words.0, now_words.0));
        said.push(format!("{}: {first}; {}: {to}", first_words.1, now_words.1));
    }
    event(record, task, "deadline", current, &task.title_zh, &said, text);
    for milestone in &task.milestones {
        let title =
            format!("{} {}：{}", pick(Lang::Zh, words::MILESTONE), milestone.seq, milestone.description_zh);
        let said = [task.title_zh.clone(), task.title_en.clone()];
        event(record, task, &milestone.seq.to_string(), milestone.due_on.as_deref(), &title, &said, text);
    }
}

/// An all-day event; none without a day, or when the task had ended by then.
fn event(
    record: &Record<'_>,
    task: &Task,
    part: &str,
    day: Option<&str>,
    title: &str,
    said: &[String],
    text: &mut String,
) {
    let day = day.filter(|day| !record.has_ended_before(task, day));
    let Some(day) = day.and_then(|day| day.parse::<Date>().ok()) else { return };
    let Ok(next) = day.tomorrow() else { return };
    let Ok(stamp) = record.published_at.parse::<jiff::Timestamp>() else { return };
    let title =
        if task.sample { format!("[{}] {title}", pick(Lang::Zh, words::SAMPLE)) } else { title.to_owned() };
    for (key, value) in [
        ("BEGIN", "VEVENT".to_owned()),
        ("UID", escaped(&format!("{}-{part}@{}", task.id, record.authority()))),
        ("DTSTAMP", stamp.strftime("%Y%m%dT%H%M%SZ").to_string()),
        ("DTSTART;VALUE=DATE", day.strftime("%Y%m%d").to_string()),
        ("DTEND;VALUE=DATE", next.strftime("%Y%m%d").to_string()),
        ("SUMMARY", escaped(&title)),
        ("DESCRIPTION", escaped(&said.join("\n"))),
        ("TRANSP", "TRANSPARENT".to_owned()),
    ] {
        line(text, key, &value);
    }
    if record.ready.settings.address.is_some() {
        line(text, "URL", &record.link(0, &format!("tasks/{}/", task.id)));
    }
    line(text, "END", "VEVENT");
}

/// A text value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            // Other control characters have no place in a calendar.
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// A content line, folded to [`LINE`] octets without breaking a character (3.1).
fn line(text: &mut String, key: &str, value: &str) {
    let mut octets = 0;
    for character in key.chars().chain([':']).chain(value.chars()) {
        if octets + character.len_utf8() > LINE {
            text.push_str("\r\n ");
            octets = 1;
        }
        text.push(character);
        octets += character.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_are_escaped() {
        assert_eq!(escaped("a,b;c\\d\ne\r"), "a\\,b\\;c\\\\d\\ne");
    }

    #[test]
    fn chinese_is_folded_between_characters() {
        let mut text = String::new();
        line(&mut text, "SUMMARY", &"矿".repeat(60));
        let lines: Vec<&str> = text.split_terminator("\r\n").collect();
        assert_eq!(lines.len(), 3);
        // 8 octets of the key and the colon, 22 characters of three octets each; then a space and 24.
        assert_eq!(lines.iter().map(|line| line.len()).collect::<Vec<_>>(), [74, 73, 43]);
    }

    proptest! {
        #[test]
        fn unfolding_gives_back_the_line(value in "\\PC{0,200}") {
            let mut text = String::new();
            line(&mut text, "X", &value);
            prop_assert!(text.split_terminator("\r\n").all(|line| line.len() <= LINE));
            prop_assert_eq!(text.replace("\r\n ", ""), format!("X:{value}\r\n"));
        }
    }
}
