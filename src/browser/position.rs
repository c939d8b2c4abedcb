//! Where this device is, with how well it is known: asked of the browser only when somebody wants it.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Milliseconds that a position is waited for.
const PATIENCE_MS: f64 = 20_000.0;

/// A position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fix {
    /// Latitude, degrees of WGS 84.
    pub lat: f64,
    /// Longitude.
    pub lon: f64,
    /// Radius within which it is, in metres.
    pub metres: f64,
}

/// Why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The reader, or the browser for the reader, said no.
    Refused,
    /// The device does not know.
    Unknown,
}

/// How exactly it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exactness {
    /// Whatever the browser has at hand.
    Rough,
    /// As exactly as the device can, waited for with patience.
    Best,
}

impl Exactness {
    fn options(self) -> JsValue {
        if self == Self::Rough {
            return JsValue::UNDEFINED;
        }
        let options = Object::new();
        // A plain object takes every property.
        let _ = Reflect::set(&options, &"enableHighAccuracy".into(), &true.into());
        let _ = Reflect::set(&options, &"timeout".into(), &PATIENCE_MS.into());
        options.into()
    }
}

/// Asks once. The answer never leaves the browser unless its reader sends it.
pub fn ask(exactness: Exactness, tell: impl Fn(Result<Fix, Lost>) + Clone + 'static) {
    let (found, lost) = (tell.clone(), tell.clone());
    let found = Closure::once_into_js(move |position: JsValue| found(fix(&position).ok_or(Lost::Unknown)));
    let lost = Closure::once_into_js(move |error: JsValue| {
        // PERMISSION_DENIED is 1.
        let is_refused = number(&error, "code") == Some(1.0);
        lost(Err(if is_refused { Lost::Refused } else { Lost::Unknown }));
    });
    if start(&found, &lost, &exactness.options()).is_none() {
        tell(Err(Lost::Unknown));
    }
}

fn start(found: &JsValue, lost: &JsValue, options: &JsValue) -> Option<()> {
    let navigator = web_sys::window()?.navigator();
    let geolocation = Reflect::get(navigator.as_ref(), &"geolocation".into()).ok()?;
    let ask: Function = Reflect::get(&geolocation, &"getCurrentPosition".into()).ok()?.dyn_into().ok()?;
    ask.call3(&geolocation, found, lost, options).ok().map(|_| ())
}

fn number(of: &JsValue, name: &str) -> Option<f64> {
    Reflect::get(of, &name.into()).ok()?.as_f64()
}

fn fix(position: &JsValue) -> Option<Fix> {
    let coords = Reflect::get(position, &"coords".into()).ok()?;
    Some(Fix {
        lat: number(&coords, "latitude")?,
        lon: number(&coords, "longitude")?,
        metres: number(&coords, "accuracy")?,
    })
}
