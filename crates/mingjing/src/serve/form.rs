//! The published form as the service has it now: a bureau's own kinds of reports stand in it also for who has no script.

use super::kept::OfFile;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use mingjing_feedback::{Service, form_page};

/// Answers for the form's page where the bureau has kinds of its own.
pub async fn own_kinds(State(service): State<Service>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET || !request.uri().path().ends_with("/feedback/") {
        return next.run(request).await;
    }
    if let Some(page) = form_page(&service, request.uri().path()).await {
        return page;
    }
    let mut response = next.run(request).await;
    // Kept in memory, it would be given out when the kinds have changed and the file has not.
    response.extensions_mut().remove::<OfFile>();
    response
}
