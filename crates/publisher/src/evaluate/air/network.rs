//! The stations of the archive: who they are by the dated lists, and who stands behind a region's mean.

use crate::diagnostic::{
    Diagnostics, Place,
    catalog::{air as told, record},
};
use crate::forms::{
    Book,
    station_list::{Listed, StationList, notes},
};
use jiff::civil::Date;
use mingjing_contract::places::{Station, StationNote};
use std::collections::BTreeMap;

/// All stations of the archive that can be placed, by code.
#[derive(Debug, Default)]
pub struct Network {
    nodes: Vec<Node>,
}

/// A station.
#[derive(Debug)]
pub struct Node {
    /// As published.
    pub station: Station,
    /// Resource of its hourly data.
    pub resource: String,
    /// Its hours are made up: they stand in the archive of samples.
    pub sample: bool,
    /// Its column in its archive.
    pub index: usize,
    /// Day from which it is out of service.
    pub stopped_on: Option<Date>,
    /// The first day with a value in the archive. Before it the station may not have been there yet, and no
    /// list says so; were it counted, its coming would change what was published of the days before.
    pub first_value: Option<Date>,
}

impl Node {
    /// Whether a list says that it is out of service on a day.
    #[must_use]
    pub fn is_stopped(&self, day: Date) -> bool {
        self.stopped_on.is_some_and(|stopped| stopped <= day)
    }

    /// Whether it is one of the stations that a region's value rests on.
    #[must_use]
    pub fn counts(&self, day: Date) -> bool {
        let has_begun = self.first_value.is_some_and(|first| first <= day);
        !self.station.reference && has_begun && !self.is_stopped(day)
    }
}

impl Network {
    /// Looks every station of the archive up in the lists.
    #[must_use]
    pub fn of(book: &Book, faults: &mut Diagnostics) -> Self {
        let names = pairs(book, "air_station_names", "code", "name_en", faults);
        let cities = pairs(book, "city_codes", "city_in_lists", "region_code", faults);
        let mut nodes = Vec::new();
        let regions = book.sheet("regions").made_up("code");
        let of_archive = |sample: bool| {
            let archive = book.archive_of(sample);
            archive.stations.iter().enumerate().map(move |(index, code)| (archive, sample, index, code))
        };
        for (archive, sample, index, code) in of_archive(false).chain(of_archive(true)) {
            let place = archive.header_place(index).column(code);
            let listed: Vec<(&StationList, &Listed)> =
                book.station_lists.iter().filter_map(|list| Some((list, list.stations.get(code)?))).collect();
            let Some((_, newest)) = listed.last() else {
                faults.push(told::station_unlisted(), place, None);
                continue;
            };
            let Some(region) = cities.get(&newest.city) else {
                faults.push(told::city_unknown(), place, Some(&newest.city));
                continue;
            };
            let resource = place.resource.clone();
            let (station, stopped_on) = station(code, region, names.get(code), &listed);
            if station.lon.is_none() || station.lat.is_none() {
                faults.push(told::station_without_place(), place.clone(), None);
            }
            // A station of the other kind's list, or in a region of the other kind.
            let of_region = regions.get(station.region.as_str()).copied();
            if station.sample != sample || of_region.is_some_and(|of_region| of_region != sample) {
                faults.push(record::sample_meets_real(sample), place, Some(code));
                continue;
            }
            let first_value = archive.first_value(index);
            if stopped_on.is_none() && first_value.is_none() {
                faults.push(told::station_silent(), silent_place(&place), Some(code));
            }
            nodes.push(Node { station, resource, sample, index, stopped_on, first_value });
        }
        nodes.sort_by(|a, b| a.station.code.cmp(&b.station.code));
        Self { nodes }
    }

    /// The stations by code.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Regions that have stations, by code, with the positions of these.
    #[must_use]
    pub fn regions(&self) -> Vec<(String, Vec<(usize, &Node)>)> {
        let mut regions: BTreeMap<String, Vec<(usize, &Node)>> = BTreeMap::new();
        for (position, node) in self.nodes.iter().enumerate() {
            regions.entry(node.station.region.clone()).or_default().push((position, node));
        }
        regions.into_iter().collect()
    }

    /// As published.
    #[must_use]
    pub fn published(&self) -> Vec<Station> {
        self.nodes.iter().map(|node| node.station.clone()).collect()
    }
}

/// One place for all silent stations, so that they are told as one group.
fn silent_place(place: &Place) -> Place {
    Place { column: None, row: None, ..place.clone() }
}

/// A plain table of two columns as a map.
fn pairs(
    book: &Book,
    table: &str,
    key: &str,
    value: &str,
    faults: &mut Diagnostics,
) -> BTreeMap<String, String> {
    let rows = book.sheet(table).read(&[key, value], faults, |row| (row.text(key), row.text(value)));
    rows.into_iter().map(|placed| placed.value).collect()
}

/// What the lists say of a station, and since when it is stopped.
fn station(
    code: &str,
    region: &str,
    name_en: Option<&String>,
    listed: &[(&StationList, &Listed)],
) -> (Station, Option<Date>) {
    let mut history: Vec<StationNote> = Vec::new();
    let mut stopped_on = None;
    let mut newest = None;
    for (list, entry) in listed {
        let note = StationNote {
            from: list.from.to_string(),
            name_as_listed: entry.printed_name.clone(),
            lon: entry.lon,
            lat: entry.lat,
        };
        let same = history
            .last()
            .is_some_and(|last| StationNote { from: note.from.clone(), ..last.clone() } == note);
        if !same {
            history.push(note);
        }
        // A note without a date holds from the first list that has it; a list without the note revokes it.
        stopped_on = notes(&entry.printed_name).stopped.map(|date| date.or(stopped_on).unwrap_or(list.from));
        newest = Some((list.sample, *entry));
    }
    let (sample, newest_name, lon, lat, reference) = newest
        .map(|(sample, entry)| (sample, entry.printed_name.as_str(), entry.lon, entry.lat, entry.reference))
        .unwrap_or_default();
    let station = Station {
        code: code.to_owned(),
        name_zh: notes(newest_name).name,
        name_en: name_en.cloned(),
        region: region.to_owned(),
        lon,
        lat,
        reference,
        stopped_on: stopped_on.map(|date| date.to_string()),
        history,
        sample,
    };
    (station, stopped_on)
}
