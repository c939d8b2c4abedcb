//! Which corrections a page is about.

use crate::route::Page;
use mingjing_contract::history::{Correction, Corrections};
use mingjing_contract::manifest::table;
use mingjing_contract::polluters::Polluters;

/// The corrections of what a page shows, newest first. Pages of many places and overviews tell none: the pages
/// that they lead to do. `polluters` tells whose outlet is whose.
#[must_use]
pub fn of_page<'a>(page: &Page, all: &'a Corrections, polluters: Option<&Polluters>) -> Vec<&'a Correction> {
    all.corrections.iter().rev().filter(|one| concerns(page, one, polluters)).collect()
}

fn concerns(page: &Page, one: &Correction, polluters: Option<&Polluters>) -> bool {
    let among = |tables: &[&str]| tables.contains(&one.table.as_str());
    let part_of = |id: &str| {
        one.partition.as_deref().is_some_and(|part| part.split_once('/').map_or(part, |(of, _)| of) == id)
    };
    let row_of =
        |id: &str| one.row == id || one.row.strip_prefix(id).is_some_and(|rest| rest.starts_with('/'));
    match page {
        Page::AirRegion(code) | Page::AirStation(_, code) => {
            among(&[table::AIR_HOURS, table::AIR_DAYS, table::AIR_DAILY]) && part_of(code)
        }
        Page::Section(id) => among(&[table::WATER_READINGS]) && part_of(id),
        Page::Lake(id) => {
            (among(&[table::LAKE_READINGS]) && part_of(id)) || (among(&[table::LAKES]) && row_of(id))
        }
        Page::Task(id) => among(&[table::LEDGER]) && row_of(id),
        Page::Polluter(id) => {
            let known = polluters.iter().flat_map(|all| &all.enterprises).find(|known| known.id == *id);
            let is_its = |known: &mingjing_contract::polluters::Enterprise| {
                known.outlets.iter().any(|outlet| part_of(&outlet.id))
            };
            (among(&[table::POLLUTERS]) && row_of(id))
                || (among(&[table::EMISSIONS, table::EMISSION_DAYS]) && known.is_some_and(is_its))
        }
        Page::DrinkingWater => among(&[table::DRINKING, table::DRINKING_READINGS]),
        Page::Soil => among(&[table::SOIL]),
        Page::Targets => among(&[table::TARGETS]),
        Page::Duties => among(&[table::DUTIES]),
        Page::Facilities => among(&[table::FACILITIES]),
        Page::Warnings => among(&[table::WARNINGS]),
        Page::Replies => among(&[table::REPLIES]),
        Page::Home
        | Page::Air
        | Page::Water
        | Page::Polluters
        | Page::Data
        | Page::EmbedGuide
        | Page::Embed(_)
        | Page::Bulletins
        | Page::Bulletin(_)
        | Page::Tasks
        | Page::Feedback
        | Page::Thread(_)
        | Page::About
        | Page::Verify
        | Page::Accessibility
        | Page::NotFound => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(table: &str, partition: Option<&str>, row: &str) -> Correction {
        Correction {
            release: 2,
            published_at: "2026-01-02T00:00:00+08:00".to_owned(),
            table: table.to_owned(),
            partition: partition.map(str::to_owned),
            row: row.to_owned(),
            field: "pm10".to_owned(),
            old: "1".to_owned(),
            new: None,
            reason_zh: String::new(),
            reason_en: String::new(),
            decided_on: "2026-01-01".to_owned(),
            document: None,
        }
    }

    #[test]
    fn a_correction_is_told_where_its_figure_stands_and_nowhere_else() {
        let all = Corrections {
            corrections: vec![
                one(table::AIR_HOURS, Some("3621A/2025-01"), "2025-01-29T20"),
                one(table::AIR_DAYS, Some("150300/2025"), "2025-01-29"),
                one(table::LEDGER, None, "HH2020-05/PE-001"),
                one(table::LEDGER, None, "HH2020-051"),
            ],
        };
        let rows = |page: Page| -> Vec<&str> {
            of_page(&page, &all, None).into_iter().map(|one| one.row.as_str()).collect()
        };
        let station = |code: &str| Page::AirStation("150300".to_owned(), code.to_owned());
        assert_eq!(rows(station("3621A")), ["2025-01-29T20"]);
        assert_eq!(rows(station("3621")), [""; 0]);
        assert_eq!(rows(Page::AirRegion("150300".to_owned())), ["2025-01-29"]);
        assert_eq!(rows(Page::Task("HH2020-05".to_owned())), ["HH2020-05/PE-001"]);
        assert_eq!(rows(Page::Home), [""; 0]);
    }
}
