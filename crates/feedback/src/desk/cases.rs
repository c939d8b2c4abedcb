//! The queue, a case, and what is done to it.

use super::answer::{self, failed, private};
use super::ask::{Ask, Fields, Posted};
use super::pages;
use super::pages::case::{Page, Shown};
use crate::Service;
use crate::case::rights::Deed;
use crate::case::{Illegal, Outcome, Step};
use crate::personal;
use crate::store::desk::{ActError, By, Filter, Full};
use crate::time;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

/// Cases on a page.
const PAGE: i64 = 50;
/// Most characters of words that are written at the desk.
const WORDS: usize = 8000;

/// The queue.
pub async fn queue(State(service): State<Service>, ask: Ask) -> Response {
    if !ask.may(Deed::View) {
        // An administrator has no cases; the accounts are the desk of theirs.
        return answer::see("accounts", None);
    }
    match load_queue(&service, &ask).await {
        Ok(page) => page,
        Err(error) => failed(&error),
    }
}

async fn load_queue(service: &Service, ask: &Ask) -> Result<Response, crate::store::StoreError> {
    let desk = service.store.desk();
    let filter = filter(ask);
    let page = ask.query.number("page").unwrap_or(0).clamp(0, 10_000);
    let mut rows = desk.queue(&filter, PAGE + 1, page * PAGE).await?;
    let has_more = rows.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let today = time::day((service.now)());
    let counts = desk.counts(today, own_unit(ask)).await?;
    let units = desk.units().await?;
    let shown = pages::queue::Page {
        filter: &filter,
        rows: &rows,
        counts: &counts,
        units: &units,
        page,
        has_more,
        today,
    };
    Ok(answer::page(StatusCode::OK, pages::queue::page(ask, &shown)))
}

/// A unit sees its own cases only.
fn own_unit(ask: &Ask) -> Option<&str> {
    let member = &ask.signed.member;
    if member.role == crate::case::rights::Role::Unit {
        Some(member.unit.as_deref().unwrap_or("-"))
    } else {
        None
    }
}

/// What the address asks for.
pub fn filter(ask: &Ask) -> Filter {
    let field = |name| ask.query.some(name).map(str::to_owned);
    let unit = own_unit(ask).map(str::to_owned).or_else(|| field("unit"));
    let state = field("state");
    let show = ask.query.get("show");
    Filter {
        is_open: state.is_none() && show != "all",
        has_draft: show == "answers",
        state,
        unit,
        kind: field("kind"),
        words: field("q"),
    }
}

/// A case.
pub async fn case(State(service): State<Service>, ask: Ask, Path(id): Path<String>) -> Response {
    if let Some(refused) = ask.refused(Deed::View) {
        return refused;
    }
    show(&service, &ask, &id, StatusCode::OK, Shown::default()).await
}

/// The case's page. A case of another unit is as little there as one that never was.
async fn show(service: &Service, ask: &Ask, id: &str, status: StatusCode, shown: Shown) -> Response {
    let desk = service.store.desk();
    let found = match id.parse() {
        Ok(id) => desk.case(id).await,
        Err(_) => Ok(None),
    };
    let full = match found {
        Ok(Some(full)) if may_touch(ask, &full) => full,
        Ok(_) => return ask.refuse(StatusCode::NOT_FOUND, "not_found"),
        Err(error) => return failed(&error),
    };
    let (units, templates) = match (desk.units().await, desk.templates().await) {
        (Ok(units), Ok(templates)) => (units, templates),
        (Err(error), _) | (_, Err(error)) => return failed(&error),
    };
    let photos = match desk.photos(full.id).await {
        Ok(photos) => photos,
        Err(error) => return failed(&error),
    };
    let page = Page {
        full: &full,
        photos: &photos,
        units: &units,
        templates: &templates,
        regions: &*service.regions.list().await,
        today: time::day((service.now)()),
        policy: &ask.rules.policy,
        shown,
    };
    answer::page(status, pages::case::page(ask, &page))
}

fn may_touch(ask: &Ask, full: &Full) -> bool {
    let member = &ask.signed.member;
    member.role.may_touch(member.unit.as_deref(), full.case.unit.as_deref())
}

/// A deed at a case.
pub async fn act(
    State(service): State<Service>,
    Path((id, deed)): Path<(String, String)>,
    posted: Posted,
) -> Response {
    let Posted { ask, fields } = posted;
    let Ok(number) = id.parse::<i64>() else { return ask.refuse(StatusCode::NOT_FOUND, "not_found") };
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
        None => return ask.refuse(StatusCode::NOT_FOUND, "not_found"),
    };
    if step == Step::Publish
        && let Some(refused) = still_personal(&service, &ask, number).await
    {
        return refused;
    }
    let by = By::Staff(&ask.signed.member);
    let policy = service.settings().policy;
    let acted =
        service.store.desk().act(number, fields.number("version"), by, &step, (service.now)(), &policy);
    match acted.await {
        // Whoever gives a case away may not see it any more.
        Ok(_) => answer::see("./?done=done#done", None),
        Err(error) => not_acted(&service, &ask, &id, error).await,
    }
}

async fn refused(
    service: &Service,
    ask: &Ask,
    id: &str,
    status: StatusCode,
    problem: &'static str,
) -> Response {
    show(service, ask, id, status, Shown { problem: Some(problem), ..Shown::default() }).await
}

async fn not_acted(service: &Service, ask: &Ask, id: &str, error: ActError) -> Response {
    let (status, problem) = match error {
        ActError::NotFound => return ask.refuse(StatusCode::NOT_FOUND, "not_found"),
        ActError::Forbidden => return ask.refuse(StatusCode::FORBIDDEN, "forbidden"),
        ActError::Changed => (StatusCode::CONFLICT, "changed"),
        ActError::Illegal(illegal) => (StatusCode::CONFLICT, name_of(illegal)),
        ActError::Store(error) => {
            tracing::error!(%error, "a deed at the desk failed");
            return ask.refuse(StatusCode::SERVICE_UNAVAILABLE, "unavailable");
        }
    };
    refused(service, ask, id, status, problem).await
}

/// The name of the words for it.
pub fn name_of(illegal: Illegal) -> &'static str {
    match illegal {
        Illegal::State | Illegal::Calendar => "state",
        Illegal::NoDraft => "no_draft",
        Illegal::SameEyes => "same_eyes",
        Illegal::Once => "once",
        Illegal::Target => "target",
        Illegal::Unit => "unit",
        Illegal::TooOften => "too_often",
    }
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

/// Refuses publication while something in it looks like personal data.
async fn still_personal(service: &Service, ask: &Ask, id: i64) -> Option<Response> {
    match service.store.desk().case(id).await {
        Ok(Some(full)) if !personal_left(&full).is_empty() => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Some(refused(service, ask, &id.to_string(), status, "personal").await)
        }
        Ok(_) => None,
        Err(error) => Some(failed(&error)),
    }
}

/// What looks like personal data in the words as they would be published.
pub fn personal_left(full: &Full) -> Vec<String> {
    let words = [full.question(), full.place(), full.answer().unwrap_or_default()];
    words.iter().flat_map(|words| personal::find(words)).map(|(_, found)| found.to_owned()).collect()
}

async fn contact(service: &Service, ask: &Ask, id: i64) -> Response {
    let member = &ask.signed.member;
    match service.store.desk().contact(id, member, &service.vault, (service.now)()).await {
        Ok(contact) => {
            let shown = Shown { contact: Some(contact), ..Shown::default() };
            show(service, ask, &id.to_string(), StatusCode::OK, shown).await
        }
        Err(error) => not_acted(service, ask, &id.to_string(), error).await,
    }
}

/// Shows what is covered, or uncovers a stretch.
async fn unseal(service: &Service, ask: &Ask, id: i64, fields: &Fields) -> Response {
    if let Some(refused) = ask.refused(Deed::Unseal) {
        return refused;
    }
    let (desk, now, member) = (service.store.desk(), (service.now)(), &ask.signed.member);
    if let Some(span) = fields.number("span") {
        return match desk.unredact(id, span, member, now).await {
            Ok(_) => answer::see("./?done=done#done", None),
            Err(error) => not_acted(service, ask, &id.to_string(), error).await,
        };
    }
    if let Err(error) = desk.note_deed(now, Some(member), Deed::Unseal.id(), Some(id), None).await {
        return failed(&error);
    }
    let shown = Shown { is_uncovered: true, ..Shown::default() };
    show(service, ask, &id.to_string(), StatusCode::OK, shown).await
}

/// A photo of a case. A covered one is for who may see what is covered, and each look at it is noted.
pub async fn photo(
    State(service): State<Service>,
    ask: Ask,
    Path((id, number)): Path<(String, String)>,
) -> Response {
    if let Some(refused) = ask.refused(Deed::View) {
        return refused;
    }
    let nothing = || ask.refuse(StatusCode::NOT_FOUND, "not_found");
    let (desk, Ok(id)) = (service.store.desk(), id.parse::<i64>()) else { return nothing() };
    let found = match (desk.case(id).await, desk.photos(id).await) {
        (Ok(Some(full)), Ok(photos)) if may_touch(&ask, &full) => {
            photos.into_iter().find(|photo| photo.id.to_string() == number)
        }
        (Ok(_), Ok(_)) => None,
        (Err(error), _) | (_, Err(error)) => return failed(&error),
    };
    let Some(found) = found else { return nothing() };
    if found.is_covered {
        if let Some(refused) = ask.refused(Deed::Unseal) {
            return refused;
        }
        let member = Some(&ask.signed.member);
        if let Err(error) =
            desk.note_deed((service.now)(), member, Deed::Unseal.id(), Some(id), Some("photo")).await
        {
            return failed(&error);
        }
    }
    private(crate::pages::photos::jpeg(&service, id, &found.name).await)
}

async fn redact(service: &Service, ask: &Ask, id: i64, fields: &Fields) -> Response {
    if let Some(photo) = fields.number("photo") {
        let covered = service.store.desk().cover_photo(id, photo, &ask.signed.member, (service.now)()).await;
        return match covered {
            Ok(_) => answer::see("./?done=covered#done", None),
            Err(error) => not_acted(service, ask, &id.to_string(), error).await,
        };
    }
    if fields.some("point").is_some() {
        return match service.store.desk().cover_point(id, &ask.signed.member, (service.now)()).await {
            Ok(_) => answer::see("./?done=covered#done", None),
            Err(error) => not_acted(service, ask, &id.to_string(), error).await,
        };
    }
    let covered =
        service.store.desk().redact(id, &ask.signed.member, fields.get("text"), (service.now)()).await;
    match covered {
        Ok(0) => answer::see("./?done=not_found#done", None),
        Ok(_) => answer::see("./?done=covered#done", None),
        Err(error) => not_acted(service, ask, &id.to_string(), error).await,
    }
}
