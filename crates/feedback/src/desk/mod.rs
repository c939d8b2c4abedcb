//! The desk: where the staff work. Pages made on the server, with no script at all.
//!
//! Every page needs a session, every form its token, every deed a right; what was done is told by the
//! address that the browser is sent to, so that a reload does nothing again. Addresses are relative to the
//! page's base: the desk works below any path of a proxy.

mod account;
mod answer;
mod ask;
mod cases;
pub(crate) mod csv;
mod export;
mod form;
mod office;
mod pages;
pub mod password;
mod session;
mod sign_in;
mod text;

use crate::Service;
use crate::store::StoreError;
use crate::store::desk::Desk;
use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use export::Form;
use jiff::Timestamp;
use tower_http::csrf::CsrfLayer;

const STYLE: &str = include_str!("style.css");

pub use ask::is_secure;
pub(crate) use cases::personal_left;
pub use office::is_identifier;

/// Routes below `/desk/`.
pub fn routes() -> Router<Service> {
    let own_site_only = CsrfLayer::new().with_rejection_response(|_| answer::cross_site());
    Router::new()
        .route("/desk", get(answer::add_slash))
        .route("/desk/", get(cases::queue))
        .route("/desk/style.css", get(style))
        .route("/desk/sign-in", get(sign_in::page).post(sign_in::submit))
        .route("/desk/sign-out", post(sign_in::out))
        .route("/desk/cases/{id}/", get(cases::case))
        .route("/desk/cases/{id}/photos/{number}", get(cases::photo))
        .route("/desk/cases/{id}/{deed}", post(cases::act))
        .route("/desk/export.csv", get(|state, ask| export::file(Form::Csv, state, ask)))
        .route("/desk/export.json", get(|state, ask| export::file(Form::Json, state, ask)))
        .route("/desk/export.xml", get(|state, ask| export::file(Form::Xml, state, ask)))
        .route("/desk/audit", get(office::audit))
        .route("/desk/templates", get(office::templates).post(office::set_templates))
        .route("/desk/units", get(office::units).post(office::set_unit))
        .route("/desk/kinds", get(form::kinds).post(form::set_kind))
        .route("/desk/holidays", get(form::holidays).post(form::set_holidays))
        .route("/desk/accounts", get(office::accounts).post(office::set_account))
        .route("/desk/settings", get(office::settings).post(office::set_settings))
        .route("/desk/account", get(account::page).post(account::change))
        .route("/desk/{*rest}", get(answer::nothing))
        .layer(own_site_only)
}

async fn style() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    (headers, STYLE)
}

/// Forgets sessions that are over.
pub(crate) async fn forget_old_sessions(desk: &Desk, now: Timestamp) -> Result<(), StoreError> {
    session::forget_old(desk, now).await
}
