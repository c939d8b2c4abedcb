//! What verification finds: every changed byte, and every history that was exchanged.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use mingjing_contract::log::VerifierKey;
use mingjing_publisher::Published;
use mingjing_publisher::log::{Key, verifier};
use mingjing_publisher::verify::{Code, Expected, Folder, Report, Source, verify};
use mingjing_publisher::{Failure, Options};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A site in memory.
#[derive(Clone)]
struct Memory(BTreeMap<String, Vec<u8>>);

impl Memory {
    fn of(site: &Path) -> Self {
        let folder = Folder(site.to_owned());
        // Schemas are derived from the program, not from the record; nothing signs them.
        let of_the_record = |path: &String| !path.starts_with("data/schema/");
        let files = folder.list().unwrap().into_iter().filter(of_the_record).map(|path| {
            let bytes = std::fs::read(site.join(&path)).unwrap();
            (path, bytes)
        });
        Self(files.collect())
    }

    fn check(&self, expected: &Expected) -> Report {
        verify(self, expected).unwrap()
    }
}

impl Source for Memory {
    fn name(&self) -> String {
        "memory".to_owned()
    }
    fn open(&self, path: &str) -> io::Result<Option<Box<dyn Read + '_>>> {
        Ok(self.0.get(path).map(|bytes| Box::new(bytes.as_slice()) as Box<dyn Read>))
    }
    fn can_list(&self) -> bool {
        true
    }
    fn list(&self) -> io::Result<Vec<String>> {
        Ok(self.0.keys().cloned().collect())
    }
}

/// One file of a site is another one.
struct Changed<'a> {
    site: &'a Memory,
    path: &'a str,
    bytes: Option<Vec<u8>>,
}

impl Source for Changed<'_> {
    fn name(&self) -> String {
        "changed".to_owned()
    }
    fn open(&self, path: &str) -> io::Result<Option<Box<dyn Read + '_>>> {
        if path == self.path {
            return Ok(self.bytes.as_deref().map(|bytes| Box::new(bytes) as Box<dyn Read>));
        }
        self.site.open(path)
    }
    fn can_list(&self) -> bool {
        true
    }
    fn list(&self) -> io::Result<Vec<String>> {
        Ok(self.site.0.keys().filter(|path| *path != self.path || self.bytes.is_some()).cloned().collect())
    }
}

/// A workbook that changes, a site, a key.
struct Bureau {
    dir: TempDir,
    key: Key,
}

impl Bureau {
    fn new() -> Self {
        let bureau =
            Self { dir: tempfile::tempdir().unwrap(), key: Key::generate(Some("log.example/1")).unwrap().0 };
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gallery/good"), &bureau.workbook());
        bureau
    }

    fn workbook(&self) -> PathBuf {
        self.dir.path().join("workbook")
    }

    fn site(&self) -> PathBuf {
        self.dir.path().join("site")
    }

    /// Adds a source, so that the next release differs.
    fn change(&self, text: &str) {
        let path = self.workbook().join("ledger/sources.csv");
        let old = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("{old}X-{text},{text},编辑部,,,\n")).unwrap();
    }

    fn publish(&self, number: u32, key: Option<&Key>) -> Result<u64, Failure> {
        let ready = mingjing_publisher::check(&self.workbook()).unwrap().ready.unwrap();
        let now = format!("2026-02-01T{:02}:{:02}:00+08:00", number / 60, number % 60).parse().unwrap();
        let site = self.site();
        let options = Options { site: &site, app: None, now, dry_run: false, key };
        match mingjing_publisher::publish(&ready, &options)? {
            Published::Done { outcome, .. } => Ok(outcome.release),
            Published::Refused { silent, .. } => panic!("{silent:?}"),
        }
    }

    /// Three signed releases.
    fn three() -> Self {
        let bureau = Self::new();
        for number in 1..=3 {
            bureau.change(&number.to_string());
            assert_eq!(bureau.publish(number, Some(&bureau.key)).unwrap(), u64::from(number));
        }
        bureau
    }

    fn memory(&self) -> Memory {
        Memory::of(&self.site())
    }

    fn verifier(&self) -> VerifierKey {
        self.key.verifier().clone()
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

fn code(report: &Report) -> Option<Code> {
    report.wrong.as_ref().map(|wrong| wrong.code)
}

fn none() -> Expected {
    Expected::default()
}

/// The checkpoint of a site as a visitor would keep it.
fn kept(site: &Memory) -> Expected {
    Expected { key: None, since: Some(String::from_utf8(site.0["data/log/checkpoint"].clone()).unwrap()) }
}

#[test]
fn a_whole_record_is_good() {
    let bureau = Bureau::three();
    let site = bureau.memory();
    let report = site.check(&Expected { key: Some(bureau.verifier()), ..kept(&site) });
    assert_eq!((report.wrong.as_ref(), &report.notes), (None, &vec![]));
    assert_eq!((report.releases, report.log.as_ref().unwrap().size), (3, 3));
    let folder = verify(&Folder(bureau.site()), &none()).unwrap();
    assert_eq!(folder, report);
    let blobs = site.0.keys().filter(|path| path.starts_with("data/blob/") && !path.ends_with(".br"));
    assert_eq!(report.files, blobs.count() as u64);
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// Flips bits of one byte; what is found must name that file, and that byte where it names one.
fn flip(site: &Memory, path: &str, at: usize, mask: u8, expected: &Expected) -> Result<bool, String> {
    let mut bytes = site.0[path].clone();
    bytes[at] ^= mask;
    let report = verify(&Changed { site, path, bytes: Some(bytes) }, expected)
        .map_err(|error| format!("{path} {at}: {error}"))?;
    let Some(wrong) = report.wrong else {
        return Err(format!("{path}, byte {at} ^ {mask:#04x} was not found"));
    };
    // A key that is another one makes the good signature of the pointer a bad one, and so on: the code says so.
    let names_file = wrong.path == path
        || matches!(wrong.code, Code::Signature | Code::Chain | Code::Head | Code::Missing | Code::NoLog);
    if !names_file {
        return Err(format!("{path}, byte {at} ^ {mask:#04x} was told as {wrong:?}"));
    }
    let exact = wrong.path == path && wrong.at == Some(at as u64);
    let told_other = wrong.at.is_some_and(|told| told != at as u64);
    // JSON that breaks is told where it breaks, which is at the change or behind it; a length before an
    // entry moves all that follows.
    if wrong.path == path && told_other && !matches!(wrong.code, Code::Head | Code::Manifest | Code::Entry) {
        return Err(format!(
            "{path}, byte {at} ^ {mask:#04x} was told at {:?} as {:?}",
            wrong.at, wrong.code
        ));
    }
    Ok(exact)
}

#[test]
fn a_flipped_byte_is_found_in_ten_thousand_places_of_ten_thousand() {
    let site = Bureau::three().memory();
    let ends: Vec<(usize, &String)> = site
        .0
        .iter()
        .scan(0, |end, (path, bytes)| {
            *end += bytes.len();
            Some((*end, path))
        })
        .collect();
    let total = ends.last().unwrap().0;
    let mut dice = Dice(20_260_131);
    let places: Vec<(usize, u8)> =
        (0..10_000).map(|_| (dice.below(total), u8::try_from(dice.below(255) + 1).unwrap())).collect();
    let found: Vec<Result<bool, String>> = places
        .par_iter()
        .map(|(place, mask)| {
            let (end, path) = ends[ends.partition_point(|(end, _)| end <= place)];
            flip(&site, path, site.0[path].len() - (end - place), *mask, &none())
        })
        .collect();
    let faults: Vec<&String> = found.iter().filter_map(|found| found.as_ref().err()).collect();
    assert!(faults.is_empty(), "{} of 10,000, e.g. {:#?}", faults.len(), &faults[..faults.len().min(5)]);
    let exact = found.iter().filter(|found| matches!(found, Ok(true))).count();
    assert!(exact > 8_000, "the byte itself was told only {exact} times");
}

#[test]
fn every_single_byte_of_pointer_log_and_key_counts() {
    let site = Bureau::three().memory();
    let small: Vec<(&String, usize)> = site
        .0
        .iter()
        .filter(|(path, _)| path.starts_with("data/log/") || *path == "data/head.json")
        .flat_map(|(path, bytes)| (0..bytes.len()).map(move |at| (path, at)))
        .collect();
    assert!(small.len() > 1_000);
    let faults: Vec<String> = small
        .par_iter()
        .flat_map_iter(|(path, at)| [1, 0x20, 0xff].map(|mask| flip(&site, path, *at, mask, &none())))
        .filter_map(Result::err)
        .collect();
    assert!(faults.is_empty(), "{} e.g. {:#?}", faults.len(), &faults[..faults.len().min(5)]);
}

#[test]
fn a_file_that_is_cut_lengthened_or_gone_is_found() {
    let site = Bureau::three().memory();
    for (path, bytes) in &site.0 {
        let mut versions = vec![None, Some([&bytes[..], b"\0"].concat())];
        versions.extend([0, bytes.len() / 2, bytes.len() - 1].map(|length| Some(bytes[..length].to_vec())));
        for bytes in versions {
            let what = format!("{path} {:?}", bytes.as_ref().map(Vec::len));
            // A partial tile of an older checkpoint may be removed, as long as the present one is there.
            let is_older_tile = path.contains(".p/") && !path.ends_with("/3");
            let may = bytes.is_none() && is_older_tile;
            let report = verify(&Changed { site: &site, path, bytes }, &none()).unwrap();
            assert_eq!(report.wrong.is_none(), may, "{what}: {:?}", report.wrong);
        }
    }
}

#[test]
fn a_forged_key_is_found() {
    let (bureau, forger) = (Bureau::three(), Key::generate(Some("log.example/1")).unwrap().0);
    let good = bureau.memory();
    // The same record, logged and signed by another key of the same name.
    std::fs::remove_dir_all(bureau.site().join("data/log")).unwrap();
    let head = bureau.site().join("data/head.json");
    let mut value: serde_json::Value = serde_json::from_slice(&std::fs::read(&head).unwrap()).unwrap();
    value.as_object_mut().unwrap().remove("checkpoint");
    std::fs::write(&head, value.to_string()).unwrap();
    bureau.publish(9, Some(&forger)).unwrap();
    let forged = bureau.memory();
    let held = Expected { key: Some(bureau.verifier()), since: None };
    assert_eq!(code(&forged.check(&held)), Some(Code::OtherKey));
    assert_eq!(code(&forged.check(&kept(&good))), Some(Code::SinceUnusable));
    // Only the key, or only the checkpoint, is exchanged.
    let mut only_key = good.clone();
    only_key.0.insert("data/log/key".into(), forged.0["data/log/key"].clone());
    assert_eq!(code(&only_key.check(&none())), Some(Code::Signature));
    let mut only_head = good;
    only_head.0.insert("data/head.json".into(), forged.0["data/head.json"].clone());
    assert_eq!(code(&only_head.check(&none())), Some(Code::Signature));
}

#[test]
fn a_rewritten_history_is_found_by_who_kept_a_checkpoint() {
    let bureau = Bureau::three();
    let good = bureau.memory();
    std::fs::remove_dir_all(bureau.site()).unwrap();
    for number in 1..=4 {
        bureau.change(&format!("other {number}"));
        bureau.publish(number, Some(&bureau.key)).unwrap();
    }
    let rewritten = bureau.memory();
    assert_eq!(code(&rewritten.check(&none())), None, "in itself it is whole");
    assert_eq!(code(&rewritten.check(&kept(&good))), Some(Code::Rewritten));
    // Kept as a pointer instead.
    let since = Some(String::from_utf8(good.0["data/head.json"].clone()).unwrap());
    assert_eq!(code(&rewritten.check(&Expected { key: None, since })), Some(Code::Rewritten));
}

#[test]
fn a_rolled_back_record_is_found() {
    let bureau = Bureau::three();
    let third = bureau.memory();
    bureau.change("4");
    bureau.publish(4, Some(&bureau.key)).unwrap();
    let fourth = bureau.memory();
    // Only the pointer is put back: the copy of the checkpoint tells.
    let mut head_only = fourth.clone();
    head_only.0.insert("data/head.json".into(), third.0["data/head.json"].clone());
    assert_eq!(code(&head_only.check(&none())), Some(Code::RolledBack));
    // Everything is put back: only who has seen the fourth can tell.
    assert_eq!(code(&third.check(&none())), None);
    assert_eq!(code(&third.check(&kept(&fourth))), Some(Code::RolledBack));
    assert_eq!(code(&fourth.check(&kept(&third))), None);
    // And the publisher does not build on it.
    std::fs::write(bureau.site().join("data/head.json"), &third.0["data/head.json"]).unwrap();
    bureau.change("5");
    assert!(matches!(bureau.publish(5, Some(&bureau.key)), Err(Failure::Log { .. })));
}

#[test]
fn a_log_that_was_taken_away_is_missed() {
    let bureau = Bureau::three();
    let signed = bureau.memory();
    let mut stripped = signed;
    let mut head: serde_json::Value = serde_json::from_slice(&stripped.0["data/head.json"]).unwrap();
    head.as_object_mut().unwrap().remove("checkpoint");
    stripped.0.insert("data/head.json".into(), format!("{head}\n").into_bytes());
    assert_eq!(code(&stripped.check(&none())), Some(Code::NoLog));
    stripped.0.retain(|path, _| !path.starts_with("data/log/"));
    let held = Expected { key: Some(bureau.verifier()), since: None };
    assert_eq!(code(&stripped.check(&held)), Some(Code::NoLog));
}

#[test]
fn the_key_in_the_portal_is_held_against_that_of_the_log() {
    let bureau = Bureau::new();
    let settings = bureau.workbook().join("portal.toml");
    let old = std::fs::read_to_string(&settings).unwrap();
    let with = |key: &str| std::fs::write(&settings, format!("log_key = \"{key}\"\n{old}")).unwrap();
    with(&bureau.verifier().text());
    bureau.publish(1, Some(&bureau.key)).unwrap();
    let site = bureau.memory();
    assert_eq!(code(&site.check(&none())), None);
    let other = Key::generate(Some("log.example/1")).unwrap().0;
    with(&other.verifier().text());
    bureau.publish(2, Some(&bureau.key)).unwrap();
    assert_eq!(code(&bureau.memory().check(&none())), Some(Code::PortalKey));
    with("log.example/1+00000000+AAAA");
    let checked = mingjing_publisher::check(&bureau.workbook()).unwrap();
    assert!(checked.ready.is_none(), "a key that is none is refused");
}

#[test]
fn releases_from_before_the_key_are_logged_with_it() {
    let bureau = Bureau::new();
    for number in 1..=2 {
        bureau.change(&number.to_string());
        bureau.publish(number, None).unwrap();
    }
    let unsigned = bureau.memory().check(&none());
    assert_eq!((code(&unsigned), unsigned.log, unsigned.notes[0].code), (None, None, Code::Unsigned));
    // Nothing changed: no release, but a log of two.
    assert_eq!(bureau.publish(3, Some(&bureau.key)).unwrap(), 2);
    assert_eq!(bureau.memory().check(&none()).log.unwrap().size, 2);
    bureau.change("3");
    assert_eq!(bureau.publish(4, Some(&bureau.key)).unwrap(), 3);
    let report = bureau.memory().check(&none());
    assert_eq!((code(&report), report.log.unwrap().size, report.notes), (None, 3, vec![]));
}

#[test]
fn a_log_is_grown_with_its_own_key_only() {
    let bureau = Bureau::three();
    let before = bureau.memory().0;
    bureau.change("4");
    assert!(matches!(bureau.publish(4, None), Err(Failure::KeyNeeded(_))));
    let other = Key::generate(Some("log.example/1")).unwrap().0;
    assert!(matches!(bureau.publish(4, Some(&other)), Err(Failure::WrongKey { .. })));
    // A tile that is damaged is not built upon.
    let tile = bureau.site().join("data/log/tile/0/000.p/3");
    let mut bytes = std::fs::read(&tile).unwrap();
    bytes[40] ^= 1;
    std::fs::write(&tile, &bytes).unwrap();
    assert!(matches!(bureau.publish(4, Some(&bureau.key)), Err(Failure::Log { .. })));
    bytes[40] ^= 1;
    std::fs::write(&tile, &bytes).unwrap();
    assert!(bureau.memory().0 == before, "refused runs wrote something");
}

#[test]
fn a_run_that_ended_before_the_copy_is_mended() {
    let bureau = Bureau::three();
    let second = "data/log/checkpoint";
    let good = bureau.memory();
    bureau.change("4");
    bureau.publish(4, Some(&bureau.key)).unwrap();
    std::fs::write(bureau.site().join(second), &good.0[second]).unwrap();
    let report = bureau.memory().check(&none());
    assert_eq!((code(&report), report.notes[0].code), (None, Code::CopyBehind));
    // Before anything else: or a second run that is killed leaves it two steps behind.
    let now = "2026-02-02T00:00:00Z".parse().unwrap();
    let plan = mingjing_publisher::release::Release::plan(
        &bureau.site(),
        vec![],
        now,
        28_800,
        true,
        Some(&bureau.key),
    );
    drop(plan.unwrap());
    let report = bureau.memory().check(&none());
    assert_eq!((code(&report), report.notes), (None, vec![]));
    std::fs::write(bureau.site().join(second), &good.0[second]).unwrap();
    assert_eq!(bureau.publish(5, Some(&bureau.key)).unwrap(), 4, "nothing is new");
    let report = bureau.memory().check(&none());
    assert_eq!((code(&report), report.notes), (None, vec![]));
}

/// The log over the places where tiles fill. The manifests are the smallest there are.
#[test]
fn a_log_of_many_releases_is_good_and_leaves_no_superseded_tiles() {
    let bureau = Bureau::new();
    bureau.change("1");
    bureau.publish(1, None).unwrap();
    let site = bureau.site();
    let mut manifest: serde_json::Value =
        serde_json::from_slice(&std::fs::read(site.join("data/release/1.json")).unwrap()).unwrap();
    manifest["files"] = serde_json::json!([]);
    let mut sha = serde_json::Value::Null;
    for number in 1..=600_u64 {
        manifest["release"] = number.into();
        manifest.as_object_mut().unwrap().remove("twins_sha256");
        if sha.is_string() {
            manifest["previous_manifest_sha256"] = sha;
        }
        let bytes = manifest.to_string();
        std::fs::write(site.join(format!("data/release/{number}.json")), &bytes).unwrap();
        sha = mingjing_publisher::release::files::sha256_hex(bytes.as_bytes()).into();
        if number == 255 || number == 513 || number == 600 {
            let head = serde_json::json!({
                "contract": 1, "release": number, "published_at": manifest["published_at"],
                "manifest": format!("data/release/{number}.json"), "manifest_sha256": sha,
                "checkpoint": checkpoint(&site),
            });
            let text = serde_json::to_string(
                &serde_json::from_value::<mingjing_contract::manifest::Head>(head).unwrap(),
            );
            std::fs::write(site.join("data/head.json"), text.unwrap() + "\n").unwrap();
            let mut log =
                mingjing_publisher::log::Log::open(&site, Some(&bureau.key), checkpoint(&site).as_deref())
                    .unwrap()
                    .unwrap();
            let note = log.extend(number).unwrap();
            let mut head: mingjing_contract::manifest::Head =
                serde_json::from_slice(&std::fs::read(site.join("data/head.json")).unwrap()).unwrap();
            head.checkpoint = Some(note);
            std::fs::write(site.join("data/head.json"), serde_json::to_string(&head).unwrap() + "\n")
                .unwrap();
            log.write_copies().unwrap();
        }
    }
    let memory = bureau.memory();
    let report = memory.check(&none());
    assert_eq!((code(&report), report.log.unwrap().size), (None, 600));
    let tiles: Vec<&String> = memory.0.keys().filter(|path| path.starts_with("data/log/tile/")).collect();
    let names: Vec<&str> = tiles.iter().map(|path| path.strip_prefix("data/log/tile/").unwrap()).collect();
    let expected = [
        "0/000",
        "0/001",
        "0/002.p/1",
        "0/002.p/88",
        "1/000.p/2",
        "entries/000",
        "entries/001",
        "entries/002.p/1",
        "entries/002.p/88",
    ];
    assert_eq!(names, expected);
    for path in tiles {
        let at = memory.0[path].len() / 2;
        assert!(flip(&memory, path, at, 1, &none()).is_ok(), "{path}");
    }
}

/// The checkpoint that the pointer of a site carries.
fn checkpoint(site: &Path) -> Option<String> {
    let bytes = std::fs::read(site.join("data/head.json")).unwrap();
    serde_json::from_slice::<serde_json::Value>(&bytes).unwrap()["checkpoint"].as_str().map(str::to_owned)
}

#[test]
fn keys_are_read_back_and_names_kept_apart() {
    let dir = tempfile::tempdir().unwrap();
    let (key, secret) = Key::generate(None).unwrap();
    let path = dir.path().join("key");
    std::fs::write(&path, format!("{secret}\n")).unwrap();
    assert_eq!(Key::read(&path).unwrap().verifier(), key.verifier());
    assert_eq!(verifier(&key.verifier().text()).as_ref(), Some(key.verifier()));
    assert!(!format!("{key:?}").contains(secret.splitn(5, '+').last().unwrap()), "the secret is never told");
    assert_ne!(Key::generate(None).unwrap().0.verifier().name, key.verifier().name);
    for name in ["", "a b", "a+b", "a\nb"] {
        assert!(matches!(Key::generate(Some(name)), Err(Failure::Key(_))), "{name:?}");
    }
    std::fs::write(&path, secret.replace("KEY", "KAY")).unwrap();
    assert!(matches!(Key::read(&path), Err(Failure::Key(_))));
}

#[test]
fn a_folder_without_a_record_cannot_be_verified() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(verify(&Folder(dir.path().to_owned()), &none()), Err(Failure::NotASite(_))));
}
