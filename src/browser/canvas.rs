//! A chart's scene on a canvas, sharp at any device-pixel ratio.

use mingjing_chart::paint::{self, GRID};
use mingjing_chart::pixels::{self, Picture, Strokes};
use mingjing_chart::text::FONTS;
use mingjing_chart::{Mark, Rgb, Scene, Theme};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

/// From so many strokes on a picture of them is quicker than one call for each; a picture has a cost of its own.
const MANY: usize = 600;

/// Draws `scene`. The canvas gets one device pixel for each device pixel; the finer grid of
/// [`mod@mingjing_chart::paint`] is scaled back by the canvas's transform, so nothing is rounded twice.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a canvas size is small and positive"
)]
pub fn draw(canvas: &HtmlCanvasElement, scene: &Scene, theme: &Theme, ratio: f64) {
    let Some(context) = canvas.get_context("2d").ok().flatten() else { return };
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let size = ((scene.size.width * ratio).round() as u32, (scene.size.height * ratio).round() as u32);
    if (canvas.width(), canvas.height()) == size {
        // The same memory again: a size that is set anew costs as much as drawing a hundred lines.
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        context.clear_rect(0.0, 0.0, size.0.into(), size.1.into());
    } else {
        canvas.set_width(size.0);
        canvas.set_height(size.1);
    }
    let scale = ratio / GRID;
    let _ = context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
    context.set_line_join("round");
    if let Some(mut backend) = CanvasBackend::with_canvas_object(canvas.clone()) {
        let mut strokes = Vec::new();
        let mut marks = scene.marks.iter().peekable();
        while let Some(mark) = marks.next() {
            if let Mark::Strokes { columns, width, paint } = mark {
                strokes.push(Strokes { columns, width: *width, colour: theme.resolve(*paint) });
                if !matches!(marks.peek(), Some(Mark::Strokes { .. })) {
                    upright(&context, &strokes, ratio);
                    strokes.clear();
                    let _ = context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
                }
                continue;
            }
            // A canvas cannot fail to draw in a way that the reader could mend; the table has the numbers.
            let _ = paint::mark(mark, theme, GRID, FONTS, &mut backend);
        }
    }
}

thread_local! {
    /// Where pixels are laid out before they go over a drawing.
    static SHEET: Option<HtmlCanvasElement> = sheet();
}

fn sheet() -> Option<HtmlCanvasElement> {
    web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()
}

/// Upright strokes: plotters would set the colour anew for each, as words that the browser reads.
fn upright(context: &CanvasRenderingContext2d, all: &[Strokes], ratio: f64) {
    // Whole pixels: they need no smoothing, which takes longer than all the rest.
    let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    let count: usize = all.iter().map(|strokes| strokes.columns.len()).sum();
    if count >= MANY && lay(context, &pixels::strokes(all, ratio)).is_some() {
        return;
    }
    for Strokes { columns, width, colour: (Rgb(red, green, blue), opacity) } in all {
        let width = (width * ratio).round().max(1.0);
        context.set_fill_style_str(&format!("rgba({red},{green},{blue},{opacity})"));
        for &(left, top, bottom) in *columns {
            let (top, bottom) = ((top * ratio).round(), (bottom * ratio).round());
            context.fill_rect((left * ratio).round(), top, width, (bottom - top).max(1.0));
        }
    }
}

/// Lays a picture over the drawing.
fn lay(context: &CanvasRenderingContext2d, picture: &Picture) -> Option<()> {
    let size = (u32::try_from(picture.size.0).ok()?, u32::try_from(picture.size.1).ok()?);
    let bytes = Clamped(picture.pixels.as_flattened());
    let image = ImageData::new_with_u8_clamped_array_and_sh(bytes, size.0, size.1).ok()?;
    let sheet = SHEET.with(Clone::clone)?;
    // It only grows: memory that is set anew is memory that is cleared.
    if sheet.width() < size.0 || sheet.height() < size.1 {
        sheet.set_width(size.0);
        sheet.set_height(size.1);
    }
    let over: CanvasRenderingContext2d = sheet.get_context("2d").ok()??.unchecked_into();
    over.put_image_data(&image, 0.0, 0.0).ok()?;
    let (wide, high) = (f64::from(size.0), f64::from(size.1));
    let (x, y) = (picture.at.0 as f64, picture.at.1 as f64);
    context
        .draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
            &sheet, 0.0, 0.0, wide, high, x, y, wide, high,
        )
        .ok()
}
