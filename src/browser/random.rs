//! Random identifiers from the browser's own generator.

/// A random UUID; from two random numbers where the browser has no `randomUUID` (an insecure page).
#[must_use]
pub fn uuid() -> String {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let known =
        crypto.as_ref().and_then(|crypto| js_sys::Reflect::get(crypto.as_ref(), &"randomUUID".into()).ok());
    match (crypto, known) {
        (Some(crypto), Some(function)) if function.is_function() => crypto.random_uuid(),
        _ => format!("{:x}-{:x}", js_sys::Math::random().to_bits(), js_sys::Math::random().to_bits()),
    }
}
