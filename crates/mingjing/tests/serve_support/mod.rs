//! What the tests of `serve` share: a small site, the real server on a free port, a client that sends
//! exactly what it is told.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]
// Each test file uses a part of it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

pub const PAGE: &str = "<!doctype html><html lang=\"zh-Hans\"><head><base href=\"./\"><title>首页 · 明镜</title>\
    <script type=\"module\">alert(1)</script></head><body><div id=\"page\"><main>首页</main></div></body></html>";
/// `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`
pub const PAGE_SCRIPT: &str = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";

/// Writes a site as the publisher lays it out.
pub fn write_site(root: &Path) {
    let put = |path: &str, bytes: &[u8]| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    };
    put("data/head.json", b"{}");
    put("data/blob/0123abcd.json", b"{\"plain\":true}");
    put("data/blob/0123abcd.json.br", b"compressed twin");
    put("app-1c5929918a3177df_bg.wasm", b"\0asm");
    put("app-1c5929918a3177df.js", b"export {}");
    put("icon.svg", b"<svg/>");
    put("index.html", PAGE.as_bytes());
    put("404.html", PAGE.replace("./", "/").replace("首页", "没有这个页面").as_bytes());
    put("air/index.html", PAGE.replace("./", "../").as_bytes());
    put("feedback/index.html", PAGE.replace("./", "../").replace("<main>", "<main><form>").as_bytes());
    put("en/feedback/index.html", PAGE.replace("./", "../../").as_bytes());
    put(".mj-tmp-half-written", b"half");
    std::fs::write(root.parent().unwrap().join("secret.txt"), "outside of the site").unwrap();
}

/// A running server; killed when it is dropped.
pub struct Server {
    pub child: Child,
    pub address: String,
}

impl Server {
    /// Starts the real binary and waits for its line.
    pub fn start(site: &Path, database: &Path, more: &[&str]) -> Self {
        let mut child = command(site, database, "127.0.0.1:0")
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.strip_prefix("明镜 Mingjing: http://").and_then(|rest| rest.strip_suffix("/\n"));
        let Some(address) = address else {
            let output = child.wait_with_output().unwrap();
            panic!("{line:?} {}", String::from_utf8_lossy(&output.stderr));
        };
        Self { address: address.to_owned(), child }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], "")
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        ask(&self.address, method, path, headers, body).unwrap()
    }

    /// Asks the program to end, and waits for its exit code and what it wrote to standard error.
    pub fn terminate(mut self) -> (Option<i32>, String) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        let status = self.child.wait().unwrap();
        let mut told = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        (status.code(), told)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn command(site: &Path, database: &Path, listen: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingjing"));
    command
        .arg("serve")
        .arg("--site")
        .arg(site)
        .arg("--database")
        .arg(database)
        .arg("--attachments")
        .arg(site.with_file_name("photos"))
        .args(["--listen", listen]);
    command
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

/// One request on a connection of its own, byte for byte as told.
pub fn ask(
    address: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> std::io::Result<Answer> {
    let mut request = format!("{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str(&format!("content-length: {}\r\n\r\n{body}", body.len()));
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(40)))?;
    stream.write_all(request.as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    parse(&bytes).ok_or_else(|| std::io::Error::other("the answer broke off"))
}

fn parse(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = String::from_utf8(bytes[..end].to_vec()).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: BTreeMap<String, String> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let body = bytes[end + 4..].to_vec();
    // A cut answer is no answer. HEAD and 304 have a length and no body.
    let is_whole = headers
        .get("content-length")
        .is_none_or(|length| body.is_empty() || length.parse() == Ok(body.len()));
    is_whole.then_some(Answer { status, headers, body })
}
