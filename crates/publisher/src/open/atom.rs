//! Atom 1.0 (RFC 4287).

use super::Product;
use super::record::Record;
use super::words::{SAMPLE, pick};
use super::xml::Element;
use crate::Failure;
use crate::diagnostic::Lang;

/// Most entries of a feed.
const MOST: usize = 100;

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What is unique about it: part of its identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// When (RFC 3339), by the record.
    pub updated: String,
    /// Page that shows it, below the site's root.
    pub page: String,
    /// In words.
    pub text: String,
    /// Made up for demonstration.
    pub sample: bool,
}

/// A feed in one language.
#[derive(Clone, Debug)]
pub struct Feed {
    /// Name below `feed/`, without its ending.
    pub name: String,
    /// Title.
    pub title: String,
    /// Page below the site's root.
    pub page: String,
    /// What happened; any order.
    pub entries: Vec<Entry>,
}

impl Feed {
    /// The file: newest first, at most [`MOST`] entries.
    ///
    /// # Errors
    /// None in practice.
    pub fn file(mut self, record: &Record<'_>, lang: Lang) -> Result<Product, Failure> {
        let prefix = pick(lang, ("", "en/"));
        let path = format!("feed/{prefix}{}.atom", self.name);
        let depth = path.matches('/').count();
        // All times are in one offset, so they order as text.
        self.entries.sort_by(|a, b| (&b.updated, &b.id).cmp(&(&a.updated, &a.id)));
        self.entries.truncate(MOST);
        let updated = self.entries.first().map_or(&record.published_at, |entry| &entry.updated);
        let page = |page: &str| record.link(depth, &format!("{prefix}{page}"));
        let entries = self.entries.iter().map(|entry| {
            let title = if entry.sample {
                format!("[{}] {}", pick(lang, SAMPLE), entry.title)
            } else {
                entry.title.clone()
            };
            let category = Element::new("category").with("term", "sample").with("label", pick(lang, SAMPLE));
            Element::new("entry")
                .and(Element::text("id", record.tag(&format!("entry/{prefix}{}", entry.id))))
                .and(Element::text("title", title))
                .and(Element::text("updated", &entry.updated))
                .and(Element::new("link").with("rel", "alternate").with("href", page(&entry.page)))
                .and_all(entry.sample.then_some(category))
                .and(Element::text("content", &entry.text).with("type", "text"))
        });
        let feed = Element::new("feed")
            .with("xmlns", "http://www.w3.org/2005/Atom")
            .with("xml:lang", pick(lang, ("zh-Hans", "en")))
            .and(Element::text("id", record.tag(&path)))
            .and(Element::text("title", format!("{} · {}", self.title, record.title(lang))))
            .and(Element::text("updated", updated))
            .and(Element::new("author").and(Element::text("name", record.operator(lang))))
            .and(Element::new("link").with("rel", "self").with("href", record.link(depth, &path)))
            .and(Element::new("link").with("rel", "alternate").with("href", page(&self.page)))
            .and_all(entries);
        let bytes = feed.document().map_err(|source| Failure::Write { path: path.clone(), source })?;
        Ok(Product { path, bytes })
    }
}
