//! The pages that work without script: a plain form in, a thread to look at.

mod address;
mod deed;
mod feed;
mod form;
pub mod photos;
pub mod point;
mod preview;
mod shell;
mod thread;

use crate::Service;
use crate::client::Client;
use crate::code::Code;
use crate::http::body::{self, BodyFault};
use crate::http::{RETRY_AFTER_SECONDS, has_type, no_store};
use crate::intake::{self, Manner, Refusal, Unavailable};
use crate::key::IdempotencyKey;
use crate::kinds::Kinds;
use crate::rate::Ask;
use crate::similar;
use crate::text::Lang;
use crate::tidy::tidy;
use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{DefaultBodyLimit, Path, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use form::Form;
use maud::Markup;
use mingjing_contract::feedback::{FieldError, NewFeedback, Similar, Thread};
use mingjing_contract::personal;
use preview::Preview;
use shell::Shell;
use std::sync::Arc;
use tower_http::csrf::CsrfLayer;

/// Forms with the same content from the same client within this many minutes are one: a double click
/// is no second report.
const SAME_FORM_MINUTES: i64 = 10;

const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// Extension of a response that is a page: the published frame that it was made from, with nothing of
/// the request in it. Whoever writes the Content-Security-Policy allows the scripts of the frame.
#[derive(Clone, Debug)]
pub struct FromShell(pub Arc<str>);

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

/// The published page of the form with the bureau's kinds in it, for who has no script. None where the page is right as it was
/// published, and for any other path.
pub async fn form_page(service: &Service, path: &str) -> Option<Response> {
    let is_its = |lang: &Lang| path == format!("/{}feedback/", lang.prefix());
    let lang = [Lang::Zh, Lang::Hant, Lang::En].into_iter().find(is_its)?;
    let kinds = service.settings().kinds;
    if *kinds == Kinds::default() {
        return None;
    }
    let shell = Shell::read(&service.site, lang).await;
    let page = shell.with_kinds(&form::kinds(lang, &kinds, ""))?;
    let mut response =
        ([(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))], Html(page)).into_response();
    response.extensions_mut().insert(FromShell(shell.html().into()));
    Some(response)
}

async fn submit(lang: Lang, State(service): State<Service>, client: Client, request: Request) -> Response {
    let w = lang.words();
    let say = async |status, words| {
        let page = Frame::of_form(lang).page(&service, w.form_title, thread::notice(lang, words)).await;
        refused(status, None, page)
    };
    if !has_type(request.headers(), "application/x-www-form-urlencoded") {
        return say(StatusCode::UNSUPPORTED_MEDIA_TYPE, w.not_understood).await;
    }
    // The form is read before the limit is asked: a writer who must wait gets the words back.
    let bytes = match body::read(request.into_body()).await {
        Ok(bytes) => bytes,
        Err(BodyFault::TooLarge) => return say(StatusCode::PAYLOAD_TOO_LARGE, w.too_large).await,
        Err(BodyFault::TooSlow) => return say(StatusCode::REQUEST_TIMEOUT, w.not_understood).await,
        Err(BodyFault::Broken) => return say(StatusCode::BAD_REQUEST, w.not_understood).await,
    };
    let near = point::near(&bytes);
    let (feedback, no_point) = point::resolve(tidy(parse(&bytes)), &near, &*service.regions.list().await);
    let has = |field: &str| form_urlencoded::parse(&bytes).any(|(name, _)| name == field);
    let kinds = service.settings().kinds;
    let again = async |status, wait, faults: &[FieldError], problem| {
        let regions = service.regions.list().await;
        let form = Form {
            lang,
            feedback: &feedback,
            faults,
            problem,
            regions: &regions,
            kinds: &kinds,
            near: &near,
        };
        refused(status, wait, Frame::of_form(lang).page(&service, w.form_title, form::content(&form)).await)
    };
    if has(preview::EDIT) {
        return again(StatusCode::OK, None, &[], None).await;
    }
    if let Err(seconds) = service.rate.check(client, Ask::Submit) {
        return again(StatusCode::TOO_MANY_REQUESTS, Some(seconds), &[], Some(w.too_many)).await;
    }
    if !has(preview::SURE) {
        let mut faults = intake::faults(&service, &feedback).await;
        faults.extend(no_point);
        if !faults.is_empty() {
            return again(StatusCode::UNPROCESSABLE_ENTITY, None, &faults, None).await;
        }
        let shown = Preview {
            lang,
            feedback: &feedback,
            kinds: &kinds,
            regions: &*service.regions.list().await,
            similar: &similar_to(&service, &feedback).await,
            personal: &personal::find(&format!("{}\n{}", feedback.place, feedback.description)),
            today: crate::time::day((service.now)()),
        };
        return Frame::of_form(lang).page(&service, w.preview_title, preview::content(&shown)).await;
    }
    let taken = match key(&service, client, &feedback) {
        // A form without script brings no proof of work.
        Ok(key) => {
            let manner = Manner { is_held: !service.is_proven(&key, None), ..Manner::default() };
            intake::take(&service, &key, feedback.clone(), manner).await
        }
        Err(unavailable) => Err(unavailable.into()),
    };
    match taken {
        Ok(taken) => see_thread(&taken.receipt.code),
        Err(Refusal::Invalid(faults)) => again(StatusCode::UNPROCESSABLE_ENTITY, None, &faults, None).await,
        // A used key is not among them: a form's key is made of its body.
        Err(refusal) => {
            if let Refusal::Unavailable(unavailable) = refusal {
                unavailable.log();
            }
            let wait = Some(RETRY_AFTER_SECONDS);
            again(StatusCode::SERVICE_UNAVAILABLE, wait, &[], Some(w.unavailable)).await
        }
    }
}

/// What is published and may be about the same thing as a report without faults. A help and no more: where it
/// cannot be had, the report goes on its way.
async fn similar_to(service: &Service, feedback: &NewFeedback) -> Vec<Similar> {
    similar::find(service.store.desk(), feedback, (service.now)()).await.unwrap_or_default()
}

/// The fields of a form; a field that the form does not have is left aside.
fn parse(bytes: &[u8]) -> NewFeedback {
    let mut feedback = NewFeedback::default();
    for (name, value) in form_urlencoded::parse(bytes) {
        let value = value.into_owned();
        match name.as_ref() {
            "kind" => feedback.kind = value,
            "region" => feedback.region = Some(value),
            "place" => feedback.place = value,
            "happened_at" => feedback.happened_at = Some(value),
            "description" => feedback.description = value,
            "contact" => feedback.contact = Some(value),
            "subject_kind" => feedback.subject_kind = Some(value),
            "subject_id" => feedback.subject_id = Some(value),
            "lat" => feedback.lat = Some(value),
            "lon" => feedback.lon = Some(value),
            "exact" => feedback.exact = !value.is_empty(),
            _ => {}
        }
    }
    feedback
}

/// A plain form brings no key. One made from who sent what, and about when, makes a double click or a
/// reload one submission. It needs the service's secret: else a stored key could be tested for addresses.
pub fn key(service: &Service, client: Client, feedback: &NewFeedback) -> Result<IdempotencyKey, Unavailable> {
    let client = client.bytes();
    let window = (service.now)().as_second() / 60 / SAME_FORM_MINUTES;
    let sender = IdempotencyKey::derive(&service.form_secret, &[&client, &window.to_be_bytes()])?;
    Ok(IdempotencyKey::derive(&sender.body_tag(feedback)?, &[])?)
}

/// After a form: the thread's page, by GET, so that a reload sends nothing again.
fn see_thread(code: &str) -> Response {
    let location = HeaderValue::from_str(&format!("{code}/"));
    let location = location.unwrap_or_else(|_| HeaderValue::from_static("./"));
    private((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
}

async fn thread(
    lang: Lang,
    State(service): State<Service>,
    client: Client,
    code: Result<Path<String>, PathRejection>,
) -> Response {
    let w = lang.words();
    // A path that is not UTF-8 is a code that opens nothing, like any other.
    let code = code.map(|Path(code)| code).unwrap_or_default();
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

/// Why no thread is shown.
enum Miss {
    Nothing,
    /// Seconds.
    Wait(u64),
    Failure,
}

async fn look_up(service: &Service, client: Client, code: &str) -> Result<Thread, Miss> {
    if let Err(seconds) = service.rate.check(client, Ask::Read) {
        return Err(Miss::Wait(seconds));
    }
    match intake::thread(service, code).await {
        Ok(Some(thread)) => Ok(thread),
        Ok(None) => Err(Miss::Nothing),
        Err(error) => {
            error.log();
            Err(Miss::Failure)
        }
    }
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

/// How a page is framed.
struct Frame {
    lang: Lang,
    /// Folders between the site's root and the page.
    depth: usize,
    /// The app may take the page over.
    is_app_s: bool,
}

impl Frame {
    /// An answer to a form: without the app, which knows nothing of what was sent.
    fn of_form(lang: Lang) -> Self {
        Self { lang, depth: 1, is_app_s: false }
    }

    /// An answer to a deed that was not done: without the app, which knows nothing of it.
    fn of_deed(lang: Lang) -> Self {
        Self { lang, depth: 2, is_app_s: false }
    }

    fn of_thread(lang: Lang) -> Self {
        Self { lang, depth: 2, is_app_s: true }
    }

    async fn page(&self, service: &Service, title: &str, content: Markup) -> Response {
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

fn refused(status: StatusCode, wait: Option<u64>, mut page: Response) -> Response {
    *page.status_mut() = status;
    if let Some(seconds) = wait {
        page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    page
}

/// The code is in the address: no other site and no search engine may learn it.
fn private(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(ROBOTS, HeaderValue::from_static("noindex"));
    response
}
