//! The feedback service: a report from the public comes in, is stored durably, and can be followed.
//!
//! * [`routes`] is the whole service as a router: `api/feedback` for the app and other programs, and the
//!   pages under `feedback/` and `en/feedback/` that work without script.
//! * [`intake`] is what it does, apart from HTTP; [`store`] keeps it; [`code`] and [`key`] are the two
//!   secrets that the public holds.
//!
//! Invariants:
//! * an answer that says "stored" is sent after the commit that stored it;
//! * one idempotency key, one thread, one receipt;
//! * no code in the clear and no idempotency key is stored, and neither they nor addresses, contacts or
//!   descriptions are logged;
//! * a contact is stored apart and never sent back;
//! * events are appended, never changed.
//!
//! Absent on purpose: encryption of contacts, attachments, staff, PostgreSQL. Each has its place: a table
//! of its own, the store behind one type with all SQL in one file, and a thread's state that is only ever
//! its last event.

pub mod case;
pub mod client;
pub mod code;
mod http;
pub mod intake;
pub mod key;
mod pages;
pub mod rate;
pub mod store;
mod text;
mod tidy;
pub mod time;

use axum::Router;
use rate::{Limits, Rate};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use store::{Store, StoreError};
use time::Now;

pub use pages::FromShell;

/// How often clients with full buckets are forgotten.
const FORGET_EVERY: Duration = Duration::from_secs(60);

/// How the service is to run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The database file; made when it is missing.
    pub database: PathBuf,
    /// Root of the published site, whose pages frame the service's own.
    pub site: PathBuf,
    /// How much may be asked for.
    pub limits: Limits,
    /// Requests come through a proxy of the operator's that appends to `X-Forwarded-For`.
    pub trust_proxy: bool,
}

/// The running service. Cheap to clone.
#[derive(Clone)]
pub struct Service {
    store: Store,
    rate: Arc<Rate>,
    now: Now,
    site: Arc<PathBuf>,
    trust_proxy: bool,
    /// Makes the keys of forms sent without script; new with every start.
    form_secret: Arc<[u8; 32]>,
}

/// Why the service cannot start.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No random numbers from the operating system.
    #[error("no random numbers: {0}")]
    Random(#[from] getrandom::Error),
}

impl Service {
    /// Opens the store and starts the service's tasks on the current Tokio runtime.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open(settings: Settings, now: Now) -> Result<Self, OpenError> {
        let mut form_secret = [0; 32];
        getrandom::fill(&mut form_secret)?;
        let rate = Arc::new(Rate::new(&settings.limits));
        tokio::spawn(forget_idle(Arc::downgrade(&rate)));
        Ok(Self {
            store: Store::open(&settings.database).await?,
            rate,
            now,
            site: Arc::new(settings.site),
            trust_proxy: settings.trust_proxy,
            form_secret: Arc::new(form_secret),
        })
    }

    /// Finishes what was taken in and closes the database.
    pub async fn close(&self) {
        self.store.close().await;
    }
}

async fn forget_idle(rate: std::sync::Weak<Rate>) {
    let mut ticks = tokio::time::interval(FORGET_EVERY);
    loop {
        ticks.tick().await;
        let Some(rate) = rate.upgrade() else { return };
        rate.forget_idle();
    }
}

/// The service's routes, with paths from the site's root:
///
/// | | |
/// |---|---|
/// | `POST /api/feedback`, `GET /api/feedback/{code}` | JSON; anything else below `/api` is an `ApiError` too |
/// | `POST /feedback/`, `GET /feedback/{code}/` | pages without script, the same below `/en` |
///
/// `GET /feedback/` is not among them: the form is a page of the published site.
pub fn routes(service: Service) -> Router {
    Router::new().nest("/api", http::routes()).merge(pages::routes()).with_state(service)
}
