//! `mingjing chart`: a chart as a picture or as numbers, by its address.

use crate::End;
use crate::verify::http;
use anyhow::{Context, anyhow, bail, ensure};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::Timestamp;
use mingjing_publisher::site::cards::Cards;
use mingjing_publisher::site::quoting::{
    Address, Archive, Format, Note, Options, Shape, Theme, Trouble, draw,
};
use mingjing_publisher::verify::Folder;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The chart: its address on a site, or its identifier with its state, e.g. "air-hours/150300/pm25?period=168"
    address: String,
    /// The file to write; its ending says what: .svg, .png, .csv or .json
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The published site: its folder, or its address; that of the chart when absent
    #[arg(long, conflicts_with = "data")]
    site: Option<String>,
    /// A workbook instead of a site: it is checked and evaluated as for a release, and nothing is published
    #[arg(long, value_name = "WORKBOOK")]
    data: Option<PathBuf>,
    /// Pixels of a PNG for each pixel of the page
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=3))]
    scale: u8,
    /// Shape of a picture: as high as the chart needs, 1 : 1, 1200 : 630 or 9 : 16
    #[arg(long, default_value = Shape::Natural.id(), value_parser = shapes())]
    shape: Shape,
    /// Without paper
    #[arg(long)]
    transparent: bool,
}

/// The names of the shapes.
fn shapes() -> impl TypedValueParser<Value = Shape> {
    PossibleValuesParser::new(Shape::ALL.map(Shape::id)).map(|id| Shape::from_id(&id).unwrap_or_default())
}

/// Draws and writes.
///
/// # Errors
/// When site or file cannot be used; an address that leads to no chart is told and refused.
pub fn run(args: &Args) -> anyhow::Result<End> {
    let ending = args.out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let Some(format) = Format::from_id(ending) else {
        bail!("--out {} says no kind of file: let it end in .svg, .png, .csv or .json", args.out.display());
    };
    let address = match Address::parse(&args.address) {
        Ok(address) => address,
        Err(fault) => {
            eprintln!("error: {}: {fault}", args.address);
            return Ok(End::Refused);
        }
    };
    let made;
    let (archive, root) = if let Some(workbook) = &args.data {
        made = Made::of(workbook)?;
        (Archive::open(Arc::new(Folder(made.0.clone())))?, String::new())
    } else {
        of_site(args)?
    };
    let quoted = match archive.quote(&address, &root) {
        Ok(quoted) => quoted,
        Err(trouble @ (Trouble::NoChart(..) | Trouble::NotKept(_))) => {
            eprintln!("error: {trouble}");
            return Ok(End::Refused);
        }
        Err(Trouble::Failure(failure)) => return Err(failure.into()),
    };
    let options = Options {
        shape: args.shape,
        scale: args.scale,
        transparent: args.transparent,
        theme: address.theme.unwrap_or(Theme::Light),
    };
    let pen = if format == Format::Png { Cards::new() } else { None };
    let bytes = draw::file(&quoted, format, &options, archive.hant(address.edition), pen.as_ref());
    let bytes = bytes.map_err(|why| anyhow!("cannot draw {}: {why}", args.address))?;
    std::fs::write(&args.out, bytes).with_context(|| format!("cannot write {}", args.out.display()))?;
    Ok(End::Done)
}

fn of_site(args: &Args) -> anyhow::Result<(Archive, String)> {
    let own = Address::site(&args.address);
    let Some(site) = args.site.clone().or(own) else {
        bail!("which site? name its folder or its address with --site, or a workbook with --data");
    };
    if site.starts_with("http://") || site.starts_with("https://") {
        let root = format!("{}/", site.trim_end_matches('/'));
        return Ok((Archive::open(Arc::new(http::Site::new(&site)))?, root));
    }
    let folder = Path::new(&site);
    let root = Note::read(folder).and_then(|note| note.address).unwrap_or_default();
    Ok((Archive::open(Arc::new(Folder(folder.to_owned())))?, root))
}

/// A release of a workbook that nobody is shown; gone when the chart is drawn.
struct Made(PathBuf);

impl Made {
    fn of(workbook: &Path) -> anyhow::Result<Self> {
        let checked = mingjing_publisher::check(workbook)?;
        let ready = checked.ready.ok_or_else(|| {
            anyhow!("the workbook has faults; see them with: mingjing check {}", workbook.display())
        })?;
        let made = Self(std::env::temp_dir().join(format!("mingjing-chart-{}", std::process::id())));
        ensure!(!made.0.exists(), "{} is in the way", made.0.display());
        let options = mingjing_publisher::Options {
            site: &made.0,
            app: None,
            now: Timestamp::now(),
            dry_run: false,
            key: None,
        };
        mingjing_publisher::publish(&ready, &options)?;
        Ok(made)
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        // What cannot be removed lies in the system's folder for such things.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
