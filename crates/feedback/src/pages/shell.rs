//! The published frame of a page, filled with the service's own content.
//!
//! The published feedback page carries the site's styles and, where a page is to be taken over by the
//! app, the script that starts it. Without a published frame (a site of data only) a bare one stands in.

use crate::text::Lang;
use maud::{DOCTYPE, Markup, html};
use std::path::Path;

/// Where the published page has its content.
const CONTENT: &str = "<div id=\"page\">";

/// A frame.
#[derive(Clone, Debug)]
pub struct Shell {
    html: String,
}

impl Shell {
    /// The frame of a language's pages, as it is published now.
    pub async fn read(site: &Path, lang: Lang) -> Self {
        let path = site.join(format!("{}feedback/index.html", lang.prefix()));
        match tokio::fs::read_to_string(&path).await {
            Ok(html) if html.contains(CONTENT) => Self { html },
            _ => Self { html: bare(lang).into_string() },
        }
    }

    /// The frame without scripts: the app would take the page over and lose what it says.
    #[must_use]
    pub fn without_scripts(self) -> Self {
        let html = cut_out(&self.html, "<script", "</script>", |_| true);
        let is_preload =
            |link: &str| ["\"modulepreload\"", "\"preload\""].iter().any(|rel| link.contains(rel));
        Self { html: cut_out(&html, "<link", ">", is_preload) }
    }

    /// What the frame is made of; nothing of it comes from a request.
    #[must_use]
    pub fn html(&self) -> &str {
        &self.html
    }

    /// The frame with another list of kinds in its form; none where it has no such list.
    #[must_use]
    pub fn with_kinds(&self, kinds: &Markup) -> Option<String> {
        let (before, rest) = self.html.split_once("<select id=\"f-kind\"")?;
        let (attributes, rest) = rest.split_once('>')?;
        let (_, after) = rest.split_once("</select>")?;
        Some(format!("{before}<select id=\"f-kind\"{attributes}>{}</select>{after}", kinds.0))
    }

    /// The page: `base` leads from it to the site's root.
    #[must_use]
    pub fn fill(&self, base: &str, title: &str, content: Markup) -> String {
        let title = html! { (title) }.into_string();
        let html = replace_between(&self.html, "<base href=\"", "\"", |_| base.to_owned());
        let html = replace_between(&html, "<title>", "</title>", |old| {
            // The published title ends with the site's name.
            old.split_once(" · ").map_or_else(|| title.clone(), |(_, site)| format!("{title} · {site}"))
        });
        // A page that was written with masthead and foot keeps them: only what stands in `main` changes.
        if let Some((before, rest)) = html.split_once("<main")
            && let Some((_, after)) = rest.split_once("</main>")
        {
            return format!("{before}{}{after}", content.into_string());
        }
        let Some((before, rest)) = html.split_once(CONTENT) else { return html };
        let after = after_closing_div(rest);
        format!("{before}{CONTENT}{}{after}", content.into_string())
    }
}

fn bare(lang: Lang) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                base href="./";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (lang.words().form_title) }
            }
            body { div id="page" {} }
        }
    }
}

fn replace_between(html: &str, open: &str, close: &str, new: impl Fn(&str) -> String) -> String {
    let parts = html.split_once(open).and_then(|(before, rest)| Some((before, rest.split_once(close)?)));
    parts.map_or_else(
        || html.to_owned(),
        |(before, (old, after))| format!("{before}{open}{}{close}{after}", new(old)),
    )
}

/// Leaves out every stretch from `open` to `close` that `is_wanted` picks.
fn cut_out(html: &str, open: &str, close: &str, is_wanted: impl Fn(&str) -> bool) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find(open) {
        let (before, from) = rest.split_at(start);
        let end = from.find(close).map_or(from.len(), |at| at + close.len());
        let (stretch, after) = from.split_at(end);
        kept.push_str(before);
        if !is_wanted(stretch) {
            kept.push_str(stretch);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// The rest of a page from the `</div>` on that closes a `<div>` opened before it.
fn after_closing_div(html: &str) -> &str {
    let mut depth = 1;
    let mut at = 0;
    while let Some(found) = html.get(at..).and_then(|rest| rest.find('<')).map(|step| at + step) {
        let rest = html.get(found..).unwrap_or_default();
        if rest.starts_with("</div") {
            depth -= 1;
            if depth == 0 {
                return rest;
            }
        } else if rest.starts_with("<div") {
            depth += 1;
        }
        at = found + 1;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUBLISHED: &str = "<!doctype html><html><head><base href=\"../\"><title>我要反映 · 明镜</title>\
        <link rel=\"stylesheet\" href=\"./a.css\"/><script type=\"module\">start()</script>\
        <link rel=\"modulepreload\" href=\"./a.js\"><link rel=\"preload\" href=\"./a.wasm\"></head>\
        <body><div id=\"page\"><main><div class=\"x\"><div></div></div><form></form></main></div><p>foot</p></body></html>";

    fn shell(html: &str) -> Shell {
        Shell { html: html.to_owned() }
    }

    #[test]
    fn base_title_and_content_change_and_nothing_else() {
        let page = shell(PUBLISHED).fill("../../", "办理 <进度>", html! { main { "新" } });
        let expected = PUBLISHED
            .replace("../", "../../")
            .replace("我要反映 · ", "办理 &lt;进度&gt; · ")
            .replace("<main><div class=\"x\"><div></div></div><form></form></main>", "<main>新</main>");
        assert_eq!(page, expected);
    }

    #[test]
    fn without_scripts_there_is_none_and_the_styles_stay() {
        let html = shell(PUBLISHED).without_scripts().html;
        assert!(!html.contains("script") && !html.contains("preload") && !html.contains("start()"), "{html}");
        assert!(html.contains("stylesheet") && html.contains("foot"), "{html}");
    }

    #[tokio::test]
    async fn without_a_published_page_a_bare_one_stands_in() {
        let nowhere = tempfile::tempdir().unwrap();
        let shell = Shell::read(nowhere.path(), Lang::En).await;
        let page = shell.fill("../../../", "Your report", html! { main { "here" } });
        assert!(page.contains("<base href=\"../../../\">"), "{page}");
        assert!(page.contains("<html lang=\"en\">") && page.contains("<title>Your report</title>"), "{page}");
        assert!(page.contains("<div id=\"page\"><main>here</main></div>"), "{page}");
    }

    #[test]
    fn a_broken_page_does_not_make_it_fail() {
        for html in
            ["<div id=\"page\">", "<div id=\"page\"><div>", "<title>", "<base href=\"", "<script", "<link"]
        {
            let _ = shell(html).without_scripts().fill("./", "t", html! { "c" });
        }
    }
}
