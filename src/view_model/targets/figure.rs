//! The observed values of a target beside its path.

use super::{name, period_end, target_words, value_words};
use crate::text::{Text, format, word};
use crate::view_model::figure::{Drawing, Figure, Table};
use crate::view_model::{UTC_OFFSET_S, noon_seconds, to_f64};
use jiff::civil::Date;
use mingjing_chart::kinds::time_series::{Goal, TimeSeries};
use mingjing_chart::{Point, Series, Size};
use mingjing_contract::targets::{Indicator, Observation, Target, Targets};
use mingjing_domain::time::parse_date;

/// The chart of an indicator in a region: what was observed, and where its targets say it should be.
pub(super) fn figure(
    targets: &Targets,
    indicator: &Indicator,
    place: &str,
    region: &str,
    observed: &[&Observation],
    t: &'static Text,
) -> Figure {
    let dated: Vec<(&Observation, Date)> = observed
        .iter()
        .filter_map(|observation| Some((*observation, period_end(&observation.period)?)))
        .collect();
    let goals: Vec<&Target> = targets
        .targets
        .iter()
        .filter(|target| {
            target.indicator == indicator.id
                && target.region == region
                && target.comparator != "reduce_by_pct"
        })
        .collect();
    let points = dated.iter().map(|(o, end)| Point::new(noon_seconds(*end), Some(to_f64(o.value)))).collect();
    let words = |o: &Observation| value_words(&o.value.to_string(), &o.qualifier, &o.unit, t);
    let readouts: Vec<String> =
        dated.iter().map(|(o, _)| format!("{}  {}", format::period(t.lang, &o.period), words(o))).collect();
    let goal_marks: Vec<Goal> = goals
        .iter()
        .filter_map(|target| {
            let due = parse_date(target.due_on.as_deref()?).ok()?;
            Some(Goal {
                x: noon_seconds(due),
                y: to_f64(target.value),
                label: (t.target_mark)(&target_words(target, &indicator.unit, t)),
            })
        })
        .collect();
    // Values of different periods are not one line: a year and a part of it stand as points.
    let series = Series { dots: true, unconnected: true, ..Series::new(name(indicator, t), points) };
    let times: Vec<f64> =
        series.points.iter().map(|point| point.x).chain(goal_marks.iter().map(|goal| goal.x)).collect();
    let edge = 200.0 * 86_400.0;
    let range = times
        .iter()
        .copied()
        .reduce(f64::min)
        .zip(times.iter().copied().reduce(f64::max))
        .map(|(first, last)| (first - edge, last + edge));
    let mut rows: Vec<Vec<String>> = dated
        .iter()
        .map(|(o, _)| vec![format::period(t.lang, &o.period), words(o), t.observed.to_owned()])
        .collect();
    rows.extend(goals.iter().map(|target| {
        let due = target
            .due_on
            .as_deref()
            .map_or_else(|| t.unstated.to_owned(), |day| format::day_text(t.lang, day));
        vec![due, target_words(target, &indicator.unit, t), t.target.to_owned()]
    }));
    Figure {
        id: "target",
        title: (t.chart_target)(&name(indicator, t), place),
        subtitle: word(t.unit_words, &indicator.unit),
        summary: (t.summary_target)(dated.len(), goals.len()),
        drawing: Drawing::Time(TimeSeries {
            size: Size::new(640.0, 260.0),
            range,
            utc_offset_s: UTC_OFFSET_S,
            series: vec![series],
            goals: goal_marks,
            from_zero: false,
            tick_label: format::tick(t.lang),
            ..TimeSeries::default()
        }),
        readouts,
        table: Table { head: [t.time, t.value, t.source].map(str::to_owned).to_vec(), rows },
        source: t.side_by_side.to_owned(),
    }
}
