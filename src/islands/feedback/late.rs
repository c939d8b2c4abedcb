//! The part of the program that a report goes with: the last look, sending, what is on its way, the receipt. It comes
//! once somebody turns to the form, or when something waits.

use super::{Form, kept, look, outbox, send};
use crate::text::Text;
use leptos::prelude::*;
use mingjing_contract::feedback::Receipt;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// What the part can do.
#[derive(Clone, Copy)]
pub struct Sending {
    look: fn(Form),
    retry: fn(Form),
    refresh: fn(Form),
    /// The last look, with the way on or back.
    pub look_view: fn(&'static Text, Form) -> AnyView,
    /// The list of what is kept.
    pub list: fn(&'static Text, Form) -> AnyView,
    /// The receipt of the report that was sent last.
    pub receipt: fn(&'static Text, Form, &Receipt, bool) -> AnyView,
}

#[wasm_split(send, fallible)]
fn sending() -> Result<Sending, SplitLoaderError> {
    Ok(Sending {
        look: send::look,
        retry: send::retry,
        refresh: |form| leptos::task::spawn_local(kept::refresh(form)),
        look_view: look::view,
        list: kept::list,
        receipt: kept::receipt,
    })
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

/// Does something with the part once it is here.
async fn with(form: Form, act: impl FnOnce(Sending)) -> Result<(), SplitLoaderError> {
    let here = form.part.try_get_untracked().flatten();
    let part = match here {
        Some(part) => part,
        None => sending().await?,
    };
    // The page may be gone.
    if here.is_some() || form.part.try_set(Some(part)).is_none() {
        act(part);
    }
    Ok(())
}

/// Fetches the part, with what it keeps reports in.
pub fn prepare(form: Form) {
    leptos::task::spawn_local(async move {
        // Whoever needs it is told then.
        let _ = with(form, |part| (part.refresh)(form)).await;
    });
}

/// Tries what waits once the part is here.
pub fn retry_soon(form: Form) {
    leptos::task::spawn_local(async move {
        let _ = with(form, |part| (part.retry)(form)).await;
    });
}

/// Goes on to the last look once the part is here; says so where it cannot be had.
pub fn look_soon(t: &'static Text, form: Form) {
    leptos::task::spawn_local(async move {
        if with(form, |part| (part.look)(form)).await.is_err() {
            form.problem.try_set(Some(t.send_failed.to_owned()));
        }
    });
}
