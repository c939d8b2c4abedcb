//! `mingjing publish`: a workbook becomes a release.

use crate::End;
use crate::output::{Format, Output, pretty};
use anyhow::Context;
use jiff::Timestamp;
use mingjing_publisher::diagnostic::{Diagnostics, Lang, render};
use mingjing_publisher::{Options, log::Key, release::Outcome};
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workbook: a folder with datapackage.json and portal.toml
    workbook: PathBuf,
    /// Root of the site that the release is written into
    #[arg(long)]
    site: PathBuf,
    /// The built app (Trunk's output folder); without it only data are published
    #[arg(long)]
    app: Option<PathBuf>,
    /// Time of publication (RFC 3339), e.g. 2026-01-31T09:00:00+08:00; the clock when absent
    #[arg(long)]
    now: Option<String>,
    /// The private key that signs the log (mingjing keygen); needed once the site has a log
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// Tell what would be published; write nothing
    #[arg(long)]
    dry_run: bool,
    /// Tell errors only (`mingjing check` tells everything)
    #[arg(long)]
    quiet: bool,
    #[command(flatten)]
    output: Output,
}

/// Checks, publishes, tells. Diagnostics go to standard error, the outcome to standard output; as JSON
/// both form one object on standard output.
pub fn run(args: &Args) -> anyhow::Result<End> {
    let now = match &args.now {
        Some(text) => text.parse().with_context(|| format!("--now {text} is not a time (RFC 3339)"))?,
        None => Timestamp::now(),
    };
    let key = args.key.as_deref().map(Key::read).transpose()?;
    let checked = mingjing_publisher::check(&args.workbook)?;
    let outcome = match &checked.ready {
        Some(ready) => {
            let options = Options {
                site: &args.site,
                app: args.app.as_deref(),
                now,
                dry_run: args.dry_run,
                key: key.as_ref(),
            };
            Some(mingjing_publisher::publish(ready, &options)?)
        }
        None => None,
    };
    match args.output.format {
        Format::Json => {
            let text = pretty(&as_json(&checked.diagnostics, outcome, args.dry_run, key.as_ref()));
            std::io::stdout().lock().write_all(text.as_bytes())?;
        }
        Format::Human => {
            let tell = if args.quiet { render::human_errors } else { render::human };
            let told = tell(&checked.diagnostics, args.output.lang());
            std::io::stderr().lock().write_all(told.as_bytes())?;
            if args.quiet && outcome.is_some() {
                return Ok(End::Done);
            }
            if outcome.is_some() && key.is_none() {
                writeln!(std::io::stderr().lock(), "{}", unsigned(args.output.lang()))?;
            }
            let line = sentence(outcome, args.dry_run, args.output.lang());
            writeln!(std::io::stdout().lock(), "{line}")?;
        }
    }
    Ok(if outcome.is_some() { End::Done } else { End::Refused })
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

fn as_json(
    diagnostics: &Diagnostics,
    outcome: Option<Outcome>,
    dry_run: bool,
    key: Option<&Key>,
) -> serde_json::Value {
    let mut value = render::json(diagnostics);
    if let Some(object) = value.as_object_mut() {
        let outcome = outcome.map(|outcome| {
            json!({
                "release": outcome.release,
                "new": outcome.is_new,
                "files": outcome.files,
                "new_files": outcome.new_files,
                "bytes": outcome.bytes,
                "dry_run": dry_run,
                "signed_by": key.map(|key| key.verifier().text()),
            })
        });
        object.insert("outcome".to_owned(), json!(outcome));
    }
    value
}

fn sentence(outcome: Option<Outcome>, dry_run: bool, lang: Lang) -> String {
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
