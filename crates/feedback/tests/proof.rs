//! Proof of work: who brings one is in the queue, who brings none waits for a clerk, and nobody is refused for it.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use altcha::{Challenge, Payload, SolveChallengeOptions, solve_challenge};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use base64::Engine;
use common::desk::{person, staff};
use common::{App, good, post, with};
use mingjing_contract::feedback::{Receipt, Thread};
use mingjing_feedback::code::Code;
use serde_json::json;

const KEY: &str = "6f9619ff-8b86-d011-b42d-00cf4fc964ff";

async fn challenge(app: &App, key: &str) -> Challenge {
    let request =
        Request::get("/api/feedback/challenge").header("idempotency-key", key).body(Body::empty()).unwrap();
    let answer = app.send(request).await;
    assert_eq!((answer.status, answer.header("cache-control")), (StatusCode::OK, "no-store"));
    answer.json()
}

fn work(challenge: &Challenge) -> String {
    let solution = solve_challenge(SolveChallengeOptions::new(challenge)).unwrap().unwrap();
    let payload = Payload { challenge: challenge.clone(), solution };
    base64::engine::general_purpose::STANDARD.encode(serde_json::to_vec(&payload).unwrap())
}

/// Sends with an answer; the code.
async fn send(app: &App, key: &str, answer: &str) -> String {
    let mut request = post(key, good().to_string());
    request.headers_mut().insert("altcha", answer.parse().unwrap());
    let answer = app.send(request).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.json::<Receipt>().code
}

async fn state(app: &App, code: &str) -> String {
    let desk = app.service.store().desk();
    let id = desk.id_of_code(&Code::parse(code).unwrap().hash()).await.unwrap().unwrap();
    desk.case(id).await.unwrap().unwrap().case.state.id().to_owned()
}

#[tokio::test]
async fn work_done_leads_into_the_queue_and_serves_once() {
    let app = App::with_proof().await;
    let answer = work(&challenge(&app, KEY).await);
    let code = send(&app, KEY, &answer).await;
    assert_eq!(state(&app, &code).await, "received");
    // With its own key it stores nothing else, and with another key it counts for nothing.
    let mut other = post(KEY, with(&json!({ "place": "别处" })).to_string());
    other.headers_mut().insert("altcha", answer.parse().unwrap());
    assert_eq!(app.send(other).await.status, StatusCode::CONFLICT);
    let code = send(&app, "another-key", &answer).await;
    assert_eq!(state(&app, &code).await, "held");
    // Work done too late counts as none: it may be done again.
    let late = work(&challenge(&app, "a-late-key").await);
    app.pass(21 * 60);
    let code = send(&app, "a-late-key", &late).await;
    assert_eq!(state(&app, &code).await, "held");
}

#[tokio::test]
async fn without_work_a_report_is_held_and_a_clerk_lets_it_in_or_refuses_it() {
    let app = App::with_proof().await;
    staff(&app).await;
    let by_program = app.post(KEY, &good()).await.json::<Receipt>().code;
    let fields = [("kind", "dust"), ("place", "路口"), ("description", "很多很多土"), ("sure", "1")];
    let by_form = app.form("/feedback/", &fields).await.header("location").trim_matches('/').to_owned();
    for code in [&by_program, &by_form] {
        assert_eq!(state(&app, code).await, "held");
        let told: Thread = app.get(&format!("/api/feedback/{code}")).await.json();
        assert_eq!(told.state, "received", "its clock runs; who looks at it first is the desk's business");
        assert_eq!(told.due.unwrap().left, 15);
    }
    let clerk = person(&app, "clerk").await;
    assert!(clerk.get("/desk/").await.text.contains("待甄别"));
    clerk.does(1, "release", &[]).await;
    clerk.does(1, "accept", &[]).await;
    assert_eq!(state(&app, &by_program).await, "accepted");
    clerk.does(2, "refuse", &[("text", "没有写明地点")]).await;
    let told: Thread = app.get(&format!("/api/feedback/{by_form}")).await.json();
    assert_eq!(told.state, "not_accepted");
    assert!(told.events.iter().any(|event| event.text.as_deref() == Some("没有写明地点")));
}

#[tokio::test]
async fn where_none_is_asked_for_there_is_no_challenge_and_nothing_is_held() {
    let app = App::new().await;
    let ask = |key: Option<&str>| {
        let mut request = Request::get("/api/feedback/challenge");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        request.body(Body::empty()).unwrap()
    };
    assert_eq!(app.send(ask(Some(KEY))).await.status, StatusCode::NO_CONTENT);
    assert_eq!(app.send(ask(None)).await.refusal(), (400, "bad_request".to_owned()));
    let code = app.post(KEY, &good()).await.json::<Receipt>().code;
    assert_eq!(state(&app, &code).await, "received");
}
