//! Traditional characters: a page in simplified ones, converted. Pure; where the table comes from is others' business.
//!
//! The publisher converts with the whole dictionary of a kept library and writes what its pages needed of it as a
//! small [`Table`] (`hant.txt`); the app converts with that. Addresses, identifiers and what a reader typed stay
//! as they are.

use std::collections::BTreeMap;

/// File of the table, below the site's root.
pub const FILE: &str = "hant.txt";

/// Characters of a word that is kept whole; what a dictionary calls a phrase is hardly ever longer.
pub const LONGEST: usize = 12;

/// What is converted of an element besides its text: the words that a reader hears or sees.
pub const SPOKEN: [&str; 8] = [
    "data-tables",
    "aria-label",
    "aria-valuetext",
    "aria-description",
    "title",
    "alt",
    "placeholder",
    "content",
];

/// A reduced dictionary: single characters, and words in which a character comes out otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Ascending by the simplified character.
    chars: Vec<(char, char)>,
    /// Ascending by the simplified word.
    words: Vec<(String, String)>,
}

impl Table {
    /// From what each character and word becomes.
    #[must_use]
    pub fn new(chars: BTreeMap<char, char>, words: BTreeMap<String, String>) -> Self {
        Self { chars: chars.into_iter().collect(), words: words.into_iter().collect() }
    }

    /// Reads what [`Table::text`] wrote; lines that begin with `#` are notes.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        let mut characters = lines.next().unwrap_or_default().chars();
        let mut table = Self::default();
        while let (Some(simplified), Some(traditional)) = (characters.next(), characters.next()) {
            table.chars.push((simplified, traditional));
        }
        table.words = lines
            .filter_map(|line| line.split_once('\t'))
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .collect();
        table
    }

    /// As a file: a note, a line of pairs of characters, a line for each word.
    #[must_use]
    pub fn text(&self, note: &str) -> String {
        let mut text = format!("# {note}\n");
        text.extend(self.chars.iter().flat_map(|(simplified, traditional)| [*simplified, *traditional]));
        for (simplified, traditional) in &self.words {
            text.push('\n');
            text.push_str(simplified);
            text.push('\t');
            text.push_str(traditional);
        }
        text.push('\n');
        text
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// Words in traditional characters: from the left, the longest word that is known, else the character.
    #[must_use]
    pub fn convert(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if let Some((simplified, traditional)) = self.word(rest) {
                out.push_str(traditional);
                rest = rest.get(simplified.len()..).unwrap_or_default();
            } else {
                out.push(self.character(first));
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
        out
    }

    /// What a reader typed, in simplified characters, so that a search finds it.
    #[must_use]
    pub fn back(&self, text: &str) -> String {
        let simplified = |c: char| self.chars.iter().find(|pair| pair.1 == c).map_or(c, |pair| pair.0);
        text.chars().map(simplified).collect()
    }

    fn character(&self, c: char) -> char {
        let found = self.chars.binary_search_by(|pair| pair.0.cmp(&c));
        found.ok().and_then(|at| self.chars.get(at)).map_or(c, |pair| pair.1)
    }

    /// The longest known word that `text` begins with.
    fn word(&self, text: &str) -> Option<&(String, String)> {
        // Words that `text` begins with stand before it in order, the longest last.
        let first = text.chars().next()?;
        let end = self.words.partition_point(|pair| pair.0.as_str() <= text);
        let before = self.words.get(..end)?.iter().rev();
        before.take_while(|pair| pair.0.starts_with(first)).find(|pair| text.starts_with(pair.0.as_str()))
    }
}

/// A page with its words converted.
///
/// Left alone: scripts and styles, an element that names its own language, and every attribute but those that are
/// read out.
#[must_use]
pub fn markup(html: &str, convert: &mut dyn FnMut(&str) -> String) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    // Until this tag nothing is words.
    let mut until: Option<&str> = None;
    let mut is_foreign = false;
    while !rest.is_empty() {
        let end = match until {
            Some(tag) => rest.find(tag).unwrap_or(rest.len()),
            None => rest.find('<').unwrap_or(rest.len()),
        };
        let (text, more) = rest.split_at(end);
        if until.is_some() || is_foreign || text.is_ascii() {
            out.push_str(text);
        } else {
            out.push_str(&convert(text));
        }
        let end = tag_end(more);
        let (tag, more) = more.split_at(end);
        until = match tag.get(1..) {
            Some(name) if name.starts_with("script") => Some("</script"),
            Some(name) if name.starts_with("style") => Some("</style"),
            Some(name) if name.starts_with("textarea") => Some("</textarea"),
            _ => None,
        };
        is_foreign = tag.contains(" lang=") && !tag.starts_with("<html");
        push_tag(tag, is_foreign, convert, &mut out);
        rest = more;
    }
    out
}

/// Where a tag ends; a `>` in a quoted value is no end.
fn tag_end(text: &str) -> usize {
    let mut is_quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'>' if !is_quoted => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn push_tag(tag: &str, is_foreign: bool, convert: &mut dyn FnMut(&str) -> String, out: &mut String) {
    if tag.is_ascii() || is_foreign {
        return out.push_str(tag);
    }
    // Outside and inside quotes in turn; what stands before a quote names the attribute.
    let mut name = "";
    for (index, part) in tag.split('"').enumerate() {
        if index > 0 {
            out.push('"');
        }
        if index % 2 == 0 {
            name = part.trim_end_matches('=').rsplit(' ').next().unwrap_or_default();
            out.push_str(part);
        } else if SPOKEN.contains(&name) {
            out.push_str(&convert(part));
        } else {
            out.push_str(part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let words =
            [("头发", "頭髮"), ("发展", "發展"), ("干燥", "乾燥"), ("头", "頭"), ("头发长", "頭髮長")];
        Table::new(
            BTreeMap::from([('发', '發'), ('头', '頭'), ('气', '氣'), ('长', '長'), ('干', '幹')]),
            words.map(|(a, b)| (a.to_owned(), b.to_owned())).into(),
        )
    }

    #[test]
    fn the_longest_word_from_the_left_is_taken_else_the_character() {
        let table = table();
        assert_eq!(table.convert("发展空气，头发干燥"), "發展空氣，頭髮乾燥");
        assert_eq!(table.convert("头发长了 AQI 发"), "頭髮長了 AQI 發");
        assert_eq!(table.convert(""), "");
    }

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let table = table();
        assert_eq!(Table::parse(&table.text("where it is from")), table);
        assert!(Table::parse("").is_empty());
    }

    #[test]
    fn what_was_typed_leads_back() {
        assert_eq!(table().back("空氣 PM 發"), "空气 PM 发");
    }

    #[test]
    fn words_are_converted_and_nothing_else() {
        let page = "<html lang=\"zh-Hans\"><title>发</title><script>var a=\"发\";</script><a href=\"?q=发\" \
            aria-label=\"发 > 展\" title='x'>发<b>展头发</b></a><a lang=\"zh-Hans\">发</a><input value=\"发\" placeholder=\"发\">\
            <textarea>发</textarea>发";
        let table = table();
        assert_eq!(
            markup(page, &mut |text| table.convert(text)),
            "<html lang=\"zh-Hans\"><title>發</title><script>var a=\"发\";</script><a href=\"?q=发\" \
            aria-label=\"發 > 展\" title='x'>發<b>展頭髮</b></a><a lang=\"zh-Hans\">发</a><input value=\"发\" placeholder=\"發\">\
            <textarea>发</textarea>發"
        );
    }
}
