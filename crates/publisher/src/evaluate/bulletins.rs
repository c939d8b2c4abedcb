//! Bulletins: their list and their texts, from cells or from files of the workbook.

use super::period::order;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::catalog::record as told;
use crate::forms::{Book, rows::Cells};
use crate::markdown;
use crate::privacy::personal_data;
use crate::workbook::{Workbook, stays_inside};
use mingjing_contract::bulletins::{Bulletin, BulletinText, Bulletins};
use std::cmp::Reverse;
use std::path::Path;

/// Kinds of bulletins.
const KINDS: [&str; 7] = ["air", "water", "drinking", "soil", "environment", "enforcement", "other"];
/// Longest text, in bytes: a bulletin, not a book.
const TEXT_MAX_BYTES: u64 = 1024 * 1024;

/// The list and the texts; absent when the workbook has no bulletins.
pub fn evaluate(
    workbook: &Workbook,
    book: &Book,
    faults: &mut Diagnostics,
) -> (Option<Bulletins>, Vec<BulletinText>) {
    let sheet = book.sheet("bulletins");
    if sheet.is_absent() {
        return (None, Vec::new());
    }
    let needed = ["id", "kind", "region_code", "period", "title_zh", "issuer_zh"];
    let rows = sheet.read(&needed, faults, |row| {
        let text_zh = text(&workbook.dir, row, "text_zh", "file_zh");
        if text_zh.is_none() {
            row.refuse("text_zh", told::text_missing(), None);
        }
        let text_en = text(&workbook.dir, row, "text_en", "file_en");
        let id = row.id("id");
        let text_zh = text_zh.unwrap_or_default();
        let html_zh = Some(markdown::html(&text_zh));
        let html_en = text_en.as_deref().map(markdown::html);
        let text = BulletinText { id: id.clone(), text_zh, text_en, html_zh, html_en };
        let bulletin = Bulletin {
            id,
            kind: row.one_of("kind", &KINDS),
            region: row.text("region_code"),
            period: row.period("period"),
            title_zh: row.text("title_zh"),
            title_en: row.opt("title_en"),
            issuer_zh: row.text("issuer_zh"),
            published_on: row.opt_date("published_on"),
            source: row.opt("source_id"),
            note: row.opt("note"),
            sample: row.sample,
        };
        (bulletin, text)
    });
    let (mut bulletins, mut texts): (Vec<_>, Vec<_>) = rows.into_iter().map(|placed| placed.value).unzip();
    bulletins.sort_by_cached_key(|bulletin| (Reverse(order(&bulletin.period)), bulletin.id.clone()));
    texts.sort_by(|a, b| a.id.cmp(&b.id));
    (Some(Bulletins { bulletins }), texts)
}

/// The text of a cell, or of the file that another cell names.
fn text(dir: &Path, row: &mut Cells<'_, '_>, cell: &str, file: &str) -> Option<String> {
    match (row.opt(cell), row.opt(file)) {
        (Some(_), Some(path)) => {
            row.refuse(file, told::text_missing(), Some(&path));
            // Two texts have been told; none at all is another fault.
            Some(String::new())
        }
        (Some(text), None) => Some(text),
        (None, Some(path)) => {
            let found = if stays_inside(&path) { read(&dir.join(&path)) } else { None };
            if found.is_none() {
                row.refuse(file, told::text_file_missing(), Some(&path));
            }
            for (fault, masked) in found.iter().flat_map(|text| personal_data(text)) {
                row.tell(file, fault, Some(&masked));
            }
            Some(found.unwrap_or_default())
        }
        (None, None) => None,
    }
}

/// A text of at most [`TEXT_MAX_BYTES`] in UTF-8, with plain line ends.
fn read(path: &Path) -> Option<String> {
    let is_fit = std::fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() <= TEXT_MAX_BYTES);
    let text = std::fs::read_to_string(path).ok().filter(|_| is_fit)?;
    Some(text.trim_start_matches('\u{feff}').replace("\r\n", "\n"))
}
