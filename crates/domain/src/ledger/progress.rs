//! How much is done, where that was published in a form that can be counted.

use super::Event;
use super::event::known_on;
use crate::Decimal;
use crate::order;
use jiff::civil::Date;

/// A step on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Milestone<'a> {
    /// 1, 2, 3, … within the task.
    pub seq: u16,
    /// When it is due.
    pub due_on: Option<Date>,
    /// How much.
    pub quantity: Option<Decimal>,
    /// Of what, as printed; empty if nothing is printed. Quantities of different units never meet.
    pub unit: &'a str,
    /// True: the quantity counts everything up to then; false: this step alone.
    pub cumulative: bool,
}

/// A milestone as a mark on a progress bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The milestone.
    pub seq: u16,
    /// When it is due.
    pub due_on: Option<Date>,
    /// How much should be done by then in all.
    pub at: Decimal,
}

/// Milestones of one thing in one unit, as they should be met by a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series<'a> {
    /// Unit of all quantities.
    pub unit: &'a str,
    /// How much should be done by the day asked about; none if nothing is due yet.
    pub due_by_now: Option<Decimal>,
    /// How much in all. Above zero.
    pub total: Decimal,
    /// The milestones, in their order.
    pub marks: Vec<Mark>,
}

/// What was published of a series, up to a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress<'a> {
    /// What was planned.
    pub series: Series<'a>,
    /// How much is done, by what was published.
    pub done: Decimal,
    /// Day of the newest publication that counts.
    pub as_of: Date,
}

impl Series<'_> {
    /// The share of `part` in the whole, in per mille, 0 to 1000: for drawing. Rounded down, so that
    /// a bar is full only when all is done.
    #[must_use]
    pub fn permille(&self, part: Decimal) -> u16 {
        let scale = part.scale().max(self.total.scale());
        let (Some(part), Some(total)) = (part.to_scaled(scale), self.total.to_scaled(scale)) else {
            return 0;
        };
        if part >= total {
            return 1000;
        }
        // Where part × 1000 does not fit, both lose digits that no drawing shows.
        let permille = match part.max(0).checked_mul(1000) {
            Some(thousandfold) => thousandfold.checked_div(total),
            None => part.checked_div((total / 1000).max(1)),
        };
        permille.and_then(|permille| u16::try_from(permille).ok()).map_or(0, |permille| permille.min(1000))
    }
}

/// The progress of the series that was published last; none if nothing that counts was published.
/// None is drawn as "nothing published", never as 0 %.
///
/// ```
/// use jiff::civil::date;
/// use mingjing_domain::Decimal;
/// use mingjing_domain::ledger::*;
/// let step = |seq, year, quantity| Milestone {
///     seq, due_on: Some(date(year, 12, 31)), quantity: Some(Decimal::from_int(quantity)), unit: "家", cumulative: false,
/// };
/// let milestones = [step(1, 2017, 118), step(2, 2018, 32), step(3, 2020, 45)];
/// let event = |day, quantity, seq| Event {
///     date: day, kind: EventKind::Progress, quantity: Some(Decimal::from_int(quantity)), counts_toward: Some(seq),
/// };
/// let events = [event(date(2017, 11, 15), 100, 1), event(date(2018, 6, 1), 20, 2)];
///
/// assert_eq!(progress_on(date(2017, 1, 1), &milestones, &events), None);
/// let progress = progress_on(date(2019, 1, 1), &milestones, &events).ok_or("published")?;
/// assert_eq!(progress.done, Decimal::from_int(120));
/// assert_eq!(progress.series.due_by_now, Some(Decimal::from_int(150)));
/// assert_eq!(progress.series.total, Decimal::from_int(195));
/// assert_eq!(progress.series.permille(progress.done), 615);
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn progress_on<'a>(day: Date, milestones: &[Milestone<'a>], events: &[Event]) -> Option<Progress<'a>> {
    // Of equally new ones the first, in the order of the milestones.
    progress_by_series(day, milestones, events).into_iter().rev().max_by_key(|progress| progress.as_of)
}

/// All series that the milestones form, whether or not anything was published of them.
///
/// Milestones of one unit are one series if they can be: all dated, and what should be done in all
/// never falls, nor differs on one day. Otherwise each stands alone (rates of two different things,
/// both in per cent, are two series).
#[must_use]
pub fn planned_series<'a>(day: Date, milestones: &[Milestone<'a>]) -> Vec<Series<'a>> {
    group(milestones).iter().filter_map(|placed| plan(day, placed)).collect()
}

/// One [`Progress`] for each of the [`planned_series`] that something was published of.
///
/// Done is the newest published total or the sum of the newest quantities of the single steps,
/// whichever is more. Negative quantities do not count.
#[must_use]
pub fn progress_by_series<'a>(
    day: Date,
    milestones: &[Milestone<'a>],
    events: &[Event],
) -> Vec<Progress<'a>> {
    let known = known_on(day, events);
    let counted = |seq| {
        known.iter().rev().find_map(|event| {
            let counts = event.counts_toward == Some(seq) && event.kind.states_done();
            let quantity = event.quantity.filter(|quantity| counts && !quantity.is_negative())?;
            Some((event.date, quantity))
        })
    };
    group(milestones).iter().filter_map(|placed| progress(plan(day, placed)?, placed, counted)).collect()
}

/// A milestone with its place on the bar.
type Placed<'a> = (Milestone<'a>, Mark);

/// Groups milestones with quantities into series.
fn group<'a>(milestones: &[Milestone<'a>]) -> Vec<Vec<Placed<'a>>> {
    let mut units: Vec<&str> = Vec::new();
    let mut all = Vec::new();
    for milestone in milestones {
        if units.contains(&milestone.unit) {
            continue;
        }
        units.push(milestone.unit);
        let of_unit = || milestones.iter().filter(|other| other.unit == milestone.unit).copied();
        match place(of_unit()) {
            Some(placed) if is_one_series(&placed) => all.push(placed),
            _ => all.extend(of_unit().filter_map(|alone| place(core::iter::once(alone)))),
        }
    }
    all
}

/// Puts milestones on one bar: single steps add up, cumulative ones state their place. None if a sum
/// does not fit, or if no milestone has a quantity.
fn place<'a>(milestones: impl Iterator<Item = Milestone<'a>>) -> Option<Vec<Placed<'a>>> {
    let mut steps = Decimal::ZERO;
    let mut placed = Vec::new();
    for milestone in milestones {
        let Some(quantity) = milestone.quantity else { continue };
        let at = if milestone.cumulative {
            quantity
        } else {
            steps = steps.checked_add(quantity)?;
            steps
        };
        placed.push((milestone, Mark { seq: milestone.seq, due_on: milestone.due_on, at }));
    }
    (!placed.is_empty()).then_some(placed)
}

fn is_one_series(placed: &[Placed<'_>]) -> bool {
    if placed.len() == 1 {
        return true;
    }
    let mut dated: Vec<(Date, Decimal, bool)> = Vec::new();
    for (milestone, mark) in placed {
        let Some(due) = mark.due_on else { return false };
        dated.push((due, mark.at, milestone.cumulative));
    }
    order::by_key(&mut dated, |(due, ..)| *due);
    dated.windows(2).all(|pair| match pair {
        [(a_due, a, a_total), (b_due, b, b_total)] => {
            // Two totals of one thing on one day cannot differ.
            a <= b && !(a_due == b_due && *a_total && *b_total && a != b)
        }
        _ => true,
    })
}

/// The series of placed milestones; none if it has no end above zero.
fn plan<'a>(day: Date, placed: &[Placed<'a>]) -> Option<Series<'a>> {
    let (first, _) = placed.first()?;
    let marks: Vec<Mark> = placed.iter().map(|(_, mark)| *mark).collect();
    let total = marks.iter().map(|mark| mark.at).max().filter(|total| *total > Decimal::ZERO)?;
    let due = marks.iter().filter(|mark| mark.due_on.is_some_and(|due| due <= day));
    let due_by_now = due.map(|mark| mark.at).max();
    Some(Series { unit: first.unit, due_by_now, total, marks })
}

fn progress<'a>(
    series: Series<'a>,
    placed: &[Placed<'_>],
    newest: impl Fn(u16) -> Option<(Date, Decimal)>,
) -> Option<Progress<'a>> {
    let mut as_of: Option<Date> = None;
    let mut stated: Option<(Date, Decimal)> = None;
    let mut steps = Decimal::ZERO;
    for (milestone, _) in placed {
        let Some((date, quantity)) = newest(milestone.seq) else { continue };
        as_of = as_of.max(Some(date));
        if milestone.cumulative {
            // Of totals published on one day the later milestone's counts.
            stated =
                if stated.is_some_and(|(newer, _)| newer > date) { stated } else { Some((date, quantity)) };
        } else {
            steps = steps.checked_add(quantity)?;
        }
    }
    let done = stated.map_or(steps, |(_, total)| total.max(steps));
    Some(Progress { series, done, as_of: as_of? })
}
