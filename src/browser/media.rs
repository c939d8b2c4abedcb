//! Dark or light, and how many pixels a CSS pixel has: as signals.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};

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
    let dark = window
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
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
        if let Ok(Some(query)) = window.match_media("(prefers-color-scheme: dark)") {
            let _ = query.add_event_listener_with_callback("change", function);
            // The query must outlive this function, or its listener dies with it.
            std::mem::forget(query);
        }
    }
    update.forget();
    screen
}
