//! The feedback service.

use gloo_net::http::{Request, Response};
use mingjing_contract::feedback::{ApiError, NewFeedback, Receipt, Thread};
use mingjing_contract::json;

/// What may go wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedbackError {
    /// No answer. Nothing is lost: the draft is kept, and the same key makes a second try safe.
    Network,
    /// The service refused, and says why.
    Refused(ApiError),
}

/// Sends feedback. `key` is the same for every try of the same feedback: it is stored once.
///
/// # Errors
/// When there is no answer or the service refuses.
pub async fn send(feedback: &NewFeedback, key: &str) -> Result<Receipt, FeedbackError> {
    let request = Request::post("api/feedback")
        .header("Idempotency-Key", key)
        .header("Content-Type", "application/json")
        .body(serde_json::to_string(feedback).map_err(|_| FeedbackError::Network)?)
        .map_err(|_| FeedbackError::Network)?;
    answer(request.send().await.map_err(|_| FeedbackError::Network)?).await
}

/// The thread that a code opens.
///
/// # Errors
/// When there is no answer or the code opens none.
pub async fn thread(code: &str) -> Result<Thread, FeedbackError> {
    let path = format!("api/feedback/{}", crate::route::encode(code));
    answer(Request::get(&path).send().await.map_err(|_| FeedbackError::Network)?).await
}

async fn answer<T: serde::de::DeserializeOwned>(response: Response) -> Result<T, FeedbackError> {
    let raw = response.binary().await.map_err(|_| FeedbackError::Network)?;
    if response.ok() {
        return json::read(&raw).map_err(|_| FeedbackError::Network);
    }
    // A host without the service answers with a page: that is no word of the service.
    Err(json::read(&raw).map_or(FeedbackError::Network, FeedbackError::Refused))
}
