//! The drawing on its canvas, and what is read from it.

use super::marks::Cursor;
use crate::browser::media::Screen;
use crate::browser::{canvas, hant};
use crate::components::figure::height_of;
use crate::view_model::figure::Drawing;
use mingjing_chart::kinds::ranked_bars::{self, RankedBars};
use mingjing_chart::kinds::time_series::{self, Drawn, Prepared, View};
use mingjing_chart::{Size, Theme, Window};
use std::cell::RefCell;
use web_sys::HtmlCanvasElement;

/// Fewer points than these fill no plot: nobody zooms in further.
const LEAST_POINTS: f64 = 4.0;

/// A drawing that can be painted again at another width or on another stretch of time.
pub struct Surface {
    canvas: HtmlCanvasElement,
    drawing: Drawing,
    prepared: Prepared,
    /// What was drawn last, to read the cursor by. Rows of bars need none.
    drawn: RefCell<Option<Drawn>>,
}

impl Surface {
    /// Reads all points once.
    #[must_use]
    pub fn new(canvas: HtmlCanvasElement, drawing: Drawing) -> Self {
        let prepared = match &drawing {
            Drawing::Time(spec) => Prepared::of(spec),
            Drawing::Bars(_) => Prepared::default(),
        };
        Self { canvas, drawing, prepared, drawn: RefCell::new(None) }
    }

    /// All of the time there is.
    #[must_use]
    pub fn window(&self) -> Option<Window> {
        let Drawing::Time(spec) = &self.drawing else { return None };
        let full = spec.range.unwrap_or_else(|| time_series::time_extent(spec));
        let points = spec.series.iter().map(|series| series.points.len()).max().unwrap_or(0);
        Some(Window::new(full, (full.1 - full.0) * LEAST_POINTS / (points.max(2) as f64)))
    }

    /// Height at a width, CSS pixels.
    #[must_use]
    pub fn height(&self, width: f64) -> f64 {
        height_of(&self.drawing, width)
    }

    /// Lays out and paints.
    pub fn draw(&self, width: f64, range: Option<(f64, f64)>, screen: Screen) {
        let theme = if screen.dark { Theme::DARK } else { Theme::LIGHT };
        match &self.drawing {
            Drawing::Time(spec) => {
                let size = Size::new(width, self.height(width));
                let view = View { size, range: range.or(spec.range), per_px: screen.ratio };
                let mut drawn = self.prepared.build(spec, &view);
                hant::scene(&mut drawn.scene);
                canvas::draw(&self.canvas, &drawn.scene, &theme, screen.ratio);
                self.drawn.replace(Some(drawn));
            }
            Drawing::Bars(spec) => {
                let mut scene = ranked_bars::build(&RankedBars { width, ..spec.clone() });
                hant::scene(&mut scene);
                canvas::draw(&self.canvas, &scene, &theme, screen.ratio);
            }
        }
    }

    /// Number of the point or bar at a place.
    #[must_use]
    pub fn index_at(&self, x: f64, y: f64) -> Option<usize> {
        match &self.drawing {
            Drawing::Time(spec) => self.drawn.borrow().as_ref()?.nearest(spec.series.first()?, x),
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a row number")]
            Drawing::Bars(_) => Some((y / ranked_bars::ROW_PX).max(0.0) as usize),
        }
    }

    /// Where a point or bar is; none where it is not seen.
    #[must_use]
    pub fn place_of(&self, index: usize) -> Option<Cursor> {
        let Drawing::Time(spec) = &self.drawing else {
            return Some(Cursor::Row { top: index as f64 * ranked_bars::ROW_PX });
        };
        let drawn = self.drawn.borrow();
        let drawn = drawn.as_ref()?;
        let point = spec.series.first()?.points.get(index)?;
        let x = drawn.x.px(point.x);
        let seen = (drawn.plot.left - 0.5..=drawn.plot.right + 0.5).contains(&x);
        seen.then(|| Cursor::Line {
            x,
            y: point.y.map(|y| drawn.y.px(y)),
            top: drawn.plot.top,
            bottom: drawn.plot.bottom,
        })
    }

    /// The moment of a point.
    #[must_use]
    pub fn moment_of(&self, index: usize) -> Option<f64> {
        let Drawing::Time(spec) = &self.drawing else { return None };
        Some(spec.series.first()?.points.get(index)?.x)
    }

    /// The moment at a pixel column, and a pixel's length in seconds.
    #[must_use]
    pub fn moment_at(&self, x: f64) -> Option<(f64, f64)> {
        let drawn = self.drawn.borrow();
        let scale = &drawn.as_ref()?.x;
        Some((scale.value(x), scale.value(1.0) - scale.value(0.0)))
    }

    /// Top and bottom of the plot.
    #[must_use]
    pub fn heights(&self) -> (f64, f64) {
        self.drawn.borrow().as_ref().map_or((0.0, 0.0), |drawn| (drawn.plot.top, drawn.plot.bottom))
    }
}
