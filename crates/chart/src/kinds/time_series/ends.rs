//! The names of several lines: each at its line's end where there is room, else in a key above.

use super::{Drawn, TimeSeries};
use crate::axes::{FONT_PX, widest};
use crate::labels::{Labels, spread};
use crate::legend::Sign;
use crate::lines::paint_of;
use crate::scene::Anchor;
use crate::text;

/// Most of the width that names at the ends get.
const NAMES_SHARE: f64 = 0.24;

fn names(chart: &TimeSeries) -> f64 {
    widest(chart.series.iter().map(|series| series.label.as_str()), FONT_PX)
}

/// Whether the names stand at the ends of the lines. Where bands have names at the side there is no room.
fn direct(chart: &TimeSeries, width: f64) -> bool {
    chart.bands.is_empty() && names(chart) + 8.0 <= width * NAMES_SHARE
}

/// The key above the plot; empty where none is needed.
pub fn key(chart: &TimeSeries, width: f64) -> Vec<(Sign, String)> {
    if chart.series.len() < 2 || direct(chart, width) {
        return Vec::new();
    }
    let entry =
        |(index, series): (usize, &crate::Series)| (Sign::Line(paint_of(index)), series.label.clone());
    chart.series.iter().enumerate().map(entry).collect()
}

/// Room for the names at the right.
pub fn gutter(chart: &TimeSeries, width: f64) -> f64 {
    if chart.series.len() > 1 && direct(chart, width) { names(chart) + 12.0 } else { 0.0 }
}

/// Writes the names at the ends, moved apart where lines end close to each other.
pub fn labels(chart: &TimeSeries, ends: &[Option<(f64, f64)>], drawn: &mut Drawn, labels: &mut Labels) {
    if chart.series.len() < 2 {
        return;
    }
    let mut lines: Vec<(usize, f64)> =
        ends.iter().enumerate().filter_map(|(index, end)| Some((index, end.as_ref()?.1))).collect();
    // There are few lines: sorting by hand spares the app a sorting routine.
    for end in (1..lines.len()).rev() {
        for index in 0..end {
            if let [a, b] = lines.get_mut(index..index + 2).unwrap_or_default()
                && a.1 > b.1
            {
                std::mem::swap(a, b);
            }
        }
    }
    let mut heights: Vec<f64> = lines.iter().map(|line| line.1).collect();
    let plot = drawn.plot;
    spread(&mut heights, FONT_PX + 2.0, plot.top, plot.bottom - FONT_PX / 2.0);
    let left = plot.right + 6.0;
    for ((index, _), height) in lines.into_iter().zip(heights) {
        let Some(series) = chart.series.get(index) else { continue };
        let name = text::fit(&series.label, FONT_PX, drawn.scene.size.width - left);
        labels.at(&mut drawn.scene, (left, height), Anchor::Start, &name, FONT_PX, paint_of(index));
    }
}
