//! The head of a page: what search engines, other sites and the browser need to know of it.

use super::cards;
use super::offline::{MANIFEST_FILE, WORKER_FILE};
use super::shell::Shell;
use super::tables;
use maud::{Markup, PreEscaped, html};
use serde_json::json;

/// A WebAssembly module of a few bytes that uses reference types: a browser that does not accept it cannot run
/// the app, and keeps the page as it is.
pub const PROBE: &str = "0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,10,7,1,5,0,208,112,26,11";

/// Before anything is drawn: large type, where the reader has chosen it (or the address asks for it).
const EARLY: &str = "document.documentElement.classList.add(\"scripted\");try{if(/[?&]size=large\\b/.test(location.search))localStorage.setItem(\"mingjing.size\",\"large\");\
    if(localStorage.getItem(\"mingjing.size\")===\"large\")document.documentElement.classList.add(\"large\")}catch(e){}";
/// The switch for large type works without the app.
const SWITCH: &str = "document.addEventListener(\"click\",function(e){\
    var b=e.target.closest&&e.target.closest(\"[data-size]\");if(!b)return;e.preventDefault();\
    var on=document.documentElement.classList.toggle(\"large\");\
    try{on?localStorage.setItem(\"mingjing.size\",\"large\"):localStorage.removeItem(\"mingjing.size\")}catch(x){}\
    dispatchEvent(new Event(\"resize\"))});";

/// What a page says of itself.
#[derive(Clone, Debug)]
pub struct Head<'a> {
    /// BCP 47 tag.
    pub lang: &'a str,
    /// What leads from the page back to the site's root.
    pub base: &'a str,
    /// Title of the document.
    pub title: &'a str,
    /// One sentence.
    pub description: &'a str,
    /// Name of the portal.
    pub site: &'a str,
    /// Address of the site's root, where it is known.
    pub address: Option<&'a str>,
    /// Path of the page below the root; `None` for a page that stands at any address.
    pub path: Option<&'a str>,
    /// The same page in each language of the site, as `(tag, path below the root)`.
    pub alternates: &'a [(&'static str, String)],
    /// Made-up data stand on the page: no search engine should offer it.
    pub sample: bool,
    /// Path of the picture that goes with a link.
    pub card: Option<&'a str>,
    /// Path of the answer of oEmbed for the page's first chart.
    pub oembed: Option<String>,
    /// A description of the record in JSON-LD.
    pub dataset: Option<&'a str>,
    /// What the app needs for it.
    pub needs: Needs<'a>,
}

/// What is fetched while the page is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Needs<'a> {
    /// Parts of the app.
    pub parts: &'a [&'a str],
    /// Files of the record, as paths below the site's root.
    pub record: &'a [String],
}

/// The head.
#[must_use]
pub fn html(head: &Head<'_>, shell: &Shell) -> Markup {
    // With a known address links are absolute, as search engines want them; else below the base, like every
    // link of the app. The root itself is an empty path.
    let link = |path: &str| match head.address {
        Some(address) => format!("{address}{path}"),
        None if path.is_empty() => "./".to_owned(),
        None => path.to_owned(),
    };
    html! {
        head {
            meta charset="utf-8";
            base href=(head.base);
            title { (head.title) }
            meta name="description" content=(head.description);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            script { (PreEscaped(EARLY)) (PreEscaped(program(shell))) }
            link rel="stylesheet" href=(shell.styles.join(""));
            noscript { link rel="stylesheet" href="plain.css"; }
            link rel="icon" href="icon.svg" type="image/svg+xml";
            link rel="manifest" href=(MANIFEST_FILE);
            meta name="theme-color" content="#0b5d66";
            script { (PreEscaped(SWITCH)) (PreEscaped(boot(shell, &head.needs))) }
            script defer src=(tables::name()) {}
            @for (tag, path) in head.alternates {
                @if *tag != head.lang { link rel="alternate" hreflang=(tag) href=(link(path)); }
            }
            @if let Some(path) = head.path {
                @if head.address.is_some() { link rel="canonical" href=(link(path)); }
                @if head.sample { meta name="robots" content="noindex"; }
            } @else {
                meta name="robots" content="noindex";
            }
            meta property="og:title" content=(head.title);
            meta property="og:description" content=(head.description);
            meta property="og:site_name" content=(head.site);
            meta property="og:type" content="website";
            meta property="og:locale" content=(match head.lang { "en" => "en", "zh-Hant" => "zh_TW", _ => "zh_CN" });
            @if let (Some(_), Some(path)) = (head.address, head.path) { meta property="og:url" content=(link(path)); }
            @if let Some(card) = head.card {
                meta property="og:image" content=(link(card));
                meta property="og:image:width" content=(cards::SIZE.0);
                meta property="og:image:height" content=(cards::SIZE.1);
                meta name="twitter:card" content="summary_large_image";
            }
            @if let Some(path) = &head.oembed {
                link rel="alternate" type="application/json+oembed" href=(link(path)) title=(head.title);
            }
            @if let Some(dataset) = head.dataset {
                script type="application/ld+json" { (PreEscaped(dataset)) }
            }
        }
    }
}

/// Asks for the program, the largest file and the last to come, before anything else but the page; where the browser
/// can run it.
fn program(shell: &Shell) -> String {
    let wasm = &shell.wasm;
    format!(
        "try{{if(WebAssembly.validate(new Uint8Array([{PROBE}])))(window.program=fetch(new URL(\"{wasm}\",document.baseURI))).catch(function(){{}})}}catch(e){{}}"
    )
}

/// The script that starts the app. It stands behind the style: but for the program, the page is drawn with nothing
/// beside it on the line, and what the app needs comes while it is drawn. The parts of the app and the files of the
/// record are asked for at once, so that none waits for another; the app takes the files of the record from `early`
/// (`src/browser/early.rs`).
fn boot(shell: &Shell, needs: &Needs<'_>) -> String {
    let script = &shell.script;
    let (parts, record) = (json!(shell.files_of(needs.parts)), json!(needs.record));
    format!(
        "(function(){{function plain(){{document.documentElement.classList.add(\"plain\")}}\
         var w=window.program;if(!w)return plain();\
         var u=function(n){{return new URL(n,document.baseURI).href}},early=window.early={{}};\
         var s=import(u(\"{script}\"));w.catch(plain);s.catch(plain);\
         {parts}.forEach(function(n){{var l=document.createElement(\"link\");l.rel=\"preload\";l.as=\"fetch\";\
         l.crossOrigin=\"anonymous\";l.href=u(n);document.head.append(l)}});\
         {record}.forEach(function(n){{(early[n]=fetch(u(n),{{cache:/blob/.test(n)?\"default\":\"no-cache\"}})).catch(function(){{}})}});\
         addEventListener(\"DOMContentLoaded\",function(){{s.then(function(m){{return m.default({{module_or_path:w}})}}).catch(plain)}});\
         if(navigator.serviceWorker)addEventListener(\"load\",function(){{navigator.serviceWorker.register(new URL(\"{WORKER_FILE}\",document.baseURI)).catch(function(){{}})}})}})()"
    )
}
