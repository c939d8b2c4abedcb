//! What the public form offers and what the clock counts: kinds of reports, and holidays of years whose notice came
//! out after this program.

use super::answer::{self, Answer};
use super::ask::{Ask, Fields, Posted};
use super::office::{fits, is_identifier, told};
use super::pages;
use crate::Service;
use crate::case::rights::Deed;
use crate::kinds::{Kind, Kinds};
use crate::store::desk::HolidayYear;
use axum::extract::State;
use axum::http::StatusCode;
use mingjing_contract::feedback::KINDS;
use mingjing_domain::calendar::{BadNotice, Calendar, Notice};

/// Longest name of a kind and longest number of a notice, in characters.
const NAME: usize = 40;
/// Places in the form.
const POSITIONS: std::ops::RangeInclusive<i64> = 0..=9999;

/// The kinds.
pub async fn kinds(State(service): State<Service>, ask: Ask) -> Answer {
    ask.must(Deed::Kinds)?;
    let kinds = service.store.desk().kinds().await?;
    Ok(answer::page(StatusCode::OK, pages::form::kinds(&ask, &kinds)))
}

/// Adds a kind or changes one. The form must keep something to choose.
pub async fn set_kind(State(service): State<Service>, posted: Posted) -> Answer {
    let Posted { ask, fields } = posted;
    ask.must(Deed::Kinds)?;
    let desk = service.store.desk();
    let kinds = desk.kinds().await?;
    let Some(kind) = kind(&fields) else { return Ok(answer::see("kinds?done=bad", None)) };
    if fields.get("new") == "1" && kinds.find(&kind.id).is_some() {
        return Ok(answer::see("kinds?done=known", None));
    }
    let is_last = !kind.is_active && kinds.offered().all(|offered| offered.id == kind.id);
    if is_last {
        return Ok(answer::see("kinds?done=last_kind", None));
    }
    desk.set_kind(&kind).await?;
    service.refresh().await?;
    told(&service, &ask, Deed::Kinds, &kind.id, "kinds").await
}

/// What a form says of a kind; none when it cannot be one.
fn kind(fields: &Fields) -> Option<Kind> {
    let id = fields.get("id").to_owned();
    let is_built_in = KINDS.contains(&id.as_str());
    let published_as = if is_built_in { id.clone() } else { fields.get("published_as").to_owned() };
    let kind = Kind {
        name_zh: fields.get("name_zh").to_owned(),
        name_en: fields.get("name_en").to_owned(),
        position: fields.number("position").filter(|position| POSITIONS.contains(position))?,
        is_active: fields.get("active") == "1",
        published_as,
        id,
    };
    let is_whole = is_identifier(&kind.id)
        && fits(&kind.name_zh, NAME)
        && fits(&kind.name_en, NAME)
        && KINDS.contains(&kind.published_as.as_str());
    is_whole.then_some(kind)
}

/// The holidays.
pub async fn holidays(State(service): State<Service>, ask: Ask) -> Answer {
    ask.must(Deed::Holidays)?;
    let years = service.store.desk().holiday_years().await?;
    Ok(answer::page(StatusCode::OK, pages::form::holidays(&ask, &years, None)))
}

/// Keeps a year's holidays, or takes them away again. What cannot be right is told, with what was typed in.
pub async fn set_holidays(State(service): State<Service>, posted: Posted) -> Answer {
    let Posted { ask, fields } = posted;
    ask.must(Deed::Holidays)?;
    let desk = service.store.desk();
    let year = fields.number("year").and_then(|year| i16::try_from(year).ok());
    match (year, fields.get("remove")) {
        (Some(year), "1") => desk.drop_holiday_year(year).await?,
        _ => match typed(&fields, year) {
            Ok(typed) => desk.set_holiday_year(&typed).await?,
            Err(fault) => {
                let page = pages::form::holidays(&ask, &desk.holiday_years().await?, Some((&fields, fault)));
                return Ok(answer::page(StatusCode::UNPROCESSABLE_ENTITY, page));
            }
        },
    }
    service.refresh().await?;
    told(&service, &ask, Deed::Holidays, fields.get("year"), "holidays").await
}

/// Why a year was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No year of this century, or no number of a notice.
    Year,
    /// The days cannot be right.
    Notice(BadNotice),
}

fn typed(fields: &Fields, year: Option<i16>) -> Result<HolidayYear, Fault> {
    let year = year.filter(|year| (2024..2100).contains(year)).ok_or(Fault::Year)?;
    let number = fields.get("notice").to_owned();
    if !fits(&number, NAME) {
        return Err(Fault::Year);
    }
    let notice = Notice::parse(fields.get("off"), fields.get("worked")).map_err(Fault::Notice)?;
    Calendar::new().add(year, notice.clone()).map_err(Fault::Notice)?;
    Ok(HolidayYear { year, number, notice })
}

/// A place in the form behind all others.
pub fn last_position(kinds: &Kinds) -> i64 {
    kinds.all().map(|kind| kind.position).max().unwrap_or(0).saturating_add(10).min(*POSITIONS.end())
}
