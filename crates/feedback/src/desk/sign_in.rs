//! Signing in and out.

use super::answer::{self, failed};
use super::ask::{Posted, base_of, is_secure, read};
use super::session::{self, Outcome};
use super::{pages, text};
use crate::Service;
use crate::client::Client;
use crate::rate::Ask as Want;
use crate::text::Lang;
use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::Response;

/// The form.
pub async fn page(uri: Uri) -> Response {
    answer::page(StatusCode::OK, pages::sign_in::page(lang_of(&uri), "", None))
}

/// Tries a login.
pub async fn submit(State(service): State<Service>, client: Client, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let lang = lang_of(&parts.uri);
    let w = text::words(lang);
    let again = |status, login: &str, problem: &str| {
        answer::page(status, pages::sign_in::page(lang, login, Some(problem)))
    };
    if let Err(seconds) = service.rate.check(client, Want::SignIn) {
        let mut response = again(StatusCode::TOO_MANY_REQUESTS, "", &(w.wait)(seconds));
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        return response;
    }
    let is_secure = is_secure(&parts.headers, service.trust_proxy);
    let before = session::token(&parts.headers, is_secure);
    let Some(fields) = read(&parts, body).await else { return again(StatusCode::BAD_REQUEST, "", w.wrong) };
    let login = fields.get("login");
    let tried =
        session::sign_in(&service, login, fields.raw("password"), fields.get("code"), before.as_deref())
            .await;
    match tried {
        Ok(Outcome::Open(token)) => {
            answer::see(&base_of(parts.uri.path()), Some(&session::cookie(Some(&token), is_secure)))
        }
        Ok(Outcome::Wrong) => again(StatusCode::UNAUTHORIZED, login, w.wrong),
        Ok(Outcome::Wait(seconds)) => {
            let mut response = again(StatusCode::TOO_MANY_REQUESTS, login, &(w.wait)(seconds));
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
            response
        }
        Err(error) => failed(&error),
    }
}

/// Ends the session.
pub async fn out(State(service): State<Service>, headers: axum::http::HeaderMap, posted: Posted) -> Response {
    let desk = service.store.desk();
    let signed = &posted.ask.signed;
    let ended = desk.end_session(&signed.token_hash).await;
    let noted = desk.note_deed((service.now)(), Some(&signed.member), "sign_out", None, None).await;
    if let Err(error) = ended.and(noted) {
        return failed(&error);
    }
    let is_secure = is_secure(&headers, service.trust_proxy);
    answer::see(&format!("{}sign-in", posted.ask.base), Some(&session::cookie(None, is_secure)))
}

fn lang_of(uri: &Uri) -> Lang {
    let query = uri.query().unwrap_or_default();
    if query.split('&').any(|pair| pair == "lang=en") { Lang::En } else { Lang::Zh }
}
