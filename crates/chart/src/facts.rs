//! What a series says, as facts: a sentence is made of them in any language.
//!
//! Comparisons with a limit are of the drawn values. A drawn value comes from a decimal of at most fifteen digits,
//! and so does a limit: two that are equal on paper are the same float, and none changes sides.

use crate::series::Series;

/// Fewer values than this say nothing about a direction.
const ENOUGH: usize = 12;
/// A change counts where it is larger than this share of the middle half's width.
const NOTABLE: f64 = 0.5;

/// Where a series tends to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// Its last third is notably higher than its first.
    Rises,
    /// Its last third is notably lower than its first.
    Falls,
    /// Neither.
    Level,
}

/// A run of points without values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// Its first point.
    pub from: f64,
    /// Its last point.
    pub to: f64,
    /// How many points.
    pub points: usize,
}

/// The facts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Facts {
    /// Points in all.
    pub points: usize,
    /// Points with a value.
    pub valued: usize,
    /// Number of the newest point with a value.
    pub last: usize,
    /// Number of the lowest, the first of equals.
    pub low: usize,
    /// Number of the highest, the first of equals.
    pub high: usize,
    /// Where it tends to; none where there are too few values.
    pub trend: Option<Trend>,
    /// How many of those values for which there is a limit are above it, and how many there are of them.
    pub over: Option<(usize, usize)>,
    /// The longest run without values; the first of equals.
    pub longest_gap: Option<Run>,
}

/// Reads a series. `limit` gives the limit at a moment. None without a value.
#[must_use]
pub fn of(series: &Series, limit: impl Fn(f64) -> Option<f64>) -> Option<Facts> {
    let values =
        || series.points.iter().enumerate().filter_map(|(index, point)| Some((index, point.x, point.y?)));
    let (first, _, first_value) = values().next()?;
    let (mut low, mut high) = ((first, first_value), (first, first_value));
    let (mut valued, mut last) = (0, first);
    let (mut above, mut compared) = (0, 0);
    for (index, x, y) in values() {
        (valued, last) = (valued + 1, index);
        if y < low.1 {
            low = (index, y);
        }
        if y > high.1 {
            high = (index, y);
        }
        if let Some(limit) = limit(x) {
            compared += 1;
            above += usize::from(y > limit);
        }
    }
    Some(Facts {
        points: series.points.len(),
        valued,
        last,
        low: low.0,
        high: high.0,
        trend: trend(values().map(|(_, _, y)| y).collect()),
        over: (compared > 0).then_some((above, compared)),
        longest_gap: longest_gap(series),
    })
}

fn longest_gap(series: &Series) -> Option<Run> {
    let mut longest: Option<Run> = None;
    let mut open: Option<Run> = None;
    for point in &series.points {
        if point.y.is_some() {
            open = None;
            continue;
        }
        let run = open.map_or(Run { from: point.x, to: point.x, points: 1 }, |run| Run {
            to: point.x,
            points: run.points + 1,
            ..run
        });
        open = Some(run);
        if longest.is_none_or(|longest| run.points > longest.points) {
            longest = open;
        }
    }
    longest
}

/// The medians of the first and of the last third, against the width of the middle half: single spikes count for
/// nothing, and what only swings to and fro is level.
fn trend(mut values: Vec<f64>) -> Option<Trend> {
    if values.len() < ENOUGH {
        return None;
    }
    let third = values.len() / 3;
    let before = median(values.get_mut(..third)?)?;
    let from = values.len() - third;
    let after = median(values.get_mut(from..)?)?;
    let last = values.len() - 1;
    let (lower, upper) = (nth(&mut values, last / 4)?, nth(&mut values, last * 3 / 4)?);
    let change = after - before;
    let notable = (upper - lower) * NOTABLE;
    Some(match change {
        change if change > notable => Trend::Rises,
        change if -change > notable => Trend::Falls,
        _ => Trend::Level,
    })
}

fn median(values: &mut [f64]) -> Option<f64> {
    nth(values, values.len() / 2)
}

/// The value that would stand there if they were in order, in linear time on average (Hoare's quickselect: the
/// standard library's is several times as much code in the app).
fn nth(mut values: &mut [f64], mut index: usize) -> Option<f64> {
    loop {
        let pivot = *values.get(values.len() / 2)?;
        let below = part(values, |value| value < pivot);
        if index < below {
            values = values.get_mut(..below)?;
            continue;
        }
        let rest = values.get_mut(below..)?;
        let equal = part(rest, |value| value <= pivot);
        if index < below + equal {
            return Some(pivot);
        }
        index -= below + equal;
        values = rest.get_mut(equal..)?;
    }
}

/// Moves what satisfies a condition to the front; how many those are.
fn part(values: &mut [f64], holds: impl Fn(f64) -> bool) -> usize {
    let mut front = 0;
    for index in 0..values.len() {
        if values.get(index).is_some_and(|value| holds(*value)) {
            values.swap(front, index);
            front += 1;
        }
    }
    front
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Point;
    use proptest::prelude::*;

    fn series(values: &[Option<f64>]) -> Series {
        let point = |(index, y): (usize, &Option<f64>)| Point::new(index as f64, *y);
        Series::new("s", values.iter().enumerate().map(point).collect())
    }

    #[test]
    fn extremes_share_and_gaps_are_read() {
        let values = [Some(3.0), None, Some(9.0), Some(9.0), None, None, Some(1.0), Some(5.0), None];
        let facts = of(&series(&values), |x| (x < 7.0).then_some(5.0)).unwrap();
        assert_eq!((facts.points, facts.valued, facts.last), (9, 5, 7));
        assert_eq!((facts.low, facts.high), (6, 2));
        assert_eq!(facts.over, Some((2, 4)), "equal is not above, and without a limit nothing is compared");
        assert_eq!(facts.longest_gap, Some(Run { from: 4.0, to: 5.0, points: 2 }));
        assert_eq!(facts.trend, None);
        assert_eq!(of(&series(&[None, None]), |_| None), None);
    }

    #[test]
    fn a_spike_is_no_trend_and_a_swing_is_none_either() {
        let ramp: Vec<_> = (0..60).map(|i| Some(f64::from(i))).collect();
        let back: Vec<_> = ramp.iter().rev().copied().collect();
        let swing: Vec<_> = (0..60).map(|i| Some(f64::from(i % 6))).collect();
        let mut spike = swing.clone();
        spike[58] = Some(900.0);
        let trend = |values: &[Option<f64>]| of(&series(values), |_| None).unwrap().trend;
        assert_eq!(trend(&ramp), Some(Trend::Rises));
        assert_eq!(trend(&back), Some(Trend::Falls));
        assert_eq!(trend(&swing), Some(Trend::Level));
        assert_eq!(trend(&spike), Some(Trend::Level));
        assert_eq!(trend(&[Some(4.0); 30]), Some(Trend::Level));
    }

    proptest! {
        #[test]
        fn the_nth_is_the_one_of_the_sorted(values in prop::collection::vec(-50i32..50, 1..200), at in 0.0..1.0f64) {
            let mut values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let index = ((values.len() - 1) as f64 * at) as usize;
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            prop_assert_eq!(nth(&mut values, index), Some(sorted[index]));
            prop_assert_eq!(nth(&mut values, 200), None);
        }

        #[test]
        fn the_extremes_are_those_of_the_values(values in prop::collection::vec(prop::option::of(-1e6..1e6f64), 0..300)) {
            let known: Vec<f64> = values.iter().flatten().copied().collect();
            let series = series(&values);
            let facts = of(&series, |_| Some(0.0));
            prop_assert_eq!(facts.is_some(), !known.is_empty());
            if let Some(facts) = facts {
                let low = known.iter().copied().fold(f64::MAX, f64::min);
                let high = known.iter().copied().fold(f64::MIN, f64::max);
                prop_assert_eq!(series.points[facts.low].y, Some(low));
                prop_assert_eq!(series.points[facts.high].y, Some(high));
                prop_assert_eq!(facts.over, Some((known.iter().filter(|y| **y > 0.0).count(), known.len())));
            }
        }
    }
}
