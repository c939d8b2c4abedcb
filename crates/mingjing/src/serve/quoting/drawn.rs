//! What is drawn for a request: a few at a time, kept within bounds, forgotten with the release.

use axum::body::Bytes;
use mingjing_publisher::site::cards::Cards;
use mingjing_publisher::site::quoting::embed::{self, Around};
use mingjing_publisher::site::quoting::{
    Address, Archive, Format, Note, Options, Query, Trouble, draw, oembed,
};
use mingjing_publisher::verify::Folder;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};
use std::time::{Duration, SystemTime};
use tokio::sync::Semaphore;

/// Drawn at one time; a picture takes a core for some tenths of a second.
const AT_ONCE: usize = 2;
/// How long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(5);
/// Most bytes that are kept; at the next one more, all are forgotten.
const MOST_BYTES: usize = 16 * 1024 * 1024;

static TURNS: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(AT_ONCE));

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// A document to embed.
    Document(Address),
    /// A picture or numbers.
    File(Address, Format, Options),
    /// The answer of oEmbed for an address of the site, at most so wide and high.
    Oembed(String, Option<u32>, Option<u32>),
}

/// What is answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Media type.
    pub media_type: &'static str,
    /// Bytes.
    pub body: Bytes,
}

/// Why not.
#[derive(Clone, Debug)]
pub enum Failed {
    /// There is no such chart or release; in words.
    None(String),
    /// Too many ask at once.
    Busy,
    /// The site is at fault; in words for its operator.
    Broken(String),
}

type Version = Option<(SystemTime, u64)>;

#[derive(Default)]
struct Open {
    version: Version,
    archive: Option<Arc<Archive>>,
    answers: HashMap<(Wanted, String), Answer>,
    bytes: usize,
}

/// The drawing room of a site.
pub struct Drawing {
    site: PathBuf,
    open: Arc<Mutex<Open>>,
    pen: Arc<OnceLock<Option<Cards>>>,
}

impl Drawing {
    /// Of a site; nothing is read yet.
    pub fn new(site: &Path) -> Self {
        Self { site: site.to_owned(), open: Arc::default(), pen: Arc::default() }
    }

    /// What is wanted, on a site at `root`.
    pub async fn get(&self, wanted: Wanted, root: String) -> Result<Answer, Failed> {
        let key = (wanted, root);
        let version = version(&self.site.join("data/head.json"));
        {
            let mut open = lock(&self.open);
            if open.version != version {
                *open = Open { version, ..Open::default() };
            }
            if let Some(known) = open.answers.get(&key) {
                return Ok(known.clone());
            }
        }
        let turn = tokio::time::timeout(PATIENCE, TURNS.acquire()).await;
        let Ok(Ok(_turn)) = turn else { return Err(Failed::Busy) };
        let (site, open, pen) = (self.site.clone(), Arc::clone(&self.open), Arc::clone(&self.pen));
        let drawing = tokio::task::spawn_blocking(move || {
            let archive = archive(&site, &open)?;
            let answer = draw_one(&site, &archive, &pen, &key.0, &key.1)?;
            let mut open = lock(&open);
            if open.version == version {
                if open.bytes + answer.body.len() > MOST_BYTES {
                    open.answers.clear();
                    open.bytes = 0;
                }
                open.bytes += answer.body.len();
                open.answers.insert(key, answer.clone());
            }
            Ok(answer)
        });
        drawing.await.unwrap_or_else(|error| Err(Failed::Broken(error.to_string())))
    }
}

fn lock(open: &Mutex<Open>) -> std::sync::MutexGuard<'_, Open> {
    // Whoever panicked with the lock left a state that is as good as before.
    open.lock().unwrap_or_else(PoisonError::into_inner)
}

fn version(head: &Path) -> Version {
    let metadata = std::fs::metadata(head).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

fn archive(site: &Path, open: &Mutex<Open>) -> Result<Arc<Archive>, Failed> {
    if let Some(known) = &lock(open).archive {
        return Ok(Arc::clone(known));
    }
    let archive = Archive::open(Arc::new(Folder(site.to_owned())));
    let archive = Arc::new(archive.map_err(|failure| Failed::Broken(failure.to_string()))?);
    lock(open).archive = Some(Arc::clone(&archive));
    Ok(archive)
}

fn told(trouble: &Trouble) -> Failed {
    match trouble {
        Trouble::NoChart(..) | Trouble::NotKept(_) => Failed::None(trouble.to_string()),
        Trouble::Failure(failure) => Failed::Broken(failure.to_string()),
    }
}

fn draw_one(
    site: &Path,
    archive: &Archive,
    pen: &OnceLock<Option<Cards>>,
    wanted: &Wanted,
    root: &str,
) -> Result<Answer, Failed> {
    let note = Note::read(site);
    // The site's own address before the one that it happens to be asked by.
    let root = note.as_ref().and_then(|note| note.address.clone()).unwrap_or_else(|| root.to_owned());
    match wanted {
        Wanted::Document(address) => {
            let none = || Failed::None("this site was published without pages".to_owned());
            let note = note.ok_or_else(none)?;
            let (ctx, shown, quoted) = archive.embed(address, &root).map_err(|trouble| told(&trouble))?;
            let around = Around { shell: &note.shell, style: &note.style, is_drawn: true, oembed: None };
            let html = embed::document(&ctx, &shown, &quoted, &around);
            let html = archive.hant(address.edition).map_or_else(|| html.clone(), |hant| hant.page(&html));
            Ok(Answer { media_type: "text/html; charset=utf-8", body: html.into() })
        }
        Wanted::File(address, format, options) => {
            let quoted = archive.quote(address, &root).map_err(|trouble| told(&trouble))?;
            let pen = if *format == Format::Png { pen.get_or_init(Cards::new).as_ref() } else { None };
            let bytes = draw::file(&quoted, *format, options, archive.hant(address.edition), pen);
            let body = bytes.map_err(Failed::Broken)?.into();
            Ok(Answer { media_type: draw::media_type(*format), body })
        }
        Wanted::Oembed(url, width, height) => {
            let found =
                find(archive, url).ok_or_else(|| Failed::None("this address shows no chart".to_owned()))?;
            let (address, root) = found;
            let quoted = archive.quote(&address, &root).map_err(|trouble| told(&trouble))?;
            let body = oembed::json(&quoted, (*width, *height)).into();
            Ok(Answer { media_type: "application/json", body })
        }
    }
}

/// The chart of an address of this site, and the site's root: of an embed, a picture, or a page that shows charts.
fn find(archive: &Archive, url: &str) -> Option<(Address, String)> {
    if let Some(site) = Address::site(url) {
        return Some((Address::parse(url).ok()?, site));
    }
    let (scheme, rest) = url.split_once("://")?;
    let (place, query) = rest.split('#').next()?.split_once('?').unwrap_or((rest, ""));
    let (host, path) = place.split_once('/')?;
    let address = archive.first_of_page(path, &Query::parse(query))?;
    Some((address, format!("{scheme}://{host}/")))
}
