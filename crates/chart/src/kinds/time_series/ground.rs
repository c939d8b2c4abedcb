//! What lies behind the lines: bands of meaning, and times without data.

use super::{Band, Drawn, FOOT_PX, Gap, STRIP_PX, TimeSeries};
use crate::axes::{FONT_PX, widest};
use crate::labels::Labels;
use crate::scale::within;
use crate::scene::{Anchor, Rect};
use crate::text;
use crate::theme::Paint;

/// Most of the width that the names of bands get.
const NAMES_SHARE: f64 = 0.22;

/// Room at the right for the strip and the names of the bands that can be seen.
pub fn gutter(chart: &TimeSeries, (low, high): (f64, f64), width: f64) -> f64 {
    let seen = chart.bands.iter().filter(|band| band.to > low && band.from < high);
    let names = widest(seen.map(|band| band.label.as_str()), FONT_PX);
    if names == 0.0 { 8.0 } else { names.min(width * NAMES_SHARE) + STRIP_PX + 8.0 }
}

/// From top to bottom where a band is seen.
fn heights(band: &Band, drawn: &Drawn) -> Option<(f64, f64)> {
    let (plot, y) = (drawn.plot, drawn.y);
    let top = y.px(band.to.min(y.domain.1)).max(plot.top);
    let bottom = y.px(band.from.max(y.domain.0)).min(plot.bottom);
    (bottom > top).then_some((top, bottom))
}

/// Whether what stands at the side is this band.
fn at_the_end(band: &Band, drawn: &Drawn) -> bool {
    band.span.1 >= drawn.x.domain.1 && band.span.0 < drawn.x.domain.1
}

/// The bands behind the lines and the strip at the side.
pub fn bands(chart: &TimeSeries, drawn: &mut Drawn) {
    let plot = drawn.plot;
    for band in &chart.bands {
        let Some((top, bottom)) = heights(band, drawn) else { continue };
        let left = drawn.x.px(band.span.0.max(drawn.x.domain.0)).max(plot.left);
        let right = drawn.x.px(band.span.1.min(drawn.x.domain.1)).min(plot.right);
        drawn.scene.fill(Rect { left, top, right, bottom }, Paint::Fixed(band.colour, 0.09));
        if !at_the_end(band, drawn) {
            continue;
        }
        let strip = Rect { left: plot.right + 2.0, top, right: plot.right + 2.0 + STRIP_PX, bottom };
        drawn.scene.fill(strip, Paint::Fixed(band.colour, 1.0));
        // The strip's outline carries it where the official colour cannot be told from the ground.
        drawn.scene.frame(strip, Paint::Ink, 0.75);
    }
}

/// The names of the bands beside the strip.
pub fn band_names(chart: &TimeSeries, drawn: &mut Drawn, labels: &mut Labels) {
    let left = drawn.plot.right + 2.0 + STRIP_PX + 4.0;
    let room = drawn.scene.size.width - left;
    for band in &chart.bands {
        let Some((top, bottom)) = heights(band, drawn).filter(|_| at_the_end(band, drawn)) else { continue };
        if bottom - top >= FONT_PX + 2.0 {
            let label = text::fit(&band.label, FONT_PX, room);
            let at = (left, (top + bottom) / 2.0);
            labels.at(&mut drawn.scene, at, Anchor::Start, &label, FONT_PX, Paint::Muted);
        }
    }
}

/// Where a gap is seen.
fn place(gap: &Gap, drawn: &Drawn) -> Rect {
    let plot = drawn.plot;
    Rect {
        left: within(drawn.x.px(gap.from), plot.left, plot.right),
        right: within(drawn.x.px(gap.to), plot.left, plot.right),
        ..plot
    }
}

/// Hatching of the times without data: `/` and `\` in turn where the reason is another one.
pub fn gaps(chart: &TimeSeries, drawn: &mut Drawn) {
    let mut reasons: Vec<&str> = Vec::new();
    let mut hatched_to = f64::NEG_INFINITY;
    for gap in &chart.gaps {
        let known = reasons.iter().position(|reason| *reason == gap.reason);
        let index = known.unwrap_or(reasons.len());
        if known.is_none() {
            reasons.push(&gap.reason);
        }
        let rect = place(gap, drawn);
        // Gaps within one pixel are one: thousands of them cost as much as the screen is wide.
        if rect.right < hatched_to + 0.5 {
            continue;
        }
        hatched_to = rect.right;
        if index % 2 == 0 {
            drawn.scene.hatch(rect, Paint::Muted);
        } else {
            drawn.scene.hatch_back(rect, Paint::Muted);
        }
    }
}

/// The reason in a gap that is wide enough for it.
pub fn reasons(chart: &TimeSeries, drawn: &mut Drawn, labels: &mut Labels) {
    for gap in &chart.gaps {
        let rect = place(gap, drawn);
        let wide = text::width(&gap.reason, FONT_PX);
        if gap.reason.is_empty() || rect.width() < wide + 8.0 {
            continue;
        }
        let middle = (rect.left + rect.right) / 2.0;
        let low = drawn.scene.size.height - FOOT_PX - 12.0;
        let places = [low, low - 16.0, low - 32.0, rect.top + 10.0].map(|y| ((middle, y), Anchor::Middle));
        labels.put_on_paper(&mut drawn.scene, &places, &gap.reason, FONT_PX, Paint::Muted);
    }
}
