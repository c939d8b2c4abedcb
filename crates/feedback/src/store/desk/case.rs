//! One case with all that happened.

use super::redaction::{Field, Span};
use super::{Desk, day, flag, moment, optional_day};
use crate::case::{Case, Draft, Outcome, Satisfaction, State};
use crate::store::StoreError;
use jiff::Timestamp;
use mingjing_contract::feedback::NewFeedback;
use mingjing_domain::point::Point;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

/// Columns of a case.
macro_rules! columns {
    () => {
        concat!(
            "h.thread_id, h.version, h.state, h.rule, h.clock_from, h.accept_by, h.answer_by, h.accepted_on, \
         h.answered_on, h.extended_on, h.extension_reason, h.unit_id, h.draft_by, h.draft_text, h.draft_outcome, \
         h.answer, h.outcome, h.satisfaction, h.reopened, h.is_published, h.merged_into, h.is_sample, \
         t.received_at, ",
            crate::store::sent_columns!(),
            ", (SELECT COUNT(*) FROM contact_box AS c WHERE c.thread_id = h.thread_id) AS contacts, \
             (SELECT COUNT(*) FROM exact_point AS p WHERE p.thread_id = h.thread_id) AS exact_points"
        )
    };
}
pub(super) use columns;

const FIND: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM handling AS h JOIN thread AS t ON t.id = h.thread_id WHERE h.thread_id = $1"
);
const EVENTS: &str = "SELECT e.seq, e.at, e.kind, e.text, e.actor, e.is_public, e.detail, s.name AS staff_name \
    FROM thread_event AS e LEFT JOIN staff AS s ON s.id = e.staff_id WHERE e.thread_id = $1 ORDER BY e.seq";
const ID_OF_CODE: &str = "SELECT id FROM thread WHERE code_hash = $1";

/// A case as the staff see it.
#[derive(Clone, Debug)]
pub struct Full {
    /// Number of the case.
    pub id: i64,
    /// Grows with every change.
    pub version: i64,
    /// When it came in.
    pub received_at: Timestamp,
    /// What was sent, without the contact.
    pub feedback: NewFeedback,
    /// Where it stands.
    pub case: Case,
    /// A contact is kept.
    pub has_contact: bool,
    /// The point that was sent is not kept any more, only what of it may be published.
    pub is_point_erased: bool,
    /// Made up for demonstration.
    pub is_sample: bool,
    /// All that happened, oldest first; only [`Desk::case`] fills it.
    pub events: Vec<CaseEvent>,
    /// What is or was covered.
    pub redactions: Vec<Span>,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct CaseEvent {
    /// Number within the case.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Kind.
    pub kind: String,
    /// Words.
    pub text: Option<String>,
    /// `system`, `sender`, `staff`.
    pub actor: String,
    /// Name of the member of the staff.
    pub staff_name: Option<String>,
    /// The sender sees it.
    pub is_public: bool,
    /// For programs.
    pub detail: Option<String>,
}

impl Full {
    /// Words with what is covered in them covered.
    #[must_use]
    pub fn covered(&self, field: Field, words: &str) -> String {
        super::cover(words, self.redactions.iter().filter(|span| span.field == field && !span.is_lifted()))
    }

    /// What was reported, as others may read it.
    #[must_use]
    pub fn question(&self) -> String {
        self.covered(Field::Description, &self.feedback.description)
    }

    /// Where, as others may read it.
    #[must_use]
    pub fn place(&self) -> String {
        self.covered(Field::Place, &self.feedback.place)
    }

    /// Where as a point, as others may know it.
    #[must_use]
    pub fn public_point(&self) -> Option<Point> {
        self.feedback.public_point().filter(|_| !self.is_point_covered())
    }

    /// The point is covered.
    #[must_use]
    pub fn is_point_covered(&self) -> bool {
        self.redactions.iter().any(|span| span.field == Field::Point && !span.is_lifted())
    }

    /// The answer or refusal, as others may read it.
    #[must_use]
    pub fn answer(&self) -> Option<String> {
        let is_answer = |event: &&CaseEvent| matches!(event.kind.as_str(), "answered" | "not_accepted");
        let event = self.events.iter().rev().find(is_answer)?;
        Some(self.covered(Field::Event(event.seq), event.text.as_deref()?))
    }
}

impl Desk {
    /// The case of a number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn case(&self, id: i64) -> Result<Option<Full>, StoreError> {
        let mut db = self.pool.acquire().await?;
        let Some(mut full) = find(&mut db, id).await? else { return Ok(None) };
        let rows = sqlx::query(EVENTS).bind(id).fetch_all(&mut *db).await?;
        full.events = rows.iter().map(event).collect::<Result<_, _>>()?;
        full.redactions = super::redaction::of_case(&mut db, id).await?;
        Ok(Some(full))
    }

    /// The number of the case that a code opens.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn id_of_code(&self, code_hash: &[u8; 32]) -> Result<Option<i64>, StoreError> {
        let row = sqlx::query(ID_OF_CODE).bind(code_hash.to_vec()).fetch_optional(&self.pool).await?;
        row.map(|row| Ok(row.try_get("id")?)).transpose()
    }
}

/// The case without its events.
pub async fn find(db: &mut AnyConnection, id: i64) -> Result<Option<Full>, StoreError> {
    let row = sqlx::query(FIND).bind(id).fetch_optional(db).await?;
    row.as_ref().map(full).transpose()
}

/// A row with the columns of a case.
pub fn full(row: &AnyRow) -> Result<Full, StoreError> {
    let feedback: NewFeedback = crate::store::feedback_of!(row);
    let has_exact = feedback.exact || row.try_get::<i64, _>("exact_points")? > 0;
    Ok(Full {
        id: row.try_get("thread_id")?,
        version: row.try_get("version")?,
        received_at: moment(row, "received_at")?,
        is_point_erased: feedback.lat.is_some() && !has_exact,
        feedback,
        case: case(row)?,
        has_contact: row.try_get::<i64, _>("contacts")? > 0,
        is_sample: flag(row, "is_sample")?,
        events: Vec::new(),
        redactions: Vec::new(),
    })
}

fn case(row: &AnyRow) -> Result<Case, StoreError> {
    let unreadable = |what| move || StoreError::Unreadable(what);
    let state: String = row.try_get("state")?;
    let rule: String = row.try_get("rule")?;
    let named = |column| -> Result<Option<String>, StoreError> { Ok(row.try_get(column)?) };
    let outcome = |column| -> Result<Option<Outcome>, StoreError> {
        named(column)?.map(|id| Outcome::from_id(&id).ok_or_else(unreadable("outcome"))).transpose()
    };
    let draft =
        match (row.try_get::<Option<i64>, _>("draft_by")?, named("draft_text")?, outcome("draft_outcome")?) {
            (Some(by), Some(text), Some(outcome)) => Some(Draft { by, text, outcome }),
            _ => None,
        };
    let satisfaction = named("satisfaction")?;
    Ok(Case {
        state: State::from_id(&state).ok_or_else(unreadable("state"))?,
        unit: named("unit_id")?,
        draft,
        rule: rule.parse().map_err(|_| StoreError::Unreadable("rule"))?,
        clock_from: day(row, "clock_from")?,
        accept_by: day(row, "accept_by")?,
        answer_by: day(row, "answer_by")?,
        accepted_on: optional_day(row, "accepted_on")?,
        answered_on: optional_day(row, "answered_on")?,
        extended_on: optional_day(row, "extended_on")?,
        extension_reason: named("extension_reason")?,
        answer: named("answer")?,
        outcome: outcome("outcome")?,
        satisfaction: satisfaction
            .map(|id| Satisfaction::from_id(&id).ok_or_else(unreadable("satisfaction")))
            .transpose()?,
        reopened: u32::try_from(row.try_get::<i64, _>("reopened")?)
            .map_err(|_| StoreError::Unreadable("count"))?,
        is_published: flag(row, "is_published")?,
        merged_into: row.try_get("merged_into")?,
    })
}

fn event(row: &AnyRow) -> Result<CaseEvent, StoreError> {
    Ok(CaseEvent {
        seq: row.try_get("seq")?,
        at: moment(row, "at")?,
        kind: row.try_get("kind")?,
        text: row.try_get("text")?,
        actor: row.try_get("actor")?,
        staff_name: row.try_get("staff_name")?,
        is_public: flag(row, "is_public")?,
        detail: row.try_get("detail")?,
    })
}
