//! The app's `index.html` as a frame for every page.

use super::pages::Page;
use crate::Failure;
use std::path::Path;

/// Mark in the head: title, description and links go here.
const HEAD_MARK: &str = "<!--mj:head-->";
/// Mark in the body: heading and what works without script go here.
const BODY_MARK: &str = "<!--mj:body-->";

/// The shell, cut at the places where pages differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shell {
    /// Up to `<html`'s attributes.
    before_html: String,
    /// From there up to and with `<head>`.
    before_base: String,
    /// Up to the mark in the head.
    before_head: String,
    /// Up to the mark in the body.
    before_body: String,
    /// The rest.
    end: String,
}

impl Shell {
    /// Reads the shell of a built app.
    ///
    /// # Errors
    /// [`Failure::Read`], or [`Failure::Shell`] when it lacks a mark.
    pub fn read(app: &Path) -> Result<Self, Failure> {
        let path = app.join("index.html");
        let html = std::fs::read_to_string(&path).map_err(|error| Failure::read(&path, error))?;
        Self::parse(&html).map_err(|needed| Failure::Shell {
            path: path.display().to_string(),
            why: "cannot take the words of a page",
            needed,
        })
    }

    /// Cuts the shell.
    ///
    /// # Errors
    /// What it lacks.
    fn parse(html: &str) -> Result<Self, &'static str> {
        let (before_html, rest) = html.split_once("<html").ok_or("<html>")?;
        let (_, rest) = rest.split_once('>').ok_or("<html>")?;
        let (between, rest) = rest.split_once("<head>").ok_or("<head>")?;
        let (before_head, rest) = rest.split_once(HEAD_MARK).ok_or(HEAD_MARK)?;
        let (before_body, end) = rest.split_once(BODY_MARK).ok_or(BODY_MARK)?;
        Ok(Self {
            before_html: before_html.to_owned(),
            before_base: format!("{between}<head>"),
            before_head: before_head.to_owned(),
            before_body: before_body.to_owned(),
            end: end.to_owned(),
        })
    }

    /// The shell with the words of a page.
    #[must_use]
    pub fn fill(&self, page: &Page) -> String {
        let Self { before_html, before_base, before_head, before_body, end } = self;
        let (lang, base) = (page.lang, escape(&page.base));
        let (head, body) = (head(page), body(page));
        format!(
            "{before_html}<html lang=\"{lang}\">{before_base}<base href=\"{base}\">{before_head}{head}{before_body}{body}{end}"
        )
    }
}

fn head(page: &Page) -> String {
    let mut head = format!(
        "<title>{}</title><meta name=\"description\" content=\"{}\">",
        escape(&page.title),
        escape(&page.description)
    );
    for (tag, path) in page.alternates.iter().filter(|(tag, _)| *tag != page.lang) {
        // Below the base, like every link of the app; the root itself is an empty path.
        let href = if path.is_empty() { "./" } else { path };
        head.push_str(&format!("<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{}\">", escape(href)));
    }
    head
}

fn body(page: &Page) -> String {
    let no_script = page
        .no_script
        .map(|words| format!("<noscript><p>{}</p></noscript>", escape(words)))
        .unwrap_or_default();
    format!(
        "<main><h1>{}</h1><p>{}</p>{no_script}{}</main>",
        escape(&page.heading),
        escape(&page.description),
        page.extra
    )
}

/// Text for HTML, in elements and quoted attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with awkward words.
    fn page() -> Page {
        Page {
            file: "en/air/index.html".to_owned(),
            base: "../../".to_owned(),
            lang: "en",
            title: "Air <& \"quotes\">".to_owned(),
            heading: "Air".to_owned(),
            description: "What's in it".to_owned(),
            no_script: Some("No script"),
            extra: String::new(),
            alternates: vec![("zh-Hans", "air/".to_owned()), ("en", "en/air/".to_owned())],
        }
    }

    #[test]
    fn pages_fill_the_shell_and_words_are_escaped() {
        let html = "<!doctype html><html lang=\"zh-Hans\"><head><meta charset=utf-8><!--mj:head--></head>\
                    <body><div id=page><!--mj:body--></div></body></html>";
        let filled = Shell::parse(html).unwrap().fill(&page());
        assert_eq!(
            filled,
            "<!doctype html><html lang=\"en\"><head><base href=\"../../\"><meta charset=utf-8>\
             <title>Air &lt;&amp; &quot;quotes&quot;&gt;</title>\
             <meta name=\"description\" content=\"What&#39;s in it\">\
             <link rel=\"alternate\" hreflang=\"zh-Hans\" href=\"air/\"></head>\
             <body><div id=page><main><h1>Air</h1><p>What&#39;s in it</p>\
             <noscript><p>No script</p></noscript></main></div></body></html>"
        );
    }

    #[test]
    fn a_shell_without_its_marks_is_refused() {
        assert_eq!(Shell::parse("<html><head></head><body><!--mj:body--></body></html>"), Err(HEAD_MARK));
        assert_eq!(Shell::parse("<html><head><!--mj:head--></head></html>"), Err(BODY_MARK));
    }
}
