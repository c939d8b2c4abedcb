//! Markdown of bulletins to HTML that may stand in any page: what an author writes never becomes markup of its own.
//!
//! HTML in the text stands there as letters. Links lead to web pages, mail addresses and places of the site, nothing
//! else; pictures become their words, because no page asks a third party for anything. Headings begin below the page's
//! own.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};

/// The HTML of a text.
#[must_use]
pub fn html(markdown: &str) -> String {
    let mut links = Vec::new();
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let safe = events.filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Heading { level, .. }) => {
            Some(Event::Start(Tag::Heading { level: below(level), id: None, classes: vec![], attrs: vec![] }))
        }
        Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(below(level)))),
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            links.push(leads_somewhere_safe(dest_url));
            links.last().is_some_and(|safe| *safe).then_some(event)
        }
        Event::End(TagEnd::Link) => links.pop().is_some_and(|safe| safe).then_some(event),
        other => Some(other),
    });
    let mut out = String::with_capacity(markdown.len() * 2);
    push_html(&mut out, safe);
    out
}

/// Two levels further down: the page has its heading and one for the bulletin.
fn below(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => HeadingLevel::H3,
        HeadingLevel::H3 => HeadingLevel::H4,
        HeadingLevel::H4 => HeadingLevel::H5,
        HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
}

/// A web page, a mail address, or a place of this site.
fn leads_somewhere_safe(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().and_then(|first| first.split_once(':'));
    match scheme {
        Some((scheme, _)) => ["http", "https", "mailto"].iter().any(|safe| scheme.eq_ignore_ascii_case(safe)),
        // Browsers leave out control characters and take `\` for `/`.
        None => !address.starts_with("//") && !address.chars().any(|ch| ch.is_control() || ch == '\\'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_bulletins_need_is_there() {
        let html = html(
            "# 月报\n\n优良 **27** 天，见[规则](air/)。\n\n- 一\n- 二\n\n| 项 | 值 |\n|---|---|\n| a | 1 |\n",
        );
        for part in
            ["<h3>月报</h3>", "<strong>27</strong>", "<a href=\"air/\">规则</a>", "<li>一</li>", "<td>1</td>"]
        {
            assert!(html.contains(part), "{part}: {html}");
        }
    }

    #[test]
    fn nothing_of_the_author_becomes_markup_or_script() {
        for bad in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "<div onclick=\"x\">\n\ntext\n\n</div>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html,<script>)",
            "[x](vbscript:x)",
            "[x](//evil.example/)",
            "[x](/\\evil.example)",
            "<javascript:alert(1)>",
            "![p](https://evil.example/p.png)",
            "![p](javascript:alert(1))",
            "[![p](x.png)](javascript:alert(1))",
            "[x]: javascript:alert(1)\n\n[x]",
            "[x](&#106;avascript:alert(1))",
            "[x](java&Tab;script:alert(1))",
            "# h {onclick=alert(1)}",
            "`<script>`",
            "[a](https://ok.example/\"onmouseover=alert(1))",
        ] {
            let html = html(bad);
            let lower = html.to_lowercase();
            let tags: Vec<&str> = lower.split('<').skip(1).collect();
            for tag in tags {
                let name: String =
                    tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
                assert!(["p", "a", "h3", "code", "strong", "em"].contains(&name.as_str()), "{bad} → {html}");
                let inside = tag.split('>').next().unwrap_or_default();
                assert!(!inside.contains("script:") && !inside.contains("\" on"), "{bad} → {html}");
                assert!(!inside.contains("evil"), "{bad} → {html}");
            }
        }
    }

    #[test]
    fn good_links_stay_and_bad_ones_keep_their_words() {
        assert!(html("[官网](https://example.org/)").contains("href=\"https://example.org/\""));
        assert!(html("[信](mailto:a@example.org)").contains("mailto:"));
        let kept = html("[话](javascript:x) 与 [网](https://example.org/)");
        assert!(kept.contains("话 与 <a href=\"https://example.org/\">网</a>"), "{kept}");
    }
}
