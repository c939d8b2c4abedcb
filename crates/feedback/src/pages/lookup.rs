//! A thread looked up by its code.

use super::frame::private;
use crate::Service;
use crate::client::Client;
use crate::intake;
use crate::rate::Ask;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mingjing_contract::feedback::Thread;

/// After a form: the thread's page.
pub(super) fn see_thread(code: &str) -> Response {
    see(&format!("{code}/"))
}

/// After a form: another page, by GET, so that a reload sends nothing again.
pub(super) fn see(location: &str) -> Response {
    let location = HeaderValue::from_str(location).unwrap_or_else(|_| HeaderValue::from_static("./"));
    private((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
}

/// Why no thread is shown.
pub(super) enum Miss {
    Nothing,
    /// Seconds.
    Wait(u64),
    Failure,
}

pub(super) async fn look_up(service: &Service, client: Client, code: &str) -> Result<Thread, Miss> {
    if let Err(seconds) = service.rate.check(client, Ask::Read) {
        return Err(Miss::Wait(seconds));
    }
    match intake::thread(service, code).await {
        Ok(Some(thread)) => Ok(thread),
        Ok(None) => Err(Miss::Nothing),
        Err(error) => {
            error.log();
            Err(Miss::Failure)
        }
    }
}
