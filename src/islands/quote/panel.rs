//! The opened part: controls, and what follows from them.

use crate::browser::listener::Listener;
use crate::browser::{hant, page, picture};
use crate::components::{Ctx, failure};
use crate::quoting::picture as drawn;
use crate::quoting::quote::Refused;
use crate::quoting::size::Shape;
use crate::quoting::{Address, Chart, Format, Options, Quoted, Release, Theme, cite, files, quote, snippets};
use crate::route::{Page, Query, encode};
use crate::view_model::civil_day;
use maud::{Markup, html};
use mingjing_chart::text::FONTS;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// What the reader chose.
#[derive(Clone, Copy, Default)]
struct Chosen {
    pinned: bool,
    theme: Option<Theme>,
    options: Options,
}

/// The state of the page.
fn state() -> Query {
    let search = web_sys::window().and_then(|window| window.location().search().ok());
    Query::parse(&search.unwrap_or_default())
}

/// The part below one chart.
pub struct Panel {
    place: HtmlElement,
    ctx: Ctx,
    quoted: Quoted,
    chosen: RefCell<Chosen>,
}

impl Panel {
    /// Makes it for the state that the page shows now; none where that cannot be had, which is then said.
    pub async fn open(place: &HtmlElement, ctx: &Ctx) -> Option<Rc<Self>> {
        let chart = Chart::parse(&place.get_attribute("data-chart")?).ok()?;
        let address = Address::of_page(ctx.edition, &chart, &state());
        match quote(ctx, &address, &ctx.record).await {
            Ok(quoted) => {
                let chosen = RefCell::new(Chosen::default());
                let panel = Rc::new(Self { place: place.clone(), ctx: ctx.clone(), quoted, chosen });
                place.set_inner_html(&hant::markup(&panel.whole().into_string()));
                Some(panel)
            }
            Err(Refused::Load(error)) => {
                place.set_inner_html(&failure::part(&error, ctx.t).into_string());
                None
            }
            Err(Refused::NoChart | Refused::NotKept) => {
                place.set_text_content(Some(ctx.t.quoting().no_chart));
                None
            }
        }
    }

    /// Answers to its controls.
    pub fn listen(self: &Rc<Self>) -> Vec<Listener> {
        let (changed, clicked) = (Rc::clone(self), Rc::clone(self));
        vec![
            Listener::new(&self.place, "change", move |_| changed.change()),
            Listener::new(&self.place, "click", move |event| {
                if let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
                    clicked.click(&target);
                }
            }),
        ]
    }

    /// The chart as it is chosen.
    fn chosen(&self) -> Quoted {
        let chosen = *self.chosen.borrow();
        let release = if chosen.pinned { Release::Pinned(self.quoted.hash.clone()) } else { Release::Live };
        let address = Address { theme: chosen.theme, release, ..self.quoted.address.clone() };
        Quoted { address, ..self.quoted.clone() }
    }

    fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.place.id())
    }

    fn control<T: JsCast>(&self, name: &str) -> Option<T> {
        page::element(&self.id(name))?.dyn_into().ok()
    }

    fn change(&self) {
        let choice = |name: &str| self.control::<HtmlSelectElement>(name).map(|select| select.value());
        let theme = choice("theme").and_then(|id| Theme::from_id(&id));
        let chosen = Chosen {
            pinned: choice("version").is_some_and(|version| version == "pinned"),
            theme,
            options: Options {
                shape: choice("shape").and_then(|id| Shape::from_id(&id)).unwrap_or_default(),
                scale: choice("scale").and_then(|scale| scale.parse().ok()).unwrap_or(2),
                transparent: self
                    .control::<HtmlInputElement>("transparent")
                    .is_some_and(|checkbox| checkbox.checked()),
                theme: theme.unwrap_or(Theme::Light),
            },
        };
        self.chosen.replace(chosen);
        for (name, markup) in
            [("codes", self.codes()), ("files", self.files()), ("citations", self.citations())]
        {
            if let Some(part) = page::element(&self.id(name)) {
                part.set_inner_html(&hant::markup(&markup.into_string()));
            }
        }
    }

    fn click(&self, target: &Element) {
        if let Some(of) = target.get_attribute("data-copy") {
            let Some(field) = self.control::<HtmlTextAreaElement>(&of) else { return };
            field.select();
            picture::copy(&field.value());
            target.set_text_content(Some(self.quoted.words().copied));
        } else if target.has_attribute("data-png") {
            let quoted = self.chosen();
            let options = self.chosen.borrow().options;
            let svg = hant::markup(&drawn::svg(&quoted, &options, FONTS));
            picture::save_png(&svg, options.scale, &self.name(Format::Png));
        }
    }

    fn name(&self, format: Format) -> String {
        format!("{}.{}", self.quoted.address.chart.id().replace(['/', '%'], "-"), format.id())
    }

    fn whole(&self) -> Markup {
        let w = self.quoted.words();
        let select = |name: &str, words: &str, choices: &[(&str, &str)], chosen: &str| {
            html! {
                div.control {
                    label for=(self.id(name)) { (words) }
                    select id=(self.id(name)) {
                        @for (id, words) in choices { option value=(id) selected[*id == chosen] { (words) } }
                    }
                }
            }
        };
        let [auto, light, dark] = w.themes;
        let shapes: Vec<(&str, &str)> =
            Shape::ALL.iter().zip(w.shapes).map(|(shape, words)| (shape.id(), words)).collect();
        html! {
            div.filters {
                (select("version", w.version, &[("live", w.live), ("pinned", w.pinned)], "live"))
                (select("theme", w.look, &[("", auto), ("light", light), ("dark", dark)], ""))
            }
            p.small { (w.pinned_note) }
            div id=(self.id("codes")) { (self.codes()) }
            h3 { (w.downloads) }
            div.filters {
                (select("shape", w.shape, &shapes, "natural"))
                (select("scale", w.scale, &[("1", "1×"), ("2", "2×"), ("3", "3×")], "2"))
                label.check { input type="checkbox" id=(self.id("transparent")); " " (w.transparent) }
            }
            div id=(self.id("files")) { (self.files()) }
            h3 { (w.cite) }
            div id=(self.id("citations")) { (self.citations()) }
            p.small { a href=(self.ctx.href(Page::EmbedGuide)) rel="external" { (w.guide) } }
        }
    }

    /// A text to be copied.
    fn code(&self, name: &str, words: &str, text: &str) -> Markup {
        let w = self.quoted.words();
        html! {
            div.snippet {
                label for=(self.id(name)) { (words) }
                textarea id=(self.id(name)) rows="3" readonly spellcheck="false" { (text) }
                button type="button" data-copy=(name) { (w.copy) }
            }
        }
    }

    fn codes(&self) -> Markup {
        let quoted = self.chosen();
        let w = quoted.words();
        let codes = snippets::of(&quoted);
        html! {
            (self.code("link", w.link, &quoted.absolute(&quoted.address.embed())))
            (self.code("iframe", w.iframe, &codes.iframe))
            (self.code("script", w.script, &codes.script))
            (self.code("picture", w.picture, &codes.picture))
            @if !Address::new(quoted.address.edition, quoted.address.chart.clone()).eq(&quoted.address) {
                p.small { (w.picture_note) }
            }
            details.preview {
                summary { (w.preview) }
                iframe src=(quoted.address.embed()) title=(quoted.title()) loading="lazy" height=(snippets::reserved(&quoted)) {}
            }
        }
    }

    fn files(&self) -> Markup {
        let quoted = self.chosen();
        let options = self.chosen.borrow().options;
        let link = |format: Format, kind: &str, text: &str| {
            let address = format!("data:{kind};charset=utf-8,{}", encode(text));
            html! { a href=(address) download=(self.name(format)) rel="external" { (format.id().to_uppercase()) } " " }
        };
        html! {
            p.downloads {
                button type="button" data-png="" { "PNG" } " "
                (link(Format::Svg, "image/svg+xml", &hant::markup(&drawn::svg(&quoted, &options, FONTS))))
                (link(Format::Csv, "text/csv", &hant::words(&files::csv(&quoted))))
                (link(Format::Json, "application/json", &hant::words(&files::json(&quoted))))
            }
        }
    }

    fn citations(&self) -> Markup {
        let quoted = self.chosen();
        let found = cite::of(&quoted, &civil_day(self.ctx.now).to_string());
        let [national, bibtex, plain] = quoted.words().cite_names;
        html! {
            (self.code("national", national, &found.national))
            (self.code("bibtex", bibtex, &found.bibtex))
            (self.code("plain", plain, &found.plain))
        }
    }
}
