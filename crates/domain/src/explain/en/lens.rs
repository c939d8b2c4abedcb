//! Foreign scales and warning grades in English.

use super::assumptions;
use crate::air::foreign::{eea, epa, who};
use crate::air::warning::{Explanation, GUIDANCE};

const LENS: &str = " For comparison only; it is not the Chinese verdict.";

pub(crate) fn epa(working: &epa::Working) -> String {
    let (measure, name) = (working.measure, working.measure.pollutant().name());
    let unit = measure.unit();
    let mut text = format!("{}: {name} over {} h, ", epa::EDITION, measure.hours());
    text += &if working.converted {
        format!(
            "{} {}, converted and cut to {} {unit}",
            working.given,
            measure.pollutant().unit(),
            working.cut
        )
    } else {
        format!("{} {unit}, cut to {}", working.given, working.cut)
    };
    text += &match working.outcome {
        epa::Outcome::OnLine { low, high, index, beyond } => format!(
            ", {}: {li} + ({hi} − {li}) × ({c} − {lc}) ÷ ({hc} − {lc}), to the nearest integer {index} ({category}).",
            if beyond { "beyond the table, on its last line" } else { "on its line of the table" },
            li = low.index,
            hi = high.index,
            lc = low.concentration,
            hc = high.concentration,
            c = working.cut,
            category = epa::Category::of(index).words().en,
        ),
        epa::Outcome::HeldAt200 => {
            ": from 305 ppb on it counts as 200, unless the 24-hour mean gives more.".to_owned()
        }
        epa::Outcome::OtherAveraging(other) => {
            format!(": at this concentration the mean over {} h decides.", other.hours())
        }
    };
    text + LENS
}

pub(crate) fn eea(working: &eea::Working) -> String {
    let bound = match working.up_to {
        Some(bound) => format!("up to {bound}"),
        None => "above the last bound".to_owned(),
    };
    format!(
        "{}: {} {} µg/m³, {bound}, is band {} ({}).{LENS}",
        eea::EDITION,
        working.pollutant.name(),
        working.given,
        working.band.number(),
        working.band.words().en
    )
}

pub(crate) fn who(working: &who::Working) -> String {
    let period = match working.averaging {
        who::Averaging::Year => "annual mean",
        who::Averaging::Day => "24-hour mean",
        who::Averaging::DailyMax8h => "daily maximum 8-hour mean",
        who::Averaging::PeakSeason => "peak-season mean",
    };
    let reached = match working.reached {
        who::Reached::Guideline => "the guideline is kept".to_owned(),
        who::Reached::InterimTarget(number) => format!("interim target {number} is kept"),
        who::Reached::None => "no interim target is kept".to_owned(),
    };
    let (name, unit, value) = (working.pollutant.name(), working.pollutant.unit(), working.guideline.value);
    let times =
        working.times.round_half_even(1).map(|times| format!(", {times} times it")).unwrap_or_default();
    format!(
        "{}: {name} {period} {} {unit}, guideline {value}{times}; {reached}.{LENS}",
        who::EDITION,
        working.given
    )
}

pub(crate) fn warning(working: &Explanation) -> String {
    let mut lines = vec![match working.step {
        Some(step) => {
            let besides =
                step.with_a_day_above.map(|aqi| format!(", one of them above {aqi},")).unwrap_or_default();
            format!(
                "By {GUIDANCE}, {} day(s) in a row with a daily AQI above {}{besides} would start grade {} ({}).",
                step.days,
                step.above,
                step.grade.roman(),
                step.grade.words().en
            )
        }
        None => format!("By {GUIDANCE}, the daily AQI of {} day(s) starts no grade.", working.days),
    }];
    lines.push(
        "This explains a grade; it is no warning. Only the competent authority issues warnings.".into(),
    );
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}
