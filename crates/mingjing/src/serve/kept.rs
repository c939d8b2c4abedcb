//! Answers with small published files, kept in memory whole: what most readers ask for is then one look at the
//! file's state and no reading. What changes on the disk is read anew with the next request.

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::Response;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

/// Largest body that is kept, in bytes.
const LARGEST: usize = 256 * 1024;
/// Most bytes of all bodies; at the next one more, all are forgotten and what is asked for comes back.
const MOST_BYTES: usize = 24 * 1024 * 1024;
/// Most answers: names and headers take memory too.
const MOST: usize = 4000;
/// Longest address and longest list of encodings of an answer that is kept.
const LONGEST: usize = 256;

/// What a file was when it was read: another one is another version. None where there is none.
type Version = Option<(SystemTime, u64, u64)>;

/// The answers. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Kept(Arc<RwLock<Answers>>);

#[derive(Debug, Default)]
struct Answers {
    /// By path, then by what the client decodes.
    by_address: HashMap<String, HashMap<String, Arc<Answer>>>,
    count: usize,
    bytes: usize,
}

#[derive(Debug)]
struct Answer {
    of: OfFile,
    headers: HeaderMap,
    body: Bytes,
}

/// Extension of an answer: it is this file as it was before it was read.
#[derive(Clone, Debug)]
pub struct OfFile {
    files: [(PathBuf, Version); 2],
}

impl OfFile {
    /// The file, and the compressed twin that may stand in for it.
    pub fn look(file: &Path) -> Self {
        let mut twin = file.as_os_str().to_owned();
        twin.push(".br");
        let [file, twin] = [file.to_owned(), PathBuf::from(twin)].map(|path| {
            let version = version(&path);
            (path, version)
        });
        Self { files: [file, twin] }
    }

    fn is_as_it_was(&self) -> bool {
        self.files.iter().all(|(path, was)| version(path) == *was)
    }
}

/// One call to the system, about a microsecond: less than handing it to another thread.
fn version(path: &Path) -> Version {
    let metadata = std::fs::metadata(path).ok()?;
    #[cfg(unix)]
    let inode = std::os::unix::fs::MetadataExt::ino(&metadata);
    #[cfg(not(unix))]
    let inode = 0;
    Some((metadata.modified().ok()?, metadata.len(), inode))
}

/// What an answer is found by; none for a request whose answer depends on more.
fn name(request: &Request) -> Option<(&str, &str)> {
    const DEPENDS_ON: [header::HeaderName; 6] = [
        header::RANGE,
        header::IF_NONE_MATCH,
        header::IF_MODIFIED_SINCE,
        header::IF_MATCH,
        header::IF_UNMODIFIED_SINCE,
        header::IF_RANGE,
    ];
    let headers = request.headers();
    let is_plain =
        request.method() == Method::GET && DEPENDS_ON.iter().all(|name| !headers.contains_key(name));
    let mut encodings = headers.get_all(header::ACCEPT_ENCODING).iter();
    let encoding = encodings.next().map_or(Some(""), |value| value.to_str().ok())?;
    let path = request.uri().path();
    let fits = encodings.next().is_none() && path.len() <= LONGEST && encoding.len() <= LONGEST;
    // What is drawn for a state is not the file of the same path.
    let is_file = request.uri().query().is_none() || !super::quoting::is_quoted(path);
    (is_plain && fits && is_file).then_some((path, encoding))
}

impl Kept {
    /// The answer, if its file is still as it was.
    pub fn find(&self, request: &Request) -> Option<Response> {
        let (path, encoding) = name(request)?;
        let answer = {
            // Whoever panicked with the lock left answers that are as good as before.
            let answers = self.0.read().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(answers.by_address.get(path)?.get(encoding)?)
        };
        answer.of.is_as_it_was().then(|| {
            let mut response = Response::new(Body::from(answer.body.clone()));
            *response.headers_mut() = answer.headers.clone();
            response
        })
    }

    /// Where an answer to a request would be kept.
    pub fn place(request: &Request) -> Option<(String, String)> {
        name(request).map(|(path, encoding)| (path.to_owned(), encoding.to_owned()))
    }

    /// Keeps an answer that is a small file; any other passes through.
    pub async fn keep(&self, place: Option<(String, String)>, mut response: Response) -> Response {
        let of = response.extensions_mut().remove::<OfFile>();
        let length = response
            .headers()
            .get(header::CONTENT_LENGTH)
            .and_then(|value| value.to_str().ok()?.parse().ok());
        let is_small = length.is_some_and(|length: usize| length <= LARGEST);
        let (Some(of), Some((path, encoding)), true) =
            (of, place, is_small && response.status().is_success())
        else {
            return response;
        };
        let (parts, body) = response.into_parts();
        let Ok(body) = axum::body::to_bytes(body, LARGEST).await else {
            // The file was cut while it was read.
            let mut failed = Response::new(Body::empty());
            *failed.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
            return failed;
        };
        self.add(path, encoding, Answer { of, headers: parts.headers.clone(), body: body.clone() });
        Response::from_parts(parts, Body::from(body))
    }

    fn add(&self, path: String, encoding: String, answer: Answer) {
        let mut answers = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if answers.bytes + answer.body.len() > MOST_BYTES || answers.count >= MOST {
            *answers = Answers::default();
        }
        answers.bytes += answer.body.len();
        answers.count += 1;
        let before = answers.by_address.entry(path).or_default().insert(encoding, Arc::new(answer));
        if let Some(before) = before {
            answers.bytes = answers.bytes.saturating_sub(before.body.len());
            answers.count = answers.count.saturating_sub(1);
        }
    }
}
