//! `mingjing publish`: a workbook becomes a release.

mod difference;
mod tell;
mod watch;

use crate::End;
use crate::output::Output;
use anyhow::{Context, ensure};
use jiff::Timestamp;
use mingjing_publisher::diagnostic::{Diagnostics, Place, catalog::publication};
use mingjing_publisher::{Options, Published, changes::Changes, log::Key, release::Outcome};
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
    /// Tell what would change, line by line; write nothing
    #[arg(long)]
    dry_run: bool,
    /// Refuse a workbook that has made-up data
    #[arg(long)]
    forbid_samples: bool,
    /// Write every change of a published value as a row for the table `corrections`, its reason to be filled in
    #[arg(long, value_name = "FILE")]
    changes: Option<PathBuf>,
    /// Publish again whenever the workbook changes, until stopped
    #[arg(long, conflicts_with_all = ["now", "dry_run", "changes"])]
    watch: bool,
    /// Tell errors only (`mingjing check` tells everything)
    #[arg(long)]
    quiet: bool,
    #[command(flatten)]
    output: Output,
}

/// What one publication came to.
struct Done {
    /// What was found in the workbook and on the way.
    told: Diagnostics,
    /// The release; none when it was refused.
    outcome: Option<Outcome>,
    /// What would change, as far as that was found out.
    changes: Option<Changes>,
    /// The key that signed.
    signed_by: Option<String>,
}

/// Checks, publishes, tells. Diagnostics go to standard error, the outcome to standard output; as JSON
/// both form one object on standard output.
pub fn run(args: &Args) -> anyhow::Result<End> {
    if args.watch {
        return watch::run(args);
    }
    let now = match &args.now {
        Some(text) => text.parse().with_context(|| format!("--now {text} is not a time (RFC 3339)"))?,
        None => Timestamp::now(),
    };
    let done = once(args, now)?;
    tell::tell(args, &done)?;
    Ok(if done.outcome.is_some() { End::Done } else { End::Refused })
}

fn once(args: &Args, now: Timestamp) -> anyhow::Result<Done> {
    let key = args.key.as_deref().map(Key::read).transpose()?;
    let mut checked = mingjing_publisher::check(&args.workbook)?;
    let signed_by = key.as_ref().map(|key| key.verifier().text());
    let mut done = Done { told: checked.diagnostics, outcome: None, changes: None, signed_by };
    if args.forbid_samples
        && let Some(ready) = checked.ready.take_if(|ready| !ready.samples.is_empty())
    {
        for name in &ready.samples {
            done.told.push(publication::sample_forbidden(), Place::file(name, ""), Some(name));
        }
    }
    let Some(ready) = &checked.ready else { return Ok(done) };
    let options =
        Options { site: &args.site, app: args.app.as_deref(), now, dry_run: args.dry_run, key: key.as_ref() };
    match mingjing_publisher::publish(ready, &options)? {
        Published::Done { outcome, changes, told } => {
            done.told.append(told);
            done.outcome = Some(outcome);
            done.changes = Some(changes);
        }
        Published::Refused { changes, told, .. } => {
            done.told.append(told);
            done.changes = Some(changes);
        }
    }
    if let (Some(path), Some(changes)) = (&args.changes, &done.changes) {
        ensure!(!path.starts_with(&args.site), "--changes must not be inside the site");
        difference::write_rows(path, changes)?;
    }
    Ok(done)
}
