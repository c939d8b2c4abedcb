//! What the holder of a code takes along: a feed of the thread, and its address as a QR code.

use super::thread::kind;
use super::{Miss, address, look_up, private};
use crate::Service;
use crate::client::Client;
use crate::code::Code;
use crate::http::RETRY_AFTER_SECONDS;
use crate::http::in_path::InPath;
use crate::intake::Unavailable;
use crate::rate::Ask;
use crate::similar;
use crate::store::desk::{CaseEvent, Field, Full};
use crate::text::{Lang, word};
use crate::time;
use crate::xml::{Text, document};
use axum::extract::State;
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
    InPath(code): InPath<String>,
    headers: HeaderMap,
) -> Response {
    let thread = match look_up(&service, client, &code).await {
        Ok(thread) => thread,
        Err(miss) => return missed(&miss),
    };
    let Some(code) = Code::parse(&code) else { return missed(&Miss::Nothing) };
    let root = address::root(&service, lang, &headers).await.unwrap_or_default();
    let page = format!("{root}{}feedback/{code}/", lang.prefix());
    private(of_thread(lang, &thread, &page, &name_of(&code)).answer().into_response())
}

/// A name that never changes and says nothing of the code.
fn name_of(code: &Code) -> String {
    let hex: String = code.hash().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("urn:mingjing:thread:{hex}")
}

/// A feed, and what stands in it.
struct Feed<'a> {
    lang: Lang,
    /// Never changes.
    name: &'a str,
    title: String,
    updated: String,
    /// The page that says the same.
    page: &'a str,
    /// Its own address.
    own: String,
    /// Oldest first.
    entries: Vec<Entry>,
}

/// Something that happened. Events are only ever appended: their place is a name.
struct Entry {
    place: i64,
    title: String,
    at: String,
    words: Option<String>,
}

impl Feed<'_> {
    /// As an answer.
    fn answer(self) -> impl IntoResponse {
        let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/atom+xml; charset=utf-8"))];
        (kind, document(self.markup()))
    }

    fn markup(&self) -> Markup {
        html! {
            feed xmlns="http://www.w3.org/2005/Atom" xml:lang=(self.lang.tag()) {
                id { (self.name) }
                title { (Text(&self.title)) }
                updated { (self.updated) }
                author { name { (self.lang.words().home) } }
                link rel="alternate" type="text/html" href=(self.page) {}
                link rel="self" type="application/atom+xml" href=(self.own) {}
                @for entry in self.entries.iter().rev() {
                    entry {
                        id { (self.name) ":" (entry.place) }
                        title { (Text(&entry.title)) }
                        updated { (entry.at) }
                        link rel="alternate" type="text/html" href=(self.page) {}
                        @if let Some(words) = &entry.words { content type="text" { (Text(words)) } }
                    }
                }
            }
        }
    }
}

fn of_thread<'a>(lang: Lang, thread: &Thread, page: &'a str, name: &'a str) -> Feed<'a> {
    let w = lang.words();
    let entry = |(place, event): (i64, &ThreadEvent)| {
        let detail = event.detail.as_deref().filter(|_| event.kind != "with_unit");
        let detail = detail.map(|detail| format!(" · {}", word(w.details, detail))).unwrap_or_default();
        Entry {
            place,
            title: format!("{}{detail}", word(w.states, &event.kind)),
            at: event.at.clone(),
            words: event.text.clone(),
        }
    };
    Feed {
        lang,
        name,
        title: format!("{} · {}", w.thread_title, kind(lang, thread)),
        updated: thread.events.last().map_or(&thread.received_at, |event| &event.at).clone(),
        page,
        own: format!("{page}feed.atom"),
        entries: (0..).zip(&thread.events).map(entry).collect(),
    }
}

/// The feed of a published answer, for everybody: what became of a report like one's own.
pub async fn published(
    lang: Lang,
    State(service): State<Service>,
    client: Client,
    InPath(number): InPath<String>,
    headers: HeaderMap,
) -> Response {
    if let Err(seconds) = service.rate.check(client, Ask::Read) {
        return missed(&Miss::Wait(seconds));
    }
    let full = match similar::published(service.store.desk(), &number).await {
        Ok(Some(full)) => full,
        Ok(None) => return missed(&Miss::Nothing),
        Err(error) => {
            Unavailable::from(error).log();
            return missed(&Miss::Failure);
        }
    };
    let root = address::root(&service, lang, &headers).await.unwrap_or_default();
    let below = format!("{root}{}", lang.prefix());
    let names = [
        format!("urn:mingjing:reply:{number}"),
        format!("{below}replies/#{number}"),
        format!("{below}feedback/published/{number}/feed.atom"),
    ];
    let kinds = service.settings().kinds;
    let kind = kinds.name(&full.feedback.kind, lang);
    (super::no_store(), of_published(lang, &full, kind, &number, &names).answer()).into_response()
}

fn of_published<'a>(lang: Lang, full: &Full, kind: &str, number: &str, names: &'a [String; 3]) -> Feed<'a> {
    let w = lang.words();
    let [name, page, own] = names;
    let is_told =
        |event: &&CaseEvent| matches!(event.kind.as_str(), "answered" | "not_accepted" | "published");
    let told: Vec<&CaseEvent> = full.events.iter().filter(is_told).collect();
    let entry = |event: &&CaseEvent| {
        let flag = if full.is_sample { format!(" · {}", w.sample) } else { String::new() };
        Entry {
            place: event.seq,
            title: format!("{}{flag}", word(w.states, &event.kind)),
            at: time::rfc3339(event.at),
            words: event.text.as_ref().map(|text| full.covered(Field::Event(event.seq), text)),
        }
    };
    Feed {
        lang,
        name,
        title: format!("{number} · {kind} · {}", full.place()),
        updated: time::rfc3339(told.last().map_or(full.received_at, |event| event.at)),
        page,
        own: own.clone(),
        entries: told.iter().map(entry).collect(),
    }
}

/// The thread's address as a QR code, black on white whatever the page looks like: cameras want it so. A code
/// that opens nothing has one too: a picture tells nobody what is stored.
pub async fn qr(
    lang: Lang,
    State(service): State<Service>,
    client: Client,
    InPath(code): InPath<String>,
    headers: HeaderMap,
) -> Response {
    if let Err(seconds) = service.rate.check(client, Ask::Read) {
        return missed(&Miss::Wait(seconds));
    }
    let Some(code) = Code::parse(&code) else { return missed(&Miss::Nothing) };
    let Some(root) = address::root(&service, lang, &headers).await else { return missed(&Miss::Nothing) };
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
