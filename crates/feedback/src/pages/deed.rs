//! What the holder of a code does: write, rate, say that it is solved or is not, take it back.

use super::lookup::see;
use super::{Frame, Miss, look_up, private, refused, thread};
use crate::Service;
use crate::case::{Illegal, Satisfaction, Step};
use crate::client::Client;
use crate::code::Code;
use crate::http::body::{self, BodyFault};
use crate::http::in_path::InPath;
use crate::http::{RETRY_AFTER_SECONDS, has_type};
use crate::rate::Ask;
use crate::store::desk::{ActError, By};
use crate::text::Lang;
use crate::tidy;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use mingjing_contract::feedback::MESSAGE_MAX_CHARS;

/// Does it and leads back to the thread, by GET, so that a reload does nothing again.
pub async fn act(
    lang: Lang,
    State(service): State<Service>,
    client: Client,
    InPath((code, deed)): InPath<(String, String)>,
    request: Request,
) -> Response {
    match done(&service, client, &code, &deed, request).await {
        Ok(()) => see("./"),
        Err(fault) => told(lang, &service, client, &code, fault).await,
    }
}

/// Why it was not done.
pub enum Fault {
    /// The code opens nothing, or there is no such deed.
    Unknown,
    /// Words are missing, too many, or not understood.
    Words(StatusCode),
    /// Photos that cannot be kept.
    Photos(StatusCode),
    /// Where photos are kept cannot be reached.
    PhotosLost,
    /// Not where the thread stands.
    State(Illegal),
    /// Seconds to wait.
    Wait(u64),
    /// The store failed.
    Failure,
}

async fn done(
    service: &Service,
    client: Client,
    code: &str,
    deed: &str,
    request: Request,
) -> Result<(), Fault> {
    service.rate.check(client, Ask::Submit).map_err(Fault::Wait)?;
    if !has_type(request.headers(), "application/x-www-form-urlencoded") {
        return Err(Fault::Words(StatusCode::UNSUPPORTED_MEDIA_TYPE));
    }
    let bytes = body::read(request.into_body()).await.map_err(|fault| {
        Fault::Words(match fault {
            BodyFault::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            BodyFault::TooSlow => StatusCode::REQUEST_TIMEOUT,
            BodyFault::Broken => StatusCode::BAD_REQUEST,
        })
    })?;
    let step = step(deed, &bytes)?;
    let hash = Code::parse(code).ok_or(Fault::Unknown)?.hash();
    let desk = service.store.desk();
    let failed = |error: &dyn std::fmt::Display| {
        tracing::error!(%error, "a deed of a sender's failed");
        Fault::Failure
    };
    let id = desk.id_of_code(&hash).await.map_err(|error| failed(&error))?.ok_or(Fault::Unknown)?;
    let policy = service.settings().policy;
    match desk.act(id, None, By::Sender, &step, (service.now)(), &policy).await {
        Ok(_) => Ok(()),
        Err(ActError::Illegal(illegal)) => Err(Fault::State(illegal)),
        Err(ActError::NotFound | ActError::Forbidden) => Err(Fault::Unknown),
        Err(ActError::Changed) => Err(Fault::State(Illegal::State)),
        Err(ActError::Store(error)) => Err(failed(&error)),
    }
}

fn step(deed: &str, bytes: &[u8]) -> Result<Step, Fault> {
    let field = |name: &str| {
        let found = form_urlencoded::parse(bytes).find(|(given, _)| given == name);
        found.map(|(_, value)| tidy::lines(&value)).unwrap_or_default()
    };
    let text = || {
        let text = field("text");
        let is_good = (1..=MESSAGE_MAX_CHARS).contains(&text.chars().count());
        if is_good { Ok(text) } else { Err(Fault::Words(StatusCode::UNPROCESSABLE_ENTITY)) }
    };
    match deed {
        "message" => Ok(Step::Message { text: text()? }),
        "reopen" => Ok(Step::Reopen { reason: text()? }),
        "withdraw" => Ok(Step::Withdraw),
        "solved" => Ok(Step::Solve),
        "rate" => Satisfaction::from_id(&field("satisfaction"))
            .map(|satisfaction| Step::Rate { satisfaction })
            .ok_or(Fault::Words(StatusCode::UNPROCESSABLE_ENTITY)),
        _ => Err(Fault::Unknown),
    }
}

/// The thread's page with why it was not done.
pub async fn told(lang: Lang, service: &Service, client: Client, code: &str, fault: Fault) -> Response {
    let w = lang.words();
    let (status, wait, problem) = match fault {
        Fault::Unknown => (StatusCode::NOT_FOUND, None, None),
        Fault::Words(status) => (status, None, Some(w.message_faulty)),
        Fault::Photos(status) => (status, None, Some(w.photos_faulty)),
        Fault::State(Illegal::TooOften) => (StatusCode::CONFLICT, None, Some(w.reopened_too_often)),
        Fault::State(_) => (StatusCode::CONFLICT, None, Some(w.not_now)),
        Fault::Wait(seconds) => (StatusCode::TOO_MANY_REQUESTS, Some(seconds), Some(w.too_many_lookups)),
        Fault::PhotosLost => {
            (StatusCode::SERVICE_UNAVAILABLE, Some(RETRY_AFTER_SECONDS), Some(w.photos_lost))
        }
        Fault::Failure => {
            (StatusCode::SERVICE_UNAVAILABLE, Some(RETRY_AFTER_SECONDS), Some(w.unreadable_now))
        }
    };
    let content = match (problem, look_up(service, client, code).await) {
        (Some(problem), Ok(found)) => {
            let written = Code::parse(code).map(|code| code.to_string()).unwrap_or_default();
            thread::content(lang, &found, &written, &*service.regions.list().await, Some(problem))
        }
        (Some(problem), Err(Miss::Wait(_) | Miss::Failure)) => thread::notice(lang, problem),
        _ => thread::unknown(lang),
    };
    private(refused(status, wait, Frame::of_deed(lang).page(service, w.thread_title, content).await))
}
