//! What this browser remembers for the reader: the chosen place, a draft.

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// A remembered value.
#[must_use]
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?.filter(|value| !value.is_empty())
}

/// Remembers a value; an empty one is forgotten. A browser that refuses storage is no error.
pub fn set(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = if value.is_empty() { storage.remove_item(key) } else { storage.set_item(key, value) };
    }
}
