//! Two servers on one PostgreSQL behind a balancer: whoever answers, it is one service.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../feedback/tests/common/cluster.rs"]
mod cluster;
mod serve_support;

use serde_json::Value;
use serve_support::{Answer, ask, write_site};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const KEYS: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(site: &Path, database: &str) -> (Killed, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mingjing"))
        .args([
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--submits-per-minute",
            "0",
            "--reads-per-minute",
            "0",
            "--proof-of-work",
            "off",
            "--site",
        ])
        .arg(site)
        .arg("--attachments")
        .arg(site.with_file_name("photos"))
        .env("DATABASE_URL", database)
        .env("MINGJING_CONTACT_KEYS", KEYS)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("明镜 Mingjing: http://").and_then(|rest| rest.strip_suffix('/'));
    (Killed(child), address.expect("a server").to_owned())
}

/// Gives each connection to the next server; a server that is gone is passed over.
fn balance(servers: Vec<String>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let next = Arc::new(AtomicUsize::new(0));
    std::thread::spawn(move || {
        for client in listener.incoming().flatten() {
            let (servers, next) = (servers.clone(), Arc::clone(&next));
            std::thread::spawn(move || {
                let turn = next.fetch_add(1, Ordering::SeqCst);
                let order = (0..servers.len()).map(|step| &servers[(turn + step) % servers.len()]);
                if let Some(server) = order.filter_map(|server| TcpStream::connect(server).ok()).next() {
                    let (from, to) = (client.try_clone().unwrap(), server.try_clone().unwrap());
                    let upward = std::thread::spawn(move || pass(from, to));
                    pass(server, client);
                    let _ = upward.join();
                }
            });
        }
    });
    address
}

fn pass(mut from: TcpStream, mut to: TcpStream) {
    let mut bytes = [0; 16 * 1024];
    while let Ok(read @ 1..) = from.read(&mut bytes) {
        if to.write_all(&bytes[..read]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
}

struct Portal(String);

impl Portal {
    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        ask(&self.0, method, path, headers, body).unwrap()
    }

    fn send(&self, key: &str) -> Value {
        let body =
            format!(r#"{{"kind":"dust","place":"路口","description":"{key}","contact":"13800000000"}}"#);
        let headers = [("content-type", "application/json"), ("idempotency-key", key)];
        let answer = self.ask("POST", "/api/feedback", &headers, &body);
        assert!(matches!(answer.status, 200 | 201), "{}", answer.text());
        serde_json::from_str(&answer.text()).unwrap()
    }

    fn form(&self, path: &str, cookie: &str, fields: &str) -> Answer {
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("cookie", cookie)];
        self.ask("POST", path, &headers, fields)
    }
}

#[test]
fn the_journeys_pass_whichever_server_answers_and_when_one_of_them_dies() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let database = runtime.block_on(cluster::new_database());
    let dir = tempfile::tempdir().unwrap();
    let site = dir.path().join("site");
    write_site(&site);
    let mut admin = Command::new(env!("CARGO_BIN_EXE_mingjing"))
        .args(["desk", "create-admin", "--login", "admin", "--name", "x", "--database", &database])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    admin.stdin.take().unwrap().write_all(b"a long and good password\n").unwrap();
    assert!(admin.wait().unwrap().success());
    let ((one, first), (_other, second)) = (start(&site, &database), start(&site, &database));
    let portal = Portal(balance(vec![first, second]));

    // The same submission again and again, from many sides: one thread, one receipt.
    let receipts: Vec<Value> = std::thread::scope(|scope| {
        let tries: Vec<_> = (0..16).map(|_| scope.spawn(|| portal.send("one-key-for-all"))).collect();
        tries.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert!(receipts.iter().all(|receipt| *receipt == receipts[0]));
    let code = receipts[0]["code"].as_str().unwrap().to_owned();

    // A session of the desk is good at both; an account made at one signs in at the other.
    let signed = portal.form("/desk/sign-in", "", "login=admin&password=a+long+and+good+password");
    let admin = signed.header("set-cookie").split(';').next().unwrap().to_owned();
    let token = |cookie: &str| {
        let page = portal.ask("GET", "/desk/account", &[("cookie", cookie)], "").text();
        page.split("name=\"token\" value=\"").nth(1).expect("a token")[..64].to_owned()
    };
    for _ in 0..4 {
        assert_eq!(portal.ask("GET", "/desk/accounts", &[("cookie", &admin)], "").status, 200);
    }
    let fields =
        format!("token={}&login=clerk&name=x&role=clerk&password=another+good+password", token(&admin));
    assert_eq!(portal.form("/desk/accounts", &admin, &fields).header("location"), "accounts?done=saved");
    let signed = portal.form("/desk/sign-in", "", "login=clerk&password=another+good+password");
    let clerk = signed.header("set-cookie").split(';').next().unwrap().to_owned();
    let token = token(&clerk);
    assert_eq!(portal.form("/desk/cases/1/accept", &clerk, &format!("token={token}")).status, 303);
    let contact = portal.form("/desk/cases/1/read_contact", &clerk, &format!("token={token}")).text();
    assert!(contact.contains("13800000000"), "what one server sealed the other opens");
    assert_eq!(portal.form(&format!("/feedback/{code}/message"), "", "text=还在冒").status, 303);

    drop(one);
    for number in 0..6 {
        let thread = portal.ask("GET", &format!("/api/feedback/{code}"), &[], "").text();
        let thread: Value = serde_json::from_str(&thread).unwrap();
        assert_eq!(
            (thread["state"].as_str(), thread["events"][2]["text"].as_str()),
            (Some("accepted"), Some("还在冒"))
        );
        portal.send(&format!("after-the-death-{number}"));
    }
    assert_eq!(portal.send("one-key-for-all")["code"].as_str(), Some(code.as_str()));
}
