//! `mingjing check`: what is wrong with a workbook.

use crate::{End, output::Output};
use std::io::Write;
use std::path::PathBuf;

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workbook: a folder with datapackage.json and portal.toml
    workbook: PathBuf,
    #[command(flatten)]
    output: Output,
}

/// Checks and tells.
pub fn run(args: &Args) -> anyhow::Result<End> {
    let checked = mingjing_publisher::check(&args.workbook)?;
    std::io::stdout().lock().write_all(args.output.diagnostics(&checked.diagnostics).as_bytes())?;
    Ok(if checked.ready.is_some() { End::Done } else { End::Refused })
}
