//! What tells the rows of each published list apart.
//!
//! A row has a name for ever: it does not depend on which other rows there are, so that a record may grow
//! and every row that was public is found again. A list that is not named here is one value; a test goes
//! through the contract's own schemas and fails when a new list of objects has no line here.

use mingjing_contract::manifest::table;

/// How the objects of a list become facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Rows of their own, named by these fields. The last ones may be absent: they are left out of the name.
    Rows(&'static [&'static str]),
    /// Fields of the row around them, named by these fields: `verdicts.<document>.<clause>.judged`.
    Fields(&'static [&'static str]),
    /// One value: the list says one thing of its row.
    One,
}

use List::{Fields, One, Rows};

/// By table, then path of the list; lists within lists are joined by a point.
const LISTS: &[(&str, &str, List)] = &[
    (table::PLACES, "regions", Rows(&["code"])),
    (table::PLACES, "stations", Rows(&["code"])),
    (table::PLACES, "sections", Rows(&["id"])),
    (table::AIR_DAYS, "days", Rows(&["date"])),
    (table::AIR_DAILY, "days", Rows(&["date", "origin"])),
    (table::FORECASTS, "forecasts", Rows(&["region", "date", "issued_at"])),
    (table::DUST_DAYS, "days", Rows(&["region", "date"])),
    (table::WARNINGS, "warnings", Rows(&["id"])),
    (table::WARNINGS, "warnings.revisions", Rows(&["revision"])),
    (table::WATER_READINGS, "readings", Rows(&["at"])),
    (table::WATER_READINGS, "readings.exceeding", One),
    (table::LAKES, "lakes", Rows(&["id"])),
    (table::LAKE_READINGS, "readings", Rows(&["period", "point_zh"])),
    (table::GROUNDWATER, "wells", Rows(&["id"])),
    (table::GROUNDWATER_READINGS, "samples", Rows(&["well", "sampled_on"])),
    (table::GROUNDWATER_READINGS, "samples.items", Rows(&["item"])),
    (table::DRINKING, "places", Rows(&["id"])),
    (table::DRINKING_READINGS, "samples", Rows(&["place", "period", "sampled_on"])),
    (table::DRINKING_READINGS, "samples.items", Rows(&["item"])),
    (table::SOIL, "plots", Rows(&["id"])),
    (table::SOIL, "plots.samples", Rows(&["sampled_on", "point"])),
    (table::SOIL, "plots.samples.items", Rows(&["item"])),
    (table::SOIL, "farmland", Rows(&["region", "year"])),
    (table::POLLUTERS, "enterprises", Rows(&["id"])),
    (table::POLLUTERS, "enterprises.outlets", Rows(&["id"])),
    (table::POLLUTERS, "enterprises.outlets.limits", Rows(&["item", "averaging", "document", "from"])),
    (table::POLLUTERS, "enterprises.penalties", Rows(&["id"])),
    (table::POLLUTERS, "enterprises.credit", Rows(&["year", "authority_zh"])),
    (table::POLLUTERS, "enterprises.cards", Rows(&["id"])),
    (table::EMISSIONS, "items", Rows(&["item"])),
    // As `super::outlet` spreads the columns.
    (table::EMISSIONS, "items.means", Rows(&["hour_ending"])),
    (table::EMISSIONS, "items.verdicts", Fields(&["document", "clause"])),
    (table::EMISSION_DAYS, "items", Rows(&["item"])),
    (table::EMISSION_DAYS, "items.days", Rows(&["date"])),
    (table::EMISSION_DAYS, "items.verdicts", Fields(&["document", "clause"])),
    (table::LEDGER, "documents", Rows(&["id"])),
    (table::LEDGER, "units", Rows(&["id"])),
    (table::LEDGER, "tasks", Rows(&["id"])),
    (table::LEDGER, "tasks.units", Rows(&["unit", "role"])),
    (table::LEDGER, "tasks.milestones", Rows(&["seq"])),
    (table::LEDGER, "tasks.events", Rows(&["id"])),
    (table::TARGETS, "indicators", Rows(&["id"])),
    (table::TARGETS, "targets", Rows(&["id"])),
    (table::TARGETS, "observations", Rows(&["id"])),
    (table::DUTIES, "duties", Rows(&["id"])),
    (table::DUTIES, "duties.units", Rows(&["unit", "role"])),
    (table::DUTIES, "duties.evidence", Rows(&["id"])),
    (table::SOURCES, "sources", Rows(&["id"])),
    (table::FACILITIES, "facilities", Rows(&["id"])),
    (table::FACILITIES, "facilities.days", Rows(&["date", "starts_at"])),
    (table::BULLETINS, "bulletins", Rows(&["id"])),
    (table::REPLIES, "replies", Rows(&["id"])),
];

/// What is known of a list, with its path for ever; `None` for lists of anything but objects.
pub fn of(table: &str, path: &str) -> Option<(&'static str, List)> {
    LISTS.iter().find(|(of, list, _)| *of == table && *list == path).map(|(_, list, kind)| (*list, *kind))
}

/// Whether a table has lists at all.
pub fn has_lists(table: &str) -> bool {
    LISTS.iter().any(|(of, ..)| *of == table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::facts::{Facts, shown};
    use crate::changes::{FOLLOW, fields};
    use crate::open::schema;
    use serde_json::Value;
    use std::collections::BTreeSet;

    /// Paths of all lists of objects below a schema.
    fn lists(root: &Value, schema: &Value, path: &str, found: &mut BTreeSet<String>) {
        if let Some(name) = schema["$ref"].as_str() {
            let definition = &root["$defs"][name.trim_start_matches("#/$defs/")];
            lists(root, definition, path, found);
        }
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            if fields::is_free(name) {
                continue;
            }
            let inner = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            if property["type"] == "array" && property["items"]["$ref"].is_string() {
                lists(root, &property["items"], &inner, found);
                found.insert(inner);
            } else {
                lists(root, property, &inner, found);
                for either in property["anyOf"].as_array().into_iter().flatten() {
                    lists(root, either, &inner, found);
                }
            }
        }
    }

    #[test]
    fn every_list_of_the_contract_has_an_identity() {
        let mut known: BTreeSet<(&str, &str)> =
            LISTS.iter().map(|(table, path, _)| (*table, *path)).collect();
        assert_eq!(known.len(), LISTS.len(), "a list is named twice");
        assert!(known.remove(&(table::EMISSIONS, "items.means")), "made by `outlet`");
        let compared = |table: &str| !FOLLOW.contains(&table) && table != table::AIR_HOURS;
        let mut all = BTreeSet::new();
        let tables = schema::all();
        for of in tables.iter().filter(|of| compared(of.table)) {
            let mut found = BTreeSet::new();
            lists(&of.schema, &of.schema, "", &mut found);
            all.extend(found.into_iter().map(|path| (of.table, path)));
        }
        // What `outlet` spreads over the hours.
        all.retain(|(table, path)| !(*table == table::EMISSIONS && path == "items.marks"));
        let all: BTreeSet<(&str, &str)> = all.iter().map(|(table, path)| (*table, path.as_str())).collect();
        assert_eq!(all, known);
    }

    #[test]
    fn no_two_rows_of_a_workbook_share_a_name() {
        let gallery = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gallery");
        let mut met: BTreeSet<(String, &str)> = BTreeSet::new();
        for workbook in ["good", "full"] {
            let ready = crate::check(&gallery.join(workbook)).unwrap().ready.unwrap();
            let blobs = crate::release::blob::encode(&ready.tables).unwrap();
            let compared = |table: &str| !FOLLOW.contains(&table) && table != table::AIR_HOURS;
            for blob in blobs.iter().filter(|blob| compared(blob.table)) {
                let facts = Facts::of_json(blob.table, &blob.bytes).unwrap();
                for row in facts.rows.keys() {
                    let name = row.last().map_or("-", |(_, name)| name);
                    assert!(!name.is_empty() && !name.contains('#'), "{} {}", blob.table, shown(row));
                    met.extend(row.last().map(|(list, _)| (blob.table.to_owned(), *list)));
                }
            }
        }
        let rows = LISTS.iter().filter(|(.., list)| matches!(list, Rows(_)));
        let all: BTreeSet<(String, &str)> =
            rows.map(|(table, path, _)| ((*table).to_owned(), *path)).collect();
        assert_eq!(met, all, "the gallery has rows of every list");
    }
}
