//! Air: hours, days and the newest hour of stations and regions.
//!
//! A region's value is the arithmetic mean of its stations in service, without reference stations, where
//! at least 75 % of them (half, when there are fewer than four) have a valid value. That rule is from
//! HJ 663-2013, 3.4, as remembered and not read (confidence C of the project's notes): the portal says so
//! beside the figure. Regional daily values are means of the stations' daily values, for O3 of their
//! daily maximum 8-hour means.

pub mod archive;
mod days;
mod doubts;
mod gaps;
mod hours;
pub mod network;
mod now;
mod regions;
mod report;
mod series;

use super::Air;
use crate::diagnostic::{
    Diagnostics, Place,
    catalog::{air as told, folder},
};
use crate::forms::Book;
use crate::forms::air_hourly::Archive;
use crate::workbook::{SETTINGS_FILE, settings::Settings};
use mingjing_contract::air::{AirDays, AirHours};
use mingjing_domain::time::HourEnding;
use network::Network;
use rayon::prelude::*;
use series::{PlaceSeries, Window};

/// Evaluates the archives up to the replay hour, or to the newest one of each. The newest hour that is published is
/// that of the real archive; made-up stations have it or they have none.
#[must_use]
pub fn evaluate(
    settings: &Settings,
    book: &Book,
    network: &Network,
    faults: &mut Diagnostics,
) -> Option<Air> {
    let real = windows(settings, &book.archive, faults);
    let made_up = windows(settings, &book.sample_archive, faults);
    let until = real.until.or(made_up.until)?;
    let stations: Vec<PlaceSeries> = network
        .nodes()
        .par_iter()
        .map(|node| {
            let windows = if node.sample { &made_up } else { &real };
            series::of_station(book.archive_of(node.sample), node, &windows.months)
        })
        .collect();
    let regions: Vec<PlaceSeries> = network
        .regions()
        .par_iter()
        .map(|(code, members)| regions::of_region(code, members, &stations))
        .collect();
    for (node, station) in network.nodes().iter().zip(&stations) {
        tell_differences(&node.resource, station, faults);
        doubts::tell(&node.resource, station, faults);
    }
    let places: Vec<&PlaceSeries> = regions.iter().chain(&stations).collect();
    Some(Air {
        now: now::evaluate(until, network, &regions, &stations),
        hours: places.par_iter().flat_map_iter(|place| hours_of(place)).collect(),
        days: places.iter().flat_map(|place| years_of(place)).collect(),
    })
}

/// The part of an archive that is published.
#[derive(Debug, Default)]
struct Span {
    months: Vec<Window>,
    /// The last hour that has happened.
    until: Option<HourEnding>,
}

/// Nothing when the archive is empty or lies after the replay hour.
fn windows(settings: &Settings, archive: &Archive, faults: &mut Diagnostics) -> Span {
    let Some((first, newest)) = archive.span else { return Span::default() };
    let until = horizon(settings, archive, (first, newest), faults);
    let months = until.map(|until| Window::all(archive, first, until)).unwrap_or_default();
    Span { months, until }
}

/// The last hour that has happened.
fn horizon(
    settings: &Settings,
    archive: &Archive,
    (first, newest): (HourEnding, HourEnding),
    faults: &mut Diagnostics,
) -> Option<HourEnding> {
    let Some(replay) = settings.replay_hour() else { return Some(newest) };
    if replay < first {
        let place = Place::file("", SETTINGS_FILE).column("replay.air");
        let (zh, en) = ("重放时刻早于全部小时数据", "the replay time is before all hourly data");
        faults.push(folder::setting_wrong(zh, en, &newest.to_string()), place, Some(&replay.to_string()));
        return None;
    }
    let after = newest.hours_since(replay);
    if after > 0 {
        let place = archive.file_of(replay.date()).cloned().unwrap_or_default();
        faults.push(told::hours_after_replay(after), place, Some(&newest.to_string()));
    }
    Some(replay.min(newest))
}

fn hours_of(place: &PlaceSeries) -> impl Iterator<Item = AirHours> {
    place.months.iter().filter_map(|month| hours::encode(&place.code, month))
}

fn years_of(place: &PlaceSeries) -> Vec<AirDays> {
    let mut years: Vec<AirDays> = Vec::new();
    for month in &place.months {
        for day in &month.days {
            let year = month.window.month.year();
            match years.last_mut() {
                Some(last) if last.year == year => last.days.push(day.clone()),
                _ => years.push(AirDays { place: place.code.clone(), year, days: vec![day.clone()] }),
            }
        }
    }
    years
}

/// Tells where the source's index and the computed one part.
fn tell_differences(resource: &str, station: &PlaceSeries, faults: &mut Diagnostics) {
    for month in &station.months {
        for (index, (published, computed)) in month.published.iter().zip(&month.aqi).enumerate() {
            let fault = match (published, computed) {
                (Some(published), Some(computed)) if published != computed => told::aqi_differs(),
                (Some(_), None) => told::aqi_of_incomplete(),
                (None, Some(_)) => told::aqi_not_published(),
                _ => continue,
            };
            let Some(hour) = month.window.hour(index) else { continue };
            let word = |value: &Option<u16>| value.map_or("—".to_owned(), |value| value.to_string());
            let shown = format!("{} {hour} {} / {}", station.code, word(published), word(computed));
            faults.push(fault, Place::file(resource, "").column("AQI"), Some(&shown));
        }
    }
}
