//! Places ranked by one value: the longest bar first, every bar with its name and its number.

use crate::scene::{Anchor, Rect, Scene, Size};
use crate::text;
use crate::theme::{Paint, Rgb};

const FONT_PX: f64 = 13.0;

/// Height of one row, CSS pixels.
pub const ROW_PX: f64 = 28.0;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Name at the left.
    pub label: String,
    /// The value; absent: no bar, the words of `value_label` alone.
    pub value: Option<f64>,
    /// Words at the bar's end.
    pub value_label: String,
    /// Official colour of the mark before the number.
    pub colour: Option<Rgb>,
}

/// What goes in.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedBars {
    /// Width in CSS pixels; the height follows from the rows.
    pub width: f64,
    /// The bars, already in order.
    pub bars: Vec<Bar>,
}

/// The drawing's height for a number of rows.
#[must_use]
pub fn height(rows: usize) -> f64 {
    ROW_PX * rows.max(1) as f64
}

/// Lays out and draws.
#[must_use]
pub fn build(chart: &RankedBars) -> Scene {
    let size = Size::new(chart.width, height(chart.bars.len()));
    let mut scene = Scene::new(size);
    let names = widest(chart.bars.iter().map(|bar| bar.label.as_str())).min(size.width * 0.38);
    let numbers = widest(chart.bars.iter().map(|bar| bar.value_label.as_str())).min(size.width * 0.42) + 26.0;
    let longest = chart.bars.iter().filter_map(|bar| bar.value).fold(0.0, f64::max);
    let left = names + 10.0;
    let room = (size.width - left - numbers).max(4.0);
    for (index, bar) in chart.bars.iter().enumerate() {
        let middle = ROW_PX * (index as f64 + 0.5);
        let label = text::fit(&bar.label, FONT_PX, names);
        scene.text((names, middle), label, FONT_PX, Anchor::End, Paint::Ink);
        let length =
            bar.value.filter(|_| longest > 0.0).map_or(0.0, |value| (value / longest * room).max(1.0));
        let rect = Rect { left, top: middle - 7.0, right: left + length, bottom: middle + 7.0 };
        if bar.value.is_some() {
            scene.fill(rect, Paint::Accent);
        }
        let mut words_at = rect.right + 6.0;
        if let Some(colour) = bar.colour {
            let mark =
                Rect { left: words_at, top: middle - 6.0, right: words_at + 12.0, bottom: middle + 6.0 };
            scene.fill(mark, Paint::Ink);
            let inner = Rect {
                left: mark.left + 1.0,
                top: mark.top + 1.0,
                right: mark.right - 1.0,
                bottom: mark.bottom - 1.0,
            };
            scene.fill(inner, Paint::Fixed(colour, 1.0));
            words_at += 17.0;
        }
        let paint = if bar.value.is_some() { Paint::Ink } else { Paint::Muted };
        scene.text(
            (words_at, middle),
            text::fit(&bar.value_label, FONT_PX, size.width - words_at),
            FONT_PX,
            Anchor::Start,
            paint,
        );
    }
    scene
}

fn widest<'a>(labels: impl Iterator<Item = &'a str>) -> f64 {
    labels.map(|label| text::width(label, FONT_PX)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Mark;

    fn bars() -> RankedBars {
        RankedBars {
            width: 328.0,
            bars: vec![
                Bar {
                    label: "海北新区".into(),
                    value: Some(86.0),
                    value_label: "86 良".into(),
                    colour: Some(Rgb(255, 255, 0)),
                },
                Bar {
                    label: "聚英学校".into(),
                    value: Some(43.0),
                    value_label: "43 优".into(),
                    colour: Some(Rgb(0, 228, 0)),
                },
                Bar { label: "2186A".into(), value: None, value_label: "无数据".into(), colour: None },
            ],
        }
    }

    #[test]
    fn a_missing_value_has_words_and_no_bar() {
        let scene = build(&bars());
        let accents: Vec<_> = scene
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Fill { rect, paint: Paint::Accent } => Some(rect.width()),
                _ => None,
            })
            .collect();
        assert_eq!(accents.len(), 2);
        assert!((accents[0] / accents[1] - 2.0).abs() < 1e-9);
        assert!(scene.to_string().contains("无数据"));
    }
}
