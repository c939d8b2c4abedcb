//! The queue, a case, and what is done to it.

mod acting;
mod queue;

pub use acting::act;
pub use queue::{filter, queue};

use super::answer::{self, failed, private};
use super::ask::{Ask, Fields};
use super::pages;
use super::pages::case::{Page, Shown};
use crate::Service;
use crate::case::Illegal;
use crate::case::rights::Deed;
use crate::personal;
use crate::store::desk::Full;
use crate::time;
use acting::not_acted;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

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

async fn refused(
    service: &Service,
    ask: &Ask,
    id: &str,
    status: StatusCode,
    problem: &'static str,
) -> Response {
    show(service, ask, id, status, Shown { problem: Some(problem), ..Shown::default() }).await
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
