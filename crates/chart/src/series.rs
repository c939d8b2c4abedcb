//! A line's data: points in time, with gaps, and their reduction to what a screen can show.

/// A value at a time. `y` is `None` where there is none; it is never drawn as zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Seconds since 1970-01-01 00:00 UTC.
    pub x: f64,
    /// The value.
    pub y: Option<f64>,
}

impl Point {
    /// A point; a value that is not finite counts as missing.
    #[must_use]
    pub fn new(x: f64, y: Option<f64>) -> Self {
        Self { x, y: y.filter(|value| value.is_finite()) }
    }
}

/// A named line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// Label at the line's end.
    pub label: String,
    /// Points in order of time.
    pub points: Vec<Point>,
    /// Show each point as a dot (for sparse series).
    pub dots: bool,
    /// Do not connect the points.
    pub unconnected: bool,
    /// Longest step, in seconds, over which two points are connected; 0 connects all.
    pub max_step: f64,
}

impl Series {
    /// A connected line.
    #[must_use]
    pub fn new(label: impl Into<String>, points: Vec<Point>) -> Self {
        Self { label: label.into(), points, ..Self::default() }
    }

    /// Smallest and largest value.
    #[must_use]
    pub fn extent(&self) -> Option<(f64, f64)> {
        self.points.iter().filter_map(|point| point.y).fold(None, |extent, y| match extent {
            None => Some((y, y)),
            Some((low, high)) => Some((y.min(low), y.max(high))),
        })
    }

    /// Runs of values without a gap, as `(x, y)`.
    #[must_use]
    pub fn runs(&self) -> Vec<Vec<(f64, f64)>> {
        let mut runs: Vec<Vec<(f64, f64)>> = Vec::new();
        let mut open = false;
        let mut last_x = f64::NEG_INFINITY;
        for point in &self.points {
            let Some(y) = point.y else {
                open = false;
                continue;
            };
            let torn = self.max_step > 0.0 && point.x - last_x > self.max_step;
            if !open || torn {
                runs.push(Vec::new());
            }
            if let Some(run) = runs.last_mut() {
                run.push((point.x, y));
            }
            open = true;
            last_x = point.x;
        }
        runs
    }
}

/// Reduces a run to at most four points a pixel column: first, lowest, highest, last, in the order of
/// the data. What is drawn then has the same extent in every column as the data (M4).
#[must_use]
pub fn reduce(run: &[(f64, f64)], to_px: impl Fn(f64) -> f64) -> Vec<(f64, f64)> {
    let mut kept = Vec::with_capacity(run.len().min(4096));
    let mut rest = run;
    while let Some(&(x, _)) = rest.first() {
        let column = to_px(x).floor();
        let end = rest.iter().position(|&(x, _)| to_px(x).floor() > column).unwrap_or(rest.len());
        let (bucket, after) = rest.split_at(end.max(1));
        keep_four(bucket, &mut kept);
        rest = after;
    }
    kept
}

fn keep_four(bucket: &[(f64, f64)], kept: &mut Vec<(f64, f64)>) {
    if bucket.len() <= 4 {
        kept.extend_from_slice(bucket);
        return;
    }
    let mut low = 0;
    let mut high = 0;
    for (index, &(_, y)) in bucket.iter().enumerate() {
        if bucket.get(low).is_some_and(|&(_, lowest)| y < lowest) {
            low = index;
        }
        if bucket.get(high).is_some_and(|&(_, highest)| y > highest) {
            high = index;
        }
    }
    let mut picks = [0, low, high, bucket.len() - 1];
    picks.sort_unstable();
    let mut previous = usize::MAX;
    for pick in picks {
        if pick != previous {
            kept.extend(bucket.get(pick));
        }
        previous = pick;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_missing_value_splits_the_line() {
        let series = Series::new(
            "s",
            vec![
                Point::new(0.0, Some(1.0)),
                Point::new(1.0, None),
                Point::new(2.0, Some(f64::NAN)),
                Point::new(3.0, Some(2.0)),
            ],
        );
        assert_eq!(series.runs(), vec![vec![(0.0, 1.0)], vec![(3.0, 2.0)]]);
    }

    #[test]
    fn a_long_step_splits_the_line_too() {
        let points = [0.0, 1.0, 5.0].map(|x| Point::new(x, Some(x))).to_vec();
        let series = Series { max_step: 2.0, ..Series::new("s", points) };
        assert_eq!(series.runs().len(), 2);
    }

    proptest! {
        #[test]
        fn reduction_keeps_each_columns_extent_and_ends(values in prop::collection::vec(-1e6..1e6f64, 1..3000), width in 1.0..400.0f64) {
            let last = values.len() as f64;
            let run: Vec<_> = values.iter().enumerate().map(|(i, &y)| (i as f64, y)).collect();
            let to_px = |x: f64| x / last * width;
            let kept = reduce(&run, to_px);
            prop_assert_eq!(kept.first(), run.first());
            prop_assert_eq!(kept.last(), run.last());
            for column in 0..=(width as i64) {
                let extent = |of: &[(f64, f64)]| of.iter().filter(|p| to_px(p.0).floor() as i64 == column)
                    .fold((f64::MAX, f64::MIN), |(low, high), p| (low.min(p.1), high.max(p.1)));
                prop_assert_eq!(extent(&kept), extent(&run));
            }
            prop_assert!(kept.len() <= 4 * (width as usize + 1));
        }
    }
}
