//! Surface water: readings with their class by GB 3838-2002.

use super::water_doubts;
use crate::diagnostic::{
    Diagnostics,
    catalog::{record, water as told},
};
use crate::forms::{Book, rows::Placed, water_csv::WaterRow};
use jiff::{ToSpan, civil::DateTime};
use mingjing_contract::missing::MissingReason;
use mingjing_contract::places::Section;
use mingjing_contract::water::{Exceedance, SectionNow, WaterNow, WaterReading, WaterReadings};
use mingjing_domain::water::{Body, Class, EDITION, Item, Reading, Verdict, classify};
use std::collections::BTreeMap;

/// Items that the national network's class rests on.
const CLASSED: [Item; 5] = [Item::Ph, Item::Do, Item::Codmn, Item::Nh3n, Item::Tp];

/// A class is the present one for as long as a monthly bulletin speaks of. A station that has been silent for longer
/// has no class now, whatever it once measured.
const PRESENT_DAYS: i32 = 31;

/// Rows of one section: timed ones by their time, later rows in place of earlier ones.
#[derive(Default)]
struct Rows<'a> {
    timed: BTreeMap<DateTime, &'a WaterRow>,
    untimed: Vec<&'a WaterRow>,
    /// State in the last row of the newest year, with that year.
    status: Option<(i16, &'a str)>,
}

/// The two tables; the first is absent when the workbook has no water.
pub fn evaluate(
    book: &Book,
    sections: &[Placed<Section>],
    faults: &mut Diagnostics,
) -> (Option<WaterNow>, Vec<WaterReadings>) {
    let by_section = gather(book, faults);
    if book.water.is_empty() && sections.is_empty() {
        return (None, Vec::new());
    }
    // A made-up network has a present of its own.
    let since_of = |sample: bool| {
        let rows = by_section.values().filter_map(|rows| rows.timed.iter().next_back());
        let newest = rows.filter(|(_, row)| row.sample == sample).map(|(at, _)| *at).max();
        newest.and_then(|at| at.checked_sub(PRESENT_DAYS.days()).ok())
    };
    let (real_since, sample_since) = (since_of(false), since_of(true));
    let mut now = Vec::new();
    let mut all = Vec::new();
    for section in sections {
        let section = &section.value;
        let rows = by_section.get(section.name_zh.as_str());
        if let Some(rows) = rows {
            water_doubts::tell(&rows.timed, faults);
        }
        let years = rows.map(|rows| by_year(section, rows, faults)).unwrap_or_default();
        let mut latest = newest(section, rows, &years);
        let since = if section.sample { sample_since } else { real_since };
        // The same civil time, with its offset behind.
        let is_present = |at: &str| since.is_none_or(|since| at >= since.to_string().as_str());
        latest.latest = latest.latest.filter(|reading| is_present(&reading.at));
        now.push(latest);
        all.extend(years);
    }
    (Some(WaterNow { edition: EDITION.to_owned(), sections: now }), all)
}

/// Rows by section name, repeated ones told and dropped.
fn gather<'a>(book: &'a Book, faults: &mut Diagnostics) -> BTreeMap<&'a str, Rows<'a>> {
    let known = book.sheet("water_sections").made_up("name_zh");
    let mut by_section: BTreeMap<&str, Rows> = BTreeMap::new();
    for row in &book.water {
        let place = || row.place.clone().column("断面名称");
        let Some(made_up) = known.get(row.section_zh.as_str()) else {
            let fault =
                if row.of_the_country { told::section_passed_over() } else { told::section_unknown() };
            faults.push(fault, place(), Some(&row.section_zh));
            continue;
        };
        if *made_up != row.sample {
            faults.push(record::sample_meets_real(row.sample), place(), Some(&row.section_zh));
            continue;
        }
        let rows = by_section.entry(row.section_zh.as_str()).or_default();
        if rows.status.is_none_or(|(year, _)| year <= row.year) {
            rows.status = Some((row.year, &row.status_zh));
        }
        let Some(at) = row.at else {
            faults.push(told::row_untimed(), row.place.clone(), Some(&row.status_zh));
            rows.untimed.push(row);
            continue;
        };
        if let Some(earlier) = rows.timed.insert(at, row) {
            let same = earlier.says_the_same(row);
            let fault = if same { told::row_repeated() } else { told::row_contradicts() };
            faults.push(fault, row.place.clone(), Some(&at.to_string()));
        }
    }
    by_section
}

/// Readings by year. Rows without a time count in the year that their resource gives.
fn by_year(section: &Section, rows: &Rows<'_>, faults: &mut Diagnostics) -> Vec<WaterReadings> {
    let body = Body::from_id(&section.body).unwrap_or(Body::River);
    let mut years: BTreeMap<i16, WaterReadings> = BTreeMap::new();
    for (at, row) in &rows.timed {
        let reading = reading(body, *at, row);
        if let (Some(published), Some(computed)) = (&reading.published_class, &reading.computed_class)
            && published != computed
        {
            let shown = format!("{published} / {computed}");
            faults.push(told::class_differs(), row.place.clone().column("水质类别"), Some(&shown));
        }
        years.entry(row.year).or_insert_with(|| empty(section, row.year)).readings.push(reading);
    }
    for row in &rows.untimed {
        let year = years.entry(row.year).or_insert_with(|| empty(section, row.year));
        *year.untimed.entry(row.status_zh.clone()).or_default() += 1;
    }
    years.into_values().collect()
}

fn empty(section: &Section, year: i16) -> WaterReadings {
    WaterReadings {
        section: section.id.clone(),
        year,
        edition: EDITION.to_owned(),
        readings: Vec::new(),
        untimed: BTreeMap::new(),
    }
}

fn reading(body: Body, at: DateTime, row: &WaterRow) -> WaterReading {
    let verdict = verdict(body, row);
    let exceeding =
        |(item, multiple): &(Item, _)| Exceedance { item: item.id().to_owned(), multiple: *multiple };
    let measured = row.values.iter().filter_map(|(item, value)| Some(((*item).to_owned(), value.ok()?)));
    let missing = row.values.iter().filter_map(|(item, value)| Some(((*item).to_owned(), value.err()?)));
    WaterReading {
        at: format!("{}+08:00", at.strftime("%Y-%m-%dT%H:%M:%S")),
        values: measured.collect(),
        missing: missing.collect(),
        published_class: row.class.map(|class| class.id().to_owned()),
        computed_class: verdict.class.map(|class| class.id().to_owned()),
        deciding: verdict.deciding.iter().map(|item| item.id().to_owned()).collect(),
        exceeding: verdict.exceeding.iter().map(exceeding).collect(),
        status_zh: row.status_zh.clone(),
    }
}

/// The class of a row; none when an item that belongs to the station's programme has no value, for the
/// worst item might be that one. The network does the same.
fn verdict(body: Body, row: &WaterRow) -> Verdict {
    let mut readings = Vec::new();
    for (item, value) in &row.values {
        let Some(item) = Item::from_id(item) else { continue };
        match value {
            Ok(value) => readings.push((item, Reading::Measured(*value))),
            Err(MissingReason::NotMonitored) => {}
            Err(_) if CLASSED.contains(&item) => return Verdict::default(),
            Err(_) => {}
        }
    }
    classify(body, &readings)
}

fn newest(section: &Section, rows: Option<&Rows<'_>>, years: &[WaterReadings]) -> SectionNow {
    let readings = || years.iter().flat_map(|year| &year.readings);
    // Every class is counted, also those that no reading has.
    let mut class_counts: BTreeMap<String, u32> =
        Class::ALL.iter().map(|class| (class.id().to_owned(), 0)).collect();
    for class in readings().filter_map(|reading| reading.computed_class.as_ref()) {
        *class_counts.entry(class.clone()).or_default() += 1;
    }
    SectionNow {
        section: section.id.clone(),
        latest: readings().rfind(|reading| reading.computed_class.is_some()).cloned(),
        status_zh: rows.and_then(|rows| rows.status).map(|(_, status)| status.to_owned()),
        class_counts,
    }
}
