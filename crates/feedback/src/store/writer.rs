//! The one writer of reports: takes whatever has come in, commits it in one transaction, then answers all of it.
//!
//! The disk is synced once a batch, not once a submission, so that many senders at once cost little more
//! than one. Nobody gets an answer before the commit that has their submission.

use super::file::Watch;
use super::{StoreError, Stored, Submission, postgres, sqlite};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, PgPool, SqliteConnection};
use tokio::sync::{mpsc, oneshot};

/// Most submissions in one transaction.
const BATCH: usize = 256;
/// Most submissions that wait; one more is refused at once rather than kept waiting.
const QUEUE: usize = 2048;

/// Handle of the writer. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Writer {
    queue: mpsc::Sender<Work>,
}

#[derive(Debug)]
enum Work {
    Store(Box<Submission>, oneshot::Sender<Result<Stored, StoreError>>),
    Close(oneshot::Sender<()>),
}

/// Where the writer writes.
pub enum Target {
    /// A file, through a connection of its own.
    Sqlite {
        /// None after a failure: the next batch connects anew.
        connection: Option<Box<SqliteConnection>>,
        /// How to connect.
        options: Box<SqliteConnectOptions>,
        /// The file.
        file: Watch,
    },
    /// A server.
    Postgres(PgPool),
}

impl Writer {
    /// Starts the writer on its own task.
    pub fn start(target: Target) -> Self {
        let (queue, work) = mpsc::channel(QUEUE);
        tokio::spawn(run(target, work));
        Self { queue }
    }

    /// Stores a submission; returns after its commit.
    pub async fn submit(&self, submission: Submission) -> Result<Stored, StoreError> {
        let (answer, answered) = oneshot::channel();
        self.queue.try_send(Work::Store(Box::new(submission), answer)).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => StoreError::Busy,
            mpsc::error::TrySendError::Closed(_) => StoreError::Closed,
        })?;
        answered.await.map_err(|_| StoreError::Closed)?
    }

    /// Ends the writer after what is in its queue.
    pub async fn close(&self) {
        let (done, ended) = oneshot::channel();
        if self.queue.send(Work::Close(done)).await.is_ok() {
            // An error means that it has ended already: that is all that was asked for.
            let _ = ended.await;
        }
    }
}

async fn run(mut target: Target, mut work: mpsc::Receiver<Work>) {
    let mut taken = Vec::with_capacity(BATCH);
    while work.recv_many(&mut taken, BATCH).await > 0 {
        let (mut submissions, mut answers, mut closing) = (Vec::new(), Vec::new(), None);
        for work in taken.drain(..) {
            match work {
                Work::Store(submission, answer) => {
                    submissions.push(*submission);
                    answers.push(answer);
                }
                Work::Close(done) => closing = Some(done),
            }
        }
        store(&mut target, &submissions, answers).await;
        if let Some(done) = closing {
            if let Err(error) = target.close().await {
                tracing::warn!(%error, "the database was not closed cleanly");
            }
            // Nobody may be waiting any more; it is closed all the same.
            let _ = done.send(());
            return;
        }
    }
}

async fn store(
    target: &mut Target,
    submissions: &[Submission],
    answers: Vec<oneshot::Sender<Result<Stored, StoreError>>>,
) {
    if submissions.is_empty() {
        return;
    }
    match target.commit(submissions).await {
        Ok(stored) => {
            for (answer, stored) in answers.into_iter().zip(stored) {
                // A sender that has gone away will come back with the same key.
                let _ = answer.send(Ok(stored));
            }
        }
        Err(error) => {
            tracing::error!(%error, submissions = submissions.len(), "not stored");
            target.forget();
            for answer in answers {
                let _ = answer.send(Err(StoreError::NotStored));
            }
        }
    }
}

impl Target {
    async fn commit(&mut self, submissions: &[Submission]) -> Result<Vec<Stored>, StoreError> {
        match self {
            Self::Sqlite { connection, options, file } => {
                if !file.is_there() {
                    return Err(StoreError::Gone);
                }
                let open = match connection.take() {
                    Some(open) => open,
                    None => Box::new(SqliteConnection::connect_with(options).await?),
                };
                let mut transaction = connection.insert(open).begin_with("BEGIN IMMEDIATE").await?;
                let stored = sqlite::submit(&mut transaction, submissions).await?;
                transaction.commit().await?;
                Ok(stored)
            }
            Self::Postgres(pool) => {
                let mut transaction = pool.begin().await?;
                let stored = postgres::submit(&mut transaction, submissions).await?;
                transaction.commit().await?;
                Ok(stored)
            }
        }
    }

    /// Dropped, a connection rolls back whatever is open.
    fn forget(&mut self) {
        if let Self::Sqlite { connection, .. } = self {
            *connection = None;
        }
    }

    async fn close(self) -> Result<(), StoreError> {
        if let Self::Sqlite { connection: Some(connection), .. } = self {
            connection.close().await?;
        }
        Ok(())
    }
}
