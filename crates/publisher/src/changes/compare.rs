//! Two editions of a table: how it has grown, and what it says otherwise.

use super::facts::{Facts, Fields, Row, list_of, same, shown};
use super::{Change, Part, fields};
use mingjing_domain::Decimal;
use std::collections::BTreeSet;

/// Makes a change of row, field, old and new value.
pub trait Told: Fn(&str, &str, &str, Option<&str>) -> Change {}
impl<T: Fn(&str, &str, &str, Option<&str>) -> Change> Told for T {}

/// What has come to a table.
struct Growth<'a> {
    added: u64,
    filled: u64,
    examples: Vec<String>,
    /// Rows that are new, or have got a fact that had been missing.
    rows: BTreeSet<&'a Row>,
    /// Those of them that belong to something known: what is computed from it may change with them.
    late: BTreeSet<String>,
}

impl<'a> Growth<'a> {
    fn of(old: &Facts, new: &'a Facts, examples: usize) -> Self {
        let mut growth =
            Self { added: 0, filled: 0, examples: vec![], rows: BTreeSet::new(), late: BTreeSet::new() };
        for (row, fields) in &new.rows {
            match old.rows.get(row) {
                None => growth.add(old, row, examples),
                Some(known) => growth.fill(&new.table, row, known, fields),
            }
        }
        growth
    }

    fn add(&mut self, old: &Facts, row: &'a Row, examples: usize) {
        self.added += 1;
        self.rows.insert(row);
        if self.examples.len() < examples {
            self.examples.push(shown(row));
        }
        let around = row.split_last().map_or(&[][..], |(_, around)| around);
        if !around.is_empty() && old.rows.contains_key(around) {
            self.late.insert(shown(row));
        }
    }

    fn fill(&mut self, table: &str, row: &'a Row, known: &Fields, now: &Fields) {
        for field in now.keys().filter(|field| !known.contains_key(*field)) {
            if fields::is_running(table, field) || fields::is_tally(table, field) {
                continue;
            }
            self.filled += 1;
            // That something could be computed, or stands so now, is no datum of its own.
            if !fields::is_computed(table, field) && !fields::is_standing(table, list_of(row), field) {
                self.rows.insert(row);
                self.late.insert(shown(row));
            }
        }
    }

    /// Whether a row or one within it has grown.
    fn reaches(&self, row: &Row) -> bool {
        self.rows.range::<&Row, _>(row..).next().is_some_and(|grown| grown.starts_with(row))
    }
}

/// What `new` brings and changes.
pub fn compare(old: &Facts, new: &Facts, examples: usize, change: impl Told) -> Part {
    let growth = Growth::of(old, new, examples);
    let mut part = Part::default();
    let mut gone: Option<&Row> = None;
    for (row, fields) in &old.rows {
        match new.rows.get(row) {
            Some(now) => changed(&new.table, row, (fields, now), &growth, &mut part, &change),
            // A row that went with the row around it is told once.
            None if gone.is_some_and(|gone| row.starts_with(gone)) => {}
            None => {
                let said: Vec<&str> = fields.values().map(String::as_str).take(4).collect();
                part.values.push(change(&shown(row), "*", &said.join(" · "), None));
                gone = Some(row);
            }
        }
    }
    Part { added: growth.added, filled: growth.filled, examples: growth.examples, late: growth.late, ..part }
}

/// What one row says otherwise.
fn changed(
    table: &str,
    row: &Row,
    (old, new): (&Fields, &Fields),
    growth: &Growth<'_>,
    part: &mut Part,
    change: &impl Told,
) {
    for (field, was) in old {
        let is = new.get(field).map(String::as_str);
        if is.is_some_and(|is| same(was, is)) {
            continue;
        }
        if fields::is_standing(table, list_of(row), field) {
            part.updated += 1;
        } else if !goes_with_growth(table, row, field, (was, is), growth) {
            part.values.push(change(&shown(row), field, was, is));
        }
    }
}

/// Whether a sum says otherwise only because there is more to sum up.
fn goes_with_growth(
    table: &str,
    row: &Row,
    field: &str,
    (was, is): (&str, Option<&str>),
    growth: &Growth<'_>,
) -> bool {
    if fields::is_tally(table, field) {
        let count = |text: &str| text.parse::<Decimal>().ok();
        let risen = is.and_then(count).zip(count(was)).is_some_and(|(is, was)| is > was);
        return risen || growth.reaches(row);
    }
    fields::is_running(table, field) && growth.reaches(row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingjing_contract::manifest::table;
    use serde_json::{Value, json};

    fn changes(table: &str, old: &Value, new: &Value) -> (u64, u64, Vec<String>) {
        let facts = |value: &Value| Facts::of_json(table, value.to_string().as_bytes()).unwrap();
        let change = |row: &str, field: &str, old: &str, new: Option<&str>| Change {
            table: table.to_owned(),
            partition: None,
            row: row.to_owned(),
            field: field.to_owned(),
            old: old.to_owned(),
            new: new.map(str::to_owned),
        };
        let part = compare(&facts(old), &facts(new), 9, change);
        let told = |change: &Change| {
            format!(
                "{} {}: {} → {}",
                change.row,
                change.field,
                change.old,
                change.new.as_deref().unwrap_or("∅")
            )
        };
        (part.added, part.filled, part.values.iter().map(told).collect())
    }

    #[test]
    fn rows_within_rows_are_told_apart() {
        let task = |events: Value, date: Value| json!({"tasks": [{"id": "T1", "deadline_date": date, "title_en": "x", "events": events}]});
        let old = task(json!([{"id": "E1", "quantity": "3.0"}]), json!("2020-10-31"));
        assert_eq!(changes(table::LEDGER, &old, &old), (0, 0, vec![]));
        let more =
            task(json!([{"id": "E1", "quantity": "3"}, {"id": "E2", "quantity": "4"}]), json!("2020-10-31"));
        assert_eq!(changes(table::LEDGER, &old, &more), (1, 0, vec![]));
        let moved = task(json!([{"id": "E1", "quantity": "5"}]), json!("2021-10-31"));
        let told = vec![
            "T1 deadline_date: 2020-10-31 → 2021-10-31".to_owned(),
            "T1/E1 quantity: 3.0 → 5".to_owned(),
        ];
        assert_eq!(changes(table::LEDGER, &old, &moved), (0, 0, told));
        assert_eq!(
            changes(table::LEDGER, &old, &task(json!([]), Value::Null)).2.len(),
            2,
            "a date and an event are gone"
        );
        assert_eq!(
            changes(table::LEDGER, &old, &json!({"tasks": []})).2,
            ["T1 *: 2020-10-31 · T1 → ∅"],
            "told once"
        );
    }

    #[test]
    fn the_tasks_in_which_a_task_lives_on_do_not_change_in_silence() {
        let ledger = |event: Value| json!({"tasks": [{"id": "T1", "events": [event]}]});
        let split =
            |successors: Value| ledger(json!({"id": "E1", "kind": "split", "successors": successors}));
        let (two, other) = (split(json!(["T2", "T3"])), split(json!(["T2", "T4"])));
        assert_eq!(changes(table::LEDGER, &two, &two), (0, 0, vec![]));
        assert_eq!(changes(table::LEDGER, &two, &other).2.len(), 1);
        assert_eq!(changes(table::LEDGER, &two, &ledger(json!({"id": "E1", "kind": "split"}))).2.len(), 1);
    }

    #[test]
    fn what_was_missing_may_come_and_what_was_there_may_not_go_in_silence() {
        let row = |ph: Value| json!({"readings": [{"at": "2021-04-01", "values": {"ph": ph}, "deciding": ["a", "b"]}]});
        assert_eq!(changes(table::WATER_READINGS, &row(Value::Null), &row(json!("8.1"))), (0, 1, vec![]));
        assert_eq!(
            changes(table::WATER_READINGS, &row(json!("8.1")), &row(Value::Null)).2,
            ["2021-04-01 values.ph: 8.1 → ∅"]
        );
    }

    #[test]
    fn a_sum_follows_the_growth_of_its_own_rows_only() {
        let month = |means: Value, judged: u32| {
            json!({"items": [
                {"item": "so2", "days": means, "verdicts": [{"document": "D", "clause": "", "judged": judged}]},
                {"item": "pm", "days": [{"date": "2026-02-01", "value": "5"}], "verdicts": []},
            ]})
        };
        let day = |date: &str, value: &str| json!({"date": date, "value": value});
        let old = month(json!([day("2026-02-01", "5")]), 1);
        let told = |new: &Value| changes(table::EMISSION_DAYS, &old, new);
        let grown = month(json!([day("2026-02-01", "5.0"), day("2026-02-02", "7")]), 2);
        assert_eq!(told(&grown), (1, 0, vec![]));
        let same = month(json!([day("2026-02-01", "5")]), 2);
        assert_eq!(told(&same).2, ["so2 verdicts.D.judged: 1 → 2"], "nothing has come");
        let mut elsewhere = same;
        elsewhere["items"][1]["days"][0]["hours"] = json!(24);
        assert_eq!(told(&elsewhere), (0, 1, vec!["so2 verdicts.D.judged: 1 → 2".to_owned()]));
    }

    #[test]
    fn rows_without_a_time_may_become_more_and_less_only_with_rows() {
        let year =
            |untimed: u32, readings: Value| json!({"untimed": {"维护": untimed}, "readings": readings});
        let told = |new: &Value| changes(table::WATER_READINGS, &year(2, json!([])), new);
        assert_eq!(told(&year(3, json!([]))), (0, 0, vec![]));
        assert_eq!(told(&year(1, json!([]))).2, ["* untimed.维护: 2 → 1"]);
        assert_eq!(told(&year(1, json!([{"at": "2021-04-01"}]))), (1, 0, vec![]));
        assert_eq!(told(&json!({})).2, ["* untimed.维护: 2 → ∅"]);
    }

    #[test]
    fn what_takes_the_place_of_a_value_is_no_datum() {
        let row = |ph: Value, missing: Value| json!({"readings": [{"at": "2021-04-01", "values": {"ph": ph}, "missing": missing, "computed_class": "I"}]});
        let (old, new) = (row(json!("8.1"), json!({})), row(Value::Null, json!({"ph": "no_data"})));
        assert_eq!(changes(table::WATER_READINGS, &old, &new).1, 0, "that it is missing is not filled in");
    }

    #[test]
    fn rows_of_two_lists_with_one_name_stay_apart() {
        let of = |amount: &str| json!({"enterprises": [{"id": "E", "penalties": [{"id": "1", "amount_yuan": amount}], "cards": [{"id": "1", "card": "red"}]}]});
        let (added, filled, values) = changes(table::POLLUTERS, &of("200000"), &of("2"));
        assert_eq!((added, filled), (0, 0));
        assert_eq!(values, ["E/1 amount_yuan: 200000 → 2"]);
    }
}
