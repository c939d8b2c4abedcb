//! Measures durable intake: many clients that each send one report after another to a running server.
//!
//! ```text
//! mingjing serve --site site --database var/load.sqlite \
//!   --submits-per-minute 0 --submits-per-second-in-all 0 --reads-per-minute 0
//! cargo run --release -p mingjing-feedback --example intake_load -- 127.0.0.1:8080 64 10
//! ```
//!
//! With `--proofs` each report brings a proof of work: `MINGJING_CONTACT_KEYS` are the service's, so that the work is short and can
//! be done beforehand; to the service it is a proof like any other. So many are made as the first run of as many seconds stored.
//!
//! With `--files PATH` it fetches that file over and over instead, for comparing servers of files.
//!
//! Prints submissions a second and percentiles of the time from the first byte sent to the last byte of
//! the receipt; then the same for reading the threads back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use altcha::{Payload, SolveChallengeOptions, solve_challenge};
use base64::Engine;
use mingjing_feedback::key::IdempotencyKey;
use mingjing_feedback::proof::Proofs;
use mingjing_feedback::vault::Vault;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

#[tokio::main]
async fn main() {
    let mut args = std::env::args().skip(1);
    let address = args.next().expect("ADDRESS [CLIENTS] [SECONDS]");
    let clients: usize = args.next().map_or(64, |text| text.parse().expect("a number of clients"));
    let seconds: u64 = args.next().map_or(10, |text| text.parse().expect("a number of seconds"));
    let within = Duration::from_secs(seconds);

    let (mode, path) = (args.next(), args.next());
    if let (Some("--files"), Some(path)) = (mode.as_deref(), path) {
        let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\naccept-encoding: br\r\n\r\n");
        let started = Instant::now();
        let fetching = (0..clients).map(|_| tokio::spawn(fetch(address.clone(), request.clone(), within)));
        let mut times = Vec::new();
        for task in fetching.collect::<Vec<_>>() {
            times.extend(task.await.expect("a client failed"));
        }
        report("fetched", &mut times, started.elapsed());
        return;
    }
    let run = std::process::id();
    let (codes, times) = store("stored", &address, run, vec![None; clients], within).await;
    if mode.as_deref() == Some("--proofs") {
        // A little more than was stored without them, shared evenly.
        let each = times.len() / clients + times.len() / clients / 10 + 1;
        let proven =
            (0..clients).map(|client| tokio::task::spawn_blocking(move || proven(run, client, each)));
        let mut proofs = Vec::new();
        for task in proven.collect::<Vec<_>>() {
            proofs.push(Some(task.await.expect("proofs were not made")));
        }
        store("proven", &address, run, proofs, within).await;
    }

    let started = Instant::now();
    let reading = codes.into_iter().map(|codes| tokio::spawn(read(address.clone(), codes, within)));
    let mut times = Vec::new();
    for task in reading.collect::<Vec<_>>() {
        times.extend(task.await.expect("a client failed"));
    }
    report("read", &mut times, started.elapsed());
}

/// All clients at once; with proofs each sends as many reports as it has.
async fn store(
    what: &str,
    address: &str,
    run: u32,
    proofs: Vec<Option<Vec<String>>>,
    within: Duration,
) -> (Vec<Vec<String>>, Vec<Duration>) {
    let started = Instant::now();
    let sending = proofs
        .into_iter()
        .enumerate()
        .map(|(client, proofs)| tokio::spawn(send(address.to_owned(), run, client, proofs, within)));
    let (mut codes, mut times) = (Vec::new(), Vec::new());
    for task in sending.collect::<Vec<_>>() {
        let (sent, took) = task.await.expect("a client failed");
        codes.push(sent);
        times.extend(took);
    }
    report(what, &mut times, started.elapsed());
    (codes, times)
}

/// The key of a client's report.
fn key_of(run: u32, client: usize, number: usize, is_proven: bool) -> String {
    format!("load-{run}-{client}-{number}{}", if is_proven { "-proven" } else { "" })
}

/// Proofs of work for a client's reports.
fn proven(run: u32, client: usize, count: usize) -> Vec<String> {
    let keys = std::env::var("MINGJING_CONTACT_KEYS").expect("MINGJING_CONTACT_KEYS as the service has them");
    let proofs = Proofs::of_vault(&Vault::from_text(&keys).expect("keys"));
    let proof = |number| {
        let key = IdempotencyKey::parse(&key_of(run, client, number, true)).expect("a key");
        let challenge = proofs.challenge_of(&key, 1, jiff::Timestamp::now()).expect("a challenge");
        let solved = solve_challenge(SolveChallengeOptions::new(&challenge)).expect("a solution");
        let payload = Payload { solution: solved.expect("a solution"), challenge };
        base64::engine::general_purpose::STANDARD.encode(serde_json::to_vec(&payload).expect("JSON"))
    };
    (0..count).map(proof).collect()
}

async fn send(
    address: String,
    run: u32,
    client: usize,
    proofs: Option<Vec<String>>,
    within: Duration,
) -> (Vec<String>, Vec<Duration>) {
    let mut connection = Connection::open(&address).await;
    let (mut codes, mut times) = (Vec::new(), Vec::new());
    let started = Instant::now();
    while started.elapsed() < within {
        let proof = match &proofs {
            Some(proofs) => match proofs.get(codes.len()) {
                Some(proof) => format!("altcha: {proof}\r\n"),
                None => break,
            },
            None => String::new(),
        };
        let key = key_of(run, client, codes.len(), proofs.is_some());
        let body = format!(
            r#"{{"kind":"dust","region":"150300","place":"海北大街东口","happened_at":"2026-11-20T08:30","description":"工地没有盖网，风一吹满街是土，已经三天了。第 {} 次","contact":"13800000000"}}"#,
            codes.len()
        );
        let request = format!(
            "POST /api/feedback HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\nidempotency-key: {key}\r\n{proof}content-length: {}\r\n\r\n{body}",
            body.len()
        );
        let sent = Instant::now();
        let answer = connection.ask(&request).await;
        times.push(sent.elapsed());
        assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
        let code = answer.split("\"code\":\"").nth(1).and_then(|rest| rest.split('"').next());
        codes.push(code.expect("a receipt").to_owned());
    }
    (codes, times)
}

async fn read(address: String, codes: Vec<String>, within: Duration) -> Vec<Duration> {
    let mut connection = Connection::open(&address).await;
    let mut times = Vec::new();
    let started = Instant::now();
    for code in codes.iter().cycle() {
        if started.elapsed() > within {
            break;
        }
        let sent = Instant::now();
        let answer =
            connection.ask(&format!("GET /api/feedback/{code} HTTP/1.1\r\nhost: {address}\r\n\r\n")).await;
        times.push(sent.elapsed());
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    times
}

async fn fetch(address: String, request: String, within: Duration) -> Vec<Duration> {
    let mut connection = Connection::open(&address).await;
    let mut times = Vec::new();
    let started = Instant::now();
    while started.elapsed() < within {
        let sent = Instant::now();
        let answer = connection.ask(&request).await;
        times.push(sent.elapsed());
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    times
}

fn report(what: &str, times: &mut [Duration], took: Duration) {
    times.sort_unstable();
    let at = |percent: usize| {
        let index = (times.len() * percent / 100).min(times.len().saturating_sub(1));
        times.get(index).map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
    };
    println!(
        "{what}: {} in {:.1} s = {:.0} /s; p50 {:.1} ms, p90 {:.1} ms, p99 {:.1} ms, max {:.1} ms",
        times.len(),
        took.as_secs_f64(),
        times.len() as f64 / took.as_secs_f64(),
        at(50),
        at(90),
        at(99),
        at(100)
    );
}

/// A connection that is kept; knows just enough of HTTP to be light.
struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    async fn open(address: &str) -> Self {
        let stream = TcpStream::connect(address).await.expect("the server must be running");
        stream.set_nodelay(true).expect("a socket option");
        Self { stream, buffer: Vec::with_capacity(4096) }
    }

    async fn ask(&mut self, request: &str) -> String {
        self.stream.write_all(request.as_bytes()).await.expect("the server hung up");
        self.buffer.clear();
        loop {
            let read = self.stream.read_buf(&mut self.buffer).await.expect("the server hung up");
            assert!(read > 0, "the server hung up");
            let Some(end) = self.buffer.windows(4).position(|window| window == b"\r\n\r\n") else { continue };
            let (head, body) = self.buffer.split_at(end + 4);
            let head = String::from_utf8_lossy(head).to_ascii_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            let length: usize = length.and_then(|text| text.parse().ok()).expect("a length");
            if body.len() >= length {
                return String::from_utf8_lossy(&self.buffer).into_owned();
            }
        }
    }
}
