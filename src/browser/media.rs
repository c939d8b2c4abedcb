//! Dark or light, and how many pixels a CSS pixel has: as signals. Paper is light, and finer than a screen.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};

/// Device pixels in a CSS pixel on paper: 288 in an inch.
const PAPER_RATIO: f64 = 3.0;
const DARK: &str = "(prefers-color-scheme: dark)";
const PAPER: &str = "print";

/// What the screen is like now. Changes when the reader changes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screen {
    /// The reader prefers dark.
    pub dark: bool,
    /// Device pixels in a CSS pixel.
    pub ratio: f64,
}

fn read() -> Screen {
    let Some(window) = web_sys::window() else { return Screen { dark: false, ratio: 1.0 } };
    let is = |query| window.match_media(query).ok().flatten().is_some_and(|query| query.matches());
    if is(PAPER) {
        return Screen { dark: false, ratio: PAPER_RATIO };
    }
    // A chart alone may stand on a page of others that asks for one of both.
    let root = window.document().and_then(|document| document.document_element());
    let theme = root.and_then(|root| root.get_attribute("data-theme"));
    let dark = theme.map_or_else(|| is(DARK), |theme| theme == "dark");
    Screen { dark, ratio: window.device_pixel_ratio().clamp(0.5, 4.0) }
}

/// Follows the screen for as long as the page lives. Call once.
#[must_use]
pub fn follow() -> ReadSignal<Screen> {
    let (screen, set_screen) = signal(read());
    let update = Closure::<dyn Fn()>::new(move || {
        let now = read();
        if screen.get_untracked() != now {
            set_screen.set(now);
        }
    });
    if let Some(window) = web_sys::window() {
        let function = update.as_ref().unchecked_ref();
        let _ = window.add_event_listener_with_callback("resize", function);
        for query in [DARK, PAPER].map(|query| window.match_media(query)).into_iter().flatten().flatten() {
            let _ = query.add_event_listener_with_callback("change", function);
            // The query must outlive this function, or its listener dies with it.
            std::mem::forget(query);
        }
    }
    update.forget();
    screen
}
