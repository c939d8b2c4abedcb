//! `mingjing init`: a workbook to start from.

use crate::End;
use crate::output::{LangArg, lang};
use mingjing_publisher::diagnostic::Lang;
use mingjing_publisher::starter::{self, Keeps};
use std::io::Write;
use std::path::PathBuf;

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The new workbook: a folder that does not exist or is empty
    workbook: PathBuf,
    /// Keep all tables in one spreadsheet file instead of CSV files
    #[arg(long)]
    xlsx: bool,
    /// Language of headings and comments; without it, that of the system
    #[arg(long, value_enum)]
    lang: Option<LangArg>,
}

/// Writes and tells what to do next.
pub fn run(args: &Args) -> anyhow::Result<End> {
    let lang = lang(args.lang);
    starter::write(&args.workbook, lang, if args.xlsx { Keeps::Spreadsheet } else { Keeps::Csv })?;
    let dir = args.workbook.display();
    let line = match lang {
        Lang::Zh => format!("已写入 {dir}。先看 {dir}/README.md，再运行 mingjing check {dir}"),
        Lang::En => format!("wrote {dir}: read {dir}/README.md, then run mingjing check {dir}"),
    };
    writeln!(std::io::stdout().lock(), "{line}")?;
    Ok(End::Done)
}
