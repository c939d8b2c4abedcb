//! The one binary of Mingjing. Each command is a module with its arguments and a `run` that says how it
//! ended; `main` turns that into the exit code: 0 done, 1 refused (the input is at fault), 2 could not run.

mod archive;
mod chart;
mod check;
mod desk;
mod evaluate;
mod init;
mod keygen;
mod output;
mod publish;
mod serve;
mod verify;

use clap::{Parser, Subcommand, ValueEnum};
use mingjing_domain::explain::Language;
use std::io;
use std::process::ExitCode;

/// 明镜：环境信息公开门户 · Mingjing, an open portal for environmental disclosure
#[derive(Debug, Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a workbook to start from: every table with an example row
    Init(init::Args),
    /// Check a workbook: every fault at once, with file, row, column and remedy
    Check(check::Args),
    /// Check a workbook and publish it as a release
    Publish(publish::Args),
    /// Make a key that signs the log of releases
    Keygen(keygen::Args),
    /// Verify a published site, from the first entry of its log on
    Verify(verify::Args),
    /// Write a chart as a picture or as numbers, by its address
    Chart(chart::Args),
    /// Serve a published site and take feedback in
    Serve(serve::Args),
    /// Keep the desk: administrators, keys, published answers, a demonstration
    Desk(desk::Args),
    /// Evaluate the national archive of hourly air, month by month, without a workbook
    Archive(archive::Args),
    /// Evaluate JSON lines from standard input by the rules of the portal
    Evaluate(EvaluateArgs),
}

#[derive(Debug, clap::Args)]
struct EvaluateArgs {
    /// What the lines are about
    #[arg(value_enum)]
    kind: EvaluateKind,
    /// Add to each answer how it came about, in Chinese or English
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    explain: Option<ExplainIn>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ExplainIn {
    /// 中文
    Zh,
    /// English
    En,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum EvaluateKind {
    /// Air reports by HJ 633
    Air,
    /// Surface-water sections by GB 3838
    Water,
    /// Trophic index of lakes, TLI(Σ)
    Lake,
    /// Wells by GB/T 14848
    Groundwater,
    /// Drinking water by GB 5749, and its sources
    Drinking,
    /// Soil by GB 15618 and GB 36600
    Soil,
    /// Means of an outlet against a limit
    Emission,
    /// Tasks and duties of the ledger on a day
    Ledger,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// As asked.
    Done,
    /// The input is at fault; what is wrong has been told.
    Refused,
}

fn main() -> ExitCode {
    let ended = match Cli::parse().command {
        Command::Init(args) => init::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Publish(args) => publish::run(&args),
        Command::Keygen(args) => keygen::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Chart(args) => chart::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Desk(args) => desk::run(&args),
        Command::Archive(args) => archive::run(&args),
        Command::Evaluate(args) => run_evaluate(&args),
    };
    match ended {
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::Refused) => ExitCode::from(1),
        // A reader that has seen enough (`mingjing check data | head`) is no failure.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run_evaluate(args: &EvaluateArgs) -> anyhow::Result<End> {
    let kind = match args.kind {
        EvaluateKind::Air => evaluate::Kind::Air,
        EvaluateKind::Water => evaluate::Kind::Water,
        EvaluateKind::Lake => evaluate::Kind::Lake,
        EvaluateKind::Groundwater => evaluate::Kind::Groundwater,
        EvaluateKind::Drinking => evaluate::Kind::Drinking,
        EvaluateKind::Soil => evaluate::Kind::Soil,
        EvaluateKind::Emission => evaluate::Kind::Emission,
        EvaluateKind::Ledger => evaluate::Kind::Ledger,
    };
    let language = args.explain.map(|language| match language {
        ExplainIn::Zh => Language::Zh,
        ExplainIn::En => Language::En,
    });
    let output = io::BufWriter::new(io::stdout().lock());
    let all_good = evaluate::run(kind, language, io::stdin().lock(), output)?;
    Ok(if all_good { End::Done } else { End::Refused })
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
