//! What is done to a case.

use super::{contact, name_of, personal_left, refused, unseal};
use crate::Service;
use crate::case::{Outcome, Step};
use crate::desk::answer::{self, Answer};
use crate::desk::ask::{Ask, Fields, Posted};
use crate::store::StoreError;
use crate::store::desk::{ActError, By};
use axum::extract::{Path, State};
use axum::http::StatusCode;

/// Most characters of words that are written at the desk.
const WORDS: usize = 8000;

/// A deed at a case.
pub async fn act(
    State(service): State<Service>,
    Path((id, deed)): Path<(String, String)>,
    posted: Posted,
) -> Answer {
    let Posted { ask, fields } = posted;
    let Ok(number) = id.parse::<i64>() else {
        return Ok(ask.refuse(StatusCode::NOT_FOUND, "not_found"));
    };
    match deed.as_str() {
        "read_contact" => return contact(&service, &ask, number).await,
        "unseal" => return unseal(&service, &ask, number, &fields).await,
        "redact" => return redact(&service, &ask, number, &fields).await,
        _ => {}
    }
    let step = match step(&deed, &fields) {
        Some(Ok(step)) => step,
        Some(Err(Empty)) => {
            return refused(&service, &ask, &id, StatusCode::UNPROCESSABLE_ENTITY, "empty").await;
        }
        None => return Ok(ask.refuse(StatusCode::NOT_FOUND, "not_found")),
    };
    if step == Step::Publish && is_still_personal(&service, number).await? {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return refused(&service, &ask, &id, status, "personal").await;
    }
    let by = By::Staff(&ask.signed.member);
    let policy = service.settings().policy;
    let acted =
        service.store.desk().act(number, fields.number("version"), by, &step, (service.now)(), &policy);
    match acted.await {
        // Whoever gives a case away may not see it any more.
        Ok(_) => Ok(answer::see("./?done=done#done", None)),
        Err(error) => not_acted(&service, &ask, &id, error).await,
    }
}

/// Says on the case's page why nothing was done.
pub(super) async fn not_acted(service: &Service, ask: &Ask, id: &str, error: ActError) -> Answer {
    let (status, problem) = match error {
        ActError::NotFound => return Ok(ask.refuse(StatusCode::NOT_FOUND, "not_found")),
        ActError::Forbidden => return Ok(ask.refuse(StatusCode::FORBIDDEN, "forbidden")),
        ActError::Changed => (StatusCode::CONFLICT, "changed"),
        ActError::Illegal(illegal) => (StatusCode::CONFLICT, name_of(illegal)),
        ActError::Store(error) => {
            tracing::error!(%error, "a deed at the desk failed");
            return Ok(ask.refuse(StatusCode::SERVICE_UNAVAILABLE, "unavailable"));
        }
    };
    refused(service, ask, id, status, problem).await
}

/// Words are missing.
struct Empty;

fn step(deed: &str, fields: &Fields) -> Option<Result<Step, Empty>> {
    let words = |name: &str| {
        let words: String = fields.get(name).chars().take(WORDS).collect();
        if words.is_empty() { Err(Empty) } else { Ok(words) }
    };
    Some(match deed {
        "release" => Ok(Step::Release),
        "accept" => Ok(Step::Accept),
        "refuse" => words("text").map(|reason| Step::Refuse { reason }),
        "assign" => words("unit").map(|unit| Step::Assign { unit }),
        "draft" => words("text").and_then(|text| {
            let outcome = Outcome::from_id(fields.get("outcome")).ok_or(Empty)?;
            Ok(Step::Draft { text, outcome })
        }),
        "return" => words("text").map(|reason| Step::Return { reason }),
        "answer" => Ok(Step::Answer),
        "extend" => words("text").map(|reason| Step::Extend { reason }),
        "publish" => Ok(Step::Publish),
        "unpublish" => Ok(Step::Unpublish),
        "reopen" => words("text").map(|reason| Step::Reopen { reason }),
        "merge" => fields.number("into").map(|into| Step::Merge { into }).ok_or(Empty),
        "message" => words("text").map(|text| Step::Message { text }),
        "note" => words("text").map(|text| Step::Note { text }),
        _ => return None,
    })
}

/// Something in it looks like personal data: it must not be published.
async fn is_still_personal(service: &Service, id: i64) -> Result<bool, StoreError> {
    let full = service.store.desk().case(id).await?;
    Ok(full.is_some_and(|full| !personal_left(&full).is_empty()))
}

async fn redact(service: &Service, ask: &Ask, id: i64, fields: &Fields) -> Answer {
    let (desk, member, now) = (service.store.desk(), &ask.signed.member, (service.now)());
    // What was covered counts: words may not be there at all.
    let covered = if let Some(photo) = fields.number("photo") {
        desk.cover_photo(id, photo, member, now).await.map(|_| 1)
    } else if fields.some("point").is_some() {
        desk.cover_point(id, member, now).await.map(|_| 1)
    } else {
        desk.redact(id, member, fields.get("text"), now).await
    };
    match covered {
        Ok(0) => Ok(answer::see("./?done=not_found#done", None)),
        Ok(_) => Ok(answer::see("./?done=covered#done", None)),
        Err(error) => not_acted(service, ask, &id.to_string(), error).await,
    }
}
