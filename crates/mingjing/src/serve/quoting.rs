//! Charts of any address: documents, pictures and numbers that do not stand in files, and oEmbed.
//!
//! What a file answers goes to the files. The rest is drawn, a few at a time, and kept for as long as the release is
//! the same.

mod drawn;

use super::csp;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use drawn::{Answer, Drawing, Failed, Wanted};
use mingjing_publisher::site::quoting::{Address, Edition, Format, KEYS, Options, Query, Shape, Theme};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Longest address that is looked at.
const LONGEST: usize = 1024;
/// How long another program may keep an answer, seconds.
const KEEP: HeaderValue = HeaderValue::from_static("public, max-age=300");
/// For a chart of a release that never changes.
const KEEP_PINNED: HeaderValue = HeaderValue::from_static("public, max-age=86400");
/// A message in a frame may do nothing.
const MESSAGE: HeaderValue =
    HeaderValue::from_static("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *");

/// Answers for charts before `router` is asked.
pub fn around(router: Router, site: &Path) -> Router {
    let charts = Arc::new(Charts { site: site.to_owned(), drawing: Drawing::new(site) });
    router.layer(axum::middleware::from_fn_with_state(charts, answer))
}

/// The charts of the site.
struct Charts {
    site: PathBuf,
    drawing: Drawing,
}

/// A path without the folder of its edition.
fn below_edition(path: &str) -> &str {
    let path = path.trim_start_matches('/');
    match path.split_once('/') {
        Some((folder, rest)) if Edition::of_folder(folder).is_some() => rest,
        _ => path,
    }
}

/// A document that others may show in a frame.
#[must_use]
pub fn is_embed(path: &str) -> bool {
    below_edition(path).starts_with("embed/")
}

/// What other sites' scripts may read.
#[must_use]
pub fn is_open(path: &str) -> bool {
    ["chart/", "oembed/"].iter().any(|folder| below_edition(path).starts_with(folder))
}

/// A path whose answer may depend on what stands behind the `?`.
#[must_use]
pub fn is_quoted(path: &str) -> bool {
    is_embed(path) || below_edition(path).starts_with("chart/")
}

async fn answer(State(charts): State<Arc<Charts>>, request: Request, next: Next) -> Response {
    let uri = request.uri();
    let path = uri.path();
    let is_read = [Method::GET, Method::HEAD].contains(request.method());
    let length = path.len() + uri.query().map_or(0, str::len);
    if !is_read || length > LONGEST {
        return next.run(request).await;
    }
    if path == "/oembed" {
        return oembed(&charts, uri, request.headers()).await;
    }
    let is_document = is_embed(path) && path.ends_with('/');
    let is_file = !is_document && is_open(path) && path.contains("chart/");
    if !(is_document || is_file) || charts.has_file(path, uri.query()) {
        return next.run(request).await;
    }
    let root = root_of(request.headers());
    let text = format!("{path}?{}", uri.query().unwrap_or_default());
    let address = match Address::parse(&text) {
        Ok(address) => address,
        Err(fault) => return message(StatusCode::NOT_FOUND, &fault.to_string(), is_document),
    };
    let is_pinned = address.release.hash().is_some();
    let wanted = if is_document {
        Wanted::Document(address)
    } else {
        let ending = path.rsplit('.').next().and_then(Format::from_id);
        let Some(format) = ending else { return next.run(request).await };
        match options(&Query::parse(uri.query().unwrap_or_default()), &address) {
            Ok(options) => Wanted::File(address, format, options),
            Err(why) => return message(StatusCode::BAD_REQUEST, &why, false),
        }
    };
    match charts.drawing.get(wanted, root).await {
        Ok(answer) => respond(&answer, is_pinned),
        Err(failed) => failure(&failed, is_document),
    }
}

impl Charts {
    /// Whether a file answers: one that was written for a chart as it is first shown.
    fn has_file(&self, path: &str, query: Option<&str>) -> bool {
        let asks = query.is_some_and(|query| {
            let query = Query::parse(query);
            let form = ["scale", "shape", "transparent"];
            KEYS.iter().chain(&form).any(|key| query.get(key).is_some())
        });
        if asks {
            return false;
        }
        let Ok(decoded) = percent_encoding::percent_decode_str(path).decode_utf8() else { return true };
        let plain = |part: &str| part.is_empty() || !part.starts_with('.') && !part.contains(['\\', '\0']);
        if !decoded.split('/').all(plain) {
            // The files refuse it.
            return true;
        }
        let file = self.site.join(decoded.trim_start_matches('/'));
        if decoded.ends_with('/') { file.join("index.html").is_file() } else { file.is_file() }
    }
}

/// How a picture is wanted: `?scale=1..3&shape=…&transparent=1`.
fn options(query: &Query, address: &Address) -> Result<Options, String> {
    let scale = match query.get("scale") {
        None => Options::default().scale,
        Some(text) => match text.parse() {
            Ok(scale @ 1..=3) => scale,
            _ => return Err(format!("scale={text}: 1, 2 or 3")),
        },
    };
    let shape = match query.get("shape") {
        None => Shape::Natural,
        Some(id) => {
            Shape::from_id(id).ok_or_else(|| format!("shape={id}: natural, square, wide or story"))?
        }
    };
    let transparent = query.get("transparent").is_some_and(|value| value != "0");
    Ok(Options { shape, scale, transparent, theme: address.theme.unwrap_or(Theme::Light) })
}

/// Address of this site as the client knows it.
fn root_of(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let plain =
        |host: &&str| host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
    let scheme = headers.get("x-forwarded-proto").and_then(|scheme| scheme.to_str().ok());
    let scheme = scheme.filter(|scheme| *scheme == "https").unwrap_or("http");
    host.filter(plain).map(|host| format!("{scheme}://{host}/")).unwrap_or_default()
}

/// `/oembed?url=…&maxwidth=…&maxheight=…&format=json`
async fn oembed(charts: &Charts, uri: &Uri, headers: &HeaderMap) -> Response {
    let query = Query::parse(uri.query().unwrap_or_default());
    match query.get("format") {
        None | Some("json") => {}
        // As the specification has it for a form that is not offered.
        Some(_) => return message(StatusCode::NOT_IMPLEMENTED, "format=json only", false),
    }
    let Some(url) = query.get("url") else {
        return message(StatusCode::BAD_REQUEST, "url= is missing", false);
    };
    let own = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let host = url.split_once("://").and_then(|(_, rest)| rest.split(['/', '?', '#']).next());
    if host != Some(own) {
        return message(StatusCode::NOT_FOUND, "this address is not on this site", false);
    }
    let most = |key: &str| query.get(key).and_then(|text| text.parse().ok());
    let wanted = Wanted::Oembed(url.to_owned(), most("maxwidth"), most("maxheight"));
    match charts.drawing.get(wanted, String::new()).await {
        Ok(answer) => respond(&answer, false),
        Err(failed) => failure(&failed, false),
    }
}

fn respond(answer: &Answer, is_pinned: bool) -> Response {
    let mut response = Response::new(Body::from(answer.body.clone()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(answer.media_type));
    headers.insert(header::CACHE_CONTROL, if is_pinned { KEEP_PINNED } else { KEEP });
    if answer.media_type.starts_with("text/html") {
        let html = std::str::from_utf8(&answer.body).unwrap_or_default();
        headers.insert(header::CONTENT_SECURITY_POLICY, csp::framed(&csp::of_page(html)));
    } else {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    response
}

fn failure(failed: &Failed, is_document: bool) -> Response {
    match failed {
        Failed::None(words) => message(StatusCode::NOT_FOUND, words, is_document),
        Failed::Busy => {
            let mut response =
                message(StatusCode::SERVICE_UNAVAILABLE, "too much is being drawn", is_document);
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
            response
        }
        Failed::Broken(words) => {
            tracing::error!(why = %words, "a chart could not be drawn");
            message(StatusCode::INTERNAL_SERVER_ERROR, "this chart cannot be drawn now", is_document)
        }
    }
}

/// One line, also inside of a frame.
fn message(status: StatusCode, words: &str, is_document: bool) -> Response {
    if !is_document {
        return (
            status,
            [(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))],
            format!("{words}\n"),
        )
            .into_response();
    }
    let words = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"robots\" content=\"noindex\"><title>{status}</title><p>{words}</p></html>\n"
    );
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, MESSAGE),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    (status, headers, html).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_charts_may_stand_in_frames_of_others() {
        assert!(is_embed("/embed/farmland/") && is_embed("en/embed/farmland/index.html"));
        assert!(!is_embed("/data/embed-guide/") && !is_embed("/") && !is_embed("/air/embed/"));
        assert!(is_open("/hant/chart/farmland.json") && !is_open("/embed/farmland/"));
    }

    #[test]
    fn the_root_is_the_host_that_was_asked_and_nothing_else() {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static("example.org:8080"));
        assert_eq!(root_of(&headers), "http://example.org:8080/");
        headers.insert("x-forwarded-proto", HeaderValue::from_static("https"));
        assert_eq!(root_of(&headers), "https://example.org:8080/");
        headers.insert(header::HOST, HeaderValue::from_static("x\"><script>"));
        assert_eq!(root_of(&headers), "");
    }
}
