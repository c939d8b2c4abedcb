//! What can happen to a case, and what it leads to.

use super::clock::EXTENSION_DAYS;
use super::{Actor, Case, Draft, Outcome, Policy, Satisfaction, State};
use jiff::civil::Date;
use mingjing_domain::time::add_days;

/// One thing that happens. Words are what the sender, or for inner steps the staff, will read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A held case is let into the queue.
    Release,
    /// It will be handled.
    Accept,
    /// It will not; why, and whom to ask instead.
    Refuse {
        /// The reason and the pointer.
        reason: String,
    },
    /// A unit gets it, or another one.
    Assign {
        /// Identifier of the unit.
        unit: String,
    },
    /// An answer is written.
    Draft {
        /// Its words.
        text: String,
        /// What came of the case.
        outcome: Outcome,
    },
    /// The answer goes back to who wrote it.
    Return {
        /// What is to be mended.
        reason: String,
    },
    /// The answer goes out.
    Answer,
    /// The time to answer is extended, once.
    Extend {
        /// Why.
        reason: String,
    },
    /// Question and answer may be published.
    Publish,
    /// They may not any more.
    Unpublish,
    /// It is taken up again.
    Reopen {
        /// Why.
        reason: String,
    },
    /// It is handled within another case.
    Merge {
        /// That case.
        into: i64,
    },
    /// Words to the sender, or from the sender.
    Message {
        /// The words.
        text: String,
    },
    /// Words among the staff.
    Note {
        /// The words.
        text: String,
    },
    /// A stretch of words is covered, or uncovered again.
    Redact {
        /// Where, for the record: never the words themselves.
        what: String,
    },
    /// The sender takes it back.
    Withdraw,
    /// The sender says that it is solved.
    Solve,
    /// The sender says what the answer is worth.
    Rate {
        /// That.
        satisfaction: Satisfaction,
    },
}

/// Why a step is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Illegal {
    /// Not where the case stands.
    #[error("not where the case stands")]
    State,
    /// No answer waits.
    #[error("no answer waits to go out")]
    NoDraft,
    /// The author of an answer may not be the one who lets it out.
    #[error("somebody else has to read the answer before it goes out")]
    SameEyes,
    /// Only once.
    #[error("only once")]
    Once,
    /// A case cannot be merged into itself, or into one that is over or merged.
    #[error("it cannot be merged into that case")]
    Target,
    /// A unit that does not exist or gets no cases any more.
    #[error("there is no such unit")]
    Unit,
    /// Reopened as often as the bureau allows.
    #[error("it was reopened as often as may be")]
    TooOften,
    /// The calendar has no such day.
    #[error("the calendar has no such day")]
    Calendar,
}

impl Step {
    /// Identifier of the event that records the step: the state it leads to where it leads to one.
    #[must_use]
    pub fn event(&self) -> &'static str {
        match self {
            Self::Release => "released",
            Self::Accept => "accepted",
            Self::Refuse { .. } => "not_accepted",
            Self::Assign { .. } => "with_unit",
            Self::Draft { .. } => "drafted",
            Self::Return { .. } => "returned",
            Self::Answer => "answered",
            Self::Extend { .. } => "extended",
            Self::Publish => "published",
            Self::Unpublish => "unpublished",
            Self::Reopen { .. } => "reopened",
            Self::Merge { .. } => "merged",
            Self::Message { .. } => "message",
            Self::Note { .. } => "note",
            Self::Redact { .. } => "redacted",
            Self::Withdraw => "withdrawn",
            Self::Solve => "solved",
            Self::Rate { .. } => "rated",
        }
    }

    /// The sender sees that it happened.
    #[must_use]
    pub fn is_public(&self) -> bool {
        !matches!(
            self,
            Self::Release
                | Self::Draft { .. }
                | Self::Return { .. }
                | Self::Note { .. }
                | Self::Redact { .. }
        )
    }

    /// The words that its event carries; an answer's are those of the draft.
    #[must_use]
    pub fn text(&self, before: &Case) -> Option<String> {
        match self {
            Self::Refuse { reason: text }
            | Self::Return { reason: text }
            | Self::Extend { reason: text }
            | Self::Reopen { reason: text }
            | Self::Message { text }
            | Self::Note { text }
            | Self::Redact { what: text }
            | Self::Draft { text, .. } => Some(text.clone()).filter(|text| !text.is_empty()),
            Self::Answer => before.draft.as_ref().map(|draft| draft.text.clone()),
            _ => None,
        }
    }

    /// What else is to be told of it, for programs: a unit, another case, an outcome, a value.
    #[must_use]
    pub fn detail(&self, before: &Case) -> Option<String> {
        match self {
            Self::Assign { unit } => Some(unit.clone()),
            Self::Merge { into } => Some(into.to_string()),
            Self::Draft { outcome, .. } => Some(outcome.id().to_owned()),
            Self::Answer => before.draft.as_ref().map(|draft| draft.outcome.id().to_owned()),
            Self::Rate { satisfaction } => Some(satisfaction.id().to_owned()),
            _ => None,
        }
    }
}

impl Case {
    /// The case after a step, or why it is not allowed. `target` is the case that a merge leads to.
    ///
    /// # Errors
    /// [`Illegal`].
    pub fn after(
        &self,
        step: &Step,
        actor: Actor,
        today: Date,
        policy: &Policy,
        target: Option<&Self>,
    ) -> Result<Self, Illegal> {
        use State::{
            Accepted, Answered, Held, Merged, NotAccepted, Received, Reopened, Solved, WithUnit, Withdrawn,
        };
        let only = |allowed: bool| if allowed { Ok(()) } else { Err(Illegal::State) };
        let is_handled = matches!(self.state, Accepted | WithUnit | Reopened);
        let is_answered = matches!(self.state, Answered | Solved);
        let mut next = self.clone();
        match step {
            Step::Release => {
                only(self.state == Held)?;
                next.state = Received;
            }
            Step::Accept => {
                only(self.state == Received)?;
                next.state = Accepted;
                next.accepted_on = Some(today);
            }
            Step::Refuse { reason } => {
                only(matches!(self.state, Held | Received))?;
                next.state = NotAccepted;
                next.answer = Some(reason.clone());
                next.answered_on = Some(today);
            }
            Step::Assign { unit } => {
                only(is_handled)?;
                if self.state == WithUnit && self.unit.as_ref() == Some(unit) {
                    return Err(Illegal::Once);
                }
                next.state = WithUnit;
                next.unit = Some(unit.clone());
                // Another unit answers in its own words.
                next.draft = None;
            }
            Step::Draft { text, outcome } => {
                only(is_handled)?;
                let Actor::Staff(by) = actor else { return Err(Illegal::State) };
                next.draft = Some(Draft { by, text: text.clone(), outcome: *outcome });
            }
            Step::Return { .. } => {
                only(is_handled)?;
                next.draft.take().ok_or(Illegal::NoDraft)?;
            }
            Step::Answer => {
                only(is_handled)?;
                let draft = next.draft.take().ok_or(Illegal::NoDraft)?;
                if policy.second_pair_of_eyes && actor == Actor::Staff(draft.by) {
                    return Err(Illegal::SameEyes);
                }
                next.state = Answered;
                next.answer = Some(draft.text);
                next.outcome = Some(draft.outcome);
                next.answered_on = Some(today);
            }
            Step::Extend { reason } => {
                only(is_handled)?;
                if self.extended_on.is_some() {
                    return Err(Illegal::Once);
                }
                next.answer_by = add_days(self.answer_by, EXTENSION_DAYS).ok_or(Illegal::Calendar)?;
                next.extended_on = Some(today);
                next.extension_reason = Some(reason.clone());
            }
            Step::Publish => {
                only(is_answered || self.state == NotAccepted)?;
                if self.is_published {
                    return Err(Illegal::Once);
                }
                next.is_published = true;
            }
            Step::Unpublish => {
                only(self.is_published)?;
                next.is_published = false;
            }
            Step::Reopen { .. } => {
                only(is_answered || self.state == NotAccepted)?;
                if actor == Actor::Sender {
                    if self.reopened >= policy.reopenings {
                        return Err(Illegal::TooOften);
                    }
                    next.reopened = self.reopened.saturating_add(1);
                }
                next.state = Reopened;
                next.clock_from = today;
                next.answer_by = self.rule.answer_by(today, &policy.calendar).ok_or(Illegal::Calendar)?;
                next.accepted_on = self.accepted_on.or(Some(today));
                next.extended_on = None;
                next.extension_reason = None;
                (next.answered_on, next.satisfaction, next.is_published) = (None, None, false);
            }
            Step::Merge { into: _ } => {
                only(self.state.is_open())?;
                let target = target.ok_or(Illegal::Target)?;
                if target.state.is_final() {
                    return Err(Illegal::Target);
                }
                next.state = Merged;
                next.draft = None;
                if let Step::Merge { into } = step {
                    next.merged_into = Some(*into);
                }
            }
            Step::Message { .. } => only(!self.state.is_final())?,
            Step::Note { .. } | Step::Redact { .. } => {}
            Step::Withdraw => {
                only(self.state.is_open())?;
                next.state = Withdrawn;
                next.draft = None;
            }
            Step::Solve => {
                only(self.state == Answered)?;
                next.state = Solved;
            }
            Step::Rate { satisfaction } => {
                only(is_answered)?;
                if self.satisfaction.is_some() {
                    return Err(Illegal::Once);
                }
                next.satisfaction = Some(*satisfaction);
            }
        }
        Ok(next)
    }
}
