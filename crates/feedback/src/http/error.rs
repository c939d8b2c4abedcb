//! One list of what can go wrong with a request, and how each is told.

use super::no_store;
use crate::intake::{Refusal, Unavailable};
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mingjing_contract::feedback::{ApiError, FieldError};

/// Seconds after which a client may try again what failed for no fault of its own.
pub const RETRY_AFTER_SECONDS: u64 = 10;

/// Why a request was refused.
#[derive(Debug)]
pub enum Failure {
    BadRequest(String),
    Invalid(Vec<FieldError>),
    KeyReused,
    MediaType,
    Method,
    NoSuchRoute,
    NotFound,
    TooLarge,
    /// With the seconds to wait.
    TooMany(u64),
    TooSlow,
    Unavailable,
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Invalid(fields) => Self::Invalid(fields),
            Refusal::KeyReused => Self::KeyReused,
            Refusal::Unavailable(unavailable) => unavailable.into(),
        }
    }
}

impl From<Unavailable> for Failure {
    fn from(unavailable: Unavailable) -> Self {
        unavailable.log();
        Self::Unavailable
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let retry_after = match &self {
            Self::TooMany(seconds) => Some(*seconds),
            Self::Unavailable => Some(RETRY_AFTER_SECONDS),
            _ => None,
        };
        let (status, code, message, fields) = self.parts();
        let error = ApiError { code: code.to_owned(), message, fields };
        let mut response = (status, no_store(), Json(error)).into_response();
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl Failure {
    fn parts(self) -> (StatusCode, &'static str, String, Vec<FieldError>) {
        let told = |status, code, message: &str| (status, code, message.to_owned(), Vec::new());
        match self {
            Self::BadRequest(message) => (StatusCode::BAD_REQUEST, "bad_request", message, Vec::new()),
            Self::Invalid(fields) => {
                (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "some fields have faults".to_owned(), fields)
            }
            Self::KeyReused => told(
                StatusCode::CONFLICT,
                "key_reused",
                "this Idempotency-Key came with another body before; take a new key for a new submission",
            ),
            Self::MediaType => told(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "bad_request",
                "the body must be JSON, with Content-Type: application/json",
            ),
            Self::Method => {
                told(StatusCode::METHOD_NOT_ALLOWED, "bad_request", "this address has no such method")
            }
            Self::NoSuchRoute => {
                told(StatusCode::NOT_FOUND, "not_found", "the interface has no such address")
            }
            Self::NotFound => told(StatusCode::NOT_FOUND, "not_found", "this code opens no thread"),
            Self::TooLarge => {
                told(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "the body may have 65,536 bytes at most")
            }
            Self::TooMany(seconds) => (
                StatusCode::TOO_MANY_REQUESTS,
                "too_many",
                format!("too many requests; try again in {seconds} s"),
                Vec::new(),
            ),
            Self::TooSlow => {
                told(StatusCode::REQUEST_TIMEOUT, "bad_request", "the body did not arrive in time")
            }
            Self::Unavailable => told(
                StatusCode::SERVICE_UNAVAILABLE,
                "unavailable",
                "the service cannot do this now; the same Idempotency-Key makes another try safe",
            ),
        }
    }
}
