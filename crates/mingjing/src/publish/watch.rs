//! `mingjing publish --watch`: whenever the workbook changes, and has then been left alone for a moment.

use super::{Args, once, tell};
use crate::End;
use anyhow::Context;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

/// How often the folder is looked at. Looking costs a few milliseconds, works on network drives where no
/// system call tells of changes, and leaves most of the promised minute to publishing.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// A spreadsheet is saved in several steps: publish when two looks saw the same.
const STEADY_LOOKS: u32 = 2;

/// Size and time of change of every file.
type Seen = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// Publishes now and after every change. What is wrong with the workbook is told, and what is public stays;
/// so it does when the site cannot be written for a while.
pub fn run(args: &Args) -> anyhow::Result<End> {
    // Arguments that can never work are told at once, not once a second.
    look(&args.workbook)?;
    let mut published: Option<Seen> = None;
    loop {
        let seen = steady(args)?;
        if published.as_ref() != Some(&seen) {
            let told = once(args, Timestamp::now()).and_then(|done| tell::tell(args, &done));
            if let Err(error) = told {
                eprintln!("error: {error:#}");
            }
            // A change that came while it was published is seen by the next look.
            published = Some(seen);
        }
        sleep(LOOK_EVERY);
    }
}

/// The workbook as soon as it stands still.
fn steady(args: &Args) -> anyhow::Result<Seen> {
    let mut seen = look(&args.workbook)?;
    let mut same = 1;
    while same < STEADY_LOOKS {
        sleep(LOOK_EVERY / 2);
        let again = look(&args.workbook)?;
        same = if again == seen { same + 1 } else { 1 };
        seen = again;
    }
    Ok(seen)
}

fn look(workbook: &Path) -> anyhow::Result<Seen> {
    let mut seen = Seen::new();
    let mut open = vec![workbook.to_owned()];
    while let Some(folder) = open.pop() {
        let entries = match std::fs::read_dir(&folder) {
            // A folder below may go at any moment; the workbook itself may not.
            Err(_) if folder != workbook => continue,
            entries => entries.with_context(|| format!("cannot read {}", folder.display()))?,
        };
        for entry in entries.flatten() {
            let Ok(about) = entry.metadata() else { continue };
            if about.is_dir() {
                open.push(entry.path());
            } else {
                seen.insert(entry.path(), (about.len(), about.modified().ok()));
            }
        }
    }
    Ok(seen)
}
