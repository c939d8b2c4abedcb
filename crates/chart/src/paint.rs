//! Draws a scene on any plotters backend.
//!
//! plotters' coordinates are whole numbers, which makes stair-steps of slanting lines. So a scene is
//! painted on a grid finer than the pixel: every length is multiplied by `grid`, rounded once, and the
//! caller scales the surface back (canvas transform, SVG `viewBox`).

use crate::scene::{Anchor, Mark, Scene};
use crate::theme::{Rgb, Theme};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, RGBAColor, ShapeStyle, TextStyle};
use plotters_backend::{DrawingBackend, DrawingErrorKind};
/// Grid units in a CSS pixel that suit canvas and SVG.
pub const GRID: f64 = 8.0;

/// Draws `scene` with `theme`'s colours, `grid` units a CSS pixel, texts in `font`.
///
/// # Errors
/// The backend's own.
pub fn paint<DB: DrawingBackend>(
    scene: &Scene,
    theme: &Theme,
    grid: f64,
    font: &str,
    backend: &mut DB,
) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
    scene.marks.iter().try_for_each(|one| mark(one, theme, grid, font, backend))
}

/// Draws one mark, as [`paint`] does.
///
/// # Errors
/// The backend's own.
pub fn mark<DB: DrawingBackend>(
    mark: &Mark,
    theme: &Theme,
    grid: f64,
    font: &str,
    backend: &mut DB,
) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
    let at = |(x, y): (f64, f64)| (to_grid(x * grid), to_grid(y * grid));
    {
        match mark {
            Mark::Fill { rect, paint } => {
                let style: ShapeStyle = colour(theme.resolve(*paint)).filled();
                backend.draw_rect(at((rect.left, rect.top)), at((rect.right, rect.bottom)), &style, true)?;
            }
            Mark::Line { points, paint, width } => {
                let style = colour(theme.resolve(*paint)).stroke_width(stroke(*width * grid));
                backend.draw_path(points.iter().copied().map(at), &style)?;
            }
            Mark::Strokes { columns, width, paint } => {
                let style: ShapeStyle = colour(theme.resolve(*paint)).filled();
                for &(left, top, bottom) in columns {
                    backend.draw_rect(at((left, top)), at((left + width, bottom)), &style, true)?;
                }
            }
            Mark::Area { points, paint } => {
                let style: ShapeStyle = colour(theme.resolve(*paint)).filled();
                backend.fill_polygon(points.iter().copied().map(at), &style)?;
            }
            Mark::Dot { at: middle, radius, paint } => {
                let style: ShapeStyle = colour(theme.resolve(*paint)).filled();
                backend.draw_circle(at(*middle), stroke(*radius * grid), &style, true)?;
            }
            Mark::Text { at: point, text, size, anchor, paint } => {
                let h = match anchor {
                    Anchor::Start => HPos::Left,
                    Anchor::Middle => HPos::Center,
                    Anchor::End => HPos::Right,
                };
                let colour = colour(theme.resolve(*paint));
                let style = TextStyle::from((FontFamily::Name(font), *size * grid))
                    .color(&colour)
                    .pos(Pos::new(h, VPos::Center));
                backend.draw_text(text, &style, at(*point))?;
            }
        }
    }
    Ok(())
}

fn colour((Rgb(red, green, blue), opacity): (Rgb, f64)) -> RGBAColor {
    RGBAColor(red, green, blue, opacity)
}

/// Rounds to the grid; a float-to-int cast saturates, so hostile values stay drawable.
fn to_grid(value: f64) -> i32 {
    value.round().clamp(-1e6, 1e6) as i32
}

fn stroke(value: f64) -> u32 {
    value.round().clamp(1.0, 1e4) as u32
}
