//! Means, periods and cities in English.

use super::assumptions;
use crate::air::assessment::{
    CityMean, CityYear, Composite, DaySummary, Measure, Percentile, PeriodStatistics, PollutantStatistics,
    Validity,
};
use crate::air::means::{DayMeanKind, DayMeanWorking, Invalid};
use crate::air::reference::{Converted, State};
use crate::air::{Level, Pollutant, PollutantSet};

fn names(set: PollutantSet) -> String {
    set.iter().map(Pollutant::name).collect::<Vec<_>>().join(", ")
}

pub(crate) fn day_mean(working: &DayMeanWorking) -> String {
    let (name, unit, mean) = (working.pollutant.name(), working.pollutant.unit(), &working.mean);
    let missing: Vec<String> = working.missing().map(|slot| slot.to_string()).collect();
    let mut lines =
        vec![format!("{name} on {}: {} of 24 hours have a valid value.", working.day, 24 - missing.len())];
    if !missing.is_empty() {
        lines.push(format!("Missing: hours {}.", missing.join(", ")));
    }
    let figure = match working.kind {
        DayMeanKind::Daily => "daily mean",
        DayMeanKind::DailyMax8h { window_ends, limit } => {
            lines.push(format!("{} of 17 windows of 8 hours are valid (6 hours each at least).", mean.count));
            if let (Some(slot), Some(highest)) = (window_ends, mean.of_what_there_is) {
                lines.push(format!("The highest ends at {slot}:00, with a mean of {highest} {unit}."));
            }
            if let (true, Some(limit), Some(_)) = (mean.count < 14, limit, mean.value) {
                lines.push(format!(
                    "Fewer than 14, but the highest is above the limit of {}: it stands (HJ 663, 6.1.2).",
                    limit.value
                ));
            }
            "daily maximum 8-hour mean"
        }
    };
    lines.push(match (mean.value, mean.invalid) {
        (Some(value), _) => format!("The {figure} is {value} {unit}."),
        (None, Some(Invalid::TooFew { needed })) => format!("Fewer than {needed}: no {figure}."),
        (None, Some(Invalid::NotDefined)) => format!("The standard knows no {figure} of {name}."),
        (None, Some(Invalid::OutOfRange)) => "The values are too large to be summed exactly.".into(),
        (None, Some(Invalid::NoValues) | None) => format!("No hour has a value: no {figure}."),
    });
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}

pub(crate) fn period(working: &PeriodStatistics) -> String {
    let span = working.span;
    let mut lines = vec![format!(
        "By {}, {} to {}, {} days.",
        working.edition.name(),
        span.first(),
        span.last(),
        span.len()
    )];
    for (pollutant, figures) in working.pollutants.iter() {
        lines.push(of_pollutant(pollutant, figures));
    }
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}

fn of_pollutant(pollutant: Pollutant, figures: &PollutantStatistics) -> String {
    let unit = pollutant.unit();
    let mut text = format!("{}: {} valid days", pollutant.name(), figures.valid_days);
    if figures.dust_days > 0 {
        text += &format!(", dust days left out: {}", figures.dust_days);
    }
    text += &match figures.validity {
        Validity::Valid | Validity::NoRule => ".".to_owned(),
        Validity::NoValues => ", no value to work with.".to_owned(),
        Validity::TooFewDays { needed } => {
            format!(", fewer than {needed}: what follows is not valid and not published.")
        }
        Validity::ShortMonth { month, days, needed } => format!(
            "; month {month} has {days}, fewer than {needed}: what follows is not valid and not published."
        ),
    };
    if let Some(average) = &figures.average {
        text += &format!(" Mean: {} ÷ {} = {} {unit}.", average.sum, average.count, average.rounded);
    }
    if let Some(percentile) = &figures.percentile {
        text += &format!(" {}, rounded: {} {unit}.", percentile_step(percentile), percentile.rounded);
    }
    text
}

fn percentile_step(percentile: &Percentile) -> String {
    let Percentile { percent, count, place, lower, upper, exact, .. } = percentile;
    format!(
        "Percentile {percent}: k = 1 + ({count} − 1) × {percent} % = {place}, between {lower} and {upper}: {exact}"
    )
}

pub(crate) fn percentile(working: &Percentile) -> String {
    format!("{}, rounded: {}.", percentile_step(working), working.rounded)
}

pub(crate) fn city_year(working: &CityYear) -> String {
    let mut lines = vec![format!("Compliance in {} by {}.", working.year, working.edition.name())];
    for judged in &working.judged {
        let measure = match judged.measure {
            Measure::AnnualMean => "annual mean".to_owned(),
            Measure::Percentile(percent) => format!("percentile {percent}"),
        };
        let verdict = match judged.multiple {
            None => format!("is within the limit of {}.", judged.limit.value),
            Some(multiple) => {
                format!("is above the limit of {}, by {multiple} times the limit.", judged.limit.value)
            }
        };
        lines.push(format!(
            "{} {measure}, {} {}, {verdict}",
            judged.pollutant.name(),
            judged.value,
            judged.pollutant.unit()
        ));
    }
    if !working.missing.is_empty() {
        lines.push(format!("Without a valid figure: {}.", names(working.missing)));
    }
    lines.push(
        match working.meets() {
            Some(true) => "All six keep their limits: the year complies.",
            Some(false) => "A limit is exceeded: the year does not comply.",
            None => "What there is keeps its limits, but data are missing: no verdict.",
        }
        .into(),
    );
    lines.join("\n")
}

pub(crate) fn composite(working: &Composite) -> String {
    let mut lines = vec![
        "By 环办〔2014〕64号 the composite index is the sum of six concentrations over their standards."
            .to_owned(),
    ];
    for (pollutant, part) in working.parts.iter() {
        lines.push(match part {
            Some(part) => format!("{}: {} ÷ {}", pollutant.name(), part.value, part.standard),
            None => format!("{}: no value", pollutant.name()),
        });
    }
    lines.push(match working.index {
        Some(index) => format!("Composite index {index}; largest part: {}.", names(working.main)),
        None => "A part is missing: no composite index.".into(),
    });
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}

pub(crate) fn days(summary: &DaySummary) -> String {
    let mut lines = vec![format!("{} days, {} of them valid.", summary.days, summary.valid)];
    let levels = Level::ALL
        .into_iter()
        .zip(summary.levels)
        .map(|(level, days)| format!("{}: {days}", level.category_en()));
    lines.push(format!("{}.", levels.collect::<Vec<_>>().join(", ")));
    if let Some(share) = summary.good_days() {
        lines.push(format!("Good days: {} ÷ {} = {} %.", share.days, share.of, share.percent));
    }
    let primary: Vec<String> = summary
        .primary
        .iter()
        .filter(|(_, days)| **days > 0)
        .map(|(pollutant, days)| format!("{} on {days}", pollutant.name()))
        .collect();
    if !primary.is_empty() {
        lines.push(format!("Primary pollutant: {}.", primary.join(", ")));
    }
    if summary.joins_editions() {
        lines.push(format!(
            "{} days are judged by HJ 633-2012 and {} by HJ 633-2026: the two do not compare directly.",
            summary.by_edition[0], summary.by_edition[1]
        ));
    }
    lines.join("\n")
}

pub(crate) fn city_mean(working: &CityMean) -> String {
    let CityMean { pollutant, valid, total, .. } = working;
    let mut lines = vec![format!("{}: {valid} of {total} stations have a valid value.", pollutant.name())];
    lines.push(match working.value {
        Some(value) => format!("Their arithmetic mean is {value} {}.", pollutant.unit()),
        None => "Fewer than 75 % (50 % with fewer than 4 stations): no figure for the city.".into(),
    });
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}

pub(crate) fn converted(working: &Converted) -> String {
    let state =
        |state: State| if state == State::AsMonitored { "the state when monitored" } else { state.name() };
    format!(
        "{name} {given} {unit} at {from}, converted to {to}: {given} × {factor} = {exact}, rounded: {rounded} {unit}. This is a conversion, not the published value.",
        name = working.pollutant.name(),
        given = working.given,
        unit = working.pollutant.unit(),
        from = state(working.from),
        to = state(working.to),
        factor = working.factor,
        exact = working.exact,
        rounded = working.rounded,
    )
}
