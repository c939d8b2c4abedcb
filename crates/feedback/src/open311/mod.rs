//! Open311 GeoReport v2, for other programs: the same intake and the same published answers, in the words of that
//! specification, as JSON and XML.
//!
//! * A request that is posted is a report without a proof of work unless it brings one: it may be held.
//! * `service_request_id` is the receipt's code for who sent it, which opens that one request; the list, and
//!   requests of a public number (`R-…`), have only what a supervisor published, covered words covered.
//! * The list has no coordinates: reports say in words where they are.

mod ask;
mod give;

use crate::Service;
use crate::client::Client;
use crate::http::no_store;
use crate::intake;
use crate::rate::Ask;
use crate::text::Lang;
use ask::{NewRequest, Query};
use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use give::Posted;
pub use give::{Answer, Offer, Shown};

/// Form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Json,
    Xml,
}

/// Why a request was refused, in the specification's words.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    status: StatusCode,
    description: String,
    /// Seconds.
    wait: Option<u64>,
}

impl Fault {
    pub fn new(status: StatusCode, description: impl Into<String>) -> Self {
        Self { status, description: description.into(), wait: None }
    }

    fn wait(seconds: u64) -> Self {
        Self {
            wait: Some(seconds),
            ..Self::new(StatusCode::TOO_MANY_REQUESTS, "too many requests; try again later")
        }
    }

    fn unavailable() -> Self {
        let status = StatusCode::SERVICE_UNAVAILABLE;
        let wait = Some(crate::http::RETRY_AFTER_SECONDS);
        Self { wait, ..Self::new(status, "the service cannot do this now; try again later") }
    }
}

impl From<intake::Unavailable> for Fault {
    fn from(error: intake::Unavailable) -> Self {
        error.log();
        Self::unavailable()
    }
}

impl From<crate::store::StoreError> for Fault {
    fn from(error: crate::store::StoreError) -> Self {
        intake::Unavailable::from(error).into()
    }
}

/// Routes, from the site's root.
pub fn routes() -> Router<Service> {
    let inner = Router::new()
        .route("/discovery.json", get(|uri, headers| discovery(Form::Json, uri, headers)))
        .route("/discovery.xml", get(|uri, headers| discovery(Form::Xml, uri, headers)))
        .route("/v2/services.json", get(|state, uri| services(Form::Json, state, uri)))
        .route("/v2/services.xml", get(|state, uri| services(Form::Xml, state, uri)))
        .route("/v2/services/{name}", get(service))
        .route(
            "/v2/requests.json",
            get(|state, client, uri| requests(Form::Json, state, client, uri))
                .post(|state, client, request| post(Form::Json, state, client, request)),
        )
        .route(
            "/v2/requests.xml",
            get(|state, client, uri| requests(Form::Xml, state, client, uri))
                .post(|state, client, request| post(Form::Xml, state, client, request)),
        )
        .route("/v2/requests/{name}", get(request))
        .method_not_allowed_fallback(async |uri: Uri| {
            told(
                form_of(uri.path()),
                Fault::new(StatusCode::METHOD_NOT_ALLOWED, "this address has no such method"),
            )
        })
        .fallback(async |uri: Uri| told(form_of(uri.path()), nothing()));
    Router::new().nest("/open311", inner)
}

fn nothing() -> Fault {
    Fault::new(StatusCode::NOT_FOUND, "the interface has no such address")
}

/// The form that a path asks for by its end.
fn form_of(path: &str) -> Form {
    if path.ends_with(".xml") { Form::Xml } else { Form::Json }
}

/// The name in a path and the form; none for another form.
fn named(path: Result<Path<String>, PathRejection>) -> Option<(String, Form)> {
    let Path(name) = path.ok()?;
    let (name, form) = name.rsplit_once('.')?;
    let form = match form {
        "json" => Form::Json,
        "xml" => Form::Xml,
        _ => return None,
    };
    Some((name.to_owned(), form))
}

async fn discovery(form: Form, _: Uri, headers: HeaderMap) -> Response {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    answer(form, StatusCode::OK, &Answer::Discovery(host.to_owned()))
}

async fn services(form: Form, State(service): State<Service>, uri: Uri) -> Response {
    answer(form, StatusCode::OK, &Answer::Services(offer(&service, &uri).services()))
}

fn offer(service: &Service, uri: &Uri) -> Offer {
    Offer { kinds: service.settings().kinds, lang: lang_of(uri) }
}

/// English where it is asked for by `lang=en`; the specification knows no languages.
fn lang_of(uri: &Uri) -> Lang {
    let is_english = Query::parse(uri.query().unwrap_or_default()).is_english();
    if is_english { Lang::En } else { Lang::Zh }
}

/// No kind has a definition of its own: all need the same.
async fn service(uri: Uri) -> Response {
    told(
        form_of(uri.path()),
        Fault::new(StatusCode::NOT_FOUND, "service_code has no definition: its metadata is false"),
    )
}

async fn requests(form: Form, State(service): State<Service>, client: Client, uri: Uri) -> Response {
    match list(&service, client, &uri).await {
        Ok(shown) => answer(form, StatusCode::OK, &Answer::Requests(shown)),
        Err(fault) => told(form, fault),
    }
}

async fn list(service: &Service, client: Client, uri: &Uri) -> Result<Vec<Shown>, Fault> {
    let may_read = || service.rate.check(client, Ask::Read).map_err(Fault::wait);
    may_read()?;
    let query = Query::parse(uri.query().unwrap_or_default());
    let wanted = query.wanted((service.now)())?;
    let offer = offer(service, uri);
    let mut shown = Vec::new();
    if let Some(ids) = &wanted.ids {
        for (place, id) in ids.iter().enumerate() {
            // Each is a lookup: a list of codes must not be a cheaper way to guess.
            if place > 0 {
                may_read()?;
            }
            shown.extend(one(service, id, &offer).await?);
        }
    } else {
        let found = service.store.desk().published_between(wanted.from, wanted.until, ask::MOST).await?;
        shown.extend(found.iter().map(|full| Shown::published(full, &offer)));
    }
    shown.retain(|one| wanted.takes(one));
    Ok(shown)
}

async fn request(
    State(service): State<Service>,
    client: Client,
    path: Result<Path<String>, PathRejection>,
    uri: Uri,
) -> Response {
    let Some((id, form)) = named(path) else { return told(form_of(uri.path()), nothing()) };
    let found = match service.rate.check(client, Ask::Read) {
        Ok(()) => one(&service, &id, &offer(&service, &uri)).await,
        Err(seconds) => Err(Fault::wait(seconds)),
    };
    match found {
        Ok(Some(shown)) => answer(form, StatusCode::OK, &Answer::Requests(vec![shown])),
        Ok(None) => told(form, Fault::new(StatusCode::NOT_FOUND, "service_request_id opens nothing")),
        Err(fault) => told(form, fault),
    }
}

/// What an identifier opens: a code its thread, a public number what is published.
async fn one(service: &Service, id: &str, offer: &Offer) -> Result<Option<Shown>, Fault> {
    if id.starts_with("R-") {
        let full = crate::similar::published(service.store.desk(), id).await?;
        return Ok(full.map(|full| Shown::published(&full, offer)));
    }
    let thread = intake::thread(service, id).await?;
    let code = crate::code::Code::parse(id).map(|code| code.to_string()).unwrap_or_default();
    Ok(thread.map(|thread| Shown::thread(&thread, &code, offer)))
}

async fn post(form: Form, State(service): State<Service>, client: Client, request: Request) -> Response {
    let words = lang_of(request.uri()).words();
    match take(&service, client, request).await {
        Ok(code) => {
            answer(form, StatusCode::CREATED, &Answer::Posted(Posted { id: code, notice: words.keep_code }))
        }
        Err(fault) => told(form, fault),
    }
}

async fn take(service: &Service, client: Client, request: Request) -> Result<String, Fault> {
    service.rate.check(client, Ask::Submit).map_err(Fault::wait)?;
    let request = NewRequest::read(request).await?;
    let (regions, kinds) = (service.regions.list().await, service.settings().kinds);
    let feedback = crate::tidy::tidy(request.feedback(&regions, &kinds)?);
    let key = match &request.key {
        Some(key) => key.clone(),
        None => crate::pages::key(service, client, &feedback).map_err(Fault::from)?,
    };
    let is_held = !service.is_proven(&key, request.proof.as_deref());
    let manner = intake::Manner { is_held, ..intake::Manner::default() };
    match intake::take(service, &key, feedback, manner).await {
        Ok(taken) => Ok(taken.receipt.code),
        Err(intake::Refusal::Invalid(faults)) => {
            let told: Vec<String> = faults
                .iter()
                .map(|fault| format!("{}: {}", ask::name_of(&fault.field), fault.code))
                .collect();
            Err(Fault::new(StatusCode::BAD_REQUEST, told.join("; ")))
        }
        Err(intake::Refusal::KeyReused) => {
            Err(Fault::new(StatusCode::CONFLICT, "this Idempotency-Key came with another request before"))
        }
        Err(intake::Refusal::Unavailable(error)) => Err(error.into()),
    }
}

fn answer(form: Form, status: StatusCode, content: &Answer) -> Response {
    let (kind, text) = match form {
        Form::Json => ("application/json; charset=utf-8", content.json()),
        Form::Xml => ("text/xml; charset=utf-8", content.xml()),
    };
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(kind))];
    (status, no_store(), kind, text).into_response()
}

fn told(form: Form, fault: Fault) -> Response {
    let (status, wait) = (fault.status, fault.wait);
    let mut response = answer(form, status, &Answer::Fault(fault.status.as_u16(), fault.description));
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
