//! The cases of a filter as a file: CSV for spreadsheets, Open311 GeoReport v2 for programs. Covered words stay covered, and
//! no contact is in any.

use super::answer::{self, private};
use super::ask::Ask;
use super::cases::filter;
use super::csv;
use crate::Service;
use crate::case::rights::Deed;
use crate::open311::{Answer, Offer, Shown};
use crate::store::desk::Full;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;

/// Most cases of a file.
const MOST: i64 = 20_000;

/// Form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For spreadsheets.
    Csv,
    /// Open311's JSON.
    Json,
    /// Open311's XML.
    Xml,
}

/// The file. Who may not have it is refused; who had it, and in which form, stands in the audit log.
pub async fn file(form: Form, State(service): State<Service>, ask: Ask) -> answer::Answer {
    ask.must(Deed::Export)?;
    let desk = service.store.desk();
    let rows = desk.export(&filter(&ask), MOST).await?;
    let (kind, disposition, name) = match form {
        Form::Csv => ("text/csv; charset=utf-8", "attachment; filename=\"cases.csv\"", "csv"),
        Form::Json => ("application/json; charset=utf-8", "attachment; filename=\"cases.json\"", "json"),
        Form::Xml => ("text/xml; charset=utf-8", "attachment; filename=\"cases.xml\"", "xml"),
    };
    let detail = format!("{} {name}", rows.len());
    let member = Some(&ask.signed.member);
    desk.note_deed((service.now)(), member, Deed::Export.id(), None, Some(&detail)).await?;
    let bytes = match form {
        Form::Csv => csv::cases(&rows).ok(),
        Form::Json => Some(open311(&ask, &rows).json().into_bytes()),
        Form::Xml => Some(open311(&ask, &rows).xml().into_bytes()),
    };
    let Some(bytes) = bytes else {
        return Ok(ask.refuse(StatusCode::SERVICE_UNAVAILABLE, "unavailable"));
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(disposition)),
    ];
    Ok(private((headers, bytes).into_response()))
}

/// Under the numbers of the desk: no code is known here, and what is not published has no public number.
fn open311(ask: &Ask, rows: &[Full]) -> Answer {
    let offer = Offer { kinds: std::sync::Arc::clone(&ask.rules.kinds), lang: ask.lang };
    Answer::Requests(rows.iter().map(|full| Shown::of(full, full.id.to_string(), &offer)).collect())
}
