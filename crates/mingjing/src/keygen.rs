//! `mingjing keygen`: a key that signs the log.

use crate::End;
use crate::output::Output;
use anyhow::{Context, bail};
use mingjing_publisher::diagnostic::Lang;
use mingjing_publisher::log::Key;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file that the private key is written to; it must not exist yet, nor lie inside a site
    #[arg(long)]
    out: PathBuf,
    /// Name of the key and of its log, e.g. log.example.org/2026; one is made up when absent
    #[arg(long)]
    name: Option<String>,
    #[command(flatten)]
    output: Output,
}

/// Writes the private key and prints the public one.
pub fn run(args: &Args) -> anyhow::Result<End> {
    if let Some(site) = site_around(&args.out)? {
        bail!(
            "{} lies inside the published site {}: a private key there would be served to everyone\nhint: choose a folder that no server publishes",
            args.out.display(),
            site.display()
        );
    }
    let (key, secret) = Key::generate(args.name.as_deref())?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&args.out).with_context(|| {
        format!("cannot make {}\nhint: an existing key is never overwritten", args.out.display())
    })?;
    file.write_all(format!("{secret}\n").as_bytes())?;
    file.sync_all()?;
    writeln!(std::io::stdout().lock(), "{}", key.verifier().text())?;
    let told = match args.output.lang() {
        Lang::Zh => {
            "私钥已写入文件，请离线备份、切勿公开；丢失后这份日志无法再续。上面一行是公钥：请另行公布（门户之外也要有），并写入 portal.toml 的 log_key。"
        }
        Lang::En => {
            "The private key is in the file: keep an offline copy and never publish it; without it the log cannot go on. The line above is the public key: publish it elsewhere too, and put it into portal.toml as log_key."
        }
    };
    eprintln!("{told}");
    Ok(End::Done)
}

/// The published site that a path lies in.
fn site_around(path: &Path) -> anyhow::Result<Option<PathBuf>> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let folder =
        folder.canonicalize().with_context(|| format!("cannot use the folder {}", folder.display()))?;
    Ok(folder.ancestors().find(|folder| folder.join("data/head.json").is_file()).map(Path::to_owned))
}
