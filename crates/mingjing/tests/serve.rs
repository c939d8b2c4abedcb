//! `mingjing serve`: the site as it is published, the service beside it, and good order at both ends.

#![allow(missing_docs, clippy::unwrap_used)]

mod serve_support;

use serve_support::{PAGE, PAGE_SCRIPT, Server, command, write_site};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const FOR_EVER: &str = "public, max-age=31536000, immutable";

struct Here {
    dir: TempDir,
}

impl Here {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        write_site(&dir.path().join("site"));
        Self { dir }
    }

    fn site(&self) -> PathBuf {
        self.dir.path().join("site")
    }

    fn database(&self) -> PathBuf {
        self.dir.path().join("var/feedback.sqlite")
    }

    fn serve(&self) -> Server {
        Server::start(&self.site(), &self.database(), &[])
    }

    /// Exit code and standard error of a server that cannot start.
    fn fails(&self, listen: &str) -> (Option<i32>, String) {
        let output = command(&self.site(), &self.database(), listen).output().unwrap();
        assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    }
}

#[test]
fn files_come_with_their_type_and_say_how_long_they_keep() {
    let here = Here::new();
    let server = here.serve();
    for (path, kind, keep) in [
        ("/", "text/html; charset=utf-8", "no-cache"),
        ("/air/", "text/html; charset=utf-8", "no-cache"),
        ("/data/head.json", "application/json", "no-cache"),
        ("/data/blob/0123abcd.json", "application/json", FOR_EVER),
        ("/app-1c5929918a3177df_bg.wasm", "application/wasm", FOR_EVER),
        ("/app-1c5929918a3177df.js", "text/javascript; charset=utf-8", FOR_EVER),
        ("/icon.svg", "image/svg+xml", "no-cache"),
        ("/feedback/", "text/html; charset=utf-8", "no-cache"),
    ] {
        let answer = server.get(path);
        assert_eq!(
            (answer.status, answer.header("content-type"), answer.header("cache-control")),
            (200, kind, keep),
            "{path}"
        );
        assert_eq!(answer.header("vary"), "accept-encoding", "{path}");
    }
    assert_eq!(server.get("/").text(), PAGE);
    assert!(server.get("/feedback/").text().contains("<form>"));
}

#[test]
fn the_compressed_twin_goes_to_who_can_read_it() {
    let here = Here::new();
    let server = here.serve();
    let path = "/data/blob/0123abcd.json";
    let compressed = server.ask("GET", path, &[("accept-encoding", "gzip, br")], "");
    assert_eq!(
        (compressed.header("content-encoding"), compressed.body.as_slice()),
        ("br", &b"compressed twin"[..])
    );
    for accepted in ["gzip", "br;q=0", "identity"] {
        let plain = server.ask("GET", path, &[("accept-encoding", accepted)], "");
        assert_eq!(
            (plain.header("content-encoding"), plain.text().as_str()),
            ("", "{\"plain\":true}"),
            "{accepted}"
        );
    }
    // Nobody needs to have a twin.
    let alone = server.ask("GET", "/icon.svg", &[("accept-encoding", "br")], "");
    assert_eq!((alone.header("content-encoding"), alone.status), ("", 200));
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let here = Here::new();
    let server = here.serve();
    for path in ["/", "/data/blob/0123abcd.json"] {
        let first = server.get(path);
        for (name, value) in
            [("if-none-match", first.header("etag")), ("if-modified-since", first.header("last-modified"))]
        {
            assert!(!value.is_empty(), "{path} {name}");
            let again = server.ask("GET", path, &[(name, value)], "");
            assert_eq!((again.status, again.body.len()), (304, 0), "{path} {name}");
            assert_eq!(again.header("cache-control"), first.header("cache-control"));
            assert_eq!(again.header("content-security-policy"), first.header("content-security-policy"));
        }
    }
    let head = server.ask("HEAD", "/data/head.json", &[], "");
    assert_eq!((head.status, head.header("content-length"), head.body.len()), (200, "2", 0));
    let part = server.ask("GET", "/data/blob/0123abcd.json", &[("range", "bytes=2-6")], "");
    assert_eq!((part.status, part.text().as_str()), (206, "plain"));
}

#[test]
fn what_is_published_anew_is_seen_at_once() {
    let here = Here::new();
    let server = here.serve();
    let (page, twin) = (here.site().join("air/index.html"), here.site().join("air/index.html.br"));
    let first = server.get("/air/");
    assert_eq!(server.get("/air/").body, first.body, "the same from memory");
    assert_eq!(
        server.get("/air/").headers.keys().collect::<Vec<_>>(),
        first.headers.keys().collect::<Vec<_>>()
    );
    // As the publisher does it: whole and by rename; and another script needs another policy.
    let anew = here.site().join(".mj-tmp-1");
    std::fs::write(&anew, "<main>neu</main><script>other()</script>").unwrap();
    std::fs::rename(&anew, &page).unwrap();
    let second = server.get("/air/");
    assert_eq!(second.text(), "<main>neu</main><script>other()</script>");
    assert_ne!(second.header("content-security-policy"), first.header("content-security-policy"));
    let brotli = [("accept-encoding", "br")];
    assert_eq!(server.ask("GET", "/air/", &brotli, "").header("content-encoding"), "");
    std::fs::write(&twin, "twin").unwrap();
    assert_eq!(server.ask("GET", "/air/", &brotli, "").body, b"twin");
    assert_eq!(server.get("/air/").body, second.body, "who cannot decode it gets the other");
    std::fs::remove_file(&twin).unwrap();
    std::fs::remove_file(&page).unwrap();
    assert_eq!(server.get("/air/").status, 404);
    assert_eq!(server.ask("GET", "/data/head.json", &[("range", "bytes=0-0")], "").status, 206);
}

#[test]
fn every_answer_carries_the_security_headers() {
    let here = Here::new();
    let server = here.serve();
    let answers = [
        server.get("/"),
        server.get("/air"),
        server.get("/nothing"),
        server.get("/data/head.json"),
        server.get("/api/feedback/x"),
        server.get("/feedback/x/"),
        server.ask("POST", "/feedback/", &[("sec-fetch-site", "cross-site")], ""),
        server.ask("DELETE", "/", &[], ""),
    ];
    for answer in answers {
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{answer:?}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{answer:?}");
        assert!(answer.header("permissions-policy").contains("camera=(), geolocation=(self)"), "{answer:?}");
        assert!(matches!(answer.header("referrer-policy"), "same-origin" | "no-referrer"), "{answer:?}");
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{answer:?}"
        );
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
    }
}

#[test]
fn a_page_may_run_its_own_script_and_no_other() {
    let here = Here::new();
    let server = here.serve();
    for path in ["/", "/air/", "/nothing", "/feedback/", "/feedback/x/"] {
        let policy = server.get(path).header("content-security-policy").to_owned();
        let scripts = format!("script-src 'self' 'wasm-unsafe-eval' {PAGE_SCRIPT};");
        assert!(policy.contains(&scripts), "{path} {policy}");
    }
    // The answer to a form has no script at all.
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let policy = server.ask("POST", "/feedback/", &form, "").header("content-security-policy").to_owned();
    assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"), "{policy}");
    // A page published while the server runs has another script.
    std::fs::write(here.site().join("index.html"), PAGE.replace("alert(1)", "alert(22)")).unwrap();
    assert!(!server.get("/").header("content-security-policy").contains(PAGE_SCRIPT));
}

#[test]
fn an_unknown_address_gets_the_site_s_own_page_with_the_right_base() {
    let here = Here::new();
    let server = here.serve();
    for (path, base) in [("/nothing", "./"), ("/tasks/unknown/", "../../"), ("/en/air/1/2", "../../../")] {
        let answer = server.get(path);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (404, "text/html; charset=utf-8"),
            "{path}"
        );
        let html = answer.text();
        assert!(
            html.contains("没有这个页面") && html.contains(&format!("<base href=\"{base}\">")),
            "{path} {html}"
        );
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
    let file = server.get("/data/blob/ffff.json");
    assert_eq!((file.status, file.text().as_str()), (404, "404\n"));
    let typed = server.ask("GET", "/data/blob/ffff.json", &[("accept", "text/html,*/*")], "");
    assert!(typed.text().contains("没有这个页面"));
}

#[test]
fn nothing_outside_of_the_site_is_served() {
    let here = Here::new();
    let server = here.serve();
    for path in [
        "/..%2fsecret.txt",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/air/../../secret.txt",
        "/air/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/.mj-tmp-half-written",
        "/%2emj-tmp-half-written",
        "//air",
        "//example.org/",
        "/index.html%00.txt",
        "/index.html/",
        "/%ff",
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("outside") && !answer.text().contains("half"), "{path}");
        assert_eq!(answer.header("location"), "", "{path}");
    }
    assert_eq!(server.ask("PUT", "/index.html", &[], "x").status, 405);
}

#[test]
fn a_folder_without_its_slash_is_led_to_it() {
    let here = Here::new();
    let server = here.serve();
    for (path, location) in
        [("/air", "./air/"), ("/air?lens=epa", "./air/?lens=epa"), ("/en/feedback", "./feedback/")]
    {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("location")), (308, location), "{path}");
    }
}

#[test]
fn a_report_goes_the_whole_way_without_script() {
    let here = Here::new();
    let server = here.serve();
    let body = "kind=dust&place=%E8%A1%97%E5%8F%A3&description=%E6%BB%A1%E8%A1%97%E6%98%AF%E5%9C%9F%E3%80%82&contact=13800000000&sure=1";
    let form = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("origin", &format!("http://{}", server.address)),
    ];
    let sent = server.ask("POST", "/feedback/", &form, body);
    assert_eq!(sent.status, 303, "{}", sent.text());
    let page = server.get(&format!("/feedback/{}", sent.header("location")));
    assert_eq!((page.status, page.header("referrer-policy")), (200, "no-referrer"));
    let html = page.text();
    assert!(html.contains("街口") && html.contains("满街是土") && html.contains("已收到"), "{html}");
    assert!(html.contains("<base href=\"../../\">") && !html.contains("13800000000"), "{html}");
}

#[test]
fn the_log_says_nothing_about_people() {
    let here = Here::new();
    let server = Server::start(&here.site(), &here.database(), &["--submits-per-minute", "2"]);
    let body = r#"{"kind":"dust","place":"秘密地点","description":"秘密的事情","contact":"13800000000"}"#;
    let headers = [("content-type", "application/json"), ("idempotency-key", "secret-key-1234")];
    let first = server.ask("POST", "/api/feedback", &headers, body);
    assert_eq!(first.status, 201);
    let code = first.text().split('"').nth(3).unwrap().to_owned();
    server.get(&format!("/feedback/{code}/"));
    std::fs::rename(here.database(), here.dir.path().join("elsewhere")).unwrap();
    let other = [("content-type", "application/json"), ("idempotency-key", "secret-key-5678")];
    assert_eq!(server.ask("POST", "/api/feedback", &other, body).status, 503);
    assert_eq!(server.ask("POST", "/api/feedback", &headers, body).status, 429);
    let (exit, told) = server.terminate();
    assert_eq!(exit, Some(0));
    assert!(told.contains("moved or removed"), "{told}");
    for secret in ["秘密", "13800000000", "secret-key", &code, &code.replace('-', ""), "127.0.0.1"] {
        assert!(!told.contains(secret), "{secret}: {told}");
    }
}

#[test]
fn it_ends_in_good_order_and_lets_a_request_finish() {
    let here = Here::new();
    let server = here.serve();
    let body = r#"{"kind":"dust","place":"x","description":"12345"}"#;
    let mut slow = TcpStream::connect(&server.address).unwrap();
    let head = format!(
        "POST /api/feedback HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nidempotency-key: 12345678\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    slow.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(200));
    let address = server.address.clone();
    let finisher = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(400));
        assert!(TcpStream::connect(&address).is_err(), "it still takes connections");
        slow.write_all(body.as_bytes()).unwrap();
        let mut answer = String::new();
        slow.read_to_string(&mut answer).unwrap();
        answer
    });
    let (exit, told) = server.terminate();
    assert_eq!((exit, told.as_str()), (Some(0), ""));
    assert!(finisher.join().unwrap().starts_with("HTTP/1.1 201"));
}

#[test]
fn a_client_that_dawdles_is_cut_off() {
    let here = Here::new();
    let server = here.serve();
    let started = Instant::now();
    let mut half_head = TcpStream::connect(&server.address).unwrap();
    half_head.set_read_timeout(Some(Duration::from_secs(40))).unwrap();
    half_head.write_all(b"GET / HTTP/1.1\r\nhost: ").unwrap();
    let mut half_body = TcpStream::connect(&server.address).unwrap();
    half_body.set_read_timeout(Some(Duration::from_secs(40))).unwrap();
    let head = "POST /api/feedback HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nidempotency-key: 12345678\r\ncontent-length: 500\r\n\r\n{";
    half_body.write_all(head.as_bytes()).unwrap();
    // Whoever drips on is cut off as well: what counts is the whole, not the pause between two bytes.
    let drip = |mut stream: TcpStream| {
        std::thread::spawn(move || {
            while stream.write_all(b"a").is_ok() && started.elapsed() < Duration::from_secs(60) {
                std::thread::sleep(Duration::from_millis(500));
            }
        });
    };
    drip(half_head.try_clone().unwrap());
    drip(half_body.try_clone().unwrap());
    // Until the end of the stream: the server closes it.
    let mut rest = Vec::new();
    let _ = half_head.read_to_end(&mut rest);
    let mut answer = String::new();
    half_body.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 408") && answer.contains("bad_request"), "{answer}");
    let took = started.elapsed();
    assert!((Duration::from_secs(10)..Duration::from_secs(35)).contains(&took), "{took:?}");
}

#[test]
fn what_keeps_it_from_starting_is_told_with_a_remedy() {
    let here = Here::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let (exit, told) = here.fails(&taken.local_addr().unwrap().to_string());
    assert_eq!(exit, Some(2));
    assert!(
        told.contains("error: cannot listen on") && told.contains("hint:") && told.contains("--listen"),
        "{told}"
    );
    assert!(!here.database().exists(), "the database is left alone");

    std::fs::create_dir_all(here.database()).unwrap();
    let (exit, told) = here.fails("127.0.0.1:0");
    assert_eq!(exit, Some(2));
    assert!(told.contains("cannot open the feedback database") && told.contains("--database"), "{told}");

    std::fs::remove_file(here.site().join("data/head.json")).unwrap();
    let (exit, told) = here.fails("127.0.0.1:0");
    assert_eq!(exit, Some(2));
    assert!(told.contains("data/head.json") && told.contains("mingjing publish"), "{told}");

    write_site(&here.site());
    for (database, hint) in [
        ("mysql://localhost/x", "postgres://USER@HOST/NAME"),
        ("postgres://localhost/x", "MINGJING_CONTACT_KEYS"),
    ] {
        let output = command(&here.site(), database.as_ref(), "127.0.0.1:0").output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && told.contains(hint), "{told}");
    }
}
