//! What a workbook says of times that have not come: only the moment of publication can tell.

use crate::diagnostic::{Diagnostics, Place, catalog::publication};
use crate::evaluate::Tables;
use jiff::Timestamp;

/// Tells hours, readings and events after the moment and the civil day of a publication. Deadlines,
/// forecasts and visits are of the future by their nature.
pub fn tell(tables: &Tables, now: Timestamp, today: &str, faults: &mut Diagnostics) {
    let is_ahead = |time: &str| time.parse::<Timestamp>().is_ok_and(|time| time > now);
    // ISO dates order as text.
    let mut say = |table: &str, column: &str, shown: &str| {
        let place = Place::file(table, "").column(column);
        faults.push(publication::of_the_future(), place, Some(shown));
    };
    if let Some(air) = tables.air.as_ref().filter(|air| is_ahead(&air.now.hour_ending)) {
        say("air_now", "hour_ending", &air.now.hour_ending);
    }
    for of_year in &tables.water_readings {
        for reading in of_year.readings.iter().filter(|reading| is_ahead(&reading.at)) {
            say("water_readings", "at", &format!("{} {}", of_year.section, reading.at));
        }
    }
    for event in
        tables.ledger.tasks.iter().flat_map(|task| &task.events).filter(|event| event.date.as_str() > today)
    {
        say("task_events", "date", &format!("{} {}", event.id, event.date));
    }
}
