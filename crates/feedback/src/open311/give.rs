//! What is given, as JSON and as XML.

use crate::case::State;
use crate::kinds::Kinds;
use crate::similar;
use crate::store::desk::Full;
use crate::text::{Lang, word};
use crate::time;
use crate::xml::{Text, document};
use maud::{Markup, html};
use mingjing_contract::feedback::Thread;
use mingjing_domain::point::Point;
use serde_json::{Value, json};
use std::sync::Arc;

/// Name of the whole in the list of endpoints.
const CONTACT: &str = "Mingjing (明镜)";

/// An answer.
pub enum Answer {
    /// Where the interface is, by the host that was asked.
    Discovery(String),
    /// Kinds of reports, each with its name.
    Services(Vec<(String, String)>),
    /// Requests.
    Requests(Vec<Shown>),
    /// A request that was taken in.
    Posted(Posted),
    /// A refusal.
    Fault(u16, String),
}

/// A request that was taken in.
pub struct Posted {
    /// The receipt's code.
    pub id: String,
    /// What its holder has to know.
    pub notice: &'static str,
}

/// A request.
pub struct Shown {
    /// The code, or the public number.
    pub id: String,
    /// `open`, `closed`.
    pub status: &'static str,
    status_notes: String,
    service_name: String,
    /// One of the kinds.
    pub service_code: String,
    description: String,
    agency: Option<String>,
    requested: String,
    updated: String,
    expected: Option<String>,
    address: String,
    point: Option<(String, String)>,
}

impl Shown {
    /// A published case, with what is covered covered.
    pub fn published(full: &Full, offer: &Offer) -> Self {
        Self::of(full, similar::number(full), offer)
    }

    /// A case under an identifier, with what is covered covered.
    pub fn of(full: &Full, id: String, offer: &Offer) -> Self {
        let updated =
            full.events.iter().rev().find(|event| event.is_public).map_or(full.received_at, |event| event.at);
        Self {
            id,
            status: status(full.case.state),
            status_notes: full.answer().unwrap_or_default(),
            service_name: offer.name(&full.feedback.kind),
            service_code: full.feedback.kind.clone(),
            description: full.question(),
            agency: full.case.unit.clone(),
            requested: time::rfc3339(full.received_at),
            updated: time::rfc3339(updated),
            expected: None,
            address: full.place(),
            point: full.public_point().map(texts),
        }
    }

    /// A thread, for who holds its code.
    pub fn thread(thread: &Thread, code: &str, offer: &Offer) -> Self {
        let state = State::from_id(&thread.state).unwrap_or(State::Received);
        let answer = thread
            .events
            .iter()
            .rev()
            .find(|event| matches!(event.kind.as_str(), "answered" | "not_accepted"));
        let notes = answer.and_then(|event| event.text.clone());
        Self {
            id: code.to_owned(),
            status: status(state),
            status_notes: notes.unwrap_or_else(|| word(offer.lang.words().states, &thread.state).to_owned()),
            service_name: offer.name(&thread.feedback.kind),
            service_code: thread.feedback.kind.clone(),
            description: thread.feedback.description.clone(),
            agency: None,
            requested: thread.received_at.clone(),
            updated: thread
                .events
                .last()
                .map_or_else(|| thread.received_at.clone(), |event| event.at.clone()),
            // The last day, to its end, in Beijing.
            expected: thread.due.as_ref().map(|due| format!("{}T23:59:59+08:00", due.by)),
            address: thread.feedback.place.clone(),
            point: thread.feedback.point().ok().flatten().map(texts),
        }
    }

    /// Fields in the specification's order; an absent value is null.
    fn fields(&self) -> [(&'static str, Option<&str>); 16] {
        [
            ("service_request_id", Some(&self.id)),
            ("status", Some(self.status)),
            ("status_notes", Some(&self.status_notes)),
            ("service_name", Some(&self.service_name)),
            ("service_code", Some(&self.service_code)),
            ("description", Some(&self.description)),
            ("agency_responsible", self.agency.as_deref()),
            ("service_notice", None),
            ("requested_datetime", Some(&self.requested)),
            ("updated_datetime", Some(&self.updated)),
            ("expected_datetime", self.expected.as_deref()),
            ("address", Some(&self.address)),
            ("address_id", None),
            ("lat", self.point.as_ref().map(|(lat, _)| lat.as_str())),
            ("long", self.point.as_ref().map(|(_, long)| long.as_str())),
            ("media_url", None),
        ]
    }
}

fn texts(point: Point) -> (String, String) {
    (point.lat_text(), point.lon_text())
}

fn status(state: State) -> &'static str {
    if state.is_open() { "open" } else { "closed" }
}

/// Kinds and the language that they are named in.
pub struct Offer {
    /// Kinds.
    pub kinds: Arc<Kinds>,
    /// Language.
    pub lang: Lang,
}

impl Offer {
    fn name(&self, kind: &str) -> String {
        self.kinds.name(kind, self.lang).to_owned()
    }

    /// Each kind that a request can be of.
    pub fn services(&self) -> Vec<(String, String)> {
        self.kinds.offered().map(|kind| (kind.id.clone(), kind.name(self.lang).to_owned())).collect()
    }
}

impl Answer {
    /// As JSON.
    pub fn json(&self) -> String {
        let value = match self {
            Self::Discovery(host) => json!({
                "changeset": CHANGESET,
                "contact": CONTACT,
                "key_service": "",
                "endpoints": [{
                    "specification": "http://wiki.open311.org/GeoReport_v2",
                    "url": format!("//{host}/open311/v2"),
                    "changeset": CHANGESET,
                    "type": "production",
                    "formats": ["text/xml", "application/json"],
                }],
            }),
            Self::Services(kinds) => kinds
                .iter()
                .map(|(kind, name)| {
                    json!({
                        "service_code": kind, "service_name": name, "description": name, "metadata": false,
                        "type": "realtime", "keywords": "", "group": "",
                    })
                })
                .collect(),
            Self::Requests(shown) => shown
                .iter()
                .map(|one| {
                    let fields =
                        one.fields().into_iter().map(|(name, value)| (name.to_owned(), Value::from(value)));
                    Value::Object(fields.collect())
                })
                .collect(),
            Self::Posted(posted) => json!([{
                "service_request_id": posted.id, "service_notice": posted.notice, "account_id": null,
            }]),
            Self::Fault(code, description) => json!([{ "code": code, "description": description }]),
        };
        value.to_string()
    }

    /// As XML.
    pub fn xml(&self) -> String {
        document(match self {
            Self::Discovery(host) => html! {
                discovery xmlns="http://wiki.open311.org/discovery/" {
                    changeset { (CHANGESET) }
                    contact { (CONTACT) }
                    key_service {}
                    endpoints {
                        endpoint {
                            specification { "http://wiki.open311.org/GeoReport_v2" }
                            url { "//" (Text(host)) "/open311/v2" }
                            changeset { (CHANGESET) }
                            type { "production" }
                            formats { format { "text/xml" } format { "application/json" } }
                        }
                    }
                }
            },
            Self::Services(kinds) => {
                html! { services { @for (kind, name) in kinds { (service(kind, name)) } } }
            }
            Self::Requests(shown) => html! { service_requests { @for one in shown { (request(one)) } } },
            Self::Posted(posted) => html! {
                service_requests {
                    request {
                        service_request_id { (posted.id) }
                        service_notice { (posted.notice) }
                        account_id {}
                    }
                }
            },
            Self::Fault(code, description) => html! {
                errors { error { code { (code) } description { (Text(description)) } } }
            },
        })
    }
}

/// When what the interface offers changed last.
const CHANGESET: &str = "2026-11-22T00:00:00Z";

fn service(kind: &str, name: &str) -> Markup {
    html! {
        service {
            service_code { (kind) }
            service_name { (Text(name)) }
            description { (Text(name)) }
            metadata { "false" }
            type { "realtime" }
            keywords {}
            group {}
        }
    }
}

fn request(shown: &Shown) -> Markup {
    let [
        id,
        status,
        notes,
        name,
        code,
        words,
        agency,
        notice,
        requested,
        updated,
        expected,
        address,
        address_id,
        lat,
        long,
        media,
    ] = shown.fields().map(|(_, value)| value.unwrap_or_default());
    html! {
        request {
            service_request_id { (id) }
            status { (status) }
            status_notes { (Text(notes)) }
            service_name { (Text(name)) }
            service_code { (code) }
            description { (Text(words)) }
            agency_responsible { (Text(agency)) }
            service_notice { (notice) }
            requested_datetime { (requested) }
            updated_datetime { (updated) }
            expected_datetime { (expected) }
            address { (Text(address)) }
            address_id { (address_id) }
            lat { (lat) }
            long { (long) }
            media_url { (media) }
        }
    }
}
