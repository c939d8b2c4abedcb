//! One step of a case: rights, rules, event, audit, in one transaction.

use super::case::find;
use super::redaction::may;
use super::staff::Member;
use super::{Desk, audit, millis};
use crate::case::rights::Deed;
use crate::case::{Actor, Case, Illegal, Policy, Step};
use crate::store::StoreError;
use crate::time;
use jiff::Timestamp;
use sqlx::AnyConnection;

const ADD_EVENT: &str = "INSERT INTO thread_event (thread_id, seq, at, kind, text, actor, staff_id, is_public, detail) \
    SELECT $1, COALESCE(MAX(seq), 0) + 1, $2, $3, $4, $5, $6, $7, $8 FROM thread_event WHERE thread_id = $1";
const UPDATE: &str = "UPDATE handling SET version = version + 1, state = $3, due_on = $4, clock_from = $5, \
    answer_by = $6, accepted_on = $7, answered_on = $8, extended_on = $9, extension_reason = $10, unit_id = $11, \
    draft_by = $12, draft_text = $13, draft_outcome = $14, answer = $15, outcome = $16, satisfaction = $17, \
    reopened = $18, is_published = $19, merged_into = $20 WHERE thread_id = $1 AND version = $2";
const FIND_UNIT: &str = "SELECT id FROM unit WHERE id = $1 AND is_active = 1";
const TOUCH: &str = "UPDATE handling SET version = version + 1 WHERE thread_id = $1";

/// Who takes a step.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    /// Who holds the code.
    Sender,
    /// Somebody at the desk.
    Staff(&'a Member),
}

impl By<'_> {
    fn actor(self) -> Actor {
        match self {
            Self::Sender => Actor::Sender,
            Self::Staff(member) => Actor::Staff(member.id),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Sender => "sender",
            Self::Staff(_) => "staff",
        }
    }

    fn staff_id(self) -> Option<i64> {
        match self {
            Self::Sender => None,
            Self::Staff(member) => Some(member.id),
        }
    }
}

/// Why a step was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
    /// There is no such case.
    #[error("there is no such case")]
    NotFound,
    /// Not this person's deed, or not this person's case.
    #[error("not allowed")]
    Forbidden,
    /// Not now.
    #[error(transparent)]
    Illegal(#[from] Illegal),
    /// Somebody changed the case since it was looked at.
    #[error("the case was changed meanwhile")]
    Changed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for ActError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl Desk {
    /// Takes a step. `seen` is the version that the person looked at; without it the newest is meant.
    ///
    /// # Errors
    /// [`ActError`]; nothing has happened then.
    pub async fn act(
        &self,
        id: i64,
        seen: Option<i64>,
        by: By<'_>,
        step: &Step,
        at: Timestamp,
        policy: &Policy,
    ) -> Result<Case, ActError> {
        let mut db = self.begin().await?;
        let before = find(&mut db, id).await?.ok_or(ActError::NotFound)?;
        is_allowed(by, step, before.case.unit.as_deref())?;
        if seen.is_some_and(|seen| seen != before.version) {
            return Err(ActError::Changed);
        }
        let target = match step {
            Step::Merge { into } if *into == id => return Err(Illegal::Target.into()),
            Step::Merge { into } => find(&mut db, *into).await?,
            _ => None,
        };
        if let Step::Assign { unit } = step
            && sqlx::query(FIND_UNIT).bind(unit.clone()).fetch_optional(&mut *db).await?.is_none()
        {
            return Err(Illegal::Unit.into());
        }
        let target_case = target.as_ref().map(|target| &target.case);
        let after = before.case.after(step, by.actor(), time::day(at), policy, target_case)?;
        if update(&mut db, id, before.version, &after).await? == 0 {
            return Err(ActError::Changed);
        }
        let event = Event {
            kind: step.event(),
            text: step.text(&before.case),
            detail: step.detail(&before.case),
            is_public: step.is_public(),
        };
        add_event(&mut db, id, by, at, event).await?;
        if let Some(target) = &target {
            touch(&mut db, target.id).await?;
            let merged_in =
                Event { kind: "merged_in", text: None, detail: Some(id.to_string()), is_public: true };
            add_event(&mut db, target.id, by, at, merged_in).await?;
        }
        if let By::Staff(member) = by
            && let Some(deed) = step.deed()
        {
            let detail = step.detail(&before.case);
            audit::add(&mut db, at, Some(member), deed.id(), Some(id), detail.as_deref()).await?;
        }
        db.commit().await?;
        Ok(after)
    }
}

fn is_allowed(by: By<'_>, step: &Step, unit_of_case: Option<&str>) -> Result<(), ActError> {
    let allowed = match by {
        By::Sender => step.is_the_senders(),
        By::Staff(member) => {
            let has_right = step.deed().is_some_and(|deed| member.role.may(deed));
            has_right && member.role.may_touch(member.unit.as_deref(), unit_of_case)
        }
    };
    if allowed { Ok(()) } else { Err(ActError::Forbidden) }
}

/// Counts a change that the columns do not show, and holds the case for the rest of the transaction.
pub(super) async fn touch(db: &mut AnyConnection, id: i64) -> Result<(), StoreError> {
    sqlx::query(TOUCH).bind(id).execute(db).await?;
    Ok(())
}

/// A deed at a case that is no step of it: what the row changes, what is appended, what the log says.
pub(super) struct Aside<'q> {
    /// Whose right it needs.
    pub deed: Deed,
    /// The change; when it touches no row, nothing was done.
    pub change: sqlx::query::Query<'q, sqlx::Any, sqlx::any::AnyArguments>,
    /// The event for the staff.
    pub kind: &'static str,
    /// What the log says besides.
    pub detail: &'static str,
}

impl Desk {
    /// Does it in one transaction: rights, change, event, audit. False when there was nothing to change.
    pub(super) async fn aside(
        &self,
        id: i64,
        member: &Member,
        at: Timestamp,
        aside: Aside<'_>,
    ) -> Result<bool, ActError> {
        let mut db = self.begin().await?;
        touch(&mut db, id).await?;
        let full = find(&mut db, id).await?.ok_or(ActError::NotFound)?;
        may(member, aside.deed, full.case.unit.as_deref())?;
        if aside.change.execute(&mut *db).await?.rows_affected() == 0 {
            return Ok(false);
        }
        let event = Event { kind: aside.kind, text: None, detail: None, is_public: false };
        add_event(&mut db, id, By::Staff(member), at, event).await?;
        audit::add(&mut db, at, Some(member), aside.deed.id(), Some(id), Some(aside.detail)).await?;
        db.commit().await?;
        Ok(true)
    }
}

/// What is appended to a case.
pub(super) struct Event {
    pub kind: &'static str,
    pub text: Option<String>,
    pub detail: Option<String>,
    pub is_public: bool,
}

pub(super) async fn add_event(
    db: &mut AnyConnection,
    id: i64,
    by: By<'_>,
    at: Timestamp,
    event: Event,
) -> Result<(), StoreError> {
    let query = sqlx::query(ADD_EVENT).bind(id).bind(millis(at)).bind(event.kind).bind(event.text);
    let query = query.bind(by.word()).bind(by.staff_id()).bind(i64::from(event.is_public)).bind(event.detail);
    query.execute(db).await?;
    Ok(())
}

async fn update(db: &mut AnyConnection, id: i64, version: i64, case: &Case) -> Result<u64, StoreError> {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let draft = case.draft.as_ref();
    let query = sqlx::query(UPDATE)
        .bind(id)
        .bind(version)
        .bind(case.state.id())
        .bind(day(case.due_on()))
        .bind(case.clock_from.to_string())
        .bind(case.answer_by.to_string())
        .bind(day(case.accepted_on))
        .bind(day(case.answered_on))
        .bind(day(case.extended_on))
        .bind(case.extension_reason.clone())
        .bind(case.unit.clone())
        .bind(draft.map(|draft| draft.by))
        .bind(draft.map(|draft| draft.text.clone()))
        .bind(draft.map(|draft| draft.outcome.id()))
        .bind(case.answer.clone())
        .bind(case.outcome.map(crate::case::Outcome::id))
        .bind(case.satisfaction.map(crate::case::Satisfaction::id))
        .bind(i64::from(case.reopened))
        .bind(i64::from(case.is_published))
        .bind(case.merged_into);
    Ok(query.execute(db).await?.rows_affected())
}
