//! The feedback service.

use gloo_net::http::{Request, Response};
use mingjing_contract::feedback::{ApiError, Kind, NewFeedback, Receipt, Similar, Thread};
use mingjing_contract::json;
use wasm_bindgen::JsCast;

/// What may go wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedbackError {
    /// No answer. Nothing is lost: the draft is kept, and the same key makes a second try safe.
    Network,
    /// The service refused, and says why.
    Refused(ApiError),
}

/// The work that the service asks for before a report with this key, as JSON; none where it asks for none.
///
/// # Errors
/// [`FeedbackError::Network`] when there is no answer.
pub async fn challenge(key: &str) -> Result<Option<String>, FeedbackError> {
    let request = Request::get("api/feedback/challenge").header("Idempotency-Key", key);
    let response = request.send().await.map_err(|_| FeedbackError::Network)?;
    // A service that has no work to give, or cannot give it, takes the report all the same.
    Ok(if response.status() == 200 { response.text().await.ok() } else { None })
}

/// What is published and may be about the same thing. The contact is not told.
///
/// # Errors
/// When there is no answer or the service refuses.
pub async fn similar(feedback: &NewFeedback) -> Result<Vec<Similar>, FeedbackError> {
    let asked = NewFeedback { contact: None, ..feedback.clone() };
    let request = Request::post("api/feedback/similar")
        .header("Content-Type", "application/json")
        .body(serde_json::to_string(&asked).map_err(|_| FeedbackError::Network)?)
        .map_err(|_| FeedbackError::Network)?;
    answer(request.send().await.map_err(|_| FeedbackError::Network)?).await
}

/// Sends feedback, with the proof of work if there is one. `key` is the same for every try of the same feedback: it is stored once.
///
/// # Errors
/// When there is no answer or the service refuses.
pub async fn send(feedback: &NewFeedback, key: &str, proof: Option<&str>) -> Result<Receipt, FeedbackError> {
    let request = Request::post("api/feedback")
        .header("Idempotency-Key", key)
        .header("Content-Type", "application/json")
        .header("Altcha", proof.unwrap_or_default())
        .body(serde_json::to_string(feedback).map_err(|_| FeedbackError::Network)?)
        .map_err(|_| FeedbackError::Network)?;
    answer(request.send().await.map_err(|_| FeedbackError::Network)?).await
}

/// Sends the photos of a report that the service has. Twice is the same as once.
///
/// # Errors
/// When there is no answer or the service cannot keep them now; [`FeedbackError::Refused`] when it never will.
pub async fn send_photos(code: &str, photos: &js_sys::Array) -> Result<(), FeedbackError> {
    let form = web_sys::FormData::new().map_err(|_| FeedbackError::Network)?;
    for photo in photos.iter().filter_map(|photo| photo.dyn_into::<web_sys::Blob>().ok()) {
        let _ = form.append_with_blob("photos", &photo);
    }
    let path = format!("feedback/{}/photos", crate::route::encode(code));
    let request = Request::post(&path).body(form).map_err(|_| FeedbackError::Network)?;
    let response = request.send().await.map_err(|_| FeedbackError::Network)?;
    match response.status() {
        // It leads back to the thread's page.
        200..=399 => Ok(()),
        status @ 400..=428 => Err(FeedbackError::Refused(ApiError {
            code: "photos".to_owned(),
            message: status.to_string(),
            fields: Vec::new(),
        })),
        _ => Err(FeedbackError::Network),
    }
}

/// The kinds of the form as the bureau has them.
///
/// # Errors
/// When there is no answer.
pub async fn kinds() -> Result<Vec<Kind>, FeedbackError> {
    answer(Request::get("api/feedback/kinds").send().await.map_err(|_| FeedbackError::Network)?).await
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
