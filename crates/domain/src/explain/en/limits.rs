//! Lakes, groundwater, drinking water, soil, emissions and duties in English.

use super::assumptions;
use crate::emission::Assessment;
use crate::lake::{self, Missing, Trophic};
use crate::ledger::{DutyWorking, Timeliness};
use crate::sample::{Invalid, Reading};
use crate::{Decimal, drinking, groundwater, soil};

pub(crate) fn lake(working: &lake::Working) -> String {
    let mut lines = vec![format!("By {}, trophic index TLI(Σ).", lake::EDITION)];
    for (part, found) in working.parts.iter() {
        let name = part.words().en;
        lines.push(match found {
            Ok(found) => {
                let (a, b) = part.coefficients();
                let sign = if b < 0 { '−' } else { '+' };
                format!(
                    "{name} {value} {unit}: {a} {sign} {b} × ln {value} = {tli}, weight {r} ÷ 3.7558.",
                    value = found.value,
                    unit = part.unit(),
                    a = Decimal::table(a.into(), 2),
                    b = Decimal::table(i64::from(b).abs(), 2),
                    tli = found.tli,
                    r = Decimal::table(i64::from(part.squared_correlation()), 4),
                )
            }
            Err(Missing::NotGiven) => format!("{name}: no data."),
            Err(Missing::NotPositive) => format!("{name}: not above zero, so that it has no logarithm."),
            Err(Missing::NoFigure) => format!("{name}: no figure."),
            Err(Missing::NotResolved) => format!("{name}: too many digits to tell the last one."),
        });
    }
    lines.push(match working.composite {
        Trophic::Whole { tli, grade } => format!("Weighted sum of the five: {tli}, {}.", grade.words().en),
        Trophic::Partial => "A part is missing: no index, no grade.".into(),
        Trophic::NotResolved => "The last digit cannot be told: no index.".into(),
    });
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}

pub(crate) fn groundwater(verdict: &groundwater::Verdict) -> String {
    let mut lines = vec![format!("By {}: the worst item gives the class.", groundwater::EDITION)];
    for judged in &verdict.items {
        let item = judged.item;
        let mut text =
            format!("{} {}: class {}", item.words.en, given(judged.given, item.unit), judged.class.label());
        if judged.open_ended {
            text += " or Ⅴ";
        }
        if let (Some(limit), Some(multiple)) = (item.limit(groundwater::Class::III), judged.multiple) {
            text += &format!(", {multiple} times above the class Ⅲ limit {limit}");
        }
        if judged.uncertain {
            text += ", by convention only: the detection limit itself is of a worse class";
        }
        lines.push(text + ".");
    }
    invalid(&mut lines, verdict.invalid.iter().map(|(item, why)| (item.words.en, *why)));
    lines.push(match verdict.class {
        Some(class) => {
            let names: Vec<_> = verdict.deciding().map(|judged| judged.item.words.en).collect();
            format!("Class {}, decided by {}.", class.label(), names.join(", "))
        }
        None => "No item could be judged: no class.".into(),
    });
    assumptions(&mut lines, verdict.assumption);
    lines.join("\n")
}

pub(crate) fn drinking(verdict: &drinking::Verdict) -> String {
    use drinking::{Breach, Stage};
    let stage = match verdict.stage {
        Stage::Plant => "leaving the plant",
        Stage::Tap => "at the tap",
    };
    let mut lines = vec![format!("By {}, water {stage}.", drinking::EDITION)];
    for judged in &verdict.items {
        let outcome = match judged.breach {
            None => "keeps its limit".into(),
            Some(Breach::Present) => "found, where nothing may be".into(),
            Some(Breach::TooLow(least)) => format!("below the least, {least}"),
            Some(Breach::TooHigh(most, Some(multiple))) => format!("{multiple} times above the limit {most}"),
            Some(Breach::TooHigh(most, None)) => format!("above the upper limit {most}"),
        };
        let item = judged.item;
        lines.push(format!(
            "{} {}: {outcome} (confidence in the limit {}).",
            item.words.en,
            given(judged.given, item.unit),
            item.confidence.letter()
        ));
    }
    if let Some(sum) = verdict.trihalomethanes {
        let outcome = if sum.within { "not above 1" } else { "above 1" };
        lines.push(format!("The four trihalomethanes over their limits add up to {}, {outcome}.", sum.ratio));
    }
    invalid(&mut lines, verdict.invalid.iter().map(|(item, why)| (item.words.en, *why)));
    lines.push(match verdict.compliant() {
        Some(true) => format!("All {} items that could be judged are compliant.", verdict.items.len()),
        Some(false) => "Not compliant.".into(),
        None => "No item could be judged: no verdict.".into(),
    });
    assumptions(&mut lines, verdict.assumption);
    lines.join("\n")
}

pub(crate) fn soil(verdict: &soil::Verdict) -> String {
    let mut lines = vec![format!("By {}.", verdict.site.edition())];
    for judged in &verdict.items {
        let control = match judged.intervention {
            Some(value) => format!("intervention {value}"),
            None => "no intervention value".into(),
        };
        lines.push(format!(
            "{} {}: screening {}, {control}; {}.",
            judged.item.words().en,
            given(judged.given, "mg/kg"),
            judged.screening,
            judged.risk.words().en
        ));
    }
    invalid(&mut lines, verdict.invalid.iter().map(|(item, why)| (item.words().en, *why)));
    lines.push(match verdict.risk {
        Some(risk) => format!("The highest of them: {}.", risk.words().en),
        None => "No item could be judged: no verdict.".into(),
    });
    assumptions(&mut lines, verdict.assumption);
    lines.join("\n")
}

pub(crate) fn emission(found: &Assessment<'_>) -> String {
    let limit = &found.limit;
    let mut lines = vec![
        format!("{}: limit {} {}, {} {}", limit.item, limit.most, limit.unit, limit.document, limit.clause)
            .trim_end()
            .to_owned()
            + ".",
    ];
    lines.push(format!(
        "Means compared: {}, of which unmarked {}; missing {}, outside the term of the limit {}.",
        found.judged, found.unmarked, found.missing, found.outside_term
    ));
    lines.push(format!(
        "Above the limit: {} unmarked, {} marked (counted apart; a marked one is no evidence by itself).",
        found.unmarked_exceedances, found.marked_exceedances
    ));
    if let Some(worst) = found.worst {
        lines.push(match worst.multiple {
            Some(multiple) => format!("The worst is {}, {multiple} times above.", worst.value),
            None => format!("The worst is {}.", worst.value),
        });
    }
    assumptions(&mut lines, found.assumption);
    lines.join("\n")
}

pub(crate) fn duty(working: &DutyWorking) -> String {
    let mut lines =
        vec![format!("Published {} times from {} to {}.", working.published, working.since, working.day)];
    lines.push(match working.timeliness {
        Timeliness::NotYetDue { first_due } => format!("First due by {first_due}: not yet."),
        Timeliness::Never { due, days } => {
            format!("First due by {due}, {days} days ago, and never published.")
        }
        Timeliness::Kept { last, next_due } => format!("Last on {last}, next due by {next_due}: kept."),
        Timeliness::Late { last, due, days } => {
            format!("Last on {last}, next due by {due}: {days} days late.")
        }
        Timeliness::NotPeriodic { last: Some(last) } => format!("Without a fixed period; last on {last}."),
        Timeliness::NotPeriodic { last: None } => "Without a fixed period; nothing published.".into(),
    });
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}

fn given(reading: Reading, unit: &str) -> String {
    match reading {
        Reading::Measured(value) => format!("{value} {unit}").trim_end().to_owned(),
        Reading::Below(limit) => format!("below {limit} {unit}").trim_end().to_owned(),
        Reading::NotDetected => "not detected".into(),
        Reading::Detected => "detected".into(),
    }
}

fn invalid<'a>(lines: &mut Vec<String>, items: impl Iterator<Item = (&'a str, Invalid)>) {
    lines.extend(items.map(|(name, why)| {
        let why = match why {
            Invalid::Negative => "below zero",
            Invalid::OutOfRange => "no such value exists",
            Invalid::DetectionLimitTooHigh => "the detection limit is too high to tell",
            Invalid::NoFigure => "a figure is needed",
            Invalid::NotApplicable => "no limit applies to it here",
            Invalid::Duplicate => "given more than once; the first counts",
            Invalid::NoPh => "its limit hangs on the soil's pH, which is not given",
        };
        format!("{name} not judged: {why}.")
    }));
}
