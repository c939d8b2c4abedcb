//! `mingjing verify`: is the published record what it says, from its first entry on?

pub mod http;

use crate::End;
use crate::output::{Format, Output, pretty};
use anyhow::Context;
use mingjing_publisher::diagnostic::Lang;
use mingjing_publisher::log::verifier;
use mingjing_publisher::verify::{Expected, Folder, Note, Report, Source, verify};
use serde_json::json;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The site: its folder, or its address (http:// or https://)
    site: String,
    /// The key that the log must be signed with, as you got it from elsewhere
    #[arg(long, value_name = "VKEY")]
    key: Option<String>,
    /// A checkpoint (or head.json) that you kept: what it proves must still be in the log
    #[arg(long, value_name = "FILE")]
    since: Option<PathBuf>,
    #[command(flatten)]
    output: Output,
}

/// Verifies and tells.
pub fn run(args: &Args) -> anyhow::Result<End> {
    let key = match &args.key {
        Some(text) => {
            Some(verifier(text.trim()).with_context(|| format!("--key {text} is not a verifier key"))?)
        }
        None => None,
    };
    let since = match &args.since {
        Some(path) => {
            Some(std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?)
        }
        None => None,
    };
    let source: Box<dyn Source> = if args.site.starts_with("http://") || args.site.starts_with("https://") {
        Box::new(http::Site::new(&args.site))
    } else {
        Box::new(Folder(PathBuf::from(&args.site)))
    };
    let expected = Expected { key, since };
    let report = verify(&*source, &expected)?;
    let told = match args.output.format {
        Format::Json => pretty(&as_json(&report)),
        Format::Human => in_words(&report, &expected, args.output.lang()),
    };
    std::io::stdout().lock().write_all(told.as_bytes())?;
    Ok(if report.wrong.is_none() { End::Done } else { End::Refused })
}

fn as_json(report: &Report) -> serde_json::Value {
    let log = report.log.as_ref().map(|log| {
        json!({ "key": log.key.text(), "size": log.size, "root": mingjing_publisher::log::root_text(&log.root) })
    });
    let wrong = report.wrong.as_ref().map(|wrong| {
        json!({
            "code": wrong.code.name(), "path": wrong.path, "at": wrong.at,
            "message": { "zh": wrong.words.zh, "en": wrong.words.en },
        })
    });
    let notes: Vec<_> = report
        .notes
        .iter()
        .map(|note| json!({ "code": note.code.name(), "path": note.path, "message": { "zh": note.words.zh, "en": note.words.en } }))
        .collect();
    json!({
        "good": report.wrong.is_none(),
        "releases": report.releases, "files": report.files, "bytes": report.bytes,
        "log": log, "wrong": wrong, "notes": notes,
    })
}

fn in_words(report: &Report, expected: &Expected, lang: Lang) -> String {
    let mut text = String::new();
    let mut say = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    if let Some(wrong) = &report.wrong {
        let words = wrong.words.of(lang);
        say(match (lang, wrong.at) {
            (Lang::Zh, Some(at)) => format!("有误：{}，第 {at} 字节（从 0 数起）：{words}", wrong.path),
            (Lang::Zh, None) => format!("有误：{}：{words}", wrong.path),
            (Lang::En, Some(at)) => format!("wrong: {}, byte {at} (counted from 0): {words}", wrong.path),
            (Lang::En, None) => format!("wrong: {}: {words}", wrong.path),
        });
        say(match lang {
            Lang::Zh => format!("此前无误：{} 次发布。查到第一处错误即停", report.releases),
            Lang::En => format!(
                "good up to there: {}. The check ends at the first fault",
                n(report.releases, "release")
            ),
        });
    } else {
        let Report { releases, files, bytes, .. } = report;
        say(match lang {
            Lang::Zh => format!("无误：{releases} 次发布，{files} 个文件，共 {bytes} 字节，逐一核对"),
            Lang::En => {
                let (releases, files) = (n(*releases, "release"), n(*files, "file"));
                format!("good: {releases}, {files}, {bytes} bytes, each of them checked")
            }
        });
        if let Some(log) = &report.log {
            let key = log.key.text();
            say(match lang {
                Lang::Zh => format!("日志 {} 条，签名公钥：{key}", log.size),
                Lang::En => format!("log of {}, signed by the key {key}", entries(log.size)),
            });
            if expected.key.is_none() {
                say(match lang {
                    Lang::Zh => "公钥取自站点本身：请与别处公布的比对，或用 --key 指定".to_owned(),
                    Lang::En => "the key is the site's own word: compare it with one published elsewhere, or give that with --key".to_owned(),
                });
            }
        }
    }
    for (first, count) in grouped(&report.notes) {
        let words = first.words.of(lang);
        say(match lang {
            Lang::Zh => format!(
                "说明：{}：{words}{}",
                first.path,
                if count > 1 { format!("（共 {count} 处）") } else { String::new() }
            ),
            Lang::En => format!(
                "note: {}: {words}{}",
                first.path,
                if count > 1 { format!(" ({count} in all)") } else { String::new() }
            ),
        });
    }
    text
}

/// `1 file`, `2 files`.
fn n(count: u64, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// `1 entry`, `2 entries`.
fn entries(count: u64) -> String {
    if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") }
}

/// Notes of one kind together, the first of each with their number.
fn grouped(notes: &[Note]) -> Vec<(&Note, usize)> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups: Vec<(&Note, usize)> = Vec::new();
    for note in notes {
        let place = *places.entry(note.code.name()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, count)) => *count += 1,
            None => groups.push((note, 1)),
        }
    }
    groups
}
