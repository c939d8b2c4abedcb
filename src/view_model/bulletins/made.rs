//! A bulletin made from the record: air by city, water by section, what became of promises and reports in the period.
//! Every figure is worked out here from published daily values, readings and events, by the rules of the domain.

use super::Period;
use crate::route::Lang;
use crate::text::{Text, format, word};
use crate::view_model::figure::Table;
use crate::view_model::ledger_index::first_deadline;
use crate::view_model::replies::Figures;
use crate::view_model::task_states::{counts_of, state};
use crate::view_model::tasks::{Choice, title};
use jiff::civil::Date;
use mingjing_contract::air::{AirDay, AirDays};
use mingjing_contract::ledger::{Ledger, Task};
use mingjing_contract::places::Places;
use mingjing_contract::replies::Reply;
use mingjing_contract::water::WaterReadings;
use mingjing_domain::air::assessment::{
    DayIndex, DayMeans, DustDays, PollutantStatistics, statistics, summarise,
};
use mingjing_domain::air::{PerPollutant, Pollutant};
use mingjing_domain::ledger::{Deadline, Schedule, State};
use mingjing_domain::time::parse_date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Tasks named in a list; more are counted.
const NAMED: usize = 20;
/// Classes, best first.
const CLASSES: [&str; 6] = ["I", "II", "III", "IV", "V", "inferior-V"];

/// What the bulletin rests on.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    /// The period.
    pub period: Period,
    /// The day on which it is read: nothing after it is known.
    pub today: Date,
    /// Names.
    pub places: &'a Places,
    /// Days of the regions, by year.
    pub days: &'a [Arc<AirDays>],
    /// Dust days by region.
    pub dust: &'a [(String, Date)],
    /// Readings of the sections, by year.
    pub readings: &'a [Arc<WaterReadings>],
    /// The ledger.
    pub ledger: Option<&'a Ledger>,
    /// Published reports.
    pub replies: &'a [&'a Reply],
}

/// The bulletin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// The air in a sentence, and the cities.
    pub air: Option<(String, Table)>,
    /// The water in a sentence, and the sections.
    pub water: Option<(String, Table)>,
    /// Promises: sentences, tasks closed, tasks that came overdue.
    pub tasks: Option<TasksPart>,
    /// Reports of the public in sentences.
    pub replies: Option<String>,
}

/// What became of promises in the period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TasksPart {
    /// In sentences.
    pub words: String,
    /// Struck off the list in the period, at most [`NAMED`].
    pub closed: Vec<Choice>,
    /// Whose first deadline passed in the period without anyone saying that they are done, at most [`NAMED`].
    pub overdue: Vec<Choice>,
}

impl Made {
    /// Whether the record has nothing of the period.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.air.is_none() && self.water.is_none() && self.tasks.is_none() && self.replies.is_none()
    }
}

/// Makes the bulletin.
#[must_use]
pub fn make(given: Given<'_>, t: &'static Text) -> Made {
    Made { air: air(given, t), water: water(given, t), tasks: tasks(given, t), replies: replies(given, t) }
}

fn air(given: Given<'_>, t: &'static Text) -> Option<(String, Table)> {
    let w = t.bulletins();
    let mut table = Table { head: w.air_head.map(str::to_owned).to_vec(), rows: Vec::new() };
    // Good days of all cities together: the sum of their days, not a mean of shares.
    let (mut good, mut valid) = (0, 0);
    for region in &given.places.regions {
        let of_it = given.days.iter().filter(|part| part.place == region.code).flat_map(|part| &part.days);
        let days: Vec<(Date, &AirDay)> = of_it
            .filter_map(|day| Some((parse_date(&day.date).ok()?, day)))
            .filter(|(on, day)| given.period.has(&day.date) && *on <= given.today)
            .collect();
        if days.iter().all(|(_, day)| day.aqi.is_none() && day.counts.as_array().iter().all(|n| **n == 0)) {
            continue;
        }
        let dust: DustDays =
            given.dust.iter().filter(|(code, _)| *code == region.code).map(|(_, day)| *day).collect();
        let summary = summarise(&days.iter().map(|(on, day)| index(*on, day)).collect::<Vec<_>>());
        let share = summary.good_days();
        good += share.map_or(0, |share| share.days);
        valid += summary.valid;
        let means: Vec<DayMeans> = days.iter().map(|(on, day)| means(*on, day)).collect();
        let figures = given.period.span().and_then(|span| statistics(span, &means, &dust).rule());
        let primary: Vec<String> = Pollutant::ALL
            .into_iter()
            .filter(|pollutant| summary.primary[*pollutant] > 0)
            .map(|pollutant| {
                format!("{} {}", word(t.items, pollutant.id()), (w.days)(summary.primary[pollutant]))
            })
            .collect();
        let cell = |pollutant: Pollutant| match &figures {
            Some(figures) => value(&figures.pollutants[pollutant], pollutant, t),
            None => w.no_rule.to_owned(),
        };
        let mut row = vec![
            crate::view_model::air::region_name(region, t),
            format!("{}/{}", share.map_or(0, |share| share.days), summary.valid),
            share.map_or_else(|| "—".to_owned(), |share| format!("{}%", share.percent)),
        ];
        let order =
            [Pollutant::Pm25, Pollutant::Pm10, Pollutant::O3, Pollutant::No2, Pollutant::So2, Pollutant::Co];
        row.extend(order.map(cell));
        row.push(if primary.is_empty() { "—".to_owned() } else { primary.join(w.comma) });
        table.rows.push(row);
    }
    (!table.rows.is_empty()).then(|| ((w.air_words)(table.rows.len(), good, valid), table))
}

fn index(day: Date, of: &AirDay) -> DayIndex {
    let primary = of.primary.iter().filter_map(|id| Pollutant::from_id(id)).collect();
    DayIndex { day, aqi: of.aqi, primary }
}

fn means(day: Date, of: &AirDay) -> DayMeans {
    let values = PerPollutant::from_fn(|pollutant| of.values.get(pollutant.id()).copied().flatten());
    DayMeans { day, values }
}

/// The mean, for O3 and CO the percentile; with the number of days where they are too few.
fn value(statistics: &PollutantStatistics, pollutant: Pollutant, t: &Text) -> String {
    let value = match pollutant {
        Pollutant::O3 | Pollutant::Co => statistics.percentile_value(),
        _ => statistics.mean(),
    };
    value.map_or_else(|| (t.bulletins().too_few)(statistics.valid_days), |value| value.to_string())
}

fn water(given: Given<'_>, t: &'static Text) -> Option<(String, Table)> {
    let w = t.bulletins();
    let mut table = Table { head: w.water_head.map(str::to_owned).to_vec(), rows: Vec::new() };
    let (mut judged, mut within) = (0, 0);
    for section in &given.places.sections {
        let of_it =
            given.readings.iter().filter(|part| part.section == section.id).flat_map(|part| &part.readings);
        let readings: Vec<_> = of_it.filter(|reading| given.period.has(&reading.at)).collect();
        let mut counts = [0_u32; 6];
        let mut beyond: BTreeMap<&str, u32> = BTreeMap::new();
        for reading in &readings {
            let class = CLASSES.iter().position(|class| reading.computed_class.as_deref() == Some(*class));
            if let Some(count) = class.and_then(|class| counts.get_mut(class)) {
                *count += 1;
            }
            for item in &reading.exceeding {
                *beyond.entry(&item.item).or_default() += 1;
            }
        }
        let n: u32 = counts.iter().sum();
        if n == 0 {
            continue;
        }
        judged += n;
        let good: u32 = counts.iter().take(3).sum();
        within += good;
        let classes: Vec<String> = CLASSES
            .iter()
            .zip(counts)
            .filter(|(_, count)| *count > 0)
            .map(|(class, count)| format!("{} {count}", word(t.classes, class)))
            .collect();
        let beyond: Vec<String> = beyond
            .into_iter()
            .map(|(item, count)| format!("{} {count}", word(t.water_items, item)))
            .collect();
        table.rows.push(vec![
            if t.lang == Lang::Zh { section.name_zh.clone() } else { section.name_en.clone() },
            n.to_string(),
            classes.join(w.comma),
            format!("{good}/{n}"),
            if beyond.is_empty() { t.within.to_owned() } else { beyond.join(w.comma) },
        ]);
    }
    (!table.rows.is_empty()).then(|| ((w.water_words)(table.rows.len(), judged, within), table))
}

fn tasks(given: Given<'_>, t: &'static Text) -> Option<TasksPart> {
    let w = t.bulletins();
    let ledger = given.ledger?;
    let end = given.period.last().min(given.today);
    let is_known = |task: &&Task| {
        let document = ledger.documents.iter().find(|document| document.id == task.document);
        let issued = document.and_then(|document| parse_date(document.issued_on.as_deref()?).ok());
        issued.is_none_or(|issued| issued <= end)
    };
    let known: Vec<(&Task, State)> =
        ledger.tasks.iter().filter(is_known).map(|task| (task, state(task, end))).collect();
    let has = |task: &Task, kind: &str| {
        task.events.iter().any(|event| event.kind == kind && given.period.has(&event.date))
    };
    let with = |kind: &str| -> Vec<&Task> {
        known.iter().filter(|(task, _)| has(task, kind)).map(|(task, _)| *task).collect()
    };
    let closed = with("closed");
    let overdue: Vec<&Task> = known
        .iter()
        .filter(|(task, state)| {
            let is_due = matches!(first_deadline(task), Deadline::Date(day) if given.period.first() <= day && day < end);
            is_due && matches!(state.schedule_by_first, Schedule::Overdue { .. })
        })
        .map(|(task, _)| *task)
        .collect();
    let published =
        known.iter().filter(|(task, _)| task.events.iter().any(|event| given.period.has(&event.date)));
    let published = published.count();
    if known.is_empty() {
        return None;
    }
    let counts = counts_of(known.iter().map(|(_, state)| state), end);
    let moved = with("deadline_moved").len();
    let reopened = with("reopened").len();
    let name = |tasks: &[&Task]| -> Vec<Choice> {
        tasks.iter().take(NAMED).map(|task| (task.id.clone(), title(task, t.lang).to_owned())).collect()
    };
    let words = (w.task_words)(&counts, [published, closed.len(), overdue.len(), moved, reopened]);
    Some(TasksPart { words, closed: name(&closed), overdue: name(&overdue) })
}

fn replies(given: Given<'_>, t: &'static Text) -> Option<String> {
    let end = given.period.last().min(given.today).to_string();
    let known: Vec<Reply> = given
        .replies
        .iter()
        .filter(|reply| reply.received_on <= end)
        .map(|reply| then(reply, &end))
        .collect();
    let received = known.iter().filter(|reply| given.period.has(&reply.received_on)).count();
    let answered =
        known.iter().filter(|reply| reply.answered_on.as_deref().is_some_and(|on| given.period.has(on)));
    let answered = Figures::of(answered, &end);
    let open = Figures::of(known.iter().filter(|reply| reply.answered_on.is_none()), &end);
    (!known.is_empty()).then(|| (t.bulletins().reply_words)(received, &answered, &open))
}

/// A report as it stood on a day: an answer that came later is none yet.
fn then(reply: &Reply, day: &str) -> Reply {
    let mut reply = reply.clone();
    if reply.answered_on.as_deref().is_some_and(|on| on > day) {
        reply.answered_on = None;
        reply.days_to_answer = None;
    }
    reply
}

/// The period in words.
#[must_use]
pub fn name(period: Period, t: &'static Text) -> String {
    format::period(t.lang, &period.id())
}
