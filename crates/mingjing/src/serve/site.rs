//! The published files.
//!
//! `ServeDir` finds, compares and sends them (compressed twin, conditional request, range); what is added
//! here is which path may be asked for, how long an answer may be kept, and a page for what is not there.

use super::csp::{self, Policies};
use super::kept::OfFile;
use super::quoting;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use mingjing_contract::series;
use mingjing_feedback::FromShell;
use percent_encoding::percent_decode_str;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// For a file whose name is of its content.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// For all others: keep it, and ask whether it has changed.
const ASK_FIRST: HeaderValue = HeaderValue::from_static("no-cache");
/// Hex digits of the hash in the name of an app's file.
const NAME_HASH_DIGITS: usize = 16;

#[derive(Clone, Debug)]
struct Site {
    root: PathBuf,
    files: ServeDir,
    policies: Arc<Policies>,
}

/// Every address that the feedback service does not have.
pub fn routes(root: PathBuf) -> Router {
    let files = ServeDir::new(&root).precompressed_br();
    let site = Site { root, files, policies: Arc::default() };
    // The service has these for POST; the form itself is a page of the site.
    Router::new()
        .route("/feedback/", get(file))
        .route("/hant/feedback/", get(file))
        .route("/en/feedback/", get(file))
        .fallback(file)
        .with_state(site)
}

async fn file(State(site): State<Site>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let query = request.uri().query().map(str::to_owned);
    let wants_page = wants_page(&path, request.headers());
    let Some(file) = file_below(&path) else { return site.not_found(&path, wants_page).await };
    // Before it is read: what is replaced meanwhile is then known as another version.
    let of = OfFile::look(&site.root.join(&file));
    let Ok(answer) = site.files.clone().oneshot(request).await;
    let mut response = answer.map(Body::new);
    match response.status() {
        StatusCode::NOT_FOUND => return site.not_found(&path, wants_page).await,
        StatusCode::TEMPORARY_REDIRECT => return add_slash(&path, query.as_deref()),
        StatusCode::OK | StatusCode::PARTIAL_CONTENT | StatusCode::NOT_MODIFIED => {}
        _ => return response,
    }
    let headers = response.headers_mut();
    let keep = if is_named_by_content(&file) { FOR_EVER } else { ASK_FIRST };
    headers.insert(header::CACHE_CONTROL, keep);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if file.starts_with("data/") || quoting::is_open(&file) {
        // The public record is for everybody's pages.
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    say_utf8(headers);
    if file.ends_with(&format!(".{}", series::EXTENSION)) {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(series::MEDIA_TYPE));
    }
    if file == "sw.js" {
        headers.insert(header::CONTENT_SECURITY_POLICY, csp::WORKER);
    }
    if file.ends_with(".html") {
        let policy = site.policies.of_file(&site.root.join(&file)).await;
        let policy = if quoting::is_embed(&file) { csp::framed(&policy) } else { policy };
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if response.status() == StatusCode::OK {
        response.extensions_mut().insert(of);
    }
    response
}

impl Site {
    /// The site's own page for an address that is not there, so that the app can say what it knows; a
    /// program that asked for a file gets one line.
    async fn not_found(&self, path: &str, wants_page: bool) -> Response {
        let keep = [(header::CACHE_CONTROL, ASK_FIRST)];
        if wants_page && let Ok(html) = tokio::fs::read_to_string(self.root.join("404.html")).await {
            let page = Html(with_base(&html, &base_of(path)));
            let mut response = (StatusCode::NOT_FOUND, keep, page).into_response();
            response.extensions_mut().insert(FromShell(html.into()));
            return response;
        }
        (StatusCode::NOT_FOUND, keep, "404\n").into_response()
    }
}

/// A folder asked for without its slash: relative, so that it holds under any sub-path of a proxy.
fn add_slash(path: &str, query: Option<&str>) -> Response {
    let last = path.rsplit('/').next().unwrap_or_default();
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let location = HeaderValue::from_str(&format!("./{last}/{query}"));
    let location = location.unwrap_or_else(|_| HeaderValue::from_static("./"));
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, location), (header::CACHE_CONTROL, ASK_FIRST)])
        .into_response()
}

/// The file that a path asks for, below the site's root. None for what is never served: hidden files
/// (half-written ones are), a way up, and doubled slashes, which a redirect could turn into another host.
fn file_below(path: &str) -> Option<String> {
    let decoded = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
    let is_plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', '\0']);
    let asks_for_folder = decoded.is_empty() || decoded.ends_with('/');
    let named = decoded.strip_suffix('/').unwrap_or(&decoded);
    if !decoded.is_empty() && !named.split('/').all(is_plain) {
        return None;
    }
    Some(if asks_for_folder { format!("{decoded}index.html") } else { decoded.into_owned() })
}

/// True for `data/blob/…` and for names with `-` and 16 hex digits, as the app's files have them.
fn is_named_by_content(file: &str) -> bool {
    let name = Path::new(file).file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let has_hash = |part: &str| {
        let digits = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        digits == NAME_HASH_DIGITS && part.len() > digits
    };
    file.starts_with("data/blob/") || name.split('-').skip(1).any(has_hash)
}

/// A person's browser asks for pages; a script, a style or a data file is asked for by name.
fn wants_page(path: &str, headers: &HeaderMap) -> bool {
    let accepts_html = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|accepted| accepted.contains("text/html"));
    let last = path.rsplit('/').next().unwrap_or_default();
    accepts_html || !last.contains('.')
}

/// What leads from a page at this path to the site's root, under any sub-path.
fn base_of(path: &str) -> String {
    match path.matches('/').count() {
        0 | 1 => "./".to_owned(),
        slashes => "../".repeat(slashes - 1),
    }
}

fn with_base(html: &str, base: &str) -> String {
    const OPEN: &str = "<base href=\"";
    let parts = html.split_once(OPEN).and_then(|(before, rest)| Some((before, rest.split_once('"')?.1)));
    parts.map_or_else(|| html.to_owned(), |(before, after)| format!("{before}{OPEN}{base}\"{after}"))
}

/// Text is UTF-8 throughout; some browsers guess when they are not told.
fn say_utf8(headers: &mut HeaderMap) {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let bare_text = kind.filter(|kind| kind.starts_with("text/") && !kind.contains("charset"));
    if let Some(Ok(full)) = bare_text.map(|kind| HeaderValue::from_str(&format!("{kind}; charset=utf-8"))) {
        headers.insert(header::CONTENT_TYPE, full);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_paths_lead_to_files() {
        for (path, file) in [
            ("/", "index.html"),
            ("/air/", "air/index.html"),
            ("/air", "air"),
            ("/data/head.json", "data/head.json"),
            ("/water/%E6%B5%B7/", "water/海/index.html"),
        ] {
            assert_eq!(file_below(path).as_deref(), Some(file), "{path}");
        }
        for path in [
            "/..%2f..%2fetc/passwd",
            "/../x",
            "/air/../../x",
            "/%2e%2e/x",
            "//example.org",
            "//example.org/",
            "/air//x",
            "/.mj-tmp-1",
            "/data/.mj-tmp-1",
            "/air/%00",
            "/a%5c..%5cb",
            "/%ff",
            "",
            "*",
        ] {
            assert_eq!(file_below(path), None, "{path}");
        }
    }

    #[test]
    fn only_names_made_of_the_content_are_kept_for_ever() {
        for name in
            ["data/blob/abc.json", "mingjing-app-1c5929918a3177df_bg.wasm", "tokens-d4bcd915566aaab3.css"]
        {
            assert!(is_named_by_content(name), "{name}");
        }
        for name in [
            "index.html",
            "data/head.json",
            "data/release/1.json",
            "icon.svg",
            "tokens-d4bcd915566aaab.css",
            "tokens-d4bcd915566aaab30.css",
            "tasks/x-1c5929918a3177df",
            "x-1c5929918a3177df/index.html",
        ] {
            assert!(!is_named_by_content(name), "{name}");
        }
    }

    #[test]
    fn a_base_leads_home_from_any_depth() {
        for (path, base) in
            [("/x", "./"), ("/x/", "../"), ("/x/y", "../"), ("/en/x/y/", "../../../"), ("*", "./")]
        {
            assert_eq!(base_of(path), base, "{path}");
        }
        assert_eq!(with_base("<head><base href=\"/\"><meta>", "../"), "<head><base href=\"../\"><meta>");
        assert_eq!(with_base("<head>", "../"), "<head>");
    }
}
