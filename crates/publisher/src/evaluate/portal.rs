//! The masthead and the provenance of a release.

use crate::diagnostic::{
    Diagnostics, Place,
    catalog::{folder, ledger},
};
use crate::forms::Book;
use crate::workbook::{
    PACKAGE_FILE, SETTINGS_FILE, Workbook,
    catalogue::Catalogue,
    package::{Resource, SourceNote},
    settings::Settings,
};
use mingjing_contract::portal::{self, Portal};

/// Tables beside those of the catalogue that are read: a second list of indicators, as older workbooks
/// have it.
const ALSO_READ: [&str; 1] = ["extra_indicators"];

/// Tells plain tables that nothing reads.
pub fn tell_unused(book: &Book, faults: &mut Diagnostics) {
    for resource in book.plain_resources() {
        let name = resource.table_name();
        if Catalogue::find(name).is_none() && !ALSO_READ.contains(&name) {
            let place = Place::file(&resource.name, PACKAGE_FILE);
            faults.push(folder::table_not_used(&Catalogue::names()), place, Some(&resource.name));
        }
    }
}

/// The region shown first must be one of the published.
pub fn check_home(settings: &Settings, book: &Book, faults: &mut Diagnostics) {
    if !book.sheet("regions").texts("code").contains(settings.home_region.as_str()) {
        let place = Place::file("", SETTINGS_FILE).column("home_region");
        faults.push(ledger::dangling("regions"), place, Some(&settings.home_region));
    }
}

/// The table, with every doubt that readers are told. Call it last.
pub fn portal(workbook: &Workbook, book: &Book, faults: &Diagnostics) -> Portal {
    let settings = &workbook.settings;
    let resources = workbook.package.resources.iter().map(|resource| described(workbook, book, resource));
    Portal {
        title_zh: settings.title_zh.clone(),
        title_en: settings.title_en.clone(),
        operator_zh: settings.operator_zh.clone(),
        operator_en: settings.operator_en.clone(),
        contact: settings.contact.clone(),
        home_region: settings.home_region.clone(),
        utc_offset_s: settings.utc_offset_s,
        replay_now: settings.replay_hour().map(|hour| hour.to_string()),
        log_key: settings.log_key.clone(),
        languages: settings.languages.clone(),
        promises: Vec::new(),
        answers: Vec::new(),
        resources: resources.collect(),
        quality_notes: faults.quality_notes(),
    }
}

fn described(workbook: &Workbook, book: &Book, resource: &Resource) -> portal::Resource {
    let package = &workbook.package;
    let sources = if resource.sources.is_empty() { &package.sources } else { &resource.sources };
    let licenses = if resource.licenses.is_empty() { &package.licenses } else { &resource.licenses };
    let licence: Vec<&str> =
        licenses.iter().filter_map(|licence| licence.title.as_deref().or(licence.name.as_deref())).collect();
    portal::Resource {
        name: resource.name.clone(),
        title: resource.title.clone().unwrap_or_else(|| resource.name.clone()),
        title_en: resource.title_en.clone(),
        sources: sources.iter().filter_map(source).collect(),
        licence: licence.join("；"),
        sample: resource.sample,
        rows: book.rows.get(&resource.name).copied().unwrap_or_default(),
    }
}

fn source(source: &SourceNote) -> Option<String> {
    source.title.clone().or_else(|| source.path.clone())
}
