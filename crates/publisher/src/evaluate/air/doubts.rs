//! Hours that are published as they are and do not look right: more fine dust than dust, values that stand
//! still, lone peaks. No standard draws these lines; they are this project's own (the catalogue of
//! diagnostics says so beside the count), wide enough that weather does not cross them.

use super::series::PlaceSeries;
use crate::diagnostic::{Diagnostics, Fault, Place, catalog::air as told};
use crate::forms::air_hourly::position;
use crate::forms::cell::Cell;
use mingjing_domain::air::Pollutant;

/// Shortest run of one value that is told, in hours.
const FROZEN_HOURS: usize = 24;
/// Fewest steps of its last digit that a value has for a run of it to be strange: 0.3 mg/m³ of CO may well
/// stay for a day.
const FROZEN_STEPS: i64 = 10;
/// A lone peak is more than so many times its neighbours …
const JUMP_FACTOR: i64 = 20;
/// … and above them by more than this: 200 µg/m³, and 10 mg/m³ of CO, in thousandths.
const JUMP_ABOVE: i64 = 200_000;
const JUMP_ABOVE_CO: i64 = 10_000;

/// All hours of a station without a break in time; `None` stands between months that are not neighbours.
struct Hours<'a> {
    station: &'a PlaceSeries,
    /// Month and offset of each hour.
    at: Vec<Option<(usize, usize)>>,
}

/// Tells what is strange in a station's hours, one occurrence a station or run.
pub fn tell(resource: &str, station: &PlaceSeries, faults: &mut Diagnostics) {
    let hours = Hours::of(station);
    let mut say = |fault: Fault, column: &str, first: usize, values: &str, times: usize| {
        let shown = format!("{} {} {values}", station.code, hours.name(first));
        let place = Place::file(resource, "").column(column);
        faults.push_times(fault, place, Some(&shown), times as u64);
    };
    let (fine, coarse) = (hours.series(Pollutant::Pm25), hours.series(Pollutant::Pm10));
    let above: Vec<usize> = (0..fine.len()).filter(|&i| is_above(at(&fine, i), at(&coarse, i))).collect();
    if let Some(&first) = above.first() {
        let values =
            format!("{} > {}", hours.text(first, Pollutant::Pm25), hours.text(first, Pollutant::Pm10));
        say(told::pm25_above_pm10(), "PM2.5", first, &values, above.len());
    }
    let all: Vec<(Pollutant, Vec<Option<i64>>)> =
        Pollutant::ALL.into_iter().map(|pollutant| (pollutant, hours.series(pollutant))).collect();
    for (pollutant, values) in &all {
        for run in runs(values).filter(|run| run.len() >= FROZEN_HOURS) {
            let moves = |other: &[Option<i64>]| {
                let mut seen = other.get(run.clone()).unwrap_or_default().iter().flatten();
                let first = seen.next();
                seen.any(|value| Some(value) != first)
            };
            let others_move = all.iter().any(|(other, values)| other != pollutant && moves(values));
            if others_move && hours.steps(run.start, *pollutant) >= FROZEN_STEPS {
                let shown = hours.text(run.start, *pollutant);
                say(told::value_frozen(), pollutant.name(), run.start, &shown, run.len());
            }
        }
        for i in 1..values.len() {
            if is_lone_peak(*pollutant, at(values, i - 1), at(values, i), at(values, i + 1)) {
                let text = |i| hours.text(i, *pollutant);
                let shown = format!("{}, {}, {}", text(i - 1), text(i), text(i + 1));
                say(told::value_jumps(), pollutant.name(), i, &shown, 1);
            }
        }
    }
}

/// A value of a series, if there is one.
fn at(values: &[Option<i64>], index: usize) -> Option<i64> {
    values.get(index).copied().flatten()
}

/// By more than 10 % and 5 µg/m³; in thousandths.
fn is_above(fine: Option<i64>, coarse: Option<i64>) -> bool {
    matches!((fine, coarse), (Some(fine), Some(coarse)) if fine * 10 > coarse * 11 + 50_000)
}

fn is_lone_peak(pollutant: Pollutant, before: Option<i64>, value: Option<i64>, after: Option<i64>) -> bool {
    let (Some(before), Some(value), Some(after)) = (before, value, after) else { return false };
    let above = if pollutant == Pollutant::Co { JUMP_ABOVE_CO } else { JUMP_ABOVE };
    let neighbour = before.max(after);
    value > neighbour * JUMP_FACTOR && value - neighbour > above
}

/// Runs of one and the same value that is not zero.
fn runs(values: &[Option<i64>]) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut from = 0;
    values.chunk_by(|a, b| a == b).filter_map(move |run| {
        let range = from..from + run.len();
        from = range.end;
        run.first().copied().flatten().filter(|value| *value != 0).map(|_| range)
    })
}

impl<'a> Hours<'a> {
    fn of(station: &'a PlaceSeries) -> Self {
        let mut at = Vec::new();
        let mut before = None;
        for (index, month) in station.months.iter().enumerate() {
            if before.is_some_and(|before| before != Some(month.window.month)) {
                at.push(None);
            }
            at.extend((0..month.cells.len()).map(|offset| Some((index, offset))));
            before = Some(month.window.month.next());
        }
        Self { station, at }
    }

    fn cell(&self, index: usize, pollutant: Pollutant) -> Option<Cell> {
        let (month, offset) = self.at.get(index).copied().flatten()?;
        self.station.months.get(month)?.cells.get(offset)?.get(position(pollutant)).copied()
    }

    /// One pollutant in thousandths of its unit.
    fn series(&self, pollutant: Pollutant) -> Vec<Option<i64>> {
        let value = |index| self.cell(index, pollutant)?.value().ok()?.round_half_even(3).to_scaled(3);
        (0..self.at.len()).map(value).collect()
    }

    /// Steps of its last digit that a value is away from zero.
    fn steps(&self, index: usize, pollutant: Pollutant) -> i64 {
        self.cell(index, pollutant).and_then(|cell| cell.value().ok()).map_or(0, |value| value.mantissa())
    }

    /// A value as written.
    fn text(&self, index: usize, pollutant: Pollutant) -> String {
        let value = self.cell(index, pollutant).and_then(|cell| cell.value().ok());
        value.map_or("—".to_owned(), |value| value.to_string())
    }

    /// The hour, to the hour.
    fn name(&self, index: usize) -> String {
        let place = self.at.get(index).copied().flatten();
        let hour = place.and_then(|(month, offset)| self.station.months.get(month)?.window.hour(offset));
        hour.map_or(String::new(), |hour| hour.to_string())
    }
}
