//! What the page asked for before the app ran (the script that the publisher writes at its end).

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Name of the promises, by path below the site's root, in the page.
const EARLY: &str = "early";

fn promise(early: &JsValue, path: &str) -> Option<Promise> {
    Reflect::get(early, &path.into()).ok()?.dyn_into().ok()
}

fn all() -> Option<JsValue> {
    Reflect::get(web_sys::window()?.as_ref(), &EARLY.into()).ok()
}

/// Whether the page asked for a file, and nobody has taken the answer yet.
#[must_use]
pub fn has(path: &str) -> bool {
    all().is_some_and(|early| promise(&early, path).is_some())
}

/// The answer to a request of the page itself, once: whoever asks again asks the network. `None` where the page
/// did not ask, or nothing came of it.
pub async fn take(path: &str) -> Option<Response> {
    let early = all()?;
    let promise = promise(&early, path)?;
    Reflect::delete_property(early.unchecked_ref::<js_sys::Object>(), &path.into()).ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}
