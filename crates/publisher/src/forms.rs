//! Readers for the forms in which the tables come: plain tables and forms that exist in the wild.

pub mod air_hourly;
pub mod cell;
pub mod rows;
pub mod station_list;
pub mod third_party_daily;
pub mod water_csv;
pub mod water_json;

use crate::diagnostic::{Diagnostics, Place, catalog::folder};
use crate::schema::{check, keys};
use crate::workbook::{
    PACKAGE_FILE, Workbook, catalogue::Catalogue, headings::Headings, package::Resource,
    spreadsheet::is_spreadsheet, table::Table,
};
use air_hourly::{Archive, FileRows, beijing};
use rayon::prelude::*;
use rows::Sheet;
use station_list::StationList;
use std::collections::BTreeMap;
use water_csv::WaterRow;

/// Names of the forms, as `mingjing:form` gives them.
pub const FORMS: [&str; 8] = [
    "table",
    "workbook",
    "national_air_hourly",
    "national_station_list",
    "national_water_csv",
    "national_water_json",
    "third_party_daily",
    "uci_beijing_hourly",
];

/// Every resource of a workbook, read.
#[derive(Debug, Default)]
pub struct Book {
    /// Hourly air of all stations.
    pub archive: Archive,
    /// Hourly air of made-up stations. It stands apart: an hour of which the real files do not speak stays absent,
    /// whatever the sample says of it.
    pub sample_archive: Archive,
    /// Station lists by the day from which they hold.
    pub station_lists: Vec<StationList>,
    /// Surface-water rows in the order of the files.
    pub water: Vec<WaterRow>,
    /// Rows read, by resource.
    pub rows: BTreeMap<String, u64>,
    /// Plain tables by resource.
    tables: keys::Tables,
    /// Resources that are plain tables, in the order of the description.
    plain: Vec<Resource>,
    /// Tables that have rows from a resource marked as sample.
    sampled: Vec<String>,
}

impl Book {
    /// Reads everything; what is wrong is told, what can be read is read.
    #[must_use]
    pub fn read(workbook: &Workbook, faults: &mut Diagnostics) -> Self {
        let mut book = Self::default();
        for resource in &workbook.package.resources {
            // A second resource of the same name has been told; reading it would hide the first.
            if book.rows.contains_key(&resource.name) {
                continue;
            }
            book.read_resource(workbook, resource, faults);
            if resource.sample {
                book.sampled.push(resource.table_name().to_owned());
            }
        }
        book.archive.finish(faults);
        book.sample_archive.finish(faults);
        book.station_lists.sort_by_key(|list| list.from);
        book.place_history(faults);
        book.check_keys(faults);
        book
    }

    fn read_resource(&mut self, workbook: &Workbook, resource: &Resource, faults: &mut Diagnostics) {
        let rows = match resource.form.as_deref().unwrap_or("table") {
            "table" => self.read_plain(workbook, resource, faults),
            "national_air_hourly" => self.read_archive(workbook, resource, faults),
            wild => {
                // Readers of wild forms know of no sheets: what they find is told with the sheet all the same.
                let mut found = Diagnostics::default();
                let rows = self.read_wild(workbook, resource, wild, &mut found);
                for path in resource.path.iter().filter(|path| is_spreadsheet(path)) {
                    if let Some(sheet) = workbook.sheet_name(resource, path) {
                        found = found.in_sheet(path, &sheet);
                    }
                }
                faults.append(found);
                rows
            }
        };
        self.rows.insert(resource.name.clone(), rows);
    }

    fn read_wild(
        &mut self,
        workbook: &Workbook,
        resource: &Resource,
        form: &str,
        faults: &mut Diagnostics,
    ) -> u64 {
        let texts = workbook.texts(resource, faults);
        match form {
            "third_party_daily" => self.read_history(resource, &texts, faults),
            "uci_beijing_hourly" => texts
                .iter()
                .map(|(file, text)| {
                    self.archive_to_fill(resource).add(beijing::read(resource, file, text), faults)
                })
                .sum(),
            "national_station_list" => self.read_list(resource, &texts, faults),
            "national_water_csv" => texts
                .iter()
                .map(|(file, text)| water_csv::read(resource, file, text, &mut self.water, faults))
                .sum(),
            "national_water_json" => texts
                .iter()
                .map(|(file, text)| water_json::read(resource, file, text, &mut self.water, faults))
                .sum(),
            other => {
                let place = Place::file(&resource.name, PACKAGE_FILE);
                faults.push(folder::form_unknown(&FORMS.join(", ")), place, Some(other));
                0
            }
        }
    }

    /// Files of the archive are read side by side, a few at a time, so that a year of them never stands
    /// in memory; they are told in their order all the same.
    fn read_archive(&mut self, workbook: &Workbook, resource: &Resource, faults: &mut Diagnostics) -> u64 {
        let paths: Vec<&str> = resource.path.iter().collect();
        let mut rows = 0;
        for some in paths.chunks(2 * rayon::current_num_threads()) {
            let read = some.par_iter().map(|path| {
                let mut faults = Diagnostics::default();
                let text = workbook.text(resource, path, &mut faults);
                (text.map(|text| FileRows::parse(&resource.name, path, &text)), faults)
            });
            for (file, told) in read.collect::<Vec<_>>() {
                faults.append(told);
                rows += file.map_or(0, |file| self.archive_to_fill(resource).add(file, faults));
            }
        }
        rows
    }

    fn archive_to_fill(&mut self, resource: &Resource) -> &mut Archive {
        if resource.sample { &mut self.sample_archive } else { &mut self.archive }
    }

    /// The archive of real stations, or that of made-up ones.
    #[must_use]
    pub fn archive_of(&self, sample: bool) -> &Archive {
        if sample { &self.sample_archive } else { &self.archive }
    }

    fn read_plain(&mut self, workbook: &Workbook, resource: &Resource, faults: &mut Diagnostics) -> u64 {
        let mut resource = resource.clone();
        let entry = Catalogue::find(resource.table_name());
        if let Some(entry) = entry.filter(|_| resource.schema.is_empty()) {
            resource.schema = entry.schema.clone();
        }
        let mut tables = Vec::new();
        let headings = Headings::of(&resource.schema, entry);
        for path in resource.path.iter() {
            let Some(mut table) = workbook.table(&resource, path, &headings, faults) else { continue };
            check::check(&resource.schema, &mut table, faults);
            if let Some(entry) = entry {
                check::check_required(entry, &mut table, faults);
            }
            tables.push(table);
        }
        // A schema without a key does not make two rows of one thing two things.
        let own = Some(&resource.schema.primary_key).filter(|names| !names.0.is_empty());
        if let Some(names) = own.or(entry.map(|entry| &entry.schema.primary_key)) {
            keys::check_primary(&resource.schema, names, &mut tables, faults);
        }
        let rows = tables.iter().map(|table| table.rows.len() as u64).sum();
        self.tables.insert(resource.name.clone(), tables);
        self.plain.push(resource);
        rows
    }

    /// A third party's daily history becomes a plain table: keys and references are checked as those of
    /// any other.
    fn read_history(
        &mut self,
        resource: &Resource,
        texts: &[(String, String)],
        faults: &mut Diagnostics,
    ) -> u64 {
        let Some(entry) = Catalogue::find(third_party_daily::TABLE) else { return 0 };
        let read = |(file, text): &(String, String)| third_party_daily::read(resource, file, text, faults);
        let tables: Vec<Table> = texts.iter().filter_map(read).collect();
        let rows = tables.iter().map(|table| table.rows.len() as u64).sum();
        self.tables.insert(resource.name.clone(), tables);
        self.plain.push(Resource {
            table: Some(entry.name.clone()),
            schema: entry.schema.clone(),
            ..resource.clone()
        });
        rows
    }

    /// Regions of the third party's cities, once the list of cities is there.
    fn place_history(&mut self, faults: &mut Diagnostics) {
        let is_history = |resource: &&Resource| resource.form.as_deref() == Some("third_party_daily");
        if !self.plain.iter().any(|resource| is_history(&resource)) {
            return;
        }
        // Whoever reads the cities for the stations tells what is wrong with them.
        let mut told_elsewhere = Diagnostics::default();
        let needed = ["city_in_lists", "region_code"];
        let cities = self
            .sheet("city_codes")
            .read(&needed, &mut told_elsewhere, |row| (row.text("city_in_lists"), row.text("region_code")));
        let regions: BTreeMap<String, String> = cities.into_iter().map(|placed| placed.value).collect();
        for resource in self.plain.iter().filter(is_history) {
            for table in self.tables.get_mut(&resource.name).into_iter().flatten() {
                third_party_daily::place(table, &regions, faults);
                check::check(&resource.schema, table, faults);
            }
        }
    }

    fn read_list(
        &mut self,
        resource: &Resource,
        texts: &[(String, String)],
        faults: &mut Diagnostics,
    ) -> u64 {
        let mut rows = 0;
        for (file, text) in texts {
            if let Some(list) = station_list::read(resource, file, text, faults) {
                rows += list.stations.len() as u64;
                self.station_lists.push(list);
            }
        }
        rows
    }

    /// Keys across resources, once every table is there.
    fn check_keys(&mut self, faults: &mut Diagnostics) {
        let plain = &self.plain;
        let fill = |table: &str| -> Vec<&str> {
            let of_table = plain.iter().filter(|resource| resource.table_name() == table);
            of_table.map(|resource| resource.name.as_str()).collect()
        };
        for entry in Catalogue::all() {
            let resources = fill(&entry.name);
            if resources.len() > 1 {
                keys::check_across(&entry.schema.primary_key, &resources, &mut self.tables, faults);
            }
        }
        let samples =
            plain.iter().filter(|resource| resource.sample).map(|resource| resource.name.as_str()).collect();
        for resource in plain {
            let flaws =
                keys::check_foreign(&resource.name, &resource.schema, &self.tables, fill, &samples, faults);
            let Some(tables) = self.tables.get_mut(&resource.name) else { continue };
            for flaw in flaws {
                if let Some(row) = tables.get_mut(flaw.table).and_then(|table| table.rows.get_mut(flaw.row)) {
                    row.flawed = true;
                }
            }
        }
    }

    /// Rows of a table from every resource that adds to it.
    #[must_use]
    pub fn sheet(&self, table: &str) -> Sheet<'_> {
        let parts = self
            .plain
            .iter()
            .filter(|resource| resource.table_name() == table)
            .flat_map(|resource| {
                let tables = self.tables.get(&resource.name).map_or(&[][..], Vec::as_slice);
                tables.iter().map(move |table| (resource, table))
            })
            .collect();
        Sheet::new(parts)
    }

    /// Names of the plain tables, each once.
    #[must_use]
    pub fn plain_resources(&self) -> &[Resource] {
        &self.plain
    }

    /// Every file of every plain table, in the order of the description.
    pub fn plain_tables(&self) -> impl Iterator<Item = (&Resource, &Table)> {
        let files = |resource: &Resource| self.tables.get(&resource.name).map_or(&[][..], Vec::as_slice);
        self.plain.iter().flat_map(move |resource| files(resource).iter().map(move |table| (resource, table)))
    }

    /// Whether any of these tables has made-up rows.
    #[must_use]
    pub fn any_sample(&self, tables: &[&str]) -> bool {
        self.sampled.iter().any(|table| tables.contains(&table.as_str()))
    }
}
