//! A line's data: points in time, with gaps.

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
}
