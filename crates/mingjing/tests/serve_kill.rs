//! `kill -9` under load: what was answered as stored is there after a restart, once.

#![allow(missing_docs, clippy::unwrap_used)]

mod serve_support;

use serde_json::Value;
use serve_support::{Server, ask, write_site};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

/// Kills; `MINGJING_KILLS` asks for more (`make soak`: 100).
fn rounds() -> u32 {
    std::env::var("MINGJING_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(20)
}
const CLIENTS: u32 = 16;
const NO_LIMITS: [&str; 6] =
    ["--submits-per-minute", "0", "--submits-per-second-in-all", "0", "--reads-per-minute", "0"];

/// Sends one report; its words are its key, so that each thread says whose it is. None when the server
/// went away before it answered.
fn send(address: &str, key: &str) -> Option<Value> {
    let body = format!(r#"{{"kind":"dust","place":"x","description":"{key}"}}"#);
    let headers = [("content-type", "application/json"), ("idempotency-key", key)];
    let answer = ask(address, "POST", "/api/feedback", &headers, &body).ok()?;
    assert!(matches!(answer.status, 200 | 201 | 503), "{}", answer.text());
    (answer.status != 503).then(|| serde_json::from_str(&answer.text()).unwrap())
}

/// Sends without pause until the server is gone; every receipt by its key, and the key left without one.
fn send_until_gone(address: &str, round: u32, client: u32) -> (BTreeMap<String, Value>, String) {
    let mut receipts = BTreeMap::new();
    for number in 0.. {
        let key = format!("key-{round}-{client}-{number}");
        match send(address, &key) {
            Some(receipt) => receipts.insert(key, receipt),
            None => return (receipts, key),
        };
    }
    (receipts, String::new())
}

fn is_kept(server: &Server, key: &str, receipt: &Value) {
    let code = receipt["code"].as_str().unwrap();
    let answer = server.get(&format!("/api/feedback/{code}"));
    assert_eq!(answer.status, 200, "{key}: the receipt opens nothing");
    let thread: Value = serde_json::from_str(&answer.text()).unwrap();
    assert_eq!(thread["feedback"]["description"], key);
    assert_eq!((&thread["received_at"], &thread["clock"]), (&receipt["received_at"], &receipt["clock"]));
}

#[test]
fn killed_at_any_moment_no_answered_report_is_lost_or_doubled() {
    let dir = tempfile::tempdir().unwrap();
    let (site, database) = (dir.path().join("site"), dir.path().join("feedback.sqlite"));
    write_site(&site);
    let mut all: BTreeMap<String, Value> = BTreeMap::new();
    let mut unanswered_but_stored = 0;
    for round in 0..rounds() {
        let mut server = Server::start(&site, &database, &NO_LIMITS);
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let address = server.address.clone();
                std::thread::spawn(move || send_until_gone(&address, round, client))
            })
            .collect();
        // Another moment each round: in the first commits, and well under way.
        std::thread::sleep(Duration::from_millis(u64::from(30 + round % 12 * 37)));
        server.child.kill().unwrap();
        let sent: Vec<_> = clients.into_iter().map(|client| client.join().unwrap()).collect();

        let server = Server::start(&site, &database, &NO_LIMITS);
        for (receipts, unanswered) in sent {
            for (key, receipt) in receipts {
                is_kept(&server, &key, &receipt);
                assert_eq!(send(&server.address, &key), Some(receipt.clone()), "{key}: another receipt");
                all.insert(key, receipt);
            }
            let before = count(&database, &unanswered);
            unanswered_but_stored += before;
            let receipt = send(&server.address, &unanswered).unwrap();
            is_kept(&server, &unanswered, &receipt);
            all.insert(unanswered, receipt);
        }
    }
    assert!(all.len() > (rounds() * CLIENTS) as usize, "only {} reports", all.len());
    let codes: BTreeSet<_> = all.values().map(|receipt| receipt["code"].as_str().unwrap()).collect();
    assert_eq!(codes.len(), all.len(), "a code for each");

    let server = Server::start(&site, &database, &NO_LIMITS);
    for (key, receipt) in &all {
        is_kept(&server, key, receipt);
    }
    assert_eq!(count(&database, "%"), all.len(), "one thread a key, and none besides");
    assert_eq!(sqlite(&database, "SELECT integrity_check FROM pragma_integrity_check"), "ok");
    println!("{} reports, {unanswered_but_stored} stored without an answer", all.len());
}

/// Threads whose words are like this.
fn count(database: &Path, like: &str) -> usize {
    sqlite(database, &format!("SELECT count(*) FROM thread WHERE description LIKE '{like}'")).parse().unwrap()
}

/// The one value that a query gives.
fn sqlite(database: &Path, sql: &str) -> String {
    use sqlx::Connection;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let url = format!("sqlite:{}", database.display());
        let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
        let text = sqlx::AssertSqlSafe(format!("SELECT CAST((SELECT * FROM ({sql})) AS TEXT)"));
        sqlx::query_scalar(text).fetch_one(&mut connection).await.unwrap()
    })
}
