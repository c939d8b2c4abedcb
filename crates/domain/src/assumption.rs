//! Decisions where a text leaves something open. They travel with the working of a result, so that
//! whoever reads the figure can see them.
//!
//! ```
//! use mingjing_domain::assumption::Assumption;
//! use mingjing_domain::air::{Edition, Pollutant, ReportKind, explain};
//! let working = explain(Edition::Hj633_2026, ReportKind::Daily, Pollutant::Pm10, "1829".parse()?);
//! assert!(working.is_some_and(|w| w.assumption.contains(Assumption::IndexEndsAt500)));
//! # Ok::<(), mingjing_domain::decimal::ParseDecimalError>(())
//! ```

/// A decision that no clause makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Assumption {
    /// HJ 633: above the last limit of the table the index stays at 500; the text only gives the range.
    IndexEndsAt500,
    /// HJ 633-2026, 4.1.1: all concentrations are zero; the range begins at 1, the formula gives 0.
    IndexZero,
    /// HJ 633-2012 has no clause on rounding concentrations; they are rounded as in 2026.
    RoundedAsIn2026,
    /// The 8-hour windows of a day end at 08:00 to 24:00 (wording of HJ 663-2013).
    WindowsEndFrom8To24,
    /// The 8-hour maximum is rounded before it is compared with the limit.
    MaximumRoundedBeforeLimit,
    /// The share of stations behind a city's figure is that of HJ 663-2013.
    StationShareOf2013,
    /// A percentile needs as many days as an annual mean.
    PercentileNeedsDaysOfMean,
    /// A period that is neither a month nor a year has no minimum of days.
    PeriodWithoutMinimum,
    /// A dust day whose particles are left out still counts towards the days that a mean needs.
    DustDaysCountAsPresent,
    /// Single indices stay exact; the composite index is rounded once.
    CompositeRoundedOnce,
    /// A warning's day is 24 hours: consecutive days stand for hours.
    WarningDayOf24Hours,
    /// Exceptions for ozone and dust are not in the computed grade.
    WarningWithoutExceptions,
    /// Half of the detection limit stands for a reading below it (convention of the HJ/T 91 family).
    HalfDetectionLimit,
    /// TLI(Σ): the weights are r² / Σr² unrounded, not four digits of them.
    LakeWeightsUnrounded,
    /// GB/T 14848: above the last limit of a radiological item the table does not tell class IV from V.
    OpenEndedClassIv,
    /// GB 36600: arsenic above screening may be the soil's own; the local background was not compared.
    SoilBackgroundNotCompared,
    /// HJ 212: the marks of the 2017 edition, from memory; sources disagree on some letters.
    MarksOf2017,
    /// A periodic duty is due by the last day of each period.
    DutyDueAtEndOfPeriod,
}

impl Assumption {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::IndexEndsAt500,
        Self::IndexZero,
        Self::RoundedAsIn2026,
        Self::WindowsEndFrom8To24,
        Self::MaximumRoundedBeforeLimit,
        Self::StationShareOf2013,
        Self::PercentileNeedsDaysOfMean,
        Self::PeriodWithoutMinimum,
        Self::DustDaysCountAsPresent,
        Self::CompositeRoundedOnce,
        Self::WarningDayOf24Hours,
        Self::WarningWithoutExceptions,
        Self::HalfDetectionLimit,
        Self::LakeWeightsUnrounded,
        Self::OpenEndedClassIv,
        Self::SoilBackgroundNotCompared,
        Self::MarksOf2017,
        Self::DutyDueAtEndOfPeriod,
    ];

    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::IndexEndsAt500 => "index_ends_at_500",
            Self::IndexZero => "index_zero",
            Self::RoundedAsIn2026 => "rounded_as_in_2026",
            Self::WindowsEndFrom8To24 => "windows_end_8_to_24",
            Self::MaximumRoundedBeforeLimit => "maximum_rounded_before_limit",
            Self::StationShareOf2013 => "station_share_2013",
            Self::PercentileNeedsDaysOfMean => "percentile_needs_days_of_mean",
            Self::PeriodWithoutMinimum => "period_without_minimum",
            Self::DustDaysCountAsPresent => "dust_days_count_as_present",
            Self::CompositeRoundedOnce => "composite_rounded_once",
            Self::WarningDayOf24Hours => "warning_day_24_hours",
            Self::WarningWithoutExceptions => "warning_without_exceptions",
            Self::HalfDetectionLimit => "half_detection_limit",
            Self::LakeWeightsUnrounded => "lake_weights_unrounded",
            Self::OpenEndedClassIv => "open_ended_class_iv",
            Self::SoilBackgroundNotCompared => "soil_background_not_compared",
            Self::MarksOf2017 => "marks_of_2017",
            Self::DutyDueAtEndOfPeriod => "duty_due_at_end_of_period",
        }
    }
}

/// A set of assumptions; iterates in the order of [`Assumption::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Assumptions(u64);

impl Assumptions {
    /// None.
    pub const NONE: Self = Self(0);

    /// With one more.
    #[must_use]
    pub const fn with(self, assumption: Assumption) -> Self {
        Self(self.0 | 1 << assumption as u8)
    }

    /// With one more if `applies`.
    #[must_use]
    pub const fn with_if(self, applies: bool, assumption: Assumption) -> Self {
        if applies { self.with(assumption) } else { self }
    }

    /// Those of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it is among them.
    #[must_use]
    pub const fn contains(self, assumption: Assumption) -> bool {
        self.0 & (1 << assumption as u8) != 0
    }

    /// None at all.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Assumption> {
        Assumption::ALL.into_iter().filter(move |assumption| self.contains(*assumption))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_assumption_has_its_own_bit_and_identifier() {
        let mut ids: Vec<_> = Assumption::ALL.map(Assumption::id).to_vec();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Assumption::ALL.len());
        for assumption in Assumption::ALL {
            assert_eq!(Assumptions::NONE.with(assumption).iter().collect::<Vec<_>>(), [assumption]);
        }
    }
}
