//! Where threads are kept: SQLite in one file.
//!
//! One writer commits many submissions at once ([`writer`]); readers have connections of their own and
//! never wait for it (WAL). All SQL is in [`sql`]. What is answered as stored has reached the disk:
//! `synchronous=FULL` syncs the log at every commit.

mod file;
mod sql;
mod writer;

use jiff::Timestamp;
use mingjing_contract::feedback::NewFeedback;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, SqliteConnection, SqlitePool};
use std::path::Path;
use std::time::Duration;
use writer::Writer;

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
    /// What was sent, tidy and without fault.
    pub feedback: NewFeedback,
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
    /// When it came in.
    pub received_at: Timestamp,
    /// What was sent, without the contact.
    pub feedback: NewFeedback,
    /// What happened, oldest first.
    pub events: Vec<StoredEvent>,
}

/// A step in the life of a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// When.
    pub at: Timestamp,
    /// Kind: the state it leads to, or `message`.
    pub kind: String,
    /// Words, where there are any.
    pub text: Option<String>,
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
    /// The writer has ended.
    #[error("the store is closed")]
    Closed,
}

/// The store. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    writer: Writer,
    readers: SqlitePool,
}

impl Store {
    /// Opens the database file, makes it if there is none (readable by its owner only), and brings its
    /// tables to this version's form. Must be called within a Tokio runtime.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be made, opened or brought up to date.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
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
        sqlx::migrate!().run(&mut first).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(READER_WAIT)
            .connect_lazy_with(options.clone().read_only(true).optimize_on_close(false, None));
        Ok(Self { writer: Writer::start(first, options, file), readers })
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
        let mut reader = self.readers.acquire().await?;
        sql::thread(&mut reader, code_hash).await
    }

    /// Lets the writer finish what it has and closes all connections. What comes later is refused.
    pub async fn close(&self) {
        self.writer.close().await;
        self.readers.close().await;
    }
}
