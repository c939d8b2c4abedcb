//! Lowest and highest values of a series in blocks of blocks, so that what is drawn costs as much as the
//! screen is wide, however many points there are.
//!
//! A pixel column shows the first, lowest, highest and last value of its points (M4). Reading them from all
//! points takes as long as there are points; from a tree whose every node knows the extremes of
//! [`FAN`] nodes below it takes a few dozen steps a column.

use crate::scale::Linear;
use crate::series::{Point, Series};

/// Nodes that one node stands for.
const FAN: usize = 8;
/// More tears than this within one column cannot be told apart there: the column is a stroke of its own.
const TEARS_SHOWN: usize = 4;

/// What a block of points holds. Indices count points; `u32` halves the memory and is enough for a screen.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Block {
    /// Lowest value and its point; infinite where no point has a value.
    low: (f64, u32),
    /// Highest value and its point.
    high: (f64, u32),
    /// Whether the line is torn before one of its points.
    torn: bool,
}

const EMPTY: Block = Block { low: (f64::INFINITY, 0), high: (f64::NEG_INFINITY, 0), torn: false };

impl Block {
    /// Of equal values the earlier point stays.
    fn with(self, other: Self) -> Self {
        Self {
            low: if other.low.0 < self.low.0 { other.low } else { self.low },
            high: if other.high.0 > self.high.0 { other.high } else { self.high },
            torn: self.torn || other.torn,
        }
    }
}

/// The tree over the points of one series. It belongs to the points that it was made from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pyramid {
    levels: Vec<Vec<Block>>,
    max_step: f64,
}

impl Pyramid {
    /// Reads all points once.
    #[must_use]
    pub fn of(series: &Series) -> Self {
        let mut pyramid = Self { levels: Vec::new(), max_step: series.max_step };
        let points = &series.points;
        let mut below: Vec<Block> = Vec::with_capacity(points.len() / FAN + 1);
        let mut number = 0;
        let mut before: Option<&Point> = None;
        for chunk in points.chunks(FAN) {
            let mut block = EMPTY;
            for point in chunk {
                let joined = before.is_some_and(|before| pyramid.joined(before, point));
                block.torn |= !joined;
                if let Some(y) = point.y {
                    if y < block.low.0 {
                        block.low = (y, number);
                    }
                    if y > block.high.0 {
                        block.high = (y, number);
                    }
                }
                before = Some(point);
                number = number.saturating_add(1);
            }
            below.push(block);
        }
        while below.len() > 1 {
            let above = below.chunks(FAN).map(|blocks| blocks.iter().copied().fold(EMPTY, Block::with));
            let above: Vec<Block> = above.collect();
            pyramid.levels.push(below);
            below = above;
        }
        pyramid.levels.push(below);
        pyramid
    }

    /// One point as a block.
    fn leaf(&self, points: &[Point], index: usize) -> Block {
        let number = u32::try_from(index).unwrap_or(u32::MAX);
        let torn = self.torn(points, index);
        match points.get(index).and_then(|point| point.y) {
            Some(y) => Block { low: (y, number), high: (y, number), torn },
            None => Block { torn, ..EMPTY },
        }
    }

    /// Whether a point is not connected with the one before it.
    fn torn(&self, points: &[Point], index: usize) -> bool {
        let Some(before) = index.checked_sub(1).and_then(|before| points.get(before)) else { return true };
        points.get(index).is_none_or(|point| !self.joined(before, point))
    }

    /// Whether a line leads from one point to the next.
    fn joined(&self, before: &Point, point: &Point) -> bool {
        point.y.is_some()
            && before.y.is_some()
            && (self.max_step <= 0.0 || point.x - before.x <= self.max_step)
    }

    /// Visits the largest blocks that make up the points `from..to`, in order, until `visit` says stop.
    fn walk(&self, points: &[Point], from: usize, to: usize, mut visit: impl FnMut(usize, Block) -> bool) {
        let to = to.min(points.len());
        let mut at = from;
        while at < to {
            // The highest level whose block begins here and ends in time.
            let (mut size, mut block) = (1, None);
            for level in &self.levels {
                let larger = size * FAN;
                if !at.is_multiple_of(larger) || at + larger > to {
                    break;
                }
                let Some(found) = level.get(at / larger) else { break };
                (size, block) = (larger, Some(*found));
            }
            if !visit(at, block.unwrap_or_else(|| self.leaf(points, at))) {
                return;
            }
            at += size;
        }
    }

    /// Lowest and highest of the points `from..to`, with their indices.
    fn extremes(&self, points: &[Point], from: usize, to: usize) -> Option<(usize, usize)> {
        let mut all = EMPTY;
        self.walk(points, from, to, |_, block| {
            all = all.with(block);
            true
        });
        (all.low.0 <= all.high.0).then_some((all.low.1 as usize, all.high.1 as usize))
    }

    /// First point in `from..to` that is not connected with the one before it.
    fn tear(&self, points: &[Point], mut from: usize, to: usize) -> Option<usize> {
        loop {
            let mut inside = None;
            self.walk(points, from, to, |start, block| {
                inside = block.torn.then_some(start);
                inside.is_none()
            });
            let start = inside?;
            if self.torn(points, start) {
                return Some(start);
            }
            // Torn further on in this block: behind its first point it is read in smaller ones.
            from = start + 1;
        }
    }

    /// Smallest and largest value of the points within a range of time.
    #[must_use]
    pub fn extent(&self, points: &[Point], (from, to): (f64, f64)) -> Option<(f64, f64)> {
        let (start, end) = within(points, from, to);
        let (low, high) = self.extremes(points, start, end)?;
        Some((points.get(low)?.y?, points.get(high)?.y?))
    }

    /// The runs of the line within the scale's domain, at most a few points for each of `per_px` columns in
    /// a pixel. Every column has the extent of its data; nothing joins over a missing value.
    #[must_use]
    pub fn runs(&self, points: &[Point], x: &Linear, per_px: f64) -> Vec<Vec<(f64, f64)>> {
        let (start, end) = within(points, x.domain.0, x.domain.1);
        let columns = ((x.range.1 - x.range.0).abs() * per_px).ceil().max(1.0);
        let mut runs = Runs::default();
        if ((end - start) as f64) <= columns * 4.0 {
            for index in start..end {
                runs.lift_if(self.torn(points, index));
                runs.put(points, index);
            }
            return runs.done;
        }
        let column_of = |point: &Point| (x.px(point.x) * per_px).floor();
        let (mut at, mut count) = (start, 0);
        while let Some(point) = points.get(at).filter(|_| at < end) {
            let column = column_of(point);
            let rest = points.get(at..end).unwrap_or_default();
            count = gallop(rest, count, |point| column_of(point) <= column).max(1);
            self.column(points, at, at + count, &mut runs);
            at += count;
        }
        runs.done
    }

    /// Lets the line run to the edges of the domain where it goes on beyond them.
    pub fn reach_edges(&self, points: &[Point], x: &Linear, runs: &mut Vec<Vec<(f64, f64)>>) {
        let (start, end) = within(points, x.domain.0, x.domain.1);
        let between = |after: usize, at: f64| {
            let (a, b) = (points.get(after.checked_sub(1)?)?, points.get(after)?);
            let (from, to) = (a.y?, b.y?);
            if self.torn(points, after) {
                return None;
            }
            Some((at, from + (to - from) * (at - a.x) / (b.x - a.x)))
        };
        let first = between(start, x.domain.0).filter(|&(at, _)| points.get(start).is_some_and(|p| p.x > at));
        let last = between(end, x.domain.1);
        if start == end {
            // Both edges lie between the same two points.
            runs.extend(first.zip(last).map(|(first, last)| vec![first, last]));
            return;
        }
        if let (Some(first), Some(run)) = (first, runs.first_mut()) {
            run.insert(0, first);
        }
        if let (Some(last), Some(run)) = (last, runs.last_mut()) {
            run.push(last);
        }
    }

    /// One column: its pieces between tears, each by its first, lowest, highest and last point.
    fn column(&self, points: &[Point], from: usize, to: usize, runs: &mut Runs) {
        let mut start = from;
        runs.lift_if(self.torn(points, from));
        // Nearly all columns are whole: one reading tells that, and what to draw.
        let mut all = Block { torn: false, ..self.leaf(points, from) };
        self.walk(points, from + 1, to, |_, block| {
            all = all.with(block);
            true
        });
        if all.low.0 > all.high.0 {
            return;
        }
        if !all.torn {
            return Self::pick(points, (from, to), (all.low.1 as usize, all.high.1 as usize), runs);
        }
        for _ in 0..TEARS_SHOWN {
            match self.tear(points, start + 1, to) {
                Some(tear) => {
                    self.piece(points, start, tear, runs);
                    runs.lift_if(true);
                    start = tear;
                }
                None => return self.piece(points, start, to, runs),
            }
        }
        // Too many tears to be seen: one stroke over what is left, connected with nothing.
        self.piece(points, start, to, runs);
        runs.lift_if(self.tear(points, start + 1, to).is_some());
    }

    fn piece(&self, points: &[Point], from: usize, to: usize, runs: &mut Runs) {
        if let Some(extremes) = self.extremes(points, from, to) {
            Self::pick(points, (from, to), extremes, runs);
        }
    }

    /// The first, the extremes and the last of some points, each once.
    fn pick(points: &[Point], (from, to): (usize, usize), (low, high): (usize, usize), runs: &mut Runs) {
        let last = to.saturating_sub(1);
        let picks = [from, low.min(high), low.max(high), last];
        let mut before = usize::MAX;
        for pick in picks {
            if pick != before {
                runs.put(points, pick);
            }
            before = pick;
        }
    }
}

/// Indices of the points with `from <= x <= to`.
fn within(points: &[Point], from: f64, to: f64) -> (usize, usize) {
    let start = points.partition_point(|point| point.x < from);
    let end = points.partition_point(|point| point.x <= to);
    (start, end.max(start))
}

/// How many of the first points satisfy a condition that, once false, stays false: steps double until it is, from a
/// little before as many as last time.
fn gallop(points: &[Point], last_time: usize, holds: impl Fn(&Point) -> bool) -> usize {
    let near = last_time.saturating_sub(3);
    let (mut low, mut step) = (if points.get(near).is_some_and(&holds) { near } else { 0 }, 1);
    while points.get(low + step).is_some_and(&holds) {
        low += step;
        step *= 2;
    }
    let high = (low + step).min(points.len());
    low + points.get(low..high).unwrap_or_default().partition_point(holds)
}

/// Runs as they grow.
#[derive(Default)]
struct Runs {
    done: Vec<Vec<(f64, f64)>>,
    down: bool,
}

impl Runs {
    fn lift_if(&mut self, torn: bool) {
        self.down &= !torn;
    }

    /// Adds a point; one without a value lifts the pen.
    fn put(&mut self, points: &[Point], index: usize) {
        let Some((x, y)) = points.get(index).and_then(|point| Some((point.x, point.y?))) else {
            return;
        };
        if !self.down {
            self.done.push(Vec::new());
        }
        self.down = true;
        if let Some(run) = self.done.last_mut() {
            run.push((x, y));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Values with about one gap in `every`, at uneven times.
    fn series(values: &[(f64, u8)], every: u8) -> Series {
        let mut x = 0.0;
        let points = values.iter().map(|&(y, dice)| {
            x += 1.0 + f64::from(dice % 7) * 0.3;
            Point::new(x, (dice % every != 0).then_some(y))
        });
        Series::new("s", points.collect())
    }

    fn extents(of: impl Iterator<Item = (f64, f64)>, x: &Linear, per_px: f64) -> Vec<(i64, f64, f64)> {
        let mut columns: Vec<(i64, f64, f64)> = Vec::new();
        for (at, y) in of {
            let column = (x.px(at) * per_px).floor() as i64;
            match columns.last_mut() {
                Some(last) if last.0 == column => (last.1, last.2) = (last.1.min(y), last.2.max(y)),
                _ => columns.push((column, y, y)),
            }
        }
        columns
    }

    proptest! {
        #[test]
        fn every_column_has_the_extent_of_its_data_at_any_zoom(
            values in prop::collection::vec((-1e6..1e6f64, 0u8..=255), 1..6000),
            every in 2u8..200,
            width in 20.0..300.0f64,
            (a, b) in (0.0..1.0f64, 0.0..1.0f64),
            per_px in prop::sample::select(vec![1.0, 2.0, 3.0]),
        ) {
            let series = series(&values, every);
            let end = series.points.last().map_or(1.0, |point| point.x);
            let domain = (a.min(b) * end, a.max(b) * end + 1.0);
            let x = Linear { domain, range: (40.0, 40.0 + width) };
            let runs = Pyramid::of(&series).runs(&series.points, &x, per_px);
            let data = series.points.iter().filter(|p| p.x >= domain.0 && p.x <= domain.1);
            let data = extents(data.filter_map(|p| Some((p.x, p.y?))), &x, per_px);
            let drawn = extents(runs.iter().flatten().copied(), &x, per_px);
            prop_assert_eq!(drawn, data);
            let most = (width * per_px + 2.0) * 4.0 * (TEARS_SHOWN as f64 + 1.0);
            prop_assert!((runs.iter().map(Vec::len).sum::<usize>() as f64) <= most.max(values.len().min(4 * (width * per_px) as usize + 4) as f64));
            // A column with so many tears that they cannot be told apart is one stroke; nothing else joins over one.
            for run in &runs {
                for pair in run.windows(2) {
                    let [(x0, _), (x1, _)] = pair else { continue };
                    let torn = series.points.iter().any(|p| p.x > *x0 && p.x < *x1 && p.y.is_none());
                    let column = |at: f64| (x.px(at) * per_px).floor() as i64;
                    let same = column(*x0) == column(*x1);
                    prop_assert!(!torn || same);
                }
            }
        }

        #[test]
        fn the_extent_of_a_range_is_that_of_its_points(
            values in prop::collection::vec((-1e6..1e6f64, 0u8..=255), 0..3000), a in 0.0..1.0f64, b in 0.0..1.0f64,
        ) {
            let series = series(&values, 5);
            let end = series.points.last().map_or(1.0, |point| point.x);
            let range = (a.min(b) * end, a.max(b) * end);
            let inside = series.points.iter().filter(|p| p.x >= range.0 && p.x <= range.1).filter_map(|p| p.y);
            let slow = inside.fold(None, |all: Option<(f64, f64)>, y| Some(all.map_or((y, y), |(l, h)| (l.min(y), h.max(y)))));
            prop_assert_eq!(Pyramid::of(&series).extent(&series.points, range), slow);
        }
    }

    #[test]
    fn a_line_runs_to_the_edges_where_it_goes_on_and_only_there() {
        let at = |pairs: &[(f64, Option<f64>)]| {
            Series::new("s", pairs.iter().map(|&(x, y)| Point::new(x, y)).collect())
        };
        let reached = |series: &Series, domain| {
            let x = Linear { domain, range: (0.0, 100.0) };
            let pyramid = Pyramid::of(series);
            let mut runs = pyramid.runs(&series.points, &x, 1.0);
            pyramid.reach_edges(&series.points, &x, &mut runs);
            runs
        };
        let slope = at(&[(0.0, Some(0.0)), (10.0, Some(10.0)), (20.0, Some(0.0))]);
        assert_eq!(reached(&slope, (5.0, 15.0)), vec![vec![(5.0, 5.0), (10.0, 10.0), (15.0, 5.0)]]);
        assert_eq!(reached(&slope, (2.0, 4.0)), vec![vec![(2.0, 2.0), (4.0, 4.0)]]);
        assert_eq!(reached(&slope, (0.0, 20.0))[0].len(), 3);
        let torn = at(&[(0.0, Some(0.0)), (5.0, None), (10.0, Some(10.0)), (20.0, Some(0.0))]);
        assert_eq!(reached(&torn, (6.0, 20.0)), vec![vec![(10.0, 10.0), (20.0, 0.0)]]);
        assert!(reached(&torn, (6.0, 8.0)).is_empty());
    }

    #[test]
    fn few_points_are_drawn_as_they_are() {
        let points = [Some(1.0), None, Some(3.0), Some(2.0)];
        let points = points.iter().enumerate().map(|(i, y)| Point::new(i as f64, *y)).collect();
        let series = Series::new("s", points);
        let x = Linear { domain: (0.0, 3.0), range: (0.0, 300.0) };
        let runs = Pyramid::of(&series).runs(&series.points, &x, 1.0);
        assert_eq!(runs, vec![vec![(0.0, 1.0)], vec![(2.0, 3.0), (3.0, 2.0)]]);
        assert!(Pyramid::of(&Series::default()).runs(&[], &x, 1.0).is_empty());
    }
}
