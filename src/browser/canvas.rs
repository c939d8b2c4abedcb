//! A chart's scene on a canvas, sharp at any device-pixel ratio.

use mingjing_chart::paint::{self, GRID};
use mingjing_chart::{Mark, Rgb, Scene, Theme};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Fonts of chart texts: the same as the page's.
const FONT: &str = "'PingFang SC','HarmonyOS Sans SC','MiSans','Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',sans-serif";

/// Draws `scene`. The canvas gets one device pixel for each device pixel; the finer grid of
/// [`mod@mingjing_chart::paint`] is scaled back by the canvas's transform, so nothing is rounded twice.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a canvas size is small and positive"
)]
pub fn draw(canvas: &HtmlCanvasElement, scene: &Scene, theme: &Theme, ratio: f64) {
    canvas.set_width((scene.size.width * ratio).round() as u32);
    canvas.set_height((scene.size.height * ratio).round() as u32);
    let Some(context) = canvas.get_context("2d").ok().flatten() else { return };
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let scale = ratio / GRID;
    let _ = context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
    context.set_line_join("round");
    if let Some(mut backend) = CanvasBackend::with_canvas_object(canvas.clone()) {
        for mark in &scene.marks {
            if let Mark::Strokes { columns, width, paint } = mark {
                strokes(&context, columns, *width, theme.resolve(*paint), ratio);
                let _ = context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
                continue;
            }
            // A canvas cannot fail to draw in a way that the reader could mend; the table has the numbers.
            let _ = paint::mark(mark, theme, GRID, FONT, &mut backend);
        }
    }
}

/// Thousands of upright strokes: plotters would set the colour anew for each, as words that the browser reads.
fn strokes(
    context: &CanvasRenderingContext2d,
    columns: &[(f64, f64, f64)],
    width: f64,
    (Rgb(red, green, blue), opacity): (Rgb, f64),
    ratio: f64,
) {
    // Whole pixels: they need no smoothing, which takes longer than all the rest.
    let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    let width = (width * ratio).round().max(1.0);
    context.set_fill_style_str(&format!("rgba({red},{green},{blue},{opacity})"));
    for &(left, top, bottom) in columns {
        let (top, bottom) = ((top * ratio).round(), (bottom * ratio).round());
        context.fill_rect((left * ratio).round(), top, width, (bottom - top).max(1.0));
    }
}
