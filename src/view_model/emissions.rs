//! The means of an outlet: one item over time against its limits, with marks and gaps.

use super::figure::{Drawing, Figure, Table};
use super::polluters::outlet_name;
use super::{UTC_OFFSET_S, civil_time, lab, noon_seconds, seconds, to_f64};
use crate::text::polluters::MeansSaid;
use crate::text::{Text, format, word};
use jiff::civil::Date;
use mingjing_chart::kinds::time_series::{ALWAYS, Gap, Limit, TimeSeries};
use mingjing_chart::{Point, Series};
use mingjing_contract::emissions::{EmissionDays, EmissionVerdict, Emissions};
use mingjing_contract::missing::MissingReason;
use mingjing_contract::polluters::{EmissionLimit, Outlet};
use mingjing_domain::Decimal;
use mingjing_domain::order;
use mingjing_domain::time::parse_date;
use std::sync::Arc;

const HOUR_S: f64 = 3600.0;
const DAY_S: f64 = 86_400.0;
/// Runs of marks or gaps that are listed; the rest stand in the download.
const RUNS: usize = 8;

/// A mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Mean {
    /// Seconds since 1970.
    pub at: f64,
    /// The (monitoring) day.
    pub day: Date,
    /// Its value.
    pub value: Option<Decimal>,
    /// Operating mark; empty in normal running.
    pub mark: String,
    /// Why there is no value, in words.
    pub missing: Option<String>,
}

/// The means of an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Item.
    pub item: String,
    /// Unit.
    pub unit: String,
    /// Hourly means, else daily ones.
    pub hourly: bool,
    /// In order of time, without holes.
    pub means: Vec<Mean>,
    /// Verdicts by period (a year or a month), newest first.
    pub verdicts: Vec<(String, Vec<EmissionVerdict>)>,
}

/// What is known of an outlet's means: days by year, or the hours of a month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Means {
    /// Daily means, oldest year first.
    pub days: Vec<Arc<EmissionDays>>,
    /// Hourly means of a month.
    pub hours: Option<Arc<Emissions>>,
}

impl Means {
    /// Items with means, those with most exceedances in normal running first.
    #[must_use]
    pub fn items(&self) -> Vec<String> {
        let days =
            self.days.iter().flat_map(|year| &year.items).map(|column| (&column.item, &column.verdicts));
        let hours =
            self.hours.iter().flat_map(|month| &month.items).map(|column| (&column.item, &column.verdicts));
        let mut items: Vec<(String, u32)> = Vec::new();
        for (item, verdicts) in days.chain(hours) {
            let binding = verdicts.iter().filter(|verdict| verdict.source != "policy");
            let worst = binding.map(|verdict| verdict.unmarked_exceedances).max().unwrap_or(0);
            match items.iter_mut().find(|(known, _)| known == item) {
                Some((_, n)) => *n = n.saturating_add(worst),
                None => items.push((item.clone(), worst)),
            }
        }
        order::by_key(&mut items, |(_, n)| std::cmp::Reverse(*n));
        items.into_iter().map(|(item, _)| item).collect()
    }

    /// The means of an item.
    #[must_use]
    pub fn column(&self, item: &str, t: &'static Text) -> Option<Column> {
        match &self.hours {
            Some(month) => hours(month, item, t),
            None => days(&self.days, item, t),
        }
    }
}

fn reason(reason: MissingReason, t: &Text) -> String {
    word(t.missing, &super::air::reason_id(reason))
}

fn days(years: &[Arc<EmissionDays>], item: &str, t: &'static Text) -> Option<Column> {
    let columns = || {
        years.iter().filter_map(|year| Some((year, year.items.iter().find(|column| column.item == item)?)))
    };
    let mut means: Vec<Mean> = Vec::new();
    for day in columns().flat_map(|(_, column)| &column.days) {
        let Ok(date) = parse_date(&day.date) else { continue };
        // Days without a row are missing, not skipped.
        while let Some(next) =
            means.last().and_then(|last| last.day.tomorrow().ok()).filter(|next| *next < date)
        {
            means.push(Mean {
                at: noon_seconds(next),
                day: next,
                value: None,
                mark: String::new(),
                missing: Some(reason(MissingReason::NotInSource, t)),
            });
        }
        means.push(Mean {
            at: noon_seconds(date),
            day: date,
            value: day.value,
            mark: if day.mark == "normal" { String::new() } else { day.mark.clone() },
            missing: day.missing.map(|why| reason(why, t)),
        });
    }
    let unit = columns().next_back()?.1.unit.clone();
    let verdicts = columns()
        .map(|(year, column)| (format::period(t.lang, &year.year.to_string()), column.verdicts.clone()));
    let mut verdicts: Vec<_> = verdicts.collect();
    verdicts.reverse();
    Some(Column { item: item.to_owned(), unit, hourly: false, means, verdicts })
}

fn hours(month: &Emissions, item: &str, t: &'static Text) -> Option<Column> {
    let column = month.items.iter().find(|column| column.item == item)?;
    let first = seconds(&month.first_hour_ending)?;
    let covers = |from: u32, hours: u32, index: usize| {
        (from as usize..from.saturating_add(hours) as usize).contains(&index)
    };
    let means = column
        .values
        .iter()
        .enumerate()
        .filter_map(|(index, value)| {
            let at = first + index as f64 * HOUR_S;
            let mark = column.marks.iter().find(|run| covers(run.from, run.hours, index));
            let gap = column.gaps.iter().find(|run| covers(run.from, run.hours, index));
            let value = value.and_then(|value| Decimal::new(value, column.scale));
            Some(Mean {
                at,
                // An hour belongs to the day in which it begins.
                day: civil_time(at - HOUR_S)?.date(),
                value,
                mark: mark.map_or_else(String::new, |run| run.mark.clone()),
                missing: value
                    .is_none()
                    .then(|| gap.map_or_else(|| t.no_data.to_owned(), |run| reason(run.reason, t))),
            })
        })
        .collect();
    Some(Column {
        item: item.to_owned(),
        unit: column.unit.clone(),
        hourly: true,
        means,
        verdicts: vec![(format::period(t.lang, &month.month), column.verdicts.clone())],
    })
}

fn binds(limit: &EmissionLimit, day: Date) -> bool {
    let date = |text: &Option<String>| text.as_deref().and_then(|text| parse_date(text).ok());
    date(&limit.from).is_none_or(|from| from <= day) && date(&limit.to).is_none_or(|to| day <= to)
}

impl Column {
    /// Limits of the outlet that are comparable with these means.
    fn limits<'a>(&'a self, outlet: &'a Outlet) -> impl Iterator<Item = &'a EmissionLimit> + Clone {
        let averaging = if self.hourly { "hour" } else { "day" };
        outlet.limits.iter().filter(move |limit| {
            limit.item == self.item && limit.averaging == averaging && limit.unit == self.unit
        })
    }

    fn when(&self, mean: &Mean, t: &Text) -> String {
        if self.hourly {
            civil_time(mean.at).map_or_else(String::new, |at| format::short_moment(t.lang, at))
        } else {
            format::day(t.lang, mean.day)
        }
    }

    fn value(&self, mean: &Mean, t: &Text) -> String {
        let value = mean.value.map(|value| format!("{value} {}", self.unit));
        let words = value.or_else(|| mean.missing.clone()).unwrap_or_else(|| t.no_data.to_owned());
        if mean.mark.is_empty() {
            words
        } else {
            lab::aside(&words, &word(t.polluters().marks, &mean.mark), t)
        }
    }

    /// What the line did, counted anew from the means and the limits in law.
    #[must_use]
    pub fn said(&self, outlet: &Outlet, t: &Text) -> MeansSaid {
        let binding: Vec<&EmissionLimit> =
            self.limits(outlet).filter(|limit| limit.source != "policy").collect();
        let is_above = |mean: &&Mean| {
            let value = mean.value;
            value
                .is_some_and(|value| binding.iter().any(|limit| binds(limit, mean.day) && value > limit.most))
        };
        let highest = self.means.iter().filter(|mean| mean.value.is_some()).max_by_key(|mean| mean.value);
        let above = || self.means.iter().filter(is_above);
        MeansSaid {
            total: self.means.len(),
            valued: self.means.iter().filter(|mean| mean.value.is_some()).count(),
            high: highest.map_or_else(String::new, |mean| self.value(mean, t)),
            high_at: highest.map_or_else(String::new, |mean| self.when(mean, t)),
            above: above().filter(|mean| mean.mark.is_empty()).count(),
            marked: above().filter(|mean| !mean.mark.is_empty()).count(),
            without_limit: !self.means.iter().any(|mean| binding.iter().any(|limit| binds(limit, mean.day))),
        }
    }

    /// The chart.
    #[must_use]
    pub fn figure(&self, outlet: &Outlet, t: &'static Text) -> Figure {
        let w = t.polluters();
        let item = word(w.items, &self.item);
        let averaging = word(w.averagings, if self.hourly { "hour" } else { "day" });
        let label = format!("{item} {}", self.unit);
        let point = |mean: &Mean| Point::new(mean.at, mean.value.map(to_f64));
        let line = Series::new("", self.means.iter().map(point).collect());
        let marked: Vec<Point> = self.means.iter().filter(|mean| !mean.mark.is_empty()).map(point).collect();
        let mut series = vec![line];
        let mut dots = String::new();
        if marked.iter().any(|point| point.y.is_some()) {
            dots = format!(" · {}", w.marked_series);
            series.push(Series { dots: true, unconnected: true, ..Series::new("", marked) });
        }
        let last_day = self.means.last().map(|mean| mean.day);
        let mut limits: Vec<Limit> = Vec::new();
        for limit in self.limits(outlet).filter(|limit| last_day.is_some_and(|day| binds(limit, day))) {
            let label = (w.limit_label)(&word(w.limit_sources, &limit.source), &limit.most.to_string());
            let value = to_f64(limit.most);
            match limits.iter_mut().find(|known| (known.value - value).abs() < 1e-9) {
                Some(known) if !known.label.contains(&label) => {
                    known.label = format!("{} · {label}", known.label);
                }
                Some(_) => {}
                None => limits.push(Limit { value, label, span: ALWAYS }),
            }
        }
        let ends = self.means.first().zip(self.means.last());
        let half = if self.hourly { HOUR_S } else { DAY_S } / 2.0;
        let words = |mean: &Mean| format!("{}  {}", self.when(mean, t), self.value(mean, t));
        Figure {
            id: "means",
            title: (w.chart)(&outlet_name(outlet, t), &item, &averaging),
            subtitle: ends.map_or_else(String::new, |(first, last)| {
                format!("{label} · {} – {}{dots}", self.when(first, t), self.when(last, t))
            }),
            summary: (w.summary)(&self.said(outlet, t)),
            drawing: Drawing::Time(TimeSeries {
                range: ends.map(|(first, last)| (first.at, last.at.max(first.at + half))),
                utc_offset_s: UTC_OFFSET_S,
                series,
                limits,
                gaps: self.gaps(half),
                from_zero: true,
                tick_label: format::tick(t.lang),
                ..TimeSeries::default()
            }),
            readouts: self.means.iter().map(words).collect(),
            table: Table {
                head: vec![t.time.to_owned(), label],
                rows: self
                    .means
                    .iter()
                    .rev()
                    .map(|mean| vec![self.when(mean, t), self.value(mean, t)])
                    .collect(),
            },
            source: w.source.to_owned(),
        }
    }

    /// Times without values, half a step wider on both sides.
    fn gaps(&self, half: f64) -> Vec<Gap> {
        let mut gaps: Vec<Gap> = Vec::new();
        let mut was_missing = false;
        for mean in &self.means {
            let is_missing = mean.value.is_none();
            match gaps.last_mut().filter(|_| was_missing) {
                Some(gap) if is_missing => gap.to = mean.at + half,
                _ if is_missing => gaps.push((mean.at - half, mean.at + half).into()),
                _ => {}
            }
            was_missing = is_missing;
        }
        gaps
    }

    /// Runs of one mark, newest first.
    #[must_use]
    pub fn mark_runs(&self, t: &Text) -> Vec<String> {
        let marks = t.polluters().marks;
        self.runs(t, |mean| (!mean.mark.is_empty()).then(|| word(marks, &mean.mark)))
    }

    /// Runs without a value for one reason, newest first.
    #[must_use]
    pub fn gap_runs(&self, t: &Text) -> Vec<String> {
        self.runs(t, |mean| mean.missing.clone())
    }

    fn runs(&self, t: &Text, why: impl Fn(&Mean) -> Option<String>) -> Vec<String> {
        let mut runs: Vec<(&Mean, String, usize)> = Vec::new();
        let mut before: Option<String> = None;
        for mean in &self.means {
            let reason = why(mean);
            match (&reason, runs.last_mut()) {
                (Some(reason), Some((_, _, n))) if before.as_ref() == Some(reason) => *n += 1,
                (Some(reason), _) => runs.push((mean, reason.clone(), 1)),
                (None, _) => {}
            }
            before = reason;
        }
        let rest = runs.len().saturating_sub(RUNS);
        let newest = runs.iter().rev().take(RUNS);
        let mut lines: Vec<String> = newest
            .map(|(from, why, n)| (t.polluters().run)(&self.when(from, t), why, *n, self.hourly))
            .collect();
        if rest > 0 {
            lines.push((t.polluters().more_runs)(rest));
        }
        lines
    }
}

/// A verdict in cells: limit, text and clause, judged, missing, above, above under a mark, highest; and whether it
/// tells of an exceedance.
#[must_use]
pub fn verdict_row(verdict: &EmissionVerdict, unit: &str, t: &Text) -> ([String; 7], bool) {
    let w = t.polluters();
    let text = text_and_clause(&verdict.source, &verdict.document, &verdict.clause, t);
    let at = |at: &str| if at.len() > 10 { format::moment(t.lang, at) } else { format::day_text(t.lang, at) };
    let worst = verdict.worst.as_ref().map_or_else(
        || "—".to_owned(),
        |worst| {
            let by = worst.multiple.map(|by| (t.lab().multiple)(&by.to_string())).unwrap_or_default();
            (w.worst)(&worst.value.to_string(), &at(&worst.at), &by)
        },
    );
    let cells = [
        format!("{} {unit}", verdict.most),
        text,
        verdict.judged.to_string(),
        verdict.missing.to_string(),
        verdict.unmarked_exceedances.to_string(),
        verdict.marked_exceedances.to_string(),
        worst,
    ];
    (cells, verdict.unmarked_exceedances > 0 && verdict.source != "policy")
}

fn text_and_clause(source: &str, document: &str, clause: &str, t: &Text) -> String {
    format!("{} {document} {clause}", word(t.polluters().limit_sources, source)).trim_end().to_owned()
}

/// The limits of an outlet in cells: item, averaging, limit, text and clause, term.
#[must_use]
pub fn limit_rows(outlet: &Outlet, t: &Text) -> Vec<[String; 5]> {
    let w = t.polluters();
    let day = |day: &Option<String>, without: &str| {
        day.as_deref().map_or_else(|| without.to_owned(), |day| format::day_text(t.lang, day))
    };
    outlet
        .limits
        .iter()
        .map(|limit| {
            let mut most = format!("{} {}", limit.most, lab::unit(&limit.unit, t.lang));
            if let Some(oxygen) = limit.oxygen_percent {
                most = lab::aside(&most, &(w.oxygen)(&oxygen.to_string()), t);
            }
            [
                word(w.items, &limit.item),
                word(w.averagings, &limit.averaging),
                most,
                text_and_clause(&limit.source, &limit.document, &limit.clause, t),
                (w.term)(&day(&limit.from, w.since_ever), &day(&limit.to, w.until_further)),
            ]
        })
        .collect()
}
