//! Lines over time, with limits, bands of meaning at the side, and gaps that are seen as gaps.

mod ends;
mod ground;
mod promised;

use crate::axes::{self, Values};
use crate::labels::Labels;
use crate::legend;
use crate::lines;
use crate::pyramid::Pyramid;
use crate::scale::Linear;
use crate::scene::{Rect, Scene, Size};
use crate::series::Series;
use crate::theme::Rgb;

pub use crate::axes::TickLabel;

/// Width of the strip that shows the bands at full strength.
const STRIP_PX: f64 = 6.0;
/// Room for the labels of time.
const FOOT_PX: f64 = 26.0;

/// From when until when something holds, seconds since 1970.
pub type Span = (f64, f64);

/// Without beginning and end.
pub const ALWAYS: Span = (f64::NEG_INFINITY, f64::INFINITY);

/// A range of values with a meaning, shown faintly behind the line and fully at the side.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Lower end.
    pub from: f64,
    /// Upper end; infinite for the last.
    pub to: f64,
    /// Its name.
    pub label: String,
    /// Its official colour.
    pub colour: Rgb,
    /// When it holds; at the side stands what holds at the end.
    pub span: Span,
}

/// A value that should not be passed. Limits that follow each other in time are drawn as steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The value.
    pub value: f64,
    /// Its name, e.g. with the edition.
    pub label: String,
    /// When it holds.
    pub span: Span,
}

/// A value promised for a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// Seconds since 1970.
    pub x: f64,
    /// The value.
    pub y: f64,
    /// Its name.
    pub label: String,
}

/// A moment from which on another rule holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Break {
    /// Seconds since 1970.
    pub x: f64,
    /// What changes.
    pub label: String,
}

/// A time without data, and why: gaps with different reasons are hatched in different directions, so that
/// neighbours can be told apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gap {
    /// Begin, seconds since 1970.
    pub from: f64,
    /// End.
    pub to: f64,
    /// The reason, written into the gap where it fits.
    pub reason: String,
}

impl From<(f64, f64)> for Gap {
    fn from((from, to): (f64, f64)) -> Self {
        Self { from, to, reason: String::new() }
    }
}

/// What goes in.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeSeries {
    /// Size in CSS pixels.
    pub size: Size,
    /// Time shown; absent: all of the data.
    pub range: Option<(f64, f64)>,
    /// Offset of civil time from UTC, seconds.
    pub utc_offset_s: i32,
    /// The lines; the first is drawn in the accent.
    pub series: Vec<Series>,
    /// Bands, ascending.
    pub bands: Vec<Band>,
    /// Limits; those that follow each other in time stand next to each other.
    pub limits: Vec<Limit>,
    /// Promised values.
    pub goals: Vec<Goal>,
    /// When other rules begin.
    pub breaks: Vec<Break>,
    /// Times without data, hatched.
    pub gaps: Vec<Gap>,
    /// Let the value axis begin at zero.
    pub from_zero: bool,
    /// Words for the ticks.
    pub tick_label: TickLabel,
}

impl Default for TimeSeries {
    fn default() -> Self {
        Self {
            size: Size::new(640.0, 280.0),
            range: None,
            utc_offset_s: 0,
            series: Vec::new(),
            bands: Vec::new(),
            limits: Vec::new(),
            goals: Vec::new(),
            breaks: Vec::new(),
            gaps: Vec::new(),
            from_zero: true,
            tick_label: TickLabel::default(),
        }
    }
}

/// What is shown of a chart, and how large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Size in CSS pixels.
    pub size: Size,
    /// Time shown; absent: all of the data.
    pub range: Option<(f64, f64)>,
    /// Columns of the screen in a CSS pixel.
    pub per_px: f64,
}

/// What comes out: the drawing and the scales to read it by.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The drawing.
    pub scene: Scene,
    /// Where the data are.
    pub plot: Rect,
    /// Seconds ↔ pixels.
    pub x: Linear,
    /// Values ↔ pixels.
    pub y: Linear,
}

impl Drawn {
    /// Index of the point of `series` whose time is nearest to a pixel column.
    #[must_use]
    pub fn nearest(&self, series: &Series, x_px: f64) -> Option<usize> {
        let wanted = self.x.value(x_px);
        let after = series.points.partition_point(|point| point.x < wanted);
        let distance =
            |index: usize| series.points.get(index).map_or(f64::INFINITY, |point| (point.x - wanted).abs());
        let before = after.saturating_sub(1);
        Some(if distance(after) < distance(before) { after } else { before })
            .filter(|&index| index < series.points.len())
    }
}

/// What is made once from the data, so that each drawing of them costs as much as it is wide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prepared {
    pyramids: Vec<Pyramid>,
}

impl Prepared {
    /// Reads all points once.
    #[must_use]
    pub fn of(chart: &TimeSeries) -> Self {
        Self { pyramids: chart.series.iter().map(Pyramid::of).collect() }
    }

    /// Smallest and largest value that is seen in a range of time.
    fn extent(&self, chart: &TimeSeries, range: (f64, f64)) -> Option<(f64, f64)> {
        let of_series = |(series, pyramid): (&Series, &Pyramid)| pyramid.extent(&series.points, range);
        let extents = chart.series.iter().zip(&self.pyramids).filter_map(of_series);
        extents.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    /// Lays out and draws, in this order: value axis → gutters → bands → gaps → grid → time axis → breaks →
    /// limits → lines → goals; labels in the order of what a reader must know first.
    #[must_use]
    pub fn build(&self, chart: &TimeSeries, view: &View) -> Drawn {
        let size = view.size;
        let range = view.range.unwrap_or_else(|| time_extent(chart));
        let (low, high) = self.value_range(chart, range);
        let values = Values::for_height((low, high), size.height);
        let left = values.gutter();
        let key = ends::key(chart, size.width);
        let top = 12.0 + if key.is_empty() { 0.0 } else { legend::height(&key, size.width) };
        let right = ground::gutter(chart, (low, high), size.width).max(ends::gutter(chart, size.width));
        let plot = Rect {
            left,
            top,
            right: (size.width - right).max(left + 1.0),
            bottom: (size.height - FOOT_PX).max(top + 1.0),
        };
        let x = Linear { domain: range, range: (plot.left, plot.right) };
        let y = Linear { domain: values.domain, range: (plot.bottom, plot.top) };
        let mut drawn = Drawn { scene: Scene::new(size), plot, x, y };
        let mut labels = Labels::new(size);
        ground::bands(chart, &mut drawn);
        ground::gaps(chart, &mut drawn);
        values.draw_left(&y, &plot, &mut drawn.scene, &mut labels);
        axes::draw_time(&x, &plot, chart.utc_offset_s, chart.tick_label, &mut drawn.scene, &mut labels);
        legend::draw(&key, (0.0, 2.0), size.width, &mut drawn.scene, &mut labels);
        promised::breaks(chart, &mut drawn, &mut labels);
        promised::limits(chart, &mut drawn, &mut labels);
        let mut ends = Vec::new();
        for (index, (series, pyramid)) in chart.series.iter().zip(&self.pyramids).enumerate() {
            let paint = lines::paint_of(index);
            ends.push(lines::draw(series, pyramid, (&x, &y), view.per_px, paint, &mut drawn.scene));
        }
        promised::goals(chart, &mut drawn, &mut labels);
        if key.is_empty() {
            ends::labels(chart, &ends, &mut drawn, &mut labels);
        }
        ground::band_names(chart, &mut drawn, &mut labels);
        ground::reasons(chart, &mut drawn, &mut labels);
        drawn
    }

    /// Values that the axis must show: the data, the goals, and limits that are not far above them.
    fn value_range(&self, chart: &TimeSeries, range: (f64, f64)) -> (f64, f64) {
        let seen = |x: f64| (range.0..=range.1).contains(&x);
        let goals = chart.goals.iter().filter(|goal| seen(goal.x)).map(|goal| (goal.y, goal.y));
        let extent = self.extent(chart, range).into_iter().chain(goals);
        let (low, high) = extent.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or((0.0, 1.0));
        let high = raised(high, &chart.limits, range);
        axes::opened((low, high), chart.from_zero)
    }
}

/// The end of an axis that also shows the limits of a time, unless they are far above the data.
pub(crate) fn raised(mut high: f64, limits: &[Limit], (from, to): (f64, f64)) -> f64 {
    for limit in limits.iter().filter(|limit| limit.span.0 < to && limit.span.1 > from) {
        if limit.value <= high * 1.8 {
            high = high.max(limit.value);
        }
    }
    high
}

/// Lays out and draws a chart once.
#[must_use]
pub fn build(chart: &TimeSeries) -> Drawn {
    Prepared::of(chart).build(chart, &View { size: chart.size, range: chart.range, per_px: 1.0 })
}

/// From the first to the last moment that a chart has anything for.
#[must_use]
pub fn time_extent(chart: &TimeSeries) -> (f64, f64) {
    // Points are in order of time: the ends are enough.
    let ends = chart.series.iter().flat_map(|series| [series.points.first(), series.points.last()]);
    let points = ends.flatten().map(|point| point.x);
    let goals = chart.goals.iter().map(|goal| goal.x);
    let (low, high) =
        points.chain(goals).fold((f64::MAX, f64::MIN), |(low, high), x| (low.min(x), high.max(x)));
    axes::span_of_time(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Point;
    use crate::scene::{Anchor, Mark};
    use crate::text;
    use crate::theme::Paint;

    fn hours(values: &[Option<f64>]) -> Series {
        let points = values.iter().enumerate().map(|(i, y)| Point::new(i as f64 * 3600.0, *y)).collect();
        Series::new("PM10", points)
    }

    fn example() -> TimeSeries {
        TimeSeries {
            size: Size::new(360.0, 220.0),
            series: vec![hours(&[Some(40.0), Some(90.0), None, Some(130.0), None, Some(60.0), Some(55.0)])],
            bands: vec![
                Band { from: 0.0, to: 50.0, label: "优".into(), colour: Rgb(0, 228, 0), span: ALWAYS },
                Band { from: 50.0, to: 150.0, label: "良".into(), colour: Rgb(255, 255, 0), span: ALWAYS },
                Band {
                    from: 150.0,
                    to: f64::INFINITY,
                    label: "轻度污染".into(),
                    colour: Rgb(255, 126, 0),
                    span: ALWAYS,
                },
            ],
            limits: vec![Limit { value: 150.0, label: "二级限值 150".into(), span: ALWAYS }],
            gaps: vec![(3600.0, 10800.0).into()],
            tick_label: TickLabel(|tick| format!("{:02}:00", tick.at.hour())),
            ..TimeSeries::default()
        }
    }

    #[test]
    fn a_lone_value_between_gaps_is_a_dot() {
        let drawn = build(&example());
        assert_eq!(drawn.scene.marks.iter().filter(|mark| matches!(mark, Mark::Dot { .. })).count(), 1);
    }

    #[test]
    fn everything_stays_on_the_drawing_from_320_px_up() {
        for width in [320.0, 360.0, 768.0, 1280.0] {
            let drawn = build(&TimeSeries { size: Size::new(width, 240.0), ..example() });
            for mark in &drawn.scene.marks {
                if let Mark::Text { at, text, size, anchor, .. } = mark {
                    let wide = text::width(text, *size);
                    let left = match anchor {
                        Anchor::Start => at.0,
                        Anchor::Middle => at.0 - wide / 2.0,
                        Anchor::End => at.0 - wide,
                    };
                    assert!(left >= -0.5 && left + wide <= width + 0.5, "{text} at {left} of {width}");
                }
            }
        }
    }

    #[test]
    fn no_data_draws_an_empty_frame_and_no_zero_line_of_data() {
        let drawn = build(&TimeSeries { series: vec![hours(&[None, None])], ..TimeSeries::default() });
        assert!(
            !drawn.scene.marks.iter().any(|mark| matches!(mark, Mark::Line { paint: Paint::Accent, .. }))
        );
    }

    #[test]
    fn the_nearest_point_is_found_from_a_pixel() {
        let chart = example();
        let drawn = build(&chart);
        let series = &chart.series[0];
        for (index, point) in series.points.iter().enumerate() {
            assert_eq!(drawn.nearest(series, drawn.x.px(point.x) + 2.0), Some(index));
        }
        assert_eq!(drawn.nearest(series, -50.0), Some(0));
        assert_eq!(drawn.nearest(&hours(&[]), 50.0), None);
        assert_eq!(drawn.nearest(series, 9e9), Some(6));
    }
}
