//! `mingjing-sample FOLDER` writes the sample region's tables into a folder, made anew.

use anyhow::{Context, bail};
use std::path::PathBuf;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(folder), None) = (arguments.next().map(PathBuf::from), arguments.next()) else {
        bail!("usage: mingjing-sample FOLDER");
    };
    let files = mingjing_sample::files()?;
    mingjing_sample::write(&folder, &files).with_context(|| folder.display().to_string())
}
