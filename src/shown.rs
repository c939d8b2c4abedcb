//! What a page comes to: its words, its markup and the parts of it that live.

pub mod still;

use crate::components::{Ctx, headline, quote};
use crate::quoting::Chart;
use crate::view_model::figure::Figure;
use maud::{Markup, PreEscaped, html};
use still::Still;

/// A part of a page that answers to pointer and keys. Its markup stands in the page as it is without script;
/// in the browser the app takes it over.
#[derive(Clone, Debug)]
pub enum Island {
    /// A chart with cursor and table.
    Figure(Box<Figure>),
    /// The feedback form, with what it begins with.
    Feedback(crate::pages::feedback::Prepared),
    /// How a chart is quoted; which one stands in its markup.
    Quote,
    /// Markup that is made once somebody reads on.
    Still(Box<Still>),
}

/// A page, ready to show.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What its heading says; the document's title begins with it.
    pub heading: String,
    /// One sentence for search engines.
    pub description: String,
    /// What stands in `main`.
    pub body: Markup,
    /// Its living parts, by the id of their element.
    pub islands: Vec<(String, Island)>,
    /// Its charts: which, the island of each, and whether it is made up.
    pub charts: Vec<(Chart, String, bool)>,
    /// False for a page of an address that names nothing.
    pub found: bool,
    /// Made-up data stand on it.
    pub sample: bool,
}

impl Shown {
    /// A page with a heading, to be filled.
    #[must_use]
    pub fn new(heading: impl Into<String>, description: impl Into<String>) -> Self {
        Self {
            heading: heading.into(),
            description: description.into(),
            body: html! {},
            islands: Vec::new(),
            charts: Vec::new(),
            found: true,
            sample: false,
        }
    }

    /// Puts the heading and `rest` into the page.
    #[must_use]
    pub fn with(mut self, rest: &Markup) -> Self {
        self.body = html! { (headline::headline(&self.heading)) (rest) };
        self
    }

    /// Puts `line` below the heading and `end` after everything else.
    #[must_use]
    pub fn between(mut self, line: &Markup, end: &Markup) -> Self {
        let heading = headline::headline(&self.heading);
        let rest = self.body.0.strip_prefix(&heading.0).map_or_else(|| self.body.0.clone(), str::to_owned);
        self.body = html! { (heading) (line) (PreEscaped(rest)) (end) };
        self
    }

    /// Markup of the page that the app makes anew once somebody reads on.
    pub fn still(&mut self, id: &str, still: Still, ctx: &Ctx) -> Markup {
        let markup = still::place(id, &still, ctx);
        self.islands.push((id.to_owned(), Island::Still(Box::new(still))));
        markup
    }

    /// A chart of the page; on a page of made-up data it says so itself.
    pub fn figure(&mut self, figure: Figure, chart: Chart, ctx: &Ctx) -> Markup {
        let sample = self.sample;
        self.figure_of(figure, chart, sample, ctx)
    }

    /// A chart that is made up or not, whatever its page is.
    pub fn figure_of(&mut self, figure: Figure, chart: Chart, sample: bool, ctx: &Ctx) -> Markup {
        let markup = html! {
            (crate::components::figure::figure(&figure, sample, ctx))
            (quote::quote(figure.id, &chart, ctx))
        };
        self.islands.push((quote::island(figure.id), Island::Quote));
        self.charts.push((chart, figure.id.to_owned(), sample));
        self.islands.push((figure.id.to_owned(), Island::Figure(Box::new(figure))));
        markup
    }
}
