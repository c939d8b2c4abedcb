//! The frame around the service's own part of a page.

use super::shell::Shell;
use crate::Service;
use crate::http::no_store;
use crate::text::Lang;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use maud::Markup;
use std::sync::Arc;

const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// Extension of a response that is a page: the published frame that it was made from, with nothing of
/// the request in it. Whoever writes the Content-Security-Policy allows the scripts of the frame.
#[derive(Clone, Debug)]
pub struct FromShell(pub Arc<str>);

/// How a page is framed.
pub(super) struct Frame {
    lang: Lang,
    /// Folders between the site's root and the page.
    depth: usize,
    /// The app may take the page over.
    is_app_s: bool,
}

impl Frame {
    /// An answer to a form: without the app, which knows nothing of what was sent.
    pub(super) fn of_form(lang: Lang) -> Self {
        Self { lang, depth: 1, is_app_s: false }
    }

    /// An answer to a deed that was not done: without the app, which knows nothing of it.
    pub(super) fn of_deed(lang: Lang) -> Self {
        Self { lang, depth: 2, is_app_s: false }
    }

    /// A thread, which the app takes over.
    pub(super) fn of_thread(lang: Lang) -> Self {
        Self { lang, depth: 2, is_app_s: true }
    }

    /// The whole page.
    pub(super) async fn page(&self, service: &Service, title: &str, content: Markup) -> Response {
        let mut shell = Shell::read(&service.site, self.lang).await;
        if !self.is_app_s {
            shell = shell.without_scripts();
        }
        let base = "../".repeat(self.depth + self.lang.prefix().matches('/').count());
        let html = shell.fill(&base, title, content);
        let mut response = (no_store(), Html(html)).into_response();
        response.extensions_mut().insert(FromShell(shell.html().into()));
        response
    }
}

/// The code is in the address: no other site and no search engine may learn it.
pub(super) fn private(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(ROBOTS, HeaderValue::from_static("noindex"));
    response
}
