//! Headers that every answer has.

use super::csp;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;
use mingjing_feedback::FromShell;

/// Headers that are the same everywhere; what an answer sets itself stays. Where the reader is, the portal's own pages may ask: the
/// first page for the nearest place, the form for the mark.
const EVERYWHERE: [(HeaderName, HeaderValue); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(self), microphone=(), payment=(), usb=()"),
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
];

/// Completes an answer.
pub async fn secure(mut response: Response) -> Response {
    let shell = response.extensions_mut().remove::<FromShell>();
    let headers = response.headers_mut();
    for (name, value) in EVERYWHERE {
        headers.entry(name).or_insert(value);
    }
    let policy = || shell.map_or(csp::NOTHING, |FromShell(html)| csp::of_page(&html));
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert_with(policy);
    response
}
