//! Daily values, forecasts and dust days as others published them.

use super::lab::{owner, year_of};
use crate::diagnostic::{Diagnostics, catalog::record as told};
use crate::forms::{
    Book,
    rows::{Cells, Placed},
};
use mingjing_contract::Id;
use mingjing_contract::air::Six;
use mingjing_contract::air_relayed::{AirDaily, DustDay, DustDays, Forecast, Forecasts, RelayedDay};
use mingjing_domain::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Columns of the concentrations, in the order of [`Six::IDS`].
const COLUMNS: [&str; 6] = ["so2", "no2", "co", "o3_8h", "pm10", "pm25"];

/// Codes of regions and of stations that a list has, and whether they are made up.
pub fn known_places(book: &Book) -> BTreeMap<String, bool> {
    let named = [("regions", "code"), ("air_station_names", "code")];
    let named = named.iter().flat_map(|(table, column)| book.sheet(table).made_up(column));
    let listed =
        book.station_lists.iter().flat_map(|list| list.stations.keys().map(|code| (code, list.sample)));
    let mut places: BTreeMap<String, bool> =
        named.map(|(code, made_up)| (code.to_owned(), made_up)).collect();
    places.extend(listed.map(|(code, made_up)| (code.clone(), made_up)));
    places
}

/// Tells a row about a place of the other kind: made up where the row is real, or the other way round.
pub fn keep_apart(row: &mut Cells<'_, '_>, column: &str, place: &str, places: &BTreeMap<String, bool>) {
    if places.get(place).is_some_and(|made_up| *made_up != row.sample) {
        row.refuse(column, told::sample_meets_real(row.sample), Some(place));
    }
}

/// Daily values by place and year.
pub fn daily(book: &Book, places: &BTreeMap<String, bool>, faults: &mut Diagnostics) -> Vec<AirDaily> {
    let known: BTreeSet<&str> = places.keys().map(String::as_str).collect();
    let needed = ["place", "date", "origin", "publisher_zh"];
    let rows = book.sheet("air_daily").read(&needed, faults, |row| {
        let place = row.id("place");
        keep_apart(row, "place", &place, places);
        (owner_of(row, &known, place), relayed(row))
    });
    let mut years: BTreeMap<(Id, i16), Vec<RelayedDay>> = BTreeMap::new();
    for Placed { value: (place, day), .. } in rows {
        years.entry((place, year_of(&day.date))).or_default().push(day);
    }
    let sorted = |((place, year), mut days): ((Id, i16), Vec<RelayedDay>)| {
        days.sort_by(|a, b| (&a.date, &a.origin).cmp(&(&b.date, &b.origin)));
        // Rows of a made-up place are made up.
        let sample = places.get(&place).copied().unwrap_or_default();
        AirDaily { place, year, days, sample }
    };
    years.into_iter().map(sorted).collect()
}

/// An identifier that could not be written is not looked up as well.
fn owner_of(row: &mut Cells<'_, '_>, known: &BTreeSet<&str>, place: Id) -> Id {
    if crate::forms::rows::fits_address(&place) {
        owner(row, "place", "regions / stations", known)
    } else {
        place
    }
}

fn relayed(row: &mut Cells<'_, '_>) -> RelayedDay {
    RelayedDay {
        date: row.date("date"),
        origin: row.one_of("origin", &["official", "third_party"]),
        values: Six::from_array(COLUMNS.map(|column| row.opt_decimal(column))),
        aqi: row.opt_integer("aqi"),
        primary: row.words("primary", &Six::<Decimal>::IDS),
        publisher_zh: row.text("publisher_zh"),
        source: row.opt("source_id"),
        note: row.opt("note"),
    }
}

/// The forecasts; absent when the workbook has none.
pub fn forecasts(book: &Book, faults: &mut Diagnostics) -> Option<Forecasts> {
    let sheet = book.sheet("air_forecasts");
    if sheet.is_absent() {
        return None;
    }
    let needed = ["region_code", "issued_at", "date", "issuer_zh"];
    let rows = sheet.read(&needed, faults, |row| {
        let forecast = Forecast {
            region: row.text("region_code"),
            date: row.date("date"),
            issued_at: row.time("issued_at"),
            aqi_low: row.opt_integer("aqi_low"),
            aqi_high: row.opt_integer("aqi_high"),
            level_low: row.opt_integer("level_low"),
            level_high: row.opt_integer("level_high"),
            primary: row.words("primary", &Six::<Decimal>::IDS),
            issuer_zh: row.text("issuer_zh"),
            text_zh: row.opt("text_zh"),
            text_en: row.opt("text_en"),
            source: row.opt("source_id"),
            note: row.opt("note"),
            sample: row.sample,
        };
        let above = |low: Option<u16>, high: Option<u16>| matches!((low, high), (Some(low), Some(high)) if low > high);
        if above(forecast.aqi_low, forecast.aqi_high) {
            row.refuse("aqi_low", told::range_wrong("aqi_high"), None);
        }
        if above(forecast.level_low.map(u16::from), forecast.level_high.map(u16::from)) {
            row.refuse("level_low", told::range_wrong("level_high"), None);
        }
        forecast
    });
    let mut forecasts: Vec<Forecast> = rows.into_iter().map(|placed| placed.value).collect();
    forecasts.sort_by(|a, b| (&a.region, &a.date, &a.issued_at).cmp(&(&b.region, &b.date, &b.issued_at)));
    Some(Forecasts { forecasts })
}

/// The dust days; absent when the workbook has none.
pub fn dust_days(book: &Book, faults: &mut Diagnostics) -> Option<DustDays> {
    let sheet = book.sheet("dust_days");
    if sheet.is_absent() {
        return None;
    }
    let rows = sheet.read(&["region_code", "date"], faults, |row| DustDay {
        region: row.text("region_code"),
        date: row.date("date"),
        document: row.opt("document"),
        source: row.opt("source_id"),
        note: row.opt("note"),
        sample: row.sample,
    });
    let mut days: Vec<DustDay> = rows.into_iter().map(|placed| placed.value).collect();
    days.sort_by(|a, b| (&a.region, &a.date).cmp(&(&b.region, &b.date)));
    Some(DustDays { days })
}
