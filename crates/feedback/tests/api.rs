//! The JSON interface: what goes in comes out, once, and every way of being wrong is told.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use common::{App, UNLIMITED, good, post, with};
use mingjing_contract::feedback::{ApiError, NewFeedback, Receipt, Thread};
use mingjing_feedback::rate::Limits;
use serde_json::json;
use std::num::NonZeroU32;

const KEY: &str = "6f9619ff-8b86-d011-b42d-00cf4fc964ff";

#[tokio::test]
async fn what_is_sent_can_be_followed_by_its_code() {
    let app = App::new().await;
    let answer = app.post(KEY, &good()).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    assert_eq!(answer.header("cache-control"), "no-store");
    let receipt: Receipt = answer.json();
    assert_eq!(receipt.received_at, "2026-11-21T22:04:05+08:00");
    assert_eq!(
        (receipt.clock.accept_by.as_str(), receipt.clock.answer_by.as_str()),
        ("2026-12-06", "2027-01-20")
    );

    let answer = app.get(&format!("/api/feedback/{}", receipt.code)).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("cache-control"), "no-store");
    let thread: Thread = answer.json();
    let sent: NewFeedback = serde_json::from_value(good()).unwrap();
    assert_eq!(thread.feedback, NewFeedback { contact: None, ..sent });
    assert_eq!((thread.state.as_str(), thread.received_at), ("received", receipt.received_at.clone()));
    assert_eq!(thread.clock, receipt.clock);
    assert_eq!(thread.events.len(), 1);
    assert_eq!((thread.events[0].kind.as_str(), &thread.events[0].at), ("received", &receipt.received_at));

    let written_by_hand = receipt.code.to_lowercase().replace('0', "o").replace('1', "i").replace('-', "%20");
    let again: Thread = app.get(&format!("/api/feedback/{written_by_hand}")).await.json();
    assert_eq!(again.received_at, receipt.received_at);
}

#[tokio::test]
async fn a_retry_gets_the_same_receipt_and_stores_nothing() {
    let app = App::new().await;
    let first = app.post(KEY, &good()).await;
    // The same words in another spelling of JSON, with ends that tidying takes off.
    let again = with(
        &json!({ "place": "  海北大街东口 ", "description": "工地没有盖网，风一吹满街是土。\r\n已经三天了。" }),
    );
    for body in [good(), again] {
        let retry = app.post(KEY, &body).await;
        assert_eq!(retry.status, StatusCode::OK);
        assert_eq!(retry.json::<Receipt>(), first.json());
    }
    for table in ["thread", "thread_event", "handling", "contact_box", "submission"] {
        assert_eq!(app.count(table).await, 1, "{table}");
    }
}

#[tokio::test]
async fn many_tries_at_once_are_one_thread() {
    let app = App::new().await;
    let body = good();
    let tries = (0..40).map(|_| app.post(KEY, &body));
    let answers = futures_util::future::join_all(tries).await;
    let receipts: Vec<Receipt> = answers.iter().map(common::Answer::json).collect();
    assert!(receipts.iter().all(|receipt| receipt == &receipts[0]));
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::CREATED).count(), 1);
    assert_eq!(app.count("thread").await, 1);
}

#[tokio::test]
async fn a_key_belongs_to_one_body() {
    let app = App::new().await;
    assert_eq!(app.post(KEY, &good()).await.status, StatusCode::CREATED);
    for change in [json!({ "kind": "air" }), json!({ "contact": null }), json!({ "contact": "13900000000" })]
    {
        assert_eq!(app.post(KEY, &with(&change)).await.refusal(), (409, "key_reused".into()), "{change}");
    }
    assert_eq!(app.count("thread").await, 1);
    assert_eq!(app.post("another-key", &good()).await.status, StatusCode::CREATED);
    assert_eq!(app.count("thread").await, 2);
}

#[tokio::test]
async fn every_fault_is_told_by_its_field() {
    let app = App::new().await;
    let long = "土".repeat(4001);
    let cases = [
        (json!({ "kind": "" }), "kind required"),
        (json!({ "kind": "weather" }), "kind unknown"),
        (json!({ "place": " \n " }), "place required"),
        (json!({ "place": "路".repeat(201) }), "place too_long"),
        (json!({ "happened_at": "昨天" }), "happened_at bad_date"),
        // Already tomorrow somewhere, but not in Beijing.
        (json!({ "happened_at": "2026-11-22" }), "happened_at in_future"),
        (json!({ "description": "\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}" }), "description required"),
        (json!({ "description": "臭" }), "description too_short"),
        (json!({ "description": long }), "description too_long"),
        (json!({ "contact": "1".repeat(201) }), "contact too_long"),
        (json!({ "region": "1".repeat(65) }), "region unknown"),
        (json!({ "subject_kind": "1".repeat(65) }), "subject_kind unknown"),
        (json!({ "subject_id": "1".repeat(65) }), "subject_id unknown"),
    ];
    for (change, expected) in cases {
        let answer = app.post(KEY, &with(&change)).await;
        assert_eq!(answer.refusal(), (422, "invalid".into()), "{change}");
        let fields = answer.json::<ApiError>().fields;
        let told: Vec<String> =
            fields.iter().map(|fault| format!("{} {}", fault.field, fault.code)).collect();
        assert_eq!(told, [expected], "{change}");
    }
    let all = app.post(KEY, &json!({})).await.json::<ApiError>().fields;
    assert_eq!(all.len(), 3, "{all:?}");
    assert_eq!(app.count("thread").await, 0);
    // What was refused has not used the key up.
    assert_eq!(app.post(KEY, &good()).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn the_longest_feedback_fits_in_every_spelling() {
    let app = App::new().await;
    let escaped = "\\ud83d\\ude00".repeat(4000);
    let body = format!(r#"{{"kind":"other","place":"x","description":"{escaped}"}}"#);
    let answer = app.send(post(KEY, body)).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
}

#[tokio::test]
async fn what_cannot_be_understood_is_refused() {
    let app = App::new().await;
    for body in
        ["", "{", "[]", r#"["dust"]"#, "null", "\"x\"", r#"{"kind":1}"#, r#"{"unknown":"x"}"#, "\u{feff}{}"]
    {
        assert_eq!(app.send(post(KEY, body)).await.refusal(), (400, "bad_request".into()), "{body}");
    }
    let deep = format!("{}{}", "[".repeat(30_000), "]".repeat(30_000));
    assert_eq!(app.send(post(KEY, deep)).await.refusal(), (400, "bad_request".into()));
    assert_eq!(app.send(post(KEY, vec![0xff, 0xfe])).await.refusal(), (400, "bad_request".into()));
    for key in ["", "short", "with space in it", "k".repeat(129).as_str()] {
        assert_eq!(app.post(key, &good()).await.refusal(), (400, "bad_request".into()), "{key}");
    }
    let no_key = Request::post("/api/feedback")
        .header("content-type", "application/json")
        .body(Body::from(good().to_string()))
        .unwrap();
    assert_eq!(app.send(no_key).await.refusal(), (400, "bad_request".into()));
    for kind in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""] {
        let mut request = post(KEY, good().to_string());
        request.headers_mut().insert("content-type", kind.parse().unwrap());
        assert_eq!(app.send(request).await.refusal(), (415, "bad_request".into()), "{kind}");
    }
    let mut request = post(KEY, good().to_string());
    request.headers_mut().insert("content-type", "Application/JSON; charset=utf-8".parse().unwrap());
    assert_eq!(app.send(request).await.status, StatusCode::CREATED);
    assert_eq!(app.count("thread").await, 1);
}

#[tokio::test]
async fn too_much_is_refused() {
    let app = App::new().await;
    let answer = app.send(post(KEY, " ".repeat(64 * 1024 + 1))).await;
    assert_eq!(answer.refusal(), (413, "too_large".into()));
    let stream = futures_util::stream::repeat_with(|| Ok::<_, std::io::Error>(vec![b' '; 4096]));
    let endless = app.send(post(KEY, Body::from_stream(stream))).await;
    assert_eq!(endless.refusal(), (413, "too_large".into()));
}

#[tokio::test]
async fn other_addresses_and_methods_answer_in_json_too() {
    let app = App::new().await;
    assert_eq!(app.get("/api/nothing").await.refusal(), (404, "not_found".into()));
    assert_eq!(app.get("/api/feedback").await.refusal(), (405, "bad_request".into()));
    let put = Request::put("/api/feedback/x").body(Body::empty()).unwrap();
    assert_eq!(app.send(put).await.refusal(), (405, "bad_request".into()));
}

#[tokio::test]
async fn a_code_that_opens_nothing_tells_nothing_else() {
    let app = App::new().await;
    let code = app.post(KEY, &good()).await.json::<Receipt>().code;
    let other_symbol = if code.starts_with('7') { "8" } else { "7" };
    let mistyped = format!("{other_symbol}{}", &code[1..]);
    let unknown = "0123-4567-89AB-CDEF-GHJT";
    let first = app.get(&format!("/api/feedback/{unknown}")).await;
    assert_eq!(first.refusal(), (404, "not_found".into()));
    for path in [mistyped.as_str(), "x", "%00", "%ff", "..", "' OR 1=1 --".replace(' ', "%20").as_str()] {
        let answer = app.get(&format!("/api/feedback/{path}")).await;
        assert_eq!(
            (answer.status, &answer.text, &answer.headers),
            (first.status, &first.text, &first.headers),
            "{path}"
        );
    }
}

#[tokio::test]
async fn each_client_may_ask_so_often_and_is_told_when_to_come_back() {
    let limits =
        Limits { submits_per_minute: NonZeroU32::new(2), reads_per_minute: NonZeroU32::new(1), ..UNLIMITED };
    let app = App::with(limits, true).await;
    let from = |address: &str, key: &str| {
        let mut request = post(key, good().to_string());
        request.headers_mut().insert("x-forwarded-for", address.parse().unwrap());
        request
    };
    for key in ["key-number-1", "key-number-2"] {
        assert_eq!(app.send(from("192.0.2.9", key)).await.status, StatusCode::CREATED);
    }
    let third = app.send(from("192.0.2.9", "key-number-3")).await;
    assert_eq!(third.refusal(), (429, "too_many".into()));
    let wait: u64 = third.header("retry-after").parse().unwrap();
    assert!((1..=30).contains(&wait), "{wait}");
    assert_eq!(app.send(from("192.0.2.10", "key-number-4")).await.status, StatusCode::CREATED);
    assert_eq!(app.get("/api/feedback/x").await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.get("/api/feedback/x").await.refusal(), (429, "too_many".into()));
    assert_eq!(app.count("thread").await, 3);
}
