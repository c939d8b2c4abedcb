//! Where threads are kept: SQLite in one file, or PostgreSQL for several servers.
//!
//! One writer commits many submissions at once ([`writer`]); readers have connections of their own and
//! never wait for it. What is answered as stored has reached the disk: on SQLite `synchronous=FULL` syncs
//! the log at every commit, PostgreSQL's `synchronous_commit` is on unless its operator says otherwise.
//! What the desk and the holders of codes do goes through [`desk`].

pub mod desk;
mod document;
mod file;
mod postgres;
mod sqlite;
mod writer;

use crate::case::clock::Rule;
use crate::case::{Case, State};
use crate::vault::{Sealed, VaultError};
use desk::Desk;
use jiff::Timestamp;
use jiff::civil::Date;
use mingjing_contract::feedback::NewFeedback;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, PgPool, SqliteConnection, SqlitePool};
use std::path::{Path, PathBuf};
use std::time::Duration;
use writer::{Target, Writer};

/// What stands in a path as it is.
const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.');

/// How long a statement waits for another process that writes.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// Connections that read.
const READERS: u32 = 4;
/// How long a reader waits for one of them.
const READER_WAIT: Duration = Duration::from_secs(5);

/// What is to be stored.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Recognises the request's key.
    pub key_hash: [u8; 32],
    /// Recognises the body that came with the key.
    pub body_tag: [u8; 32],
    /// The code, covered.
    pub sealed_code: Vec<u8>,
    /// What the thread is found by.
    pub code_hash: [u8; 32],
    /// When it came in.
    pub received_at: Timestamp,
    /// What was sent, tidy and without fault, without the contact.
    pub feedback: NewFeedback,
    /// How to reach the sender, sealed for the hash of the code.
    pub contact: Option<Sealed>,
    /// The case as it begins.
    pub case: Case,
    /// Made up for demonstration.
    pub is_sample: bool,
}

/// What became of a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    /// A new thread; it is on the disk.
    New,
    /// The key and the body were seen before: what was stored then.
    Before {
        /// When it came in first.
        received_at: Timestamp,
        /// The code given then, covered.
        sealed_code: Vec<u8>,
        /// Its hash.
        code_hash: [u8; 32],
    },
    /// The key was seen before with another body; nothing was stored.
    OtherBody,
}

/// A thread as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredThread {
    /// Number of the case.
    pub id: i64,
    /// Where it stands.
    pub state: State,
    /// The rule of its clock.
    pub rule: Rule,
    /// Day on which the clock began.
    pub clock_from: Date,
    /// Last day to accept or refuse.
    pub accept_by: Date,
    /// Last day to answer.
    pub answer_by: Date,
    /// The day by which the next thing has to be done.
    pub due_on: Option<Date>,
    /// The case that it is handled within.
    pub merged_into: Option<i64>,
    /// What the sender said of the answer.
    pub satisfaction: Option<String>,
    /// When it came in.
    pub received_at: Timestamp,
    /// What was sent, without the contact.
    pub feedback: NewFeedback,
    /// What happened that is no matter of the staff alone, oldest first.
    pub events: Vec<StoredEvent>,
}

/// A step in the life of a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// When.
    pub at: Timestamp,
    /// Kind: the state it leads to, or another step.
    pub kind: String,
    /// Who brought it about: `system`, `sender`, `staff`.
    pub actor: String,
    /// Words, where there are any.
    pub text: Option<String>,
    /// What else is to be told, for programs.
    pub detail: Option<String>,
}

/// What was sent, of `thread` as `t`: the point as exact as it is kept.
macro_rules! sent_columns {
    () => {
        "t.kind, t.region, t.place, t.happened_at, t.description, t.subject_kind, t.subject_id, t.is_exact, \
         COALESCE((SELECT p.lat FROM exact_point AS p WHERE p.thread_id = t.id), t.lat) AS lat, \
         COALESCE((SELECT p.lon FROM exact_point AS p WHERE p.thread_id = t.id), t.lon) AS lon"
    };
}
use sent_columns;

/// What was sent, from a row of either database: never the contact.
macro_rules! feedback_of {
    ($row:expr) => {
        mingjing_contract::feedback::NewFeedback {
            kind: $row.try_get("kind")?,
            region: $row.try_get("region")?,
            place: $row.try_get("place")?,
            happened_at: $row.try_get("happened_at")?,
            description: $row.try_get("description")?,
            contact: None,
            subject_kind: $row.try_get("subject_kind")?,
            subject_id: $row.try_get("subject_id")?,
            lat: $row.try_get("lat")?,
            lon: $row.try_get("lon")?,
            exact: $row.try_get::<i64, _>("is_exact")? != 0,
        }
    };
}
use feedback_of;

/// What a row knows of a key that came before.
macro_rules! before_of {
    ($row:expr) => {{
        let row = $row;
        Ok::<_, StoreError>(Before {
            body_tag: row.try_get("body_tag")?,
            sealed_code: row.try_get("sealed_code")?,
            code_hash: hash(row.try_get("code_hash")?)?,
            received_at: timestamp(row.try_get("received_at")?)?,
        })
    }};
}
use before_of;

/// A row as a thread: both databases have the same columns.
macro_rules! thread_of {
    ($row:expr, $id:expr, $events:expr) => {{
        let row = &$row;
        let day = |column| -> Result<jiff::civil::Date, StoreError> {
            let text: String = row.try_get(column)?;
            text.parse().map_err(|_| StoreError::Unreadable("day"))
        };
        let (state, rule): (String, String) = (row.try_get("state")?, row.try_get("rule")?);
        let due: Option<String> = row.try_get("due_on")?;
        Ok::<_, StoreError>(StoredThread {
            id: $id,
            state: crate::case::State::from_id(&state).ok_or(StoreError::Unreadable("state"))?,
            rule: rule.parse().map_err(|_| StoreError::Unreadable("rule"))?,
            clock_from: day("clock_from")?,
            accept_by: day("accept_by")?,
            answer_by: day("answer_by")?,
            due_on: due.map(|_| day("due_on")).transpose()?,
            merged_into: row.try_get("merged_into")?,
            satisfaction: row.try_get("satisfaction")?,
            received_at: timestamp(row.try_get("received_at")?)?,
            feedback: crate::store::feedback_of!(row),
            events: $events,
        })
    }};
}
use thread_of;

/// A row as an event.
macro_rules! event_of {
    ($row:expr) => {
        Ok(StoredEvent {
            at: timestamp($row.try_get("at")?)?,
            kind: $row.try_get("kind")?,
            actor: $row.try_get("actor")?,
            text: $row.try_get("text")?,
            detail: $row.try_get("detail")?,
        })
    };
}
use event_of;

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A file of SQLite's; made when it is missing.
    File(PathBuf),
    /// A PostgreSQL server, as a URL, which may hold a password.
    Server(String),
}

impl Location {
    /// A path, `sqlite:path`, or `postgres://…`. None for an address of another kind.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Some(Self::Server(text.to_owned()));
        }
        let path = text.strip_prefix("sqlite://").or_else(|| text.strip_prefix("sqlite:")).unwrap_or(text);
        (!path.is_empty() && !path.contains("://")).then(|| Self::File(path.into()))
    }
}

/// Never the password.
impl std::fmt::Debug for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Server(_) => f.write_str("postgres://…"),
        }
    }
}

/// Why the store could not do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or failed.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// The tables could not be brought to this version's form.
    #[error("the database has another form than this version knows: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// The file could not be made or looked at.
    #[error("{0}")]
    File(#[from] std::io::Error),
    /// The file was moved or removed while the service was running.
    #[error("the database file was moved or removed while the service was running")]
    Gone,
    /// More waits to be stored than the writer can take.
    #[error("more is waiting to be stored than can be taken")]
    Busy,
    /// A batch that has no JSON form.
    #[error("the submissions cannot be written as JSON")]
    Unwritable,
    /// A stored row that this version cannot read.
    #[error("a stored {0} cannot be read")]
    Unreadable(&'static str),
    /// The batch that it was in failed; the log says why.
    #[error("the submission could not be stored")]
    NotStored,
    /// Something sealed could not be opened or sealed.
    #[error("what is sealed: {0}")]
    Vault(#[from] VaultError),
    /// The writer has ended.
    #[error("the store is closed")]
    Closed,
}

/// The store. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    writer: Writer,
    readers: Readers,
    desk: Desk,
}

#[derive(Clone, Debug)]
enum Readers {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Store {
    /// Opens the database and brings its tables to this version's form. A file is made if there is none
    /// (readable by its owner only). Must be called within a Tokio runtime.
    ///
    /// # Errors
    /// [`StoreError`] when the database cannot be made, opened or brought up to date.
    pub async fn open(location: &Location) -> Result<Self, StoreError> {
        match location {
            Location::File(path) => Self::open_file(path).await,
            Location::Server(url) => Self::open_server(url).await,
        }
    }

    async fn open_file(path: &Path) -> Result<Self, StoreError> {
        let file = file::make(path)?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(false)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(BUSY_TIMEOUT)
            .foreign_keys(true)
            .optimize_on_close(true, None);
        let mut first = SqliteConnection::connect_with(&options).await?;
        sqlx::migrate!("migrations/sqlite").run(&mut first).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(READER_WAIT)
            .connect_lazy_with(options.clone().read_only(true).optimize_on_close(false, None));
        // SQLite's own defaults are what the desk needs of the rest: full sync, five seconds of patience.
        let whole = std::path::absolute(path)?;
        let url = format!("sqlite://{}?mode=rw", utf8_percent_encode(&whole.to_string_lossy(), IN_PATH));
        let desk = Desk::open(&url, Some(file.clone()))?;
        let target = Target::Sqlite { connection: Some(Box::new(first)), options: Box::new(options), file };
        Ok(Self { writer: Writer::start(target), readers: Readers::Sqlite(readers), desk })
    }

    async fn open_server(url: &str) -> Result<Self, StoreError> {
        let pool = PgPoolOptions::new()
            .max_connections(READERS + 1)
            .acquire_timeout(READER_WAIT)
            .connect(url)
            .await?;
        sqlx::migrate!("migrations/postgres").run(&pool).await?;
        let desk = Desk::open(url, None)?;
        Ok(Self {
            writer: Writer::start(Target::Postgres(pool.clone())),
            readers: Readers::Postgres(pool),
            desk,
        })
    }

    /// Stores a submission once, and returns when it is on the disk.
    ///
    /// # Errors
    /// [`StoreError`]; it may or may not have been stored then, and the same key makes another try safe.
    pub async fn submit(&self, submission: Submission) -> Result<Stored, StoreError> {
        self.writer.submit(submission).await
    }

    /// The thread whose code has this hash.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn thread(&self, code_hash: &[u8; 32]) -> Result<Option<StoredThread>, StoreError> {
        match &self.readers {
            Readers::Sqlite(readers) => sqlite::thread(&mut *readers.acquire().await?, code_hash).await,
            Readers::Postgres(readers) => postgres::thread(&mut *readers.acquire().await?, code_hash).await,
        }
    }

    /// What the desk and the holders of codes do.
    #[must_use]
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Lets the writer finish what it has and closes all connections. What comes later is refused.
    pub async fn close(&self) {
        self.writer.close().await;
        match &self.readers {
            Readers::Sqlite(readers) => readers.close().await,
            Readers::Postgres(readers) => readers.close().await,
        }
        self.desk.close().await;
    }
}
