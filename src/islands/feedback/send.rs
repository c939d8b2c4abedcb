//! From the form to the service: checked, looked at, kept, sent.

use super::outbox::{self, Stands, stands};
use super::{Form, Step, focus_when_drawn, kept};
use crate::api::feedback::{FeedbackError, similar};
use crate::browser::outbox::{self as store, Entry};
use crate::browser::random;
use crate::text::{Text, word};
use crate::view_model::civil_day;
use leptos::prelude::*;
use mingjing_contract::feedback::{ApiError, NewFeedback, Receipt};
use std::time::Duration;

/// What waits is tried this often while the page is open: a browser does not always know that it has a network.
const AGAIN_AFTER: Duration = Duration::from_secs(30);

/// Checks what was written and shows it as others will read it.
pub fn look(form: Form) {
    // As it will be stored, so that it is seen so.
    let fields = form.fields.get_untracked().settled();
    form.fields.set(fields.clone());
    let faults = fields.faults(civil_day(crate::browser::clock::now()), &|kind| {
        form.kinds.with_untracked(|kinds| kinds.iter().any(|(known, _)| known == kind))
    });
    form.problem.set(None);
    form.faults.set(faults.clone());
    if !faults.is_empty() {
        focus_when_drawn("errors");
        return;
    }
    form.sending.set(true);
    leptos::task::spawn_local(async move {
        // A help and no more: where it cannot be had, the report goes on its way.
        form.similar.try_set(similar(&fields).await.unwrap_or_default());
        form.sending.try_set(false);
        form.step.try_set(Step::Look);
        focus_when_drawn("preview");
    });
}

/// Keeps the report and sends it.
pub fn send(t: &'static Text, form: Form) {
    if form.sending.get_untracked() {
        return;
    }
    form.sending.set(true);
    let fields = form.fields.get_untracked();
    let (mut key, of) = form.key.get_untracked();
    if key.is_empty() || of != fields {
        key = random::uuid();
        form.key.set((key.clone(), fields.clone()));
    }
    leptos::task::spawn_local(async move {
        let photos = form.photos.get_untracked();
        let entry = Entry {
            key: key.clone(),
            title: fields.place.clone(),
            body: serde_json::to_string(&fields).unwrap_or_default(),
            receipt: String::new(),
            problem: String::new(),
            waited: false,
            photos: photos.iter().map(|photo| (*photo.blob).clone()).collect(),
        };
        if store::put(&entry).await {
            outbox::flush().await;
            settle(t, form, &key).await;
        } else {
            directly(t, form, &fields, &key).await;
        }
        form.sending.try_set(false);
    });
}

/// Where the browser keeps nothing, the words stay in the form.
async fn directly(t: &'static Text, form: Form, fields: &NewFeedback, key: &str) {
    match outbox::deliver(fields, key).await {
        Ok(receipt) => received(form, receipt, form.photos.with_untracked(|photos| !photos.is_empty())),
        Err(FeedbackError::Network) => to_form(form, Some(t.send_failed.to_owned())),
        Err(FeedbackError::Refused(error)) => refused(t, form, error),
    }
}

/// Shows what has become of the report with this key.
async fn settle(t: &'static Text, form: Form, key: &str) {
    let found = outbox::kept().await.into_iter().find(|entry| entry.key == key);
    match found.map(|entry| (stands(&entry), entry)) {
        Some((Stands::Received(receipt, lost_photos), entry)) => {
            // The reader sees it now; what had to wait stays until the reader says so.
            if !entry.waited {
                store::remove(key).await;
            }
            received(form, receipt, lost_photos);
        }
        Some((Stands::Refused(error), _)) => {
            store::remove(key).await;
            refused(t, form, error);
        }
        Some((Stands::Waiting, _)) => {
            form.waits.try_set(Some(key.to_owned()));
            form.fields.try_set(NewFeedback::default());
            form.photos.try_set(Vec::new());
            to_form(form, None);
            set_timeout(move || retry(form), AGAIN_AFTER);
            kept::refresh(form).await;
            focus_when_drawn("kept");
            return;
        }
        // Another page has shown it and was told to forget it.
        None => to_form(form, None),
    }
    kept::refresh(form).await;
}

/// Tries what waits once more.
pub fn retry(form: Form) {
    // The page may be gone.
    if form.sending.try_get_untracked() != Some(false) {
        return;
    }
    form.sending.set(true);
    leptos::task::spawn_local(async move {
        outbox::flush().await;
        kept::refresh(form).await;
        form.sending.try_set(false);
        let entries = form.kept.try_get_untracked().unwrap_or_default();
        let mine = form.waits.try_get_untracked().flatten();
        for entry in &entries {
            if let (Stands::Received(receipt, lost_photos), true) =
                (stands(entry), Some(&entry.key) == mine.as_ref())
            {
                form.waits.try_set(None);
                received(form, receipt, lost_photos);
                return;
            }
        }
        if entries.iter().any(|entry| matches!(stands(entry), Stands::Waiting) || entry.photos.length() > 0) {
            set_timeout(move || retry(form), AGAIN_AFTER);
        }
    });
}

fn received(form: Form, receipt: Receipt, lost_photos: bool) {
    form.fields.try_set(NewFeedback::default());
    form.photos.try_set(Vec::new());
    form.similar.try_set(Vec::new());
    form.step.try_set(Step::Write);
    form.receipt.try_set(Some((receipt, lost_photos)));
    focus_when_drawn("receipt");
}

fn refused(t: &'static Text, form: Form, error: ApiError) {
    if error.fields.is_empty() {
        to_form(form, Some(word(t.refused, &error.code)));
    } else {
        to_form(form, None);
        form.faults.try_set(error.fields);
        focus_when_drawn("errors");
    }
}

fn to_form(form: Form, problem: Option<String>) {
    form.step.try_set(Step::Write);
    form.problem.try_set(problem);
}
