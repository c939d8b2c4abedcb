//! What is covered in the words of a case. The words themselves stay as they came; who may uncover them is a
//! right of its own, and every look is in the audit log.

use super::act::{Aside, By, Event, add_event, touch};
use super::staff::Member;
use super::{ActError, Desk, audit, millis, moment};
use crate::case::rights::Deed;
use crate::store::StoreError;
use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

const OF_CASE: &str = "SELECT r.id, r.seq, r.field, r.first_char, r.last_char, r.at, r.lifted_at, s.name AS staff_name \
    FROM redaction AS r JOIN staff AS s ON s.id = r.staff_id WHERE r.thread_id = $1 ORDER BY r.id";
const ADD: &str = "INSERT INTO redaction (thread_id, seq, field, first_char, last_char, staff_id, at) \
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const LIFT: &str = "UPDATE redaction SET lifted_by = $3, lifted_at = $4 \
    WHERE id = $1 AND thread_id = $2 AND lifted_at IS NULL";
/// What stands for covered words, however long they are.
const COVER: &str = "▇▇▇";

/// Which words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The description that was sent.
    Description,
    /// The place that was sent.
    Place,
    /// The point that was sent, as a whole.
    Point,
    /// The words of an event.
    Event(i64),
}

impl Field {
    fn id(self) -> (&'static str, i64) {
        match self {
            Self::Description => ("description", 0),
            Self::Place => ("place", 0),
            Self::Point => ("point", 0),
            Self::Event(seq) => ("event", seq),
        }
    }

    fn from_id(id: &str, seq: i64) -> Option<Self> {
        match id {
            "description" => Some(Self::Description),
            "place" => Some(Self::Place),
            "point" => Some(Self::Point),
            "event" => Some(Self::Event(seq)),
            _ => None,
        }
    }
}

/// A stretch that is or was covered.
#[derive(Clone, Debug)]
pub struct Span {
    /// Number of the stretch.
    pub id: i64,
    /// Which words.
    pub field: Field,
    /// First character that is covered.
    pub first: usize,
    /// The character after the last.
    pub end: usize,
    /// Since when.
    pub at: Timestamp,
    /// By whom.
    pub staff_name: String,
    /// When it was uncovered.
    pub lifted_at: Option<Timestamp>,
}

impl Span {
    /// Not covered any more.
    #[must_use]
    pub fn is_lifted(&self) -> bool {
        self.lifted_at.is_some()
    }
}

/// Words with stretches of them covered; stretches that touch are one.
#[must_use]
pub fn cover<'a>(words: &str, spans: impl Iterator<Item = &'a Span>) -> String {
    let spans: Vec<&Span> = spans.collect();
    let mut shown = String::with_capacity(words.len());
    let mut is_covered_before = false;
    for (place, c) in words.chars().enumerate() {
        let is_covered = spans.iter().any(|span| (span.first..span.end).contains(&place));
        match (is_covered, is_covered_before) {
            (true, false) => shown.push_str(COVER),
            (true, true) => {}
            (false, _) => shown.push(c),
        }
        is_covered_before = is_covered;
    }
    shown
}

/// Where a text stands in words, in characters.
fn occurrences(words: &str, text: &str) -> Vec<(usize, usize)> {
    let length = text.chars().count();
    words
        .match_indices(text)
        .filter_map(|(byte, _)| words.get(..byte).map(|before| before.chars().count()))
        .map(|first| (first, first + length))
        .collect()
}

pub(super) async fn of_case(db: &mut AnyConnection, id: i64) -> Result<Vec<Span>, StoreError> {
    sqlx::query(OF_CASE).bind(id).fetch_all(db).await?.iter().map(span).collect()
}

fn span(row: &AnyRow) -> Result<Span, StoreError> {
    let count = |column| -> Result<usize, StoreError> {
        usize::try_from(row.try_get::<i64, _>(column)?).map_err(|_| StoreError::Unreadable("place"))
    };
    let field: String = row.try_get("field")?;
    let lifted: Option<i64> = row.try_get("lifted_at")?;
    Ok(Span {
        id: row.try_get("id")?,
        field: Field::from_id(&field, row.try_get("seq")?).ok_or(StoreError::Unreadable("field"))?,
        first: count("first_char")?,
        end: count("last_char")?,
        at: moment(row, "at")?,
        staff_name: row.try_get("staff_name")?,
        lifted_at: lifted.map(|_| moment(row, "lifted_at")).transpose()?,
    })
}

impl Desk {
    /// Covers a text wherever it stands in the words that the public could get to read: what was sent, and
    /// what was written since. Gives the number of places.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn redact(
        &self,
        id: i64,
        member: &Member,
        text: &str,
        at: Timestamp,
    ) -> Result<usize, ActError> {
        let Some(full) = self.case(id).await? else { return Err(ActError::NotFound) };
        may(member, Deed::Redact, full.case.unit.as_deref())?;
        let mut places: Vec<(Field, usize, usize)> = Vec::new();
        let mut look = |field, words: &str| {
            places.extend(occurrences(words, text).into_iter().map(|(first, end)| (field, first, end)));
        };
        if !text.trim().is_empty() {
            look(Field::Description, &full.feedback.description);
            look(Field::Place, &full.feedback.place);
            for event in full.events.iter().filter(|event| event.is_public) {
                look(Field::Event(event.seq), event.text.as_deref().unwrap_or_default());
            }
        }
        places.retain(|(field, first, end)| {
            let covers = |span: &Span| span.field == *field && span.first <= *first && span.end >= *end;
            !full.redactions.iter().any(|span| !span.is_lifted() && covers(span))
        });
        self.cover(id, member, &places, at).await
    }

    /// Covers the point. Gives the number of places: none where there is no point, or it is covered.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn cover_point(&self, id: i64, member: &Member, at: Timestamp) -> Result<usize, ActError> {
        let Some(full) = self.case(id).await? else { return Err(ActError::NotFound) };
        may(member, Deed::Redact, full.case.unit.as_deref())?;
        let is_there = full.feedback.lat.is_some() && !full.is_point_covered();
        let places: &[_] = if is_there { &[(Field::Point, 0, 1)] } else { &[] };
        self.cover(id, member, places, at).await
    }

    async fn cover(
        &self,
        id: i64,
        member: &Member,
        places: &[(Field, usize, usize)],
        at: Timestamp,
    ) -> Result<usize, ActError> {
        if places.is_empty() {
            return Ok(0);
        }
        let mut db = self.begin().await?;
        touch(&mut db, id).await?;
        for (field, first, end) in places {
            let (name, seq) = field.id();
            let number = |place: &usize| i64::try_from(*place).unwrap_or(i64::MAX);
            let query = sqlx::query(ADD).bind(id).bind(seq).bind(name).bind(number(first)).bind(number(end));
            query.bind(member.id).bind(millis(at)).execute(&mut *db).await?;
        }
        // How many places, never which words.
        let event =
            Event { kind: "redacted", text: None, detail: Some(places.len().to_string()), is_public: false };
        add_event(&mut db, id, By::Staff(member), at, event).await?;
        audit::add(&mut db, at, Some(member), Deed::Redact.id(), Some(id), Some(&places.len().to_string()))
            .await?;
        db.commit().await?;
        Ok(places.len())
    }

    /// Uncovers a stretch. False when it was not covered.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn unredact(
        &self,
        id: i64,
        span: i64,
        member: &Member,
        at: Timestamp,
    ) -> Result<bool, ActError> {
        let change = sqlx::query(LIFT).bind(span).bind(id).bind(member.id).bind(millis(at));
        self.aside(id, member, at, Aside { deed: Deed::Unseal, change, kind: "unredacted", detail: "lifted" })
            .await
    }
}

pub(super) fn may(member: &Member, deed: Deed, unit_of_case: Option<&str>) -> Result<(), ActError> {
    let may = member.role.may(deed) && member.role.may_touch(member.unit.as_deref(), unit_of_case);
    if may { Ok(()) } else { Err(ActError::Forbidden) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(places: &[(usize, usize)]) -> Vec<Span> {
        let span = |&(first, end)| Span {
            id: 1,
            field: Field::Place,
            first,
            end,
            at: Timestamp::UNIX_EPOCH,
            staff_name: String::new(),
            lifted_at: None,
        };
        places.iter().map(span).collect()
    }

    #[test]
    fn covered_words_leave_no_trace_of_their_length() {
        let words = "王某电话13800000000打不通";
        let places = occurrences(words, "13800000000");
        assert_eq!(places, [(4, 15)]);
        assert_eq!(cover(words, spans(&places).iter()), "王某电话▇▇▇打不通");
        assert_eq!(cover("abcdef", spans(&[(0, 2), (2, 3), (5, 99)]).iter()), "▇▇▇de▇▇▇");
        assert_eq!(cover("abc", spans(&[]).iter()), "abc");
    }

    #[test]
    fn every_place_is_found() {
        assert_eq!(occurrences("王二、王二", "王二"), [(0, 2), (3, 5)]);
        assert_eq!(occurrences("aaa", "aa"), [(0, 2)]);
    }
}
