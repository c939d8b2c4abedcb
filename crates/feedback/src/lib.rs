//! The feedback service: a report from the public comes in, is stored durably, and can be followed.
//!
//! * [`routes`] is the whole service as a router: `api/feedback` for the app and other programs, and the
//!   pages under `feedback/` and `en/feedback/` that work without script.
//! * [`case`](mod@case) says what may become of a report and by when; [`desk`] is where the staff work;
//! * [`intake`] is what it does, apart from HTTP; [`store`] keeps it; [`code`] and [`key`] are the two
//!   secrets that the public holds.
//!
//! Invariants:
//! * an answer that says "stored" is sent after the commit that stored it;
//! * one idempotency key, one thread, one receipt;
//! * no code in the clear and no idempotency key is stored, and neither they nor addresses, contacts or
//!   descriptions are logged;
//! * a contact is sealed, stored apart, never sent back, and erased in its time;
//! * events are appended, never changed.
//!
//! * what somebody at the desk does needs a right, leaves an event and a line in the audit log, and
//!   happens in one transaction.

pub mod attachments;
pub mod case;
pub mod client;
pub mod code;
pub mod demo;
pub mod desk;
mod http;
pub mod intake;
pub mod key;
pub mod kinds;
mod open311;
mod pages;
pub mod personal;
pub mod photos;
pub mod proof;
pub mod rate;
mod regions;
pub mod replies;
mod similar;
pub mod store;
mod text;
mod tidy;
pub mod time;
pub mod vault;
mod xml;

use axum::Router;
use rate::{Limits, Rate};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use store::{Location, Store, StoreError};
use time::Now;
use vault::Vault;

pub use pages::{FromShell, form_page};

/// How often clients with full buckets are forgotten.
const FORGET_EVERY: Duration = Duration::from_secs(60);

/// How often the bureau's rules are read: another server may have changed them.
const REFRESH_EVERY: Duration = Duration::from_secs(10);
/// Contacts are erased every so many of these rounds: every hour.
const HOUSEKEEPING_ROUNDS: u64 = 360;

/// How the service is to run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The database.
    pub database: Location,
    /// What seals contacts.
    pub vault: Vault,
    /// Where photos are kept.
    pub attachments: attachments::Place,
    /// Root of the published site, whose pages frame the service's own.
    pub site: PathBuf,
    /// How much may be asked for.
    pub limits: Limits,
    /// Reports that come without a proof of work are held for a clerk.
    pub asks_for_proof: bool,
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
    regions: regions::Regions,
    trust_proxy: bool,
    vault: Vault,
    photos: photos::Photos,
    /// The bureau's rules as they were read last.
    rules: Arc<RwLock<store::desk::Settings>>,
    /// Makes challenges; none where no proof of work is asked for.
    proofs: Option<Arc<proof::Proofs>>,
    /// Makes the keys of forms sent without script; the same on every server.
    form_secret: Arc<[u8; 32]>,
}

/// Why the service cannot start.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The place of the photos cannot be used.
    #[error(transparent)]
    Photos(#[from] photos::PhotoError),
}

impl Service {
    /// Opens the store and starts the service's tasks on the current Tokio runtime.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open(settings: Settings, now: Now) -> Result<Self, OpenError> {
        let form_secret = settings.vault.secret("keys of forms");
        let proofs = settings.asks_for_proof.then(|| proof::Proofs::of_vault(&settings.vault));
        let rate = Arc::new(Rate::new(&settings.limits));
        tokio::spawn(forget_idle(Arc::downgrade(&rate)));
        let store = Store::open(&settings.database).await?;
        let rules = store.desk().settings().await?;
        let site = Arc::new(settings.site);
        let service = Self {
            store,
            rate,
            now,
            regions: regions::Regions::of(Arc::clone(&site)),
            site,
            trust_proxy: settings.trust_proxy,
            vault: settings.vault,
            photos: photos::Photos::open(&settings.attachments)?,
            rules: Arc::new(RwLock::new(rules)),
            proofs: proofs.map(Arc::new),
            form_secret: Arc::new(form_secret),
        };
        service.seal_old_contacts().await?;
        tokio::spawn(look_for_photos(service.photos.clone()));
        tokio::spawn(keep_house(service.clone(), Arc::downgrade(&service.rules)));
        Ok(service)
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The bureau's rules.
    fn settings(&self) -> store::desk::Settings {
        // Whoever panicked with the lock left rules that are as good as before.
        self.rules.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// No proof of work is asked for, or this is one for a report with this key.
    fn is_proven(&self, key: &key::IdempotencyKey, answer: Option<&str>) -> bool {
        self.proofs
            .as_ref()
            .is_none_or(|proofs| answer.is_some_and(|answer| proofs.holds(answer, key, (self.now)())))
    }

    /// Reads the bureau's rules anew: another server may have changed them.
    async fn refresh(&self) -> Result<(), StoreError> {
        let settings = self.store.desk().settings().await?;
        *self.rules.write().unwrap_or_else(PoisonError::into_inner) = settings;
        Ok(())
    }

    /// Erases contacts whose time is over and forgets sessions that are.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn tidy_up(&self) -> Result<(), StoreError> {
        let now = (self.now)();
        let days = jiff::SignedDuration::from_hours(24_i64.saturating_mul(self.settings().contact_days));
        if let Ok(before) = now.checked_sub(days) {
            let erased = self.store.desk().erase_contacts(before).await?;
            if erased > 0 {
                tracing::info!(erased, "contacts erased, as their time was over");
            }
        }
        desk::forget_old_sessions(self.store.desk(), now).await
    }

    /// Seals everything anew that an older key sealed; after that the older keys may be taken away.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn reseal(&self) -> Result<u64, StoreError> {
        self.store.desk().reseal(&self.vault).await
    }

    /// Contacts that an older version kept as they were.
    async fn seal_old_contacts(&self) -> Result<(), StoreError> {
        let sealed = self.store.desk().seal_plain_contacts(&self.vault).await?;
        if sealed > 0 {
            tracing::info!(sealed, "contacts of an older version were sealed");
        }
        Ok(())
    }

    /// Finishes what was taken in and closes the database.
    pub async fn close(&self) {
        self.store.close().await;
    }
}

/// What is done from time to time: rules read, contacts erased, sessions forgotten. Ends with the service.
async fn keep_house(service: Service, alive: std::sync::Weak<RwLock<store::desk::Settings>>) {
    let mut ticks = tokio::time::interval(REFRESH_EVERY);
    let mut round: u64 = 0;
    // One handle is this task's own.
    while alive.strong_count() > 1 {
        ticks.tick().await;
        let done = if round.is_multiple_of(HOUSEKEEPING_ROUNDS) { service.tidy_up().await } else { Ok(()) };
        if let Err(error) = done.and(service.refresh().await) {
            tracing::warn!(%error, "housekeeping failed; it will be tried again");
        }
        round = round.wrapping_add(1);
    }
}

/// Says at the start when photos cannot be kept; reports are taken in all the same.
async fn look_for_photos(photos: photos::Photos) {
    if let Err(error) = photos.probe().await {
        tracing::error!(%error, "photos cannot be kept now; reports are taken in all the same");
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
/// | `GET /api/feedback/challenge` | work for whoever is about to send |
/// | `POST /api/feedback/similar` | what is published and may be about the same thing |
/// | `POST /api/feedback`, `GET /api/feedback/{code}` | JSON; anything else below `/api` is an `ApiError` too |
/// | `/open311/` | the same for other programs, by Open311 GeoReport v2; `GET /api/openapi.json` describes both |
/// | `/desk/` | pages for the staff |
/// | `POST /feedback/`, `GET /feedback/{code}/` | pages without script, the same below `/en` |
///
/// `GET /feedback/` is not among them: the form is a page of the published site.
pub fn routes(service: Service) -> Router {
    Router::new()
        .nest("/api", http::routes())
        .merge(open311::routes())
        .merge(pages::routes())
        .merge(desk::routes())
        .with_state(service)
}
