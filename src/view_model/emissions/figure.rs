//! The chart of an item of an outlet, and what its line did.

use super::{Column, DAY_S, HOUR_S, Mean};
use crate::text::polluters::MeansSaid;
use crate::text::{Text, format, word};
use crate::view_model::figure::{Drawing, Figure, Table};
use crate::view_model::polluters::outlet_name;
use crate::view_model::{UTC_OFFSET_S, civil_time, lab, to_f64};
use jiff::civil::Date;
use mingjing_chart::kinds::time_series::{ALWAYS, Gap, Limit, TimeSeries};
use mingjing_chart::{Point, Series};
use mingjing_contract::polluters::{EmissionLimit, Outlet};
use mingjing_domain::time::parse_date;

/// Runs of marks or gaps that are listed; the rest stand in the download.
const RUNS: usize = 8;

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
