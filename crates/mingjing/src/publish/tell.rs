//! What a publication came to, in words or for programs.

use super::{Args, Done, difference};
use crate::output::{Format, pretty};
use mingjing_publisher::diagnostic::{Lang, render};
use mingjing_publisher::release::Outcome;
use serde_json::json;
use std::io::Write;

/// Tells it.
pub fn tell(args: &Args, done: &Done) -> anyhow::Result<()> {
    let lang = args.output.lang();
    if args.output.format == Format::Json {
        let text = pretty(&as_json(done, args.dry_run));
        std::io::stdout().lock().write_all(text.as_bytes())?;
        return Ok(());
    }
    let words = if args.quiet { render::human_errors } else { render::human };
    std::io::stderr().lock().write_all(words(&done.told, lang).as_bytes())?;
    if args.quiet && done.outcome.is_some() {
        return Ok(());
    }
    if done.outcome.is_some() && done.signed_by.is_none() {
        writeln!(std::io::stderr().lock(), "{}", unsigned(lang))?;
    }
    let mut out = std::io::stdout().lock();
    if let Some(changes) = done.changes.as_ref().filter(|_| args.dry_run) {
        out.write_all(difference::words(changes, lang).as_bytes())?;
    }
    writeln!(out, "{}", sentence(done.outcome, args.dry_run, lang))?;
    Ok(())
}

/// Said of a release without a key.
fn unsigned(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "说明：未签名。没有 --key，读者无法证实历史没有被改写（mingjing keygen 可生成密钥）",
        Lang::En => {
            "note: unsigned. Without --key readers cannot tell whether history was rewritten (mingjing keygen makes a key)"
        }
    }
}

fn as_json(done: &Done, dry_run: bool) -> serde_json::Value {
    let mut value = render::json(&done.told);
    if let Some(object) = value.as_object_mut() {
        let outcome = done.outcome.map(|outcome| {
            json!({
                "release": outcome.release,
                "new": outcome.is_new,
                "files": outcome.files,
                "new_files": outcome.new_files,
                "bytes": outcome.bytes,
                "dry_run": dry_run,
                "signed_by": done.signed_by,
            })
        });
        object.insert("outcome".to_owned(), json!(outcome));
        object.insert("changes".to_owned(), json!(done.changes.as_ref().map(difference::json)));
    }
    value
}

/// The outcome in one line.
pub fn sentence(outcome: Option<Outcome>, dry_run: bool, lang: Lang) -> String {
    let Some(Outcome { release, is_new, files, new_files, bytes }) = outcome else {
        return match lang {
            Lang::Zh => "有错误，未发布".to_owned(),
            Lang::En => "not published: there are errors".to_owned(),
        };
    };
    match (lang, is_new, dry_run) {
        (Lang::Zh, false, _) => format!("内容没有变化，仍是第 {release} 次发布"),
        (Lang::En, false, _) => format!("nothing changed: release {release} stays"),
        (Lang::Zh, true, false) => {
            format!("已发布第 {release} 次：{files} 个文件，其中新文件 {new_files} 个，共 {bytes} 字节")
        }
        (Lang::En, true, false) => {
            format!("published release {release}: {files} files, {new_files} new, {bytes} bytes in all")
        }
        (Lang::Zh, true, true) => {
            format!(
                "将发布第 {release} 次：{files} 个文件，其中新文件 {new_files} 个，共 {bytes} 字节；未写入"
            )
        }
        (Lang::En, true, true) => {
            format!(
                "would publish release {release}: {files} files, {new_files} new, {bytes} bytes in all; nothing was written"
            )
        }
    }
}
