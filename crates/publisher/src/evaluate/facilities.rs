//! Plants that receive visitors.

use super::lab::owner;
use super::ledger::by_owner;
use crate::diagnostic::{Diagnostics, catalog::table};
use crate::forms::{
    Book,
    rows::{Cells, Placed},
};
use mingjing_contract::Id;
use mingjing_contract::facilities::{Facilities, Facility, VisitDay};

/// Kinds of plants.
const KINDS: [&str; 5] = ["monitoring", "sewage", "household_waste", "hazardous_waste", "other"];
/// States of a visit.
const STATES: [&str; 4] = ["open", "full", "held", "cancelled"];

/// The table; absent when the workbook has no plants.
pub fn evaluate(book: &Book, faults: &mut Diagnostics) -> Option<Facilities> {
    let sheet = book.sheet("facilities");
    if sheet.is_absent() && book.sheet("visit_days").is_absent() {
        return None;
    }
    let mut days = by_owner(visits(book, faults));
    let needed = ["id", "name_zh", "name_en", "kind", "region_code", "address_zh", "booking_zh"];
    let rows = sheet.read(&needed, faults, |row| {
        let id = row.id("id");
        let mut days = days.remove(&id).unwrap_or_default();
        days.sort_by(|a, b| (&a.date, &a.starts_at).cmp(&(&b.date, &b.starts_at)));
        Facility {
            name_zh: row.text("name_zh"),
            name_en: row.text("name_en"),
            kind: row.one_of("kind", &KINDS),
            region: row.text("region_code"),
            address_zh: row.text("address_zh"),
            lon: row.opt_decimal("lon"),
            lat: row.opt_decimal("lat"),
            operator_zh: row.opt("operator_zh"),
            booking_zh: row.text("booking_zh"),
            booking_en: row.opt("booking_en"),
            booking_url: row.opt_url("booking_url"),
            phone: row.opt("phone"),
            enterprise: row.opt("enterprise_id"),
            note: row.opt("note"),
            days,
            sample: row.sample,
            id,
        }
    });
    let mut facilities: Vec<Facility> = rows.into_iter().map(|placed| placed.value).collect();
    facilities.sort_by(|a, b| a.id.cmp(&b.id));
    Some(Facilities { facilities })
}

fn visits(book: &Book, faults: &mut Diagnostics) -> Vec<Placed<(Id, VisitDay)>> {
    let register = book.sheet("facilities");
    let known = register.texts("id");
    book.sheet("visit_days").read(&["facility_id", "date", "starts_at", "state"], faults, |row| {
        row.in_order("starts_at", "ends_at");
        let visit = VisitDay {
            date: row.date("date"),
            starts_at: clock(row, "starts_at").unwrap_or_else(|| row.text("starts_at")),
            ends_at: clock(row, "ends_at"),
            capacity: row.opt_integer("capacity"),
            visitors: row.opt_integer("visitors"),
            state: row.one_of("state", &STATES),
            note_zh: row.opt("note_zh"),
        };
        (owner(row, "facility_id", "facilities", &known), visit)
    })
}

/// A time of day, `09:00`.
fn clock(row: &mut Cells<'_, '_>, column: &str) -> Option<String> {
    let text = row.opt(column)?;
    let is_clock = text.len() == 5 && text.parse::<jiff::civil::Time>().is_ok();
    if !is_clock {
        row.refuse(column, table::not_in_pattern("([01][0-9]|2[0-3]):[0-5][0-9]"), Some(&text));
    }
    Some(text)
}
