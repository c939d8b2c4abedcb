//! The few pieces of HTML that stand in the cells: a text, or one `span` with a `title` around it.

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// What is shown.
    pub text: String,
    /// Its tooltip.
    pub title: String,
}

impl Piece {
    /// Takes a cell apart.
    #[must_use]
    pub fn parse(cell: &str) -> Self {
        let (mut text, mut title, mut rest) = (String::new(), String::new(), cell);
        while let Some((before, after)) = rest.split_once('<') {
            text.push_str(before);
            // A tooltip may hold `>`: the tag ends behind its last quoted value.
            let (tag, after) = split_tag(after);
            if let Some(found) = attribute(tag, "title") {
                title = decoded(found);
            }
            rest = after;
        }
        text.push_str(rest);
        Self { text: decoded(&text).trim().to_owned(), title: title.trim().to_owned() }
    }
}

/// Splits behind the `>` that ends a tag; one in quotes does not.
fn split_tag(text: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, '>') => {
                let (tag, rest) = text.split_at(at);
                return (tag, rest.strip_prefix('>').unwrap_or(rest));
            }
            _ => {}
        }
    }
    (text, "")
}

/// The quoted value of an attribute.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once('=') {
        let quote = after.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
        let (value, behind) = after.get(1..)?.split_once(quote)?;
        if before.split_whitespace().next_back() == Some(name) {
            return Some(value);
        }
        rest = behind;
    }
    None
}

/// Without character references.
fn decoded(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let known = after.split_once(';').and_then(|(name, behind)| Some((character(name)?, behind)));
        match known {
            Some((c, behind)) => {
                out.push(c);
                rest = behind;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_the_real_files_come_apart() {
        let place = "<span data-toggle='tooltip' data-placement='right' title='所在地市:乌海市&#10;所属河流:黄河'>海勃湾</span>";
        for (cell, text, title) in [
            (place, "海勃湾", "所在地市:乌海市\n所属河流:黄河"),
            ("<span title='原始值：7.995'>8.00</span>", "8.00", "原始值：7.995"),
            ("--", "--", ""),
            ("广北滨河路(桥）", "广北滨河路(桥）", ""),
            ("pH<br/><span class='unit'>(无量纲)</span>", "pH(无量纲)", ""),
            ("<span title=\"a > b\">x &amp; y &foo; &", "x & y &foo; &", "a > b"),
            ("<span title='", "", ""),
            ("<", "", ""),
        ] {
            assert_eq!(
                Piece::parse(cell),
                Piece { text: text.to_owned(), title: title.to_owned() },
                "{cell}"
            );
        }
    }
}
