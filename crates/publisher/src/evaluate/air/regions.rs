//! Regions: means over their stations.

use super::network::Node;
use super::report::{common_reason, daily};
use super::series::{PlaceMonth, PlaceSeries, Window, hourly_aqi};
use crate::forms::cell::Cell;
use jiff::civil::Date;
use mingjing_contract::{
    air::{AirDay, StationCount},
    missing::MissingReason,
};
use mingjing_domain::Decimal;
use mingjing_domain::air::Pollutant;
use mingjing_domain::air::means::{average, station_share_valid};

/// Value of one station, or why there is none.
type StationValue = Result<Decimal, MissingReason>;

/// A region's value: the mean or why there is none, and the stations with a valid value.
struct Mean {
    value: Result<Decimal, MissingReason>,
    valid: u16,
}

/// Hours and days of a region. `members` are its stations with their positions in `stations`.
pub fn of_region(code: &str, members: &[(usize, &Node)], stations: &[PlaceSeries]) -> PlaceSeries {
    // All members are of one archive: a made-up station in a real region has been refused.
    let of_members = members.iter().filter_map(|(position, _)| stations.get(*position));
    let months = of_members.map(|station| station.months.len()).max().unwrap_or(0);
    let month = |index: usize| {
        let series: Vec<(&Node, &PlaceMonth)> = members
            .iter()
            .filter_map(|(position, node)| Some((*node, stations.get(*position)?.months.get(index)?)))
            .collect();
        one_month(&series)
    };
    PlaceSeries { code: code.to_owned(), months: (0..months).filter_map(month).collect() }
}

fn one_month(series: &[(&Node, &PlaceMonth)]) -> Option<PlaceMonth> {
    let window = series.first()?.1.window;
    let hours = window.end - window.start;
    let cells: Vec<[Cell; 6]> = (0..hours).map(|offset| hour(&window, offset, series)).collect();
    let days = (0..series.first()?.1.days.len()).filter_map(|index| day(index, series)).collect();
    let aqi = hourly_aqi(&window, &cells);
    Some(PlaceMonth { window, cells, published: vec![None; hours], aqi, days })
}

fn hour(window: &Window, offset: usize, series: &[(&Node, &PlaceMonth)]) -> [Cell; 6] {
    let Some(date) = window.hour(offset).map(|hour| hour.monitoring_day()) else {
        return [Cell::NOT_IN_SOURCE; 6];
    };
    let six = means(date, series, |month, position| {
        let cell = month.cells.get(offset).and_then(|six| six.get(position));
        cell.copied().unwrap_or_default().value()
    });
    six.map(|mean| match mean.value {
        Ok(value) => Cell::measured(value).unwrap_or_else(|| Cell::missing(MissingReason::Invalid)),
        Err(reason) => Cell::missing(reason),
    })
}

fn day(index: usize, series: &[(&Node, &PlaceMonth)]) -> Option<AirDay> {
    let date: Date = series.first()?.1.days.get(index)?.date.parse().ok()?;
    let six = means(date, series, |month, position| {
        let day = month.days.get(index).ok_or(MissingReason::NotInSource)?;
        let value = day.values.as_array().get(position).copied().copied().flatten();
        let reason = day.missing.as_array().get(position).copied().copied().flatten();
        value.ok_or(reason.unwrap_or(MissingReason::NoData))
    });
    let values = six.each_ref().map(|mean| mean.value.ok());
    let counts = six.each_ref().map(|mean| mean.valid);
    Some(daily(date, values, counts, six.each_ref().map(|mean| mean.value.err())))
}

/// The six means over the stations that count on a day.
fn means(
    date: Date,
    series: &[(&Node, &PlaceMonth)],
    value: impl Fn(&PlaceMonth, usize) -> StationValue,
) -> [Mean; 6] {
    let counting: Vec<&PlaceMonth> =
        series.iter().filter(|(node, _)| node.counts(date)).map(|(_, month)| *month).collect();
    let why_nobody = why_nobody_counts(date, series);
    let mut position = 0;
    Pollutant::ALL.map(|pollutant| {
        let values: Vec<StationValue> = counting.iter().map(|month| value(month, position)).collect();
        position += 1;
        mean(pollutant, &values, why_nobody)
    })
}

/// Why a region has no value when no station counts on a day.
fn why_nobody_counts(date: Date, series: &[(&Node, &PlaceMonth)]) -> MissingReason {
    let any = |is: fn(&Node, Date) -> bool| series.iter().any(|(node, _)| is(node, date));
    if any(|node, date| node.is_stopped(date)) {
        MissingReason::Stopped
    } else if any(|node, _| !node.station.reference) {
        MissingReason::NoData
    } else {
        // Nothing but reference stations: the region's air is not measured.
        MissingReason::NotMonitored
    }
}

fn mean(pollutant: Pollutant, values: &[StationValue], why_nobody: MissingReason) -> Mean {
    let measured = || values.iter().filter_map(|value| value.ok());
    let count = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let (valid, total) = (count(measured().count()), count(values.len()));
    let enough = station_share_valid(valid, total);
    let value = match average(measured(), pollutant).filter(|_| enough) {
        Some(value) => Ok(value),
        None if total == 0 => Err(why_nobody),
        None if valid == 0 => {
            Err(common_reason(values.iter().map(|value| value.err())).unwrap_or(MissingReason::NoData))
        }
        None => Err(MissingReason::TooFewValues),
    };
    Mean { value, valid }
}

/// How many stations stand behind a region's hour: those with a value of the pollutant that has the
/// fewest, and all that count.
pub fn station_count(date: Date, hours: &[(&Node, Option<&[Cell; 6]>)]) -> StationCount {
    let counting: Vec<Option<&[Cell; 6]>> =
        hours.iter().filter(|(node, _)| node.counts(date)).map(|(_, six)| *six).collect();
    let valid_of = |position: usize| {
        let measured = |six: &&[Cell; 6]| six.get(position).is_some_and(|cell| cell.value().is_ok());
        counting.iter().flatten().filter(|six| measured(six)).count()
    };
    let count = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    StationCount {
        valid: count((0..6).map(valid_of).min().unwrap_or_default()),
        total: count(counting.len()),
    }
}
