//! Chinese words on a page in English, marked as such: a screen reader then reads them with a Chinese voice
//! (WCAG 2.2, 3.1.2). Names of sources, documents and places stay in the language of the record.

use maud::{Markup, PreEscaped};

/// Elements whose words cannot be marked: they hold text alone, or are drawn.
const WHOLE: [&str; 4] = ["<svg", "<option", "<textarea", "<script"];

/// The markup of a page in another language, with each run of Chinese in an element of its own.
#[must_use]
pub fn marked(html: &Markup) -> Markup {
    let mut out = String::with_capacity(html.0.len());
    let mut rest = html.0.as_str();
    while let Some(at) = rest.find('<') {
        let (words, tag) = rest.split_at(at);
        mark(words, &mut out);
        let name = WHOLE.iter().find(|name| tag.starts_with(**name));
        // An element that is kept whole ends where its name is closed.
        let from = name.and_then(|name| tag.find(&name.replacen('<', "</", 1))).unwrap_or(0);
        let end = tag.get(from..).and_then(|tag| tag.find('>')).map_or(tag.len(), |end| from + end + 1);
        let (tag, after) = tag.split_at(end);
        out.push_str(tag);
        rest = after;
    }
    mark(rest, &mut out);
    PreEscaped(out)
}

/// Words between two tags. A run goes from its first Chinese character to its last one, over the figures and
/// letters between them.
fn mark(words: &str, out: &mut String) {
    let mut rest = words;
    while let Some(start) = rest.find(is_chinese) {
        let (before, from) = rest.split_at(start);
        let goes_on = |ch: char| is_chinese(ch) || ch.is_alphanumeric() || matches!(ch, '.' | '%' | '-');
        let run = from.find(|ch| !goes_on(ch)).map_or(from, |end| from.get(..end).unwrap_or(from));
        let last = run.char_indices().rfind(|(_, ch)| is_chinese(*ch));
        let (run, after) = from.split_at(last.map_or(run.len(), |(at, ch)| at + ch.len_utf8()));
        out.push_str(before);
        out.push_str("<span lang=\"zh-Hans\">");
        out.push_str(run);
        out.push_str("</span>");
        rest = after;
    }
    out.push_str(rest);
}

/// Characters of Chinese, with its own punctuation and full-width forms.
fn is_chinese(ch: char) -> bool {
    matches!(ch, '\u{3001}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}')
}
