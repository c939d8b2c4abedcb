//! SHA-256 by the browser's own cryptography.

use wasm_bindgen_futures::JsFuture;

/// SHA-256 of `bytes` as lower-case hex; `None` where the browser offers none (a page that is not
/// served over HTTPS or from this machine).
pub async fn hex(bytes: &[u8]) -> Option<String> {
    let crypto = web_sys::window()?.crypto().ok()?;
    let subtle = js_sys::Reflect::get(crypto.as_ref(), &"subtle".into()).ok()?;
    if subtle.is_undefined() {
        return None;
    }
    let promise = crypto.subtle().digest_with_str_and_u8_array("SHA-256", bytes).ok()?;
    let digest = js_sys::Uint8Array::new(&JsFuture::from(promise).await.ok()?).to_vec();
    Some(
        digest
            .iter()
            .flat_map(|byte| [byte >> 4, byte & 15])
            .filter_map(|nibble| char::from_digit(u32::from(nibble), 16))
            .collect(),
    )
}
