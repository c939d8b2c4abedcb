//! What is known of a rule, and what is not.
//!
//! The 2026 edition of HJ 663 is in force, but its text was not at hand when these rules were
//! written. A function that would need it answers [`Known::NotKnown`]: no figure is worked out by
//! another rule and published under its name.

use core::fmt;

/// A rule's answer, or the statement that the rule is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known<T> {
    /// By a rule whose text is known.
    Rule(T),
    /// The rule in force is not known here.
    NotKnown(Open),
}

impl<T> Known<T> {
    /// The answer, if the rule is known.
    #[must_use]
    pub fn rule(self) -> Option<T> {
        match self {
            Self::Rule(answer) => Some(answer),
            Self::NotKnown(_) => None,
        }
    }

    /// The open question, if the rule is not known.
    #[must_use]
    pub const fn open(&self) -> Option<Open> {
        match self {
            Self::Rule(_) => None,
            Self::NotKnown(open) => Some(*open),
        }
    }

    /// The same with a reference to the answer.
    #[must_use]
    pub const fn as_ref(&self) -> Known<&T> {
        match self {
            Self::Rule(answer) => Known::Rule(answer),
            Self::NotKnown(open) => Known::NotKnown(*open),
        }
    }

    /// Another answer by the same rule.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Known<U> {
        match self {
            Self::Rule(answer) => Known::Rule(change(answer)),
            Self::NotKnown(open) => Known::NotKnown(open),
        }
    }

    /// As a result, for `?`.
    ///
    /// # Errors
    /// The open question.
    pub fn into_result(self) -> Result<T, Open> {
        match self {
            Self::Rule(answer) => Ok(answer),
            Self::NotKnown(open) => Err(open),
        }
    }
}

/// A question that the texts at hand leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Open {
    /// HJ 663-2026: period statistics, their rounding and validity.
    StatisticsOf2026,
    /// HJ 663-2026: compliance of a city-year with its moving average of three years.
    ComplianceOf2026,
    /// HJ 663-2026: exceptional events, and what becomes of the dust-day list beside them.
    ExceptionalEventsOf2026,
    /// Standard values and weights of the composite index and ranking from 2026 on.
    RankingOf2026,
    /// Warning grades before the guidance of 2024.
    WarningGradesBefore2024,
    /// US EPA NowCast: its text was not at hand, so that it is not offered.
    NowCast,
    /// Groundwater before GB/T 14848-2017.
    GroundwaterBefore2018,
    /// Drinking water before GB 5749-2022.
    DrinkingWaterBefore2023,
    /// Soil before the standards of 2018.
    SoilBefore2018,
    /// Working days of a year whose holiday notice is not in the table.
    WorkingDays,
}

impl Open {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::StatisticsOf2026,
        Self::ComplianceOf2026,
        Self::ExceptionalEventsOf2026,
        Self::RankingOf2026,
        Self::WarningGradesBefore2024,
        Self::NowCast,
        Self::GroundwaterBefore2018,
        Self::DrinkingWaterBefore2023,
        Self::SoilBefore2018,
        Self::WorkingDays,
    ];

    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::StatisticsOf2026 => "statistics_2026",
            Self::ComplianceOf2026 => "compliance_2026",
            Self::ExceptionalEventsOf2026 => "exceptional_events_2026",
            Self::RankingOf2026 => "ranking_2026",
            Self::WarningGradesBefore2024 => "warning_before_2024",
            Self::NowCast => "nowcast",
            Self::GroundwaterBefore2018 => "groundwater_before_2018",
            Self::DrinkingWaterBefore2023 => "drinking_water_before_2023",
            Self::SoilBefore2018 => "soil_before_2018",
            Self::WorkingDays => "working_days",
        }
    }
}

impl fmt::Display for Open {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::StatisticsOf2026 => "the statistics of HJ 663-2026 are not known here",
            Self::ComplianceOf2026 => "the compliance rule of HJ 663-2026 is not known here",
            Self::ExceptionalEventsOf2026 => "the exceptional events of HJ 663-2026 are not known here",
            Self::RankingOf2026 => "the composite index from 2026 on is not known here",
            Self::WarningGradesBefore2024 => "warning grades before 2024 are not known here",
            Self::NowCast => "NowCast is not offered",
            Self::GroundwaterBefore2018 => "groundwater classes before 2018-05-01 are not known here",
            Self::DrinkingWaterBefore2023 => "drinking-water limits before 2023-04-01 are not known here",
            Self::SoilBefore2018 => "soil limits before 2018-08-01 are not known here",
            Self::WorkingDays => "the working days of that year are not known here",
        })
    }
}

impl core::error::Error for Open {}
