//! What every released version left behind is brought forward: a database of each is opened by this one.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{App, IS_POSTGRES, evening, with};
use mingjing_contract::feedback::{Receipt, Thread};
use serde_json::json;
use sqlx::migrate::Migrator;
use sqlx::{AnyConnection, Connection};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

#[tokio::test]
async fn a_database_of_every_version_is_opened_and_takes_points() {
    sqlx::any::install_default_drivers();
    let migrator = if IS_POSTGRES { &POSTGRES } else { &SQLITE };
    let versions: Vec<i64> = migrator.iter().map(|migration| migration.version).collect();
    assert!(versions.len() >= 4);
    for version in versions {
        let dir = tempfile::tempdir().unwrap();
        let url = if IS_POSTGRES {
            common::cluster::new_database().await
        } else {
            format!("sqlite://{}", dir.path().join("feedback.sqlite").display())
        };
        if IS_POSTGRES {
            migrator.run_to(version, &mut sqlx::PgConnection::connect(&url).await.unwrap()).await.unwrap();
        } else {
            let made = format!("{url}?mode=rwc");
            migrator
                .run_to(version, &mut sqlx::SqliteConnection::connect(&made).await.unwrap())
                .await
                .unwrap();
        }
        let code = mingjing_feedback::code::Code::random().unwrap();
        let mut db = AnyConnection::connect(&url).await.unwrap();
        let thread = "INSERT INTO thread (code_hash, received_at, kind, place, description) VALUES ($1, $2, 'dust', '路口', '很多土很多土')";
        let query = sqlx::query(thread).bind(code.hash().to_vec()).bind(evening().as_millisecond());
        query.execute(&mut db).await.unwrap();
        sqlx::query("INSERT INTO thread_event (thread_id, seq, at, kind) SELECT id, 1, received_at, 'received' FROM thread")
            .execute(&mut db)
            .await
            .unwrap();
        // The first version of SQLite's tables knew no desk: the second makes a case of each thread.
        let has_cases = IS_POSTGRES || version > 1;
        if has_cases {
            let case = "INSERT INTO handling (thread_id, state, rule, clock_from, accept_by, answer_by, due_on) \
                SELECT id, 'received', '15/60', '2026-11-21', '2026-12-06', '2027-01-20', '2026-12-06' FROM thread";
            sqlx::query(case).execute(&mut db).await.unwrap();
        }
        db.close().await.unwrap();

        let app = App::on(&url).await;
        let open =
            async |code: String| app.get(&format!("/api/feedback/{code}")).await.json::<Thread>().feedback;
        let old = open(code.to_string()).await;
        assert_eq!((old.place.as_str(), old.lat, old.exact), ("路口", None, false), "of version {version}");
        let sent = app.post("key-number-1", &with(&json!({ "lat": "39.65432", "lon": "106.79876" }))).await;
        let new = open(sent.json::<Receipt>().code).await;
        assert_eq!(new.lat.as_deref(), Some("39.65432"), "after version {version}");
        app.service.close().await;
    }
}
