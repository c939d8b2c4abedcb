//! What the service does, apart from how it is asked: take feedback in, show a thread.

use crate::code::{Code, decoy_hash};
use crate::key::{IdempotencyKey, KeyError};
use crate::store::{Store, StoreError, Stored, StoredThread, Submission};
use crate::tidy::tidy;
use crate::time::{self, Now};
use mingjing_contract::feedback::{Clock, FieldError, NewFeedback, Receipt, Thread, ThreadEvent};

/// An event of this kind says something and leaves the state as it is.
const MESSAGE: &str = "message";

/// Proof of storage, and whether this request brought it about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The proof.
    pub receipt: Receipt,
    /// False when an earlier request with the same key and body did.
    pub is_new: bool,
}

/// Why feedback was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Its fields have faults.
    #[error("some fields have faults")]
    Invalid(Vec<FieldError>),
    /// Its key came with another body before.
    #[error("the key was used for another submission")]
    KeyReused,
    /// It could not be stored; the same key makes another try safe.
    #[error(transparent)]
    Unavailable(#[from] Unavailable),
}

/// The service cannot do its work now.
#[derive(Debug, thiserror::Error)]
pub enum Unavailable {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No random numbers from the operating system.
    #[error("no random numbers: {0}")]
    Random(#[from] getrandom::Error),
    /// A key could not be used.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A stored code does not open with the key that it was stored with.
    #[error("a sealed code does not open")]
    Seal,
    /// The clock stands past the end of the calendar.
    #[error("the clock stands past the end of the calendar")]
    Clock,
}

impl Unavailable {
    /// Writes it to the log, unless the store has: an outage must not add a line for everybody it hits.
    pub fn log(&self) {
        match self {
            Self::Store(StoreError::NotStored | StoreError::Busy | StoreError::Closed) => {
                tracing::debug!(error = %self, "not answered");
            }
            _ => tracing::error!(error = %self, "the feedback service could not answer"),
        }
    }
}

/// Takes feedback in: checks it, stores it once, and answers when it is on the disk.
///
/// # Errors
/// [`Refusal`]; nothing is stored unless it is [`Refusal::Unavailable`], when nobody can tell.
pub async fn take(
    store: &Store,
    now: &Now,
    key: &IdempotencyKey,
    feedback: NewFeedback,
) -> Result<Taken, Refusal> {
    let feedback = tidy(feedback);
    let received_at = now();
    let faults = feedback.faults(time::day(received_at));
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults));
    }
    let mask = key.mask().map_err(Unavailable::from)?;
    let code = Code::random().map_err(Unavailable::from)?;
    let submission = Submission {
        key_hash: key.hash().map_err(Unavailable::from)?,
        body_tag: key.body_tag(&feedback).map_err(Unavailable::from)?,
        sealed_code: code.seal(&mask).to_vec(),
        code_hash: code.hash(),
        received_at,
        feedback,
    };
    match store.submit(submission).await.map_err(Unavailable::from)? {
        Stored::New => Ok(Taken { receipt: receipt(&code, received_at)?, is_new: true }),
        Stored::Before { received_at, sealed_code, code_hash } => {
            let code = Code::unseal(&sealed_code, &mask)
                .filter(|code| code.hash() == code_hash)
                .ok_or(Unavailable::Seal)?;
            Ok(Taken { receipt: receipt(&code, received_at)?, is_new: false })
        }
        Stored::OtherBody => Err(Refusal::KeyReused),
    }
}

fn receipt(code: &Code, received_at: jiff::Timestamp) -> Result<Receipt, Unavailable> {
    Ok(Receipt {
        code: code.to_string(),
        received_at: time::rfc3339(received_at),
        clock: clock(received_at)?,
    })
}

fn clock(received_at: jiff::Timestamp) -> Result<Clock, Unavailable> {
    time::clock(received_at).ok_or(Unavailable::Clock)
}

/// The thread that a code opens. A text that is no code takes the same work as one that opens nothing.
///
/// # Errors
/// [`Unavailable`].
pub async fn thread(store: &Store, code: &str) -> Result<Option<Thread>, Unavailable> {
    let hash = Code::parse(code).map_or_else(|| decoy_hash(code), |code| code.hash());
    store.thread(&hash).await?.map(shown).transpose()
}

fn shown(stored: StoredThread) -> Result<Thread, Unavailable> {
    let StoredThread { received_at, feedback, events } = stored;
    let state = events.iter().rev().find(|event| event.kind != MESSAGE);
    Ok(Thread {
        state: state.map(|event| event.kind.clone()).ok_or(StoreError::Unreadable("thread"))?,
        feedback,
        received_at: time::rfc3339(received_at),
        clock: clock(received_at)?,
        events: events
            .into_iter()
            .map(|event| ThreadEvent { at: time::rfc3339(event.at), kind: event.kind, text: event.text })
            .collect(),
    })
}
