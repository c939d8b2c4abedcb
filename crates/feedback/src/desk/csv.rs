//! Cases as CSV that no spreadsheet takes for formulas.

use crate::store::desk::Full;
use crate::time::rfc3339;
use mingjing_domain::point::Point;

/// Columns of the export.
const COLUMNS: [&str; 21] = [
    "id",
    "received_at",
    "state",
    "kind",
    "region",
    "place",
    "lat",
    "lon",
    "public_lat",
    "public_lon",
    "happened_at",
    "description",
    "subject_kind",
    "subject_id",
    "unit",
    "accept_by",
    "answer_by",
    "answered_on",
    "outcome",
    "answer",
    "sample",
];

/// The cases, with covered words covered.
///
/// # Errors
/// When the rows cannot be written, which memory does not refuse.
pub fn cases(rows: &[Full]) -> Result<Vec<u8>, csv::Error> {
    // Spreadsheets know UTF-8 by this mark only.
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(COLUMNS)?;
    for full in rows {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let sent = &full.feedback;
        let kept = sent.point().ok().flatten().filter(|_| !full.is_point_covered());
        let point = |point: Option<Point>, text: fn(Point) -> String| point.map(text).unwrap_or_default();
        let cells = [
            full.id.to_string(),
            rfc3339(full.received_at),
            full.case.state.id().to_owned(),
            sent.kind.clone(),
            text(&sent.region),
            full.place(),
            point(kept, Point::lat_text),
            point(kept, Point::lon_text),
            point(full.public_point(), Point::lat_text),
            point(full.public_point(), Point::lon_text),
            text(&sent.happened_at),
            full.question(),
            text(&sent.subject_kind),
            text(&sent.subject_id),
            text(&full.case.unit),
            full.case.accept_by.to_string(),
            full.case.answer_by.to_string(),
            day(full.case.answered_on),
            full.case.outcome.map(|outcome| outcome.id().to_owned()).unwrap_or_default(),
            full.answer().unwrap_or_default(),
            u8::from(full.is_sample).to_string(),
        ];
        writer.write_record(cells.map(|cell| harmless(&cell)))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A cell that begins like a formula gets an apostrophe before it.
#[must_use]
pub fn harmless(cell: &str) -> String {
    let first = cell.trim_start_matches([' ', '\n']).chars().next();
    let is_formula =
        first.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠'));
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_words() {
        for formula in ["=HYPERLINK(\"http://x\")", "+1", "-2+3", "@SUM(1)", "  =1", "\n=1", "＝1"] {
            assert!(harmless(formula).starts_with('\''), "{formula}");
        }
        for plain in ["", "工地扬尘", "12", "a=b", "2026-11-21"] {
            assert_eq!(harmless(plain), plain);
        }
    }
}
