//! Where the reader is, asked of the browser only when the reader wants it. It never leaves the browser.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Asks once; `tell` gets longitude and latitude in degrees, or nothing when the browser does not know or the
/// reader says no.
pub fn ask(tell: impl Fn(Option<(f64, f64)>) + Clone + 'static) {
    let refused = tell.clone();
    let found = Closure::once_into_js(move |position: JsValue| tell(coordinates(&position)));
    let failed = Closure::once_into_js({
        let refused = refused.clone();
        move |_: JsValue| refused(None)
    });
    if start(&found, &failed).is_none() {
        refused(None);
    }
}

fn start(found: &JsValue, failed: &JsValue) -> Option<()> {
    let navigator = web_sys::window()?.navigator();
    let geolocation = Reflect::get(navigator.as_ref(), &"geolocation".into()).ok()?;
    let ask: Function = Reflect::get(&geolocation, &"getCurrentPosition".into()).ok()?.dyn_into().ok()?;
    ask.call2(&geolocation, found, failed).ok().map(|_| ())
}

fn coordinates(position: &JsValue) -> Option<(f64, f64)> {
    let coords = Reflect::get(position, &"coords".into()).ok()?;
    let number = |name: &str| Reflect::get(&coords, &name.into()).ok()?.as_f64();
    Some((number("longitude")?, number("latitude")?))
}
