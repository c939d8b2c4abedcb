//! Work that the feedback service asks for, done off the main thread.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

/// The script that works; it stands at the site's root.
const SCRIPT: &str = "proof.js";
/// How long the work may take, in milliseconds: after that the report goes without.
const WITHIN: i32 = 60_000;

/// The answer to a challenge. None where the browser cannot work it out: the report then waits for a clerk.
pub async fn solve(challenge: &str) -> Option<String> {
    let worker = Worker::new(SCRIPT).ok()?;
    // Whatever comes first ends the waiting: the answer, a fault, the time.
    let first = js_sys::Promise::new(&mut |resolve, _| {
        worker.set_onmessage(Some(&resolve));
        worker.set_onerror(Some(&resolve));
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, WITHIN);
        }
    });
    let asked = worker.post_message(&challenge.into());
    let first = if asked.is_ok() { JsFuture::from(first).await.ok() } else { None };
    worker.terminate();
    let answer = first?.dyn_into::<MessageEvent>().ok()?.data().as_string()?;
    (!answer.is_empty()).then_some(answer)
}
