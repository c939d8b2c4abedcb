//! A request's body, up to a size and within a time.

use axum::body::{Body, Bytes};
use std::error::Error;
use std::time::Duration;

/// Most bytes of a body: the longest feedback fits, written in any way.
pub const MOST_BYTES: usize = 64 * 1024;
/// How long a body may take to arrive. A very slow phone sends 64 KiB in 20 seconds.
const WITHIN: Duration = Duration::from_secs(20);

/// Why a body was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyFault {
    /// Over [`MOST_BYTES`].
    TooLarge,
    /// Not there in time.
    TooSlow,
    /// It broke off.
    Broken,
}

/// Reads a body whole.
pub async fn read(body: Body) -> Result<Bytes, BodyFault> {
    let read = tokio::time::timeout(WITHIN, axum::body::to_bytes(body, MOST_BYTES));
    read.await.map_err(|_| BodyFault::TooSlow)?.map_err(|error| fault(&error))
}

fn fault(error: &axum::Error) -> BodyFault {
    let mut cause: Option<&dyn Error> = Some(error);
    while let Some(error) = cause {
        if error.is::<http_body_util::LengthLimitError>() {
            return BodyFault::TooLarge;
        }
        cause = error.source();
    }
    BodyFault::Broken
}
