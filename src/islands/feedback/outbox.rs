//! Reports on their way: sent when they can be, once each, whatever happens to the page meanwhile.
//!
//! A report is kept before the first try and forgotten when its receipt was shown, or, if it had to wait, when the
//! reader says so. The key that came with it makes every later try the same report, also after an answer that was lost.

use crate::api::feedback::{FeedbackError, challenge, send, send_photos};
use crate::browser::outbox::{self, Entry};
use crate::browser::{memory, proof};
use mingjing_contract::feedback::{ApiError, NewFeedback, Receipt};
use mingjing_contract::json;
use std::cell::RefCell;
use std::rc::Rc;

/// Key under which the browser remembers that something is kept: who has nothing there fetches nothing.
pub const FLAG: &str = "mingjing.outbox";

/// Where a kept report stands.
pub enum Stands {
    /// It waits for a network or for the service.
    Waiting,
    /// The service has it. The flag says that its photos were refused.
    Received(Receipt, bool),
    /// The service does not want it as it is.
    Refused(ApiError),
}

/// Where an entry stands.
pub fn stands(entry: &Entry) -> Stands {
    let problem = json::read::<ApiError>(entry.problem.as_bytes()).ok();
    match (json::read(entry.receipt.as_bytes()), problem) {
        (Ok(receipt), problem) => Stands::Received(receipt, problem.is_some()),
        (Err(_), Some(problem)) => Stands::Refused(problem),
        (Err(_), None) => Stands::Waiting,
    }
}

/// Tries everything that waits. One page does so at a time; what another has sent meanwhile is seen.
pub async fn flush() {
    outbox::alone(async {
        for entry in outbox::all().await {
            attempt(entry).await;
        }
    })
    .await;
}

/// What is kept, and whether anything is.
pub async fn kept() -> Vec<Entry> {
    let kept = outbox::all().await;
    memory::set(FLAG, if kept.is_empty() { "" } else { "1" });
    kept
}

/// Takes an entry out, unless the service has got it meanwhile. None when it has, or when it is gone.
pub async fn take_back(key: String) -> Option<Entry> {
    let taken = Rc::new(RefCell::new(None));
    let into = Rc::clone(&taken);
    outbox::alone(async move {
        let found =
            outbox::all().await.into_iter().find(|entry| entry.key == key && entry.receipt.is_empty());
        if let Some(entry) = &found {
            outbox::remove(&entry.key).await;
        }
        *into.borrow_mut() = found;
    })
    .await;
    taken.take()
}

async fn attempt(mut entry: Entry) {
    if matches!(stands(&entry), Stands::Waiting) {
        let Ok(report) = json::read::<NewFeedback>(entry.body.as_bytes()) else { return };
        match deliver(&report, &entry.key).await {
            Ok(receipt) => {
                entry.receipt = serde_json::to_string(&receipt).unwrap_or_default();
                // The contact with it: the service has both now.
                entry.body.clear();
            }
            Err(FeedbackError::Refused(error)) if !passes(&error) => {
                entry.problem = serde_json::to_string(&error).unwrap_or_default();
            }
            Err(_) => entry.waited = true,
        }
        outbox::put(&entry).await;
    }
    let (Stands::Received(receipt, _), true) = (stands(&entry), entry.photos.length() > 0) else { return };
    match send_photos(&receipt.code, &entry.photos).await {
        Ok(()) => entry.photos = js_sys::Array::new(),
        Err(FeedbackError::Refused(error)) => {
            entry.photos = js_sys::Array::new();
            entry.problem = serde_json::to_string(&error).unwrap_or_default();
        }
        // The same photo twice is one photo.
        Err(FeedbackError::Network) => entry.waited = true,
    }
    outbox::put(&entry).await;
}

/// A refusal that passes by itself.
fn passes(error: &ApiError) -> bool {
    matches!(error.code.as_str(), "unavailable" | "too_many")
}

/// Does the work that the service asks for, then sends.
pub async fn deliver(fields: &NewFeedback, key: &str) -> Result<Receipt, FeedbackError> {
    let proof = match challenge(key).await? {
        Some(challenge) => proof::solve(&challenge).await,
        None => None,
    };
    send(fields, key, proof.as_deref()).await
}
