//! XML by the same means as pages: every element is closed, every text escaped.

use maud::{Markup, PreEscaped, Render};

/// A text without the characters that XML 1.0 cannot hold.
pub struct Text<'a>(pub &'a str);

impl Render for Text<'_> {
    fn render_to(&self, buffer: &mut String) {
        let is_allowed = |c: &char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        self.0.chars().filter(is_allowed).collect::<String>().render_to(buffer);
    }
}

/// A document around its root.
pub fn document(root: Markup) -> String {
    let declaration = PreEscaped(r#"<?xml version="1.0" encoding="utf-8"?>"#.to_owned());
    format!("{}\n{}\n", declaration.into_string(), root.into_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use maud::html;

    #[test]
    fn texts_are_escaped_and_control_characters_are_gone() {
        let root = html! { a b=(Text("\"<\u{1}")) { (Text("]]> & \u{b}土\n")) } };
        assert_eq!(
            document(root),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a b=\"&quot;&lt;\">]]&gt; &amp; 土\n</a>\n"
        );
    }
}
