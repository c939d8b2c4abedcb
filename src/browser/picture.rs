//! Texts and pictures that leave the page.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{CanvasRenderingContext2d, Document, HtmlCanvasElement, HtmlElement, HtmlImageElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Puts a text where the reader can paste it from.
pub fn copy(text: &str) {
    if let Some(window) = web_sys::window() {
        // Where it is refused the text is selected, and the reader copies it.
        let _ = window.navigator().clipboard().write_text(text);
    }
}

/// Draws an SVG, so many pixels for each of its own, and gives it to the reader as a file.
pub fn save_png(svg: &str, scale: u8, name: &str) {
    let Ok(image) = HtmlImageElement::new() else { return };
    let (drawn, name) = (image.clone(), name.to_owned());
    let save = Closure::once_into_js(move || {
        // A browser that refuses gives no file.
        let _ = save(&drawn, scale, &name);
    });
    image.set_onload(Some(save.unchecked_ref()));
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{}", crate::route::encode(svg)));
}

fn save(image: &HtmlImageElement, scale: u8, name: &str) -> Option<()> {
    let canvas: HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let (width, height) =
        (image.natural_width() * u32::from(scale), image.natural_height() * u32::from(scale));
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(
            image,
            0.0,
            0.0,
            f64::from(width),
            f64::from(height),
        )
        .ok()?;
    let link: HtmlElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_attribute("href", &canvas.to_data_url_with_type("image/png").ok()?).ok()?;
    link.set_attribute("download", name).ok()?;
    link.click();
    Some(())
}
