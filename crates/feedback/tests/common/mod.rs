//! What the tests of the service share: the whole service on a database of its own.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]
// Each test file uses a part of it.

pub mod cluster;
pub mod desk;
pub mod site;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use jiff::Timestamp;
use mingjing_feedback::attachments::Place;
use mingjing_feedback::rate::Limits;
use mingjing_feedback::store::Location;
use mingjing_feedback::vault::Vault;
use mingjing_feedback::{Service, Settings};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;
use tower::ServiceExt;

/// No limits at all.
pub const UNLIMITED: Limits = Limits {
    submits_per_minute: None,
    reads_per_minute: None,
    sign_ins_per_minute: None,
    submits_per_second_in_all: None,
};

/// The key that seals contacts.
pub const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

pub fn vault() -> Vault {
    Vault::from_text(KEY).unwrap()
}

/// Evening of 21 November 2026 in Beijing.
pub fn evening() -> Timestamp {
    "2026-11-21T14:04:05.678Z".parse().unwrap()
}

/// The tests that are built into `on_postgres` run there.
pub const IS_POSTGRES: bool = matches!(env!("CARGO_CRATE_NAME").as_bytes(), b"on_postgres");

fn file_url(dir: &TempDir) -> String {
    format!("sqlite://{}", dir.path().join("var/feedback.sqlite").display())
}

/// A running service.
pub struct App {
    pub dir: TempDir,
    /// The database's URL.
    pub url: String,
    pub service: Service,
    /// The service's clock, in milliseconds since 1970; it stands until a test moves it.
    pub clock: Arc<AtomicI64>,
    router: Router,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Status and code of an `ApiError`.
    pub fn refusal(&self) -> (u16, String) {
        let error: mingjing_contract::feedback::ApiError = self.json();
        assert!(!error.message.is_empty());
        (self.status.as_u16(), error.code)
    }
}

impl App {
    pub async fn new() -> Self {
        Self::with(UNLIMITED, false).await
    }

    /// Asks for a proof of work, as the program does unless it is told otherwise.
    pub async fn with_proof() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let url = if IS_POSTGRES { cluster::new_database().await } else { file_url(&dir) };
        Self::open(dir, url, UNLIMITED, false, true).await
    }

    pub async fn with(limits: Limits, trust_proxy: bool) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let url = if IS_POSTGRES { cluster::new_database().await } else { file_url(&dir) };
        Self::open(dir, url, limits, trust_proxy, false).await
    }

    /// Keeps photos in a place of the test's.
    pub async fn keeping(attachments: Place) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let url = if IS_POSTGRES { cluster::new_database().await } else { file_url(&dir) };
        Self::open_at(dir, url, UNLIMITED, false, false, attachments).await
    }

    /// One more server on a database.
    pub async fn on(url: &str) -> Self {
        Self::open(tempfile::tempdir().unwrap(), url.to_owned(), UNLIMITED, false, false).await
    }

    async fn open(
        dir: TempDir,
        url: String,
        limits: Limits,
        trust_proxy: bool,
        asks_for_proof: bool,
    ) -> Self {
        let attachments = dir.path().join("photos").into();
        Self::open_at(dir, url, limits, trust_proxy, asks_for_proof, attachments).await
    }

    async fn open_at(
        dir: TempDir,
        url: String,
        limits: Limits,
        trust_proxy: bool,
        asks_for_proof: bool,
        attachments: Place,
    ) -> Self {
        let settings = Settings {
            database: Location::parse(&url).unwrap(),
            vault: vault(),
            attachments,
            site: dir.path().join("site"),
            limits,
            asks_for_proof,
            trust_proxy,
        };
        let clock = Arc::new(AtomicI64::new(evening().as_millisecond()));
        let read = Arc::clone(&clock);
        let now = Arc::new(move || Timestamp::from_millisecond(read.load(Ordering::SeqCst)).unwrap());
        let service = Service::open(settings, now).await.unwrap();
        let router = mingjing_feedback::routes(service.clone());
        Self { dir, url, service, clock, router }
    }

    /// Lets the service's clock run on.
    pub fn pass(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    pub fn database(&self) -> PathBuf {
        self.dir.path().join("var/feedback.sqlite")
    }

    /// A connection that looks at what is really stored.
    pub async fn look(&self) -> SqliteConnection {
        SqliteConnection::connect(&format!("sqlite:{}", self.database().display())).await.unwrap()
    }

    pub async fn count(&self, table: &'static str) -> i64 {
        sqlx::any::install_default_drivers();
        let sql = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
        let mut db = sqlx::AnyConnection::connect(&self.url).await.unwrap();
        sqlx::query_scalar(sql).fetch_one(&mut db).await.unwrap()
    }

    /// Everything that is stored, as bytes: the file, or a dump of the database.
    pub fn stored(&self) -> Vec<u8> {
        if !IS_POSTGRES {
            return std::fs::read(self.database()).unwrap();
        }
        let dump = cluster::binaries().unwrap().join("pg_dump");
        let output = std::process::Command::new(dump).arg("-a").arg("-d").arg(&self.url).output().unwrap();
        assert!(output.status.success() && !output.stdout.is_empty());
        output.stdout
    }

    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        let peer = SocketAddr::from(([192, 0, 2, 1], 40_000));
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        Answer { status: parts.status, headers: parts.headers, text }
    }

    /// Status and media type of an answer whose bytes are no text.
    pub async fn status_of(&self, request: Request<Body>) -> (StatusCode, String) {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let kind =
            response.headers().get("content-type").map_or("", |value| value.to_str().unwrap()).to_owned();
        (response.status(), kind)
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, key: &str, body: &Value) -> Answer {
        self.send(post(key, body.to_string())).await
    }

    /// A form as a browser sends it.
    pub async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(form(path, fields)).await
    }
}

pub fn post(key: &str, body: impl Into<Body>) -> Request<Body> {
    Request::post("/api/feedback")
        .header("content-type", "application/json")
        .header("idempotency-key", key)
        .body(body.into())
        .unwrap()
}

pub fn form(path: &str, fields: &[(&str, &str)]) -> Request<Body> {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    Request::builder()
        .method(Method::POST)
        .uri(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("host", "mirror.example")
        .body(Body::from(body))
        .unwrap()
}

/// A complete report.
pub fn good() -> Value {
    json!({
        "kind": "dust",
        "region": "150302",
        "place": "海北大街东口",
        "happened_at": "2026-11-20T08:30",
        "description": "工地没有盖网，风一吹满街是土。\n已经三天了。",
        "contact": "13800000000",
        "subject_kind": "station",
        "subject_id": "2186A",
    })
}

/// The same with some fields changed.
pub fn with(changes: &Value) -> Value {
    let mut body = good();
    for (name, value) in changes.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}
