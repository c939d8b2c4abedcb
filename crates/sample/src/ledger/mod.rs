//! The ledger: three plans, twenty units, 3,320 tasks with their lives.

mod grammar;
mod life;
mod successors;
mod tables;
pub mod units;

use crate::Files;
use crate::place::{REGION, TOWNS};
use crate::random::Random;
use anyhow::Result;
use grammar::{Job, THEMES};
use jiff::civil::{Date, date};
pub use life::Event;
use life::Life;
use std::collections::BTreeSet;

/// How many tasks there are, those that only head others included.
pub const TASKS: usize = 3320;

/// A plan: identifier, number of issue, day of issue, first and last year of its deadlines.
struct Plan {
    id: &'static str,
    issued: Date,
    years: (i64, i64),
    share: i64,
}

const PLANS: [Plan; 3] = [
    Plan { id: "SB2021", issued: date(2021, 3, 15), years: (2021, 2024), share: 440 },
    Plan { id: "SB2023", issued: date(2023, 6, 20), years: (2023, 2026), share: 360 },
    Plan { id: "SB2025", issued: date(2025, 1, 10), years: (2025, 2028), share: 200 },
];

/// A step with a quantity.
pub struct Milestone {
    due: Option<Date>,
    quantity: i64,
}

/// A task.
pub struct Task {
    /// Identifier.
    pub id: String,
    document: &'static str,
    parent: Option<String>,
    section: &'static str,
    theme: &'static str,
    /// Title.
    pub zh: String,
    en: String,
    /// Region.
    pub region: &'static str,
    deadline: Option<Date>,
    deadline_kind: &'static str,
    /// Units with roles, the one that answers for it first.
    pub units: Vec<(&'static str, &'static str)>,
    /// What is done, whatever the place and the amount.
    work: &'static str,
    unit_zh: &'static str,
    milestones: Vec<Milestone>,
    /// What was published of it.
    pub events: Vec<Event>,
}

/// The ledger.
pub struct Ledger {
    /// The tasks: heads first, then by plan.
    pub tasks: Vec<Task>,
    /// Events that came to the record last, each with the place of its task.
    later: Vec<(usize, Event)>,
}

impl Ledger {
    /// Makes the ledger.
    pub fn new() -> Self {
        let mut random = Random::named("ledger");
        let mut tasks = Vec::new();
        let mut titles = BTreeSet::new();
        let heads = PLANS.len() * THEMES.len() * TOWNS.len();
        let leaves = TASKS - heads;
        let mut left = leaves;
        for (position, plan) in PLANS.iter().enumerate() {
            tasks.extend(heads_of(plan));
            let share = leaves * usize::try_from(plan.share).unwrap_or(0) / 1000;
            let wanted = if position + 1 == PLANS.len() { left } else { share };
            left -= wanted;
            let mut number = 0;
            while number < wanted {
                let job = grammar::job(&mut random);
                if titles.insert((plan.id, job.zh.clone())) {
                    number += 1;
                    tasks.push(leaf(&mut random, plan, number, &job));
                }
            }
        }
        let later = successors::hand_on(&mut tasks);
        Self { tasks, later }
    }

    /// Every file.
    pub fn files(&self) -> Result<Files> {
        tables::files(&self.tasks, &self.later)
    }

    /// Closings in a month.
    pub fn closed_in(&self, month: Date) -> usize {
        let first = month.first_of_month();
        let events = self.tasks.iter().flat_map(|task| &task.events);
        events.filter(|event| event.kind == "closed" && event.date.first_of_month() == first).count()
    }
}

fn head_id(plan: &Plan, theme: usize, town: usize) -> String {
    format!("{}-{:02}-{}", plan.id, theme + 1, town + 1)
}

/// Tasks that only head others: a theme of a town. Nothing is published of them by themselves.
fn heads_of(plan: &Plan) -> Vec<Task> {
    let mut heads = Vec::new();
    for (theme, (id, name, section)) in THEMES.into_iter().enumerate() {
        for (town, of) in TOWNS.into_iter().enumerate() {
            heads.push(Task {
                id: head_id(plan, theme, town),
                document: plan.id,
                parent: None,
                section,
                theme: id,
                zh: format!("{}{name}领域整治任务", of.zh),
                en: format!("{}: tasks on {id}", of.en),
                region: of.code,
                deadline: None,
                deadline_kind: "standing",
                units: vec![(units::town_government(town), "responsible"), ("sample-gov", "accountability")],
                work: "",
                unit_zh: "",
                milestones: Vec::new(),
                events: Vec::new(),
            });
        }
    }
    heads
}

fn leaf(random: &mut Random, plan: &Plan, number: usize, job: &Job) -> Task {
    let theme = THEMES.iter().position(|(id, ..)| *id == job.work.theme).unwrap_or(0);
    let (_, _, section) = THEMES.get(theme).copied().unwrap_or_default();
    let kind = match random.below(100) {
        0..=3 => "standing",
        4..=5 => "recurring",
        6..=7 => "immediate",
        8 => "",
        _ => "date",
    };
    let deadline = (kind == "date").then(|| deadline(random, plan));
    let town = units::town_government(job.town);
    // Half of the tasks are the towns', half the departments'.
    let mut roles = if random.chance(500) {
        vec![(town, "responsible"), (job.work.lead, "lead")]
    } else {
        vec![(job.work.lead, "responsible"), (town, "cooperating")]
    };
    if job.work.theme == "industry" && random.chance(300) {
        roles.insert(
            0,
            (random.pick(&["sample-coking-unit", "sample-power-unit", "sample-park"]), "responsible"),
        );
    }
    if random.chance(200) {
        roles.push(("sample-inspection", "supervising"));
    }
    let unit = roles.first().map_or("sample-gov", |(unit, _)| *unit);
    let events = Life::events(random, job, unit, plan.issued, deadline);
    Task {
        id: format!("{}-{number:04}", plan.id),
        document: plan.id,
        parent: Some(head_id(plan, theme, job.town)),
        section,
        theme: job.work.theme,
        zh: job.zh.clone(),
        en: job.en.clone(),
        region: TOWNS.get(job.town).map_or(REGION, |town| town.code),
        deadline,
        deadline_kind: kind,
        units: roles,
        work: job.work.zh,
        unit_zh: job.work.unit,
        milestones: milestones(random, plan, job, deadline),
        events,
    }
}

/// The end of a half-year or a quarter within the plan's years.
fn deadline(random: &mut Random, plan: &Plan) -> Date {
    let year = i16::try_from(random.between(plan.years.0, plan.years.1)).unwrap_or(2025);
    let month = random.pick(&[12_i8, 12, 12, 6, 6, 9, 3, 10]);
    let day = date(year, month, 1).last_of_month();
    if day < crate::place::later(plan.issued, 120) { date(year, 12, 31) } else { day }
}

/// All of it by the deadline; for larger amounts, half of it half-way.
fn milestones(random: &mut Random, plan: &Plan, job: &Job, deadline: Option<Date>) -> Vec<Milestone> {
    let all = Milestone { due: deadline, quantity: job.amount };
    let half_way = deadline.map(|deadline| {
        let days = mingjing_domain::time::days_between(plan.issued, deadline) / 2;
        crate::place::later(plan.issued, days).last_of_month()
    });
    match half_way {
        Some(day) if job.amount >= 6 && random.chance(400) => {
            vec![Milestone { due: Some(day), quantity: job.amount / 2 }, all]
        }
        _ => vec![all],
    }
}
