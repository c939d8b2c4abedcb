//! What the desk answers with: pages that nobody keeps and nobody else may frame, and ways to other pages.

use super::ask::Ask;
use super::pages::frame;
use crate::http::RETRY_AFTER_SECONDS;
use crate::store::StoreError;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use maud::{Markup, html};

/// Nothing but this site's styles and forms.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'",
);

/// What a page of the desk answers.
pub type Answer = Result<Response, Instead>;

/// What is answered instead of what was asked for: that the role may not, or that the store failed.
#[derive(Debug)]
pub struct Instead(Box<Response>);

impl From<Response> for Instead {
    fn from(response: Response) -> Self {
        Self(Box::new(response))
    }
}

impl From<StoreError> for Instead {
    fn from(error: StoreError) -> Self {
        failed(&error).into()
    }
}

impl IntoResponse for Instead {
    fn into_response(self) -> Response {
        *self.0
    }
}

/// A page.
pub fn page(status: StatusCode, page: Markup) -> Response {
    private((status, Html(page.into_string())).into_response())
}

/// Keeps an answer of the desk's among its reader and the desk.
pub fn private(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(header::CONTENT_SECURITY_POLICY, POLICY);
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    response
}

/// A page that says what went wrong.
pub fn problem(ask: &Ask, status: StatusCode, problem: &'static str) -> Response {
    let words = crate::text::word(ask.w.problems, problem);
    let content = html! {
        h1 { (ask.w.title) }
        p class="problem" role="alert" { (words) }
        p { a href="./" { (ask.w.back) } }
    };
    let mut response = page(status, frame::page(ask, ask.w.title, &content));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(RETRY_AFTER_SECONDS));
    }
    response
}

/// To another page, by GET.
pub fn see(location: &str, cookie: Option<&str>) -> Response {
    let location = HeaderValue::from_str(location).unwrap_or_else(|_| HeaderValue::from_static("./"));
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response();
    if let Some(Ok(cookie)) = cookie.map(HeaderValue::from_str) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    private(response)
}

/// The store failed before anybody could be recognised.
pub fn failed(error: &impl std::fmt::Display) -> Response {
    tracing::error!(%error, "the desk could not answer");
    let words = "数据库暂时不可用，请过一会儿再试。\nThe database cannot be used now; please try again a little later.\n";
    let wait = [(header::RETRY_AFTER, HeaderValue::from(RETRY_AFTER_SECONDS))];
    private((StatusCode::SERVICE_UNAVAILABLE, wait, words).into_response())
}

/// A form that another site sent.
pub fn cross_site() -> Response {
    let words =
        "此表单不是从本站提交的，没有执行。\nThis form was not sent from this site; nothing was done.\n";
    private((StatusCode::FORBIDDEN, words).into_response())
}

/// The desk's address has a slash.
pub async fn add_slash() -> Response {
    let location = [(header::LOCATION, HeaderValue::from_static("./desk/"))];
    private((StatusCode::PERMANENT_REDIRECT, location).into_response())
}

/// An address that the desk does not have.
pub async fn nothing(ask: Ask) -> Response {
    ask.refuse(StatusCode::NOT_FOUND, "not_found")
}
