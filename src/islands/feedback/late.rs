//! The part of the program that a report goes with: the last look, sending, what is on its way, the receipt. It comes
//! once somebody turns to the form, or when something waits.

use super::{Form, kept, look, outbox, send};
use crate::text::Text;
use futures::FutureExt;
use leptos::prelude::*;
use mingjing_contract::feedback::Receipt;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

#[wasm_split(send, fallible, preload(load_send))]
fn look(form: Form) -> Result<(), SplitLoaderError> {
    send::look(form);
    Ok(())
}

#[wasm_split(send, fallible)]
fn retry(form: Form) -> Result<(), SplitLoaderError> {
    send::retry(form);
    Ok(())
}

#[wasm_split(send, fallible)]
fn refresh(form: Form) -> Result<(), SplitLoaderError> {
    leptos::task::spawn_local(kept::refresh(form));
    Ok(())
}

/// Tries everything that waits, wherever the reader is.
///
/// # Errors
/// When the part could not be fetched.
#[wasm_split(send, fallible)]
pub fn flush() -> Result<(), SplitLoaderError> {
    leptos::task::spawn_local(outbox::flush());
    Ok(())
}

/// The last look, with the way on or back.
#[wasm_split(send, fallible)]
pub fn look_view(t: &'static Text, form: Form) -> Result<AnyView, SplitLoaderError> {
    Ok(look::view(t, form))
}

/// The list of what is kept.
#[wasm_split(send, fallible)]
pub fn list(t: &'static Text, form: Form) -> Result<AnyView, SplitLoaderError> {
    Ok(kept::list(t, form))
}

/// The receipt of the report that was sent last.
#[wasm_split(send, fallible)]
pub fn receipt(
    t: &'static Text,
    form: Form,
    receipt: Receipt,
    lost_photos: bool,
) -> Result<AnyView, SplitLoaderError> {
    Ok(kept::receipt(t, form, &receipt, lost_photos))
}

/// What a view of this part draws. Nobody gets to one without the part.
pub fn drawn(view: impl Future<Output = Result<AnyView, SplitLoaderError>>) -> AnyView {
    view.now_or_never().and_then(Result::ok).unwrap_or_else(|| ().into_any())
}

/// Fetches the part, with what it keeps reports in.
pub fn prepare(form: Form) {
    leptos::task::spawn_local(async move {
        if refresh(form).await.is_ok() {
            form.is_ready.try_set(true);
        }
    });
}

/// Tries what waits once the part is here.
pub fn retry_soon(form: Form) {
    leptos::task::spawn_local(async move {
        if retry(form).await.is_ok() {
            form.is_ready.try_set(true);
        }
    });
}

/// Goes on to the last look once the part is here; says so where it cannot be had.
pub fn look_soon(t: &'static Text, form: Form) {
    leptos::task::spawn_local(async move {
        match look(form).await {
            Ok(()) => {
                form.is_ready.try_set(true);
            }
            Err(_) => {
                form.problem.try_set(Some(t.send_failed.to_owned()));
            }
        }
    });
}
