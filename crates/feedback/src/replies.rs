//! Published answers as the table `replies` of a workbook: a file, so that the publisher never needs the database.
//!
//! Only cases that a supervisor let out are in it, with what is covered covered; each is looked through for
//! personal data once more, and one that still has some stays behind and is named.

use crate::case::State;
use crate::desk::csv::harmless;
use crate::desk::personal_left;
use crate::kinds::Kinds;
use crate::store::StoreError;
use crate::store::desk::{Desk, Full};
use crate::time;
use mingjing_domain::point::Point;
use std::collections::BTreeSet;

/// Columns of the table.
pub const COLUMNS: [&str; 20] = [
    "id",
    "kind",
    "region_code",
    "place_zh",
    "lat",
    "lon",
    "task_id",
    "station_code",
    "section_id",
    "enterprise_id",
    "received_on",
    "accepted_on",
    "answered_on",
    "extended_on",
    "extension_reason_zh",
    "unit_id",
    "question_zh",
    "answer_zh",
    "result",
    "satisfaction",
];

/// What an export gave.
#[derive(Debug)]
pub struct Export {
    /// The table as CSV.
    pub csv: Vec<u8>,
    /// Rows in it.
    pub rows: usize,
    /// Cases that stayed behind, each with why.
    pub held: Vec<(i64, String)>,
}

/// Which cases are exported.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Made-up cases instead of real ones: a resource of a workbook has one kind only.
    pub samples: bool,
    /// Region of reports that named none.
    pub region: &'a str,
}

/// Why there is no export.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The rows cannot be written.
    #[error("the rows cannot be written: {0}")]
    Csv(#[from] csv::Error),
}

/// Writes the table.
///
/// # Errors
/// [`ExportError`].
pub async fn export(desk: &Desk, wanted: Wanted<'_>) -> Result<Export, ExportError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    let (mut rows, mut held) = (0, Vec::new());
    let kinds = desk.kinds().await?;
    for full in desk.published(wanted.samples).await? {
        let left: BTreeSet<String> = personal_left(&full).into_iter().collect();
        let in_reason = full.case.extension_reason.as_deref().map(crate::personal::find).unwrap_or_default();
        if !left.is_empty() || !in_reason.is_empty() {
            held.push((full.id, "personal data".to_owned()));
            continue;
        }
        writer.write_record(cells(&full, wanted.region, &kinds).map(|cell| harmless(&cell)))?;
        rows += 1;
    }
    let csv = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(Export { csv, rows, held })
}

fn cells(full: &Full, region: &str, kinds: &Kinds) -> [String; 20] {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let received = time::day(full.received_at);
    let point = |text: fn(Point) -> String| full.public_point().map(text).unwrap_or_default();
    let about = |kinds: &[&str]| {
        let kind = full.feedback.subject_kind.as_deref().filter(|kind| kinds.contains(kind));
        kind.and(full.feedback.subject_id.clone()).unwrap_or_default()
    };
    let result = match full.case.state {
        State::NotAccepted => "not_accepted",
        _ => full.case.outcome.map_or("", crate::case::Outcome::id),
    };
    [
        crate::similar::number(full),
        kinds.published_as(&full.feedback.kind).to_owned(),
        full.feedback.region.clone().unwrap_or_else(|| region.to_owned()),
        full.place(),
        point(Point::lat_text),
        point(Point::lon_text),
        about(&["task"]),
        about(&["station"]),
        about(&["section"]),
        about(&["enterprise", "polluter"]),
        received.to_string(),
        day(full.case.accepted_on),
        day(full.case.answered_on),
        day(full.case.extended_on),
        full.case.extension_reason.clone().unwrap_or_default(),
        full.case.unit.clone().unwrap_or_default(),
        full.question(),
        full.answer().unwrap_or_default(),
        result.to_owned(),
        full.case.satisfaction.map_or_else(String::new, |value| value.id().to_owned()),
    ]
}
