//! The same tests as on SQLite, on PostgreSQL; and what only several servers on one database can show.

#![allow(missing_docs, clippy::unwrap_used)]
// Each suite brings the module that all share.
#![allow(clippy::duplicate_mod)]

#[path = "api.rs"]
mod api;
mod common;
#[path = "desk.rs"]
mod desk;
#[path = "feed.rs"]
mod feed;
#[path = "form.rs"]
mod form;
#[path = "migrations.rs"]
mod migrations;
#[path = "open311.rs"]
mod open311;
#[path = "pages.rs"]
mod pages;
#[path = "point.rs"]
mod point;
#[path = "proof.rs"]
mod proof;
#[path = "similar.rs"]
mod similar;

use axum::http::StatusCode;
use common::{App, cluster, good};
use mingjing_contract::feedback::Receipt;
use sqlx::Connection;
use std::collections::BTreeSet;

#[tokio::test]
async fn several_servers_at_once_store_one_key_once() {
    let database = cluster::new_database().await;
    let servers = [App::on(&database).await, App::on(&database).await, App::on(&database).await];
    let body = good();
    let tries = (0..60).map(|number| servers[number % 3].post("one-key-for-all", &body));
    let answers = futures_util::future::join_all(tries).await;
    let codes: BTreeSet<String> = answers.iter().map(|answer| answer.json::<Receipt>().code).collect();
    assert_eq!(codes.len(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::CREATED).count(), 1);
    assert_eq!(servers[0].count("thread").await, 1);
    // A double click on a plain form may reach two servers.
    let fields = [("kind", "dust"), ("place", "路口"), ("description", "很多很多土"), ("sure", "1")];
    let (one, other) =
        (servers[0].form("/feedback/", &fields).await, servers[1].form("/feedback/", &fields).await);
    assert_eq!(one.header("location"), other.header("location"));
}

#[tokio::test]
async fn two_servers_do_not_undo_each_other_s_deeds() {
    let database = cluster::new_database().await;
    let (here, there) = (App::on(&database).await, App::on(&database).await);
    common::desk::staff(&here).await;
    let (id, code) = common::desk::report(&here, "key-number-1").await;
    let clerk = common::desk::person(&here, "clerk").await;
    // The session that one server opened is good at the other.
    let elsewhere =
        common::desk::Person { app: &there, cookie: clerk.cookie.clone(), token: clerk.token.clone() };
    let (path, fields) = (format!("/desk/cases/{id}/accept"), [("version", "1")]);
    let (one, other) = tokio::join!(clerk.post(&path, &fields), elsewhere.post(&path, &fields));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
    let notes = (0..20).map(|number| {
        let who = if number % 2 == 0 { &clerk } else { &elsewhere };
        let path = format!("/desk/cases/{id}/note");
        async move { who.post(&path, &[("text", "同时写")]).await.status }
    });
    let noted = futures_util::future::join_all(notes)
        .await
        .into_iter()
        .filter(|status| status.as_u16() == 303)
        .count();
    let page = clerk.get(&format!("/desk/cases/{id}/")).await.text;
    assert_eq!(page.matches("同时写").count(), noted, "what was answered as done is there, once");
    assert!(noted > 0);
    let thread = there.get(&format!("/api/feedback/{code}")).await;
    assert!(thread.text.contains("\"state\":\"accepted\""), "{}", thread.text);
}

#[tokio::test]
async fn events_and_audit_cannot_be_changed_or_removed() {
    let app = App::new().await;
    common::desk::staff(&app).await;
    app.post("key-number-1", &good()).await;
    common::desk::person(&app, "clerk").await;
    let mut db = sqlx::PgConnection::connect(&app.url).await.unwrap();
    for sql in [
        "UPDATE thread_event SET text = 'x'",
        "DELETE FROM thread_event",
        "UPDATE audit SET deed = 'x'",
        "DELETE FROM audit",
    ] {
        let error = sqlx::query(sql).execute(&mut db).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
}

#[tokio::test]
async fn a_server_that_loses_its_database_answers_503_and_comes_back() {
    let app = App::new().await;
    assert_eq!(app.post("key-number-1", &good()).await.status, StatusCode::CREATED);
    let mut admin = sqlx::PgConnection::connect(&format!("{}/postgres", cluster::url())).await.unwrap();
    let name = app.url.rsplit('/').next().unwrap().to_owned();
    let kick = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1";
    let rename = |from: &str, to: &str| sqlx::AssertSqlSafe(format!("ALTER DATABASE {from} RENAME TO {to}"));
    // No new connections while it is away.
    loop {
        sqlx::query(kick).bind(&name).execute(&mut admin).await.unwrap();
        if sqlx::query(rename(&name, &format!("{name}_away"))).execute(&mut admin).await.is_ok() {
            break;
        }
    }
    assert_eq!(app.post("key-number-2", &good()).await.refusal(), (503, "unavailable".into()));
    sqlx::query(rename(&format!("{name}_away"), &name)).execute(&mut admin).await.unwrap();
    assert_eq!(app.post("key-number-2", &good()).await.status, StatusCode::CREATED);
    assert_eq!(app.count("thread").await, 2);
}
