//! The queue, a case, and what is done to it.

mod acting;
mod queue;

pub use acting::act;
pub use queue::{filter, queue};

use super::answer::{self, Answer, private};
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

/// A case.
pub async fn case(State(service): State<Service>, ask: Ask, Path(id): Path<String>) -> Answer {
    ask.must(Deed::View)?;
    show(&service, &ask, &id, StatusCode::OK, Shown::default()).await
}

/// The case's page. A case of another unit is as little there as one that never was.
async fn show(service: &Service, ask: &Ask, id: &str, status: StatusCode, shown: Shown) -> Answer {
    let desk = service.store.desk();
    let found = match id.parse() {
        Ok(id) => desk.case(id).await?,
        Err(_) => None,
    };
    let Some(full) = found.filter(|full| may_touch(ask, full)) else {
        return Ok(ask.refuse(StatusCode::NOT_FOUND, "not_found"));
    };
    let (units, templates) = (desk.units().await?, desk.templates().await?);
    let photos = desk.photos(full.id).await?;
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
    Ok(answer::page(status, pages::case::page(ask, &page)))
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
) -> Answer {
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

async fn contact(service: &Service, ask: &Ask, id: i64) -> Answer {
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
async fn unseal(service: &Service, ask: &Ask, id: i64, fields: &Fields) -> Answer {
    ask.must(Deed::Unseal)?;
    let (desk, now, member) = (service.store.desk(), (service.now)(), &ask.signed.member);
    if let Some(span) = fields.number("span") {
        return match desk.unredact(id, span, member, now).await {
            Ok(_) => Ok(answer::see("./?done=done#done", None)),
            Err(error) => not_acted(service, ask, &id.to_string(), error).await,
        };
    }
    desk.note_deed(now, Some(member), Deed::Unseal.id(), Some(id), None).await?;
    let shown = Shown { is_uncovered: true, ..Shown::default() };
    show(service, ask, &id.to_string(), StatusCode::OK, shown).await
}

/// A photo of a case. A covered one is for who may see what is covered, and each look at it is noted.
pub async fn photo(
    State(service): State<Service>,
    ask: Ask,
    Path((id, number)): Path<(String, String)>,
) -> Answer {
    ask.must(Deed::View)?;
    let nothing = || Ok(ask.refuse(StatusCode::NOT_FOUND, "not_found"));
    let (desk, Ok(id)) = (service.store.desk(), id.parse::<i64>()) else { return nothing() };
    let (full, photos) = (desk.case(id).await?, desk.photos(id).await?);
    if !full.is_some_and(|full| may_touch(&ask, &full)) {
        return nothing();
    }
    let Some(found) = photos.into_iter().find(|photo| photo.id.to_string() == number) else {
        return nothing();
    };
    if found.is_covered {
        ask.must(Deed::Unseal)?;
        let member = Some(&ask.signed.member);
        desk.note_deed((service.now)(), member, Deed::Unseal.id(), Some(id), Some("photo")).await?;
    }
    Ok(private(crate::pages::photos::jpeg(&service, id, &found.name).await))
}
