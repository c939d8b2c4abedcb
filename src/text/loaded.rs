//! The words of a language in the browser: a part of the program of its own, so that nobody fetches two.

use super::{Text, en, zh};
use crate::route::Lang;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

#[wasm_split(zh, fallible)]
fn chinese() -> Result<&'static Text, SplitLoaderError> {
    Ok(&zh::TEXT)
}

#[wasm_split(en, fallible)]
fn english() -> Result<&'static Text, SplitLoaderError> {
    Ok(&en::TEXT)
}

/// The words of a language, fetched where they are not here yet.
///
/// # Errors
/// When they could not be fetched; asked again, they are fetched again.
pub async fn load(lang: Lang) -> Result<&'static Text, SplitLoaderError> {
    match lang {
        Lang::Zh => chinese().await,
        Lang::En => english().await,
    }
}
