//! The states of something that is fetched, as a signal.

use leptos::prelude::*;
use std::future::Future;

/// Something on its way.
#[derive(Clone, Debug, PartialEq)]
pub enum Load<T> {
    /// Not here yet.
    Loading,
    /// It cannot be had; the reader may try again.
    Failed(LoadError),
    /// Here.
    Ready(T),
}

/// Why something could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// No answer: offline, or the server is gone.
    Network,
    /// An answer that is not the thing: the HTTP status.
    Status(u16),
    /// The bytes are not those that the release names: they are not shown.
    Tampered {
        /// Path of the file.
        path: String,
    },
    /// The browser cannot check hashes (not a secure context).
    CannotVerify,
    /// Bytes as named, but not in the form of this contract.
    Form(String),
    /// The release has no such table or part.
    NotPublished,
}

/// A loader: fetches when its key is first known, when the key changes, and on [`Loader::retry`].
pub struct Loader<T: Send + Sync + 'static> {
    /// The state.
    pub state: ReadSignal<Load<T>>,
    again: RwSignal<u32>,
}

impl<T: Send + Sync + 'static> Clone for Loader<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Loader<T> {}

impl<T: Send + Sync + 'static> Loader<T> {
    /// Tries once more.
    pub fn retry(&self) {
        self.again.update(|count| *count += 1);
    }
}

/// Starts a loader. An answer to an older key is dropped; while a new key loads, the old value stays
/// until the new one is there, so that changing a choice does not blink.
pub fn loader<K, T, F, Fut>(key: impl Fn() -> K + 'static, fetch: F) -> Loader<T>
where
    K: Clone + PartialEq + 'static,
    T: Send + Sync + 'static,
    F: Fn(K) -> Fut + 'static,
    Fut: Future<Output = Result<T, LoadError>> + 'static,
{
    let (state, set_state) = signal(Load::Loading);
    let again = RwSignal::new(0_u32);
    let newest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        again.track();
        let key = key();
        newest.update_value(|count| *count += 1);
        let mine = newest.get_value();
        if state.with_untracked(|state| matches!(state, Load::Failed(_))) {
            set_state.set(Load::Loading);
        }
        let answer = fetch(key);
        leptos::task::spawn_local(async move {
            let answer = answer.await;
            // The page may be gone by now: then its signals are too.
            if newest.try_get_value() == Some(mine) {
                set_state.try_set(match answer {
                    Ok(value) => Load::Ready(value),
                    Err(error) => Load::Failed(error),
                });
            }
        });
    });
    Loader { state, again }
}
