//! Ed25519 by the browser's own cryptography, where it has it (Chromium 137, Firefox 130, Safari 17).

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const NAME: &str = "Ed25519";

/// Whether a signature is good; `None` where the browser cannot tell.
pub async fn verify(public: &[u8], message: &[u8], signature: &[u8]) -> Option<bool> {
    let crypto = web_sys::window()?.crypto().ok()?;
    if Reflect::get(crypto.as_ref(), &"subtle".into()).ok()?.is_undefined() {
        return None;
    }
    let subtle = crypto.subtle();
    let uses = Array::of1(&"verify".into());
    let imported = subtle.import_key_with_str("raw", &Uint8Array::from(public), NAME, false, &uses);
    let key = match JsFuture::from(imported.ok()?).await {
        Ok(key) => key.dyn_into::<web_sys::CryptoKey>().ok()?,
        Err(error) => return refused(&error),
    };
    let answer = subtle.verify_with_str_and_buffer_source_and_buffer_source(
        NAME,
        &key,
        &Uint8Array::from(signature),
        &Uint8Array::from(message),
    );
    match JsFuture::from(answer.ok()?).await {
        Ok(good) => Some(good.is_truthy()),
        Err(error) => refused(&error),
    }
}

/// A browser that does not know the algorithm says so by name; whatever else it refuses is no good key.
fn refused(error: &JsValue) -> Option<bool> {
    let name = Reflect::get(error, &"name".into()).ok()?.as_string()?;
    (name == "DataError" || name == "OperationError").then_some(false)
}
