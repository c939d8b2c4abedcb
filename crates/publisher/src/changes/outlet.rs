//! A month of an outlet as rows that can be compared.
//!
//! The published form has columns of integers: what an integer means hangs on the first hour and on the
//! scale, and both move when the month grows by an earlier hour or a finer figure. Here each mean stands
//! under its own hour, as a decimal.

use mingjing_contract::emissions::{EmissionColumn, Emissions};
use mingjing_contract::missing::MissingReason;
use mingjing_contract::table::Table;
use mingjing_domain::{Decimal, emission::Mark, time::HourEnding};
use serde_json::{Map, Value, json};

/// The month with the rows `items.means` in place of its columns.
///
/// # Errors
/// In words, when the bytes are no such month.
pub fn spread(bytes: &[u8]) -> Result<Value, String> {
    let month = Emissions::from_bytes(bytes)?;
    let first: HourEnding =
        month.first_hour_ending.parse().map_err(|_| "its first hour is none".to_owned())?;
    let items: Vec<Value> = month.items.iter().map(|column| item(first, column)).collect();
    Ok(json!({ "outlet": month.outlet, "month": month.month, "items": items }))
}

fn item(first: HourEnding, column: &EmissionColumn) -> Value {
    let hours = std::iter::successors(Some(first), |hour| hour.next());
    let means: Vec<Value> = (0_u32..)
        .zip(hours)
        .zip(&column.values)
        .filter_map(|((index, hour), value)| mean(column, index, hour, *value))
        .collect();
    json!({ "item": column.item, "unit": column.unit, "means": means, "verdicts": column.verdicts })
}

/// The row of an hour; none when the source has none.
fn mean(column: &EmissionColumn, index: u32, hour: HourEnding, value: Option<i64>) -> Option<Value> {
    let within = |from: u32, hours: u32| index.checked_sub(from).is_some_and(|after| after < hours);
    let gap = column.gaps.iter().find(|gap| within(gap.from, gap.hours));
    if value.is_none() && gap.is_some_and(|gap| gap.reason == MissingReason::NotInSource) {
        return None;
    }
    let mark = column.marks.iter().find(|run| within(run.from, run.hours));
    let mark = mark.map_or(Mark::Normal.id(), |run| run.mark.as_str());
    let mut row = Map::new();
    row.insert("hour_ending".to_owned(), hour.to_string().into());
    row.insert("mark".to_owned(), mark.into());
    if let Some(value) = value.and_then(|value| Decimal::new(value, column.scale)) {
        row.insert("value".to_owned(), value.to_string().into());
    }
    Some(row.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_stands_under_its_hour_whatever_the_form() {
        let month = |first: &str, scale: u8, values: Value, gaps: Value, from: u32| {
            let column = json!({
                "item": "so2", "unit": "mg/m³", "scale": scale, "values": values, "gaps": gaps,
                "marks": [{"mark": "start_up", "from": from, "hours": 1}], "verdicts": [],
            });
            let month = json!({
                "outlet": "O", "month": "2026-02", "first_hour_ending": first, "hours": 3, "items": [column],
            });
            spread(month.to_string().as_bytes()).unwrap()["items"][0]["means"].clone()
        };
        let gap = |from: u32, reason: &str| json!([{"from": from, "hours": 1, "reason": reason}]);
        let none = gap(1, "not_in_source");
        let rows = month("2026-02-01T02:00:00+08:00", 0, json!([5, null, 7]), none, 2);
        let at = |hour: u8| format!("2026-02-01T{hour:02}:00:00+08:00");
        assert_eq!(
            rows,
            json!([
                {"hour_ending": at(2), "mark": "normal", "value": "5"},
                {"hour_ending": at(4), "mark": "start_up", "value": "7"},
            ])
        );
        let finer = month("2026-02-01T01:00:00+08:00", 1, json!([11, 50, null, 70]), gap(2, "no_data"), 3);
        assert_eq!(finer[1], json!({"hour_ending": at(2), "mark": "normal", "value": "5.0"}));
        assert_eq!(finer[2], json!({"hour_ending": at(3), "mark": "normal"}), "a row without a value");
        assert!(spread(b"{}").is_err());
    }
}
