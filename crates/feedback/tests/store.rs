//! What is on the disk: durable, private, append-only, and free of what must not be there.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use axum::http::StatusCode;
use common::{App, UNLIMITED, evening, good};
use mingjing_contract::feedback::{Receipt, Thread};
use mingjing_feedback::{Service, Settings, routes};
use std::sync::Arc;
use tower::ServiceExt;

const KEY: &str = "an-idempotency-key-of-the-test";

#[tokio::test]
async fn neither_code_nor_key_is_in_the_files() {
    let app = App::new().await;
    let receipt: Receipt = app.post(KEY, &good()).await.json();
    let bare = receipt.code.replace('-', "");
    let secrets = [receipt.code.as_bytes(), bare.as_bytes(), KEY.as_bytes()];
    for entry in std::fs::read_dir(app.dir.path().join("var")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for secret in secrets {
            let is_there = bytes.windows(secret.len()).any(|window| window == secret);
            assert!(!is_there, "{} is in {}", String::from_utf8_lossy(secret), path.display());
        }
    }
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let app = App::new().await;
    app.post(KEY, &good()).await;
    let folder = app.dir.path().join("var");
    assert_eq!(std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", entry.file_name());
        files += 1;
    }
    assert!(files >= 2, "{files}");
}

#[tokio::test]
async fn the_contact_is_stored_apart() {
    let app = App::new().await;
    app.post(KEY, &good()).await;
    let contact: String =
        sqlx::query_scalar("SELECT contact FROM contact").fetch_one(&mut app.look().await).await.unwrap();
    assert_eq!(contact, "13800000000");
    let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info('thread')")
        .fetch_all(&mut app.look().await)
        .await
        .unwrap();
    assert!(!columns.iter().any(|column| column.contains("contact")), "{columns:?}");
}

#[tokio::test]
async fn events_cannot_be_changed_or_removed() {
    let app = App::new().await;
    app.post(KEY, &good()).await;
    for sql in ["UPDATE thread_event SET text = 'x'", "DELETE FROM thread_event"] {
        let error = sqlx::query(sql).execute(&mut app.look().await).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
}

#[tokio::test]
async fn a_thread_s_state_is_its_last_event_that_is_no_message() {
    let app = App::new().await;
    let code = app.post(KEY, &good()).await.json::<Receipt>().code;
    for (seq, kind, text) in [(2, "accepted", None), (3, "message", Some("已派人去看"))] {
        sqlx::query("INSERT INTO thread_event (thread_id, seq, at, kind, text) VALUES (1, ?, ?, ?, ?)")
            .bind(seq)
            .bind(evening().as_millisecond() + i64::from(seq) * 60_000)
            .bind(kind)
            .bind(text)
            .execute(&mut app.look().await)
            .await
            .unwrap();
    }
    let thread: Thread = app.get(&format!("/api/feedback/{code}")).await.json();
    assert_eq!(thread.state, "accepted");
    let kinds: Vec<&str> = thread.events.iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(kinds, ["received", "accepted", "message"]);
    assert_eq!(thread.events[2].text.as_deref(), Some("已派人去看"));
    assert_eq!(thread.events[2].at, "2026-11-21T22:07:05+08:00");
}

#[tokio::test]
async fn a_restart_keeps_threads_and_keys() {
    let app = App::new().await;
    let before = app.post(KEY, &good()).await;
    app.service.close().await;
    let refused = app.post("another-key", &good()).await;
    assert_eq!(refused.refusal(), (503, "unavailable".into()));
    assert_eq!(refused.header("retry-after"), "10");

    let settings = Settings {
        database: app.database(),
        site: app.dir.path().join("site"),
        limits: UNLIMITED,
        trust_proxy: false,
    };
    let service = Service::open(settings, Arc::new(evening)).await.unwrap();
    let response = routes(service).oneshot(common::post(KEY, good().to_string())).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    assert_eq!(serde_json::from_slice::<Receipt>(&bytes).unwrap(), before.json());
}

#[cfg(unix)]
#[tokio::test]
async fn a_database_that_was_removed_is_not_written_into_the_void() {
    let app = App::new().await;
    assert_eq!(app.post(KEY, &good()).await.status, StatusCode::CREATED);
    std::fs::rename(app.database(), app.dir.path().join("elsewhere")).unwrap();
    assert_eq!(app.post("another-key", &good()).await.refusal(), (503, "unavailable".into()));
    std::fs::rename(app.dir.path().join("elsewhere"), app.database()).unwrap();
    assert_eq!(app.post("another-key", &good()).await.status, StatusCode::CREATED);
    assert_eq!(app.count("thread").await, 2);
}

#[tokio::test]
async fn a_database_that_refuses_gives_503_and_recovers() {
    let app = App::new().await;
    let refuse = "CREATE TRIGGER full BEFORE INSERT ON thread BEGIN SELECT RAISE(ABORT, 'full'); END";
    sqlx::query(refuse).execute(&mut app.look().await).await.unwrap();
    assert_eq!(app.post(KEY, &good()).await.refusal(), (503, "unavailable".into()));
    assert_eq!(app.count("submission").await, 0);
    sqlx::query("DROP TRIGGER full").execute(&mut app.look().await).await.unwrap();
    assert_eq!(app.post(KEY, &good()).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let database = dir.path().join("feedback.sqlite");
    std::fs::write(&database, "这不是数据库。".repeat(100)).unwrap();
    let settings = Settings { database, site: dir.path().into(), limits: UNLIMITED, trust_proxy: false };
    assert!(Service::open(settings, Arc::new(evening)).await.is_err());
}
