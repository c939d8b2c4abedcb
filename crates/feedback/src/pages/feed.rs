//! What the holder of a code takes along: a feed of the thread, and its address as a QR code.

use super::shell::Shell;
use super::{Miss, address, look_up, private};
use crate::Service;
use crate::client::Client;
use crate::code::Code;
use crate::http::RETRY_AFTER_SECONDS;
use crate::intake::Unavailable;
use crate::rate::Ask;
use crate::similar;
use crate::store::desk::{CaseEvent, Field, Full};
use crate::text::{Lang, word};
use crate::time;
use crate::xml::{Text, document};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use mingjing_contract::feedback::{Thread, ThreadEvent};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

/// Least side of a QR code, in pixels of CSS.
const QR_PIXELS: u32 = 192;

/// The thread as an Atom feed (RFC 4287), for who holds the code.
pub async fn feed(
    lang: Lang,
    State(service): State<Service>,
    client: Client,
    code: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Response {
    let code = code.map(|Path(code)| code).unwrap_or_default();
    let thread = match look_up(&service, client, &code).await {
        Ok(thread) => thread,
        Err(miss) => return missed(&miss),
    };
    let Some(code) = Code::parse(&code) else { return missed(&Miss::Nothing) };
    let shell = Shell::read(&service.site, lang).await;
    let root = address::root(&shell, &headers, service.trust_proxy).unwrap_or_default();
    let page = format!("{root}{}feedback/{code}/", lang.prefix());
    let atom = document(atom(lang, &thread, &page, &name_of(&code)));
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/atom+xml; charset=utf-8"))];
    private((kind, atom).into_response())
}

/// A name that never changes and says nothing of the code.
fn name_of(code: &Code) -> String {
    let hex: String = code.hash().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("urn:mingjing:thread:{hex}")
}

fn atom(lang: Lang, thread: &Thread, page: &str, name: &str) -> Markup {
    let w = lang.words();
    let updated = thread.events.last().map_or(&thread.received_at, |event| &event.at);
    html! {
        feed xmlns="http://www.w3.org/2005/Atom" xml:lang=(lang.tag()) {
            id { (name) }
            title { (w.thread_title) " · " (word(w.kinds, &thread.feedback.kind)) }
            updated { (updated) }
            author { name { (w.home) } }
            link rel="alternate" type="text/html" href=(page) {}
            link rel="self" type="application/atom+xml" href={ (page) "feed.atom" } {}
            @for (place, event) in thread.events.iter().enumerate().rev() { (entry(lang, event, page, name, place)) }
        }
    }
}

fn entry(lang: Lang, event: &ThreadEvent, page: &str, name: &str, place: usize) -> Markup {
    let w = lang.words();
    let detail = event.detail.as_deref().filter(|_| event.kind != "with_unit");
    html! {
        entry {
            // Events are only ever appended: their place is a name.
            id { (name) ":" (place) }
            title { (word(w.states, &event.kind)) @if let Some(detail) = detail { " · " (Text(word(w.details, detail))) } }
            updated { (event.at) }
            link rel="alternate" type="text/html" href=(page) {}
            @if let Some(text) = &event.text { content type="text" { (Text(text)) } }
        }
    }
}

/// The feed of a published answer, for everybody: what became of a report like one's own.
pub async fn published(
    lang: Lang,
    State(service): State<Service>,
    client: Client,
    number: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Response {
    if let Err(seconds) = service.rate.check(client, Ask::Read) {
        return missed(&Miss::Wait(seconds));
    }
    let number = number.map(|Path(number)| number).unwrap_or_default();
    let full = match similar::published(service.store.desk(), &number).await {
        Ok(Some(full)) => full,
        Ok(None) => return missed(&Miss::Nothing),
        Err(error) => {
            Unavailable::from(error).log();
            return missed(&Miss::Failure);
        }
    };
    let shell = Shell::read(&service.site, lang).await;
    let root = address::root(&shell, &headers, service.trust_proxy).unwrap_or_default();
    let atom = document(published_atom(lang, &full, &number, &format!("{root}{}", lang.prefix())));
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/atom+xml; charset=utf-8"))];
    (super::no_store(), kind, atom).into_response()
}

fn published_atom(lang: Lang, full: &Full, number: &str, root: &str) -> Markup {
    let w = lang.words();
    let is_told =
        |event: &&CaseEvent| matches!(event.kind.as_str(), "answered" | "not_accepted" | "published");
    let told: Vec<&CaseEvent> = full.events.iter().filter(is_told).collect();
    let name = format!("urn:mingjing:reply:{number}");
    let page = format!("{root}replies/#{number}");
    let updated = told.last().map_or(full.received_at, |event| event.at);
    html! {
        feed xmlns="http://www.w3.org/2005/Atom" xml:lang=(lang.tag()) {
            id { (name) }
            title { (number) " · " (word(w.kinds, &full.feedback.kind)) " · " (Text(&full.place())) }
            updated { (time::rfc3339(updated)) }
            author { name { (w.home) } }
            link rel="alternate" type="text/html" href=(page) {}
            link rel="self" type="application/atom+xml" href={ (root) "feedback/published/" (number) "/feed.atom" } {}
            @for event in told.iter().rev() {
                entry {
                    id { (name) ":" (event.seq) }
                    title { (word(w.states, &event.kind)) @if full.is_sample { " · " (w.sample) } }
                    updated { (time::rfc3339(event.at)) }
                    link rel="alternate" type="text/html" href=(page) {}
                    @if let Some(text) = &event.text { content type="text" { (Text(&full.covered(Field::Event(event.seq), text))) } }
                }
            }
        }
    }
}

/// The thread's address as a QR code, black on white whatever the page looks like: cameras want it so. A code
/// that opens nothing has one too: a picture tells nobody what is stored.
pub async fn qr(
    lang: Lang,
    State(service): State<Service>,
    client: Client,
    code: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Response {
    if let Err(seconds) = service.rate.check(client, Ask::Read) {
        return missed(&Miss::Wait(seconds));
    }
    let code = code.map(|Path(code)| code).unwrap_or_default();
    let Some(code) = Code::parse(&code) else { return missed(&Miss::Nothing) };
    let shell = Shell::read(&service.site, lang).await;
    let Some(root) = address::root(&shell, &headers, service.trust_proxy) else {
        return missed(&Miss::Nothing);
    };
    let words = format!("{root}{}feedback/{code}/", lang.prefix());
    match QrCode::with_error_correction_level(words, EcLevel::M) {
        Ok(qr) => {
            let picture = qr.render::<svg::Color>().min_dimensions(QR_PIXELS, QR_PIXELS).build();
            let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("image/svg+xml"))];
            private((kind, picture).into_response())
        }
        // An address of more than two thousand characters.
        Err(_) => missed(&Miss::Nothing),
    }
}

fn missed(miss: &Miss) -> Response {
    let (status, wait) = match miss {
        Miss::Nothing => (StatusCode::NOT_FOUND, None),
        Miss::Wait(seconds) => (StatusCode::TOO_MANY_REQUESTS, Some(*seconds)),
        Miss::Failure => (StatusCode::SERVICE_UNAVAILABLE, Some(RETRY_AFTER_SECONDS)),
    };
    private(super::refused(status, wait, status.into_response()))
}
