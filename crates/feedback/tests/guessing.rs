//! Codes cannot be found by asking: neither by how long an answer takes nor by asking often, on whatever way.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use axum::http::StatusCode;
use common::desk::report;
use common::{App, UNLIMITED};
use mingjing_feedback::rate::Limits;
use std::num::NonZeroU32;
use std::time::{Duration, Instant};

/// Questions of each kind.
const ROUNDS: usize = 400;

#[tokio::test]
async fn an_answer_takes_as_long_whether_a_text_is_a_code_or_not() {
    let app = App::new().await;
    report(&app, "key-number-1").await;
    // Well-formed and unknown; a wrong check character; no code at all.
    let texts = ["0000-0000-0000-0000-0000", "0000-0000-0000-0000-0001", "x"];
    let mut times: [Vec<Duration>; 3] = Default::default();
    // In turns, so that whatever else the machine does hits all alike.
    for round in 0..ROUNDS {
        for (text, times) in texts.iter().zip(&mut times) {
            let started = Instant::now();
            let answer = app.get(&format!("/api/feedback/{text}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
            if round >= ROUNDS / 10 {
                times.push(started.elapsed());
            }
        }
    }
    let medians = times.map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2]
    });
    let (least, most) = (medians.iter().min().unwrap(), medians.iter().max().unwrap());
    assert!(most.as_secs_f64() < 1.5 * least.as_secs_f64(), "{medians:?}");
}

#[tokio::test]
async fn every_way_to_a_thread_draws_from_one_bucket() {
    let few = Limits { reads_per_minute: NonZeroU32::new(6), ..UNLIMITED };
    let app = App::with(few, false).await;
    let (_, code) = report(&app, "key-number-1").await;
    let ways = [
        format!("/api/feedback/{code}"),
        format!("/feedback/{code}/"),
        format!("/feedback/{code}/feed.atom"),
        format!("/feedback/{code}/photos/1"),
        format!("/open311/v2/requests/{code}.json"),
        format!("/open311/v2/requests.json?service_request_id={code}"),
    ];
    for way in &ways {
        assert_ne!(app.get(way).await.status, StatusCode::TOO_MANY_REQUESTS, "{way}");
    }
    let app_of_three = App::with(Limits { reads_per_minute: NonZeroU32::new(3), ..UNLIMITED }, false).await;
    let list = |codes: &str| format!("/open311/v2/requests.json?service_request_id={codes}");
    assert_eq!(app_of_three.get(&list("a,b,c")).await.status, StatusCode::OK);
    let app_of_three = App::with(Limits { reads_per_minute: NonZeroU32::new(3), ..UNLIMITED }, false).await;
    assert_eq!(
        app_of_three.get(&list("a,b,c,d")).await.status,
        StatusCode::TOO_MANY_REQUESTS,
        "each is a lookup"
    );
    for way in &ways {
        assert_eq!(app.get(way).await.status, StatusCode::TOO_MANY_REQUESTS, "{way}");
    }
}
