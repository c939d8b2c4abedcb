//! Explanations in English: a file for each topic, and here what they share.

pub(super) mod assessment;
pub(super) mod index;
pub(super) mod lens;
pub(super) mod limits;
pub(super) mod water;

use crate::assumption::{Assumption, Assumptions};
use crate::known::Open;

/// The statement of each assumption, after what was worked out.
fn assumptions(lines: &mut Vec<String>, assumed: Assumptions) {
    lines.extend(assumed.iter().map(|assumption| format!("Assumed: {}", assumption_words(assumption))));
}

fn assumption_words(assumption: Assumption) -> &'static str {
    match assumption {
        Assumption::IndexEndsAt500 => "the text gives only the range; above the last limit the index is 500.",
        Assumption::IndexZero => "the text is silent on all zeros; the 0 of the formula is kept.",
        Assumption::RoundedAsIn2026 => "HJ 633-2012 has no clause on rounding; rounded as in 2026.",
        Assumption::WindowsEndFrom8To24 => "8-hour windows end at 08:00 to 24:00 (wording of HJ 663-2013).",
        Assumption::MaximumRoundedBeforeLimit => {
            "the 8-hour maximum is rounded before it is compared with the limit."
        }
        Assumption::StationShareOf2013 => "the share of valid stations is that of HJ 663-2013.",
        Assumption::PercentileNeedsDaysOfMean => "a percentile needs as many days as an annual mean.",
        Assumption::PeriodWithoutMinimum => {
            "a period that is neither a month nor a year has no minimum of days."
        }
        Assumption::DustDaysCountAsPresent => {
            "a dust day whose particles are left out still counts as a valid day."
        }
        Assumption::CompositeRoundedOnce => "single indices stay exact; only their sum is rounded.",
        Assumption::WarningDayOf24Hours => "a day stands for 24 hours, days in a row for duration.",
        Assumption::WarningWithoutExceptions => "exceptions for ozone and dust are not considered.",
        Assumption::HalfDetectionLimit => "half of the detection limit stands for a reading below it.",
        Assumption::LakeWeightsUnrounded => "the weights are r² / Σr² without rounding.",
        Assumption::OpenEndedClassIv => {
            "above the last limit of a radiological item, IV and V are not told apart."
        }
        Assumption::SoilBackgroundNotCompared => {
            "arsenic was not compared with the local background, which may lie above screening."
        }
        Assumption::MarksOf2017 => {
            "data marks are those of the 2017 edition of HJ 212; sources disagree on some."
        }
        Assumption::DutyDueAtEndOfPeriod => "a periodic duty is due by the last day of each period.",
    }
}

/// What is not known, and therefore not said.
pub(super) fn open(open: Open) -> String {
    match open {
        Open::StatisticsOf2026 => {
            "The statistics and rounding of HJ 663-2026 are not known here: no figure is given under its name."
        }
        Open::ComplianceOf2026 => {
            "Compliance by HJ 663-2026, with its moving average of three years, is not known here: no verdict."
        }
        Open::ExceptionalEventsOf2026 => "The exceptional events of HJ 663-2026 are not known here.",
        Open::RankingOf2026 => {
            "Standard values and weights of the composite index from 2026 on are not known here: no index, no rank."
        }
        Open::WarningGradesBefore2024 => "Warning grades of before 2024 are not known here.",
        Open::NowCast => "The method of NowCast is not known here: it is not offered.",
        Open::GroundwaterBefore2018 => "Groundwater classes of before 2018-05-01 are not known here.",
        Open::DrinkingWaterBefore2023 => "Drinking-water limits of before 2023-04-01 are not known here.",
        Open::SoilBefore2018 => "Soil limits of before 2018-08-01 are not known here.",
        Open::WorkingDays => "The holiday notice of that year is not in the table: its working days are not known.",
    }
    .into()
}
