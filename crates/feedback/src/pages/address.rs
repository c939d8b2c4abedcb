//! Addresses that leave this site: in a QR code, in a feed.

use super::shell::Shell;
use crate::Service;
use crate::desk::is_secure;
use crate::text::Lang;
use axum::http::{HeaderMap, header};

/// Name of the published page that says where the site is.
const FORM: &str = "feedback/";

/// The site's root with a slash at its end: as the operator published it, else as this request asked for it.
/// None when neither says.
pub async fn root(service: &Service, lang: Lang, headers: &HeaderMap) -> Option<String> {
    let shell = Shell::read(&service.site, lang).await;
    published(shell.html()).or_else(|| {
        let host = headers.get(header::HOST)?.to_str().ok()?;
        let is_host = !host.is_empty()
            && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
        let scheme = if is_secure(headers, service.trust_proxy) { "https" } else { "http" };
        is_host.then(|| format!("{scheme}://{host}/"))
    })
}

/// From the link that names the page's own address.
fn published(html: &str) -> Option<String> {
    let (_, rest) = html.split_once("rel=\"canonical\" href=\"")?;
    let (address, _) = rest.split_once('"')?;
    let root = address.strip_suffix(FORM)?.trim_end_matches("en/").trim_end_matches("hant/");
    root.contains("://").then(|| root.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_address_comes_first() {
        for (html, expected) in [
            ("<link rel=\"canonical\" href=\"https://e.example/x/feedback/\">", Some("https://e.example/x/")),
            (
                "<link rel=\"canonical\" href=\"https://e.example/x/en/feedback/\">",
                Some("https://e.example/x/"),
            ),
            ("<link rel=\"canonical\" href=\"./feedback/\">", None),
            ("<link rel=\"canonical\" href=\"https://e.example/", None),
            ("", None),
        ] {
            assert_eq!(published(html).as_deref(), expected, "{html}");
        }
    }
}
