//! Heavy-pollution weather warnings: relayed, never made.
//!
//! Only those who have the authority may release heavy-pollution forecasts and warnings (Ecological
//! and Environmental Code, art. 263). An [`Official`] warning is therefore a record of what an
//! authority announced, with its document. What the ladder of grades makes of a row of indices is an
//! [`Explanation`]: it helps a reader to understand a grade, and no function turns it into a warning.
//!
//! | guidance | III yellow | II orange | I red |
//! |---|---|---|---|
//! | 环大气〔2024〕6号 | > 200 for a day, or > 150 for 48 h | > 200 for 48 h, or > 150 for 72 h | > 200 for 72 h with > 300 for 24 h |
//! | of 2018 and before | not known here | | |
//!
//! ```
//! use mingjing_domain::air::warning::{Grade, explain_grade};
//! let explanation = explain_grade(&[201, 301, 201]);
//! assert_eq!(explanation.grade, Some(Grade::Red));
//! ```
//!
//! ```compile_fail,E0277
//! use mingjing_domain::air::warning::{Official, explain_grade};
//! let warning: Official = explain_grade(&[301; 3]).into();
//! ```

use crate::assumption::{Assumption, Assumptions};
use crate::known::{Known, Open};
use crate::language::Words;
use jiff::civil::{Date, DateTime};

/// Grade of a warning, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// III, 黄色.
    Yellow,
    /// II, 橙色.
    Orange,
    /// I, 红色.
    Red,
}

impl Grade {
    /// All three, lowest first.
    pub const ALL: [Self; 3] = [Self::Yellow, Self::Orange, Self::Red];

    /// Stable identifier: `yellow`, `orange`, `red`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Yellow => "yellow",
            Self::Orange => "orange",
            Self::Red => "red",
        }
    }

    /// The grade of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.id() == id)
    }

    /// Roman number, as the plans print it.
    #[must_use]
    pub const fn roman(self) -> &'static str {
        match self {
            Self::Yellow => "III",
            Self::Orange => "II",
            Self::Red => "I",
        }
    }

    /// Name of its colour.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Yellow => Words { zh: "黄色", en: "yellow" },
            Self::Orange => Words { zh: "橙色", en: "orange" },
            Self::Red => Words { zh: "红色", en: "red" },
        }
    }
}

/// A warning as an authority announced it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Official {
    grade: Grade,
    issuer: String,
    document: String,
    starts: DateTime,
    lifted: Option<DateTime>,
}

/// Why a record is not an official warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOfficial {
    /// No authority is named.
    NoIssuer,
    /// No announcement is named.
    NoDocument,
    /// It is lifted before it starts.
    LiftedBeforeStart,
}

impl core::fmt::Display for NotOfficial {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::NoIssuer => "a warning needs the authority that issued it",
            Self::NoDocument => "a warning needs the announcement that it stands in",
            Self::LiftedBeforeStart => "lifted before it starts",
        })
    }
}

impl core::error::Error for NotOfficial {}

/// Where an official warning stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Announced, not yet in force.
    Announced,
    /// In force.
    InForce,
    /// Lifted.
    Lifted,
}

impl Official {
    /// A record of an announced warning: who issued it, in which announcement (number or address),
    /// from when (UTC+8) and, once known, until when.
    ///
    /// # Errors
    /// [`NotOfficial`] for a record without issuer or announcement, or with its end before its start.
    pub fn new(
        grade: Grade,
        issuer: impl Into<String>,
        document: impl Into<String>,
        starts: DateTime,
        lifted: Option<DateTime>,
    ) -> Result<Self, NotOfficial> {
        let (issuer, document) = (issuer.into(), document.into());
        if issuer.trim().is_empty() {
            return Err(NotOfficial::NoIssuer);
        }
        if document.trim().is_empty() {
            return Err(NotOfficial::NoDocument);
        }
        if lifted.is_some_and(|lifted| lifted < starts) {
            return Err(NotOfficial::LiftedBeforeStart);
        }
        Ok(Self { grade, issuer, document, starts, lifted })
    }

    /// Its grade.
    #[must_use]
    pub const fn grade(&self) -> Grade {
        self.grade
    }

    /// The authority.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The announcement.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.document
    }

    /// Where it stands at a moment (UTC+8).
    #[must_use]
    pub fn standing(&self, at: DateTime) -> Standing {
        match self.lifted {
            Some(lifted) if at >= lifted => Standing::Lifted,
            _ if at >= self.starts => Standing::InForce,
            _ => Standing::Announced,
        }
    }
}

/// A step of the ladder: so many days in a row above an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The grade that it starts.
    pub grade: Grade,
    /// The index that each day exceeds.
    pub above: u16,
    /// Days in a row.
    pub days: usize,
    /// An index that one of those days exceeds besides.
    pub with_a_day_above: Option<u16>,
}

const fn step(grade: Grade, above: u16, days: usize, with_a_day_above: Option<u16>) -> Step {
    Step { grade, above, days, with_a_day_above }
}

/// The guidance in which the ladder stands.
pub const GUIDANCE: &str = "环大气〔2024〕6号";

/// The ladder, highest grade first.
pub static LADDER: [Step; 5] = [
    step(Grade::Red, 200, 3, Some(300)),
    step(Grade::Orange, 200, 2, None),
    step(Grade::Orange, 150, 3, None),
    step(Grade::Yellow, 200, 1, None),
    step(Grade::Yellow, 150, 2, None),
];

/// What the ladder makes of a row of daily indices. For understanding only: it is not a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The grade that the row would start; none if no step is met.
    pub grade: Option<Grade>,
    /// The step that is met.
    pub step: Option<Step>,
    /// Days looked at.
    pub days: usize,
    /// What no clause decides.
    pub assumption: Assumptions,
}

/// Which grade a row of predicted daily indices, day after day, would start.
#[must_use]
pub fn explain_grade(daily_aqi: &[u16]) -> Explanation {
    let met = LADDER.iter().copied().find(|step| {
        // Cutting at the days that are not above leaves the runs in a row.
        daily_aqi.split(|aqi| *aqi <= step.above).any(|run| {
            run.len() >= step.days
                && step.with_a_day_above.is_none_or(|least| run.iter().any(|aqi| *aqi > least))
        })
    });
    let assumption =
        Assumptions::NONE.with(Assumption::WarningDayOf24Hours).with(Assumption::WarningWithoutExceptions);
    Explanation { grade: met.map(|step| step.grade), step: met, days: daily_aqi.len(), assumption }
}

/// The ladder in force on a day: the guidance of 2024, and nothing is known here of those before.
#[must_use]
pub fn ladder_on(day: Date) -> Known<&'static [Step]> {
    if day.year() >= 2024 { Known::Rule(&LADDER) } else { Known::NotKnown(Open::WarningGradesBefore2024) }
}
