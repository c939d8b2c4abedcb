//! The JSON interface, as `mingjing_contract::feedback` describes it.

pub mod body;
mod error;
pub mod in_path;

use crate::Service;
use crate::client::Client;
use crate::intake::{self, Manner, Taken, Unavailable};
use crate::key::{IdempotencyKey, KEY_MAX_CHARS, KEY_MIN_CHARS};
use crate::rate::Ask;
use crate::tidy::tidy;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use body::BodyFault;
use error::Failure;
pub use error::RETRY_AFTER_SECONDS;
use in_path::InPath;
use mingjing_contract::feedback::NewFeedback;
use std::convert::Infallible;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// The answer to a challenge, as ALTCHA's clients write it: JSON in Base64.
const ALTCHA: HeaderName = HeaderName::from_static("altcha");

/// Routes below `/api`.
pub fn routes() -> Router<Service> {
    Router::new()
        .route("/openapi.json", get(openapi))
        .route("/feedback", post(submit))
        .route("/feedback/challenge", get(challenge))
        .route("/feedback/kinds", get(kinds))
        .route("/feedback/similar", post(similar))
        .route("/feedback/{code}", get(thread))
        .method_not_allowed_fallback(async || Failure::Method)
        .fallback(async || Failure::NoSuchRoute)
}

/// What the interface is, for programs: OpenAPI 3.1.
const OPENAPI: &str = include_str!("openapi.json");

async fn openapi() -> Response {
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"))];
    (kind, OPENAPI).into_response()
}

/// Who asks.
impl FromRequestParts<Service> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Self, Infallible> {
        Ok(Self::of_request(&parts.headers, &parts.extensions, service.trust_proxy))
    }
}

async fn submit(
    State(service): State<Service>,
    client: Client,
    request: Request,
) -> Result<Response, Failure> {
    // First of all: a request too many costs no reading.
    service.rate.check(client, Ask::Submit).map_err(Failure::TooMany)?;
    if !has_type(request.headers(), "application/json") {
        return Err(Failure::MediaType);
    }
    let key = key(request.headers())?;
    let answer = request.headers().get(ALTCHA).and_then(|value| value.to_str().ok());
    let is_held = !service.is_proven(&key, answer);
    let bytes = body::read(request.into_body()).await?;
    let feedback = parse(&bytes)?;
    let manner = Manner { is_held, ..Manner::default() };
    let Taken { receipt, is_new } = intake::take(&service, &key, feedback, manner).await?;
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, no_store(), Json(receipt)).into_response())
}

/// Work for whoever is about to send a report with this key; 204 where none is asked for.
async fn challenge(
    State(service): State<Service>,
    client: Client,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    service.rate.check(client, Ask::Read).map_err(Failure::TooMany)?;
    let key = key(&headers)?;
    let Some(proofs) = &service.proofs else {
        return Ok((StatusCode::NO_CONTENT, no_store()).into_response());
    };
    let challenge = proofs.challenge(&key, (service.now)()).map_err(|error| {
        tracing::error!(%error, "no proof of work can be asked for");
        Failure::Unavailable
    })?;
    Ok((no_store(), Json(challenge)).into_response())
}

/// The kinds of the form, in its order.
async fn kinds(State(service): State<Service>, client: Client) -> Result<Response, Failure> {
    service.rate.check(client, Ask::Read).map_err(Failure::TooMany)?;
    let kinds: Vec<_> = service.settings().kinds.offered().map(crate::kinds::Kind::told).collect();
    Ok((no_store(), Json(kinds)).into_response())
}

/// What is published and may be about the same thing. Nothing of what comes in is kept.
async fn similar(
    State(service): State<Service>,
    client: Client,
    request: Request,
) -> Result<Response, Failure> {
    service.rate.check(client, Ask::Read).map_err(Failure::TooMany)?;
    if !has_type(request.headers(), "application/json") {
        return Err(Failure::MediaType);
    }
    let feedback = tidy(parse(&body::read(request.into_body()).await?)?);
    let now = (service.now)();
    let faults = intake::faults(&service, &feedback).await;
    if !faults.is_empty() {
        return Err(Failure::Invalid(faults));
    }
    let found = crate::similar::find(service.store.desk(), &feedback, now).await;
    Ok((no_store(), Json(found.map_err(Unavailable::from)?)).into_response())
}

async fn thread(
    State(service): State<Service>,
    client: Client,
    InPath(code): InPath<String>,
) -> Result<Response, Failure> {
    service.rate.check(client, Ask::Read).map_err(Failure::TooMany)?;
    let thread = intake::thread(&service, &code).await?.ok_or(Failure::NotFound)?;
    Ok((no_store(), Json(thread)).into_response())
}

fn parse(bytes: &[u8]) -> Result<NewFeedback, Failure> {
    // Serde would also take a list of the fields' values.
    if bytes.trim_ascii_start().first() != Some(&b'{') {
        return Err(Failure::BadRequest("the body must be a JSON object".to_owned()));
    }
    serde_json::from_slice(bytes).map_err(|error| Failure::BadRequest(error.to_string()))
}

/// True when the body's media type is this one, whatever its parameters.
pub fn has_type(headers: &HeaderMap, wanted: &str) -> bool {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    given.split(';').next().is_some_and(|essence| essence.trim().eq_ignore_ascii_case(wanted))
}

fn key(headers: &HeaderMap) -> Result<IdempotencyKey, Failure> {
    let given = headers.get(IDEMPOTENCY_KEY).and_then(|value| value.to_str().ok());
    given.and_then(IdempotencyKey::parse).ok_or_else(|| {
        Failure::BadRequest(format!(
            "the header Idempotency-Key must have {KEY_MIN_CHARS} to {KEY_MAX_CHARS} visible ASCII characters; \
             take a random UUID, the same for every try of the same submission"
        ))
    })
}

/// Answers about threads are for who asked, and for now.
pub fn no_store() -> [(HeaderName, HeaderValue); 1] {
    [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))]
}

impl From<BodyFault> for Failure {
    fn from(fault: BodyFault) -> Self {
        match fault {
            BodyFault::TooLarge => Self::TooLarge,
            BodyFault::TooSlow => Self::TooSlow,
            BodyFault::Broken => Self::BadRequest("the body broke off".to_owned()),
        }
    }
}
