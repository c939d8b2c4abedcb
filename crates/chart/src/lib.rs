//! Charts as data: series → scale → layout → scene → paint.
//!
//! Everything up to the [`Scene`] is pure and works in CSS pixels; [`paint`] is the only code that
//! touches a drawing library, and it draws one scene on any plotters backend (canvas, SVG, bitmap).
//! The crate knows no domain word (no pollutant, no task) and no browser.
//!
//! ```
//! use mingjing_chart::{Point, Series, Size, kinds::time_series::{TimeSeries, build}};
//! let series = Series::new("a", vec![Point::new(0.0, Some(1.0)), Point::new(3600.0, None)]);
//! let chart = TimeSeries { size: Size::new(320.0, 200.0), series: vec![series], ..TimeSeries::default() };
//! let drawn = build(&chart);
//! assert!(drawn.scene.marks.len() > 3);
//! ```

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "positions are floats, and a float-to-integer cast saturates: no value can leave the drawing"
)]

pub mod axes;
pub mod facts;
#[cfg(not(target_arch = "wasm32"))]
pub mod gallery;
pub mod gestures;
pub mod kinds;
pub mod labels;
pub mod legend;
pub mod lines;
pub mod paint;
pub mod pixels;
pub mod pyramid;
pub mod scale;
pub mod scene;
pub mod series;
pub mod svg;
pub mod text;
pub mod theme;
pub mod time_axis;
pub mod window;

pub use pyramid::Pyramid;
pub use scene::{Anchor, Mark, Rect, Scene, Size};
pub use series::{Point, Series};
pub use theme::{Paint, Rgb, Theme};
pub use window::Window;
