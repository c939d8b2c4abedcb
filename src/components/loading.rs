//! Loading, failed, ready: written once.

use super::Ctx;
use super::headline::headline;
use crate::api::{Load, LoadError, load::Loader};
use crate::text::Text;
use leptos::prelude::*;

/// Shows what a loader has: a quiet line while it loads, the reason and a button when it failed, `view`
/// when it is ready.
pub fn show<T: Send + Sync + 'static>(
    loader: Loader<T>,
    ctx: Ctx,
    view: impl Fn(&T) -> AnyView + Send + 'static,
) -> AnyView {
    states(loader, ctx.t, move || headline(ctx, ctx.t.failed.to_owned()), view)
}

/// As [`show`], for a part of a page that has its heading already.
pub fn show_part<T: Send + Sync + 'static>(
    loader: Loader<T>,
    t: &'static Text,
    view: impl Fn(&T) -> AnyView + Send + 'static,
) -> AnyView {
    states(loader, t, move || view! { <p><strong>{t.failed}</strong></p> }.into_any(), view)
}

fn states<T: Send + Sync + 'static>(
    loader: Loader<T>,
    t: &'static Text,
    heading: impl Fn() -> AnyView + Send + 'static,
    view: impl Fn(&T) -> AnyView + Send + 'static,
) -> AnyView {
    (move || {
        loader.state.with(|state| match state {
            Load::Loading => waiting(t),
            Load::Failed(error) => failed(error, t, heading(), Callback::new(move |()| loader.retry())),
            Load::Ready(value) => view(value),
        })
    })
    .into_any()
}

/// The quiet line.
#[must_use]
pub fn waiting(t: &'static Text) -> AnyView {
    view! { <p class="state waiting" role="status">{t.loading}</p> }.into_any()
}

/// The reason, and a button to try again.
#[must_use]
pub fn failed(error: &LoadError, t: &'static Text, heading: AnyView, retry: Callback<()>) -> AnyView {
    let tampered = matches!(error, LoadError::Tampered { .. });
    let can_retry = !matches!(error, LoadError::NotPublished);
    let reason = match error {
        LoadError::Network => t.offline.to_owned(),
        LoadError::Status(code) => (t.status)(*code),
        LoadError::Tampered { path } => (t.tampered)(path),
        LoadError::CannotVerify => t.cannot_verify.to_owned(),
        LoadError::Form(_) => t.form.to_owned(),
        LoadError::NotPublished => t.not_published.to_owned(),
    };
    view! {
        <div class="state failed" class:tampered=tampered role="alert">
            {heading}
            <p>{reason}</p>
            {can_retry.then(|| view! {
                <button type="button" on:click=move |_| retry.run(())>{t.retry}</button>
            })}
        </div>
    }
    .into_any()
}
