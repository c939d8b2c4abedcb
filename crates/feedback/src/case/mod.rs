//! The life of a case: what may happen to it, who may do it, and by when. Pure: no clock, no database.
//!
//! A case is what its steps made of it. [`Case::after`] takes one step or says why it is not allowed;
//! [`rights`] says whose deed it is. What is stored beside the events is this very value, so that a queue
//! need not read every event; replaying the steps gives it again (a test lives 10,000 random lives).

pub mod clock;
pub mod rights;
mod step;
#[cfg(test)]
mod tests;

use clock::Rule;
use jiff::civil::Date;
use mingjing_domain::calendar::Calendar;
use std::sync::Arc;
pub use step::{Illegal, Step};

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Came without a proof of work: a clerk looks at it before the queue has it. Its clock runs.
    Held,
    /// Waits to be accepted or refused.
    Received,
    /// Will be handled; no unit has it yet.
    Accepted,
    /// Will not be handled; the reason was told.
    NotAccepted,
    /// A unit has it.
    WithUnit,
    /// Answered.
    Answered,
    /// The sender says that it is solved.
    Solved,
    /// Taken up again after an answer or a refusal.
    Reopened,
    /// Taken back by the sender.
    Withdrawn,
    /// Handled within another case.
    Merged,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 10] = [
        Self::Held,
        Self::Received,
        Self::Accepted,
        Self::NotAccepted,
        Self::WithUnit,
        Self::Answered,
        Self::Solved,
        Self::Reopened,
        Self::Withdrawn,
        Self::Merged,
    ];

    /// Stable identifier, as stored and as sent.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Received => "received",
            Self::Accepted => "accepted",
            Self::NotAccepted => "not_accepted",
            Self::WithUnit => "with_unit",
            Self::Answered => "answered",
            Self::Solved => "solved",
            Self::Reopened => "reopened",
            Self::Withdrawn => "withdrawn",
            Self::Merged => "merged",
        }
    }

    /// The state of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.id() == id)
    }

    /// What the sender is told: whether a case waits for a look of a clerk's is no business of others.
    #[must_use]
    pub fn told(self) -> Self {
        if self == Self::Held { Self::Received } else { self }
    }

    /// Somebody still has to do something about it.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Held | Self::Received | Self::Accepted | Self::WithUnit | Self::Reopened)
    }

    /// Nothing will happen to it any more.
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Merged)
    }
}

/// What came of a case, in the words of the table `replies`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The problem is gone.
    Solved,
    /// A part of it is.
    Partly,
    /// There was nothing to mend, and it was explained why.
    Explained,
    /// Others are in charge and have it now.
    Referred,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 4] = [Self::Solved, Self::Partly, Self::Explained, Self::Referred];

    /// Stable identifier.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Solved => "solved",
            Self::Partly => "partly",
            Self::Explained => "explained",
            Self::Referred => "referred",
        }
    }

    /// The outcome of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.id() == id)
    }
}

/// What the sender says of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Satisfaction {
    /// Satisfied.
    Satisfied,
    /// Neither.
    Neutral,
    /// Not satisfied.
    Dissatisfied,
}

impl Satisfaction {
    /// Every value.
    pub const ALL: [Self; 3] = [Self::Satisfied, Self::Neutral, Self::Dissatisfied];

    /// Stable identifier.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Satisfied => "satisfied",
            Self::Neutral => "neutral",
            Self::Dissatisfied => "dissatisfied",
        }
    }

    /// The value of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.id() == id)
    }
}

/// An answer that waits for a second pair of eyes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Who wrote it.
    pub by: i64,
    /// The words.
    pub text: String,
    /// What came of the case.
    pub outcome: Outcome,
}

/// Who does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Who holds the code.
    Sender,
    /// Somebody of the staff.
    Staff(i64),
}

/// What the bureau has decided for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// By when cases are to be accepted and answered.
    pub rule: Rule,
    /// An answer goes out only when somebody else than its author has read it.
    pub second_pair_of_eyes: bool,
    /// How often a sender may have a case taken up again.
    pub reopenings: u32,
    /// Working days, with the notices that the bureau has typed in.
    pub calendar: Arc<Calendar>,
}

impl Default for Policy {
    fn default() -> Self {
        Self { rule: Rule::default(), second_pair_of_eyes: true, reopenings: 3, calendar: Arc::default() }
    }
}

/// A case as its steps left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Where it stands.
    pub state: State,
    /// The unit that has it or had it last.
    pub unit: Option<String>,
    /// An answer that nobody has let out yet.
    pub draft: Option<Draft>,
    /// The rule of its clock; a later change of the bureau's rule does not move it.
    pub rule: Rule,
    /// Day on which its clock began: receipt, or the last reopening.
    pub clock_from: Date,
    /// Last day to accept or refuse.
    pub accept_by: Date,
    /// Last day to answer.
    pub answer_by: Date,
    /// Day of acceptance.
    pub accepted_on: Option<Date>,
    /// Day of the last answer or refusal.
    pub answered_on: Option<Date>,
    /// Day on which the time to answer was extended.
    pub extended_on: Option<Date>,
    /// Why it was.
    pub extension_reason: Option<String>,
    /// The last answer, or the reason of a refusal.
    pub answer: Option<String>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// What the sender says of it.
    pub satisfaction: Option<Satisfaction>,
    /// How often the sender had it taken up again.
    pub reopened: u32,
    /// Question and answer may be published.
    pub is_published: bool,
    /// The case that it is handled within.
    pub merged_into: Option<i64>,
}

impl Case {
    /// A case that came in on a day (of Beijing). None past the end of the calendar.
    #[must_use]
    pub fn received(on: Date, policy: &Policy, is_held: bool) -> Option<Self> {
        let Policy { rule, calendar, .. } = policy;
        Some(Self {
            state: if is_held { State::Held } else { State::Received },
            unit: None,
            draft: None,
            rule: *rule,
            clock_from: on,
            accept_by: rule.accept_by(on, calendar)?,
            answer_by: rule.answer_by(on, calendar)?,
            accepted_on: None,
            answered_on: None,
            extended_on: None,
            extension_reason: None,
            answer: None,
            outcome: None,
            satisfaction: None,
            reopened: 0,
            is_published: false,
            merged_into: None,
        })
    }

    /// The day by which the next thing has to be done; none when nothing has.
    #[must_use]
    pub fn due_on(&self) -> Option<Date> {
        match self.state {
            State::Held | State::Received => Some(self.accept_by),
            State::Accepted | State::WithUnit | State::Reopened => Some(self.answer_by),
            _ => None,
        }
    }
}
