//! Published answers offered before a report is sent: what is near is found, what is not published never shows.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use common::desk::{Person, person, report, staff};
use common::{Answer, App, good, with};
use mingjing_contract::feedback::Similar;
use serde_json::{Value, json};

async fn similar(app: &App, body: &Value) -> Answer {
    let request = Request::post("/api/feedback/similar").header("content-type", "application/json");
    app.send(request.body(Body::from(body.to_string())).unwrap()).await
}

async fn found(app: &App, body: &Value) -> Vec<Similar> {
    let answer = similar(app, body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.json()
}

/// Answered and published.
async fn publish(clerk: &Person<'_>, epb: &Person<'_>, chief: &Person<'_>, id: i64) {
    clerk.does(id, "accept", &[]).await;
    clerk.does(id, "assign", &[("unit", "epb")]).await;
    epb.does(id, "draft", &[("text", "11月22日已责令盖网、洒水。"), ("outcome", "solved")]).await;
    chief.does(id, "answer", &[]).await;
    chief.does(id, "publish", &[]).await;
}

#[tokio::test]
async fn only_what_is_published_and_near_is_offered() {
    let app = App::new().await;
    staff(&app).await;
    let (id, code) = report(&app, "key-number-1").await;
    let (clerk, epb, chief) =
        (person(&app, "clerk").await, person(&app, "epb").await, person(&app, "chief").await);
    // The very same report, and nothing is said of it: whoever asks must not learn who was reported.
    assert!(found(&app, &good()).await.is_empty());
    assert_eq!(app.get("/feedback/published/R-2026-000001/feed.atom").await.status, StatusCode::NOT_FOUND);

    publish(&clerk, &epb, &chief, id).await;
    let near = found(&app, &with(&json!({ "description": "晚上很吵很吵" }))).await;
    assert_eq!(near.len(), 1);
    let Similar { number, place, received_on, answered_on, answer, sample } = &near[0];
    assert_eq!((number.as_str(), place.as_str(), *sample), ("R-2026-000001", "海北大街东口", false));
    assert_eq!((received_on.as_str(), answered_on.as_deref()), ("2026-11-21", Some("2026-11-21")));
    assert_eq!(answer, "11月22日已责令盖网、洒水。");
    for other in [json!({ "kind": "noise" }), json!({ "region": "150303" }), json!({ "place": "滨河路口" })]
    {
        assert!(found(&app, &with(&other)).await.is_empty(), "{other}");
    }
    assert_eq!(found(&app, &with(&json!({ "region": null }))).await.len(), 1, "no region is any region");
    let feed = app.get("/feedback/published/R-2026-000001/feed.atom").await;
    assert!(feed.status == StatusCode::OK && feed.text.contains("已责令盖网"), "{}", feed.text);
    assert!(!feed.text.contains(&code) && !feed.text.contains("13800000000"));
    for wrong in ["R-2025-000001", "R-2026-1", "1", "x"] {
        let path = format!("/feedback/published/{wrong}/feed.atom");
        assert_eq!(app.get(&path).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }

    chief.does(id, "unpublish", &[]).await;
    assert!(found(&app, &good()).await.is_empty(), "taken back is taken back");
    chief.does(id, "publish", &[]).await;
    app.pass(91 * 24 * 3600);
    assert!(found(&app, &good()).await.is_empty(), "long ago");
}

#[tokio::test]
async fn covered_words_are_neither_shown_nor_compared() {
    let app = App::new().await;
    staff(&app).await;
    let body = with(&json!({ "place": "张三家门口的小作坊" }));
    app.post("key-number-1", &body).await;
    let (clerk, epb, chief) =
        (person(&app, "clerk").await, person(&app, "epb").await, person(&app, "chief").await);
    clerk.does(1, "redact", &[("text", "张三家门口的小作坊")]).await;
    publish(&clerk, &epb, &chief, 1).await;
    assert!(found(&app, &body).await.is_empty(), "guessing what stands below a cover finds nothing");
}

#[tokio::test]
async fn without_script_the_preview_offers_them() {
    let app = App::new().await;
    staff(&app).await;
    let (id, _) = report(&app, "key-number-1").await;
    let (clerk, epb, chief) =
        (person(&app, "clerk").await, person(&app, "epb").await, person(&app, "chief").await);
    publish(&clerk, &epb, &chief, id).await;
    let mut fields = vec![
        ("kind", "dust"),
        ("place", "海北大街东口"),
        ("description", "又是满街土，第四天"),
        ("contact", "me"),
    ];
    let page = app.form("/feedback/", &fields).await;
    assert_eq!((page.status, app.count("thread").await), (StatusCode::OK, 1));
    for part in [
        "已公开的类似反映",
        "已责令盖网",
        "replies/#R-2026-000001",
        "又是满街土，第四天",
        "value=\"me\"",
        "name=\"sure\"",
    ] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    fields.push(("sure", "1"));
    assert_eq!(app.form("/feedback/", &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.count("thread").await, 2);
    let elsewhere = [("kind", "dust"), ("place", "滨河路口"), ("description", "又是满街土，第四天")];
    let page = app.form("/feedback/", &elsewhere).await;
    assert!(page.status == StatusCode::OK && !page.text.contains("已公开的类似反映"), "nothing near");
}

#[tokio::test]
async fn personal_data_in_a_plain_form_is_pointed_out_once() {
    let app = App::new().await;
    let mut fields = vec![("kind", "dust"), ("place", "路口"), ("description", "很多土，请打13800000000")];
    let page = app.form("/feedback/", &fields).await;
    assert_eq!((page.status, app.count("thread").await), (StatusCode::OK, 0));
    assert!(
        page.text.contains("<strong>13800000000</strong>") && page.text.contains("name=\"sure\""),
        "{}",
        page.text
    );
    fields.push(("sure", "1"));
    assert_eq!(app.form("/feedback/", &fields).await.status, StatusCode::SEE_OTHER);
    let in_its_place =
        [("kind", "dust"), ("place", "路口"), ("description", "很多很多土"), ("contact", "13800000000")];
    let page = app.form("/feedback/", &in_its_place).await;
    assert!(!page.text.contains("<strong>13800000000</strong>"), "a contact is where it belongs");
}

#[tokio::test]
async fn what_cannot_be_read_is_told_so() {
    let app = App::new().await;
    assert_eq!(similar(&app, &json!([])).await.refusal(), (400, "bad_request".to_owned()));
    assert_eq!(similar(&app, &json!({})).await.refusal(), (422, "invalid".to_owned()));
}
