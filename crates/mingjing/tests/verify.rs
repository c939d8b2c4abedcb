//! `mingjing keygen`, `publish --key`, `verify`: what they say and how they end.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod common;

use common::{copy_tree, gallery, mingjing, run, told, tree};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Output, Stdio};
use tempfile::TempDir;

/// A key file whose text is always the same, so that what is published is.
const SECRET: &str = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz\n";
const PUBLIC: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

fn command(words: &[&str], paths: &[(&str, &Path)]) -> Output {
    let mut command = mingjing();
    command.args(words);
    for (flag, path) in paths {
        if !flag.is_empty() {
            command.arg(flag);
        }
        command.arg(path);
    }
    run(command.args(["--lang", "en"]))
}

struct Bureau(TempDir);

impl Bureau {
    fn new() -> Self {
        let bureau = Self(tempfile::tempdir().unwrap());
        copy_tree(&gallery("good"), &bureau.path("workbook"));
        std::fs::write(bureau.path("key"), SECRET).unwrap();
        bureau
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn publish(&self, number: u32, key: Option<&str>) -> Output {
        let sources = self.path("workbook/ledger/sources.csv");
        let old = std::fs::read_to_string(&sources).unwrap();
        std::fs::write(&sources, format!("{old}X-{number},第 {number} 次,编辑部,,,\n")).unwrap();
        let now = format!("2026-02-0{number}T09:00:00+08:00");
        let (workbook, site) = (self.path("workbook"), self.path("site"));
        let key = key.map(|name| self.path(name));
        let mut paths = vec![("", workbook.as_path()), ("--site", site.as_path())];
        paths.extend(key.as_deref().map(|key| ("--key", key)));
        command(&["publish", "--now", &now], &paths)
    }

    fn two() -> Self {
        let bureau = Self::new();
        for number in 1..=2 {
            let output = bureau.publish(number, Some("key"));
            assert_eq!(output.status.code(), Some(0), "{}", told(&output));
            assert!(!told(&output).contains("unsigned"));
        }
        bureau
    }

    fn verify(&self, more: &[&str]) -> Output {
        let site = self.path("site");
        command(&[&["verify"], more].concat(), &[("", &site)])
    }
}

#[test]
fn a_key_is_made_once_and_never_where_it_would_be_served() {
    let bureau = Bureau::two();
    let path = bureau.path("new-key");
    let made = command(&["keygen", "--name", "log.example/1"], &[("--out", &path)]);
    assert_eq!(made.status.code(), Some(0), "{}", told(&made));
    let public = String::from_utf8(made.stdout.clone()).unwrap();
    assert!(public.starts_with("log.example/1+") && public.lines().count() == 1, "{public}");
    let secret = std::fs::read_to_string(&path).unwrap();
    assert!(secret.starts_with("PRIVATE+KEY+log.example/1+") && !told(&made).contains(secret.trim()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let again = command(&["keygen"], &[("--out", &path)]);
    assert_eq!(again.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), secret);
    std::fs::create_dir(bureau.path("site/keys")).unwrap();
    let inside = command(&["keygen"], &[("--out", &bureau.path("site/keys/key"))]);
    assert_eq!(inside.status.code(), Some(2), "{}", told(&inside));
    assert!(
        !bureau.path("site/keys/key").exists() && told(&inside).contains("lies inside the published site")
    );
    let nameless = command(&["keygen", "--name", "a b"], &[("--out", &bureau.path("other"))]);
    assert!(nameless.status.code() == Some(2) && !bureau.path("other").exists());
}

#[test]
fn the_same_workbook_time_and_key_give_the_same_bytes() {
    let [one, two] = [Bureau::two(), Bureau::two()].map(|bureau| tree(&bureau.path("site")));
    assert!(one.keys().any(|path| path.ends_with("checkpoint")) && one == two);
}

#[test]
fn a_good_site_is_told_to_be_good() {
    let bureau = Bureau::two();
    let json = bureau.verify(&["--format", "json"]);
    assert_eq!(json.status.code(), Some(0), "{}", told(&json));
    let value: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let blobs = tree(&bureau.path("site/data/blob"));
    let blobs = blobs.iter().filter(|(path, _)| path.extension().is_some_and(|kind| kind != "br"));
    let (files, bytes) = blobs.fold((0, 0), |(files, all), (_, bytes)| (files + 1, all + bytes.len()));
    let checkpoint = std::fs::read_to_string(bureau.path("site/data/log/checkpoint")).unwrap();
    let root = checkpoint.lines().nth(2).unwrap();
    let expected = serde_json::json!({
        "good": true, "releases": 2, "files": files, "bytes": bytes,
        "log": { "key": PUBLIC, "size": 2, "root": root }, "wrong": null, "notes": [],
    });
    assert_eq!(value, expected);

    let held = bureau.verify(&["--key", PUBLIC]);
    let words = format!(
        "good: 2 releases, {files} files, {bytes} bytes, each of them checked\nlog of 2 entries, signed by the key {PUBLIC}\n"
    );
    assert_eq!(String::from_utf8(held.stdout).unwrap(), words);
    let zh = run(mingjing().arg("verify").arg(bureau.path("site")).args(["--lang", "zh"]));
    let words = String::from_utf8(zh.stdout).unwrap();
    assert!(
        words.starts_with(&format!("无误：2 次发布，{files} 个文件")) && words.contains("公钥取自站点本身"),
        "{words}"
    );
}

#[test]
fn a_changed_byte_is_told_with_its_place() {
    let bureau = Bureau::two();
    let blob = tree(&bureau.path("site/data/blob"))
        .into_iter()
        .find(|(path, bytes)| path.extension().is_some_and(|kind| kind == "json") && bytes.len() > 500);
    let (name, mut bytes) = blob.unwrap();
    bytes[321] ^= 4;
    let path = bureau.path("site/data/blob").join(&name);
    std::fs::write(&path, bytes).unwrap();
    let output = bureau.verify(&[]);
    assert_eq!(output.status.code(), Some(1));
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    let expected = format!(
        "wrong: data/blob/{}, byte 321 (counted from 0): the file is not the one that the manifest names\n",
        name.display()
    );
    assert!(words.starts_with(&expected), "{words}");
    let json = bureau.verify(&["--format", "json"]);
    let value: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(
        (&value["good"], &value["wrong"]["code"], &value["wrong"]["at"]),
        (&false.into(), &"file".into(), &321.into())
    );
}

#[test]
fn what_was_kept_is_held_against_the_site() {
    let bureau = Bureau::two();
    let kept = bureau.path("kept");
    std::fs::copy(bureau.path("site/data/log/checkpoint"), &kept).unwrap();
    let since = kept.to_str().unwrap().to_owned();
    bureau.publish(3, Some("key"));
    assert_eq!(bureau.verify(&["--since", &since]).status.code(), Some(0));
    std::fs::remove_dir_all(bureau.path("site")).unwrap();
    for number in 4..=6 {
        bureau.publish(number, Some("key"));
    }
    assert_eq!(bureau.verify(&[]).status.code(), Some(0));
    let output = bureau.verify(&["--since", &since]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("it was rewritten"), "{}", told(&output));
}

#[test]
fn refused_runs_say_what_to_do() {
    let bureau = Bureau::two();
    let before = tree(&bureau.path("site"));
    let keyless = bureau.publish(3, None);
    assert_eq!(keyless.status.code(), Some(2));
    assert!(told(&keyless).contains("publish with --key FILE"), "{}", told(&keyless));
    command(&["keygen", "--name", "PeterNeumann"], &[("--out", &bureau.path("other"))]);
    let wrong = bureau.publish(4, Some("other"));
    assert_eq!(wrong.status.code(), Some(2));
    assert!(told(&wrong).contains("was not signed with this key"), "{}", told(&wrong));
    let none = bureau.publish(5, Some("workbook/portal.toml"));
    assert!(none.status.code() == Some(2) && told(&none).contains("is not a key file of mingjing keygen"));
    assert!(tree(&bureau.path("site")) == before);
    for more in [["--key", "nonsense"], ["--since", "no-such-file"]] {
        assert_eq!(bureau.verify(&more).status.code(), Some(2));
    }
    let nowhere = command(&["verify"], &[("", &bureau.path("workbook"))]);
    assert_eq!(nowhere.status.code(), Some(2), "{}", told(&nowhere));
}

#[test]
fn an_unsigned_release_is_told_to_be_one() {
    let bureau = Bureau::new();
    let output = bureau.publish(1, None);
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stderr).contains("note: unsigned."), "{}", told(&output));
    let verified = bureau.verify(&[]);
    assert_eq!(verified.status.code(), Some(0));
    assert!(told(&verified).contains("no signed log"), "{}", told(&verified));
    assert_eq!(bureau.verify(&["--key", PUBLIC]).status.code(), Some(1));
}

/// A server on a free port of this machine.
struct Served(Child, String);

impl Served {
    fn start(bureau: &Bureau) -> Self {
        let mut serve = mingjing();
        serve.args(["serve", "--listen", "127.0.0.1:0", "--site"]).arg(bureau.path("site"));
        serve.arg("--database").arg(bureau.path("feedback.sqlite"));
        let mut child = serve.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split_whitespace().last().unwrap().to_owned();
        Self(child, address)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_site_is_verified_by_its_address() {
    let bureau = Bureau::two();
    let served = Served::start(&bureau);
    let by_address = || run(mingjing().args(["verify", &served.1, "--key", PUBLIC, "--lang", "en"]));
    assert_eq!(told(&by_address()), told(&bureau.verify(&["--key", PUBLIC])));
    let tile = bureau.path("site/data/log/tile/0/000.p/2");
    let mut bytes = std::fs::read(&tile).unwrap();
    bytes[33] ^= 1;
    std::fs::write(&tile, &bytes).unwrap();
    let output = by_address();
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("data/log/tile/0/000.p/2, byte 33 "), "{}", told(&output));
    let nobody = run(mingjing().args(["verify", "http://127.0.0.1:9/", "--lang", "en"]));
    assert_eq!(nobody.status.code(), Some(2), "{}", told(&nobody));
}
