//! What is on the disk: durable, private, append-only, and free of what must not be there.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use axum::http::StatusCode;
use common::{App, UNLIMITED, evening, good, vault};
use mingjing_contract::feedback::Receipt;
use mingjing_feedback::store::Location;
use mingjing_feedback::vault::Vault;
use mingjing_feedback::{Service, Settings, routes};
use sqlx::Connection;
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
async fn the_contact_is_sealed_apart_and_in_no_file() {
    let app = App::new().await;
    app.post(KEY, &good()).await;
    assert_eq!((app.count("contact_box").await, app.count("contact").await), (1, 0));
    app.service.close().await;
    for entry in std::fs::read_dir(app.dir.path().join("var")).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(11).any(|window| window == b"13800000000"));
    }
    let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info('thread')")
        .fetch_all(&mut app.look().await)
        .await
        .unwrap();
    assert!(!columns.iter().any(|column| column.contains("contact")), "{columns:?}");
}

#[tokio::test]
async fn what_the_first_version_stored_is_brought_forward_and_its_contacts_are_sealed() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("feedback.sqlite");
    let url = format!("sqlite://{}?mode=rwc", path.display());
    let mut first = sqlx::SqliteConnection::connect(&url).await.unwrap();
    // What the first version's migrations left behind, as sqlx notes it.
    sqlx::migrate!("migrations/sqlite").run_to(1, &mut first).await.unwrap();
    let code = mingjing_feedback::code::Code::random().unwrap();
    let sql = "INSERT INTO thread (id, code_hash, received_at, kind, place, description) VALUES (1, ?, ?, 'dust', '路口', '很多土很多土');
        INSERT INTO thread_event (thread_id, seq, at, kind) VALUES (1, 1, 1, 'received');
        INSERT INTO contact VALUES (1, '13800000000')";
    let query = sqlx::query(sql).bind(code.hash().to_vec()).bind(evening().as_millisecond());
    query.execute(&mut first).await.unwrap();
    first.close().await.unwrap();

    let settings = Settings {
        database: Location::File(path.clone()),
        vault: vault(),
        attachments: dir.path().join("photos").into(),
        site: dir.path().into(),
        limits: UNLIMITED,
        asks_for_proof: false,
        trust_proxy: false,
    };
    let service = Service::open(settings, Arc::new(evening)).await.unwrap();
    let thread = mingjing_feedback::intake::thread(&service, &code.to_string()).await.unwrap().unwrap();
    assert_eq!((thread.state.as_str(), thread.feedback.place.as_str()), ("received", "路口"));
    assert_eq!(
        (thread.clock.accept_by.as_str(), thread.clock.answer_by.as_str()),
        ("2026-12-06", "2027-01-20")
    );
    service.close().await;
    for entry in std::fs::read_dir(dir.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        assert!(
            !bytes.windows(11).any(|window| window == b"13800000000"),
            "in the clear in {}",
            path.display()
        );
    }
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
async fn a_restart_keeps_threads_and_keys() {
    let app = App::new().await;
    let before = app.post(KEY, &good()).await;
    app.service.close().await;
    let refused = app.post("another-key", &good()).await;
    assert_eq!(refused.refusal(), (503, "unavailable".into()));
    assert_eq!(refused.header("retry-after"), "10");

    let settings = Settings {
        database: Location::File(app.database()),
        vault: vault(),
        attachments: app.dir.path().join("photos").into(),
        site: app.dir.path().join("site"),
        limits: UNLIMITED,
        asks_for_proof: false,
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
    let settings = Settings {
        database: Location::File(database),
        vault: vault(),
        attachments: dir.path().join("photos").into(),
        site: dir.path().into(),
        limits: UNLIMITED,
        asks_for_proof: false,
        trust_proxy: false,
    };
    assert!(Service::open(settings, Arc::new(evening)).await.is_err());
}

#[tokio::test]
async fn a_key_is_changed_without_losing_a_contact() {
    let app = App::new().await;
    common::desk::staff(&app).await;
    let (id, _) = common::desk::report(&app, KEY).await;
    app.service.close().await;
    let new = Vault::new_key().unwrap();
    let open = async |keys: String| {
        let settings = Settings {
            database: Location::File(app.database()),
            vault: Vault::from_text(&keys).unwrap(),
            attachments: app.dir.path().join("photos").into(),
            site: app.dir.path().join("site"),
            limits: UNLIMITED,
            asks_for_proof: false,
            trust_proxy: false,
        };
        Service::open(settings, Arc::new(evening)).await.unwrap()
    };
    let contact = async |service: &Service, keys: &str| {
        let member = service.store().desk().sign_in("clerk").await.unwrap().unwrap().member;
        service.store().desk().contact(id, &member, &Vault::from_text(keys).unwrap(), evening()).await
    };
    assert!(contact(&open(new.clone()).await, &new).await.is_err(), "the new key alone opens nothing");
    let both = format!("{new},{}", common::KEY);
    let service = open(both.clone()).await;
    assert_eq!(service.reseal().await.unwrap(), 1);
    assert_eq!(service.reseal().await.unwrap(), 0);
    assert_eq!(contact(&service, &new).await.unwrap().as_deref(), Some("13800000000"));
    assert!(contact(&service, common::KEY).await.is_err(), "the old key is of no use any more");
}
