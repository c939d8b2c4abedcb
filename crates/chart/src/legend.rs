//! A key above a drawing, for where words do not fit beside what they name.

use crate::axes::FONT_PX;
use crate::labels::Labels;
use crate::scene::{Anchor, Rect, Scene};
use crate::text;
use crate::theme::Paint;

/// Height of one line of the key, CSS pixels.
pub const LINE_PX: f64 = 20.0;
/// Side of a mark.
const MARK_PX: f64 = 12.0;
/// White between mark and word, and between entries.
const GAP_PX: (f64, f64) = (5.0, 14.0);

/// What stands before a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sign {
    /// A short line.
    Line(Paint),
    /// A filled square with an outline.
    Square(Paint),
    /// A hatched square: no data.
    Hatched,
}

fn places(entries: &[(Sign, String)], width: f64) -> Vec<(f64, f64, String)> {
    let (mut x, mut y) = (0.0, 0.0);
    entries
        .iter()
        .map(|(_, words)| {
            let words = text::fit(words, FONT_PX, width - MARK_PX - GAP_PX.0);
            let wide = MARK_PX + GAP_PX.0 + text::width(&words, FONT_PX);
            if x > 0.0 && x + wide > width {
                (x, y) = (0.0, y + LINE_PX);
            }
            let place = (x, y, words);
            x += wide + GAP_PX.1;
            place
        })
        .collect()
}

/// Height of a key in a width.
#[must_use]
pub fn height(entries: &[(Sign, String)], width: f64) -> f64 {
    places(entries, width).last().map_or(0.0, |last| last.1 + LINE_PX)
}

/// Draws a key from its top left corner.
pub fn draw(
    entries: &[(Sign, String)],
    (left, top): (f64, f64),
    width: f64,
    scene: &mut Scene,
    labels: &mut Labels,
) {
    for ((sign, _), (x, y, words)) in entries.iter().zip(places(entries, width)) {
        let middle = top + y + LINE_PX / 2.0;
        let rect = Rect {
            left: left + x,
            top: middle - MARK_PX / 2.0,
            right: left + x + MARK_PX,
            bottom: middle + MARK_PX / 2.0,
        };
        match sign {
            Sign::Line(paint) => {
                scene.line(vec![(rect.left, middle), (rect.right, middle)], *paint, 2.5);
            }
            Sign::Square(paint) => square(scene, rect, *paint),
            Sign::Hatched => {
                scene.hatch(rect, Paint::Muted);
                scene.frame(rect, Paint::Muted, 0.75);
            }
        }
        let at = (rect.right + GAP_PX.0, middle);
        labels.at(scene, at, Anchor::Start, &words, FONT_PX, Paint::Muted);
    }
}

/// An official mark: its colour within an outline of ink.
pub fn square(scene: &mut Scene, rect: Rect, paint: Paint) {
    scene.fill(rect, Paint::Ink);
    scene.fill(rect.inset(1.0), paint);
}
