//! `mingjing desk …` and the desk of a real server.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod serve_support;

use serve_support::{Server, write_site};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

struct Here(tempfile::TempDir);

impl Here {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        write_site(&dir.path().join("site"));
        Self(dir)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn desk(&self, args: &[&str], input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mingjing"))
            .arg("desk")
            .args(args)
            .arg("--database")
            .arg(self.path("feedback.sqlite"))
            .env_remove("DATABASE_URL")
            .env_remove("MINGJING_CONTACT_KEYS")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that refuses at once reads nothing.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }
}

fn sign_in(server: &Server, login: &str, password: &str) -> serve_support::Answer {
    let form = [("content-type", "application/x-www-form-urlencoded")];
    server.ask(
        "POST",
        "/desk/sign-in",
        &form,
        &format!("login={login}&password={}", password.replace(' ', "+")),
    )
}

#[test]
fn the_first_administrator_is_made_with_a_password_from_standard_input() {
    let here = Here::new();
    let args = ["create-admin", "--login", "zhang.san", "--name", "张三"];
    let weak = here.desk(&args, "short\n");
    assert_eq!(weak.status.code(), Some(1), "{}", String::from_utf8_lossy(&weak.stderr));
    let made = here.desk(&args, "a long and good password\n");
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    assert_eq!(here.desk(&args, "a long and good password\n").status.code(), Some(1), "the login is taken");

    let server = Server::start(&here.path("site"), &here.path("feedback.sqlite"), &[]);
    assert_eq!(sign_in(&server, "zhang.san", "another good password").status, 401);
    let answer = sign_in(&server, "zhang.san", "a long and good password");
    assert_eq!((answer.status, answer.header("location")), (303, "./"));
    let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
    let page = server.ask("GET", "/desk/accounts", &[("cookie", &cookie)], "");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("zhang.san · 张三 · 管理员"), "{}", page.text());
    assert!(page.header("content-security-policy").contains("style-src 'self'"));
    assert_eq!(server.get("/desk/style.css").header("content-type"), "text/css; charset=utf-8");
    // Everything that a log could give away passes through the server, and things go wrong besides.
    let headers = [("content-type", "application/json"), ("idempotency-key", "the-key-of-this-report")];
    let body =
        r#"{"kind":"dust","place":"某小区七号","description":"邻居老王天天烧垃圾","contact":"13800000000"}"#;
    let receipt: serde_json::Value =
        serde_json::from_str(&server.ask("POST", "/api/feedback", &headers, body).text()).unwrap();
    let code = receipt["code"].as_str().unwrap();
    assert_eq!(server.get(&format!("/api/feedback/{code}")).status, 200);
    std::fs::rename(here.path("feedback.sqlite"), here.path("away.sqlite")).unwrap();
    let headers = [("content-type", "application/json"), ("idempotency-key", "another-key-of-it")];
    assert_eq!(server.ask("POST", "/api/feedback", &headers, body).status, 503);
    assert_eq!(server.get("/").status, 200, "the public pages go on");
    std::fs::rename(here.path("away.sqlite"), here.path("feedback.sqlite")).unwrap();
    let (_, told) = server.terminate();
    assert!(told.contains("moved or removed"), "{told}");
    for secret in ["password", "张三", "13800000000", "老王", "七号", code, "the-key-of", "127.0.0.1"] {
        assert!(!told.contains(secret), "{secret} in the log: {told}");
    }
}

#[test]
fn a_demo_desk_is_made_up_from_end_to_end_and_its_answers_flow_into_a_workbook() {
    let here = Here::new();
    let accounts = here.path("accounts.txt");
    let photos = here.path("photos");
    let demo = ["demo", "--accounts", accounts.to_str().unwrap(), "--attachments", photos.to_str().unwrap()];
    let made = here.desk(&demo, "");
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    assert_eq!(here.desk(&demo, "").status.code(), Some(1));
    let told = std::fs::read_to_string(&accounts).unwrap();
    let password = told.lines().next().unwrap().rsplit(": ").next().unwrap();

    let server = Server::start(&here.path("site"), &here.path("feedback.sqlite"), &[]);
    let answer = sign_in(&server, "chief", password);
    let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
    let queue = server.ask("GET", "/desk/?show=all", &[("cookie", &cookie)], "").text();
    assert_eq!(queue.matches("<th scope=\"row\">").count(), 12);
    assert_eq!(queue.matches("class=\"sample\"").count(), 12, "each is flagged");
    drop(server);

    let (real, samples) = (here.path("real.csv"), here.path("samples.csv"));
    let export = |out: &Path, more: &[&str]| {
        let mut args = vec!["export-replies", "--region", "sample-banner", "--out", out.to_str().unwrap()];
        args.extend(more);
        let output = here.desk(&args, "");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    assert_eq!(export(&real, &[]), "0", "what is made up is never among the real");
    assert_eq!(export(&samples, &["--samples"]), "2");

    let workbook = here.path("data");
    copy(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data")), &workbook);
    std::fs::copy(&samples, workbook.join("sample/replies.csv")).unwrap();
    let checked = Command::new(env!("CARGO_BIN_EXE_mingjing")).arg("check").arg(&workbook).output().unwrap();
    assert_eq!(checked.status.code(), Some(0), "{}", String::from_utf8_lossy(&checked.stdout));
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
