//! Axes that several kinds of chart share: values at the left, time below.

use crate::labels::Labels;
use crate::scale::{self, Linear};
use crate::scene::{Anchor, Rect, Scene};
use crate::text;
use crate::theme::Paint;
use crate::time_axis::{self, TimeTick};

/// Font size of all labels, CSS pixels.
pub const FONT_PX: f64 = 12.0;
/// Height that one value tick asks for.
const TICK_PX: f64 = 56.0;

/// Words for a tick of the time axis.
#[derive(Clone, Copy, Debug)]
pub struct TickLabel(pub fn(&TimeTick) -> String);

impl PartialEq for TickLabel {
    fn eq(&self, other: &Self) -> bool {
        // The same words twice in the program may count as different: then a chart is drawn once too often.
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

impl Default for TickLabel {
    fn default() -> Self {
        Self(|tick| tick.at.to_string())
    }
}

/// Round values and their words.
#[derive(Clone, Debug, PartialEq)]
pub struct Values {
    /// The values, ascending.
    pub at: Vec<f64>,
    /// Their words.
    pub labels: Vec<String>,
    /// What the axis covers.
    pub domain: (f64, f64),
}

impl Values {
    /// For a range of values on an axis of a length.
    #[must_use]
    pub fn new((low, high): (f64, f64), length: f64, tick_px: f64) -> Self {
        let (at, decimals) = scale::ticks(low, high, whole(length / tick_px.max(1.0), 2, 8));
        let labels = at.iter().map(|value| number(*value, decimals)).collect();
        let domain =
            (at.first().copied().unwrap_or(low).min(low), at.last().copied().unwrap_or(high).max(high));
        Self { at, labels, domain }
    }

    /// For the height of a drawing.
    #[must_use]
    pub fn for_height(range: (f64, f64), height: f64) -> Self {
        Self::new(range, height, TICK_PX)
    }

    /// Width of the widest label with the white beside it.
    #[must_use]
    pub fn gutter(&self) -> f64 {
        widest(self.labels.iter().map(String::as_str), FONT_PX) + 10.0
    }

    /// Grid lines over the plot and labels at its left.
    pub fn draw_left(&self, y: &Linear, plot: &Rect, scene: &mut Scene, labels: &mut Labels) {
        for (value, label) in self.at.iter().zip(&self.labels) {
            let at = y.px(*value);
            scene.line(vec![(plot.left, at), (plot.right, at)], Paint::Grid, 1.0);
            labels.at(scene, (plot.left - 6.0, at), Anchor::End, label, FONT_PX, Paint::Muted);
        }
    }

    /// Grid lines over the plot and labels below it.
    pub fn draw_below(&self, x: &Linear, plot: &Rect, scene: &mut Scene, labels: &mut Labels) {
        for (value, label) in self.at.iter().zip(&self.labels) {
            let at = x.px(*value);
            scene.line(vec![(at, plot.top), (at, plot.bottom)], Paint::Grid, 1.0);
            labels.at(scene, (at, plot.bottom + 12.0), Anchor::Middle, label, FONT_PX, Paint::Muted);
        }
    }
}

/// A number with as many decimals as its neighbours; from ten thousand on in groups of three.
#[must_use]
pub fn number(value: f64, decimals: usize) -> String {
    let plain = text::fixed(value, decimals);
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let (sign, digits) = whole.split_at(usize::from(whole.starts_with('-')));
    if digits.len() < 5 || !digits.is_ascii() {
        return plain;
    }
    let mut grouped = String::from(sign);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            // A narrow space that no line breaks at.
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    grouped + rest
}

/// Line, ticks and labels of the time below a plot.
pub fn draw_time(
    x: &Linear,
    plot: &Rect,
    utc_offset_s: i32,
    words: TickLabel,
    scene: &mut Scene,
    labels: &mut Labels,
) {
    for tick in
        time_axis::ticks(x.domain.0, x.domain.1, whole((x.range.1 - x.range.0) / 64.0, 1, 64), utc_offset_s)
    {
        let at = x.px(tick.x);
        scene.line(vec![(at, plot.bottom), (at, plot.bottom + 4.0)], Paint::Muted, 1.0);
        labels.at(scene, (at, plot.bottom + 14.0), Anchor::Middle, &(words.0)(&tick), FONT_PX, Paint::Muted);
    }
    scene.line(vec![(plot.left, plot.bottom), (plot.right, plot.bottom)], Paint::Muted, 1.0);
}

/// Width of the widest text.
#[must_use]
pub fn widest<'a>(texts: impl Iterator<Item = &'a str>, font_px: f64) -> f64 {
    texts.map(|label| text::width(label, font_px)).fold(0.0, f64::max)
}

/// Every how manieth of names that stand `step_px` apart can be written.
#[must_use]
pub fn stride<'a>(names: impl Iterator<Item = &'a str>, step_px: f64) -> usize {
    whole(((widest(names, FONT_PX) + 6.0) / step_px.max(0.1)).ceil(), 1, usize::MAX)
}

/// A count from a float, within limits.
pub(crate) fn whole(value: f64, least: usize, most: usize) -> usize {
    (value.max(0.0) as usize).clamp(least, most)
}

/// A span of time with some width: a lone moment stands in the middle of its day.
#[must_use]
pub fn span_of_time(low: f64, high: f64) -> (f64, f64) {
    const HALF_A_DAY_S: f64 = 43_200.0;
    match low.total_cmp(&high) {
        std::cmp::Ordering::Less => (low, high),
        std::cmp::Ordering::Equal => (low - HALF_A_DAY_S, high + HALF_A_DAY_S),
        std::cmp::Ordering::Greater => (0.0, 1.0),
    }
}

/// A range of values with some height, beginning at nought if wanted.
#[must_use]
pub fn opened((mut low, mut high): (f64, f64), from_zero: bool) -> (f64, f64) {
    if from_zero {
        low = low.min(0.0);
    }
    if high - low < 1e-9 {
        high = low + if low.abs() > 1.0 { low.abs() * 0.1 } else { 1.0 };
    }
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_are_grouped() {
        assert_eq!(number(1234.0, 0), "1234");
        assert_eq!(number(-1_234_567.5, 1), "-1\u{202f}234\u{202f}567.5");
        assert_eq!(number(0.25, 2), "0.25");
    }
}
