//! What can be downloaded: the open tables, what is known of each, how to cite the record.

mod sheets;

pub use sheets::{OPEN, Sheet};

use super::figure::Table;
use crate::route::Lang;
use crate::text::{Text, format, word};
use mingjing_contract::history::History;
use mingjing_contract::manifest::Manifest;
use mingjing_contract::portal::Portal;
use std::collections::BTreeSet;

/// A table with its downloads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Name of the table in the record.
    pub table: &'static str,
    /// Its name in words.
    pub title: String,
    /// Entries that the releases have brought so far; none where the account does not say.
    pub entries: Option<u64>,
    /// The release that changed it last, in words.
    pub changed: Option<String>,
    /// CSV files: words and address, newest first where there is one a year or month.
    pub files: Vec<(String, Vec<(String, String)>)>,
    /// Bytes of its files in the record.
    pub bytes: u64,
    /// `none`, `some` or `all` of it is made up.
    pub sample: &'static str,
}

/// The tables that a release has.
#[must_use]
pub fn rows(manifest: &Manifest, history: &History, t: &'static Text) -> Vec<Row> {
    let mut rows = Vec::new();
    for (table, sheets) in OPEN {
        let files: Vec<_> = manifest.files.iter().filter(|file| file.table == *table).collect();
        if files.is_empty() {
            continue;
        }
        let notes = || {
            history.releases.iter().flat_map(|release| {
                release.tables.iter().filter(|note| note.table == *table).map(move |note| (release, note))
            })
        };
        let made_up = files.iter().filter(|file| file.sample).count();
        let times: BTreeSet<&str> =
            files.iter().filter_map(|file| file.partition.as_deref()?.rsplit('/').next()).collect();
        rows.push(Row {
            table,
            title: title(table, t),
            entries: notes().next().is_some().then(|| notes().map(|(_, note)| note.added).sum()),
            changed: notes().next_back().map(|(release, _)| {
                (t.open_data().changed)(release.release, &format::moment(t.lang, &release.published_at))
            }),
            files: sheets
                .iter()
                .map(|sheet| (words(sheet, t.lang).to_owned(), addresses(sheet, &times, t)))
                .collect(),
            bytes: files.iter().map(|file| file.bytes).sum(),
            sample: match made_up {
                0 => "none",
                all if all == files.len() => "all",
                _ => "some",
            },
        });
    }
    rows
}

fn words(sheet: &Sheet, lang: Lang) -> &'static str {
    let [zh, en] = sheet.title;
    if lang == Lang::Zh { zh } else { en }
}

/// Name of a table of the record; one that the account of changes does not name has the name of its first sheet.
fn title(table: &str, t: &Text) -> String {
    if t.tables.iter().any(|(id, _)| *id == table) {
        return word(t.tables, table);
    }
    let sheets = OPEN.iter().find(|(of, _)| *of == table).and_then(|(_, sheets)| sheets.first());
    sheets.map_or_else(|| table.to_owned(), |sheet| words(sheet, t.lang).to_owned())
}

fn addresses(sheet: &Sheet, times: &BTreeSet<&str>, t: &Text) -> Vec<(String, String)> {
    if !sheet.by_time {
        return vec![("CSV".to_owned(), format!("open/{}.csv", sheet.name))];
    }
    times
        .iter()
        .rev()
        .map(|time| (format::period(t.lang, time), format!("open/{}/{time}.csv", sheet.name)))
        .collect()
}

/// Sources of the record with their terms: title, rows read, licence; and whether they are made up.
#[must_use]
pub fn sources(portal: &Portal, t: &Text) -> Table {
    let w = t.open_data();
    let mut table = Table { head: w.source_head.map(str::to_owned).to_vec(), rows: Vec::new() };
    for resource in &portal.resources {
        let english = resource.title_en.clone().filter(|_| t.lang == Lang::En);
        table.rows.push(vec![
            english.unwrap_or_else(|| resource.title.clone()),
            resource.rows.to_string(),
            resource.licence.clone(),
            if resource.sample { t.sample.to_owned() } else { w.real.to_owned() },
        ]);
    }
    table
}

/// How to cite the record as it is in this release.
#[must_use]
pub fn citation(portal: &Portal, manifest: &Manifest, hash: &str, address: &str, t: &Text) -> String {
    let (title, operator) = match t.lang {
        Lang::Zh => (&portal.title_zh, &portal.operator_zh),
        Lang::En => (&portal.title_en, &portal.operator_en),
    };
    let place = if address.is_empty() { String::new() } else { format!(" {address}") };
    let when = format::moment(t.lang, &manifest.published_at);
    (t.open_data().citation)([operator, title, &when, &place, hash], manifest.release)
}

/// Bytes for people: `12 kB`, `3.4 MB`, without a float.
#[must_use]
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_by_people() {
        assert_eq!([999, 1_000, 41_800, 3_460_000].map(size), ["999 B", "1 kB", "41 kB", "3.4 MB"]);
    }
}
