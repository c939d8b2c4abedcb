//! The pages that work without script: a plain form in, a thread to look at.

mod address;
mod deed;
mod feed;
mod form;
mod frame;
mod lookup;
pub mod photos;
pub mod point;
mod preview;
mod shell;
mod submit;
mod thread;

pub use frame::FromShell;
pub use submit::{form_page, key};

use crate::Service;
use crate::client::Client;
use crate::code::Code;
use crate::http::in_path::InPath;
use crate::http::{RETRY_AFTER_SECONDS, no_store};
use crate::text::Lang;
use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use frame::{Frame, private};
use lookup::{Miss, look_up};
use submit::submit;
use tower_http::csrf::CsrfLayer;

/// Routes of the pages, from the site's root.
pub fn routes() -> Router<Service> {
    let submit = |lang| {
        let own_site_only = CsrfLayer::new().with_rejection_response(|_| cross_site());
        post(move |state, client, request| submit(lang, state, client, request)).layer(own_site_only)
    };
    let act = |lang| {
        let own_site_only = CsrfLayer::new().with_rejection_response(|_| cross_site());
        post(move |state, client, path, request| deed::act(lang, state, client, path, request))
            .layer(own_site_only)
    };
    let send_photos = |lang| {
        let own_site_only = CsrfLayer::new().with_rejection_response(|_| cross_site());
        post(move |state, client, code, request| photos::submit(lang, state, client, code, request))
            .layer::<_, std::convert::Infallible>(DefaultBodyLimit::max(photos::FORM_BYTES))
            .layer(own_site_only)
    };
    let open = |lang| get(move |state, client, code| thread(lang, state, client, code));
    let feed = |lang| get(move |state, client, code, headers| feed::feed(lang, state, client, code, headers));
    let published_feed = |lang| {
        get(move |state, client, number, headers| feed::published(lang, state, client, number, headers))
    };
    let qr = |lang| get(move |state, client, code, headers| feed::qr(lang, state, client, code, headers));
    let mut router = Router::new();
    for lang in [Lang::Zh, Lang::Hant, Lang::En] {
        let root = format!("/{}feedback/", lang.prefix());
        router = router
            .route(&root, submit(lang))
            .route(&format!("{root}{{code}}/"), open(lang))
            .route(&format!("{root}published/{{number}}/feed.atom"), published_feed(lang))
            .route(&format!("{root}{{code}}/feed.atom"), feed(lang))
            .route(&format!("{root}{{code}}/qr.svg"), qr(lang))
            .route(&format!("{root}{{code}}/photos"), send_photos(lang))
            .route(&format!("{root}{{code}}/photos/{{number}}"), get(photos::photo))
            .route(&format!("{root}{{code}}/{{deed}}"), act(lang))
            .route(&format!("{root}{{code}}"), get(add_slash));
    }
    router
}

async fn thread(
    lang: Lang,
    State(service): State<Service>,
    client: Client,
    InPath(code): InPath<String>,
) -> Response {
    let w = lang.words();
    let (status, wait, content) = match look_up(&service, client, &code).await {
        Ok(thread) => {
            // As the service writes it, not as it came in the address.
            let written = Code::parse(&code).map(|code| code.to_string()).unwrap_or_default();
            let regions = service.regions.list().await;
            (StatusCode::OK, None, thread::content(lang, &thread, &written, &regions, None))
        }
        Err(Miss::Nothing) => (StatusCode::NOT_FOUND, None, thread::unknown(lang)),
        Err(Miss::Wait(seconds)) => {
            (StatusCode::TOO_MANY_REQUESTS, Some(seconds), thread::notice(lang, w.too_many_lookups))
        }
        Err(Miss::Failure) => (
            StatusCode::SERVICE_UNAVAILABLE,
            Some(RETRY_AFTER_SECONDS),
            thread::notice(lang, w.unreadable_now),
        ),
    };
    let page = Frame::of_thread(lang).page(&service, w.thread_title, content).await;
    private(refused(status, wait, page))
}

/// `feedback/CODE` → `feedback/CODE/`, relative, so that it holds under any sub-path.
async fn add_slash(uri: Uri) -> Response {
    let last = uri.path().rsplit('/').next().unwrap_or_default();
    let location = HeaderValue::from_str(&format!("./{last}/"));
    let location = location.unwrap_or_else(|_| HeaderValue::from_static("./"));
    private((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, location)]).into_response())
}

fn cross_site() -> Response {
    let words =
        "此表单不是从本站提交的，没有存下。\nThis form was not sent from this site; nothing was stored.\n";
    (StatusCode::FORBIDDEN, no_store(), words).into_response()
}

fn refused(status: StatusCode, wait: Option<u64>, mut page: Response) -> Response {
    *page.status_mut() = status;
    if let Some(seconds) = wait {
        page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    page
}
