//! Enterprises with their outlets, limits and what authorities decided about them.

mod credit_code;

use super::lab::owner;
use super::ledger::by_owner;
use crate::diagnostic::{
    Diagnostics,
    catalog::{record as told, table},
};
use crate::forms::{
    Book,
    rows::{Cells, Placed},
};
use mingjing_contract::Id;
use mingjing_contract::polluters::{
    Card, CreditRating, EmissionLimit, Enterprise, Outlet, OutletCounts, Penalty, Polluters,
};
use std::collections::{BTreeMap, BTreeSet};

/// Kinds of penalties.
const PENALTIES: [&str; 9] =
    ["warning", "fine", "confiscation", "order", "restrict", "stop", "permit_revoked", "detention", "other"];

/// The table; absent when the workbook has no enterprises and nothing about any.
pub fn evaluate(book: &Book, faults: &mut Diagnostics) -> Option<Polluters> {
    let tables =
        ["enterprises", "outlets", "emission_limits", "penalties", "credit_ratings", "yellow_red_cards"];
    if tables.iter().all(|table| book.sheet(table).is_absent()) {
        return None;
    }
    let register = book.sheet("enterprises");
    let known = register.texts("id");
    let mut limits = by_owner(limits(book, faults));
    let mut outlets = by_owner(outlets(book, &known, &mut limits, faults));
    let mut penalties = by_owner(penalties(book, &known, faults));
    let mut credit = by_owner(credit(book, &known, faults));
    let mut cards = by_owner(cards(book, &known, faults));
    let needed = ["id", "name_zh", "region_code", "state"];
    let rows = register.read(&needed, faults, enterprise);
    let mut enterprises: Vec<Enterprise> = rows.into_iter().map(|placed| placed.value).collect();
    enterprises.sort_by(|a, b| a.id.cmp(&b.id));
    for enterprise in &mut enterprises {
        enterprise.outlets = outlets.remove(&enterprise.id).unwrap_or_default();
        enterprise.outlets.sort_by(|a, b| a.id.cmp(&b.id));
        enterprise.penalties = penalties.remove(&enterprise.id).unwrap_or_default();
        enterprise.penalties.sort_by(|a, b| b.decided_on.cmp(&a.decided_on));
        enterprise.credit = credit.remove(&enterprise.id).unwrap_or_default();
        enterprise.credit.sort_by_key(|rating| std::cmp::Reverse(rating.year));
        enterprise.cards = cards.remove(&enterprise.id).unwrap_or_default();
        enterprise.cards.sort_by(|a, b| b.issued_on.cmp(&a.issued_on));
    }
    Some(Polluters { enterprises })
}

fn enterprise(row: &mut Cells<'_, '_>) -> Enterprise {
    let credit_code = row.opt("credit_code");
    if let Some(code) = credit_code.as_deref().filter(|code| !credit_code::is_sound(code)) {
        row.tell("credit_code", told::credit_code_wrong(), Some(code));
    }
    row.in_order("permit_from", "permit_to");
    Enterprise {
        id: row.id("id"),
        name_zh: row.text("name_zh"),
        name_en: row.opt("name_en"),
        credit_code,
        region: row.text("region_code"),
        industry_code: row.opt("industry_code"),
        industry_zh: row.opt("industry_zh"),
        address_zh: row.opt("address_zh"),
        lon: row.opt_decimal("lon"),
        lat: row.opt_decimal("lat"),
        key_for: row.words("key_for", &["air", "water", "soil", "noise", "risk"]),
        management: row.opt_one_of("management", &["key", "simplified", "registration"]),
        permit_number: row.opt("permit_number"),
        permit_from: row.opt_date("permit_from"),
        permit_to: row.opt_date("permit_to"),
        state: row.one_of("state", &["running", "suspended", "closed", "building"]),
        report_url: row.opt_url("report_url"),
        report_year: row.opt_integer("report_year"),
        note: row.opt("note"),
        outlets: Vec::new(),
        penalties: Vec::new(),
        credit: Vec::new(),
        cards: Vec::new(),
        sample: row.sample,
    }
}

/// Outlets by enterprise, each with its limits.
fn outlets(
    book: &Book,
    known: &BTreeSet<&str>,
    limits: &mut BTreeMap<Id, Vec<EmissionLimit>>,
    faults: &mut Diagnostics,
) -> Vec<Placed<(Id, Outlet)>> {
    let needed = ["id", "enterprise_id", "code", "name_zh", "medium"];
    book.sheet("outlets").read(&needed, faults, |row| {
        let id = row.id("id");
        let mut limits = limits.remove(&id).unwrap_or_default();
        limits.sort_by(|a, b| (&a.item, &a.averaging, &a.from).cmp(&(&b.item, &b.averaging, &b.from)));
        let outlet = Outlet {
            code: row.text("code"),
            name_zh: row.text("name_zh"),
            name_en: row.opt("name_en"),
            medium: row.one_of("medium", &["gas", "water"]),
            process_zh: row.opt("process_zh"),
            receiving_zh: row.opt("receiving_zh"),
            automatic: row.truth("automatic"),
            facility_state_zh: row.opt("facility_state_zh"),
            lon: row.opt_decimal("lon"),
            lat: row.opt_decimal("lat"),
            limits,
            counts: Vec::new(),
            id,
        };
        (owner(row, "enterprise_id", "enterprises", known), outlet)
    })
}

fn limits(book: &Book, faults: &mut Diagnostics) -> Vec<Placed<(Id, EmissionLimit)>> {
    let outlets = book.sheet("outlets");
    let known = outlets.texts("id");
    let needed = ["outlet_id", "item", "averaging", "most", "unit", "source", "document"];
    book.sheet("emission_limits").read(&needed, faults, |row| {
        row.in_order("valid_from", "valid_to");
        let limit = EmissionLimit {
            item: row.text("item"),
            averaging: row.one_of("averaging", &["hour", "day"]),
            most: row.decimal("most"),
            unit: row.text("unit"),
            oxygen_percent: row.opt_decimal("oxygen_percent"),
            source: row.one_of("source", &["permit", "standard", "policy"]),
            document: row.text("document"),
            clause: row.opt("clause").unwrap_or_default(),
            from: row.opt_date("valid_from"),
            to: row.opt_date("valid_to"),
        };
        if limit.most.is_negative() {
            row.refuse("most", table::out_of_bounds("≥ 0"), Some(&limit.most.to_string()));
        }
        (owner(row, "outlet_id", "outlets", &known), limit)
    })
}

fn penalties(book: &Book, known: &BTreeSet<&str>, faults: &mut Diagnostics) -> Vec<Placed<(Id, Penalty)>> {
    let needed =
        ["id", "enterprise_id", "document_number", "decided_on", "authority_zh", "kind", "violation_zh"];
    book.sheet("penalties").read(&needed, faults, |row| {
        row.in_order("decided_on", "fulfilled_on");
        let penalty = Penalty {
            id: row.text("id"),
            document_number: row.text("document_number"),
            decided_on: row.date("decided_on"),
            authority_zh: row.text("authority_zh"),
            kind: row.one_of("kind", &PENALTIES),
            violation_zh: row.text("violation_zh"),
            basis_zh: row.opt("basis_zh"),
            amount_yuan: row.opt_decimal("amount_yuan"),
            fulfilled_on: row.opt_date("fulfilled_on"),
            url: row.opt_url("url"),
            source: row.opt("source_id"),
            note: row.opt("note"),
        };
        (owner(row, "enterprise_id", "enterprises", known), penalty)
    })
}

fn credit(book: &Book, known: &BTreeSet<&str>, faults: &mut Diagnostics) -> Vec<Placed<(Id, CreditRating)>> {
    let needed = ["enterprise_id", "year", "rating", "authority_zh"];
    book.sheet("credit_ratings").read(&needed, faults, |row| {
        let rating = CreditRating {
            year: row.integer("year"),
            rating: row.one_of("rating", &["green", "blue", "yellow", "red", "black"]),
            authority_zh: row.text("authority_zh"),
            published_on: row.opt_date("published_on"),
            document: row.opt("document"),
            source: row.opt("source_id"),
            note: row.opt("note"),
        };
        (owner(row, "enterprise_id", "enterprises", known), rating)
    })
}

fn cards(book: &Book, known: &BTreeSet<&str>, faults: &mut Diagnostics) -> Vec<Placed<(Id, Card)>> {
    let needed = ["id", "enterprise_id", "card", "issued_on", "issuer_zh", "reason_zh", "document"];
    book.sheet("yellow_red_cards").read(&needed, faults, |row| {
        row.in_order("issued_on", "lifted_on");
        let card = Card {
            id: row.text("id"),
            card: row.one_of("card", &["yellow", "red"]),
            issued_on: row.date("issued_on"),
            issuer_zh: row.text("issuer_zh"),
            reason_zh: row.text("reason_zh"),
            document: row.text("document"),
            lifted_on: row.opt_date("lifted_on"),
            lifted_document: row.opt("lifted_document"),
            source: row.opt("source_id"),
            note: row.opt("note"),
        };
        (owner(row, "enterprise_id", "enterprises", known), card)
    })
}

/// Limits by outlet.
pub fn known_limits(polluters: Option<&Polluters>) -> BTreeMap<Id, &[EmissionLimit]> {
    let outlets = polluters.iter().flat_map(|all| &all.enterprises).flat_map(|one| &one.outlets);
    outlets.map(|outlet| (outlet.id.clone(), outlet.limits.as_slice())).collect()
}

/// Gives each outlet what its means come to.
pub fn give_counts(polluters: &mut Polluters, mut counts: BTreeMap<Id, Vec<OutletCounts>>) {
    for outlet in polluters.enterprises.iter_mut().flat_map(|one| &mut one.outlets) {
        outlet.counts = counts.remove(&outlet.id).unwrap_or_default();
    }
}
