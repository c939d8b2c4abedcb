//! `sitemap.xml` and `robots.txt`, for search engines.

use super::bake::Baked;
use mingjing_app::route::Page;
use quick_xml::escape::escape;
use std::fmt::Write;

/// Addresses of all pages; only a site that knows its own address can have one.
#[must_use]
pub fn xml(address: &str, pages: &[Baked]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in pages.iter().filter(|page| page.route.page != Page::NotFound && !page.sample) {
        let path = page.route.path();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "<url><loc>{}</loc></url>", escape(format!("{address}{path}")));
    }
    out.push_str("</urlset>\n");
    out
}

/// What robots may read: everything public; threads are nobody else's.
#[must_use]
pub fn robots(address: Option<&str>) -> String {
    let sitemap = address.map(|address| format!("Sitemap: {address}sitemap.xml\n")).unwrap_or_default();
    format!(
        "User-agent: *\nDisallow: /feedback/*/\nDisallow: /en/feedback/*/\nDisallow: /hant/feedback/*/\nDisallow: /api/\n{sitemap}"
    )
}
