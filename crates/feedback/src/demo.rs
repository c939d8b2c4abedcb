//! A desk to look at: made-up units, accounts and cases, each flagged as a sample, in every state that there is.

mod stories;

pub use stories::ACCOUNTS;

use crate::case::Policy;
use crate::code::Code;
use crate::desk::password::{self, HashError};
use crate::intake::{self, Manner, Refusal};
use crate::key::IdempotencyKey;
use crate::store::desk::{ActError, By, Filter, NewMember, Unit};
use crate::store::{Location, StoreError};
use crate::time::Now;
use crate::vault::Vault;
use crate::{OpenError, Service, Settings, rate};
use jiff::{SignedDuration, Timestamp};
use mingjing_contract::feedback::NewFeedback;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use stories::{STORIES, Scene, Story, TEMPLATES, UNITS};

/// Why there is no demonstration.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The database is in use: nothing made-up is put beside real cases or accounts.
    #[error("the database has accounts or cases already")]
    InUse,
    /// The service cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A password cannot be hashed.
    #[error(transparent)]
    Password(#[from] HashError),
    /// A made-up report was refused.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A made-up step was refused.
    #[error(transparent)]
    Act(#[from] ActError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A key or a code could not be made.
    #[error("a made-up report could not be made")]
    Key,
}

/// Fills an empty database. All accounts have this password.
///
/// # Errors
/// [`DemoError`]; a database that has accounts or cases is left as it is.
pub async fn fill(
    database: Location,
    vault: Vault,
    attachments: crate::attachments::Place,
    now: Timestamp,
    password: &str,
) -> Result<(), DemoError> {
    let clock = Arc::new(AtomicI64::new(now.as_millisecond()));
    let read = Arc::clone(&clock);
    let story_time: Now =
        Arc::new(move || Timestamp::from_millisecond(read.load(Ordering::SeqCst)).unwrap_or(now));
    let limits =
        rate::Limits { submits_per_minute: None, submits_per_second_in_all: None, ..rate::Limits::default() };
    let settings = Settings {
        database,
        vault,
        attachments,
        site: std::path::PathBuf::new(),
        limits,
        asks_for_proof: false,
        trust_proxy: false,
    };
    let service = Service::open(settings, story_time).await?;
    let desk = service.store().desk();
    if !desk.members().await?.is_empty() || !desk.queue(&Filter::default(), 1, 0).await?.is_empty() {
        service.close().await;
        return Err(DemoError::InUse);
    }
    for (id, zh, en) in UNITS {
        let unit =
            Unit { id: id.to_owned(), name_zh: zh.to_owned(), name_en: en.to_owned(), is_active: true };
        desk.set_unit(&unit).await?;
    }
    for (kind, title, body) in TEMPLATES {
        desk.add_template(kind, title, body).await?;
    }
    let phc = password::hash(password.to_owned()).await?;
    for (login, name, role, unit) in ACCOUNTS {
        let new = NewMember {
            login: login.to_owned(),
            name: name.to_owned(),
            role,
            unit: unit.map(str::to_owned),
            password: phc.clone(),
            lang: "zh".to_owned(),
        };
        desk.add_member(new, now).await?;
    }
    // Oldest first: numbers of cases grow with time.
    let mut stories: Vec<&Story> = STORIES.iter().collect();
    stories.sort_by_key(|story| std::cmp::Reverse(story.days_ago));
    for (number, story) in stories.into_iter().enumerate() {
        tell(&service, &clock, now, story, number).await?;
    }
    service.close().await;
    Ok(())
}

async fn tell(
    service: &Service,
    clock: &AtomicI64,
    now: Timestamp,
    story: &Story,
    number: usize,
) -> Result<(), DemoError> {
    let at =
        |days: i64| now.checked_sub(SignedDuration::from_hours(24 * (story.days_ago - days))).unwrap_or(now);
    let set = |at: Timestamp| clock.store(at.as_millisecond(), Ordering::SeqCst);
    set(at(0));
    let feedback = NewFeedback {
        kind: story.kind.to_owned(),
        region: Some("sample-banner".to_owned()),
        place: format!("{}（示例）", story.place),
        description: story.words.to_owned(),
        subject_kind: story.subject.map(|(kind, _)| kind.to_owned()),
        subject_id: story.subject.map(|(_, id)| id.to_owned()),
        ..NewFeedback::default()
    };
    let key = IdempotencyKey::parse(&format!("demo-report-{number}")).ok_or(DemoError::Key)?;
    let manner = Manner { is_sample: true, is_held: false };
    let taken = intake::take(service, &key, feedback, manner).await?;
    let hash = Code::parse(&taken.receipt.code).ok_or(DemoError::Key)?.hash();
    let desk = service.store().desk();
    let id = desk.id_of_code(&hash).await?.ok_or(DemoError::Key)?;
    for scene in story.life {
        let (login, days, step) = match scene {
            Scene::Clerk(days, step) => (Some("clerk"), days, step),
            Scene::Unit(days, step) => (Some("unit"), days, step),
            Scene::Chief(days, step) => (Some("chief"), days, step),
            Scene::Sender(days, step) => (None, days, step),
        };
        let member = match login {
            Some(login) => Some(desk.sign_in(login).await?.ok_or(DemoError::Key)?.member),
            None => None,
        };
        let by = member.as_ref().map_or(By::Sender, By::Staff);
        desk.act(id, None, by, &step(), at(*days), &Policy::default()).await?;
    }
    Ok(())
}
