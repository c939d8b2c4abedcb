//! Where threads are kept: SQLite in one file, or PostgreSQL for several servers.
//!
//! One writer commits many submissions at once ([`writer`]); readers have connections of their own and
//! never wait for it. What is answered as stored has reached the disk: on SQLite `synchronous=FULL` syncs
//! the log at every commit, PostgreSQL's `synchronous_commit` is on unless its operator says otherwise.
//! What the desk and the holders of codes do goes through [`desk`].

mod columns;
pub mod desk;
mod document;
mod file;
mod kept;
mod location;
mod postgres;
mod sqlite;
mod writer;

pub use kept::{Stored, StoredEvent, StoredThread, Submission};
pub use location::Location;

use crate::vault::VaultError;
use columns::{before_of, event_of, feedback_of, sent_columns, thread_of};
use desk::Desk;
use location::IN_PATH;
use percent_encoding::utf8_percent_encode;
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, PgPool, SqliteConnection, SqlitePool};
use std::path::Path;
use std::time::Duration;
use writer::{Target, Writer};

/// How long a statement waits for another process that writes.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Connections that read.
const READERS: u32 = 4;

/// How long a reader waits for one of them.
const READER_WAIT: Duration = Duration::from_secs(5);

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
