//! `mingjing serve`: the published site and the feedback service on one port.

mod csp;
mod form;
mod headers;
mod kept;
mod listen;
mod quoting;
mod site;

use crate::End;
use crate::desk::{Attachments, Database, vault};
use anyhow::{Context, bail};
use mingjing_feedback::rate::Limits;
use mingjing_feedback::{Service, Settings};
use std::io::Write;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::net::TcpListener;
use tower_http::timeout::TimeoutLayer;

/// How long a request may take until its answer begins.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Root of the published site
    #[arg(long)]
    site: PathBuf,
    /// Address and port; port 0 takes a free one
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    #[command(flatten)]
    database: Database,
    #[command(flatten)]
    attachments: Attachments,
    /// Requests come through a proxy of yours that appends the client's address to X-Forwarded-For
    #[arg(long)]
    trust_proxy: bool,
    /// Whether a report has to bring a proof of work (about a second of its sender's machine); one that brings
    /// none, for want of script say, is held for a clerk
    #[arg(long, value_enum, default_value_t = ProofOfWork::Hold)]
    proof_of_work: ProofOfWork,
    /// Submissions a minute from one address; 0 for no limit
    #[arg(long, value_name = "N", default_value_t = per_default(Limits::default().submits_per_minute))]
    submits_per_minute: u32,
    /// Submissions a second from all addresses together; 0 for no limit
    #[arg(long, value_name = "N", default_value_t = per_default(Limits::default().submits_per_second_in_all))]
    submits_per_second_in_all: u32,
    /// Tries to sign in at the desk a minute from one address; 0 for no limit
    #[arg(long, value_name = "N", default_value_t = per_default(Limits::default().sign_ins_per_minute))]
    sign_ins_per_minute: u32,
    /// Lookups a minute from one address; 0 for no limit
    #[arg(long, value_name = "N", default_value_t = per_default(Limits::default().reads_per_minute))]
    reads_per_minute: u32,
}

/// What is done with reports that bring no proof of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum ProofOfWork {
    /// They are held for a clerk.
    Hold,
    /// Nothing: none is asked for.
    Off,
}

fn per_default(limit: Option<NonZeroU32>) -> u32 {
    limit.map_or(0, NonZeroU32::get)
}

/// Serves until it is told to stop (SIGINT, SIGTERM).
///
/// # Errors
/// When the site, the database or the port cannot be used; the message says what to do.
pub fn run(args: &Args) -> anyhow::Result<End> {
    require_release(&args.site)?;
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(false).with_target(false).init();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.context("cannot start the runtime")?.block_on(serve(args))?;
    Ok(End::Done)
}

async fn serve(args: &Args) -> anyhow::Result<()> {
    // The port first: a second server must not touch the database of the first.
    let listener = TcpListener::bind(args.listen).await.with_context(|| {
        format!(
            "cannot listen on {}\nhint: stop the program that uses this port, or choose another one: --listen 127.0.0.1:8081",
            args.listen
        )
    })?;
    let database = args.database.location()?;
    let settings = Settings {
        vault: vault(&database)?,
        database: database.clone(),
        attachments: args.attachments.place()?,
        site: args.site.clone(),
        limits: Limits {
            submits_per_minute: NonZeroU32::new(args.submits_per_minute),
            reads_per_minute: NonZeroU32::new(args.reads_per_minute),
            sign_ins_per_minute: NonZeroU32::new(args.sign_ins_per_minute),
            submits_per_second_in_all: NonZeroU32::new(args.submits_per_second_in_all),
        },
        asks_for_proof: args.proof_of_work == ProofOfWork::Hold,
        trust_proxy: args.trust_proxy,
    };
    let feedback = Service::open(settings, mingjing_feedback::time::system()).await.with_context(|| {
        format!(
            "cannot open the feedback database {database:?}\nhint: a file must be this program's in a folder that can be written; a server must be running and let this program in; --database chooses another"
        )
    })?;
    let all = mingjing_feedback::routes(feedback.clone()).merge(site::routes(args.site.clone()));
    let router = quoting::around(all, &args.site)
        .layer(axum::middleware::from_fn_with_state(feedback.clone(), form::own_kinds))
        .layer(TimeoutLayer::with_status_code(axum::http::StatusCode::GATEWAY_TIMEOUT, ANSWER_WITHIN))
        .layer(axum::middleware::map_response(headers::secure));
    let stop = listen::stop_signal().context("cannot listen for signals")?;
    say_ready(&listener)?;
    listen::accept(listener, router, stop).await;
    feedback.close().await;
    Ok(())
}

/// The one line on standard output.
fn say_ready(listener: &TcpListener) -> anyhow::Result<()> {
    let address = listener.local_addr().context("cannot tell the port")?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "明镜 Mingjing: http://{address}/")?;
    out.flush()?;
    Ok(())
}

fn require_release(site: &Path) -> anyhow::Result<()> {
    let head = site.join("data/head.json");
    if !head.is_file() {
        bail!(
            "{} is not a published site: it has no data/head.json\nhint: publish one first: mingjing publish data --site {}",
            site.display(),
            site.display()
        );
    }
    Ok(())
}
