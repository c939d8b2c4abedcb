//! What is drawn, as data, in CSS pixels from the top left.

use crate::theme::Paint;
use std::fmt;

/// Width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Size {
    /// A size; never below one pixel.
    #[must_use]
    pub fn new(width: f64, height: f64) -> Self {
        Self { width: width.max(1.0), height: height.max(1.0) }
    }
}

/// An axis-parallel rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

impl Rect {
    /// Width, never negative.
    #[must_use]
    pub fn width(&self) -> f64 {
        (self.right - self.left).max(0.0)
    }

    /// Height, never negative.
    #[must_use]
    pub fn height(&self) -> f64 {
        (self.bottom - self.top).max(0.0)
    }

    /// The same, smaller by `by` on each side.
    #[must_use]
    pub fn inset(&self, by: f64) -> Self {
        Self { left: self.left + by, top: self.top + by, right: self.right - by, bottom: self.bottom - by }
    }
}

/// Which part of a text stands at its point; vertically it is always the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A filled rectangle.
    Fill {
        /// Where.
        rect: Rect,
        /// With what.
        paint: Paint,
    },
    /// A line through points.
    Line {
        /// Its points.
        points: Vec<(f64, f64)>,
        /// With what.
        paint: Paint,
        /// Stroke width.
        width: f64,
    },
    /// A line so dense that each column of the screen is one upright stroke.
    Strokes {
        /// Left edge, top and bottom of each stroke.
        columns: Vec<(f64, f64, f64)>,
        /// Width of a column.
        width: f64,
        /// With what.
        paint: Paint,
    },
    /// A filled shape.
    Area {
        /// Its corners.
        points: Vec<(f64, f64)>,
        /// With what.
        paint: Paint,
    },
    /// A filled dot.
    Dot {
        /// Its middle.
        at: (f64, f64),
        /// Its radius.
        radius: f64,
        /// With what.
        paint: Paint,
    },
    /// One line of text.
    Text {
        /// Where its anchor stands.
        at: (f64, f64),
        /// The words.
        text: String,
        /// Font size.
        size: f64,
        /// Which part stands at the point.
        anchor: Anchor,
        /// With what.
        paint: Paint,
    },
}

/// A drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Its size.
    pub size: Size,
    /// From back to front.
    pub marks: Vec<Mark>,
}

impl Scene {
    /// An empty drawing.
    #[must_use]
    pub fn new(size: Size) -> Self {
        Self { size, marks: Vec::new() }
    }

    /// Adds a filled rectangle; an empty one is left out.
    pub fn fill(&mut self, rect: Rect, paint: Paint) {
        if rect.width() > 0.0 && rect.height() > 0.0 {
            self.marks.push(Mark::Fill { rect, paint });
        }
    }

    /// Adds a line; one of fewer than two points is left out.
    pub fn line(&mut self, points: Vec<(f64, f64)>, paint: Paint, width: f64) {
        if points.len() > 1 {
            self.marks.push(Mark::Line { points, paint, width });
        }
    }

    /// Adds upright strokes; none are left out.
    pub fn strokes(&mut self, columns: Vec<(f64, f64, f64)>, width: f64, paint: Paint) {
        if !columns.is_empty() {
            self.marks.push(Mark::Strokes { columns, width, paint });
        }
    }

    /// Adds a filled shape; one of fewer than three corners is left out.
    pub fn area(&mut self, points: Vec<(f64, f64)>, paint: Paint) {
        if points.len() > 2 {
            self.marks.push(Mark::Area { points, paint });
        }
    }

    /// Adds the outline of a rectangle.
    pub fn frame(&mut self, rect: Rect, paint: Paint, width: f64) {
        let Rect { left, top, right, bottom } = rect;
        let corners = vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        self.line(corners, paint, width);
    }

    /// Adds the dashed outline of a rectangle: something is meant here that nobody has told.
    pub fn dashed_frame(&mut self, rect: Rect, paint: Paint, width: f64) {
        const STEP: f64 = 12.0;
        let Rect { left, top, right, bottom } = rect;
        let sides = [
            ((left, top), (right, top)),
            ((right, top), (right, bottom)),
            ((right, bottom), (left, bottom)),
            ((left, bottom), (left, top)),
        ];
        for ((x0, y0), (x1, y1)) in sides {
            let length = (x1 - x0).abs() + (y1 - y0).abs();
            let point = |at: f64| {
                let share = (at / length.max(1e-9)).min(1.0);
                (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)
            };
            let mut at = 0.0;
            while at < length {
                self.line(vec![point(at), point(at + STEP * 0.6)], paint, width);
                at += STEP;
            }
        }
    }

    /// Adds a dot.
    pub fn dot(&mut self, at: (f64, f64), radius: f64, paint: Paint) {
        self.marks.push(Mark::Dot { at, radius, paint });
    }

    /// Adds a text; an empty one is left out.
    pub fn text(&mut self, at: (f64, f64), text: impl Into<String>, size: f64, anchor: Anchor, paint: Paint) {
        let text = text.into();
        if !text.is_empty() {
            self.marks.push(Mark::Text { at, text, size, anchor, paint });
        }
    }

    /// Diagonal hatching of a rectangle: the sign for "no data here".
    pub fn hatch(&mut self, rect: Rect, paint: Paint) {
        self.hatched(rect, paint, false);
    }

    /// The same in the other direction: no data for another reason.
    pub fn hatch_back(&mut self, rect: Rect, paint: Paint) {
        self.hatched(rect, paint, true);
    }

    fn hatched(&mut self, rect: Rect, paint: Paint, back: bool) {
        const STEP: f64 = 7.0;
        if rect.width() <= 0.0 || rect.height() <= 0.0 {
            return;
        }
        // Lines x − y = c, aligned to the drawing so that neighbouring gaps match.
        let mut c = ((rect.left - rect.bottom) / STEP).ceil() * STEP;
        while c < rect.right - rect.top {
            let from = (rect.left.max(c + rect.top), (rect.left - c).max(rect.top));
            let to = (rect.right.min(c + rect.bottom), (rect.right - c).min(rect.bottom));
            if to.0 > from.0 {
                let turn = |(x, y)| if back { (rect.left + rect.right - x, y) } else { (x, y) };
                self.line(vec![turn(from), turn(to)], paint, 0.75);
            }
            c += STEP;
        }
    }
}

/// A line a mark, rounded to a tenth of a pixel: what snapshot tests compare.
impl fmt::Display for Scene {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "scene {:.0}×{:.0}", self.size.width, self.size.height)?;
        for mark in &self.marks {
            match mark {
                Mark::Fill { rect, paint } => {
                    writeln!(
                        f,
                        "fill {:.1},{:.1} {:.1}×{:.1} {paint:?}",
                        rect.left,
                        rect.top,
                        rect.width(),
                        rect.height()
                    )?;
                }
                Mark::Line { points, paint, width } => {
                    write!(f, "line {paint:?} {width:.2}:")?;
                    for (x, y) in points {
                        write!(f, " {x:.1},{y:.1}")?;
                    }
                    writeln!(f)?;
                }
                Mark::Strokes { columns, width, paint } => {
                    write!(f, "strokes {paint:?} {width:.2}:")?;
                    for (left, top, bottom) in columns {
                        write!(f, " {left:.1},{top:.1}–{bottom:.1}")?;
                    }
                    writeln!(f)?;
                }
                Mark::Area { points, paint } => {
                    write!(f, "area {paint:?}:")?;
                    for (x, y) in points {
                        write!(f, " {x:.1},{y:.1}")?;
                    }
                    writeln!(f)?;
                }
                Mark::Dot { at, radius, paint } => {
                    writeln!(f, "dot {:.1},{:.1} r{radius:.1} {paint:?}", at.0, at.1)?;
                }
                Mark::Text { at, text, size, anchor, paint } => {
                    writeln!(f, "text {:.1},{:.1} {anchor:?} {size:.0}px {paint:?} “{text}”", at.0, at.1)?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hatching_stays_inside_its_rectangle() {
        let rect = Rect { left: 13.0, top: 5.0, right: 61.0, bottom: 99.0 };
        let mut scene = Scene::new(Size::new(100.0, 100.0));
        scene.hatch(rect, Paint::Grid);
        scene.hatch_back(rect, Paint::Grid);
        assert!(scene.marks.len() > 20);
        for mark in &scene.marks {
            let Mark::Line { points, .. } = mark else { panic!("only lines") };
            for &(x, y) in points {
                assert!((12.99..=61.01).contains(&x) && (4.99..=99.01).contains(&y), "{x},{y}");
            }
        }
    }
}
