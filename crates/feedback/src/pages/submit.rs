//! The form and what comes of sending it.

use super::form::Form;
use super::frame::{Frame, FromShell};
use super::lookup::see_thread;
use super::preview::Preview;
use super::shell::Shell;
use super::{form, point, preview, refused, thread};
use crate::Service;
use crate::client::Client;
use crate::http::body::{self, BodyFault};
use crate::http::{RETRY_AFTER_SECONDS, has_type};
use crate::intake::{self, Manner, Refusal, Unavailable};
use crate::key::IdempotencyKey;
use crate::kinds::Kinds;
use crate::rate::Ask;
use crate::similar;
use crate::text::Lang;
use crate::tidy::tidy;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use mingjing_contract::feedback::{FieldError, NewFeedback, Similar};
use mingjing_contract::personal;

/// Forms with the same content from the same client within this many minutes are one: a double click
/// is no second report.
const SAME_FORM_MINUTES: i64 = 10;

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

pub(super) async fn submit(
    lang: Lang,
    State(service): State<Service>,
    client: Client,
    request: Request,
) -> Response {
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
pub(super) fn parse(bytes: &[u8]) -> NewFeedback {
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
