//! What the service does when its disk is full or its database is gone: it says so, loses nothing that it
//! answered for, and the public pages go on.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(unix)]

#[path = "../../feedback/tests/common/cluster.rs"]
mod cluster;
mod serve_support;

use serde_json::Value;
use serve_support::{Answer, Server, ask, command, write_site};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

const KEYS: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
const NO_LIMITS: [&str; 4] = ["--submits-per-minute", "0", "--reads-per-minute", "0"];

fn send(address: &str, key: &str, words: &str) -> Answer {
    let body = format!(r#"{{"kind":"dust","place":"x","description":"{words}"}}"#);
    let headers = [("content-type", "application/json"), ("idempotency-key", key)];
    ask(address, "POST", "/api/feedback", &headers, &body).unwrap()
}

fn code_of(answer: &Answer) -> String {
    serde_json::from_str::<Value>(&answer.text()).unwrap()["code"].as_str().unwrap().to_owned()
}

/// It is told in JSON and in words, and everything that needs no database is there.
fn is_told(address: &str) {
    let refused = send(address, "key-while-down", "很多很多土");
    assert_eq!((refused.status, refused.header("retry-after")), (503, "10"), "{}", refused.text());
    assert!(refused.text().contains("\"unavailable\""));
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let page =
        ask(address, "POST", "/feedback/", &form, "kind=dust&place=x&description=mmmmmmmm&sure=1").unwrap();
    assert_eq!(page.status, 503);
    assert!(
        page.text().contains("服务暂时不能保存") && page.text().contains("mmmmmmmm"),
        "the words are kept"
    );
    let geo = ask(
        address,
        "POST",
        "/open311/v2/requests.json",
        &form,
        "service_code=dust&address_string=x&description=mmmmmmmm",
    );
    assert_eq!(geo.unwrap().status, 503);
    for path in ["/", "/air/", "/feedback/", "/data/head.json", "/api/openapi.json"] {
        assert_eq!(ask(address, "GET", path, &[], "").unwrap().status, 200, "{path}");
    }
}

#[test]
fn a_full_disk_refuses_reports_keeps_what_it_has_and_recovers() {
    let dir = tempfile::tempdir().unwrap();
    let (site, database) = (dir.path().join("site"), dir.path().join("var/feedback.sqlite"));
    write_site(&site);
    // No file may grow past a megabyte: to the program that is a disk with no room.
    let serve = command(&site, &database, "127.0.0.1:0");
    let child = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -S -f 2048; exec \"$0\" \"$@\""])
        .arg(serve.get_program())
        .args(serve.get_args())
        .args(NO_LIMITS)
        .args(["--submits-per-second-in-all", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let server = Server::of(child);
    let words = "土".repeat(3900);
    let mut kept = Vec::new();
    let full = (0..500).find(|number| {
        let answer = send(&server.address, &format!("key-number-{number}"), &words);
        if answer.status == 201 {
            kept.push((*number, code_of(&answer)));
        }
        answer.status != 201
    });
    assert!(full.is_some() && kept.len() > 5, "{full:?} {}", kept.len());
    is_told(&server.address);
    let read = |code: &str| server.get(&format!("/api/feedback/{code}")).status;
    assert!(kept.iter().all(|(_, code)| read(code) == 200), "what was stored can be read");

    let room = Command::new("prlimit")
        .args(["--fsize=unlimited:", "--pid", &server.child.id().to_string()])
        .status();
    assert!(room.unwrap().success());
    let after = send(&server.address, "key-while-down", "很多很多土");
    assert_eq!(after.status, 201, "{}", after.text());
    for (number, code) in &kept {
        assert_eq!(read(code), 200);
        assert_eq!(
            &code_of(&send(&server.address, &format!("key-number-{number}"), &words)),
            code,
            "once only"
        );
    }
}

/// A way to the database that can be cut.
struct Cable {
    url: String,
    is_whole: Arc<AtomicBool>,
    open: Arc<Mutex<Vec<TcpStream>>>,
}

impl Cable {
    fn to(url: &str) -> Self {
        let (front, rest) = url.split_once('@').unwrap();
        let (target, name) = rest.split_once('/').unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (is_whole, open) = (Arc::new(AtomicBool::new(true)), Arc::new(Mutex::new(Vec::new())));
        let (whole, streams, target) = (Arc::clone(&is_whole), Arc::clone(&open), target.to_owned());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if !whole.load(Ordering::SeqCst) {
                    continue;
                }
                let Ok(other) = TcpStream::connect(&target) else { continue };
                let both = [
                    (stream.try_clone().unwrap(), other.try_clone().unwrap()),
                    (other.try_clone().unwrap(), stream.try_clone().unwrap()),
                ];
                streams.lock().unwrap().extend([stream, other]);
                for (from, to) in both {
                    std::thread::spawn(move || pass(from, to));
                }
            }
        });
        Self { url: format!("{front}@{address}/{name}"), is_whole, open }
    }

    fn cut(&self) {
        self.is_whole.store(false, Ordering::SeqCst);
        for stream in self.open.lock().unwrap().drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    fn mend(&self) {
        self.is_whole.store(true, Ordering::SeqCst);
    }
}

fn pass(mut from: TcpStream, mut to: TcpStream) {
    let mut buffer = [0; 16 * 1024];
    while let Ok(read) = from.read(&mut buffer) {
        if read == 0 || to.write_all(&buffer[..read]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
}

#[test]
fn a_lost_database_is_told_and_found_again() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let cable = Cable::to(&runtime.block_on(cluster::new_database()));
    let dir = tempfile::tempdir().unwrap();
    let site = dir.path().join("site");
    write_site(&site);
    let child = Command::new(env!("CARGO_BIN_EXE_mingjing"))
        .args(["serve", "--listen", "127.0.0.1:0", "--site"])
        .arg(&site)
        .arg("--attachments")
        .arg(dir.path().join("photos"))
        .args(NO_LIMITS)
        .env("DATABASE_URL", &cable.url)
        .env("MINGJING_CONTACT_KEYS", KEYS)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let server = Server::of(child);
    let code = code_of(&send(&server.address, "key-number-1", "很多很多土"));
    cable.cut();
    is_told(&server.address);
    let lost = server.get(&format!("/api/feedback/{code}"));
    assert_eq!((lost.status, lost.header("retry-after")), (503, "10"));
    let page = server.get(&format!("/feedback/{code}/"));
    assert!(page.status == 503 && page.text().contains("服务暂时不能查询"), "{}", page.text());
    cable.mend();
    assert_eq!(server.get(&format!("/api/feedback/{code}")).status, 200, "without a restart");
    assert_eq!(send(&server.address, "key-while-down", "很多很多土").status, 201);
    assert_eq!(code_of(&send(&server.address, "key-number-1", "很多很多土")), code);
}

impl Server {
    /// A server that was started in another way, once it has said its line.
    fn of(mut child: std::process::Child) -> Self {
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address =
            line.trim().strip_prefix("明镜 Mingjing: http://").and_then(|rest| rest.strip_suffix('/'));
        let address = address.unwrap_or_else(|| panic!("{line:?}")).to_owned();
        Self { child, address }
    }
}
