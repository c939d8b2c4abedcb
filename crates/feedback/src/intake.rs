//! What the service does, apart from how it is asked: take feedback in, show a thread.

use crate::Service;
use crate::case::{Case, State, clock};
use crate::code::{Code, decoy_hash};
use crate::key::{IdempotencyKey, KeyError};
use crate::store::desk::{Field, Settings};
use crate::store::{StoreError, Stored, StoredThread, Submission};
use crate::tidy::tidy;
use crate::time;
use jiff::civil::Date;
use mingjing_contract::feedback::{Clock, Due, FieldError, NewFeedback, Receipt, Thread, ThreadEvent};

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

/// How feedback is taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// A clerk is to look at it before the queue has it.
    pub is_held: bool,
    /// It is made up for demonstration.
    pub is_sample: bool,
}

/// Takes feedback in: checks it, stores it once, and answers when it is on the disk.
///
/// # Errors
/// [`Refusal`]; nothing is stored unless it is [`Refusal::Unavailable`], when nobody can tell.
pub async fn take(
    service: &Service,
    key: &IdempotencyKey,
    feedback: NewFeedback,
    manner: Manner,
) -> Result<Taken, Refusal> {
    let mut feedback = tidy(feedback);
    let received_at = (service.now)();
    let today = time::day(received_at);
    let settings = service.settings();
    let faults = faults(service, &feedback).await;
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults));
    }
    let is_made_up = match &feedback.region {
        Some(code) => service.regions.list().await.is_sample(code),
        None => false,
    };
    let mask = key.mask().map_err(Unavailable::from)?;
    let code = Code::random().map_err(Unavailable::from)?;
    let code_hash = code.hash();
    let body_tag = key.body_tag(&feedback).map_err(Unavailable::from)?;
    let contact = feedback.contact.take().map(|contact| service.vault.seal(&code_hash, contact.as_bytes()));
    let submission = Submission {
        key_hash: key.hash().map_err(Unavailable::from)?,
        body_tag,
        sealed_code: code.seal(&mask).to_vec(),
        code_hash,
        received_at,
        feedback,
        contact: contact.transpose().map_err(StoreError::from).map_err(Unavailable::from)?,
        case: Case::received(today, &settings.policy, manner.is_held).ok_or(Unavailable::Clock)?,
        is_sample: manner.is_sample || is_made_up,
    };
    let clock = Clock {
        accept_by: submission.case.accept_by.to_string(),
        answer_by: submission.case.answer_by.to_string(),
    };
    let receipt = |code: &Code, received_at, clock| Receipt {
        code: code.to_string(),
        received_at: time::rfc3339(received_at),
        clock,
    };
    match service.store.submit(submission).await.map_err(Unavailable::from)? {
        Stored::New => Ok(Taken { receipt: receipt(&code, received_at, clock), is_new: true }),
        Stored::Before { received_at, sealed_code, code_hash } => {
            let code = Code::unseal(&sealed_code, &mask)
                .filter(|code| code.hash() == code_hash)
                .ok_or(Unavailable::Seal)?;
            // The clock as it stands by now: it may have been set by another rule than today's.
            let stored = service.store.thread(&code_hash).await.map_err(Unavailable::from)?;
            let clock = clock_of(&stored.ok_or(Unavailable::Seal)?);
            Ok(Taken { receipt: receipt(&code, received_at, clock), is_new: false })
        }
        Stored::OtherBody => Err(Refusal::KeyReused),
    }
}

/// Everything that is wrong with a tidy report, also by what the bureau offers and what is published, in the order of the
/// form.
pub async fn faults(service: &Service, feedback: &NewFeedback) -> Vec<FieldError> {
    let kinds = service.settings().kinds;
    let mut faults = feedback.faults(time::day((service.now)()), &|kind| kinds.is_offered(kind));
    if let Some(code) = &feedback.region
        && !faults.iter().any(|fault| fault.field == "region")
        && !service.regions.list().await.takes(code)
    {
        let place = faults.iter().take_while(|fault| fault.field == "kind").count();
        faults.insert(place, FieldError { field: "region".to_owned(), code: "unknown".to_owned() });
    }
    faults
}

fn clock_of(stored: &StoredThread) -> Clock {
    Clock { accept_by: stored.accept_by.to_string(), answer_by: stored.answer_by.to_string() }
}

/// The thread that a code opens. A text that is no code takes the same work as one that opens nothing.
///
/// # Errors
/// [`Unavailable`].
pub async fn thread(service: &Service, code: &str) -> Result<Option<Thread>, Unavailable> {
    let hash = Code::parse(code).map_or_else(|| decoy_hash(code), |code| code.hash());
    let Some(stored) = service.store.thread(&hash).await? else { return Ok(None) };
    let (id, merged_into) = (stored.id, stored.merged_into);
    let has_photos = stored.events.iter().any(|event| event.kind == "photos");
    let mut thread = shown(stored, time::day((service.now)()), &service.settings());
    if has_photos {
        thread.photos = service.store.desk().photos(id).await?.into_iter().map(|photo| photo.id).collect();
    }
    if let Some(target) = merged_into {
        thread.events.extend(answers_of(service, target).await?);
    }
    Ok(Some(thread))
}

fn shown(stored: StoredThread, today: Date, settings: &Settings) -> Thread {
    let clock = clock_of(&stored);
    let due = stored.due_on.map(|due| {
        let is_accepting = matches!(stored.state, State::Held | State::Received);
        let span = if is_accepting { stored.rule.accept } else { stored.rule.answer };
        let reading = clock::read(stored.clock_from, due, span, today, &settings.policy.calendar);
        Due {
            by: due.to_string(),
            used: reading.used,
            left: reading.left,
            working_days: reading.is_working,
            rule: stored.rule.to_string(),
        }
    });
    Thread {
        state: stored.state.told().id().to_owned(),
        kind: settings.kinds.told(&stored.feedback.kind),
        feedback: stored.feedback,
        received_at: time::rfc3339(stored.received_at),
        clock,
        due,
        satisfaction: stored.satisfaction,
        photos: Vec::new(),
        events: stored
            .events
            .into_iter()
            .map(|event| ThreadEvent {
                at: time::rfc3339(event.at),
                kind: event.kind,
                text: event.text,
                by: Some(event.actor),
                // Numbers of cases are the staff's.
                detail: event.detail.filter(|detail| !detail.bytes().all(|byte| byte.is_ascii_digit())),
            })
            .collect(),
    }
}

/// Most cases that a chain of merges is followed through.
const CHAIN: usize = 8;

/// What the case that another was merged into was answered, with what is covered covered: its sender is
/// somebody else.
async fn answers_of(service: &Service, first: i64) -> Result<Vec<ThreadEvent>, Unavailable> {
    let mut next = Some(first);
    for _ in 0..CHAIN {
        let Some(full) = (match next {
            Some(id) => service.store.desk().case(id).await?,
            None => None,
        }) else {
            break;
        };
        if full.case.merged_into.is_some() {
            next = full.case.merged_into;
            continue;
        }
        let is_answer = |kind: &str| matches!(kind, "answered" | "not_accepted");
        let answers = full.events.iter().filter(|event| is_answer(&event.kind)).map(|event| ThreadEvent {
            at: time::rfc3339(event.at),
            kind: event.kind.clone(),
            text: event.text.as_deref().map(|words| full.covered(Field::Event(event.seq), words)),
            by: Some(event.actor.clone()),
            detail: event.detail.clone(),
        });
        return Ok(answers.collect());
    }
    Ok(Vec::new())
}
