//! Named examples of the components, for the gallery (`make gallery`) and its tests: each component's stand beside
//! it, in its folder. Places and figures in them are made up.

use super::Ctx;
use maud::Markup;

/// A component as a reader might meet it.
pub struct Example {
    /// The component: its module.
    pub component: &'static str,
    /// What this one shows.
    pub name: &'static str,
    /// Its markup.
    pub markup: Markup,
}

/// Examples of a component.
#[must_use]
pub fn of(component: &'static str, examples: Vec<(&'static str, Markup)>) -> Vec<Example> {
    examples.into_iter().map(|(name, markup)| Example { component, name, markup }).collect()
}

/// All of them, in the order of their names.
#[must_use]
pub fn all(ctx: &Ctx) -> Vec<Example> {
    use super::{
        air_days, air_year, controls, day, failure, figure, headline, mark, notice, progress, quote, seal,
        sheet, shell, source, station_map, table, verdict,
    };
    let examples = [
        of("air_days", air_days::examples::examples(ctx)),
        of("air_year", air_year::examples::examples(ctx)),
        of("controls", controls::examples::examples(ctx)),
        of("day", day::examples::examples(ctx)),
        of("failure", failure::examples::examples(ctx)),
        of("figure", figure::examples::examples(ctx)),
        of("headline", headline::examples::examples(ctx)),
        of("mark", mark::examples::examples(ctx)),
        of("notice", notice::examples::examples(ctx)),
        of("progress", progress::examples::examples(ctx)),
        of("quote", quote::examples::examples(ctx)),
        of("seal", seal::examples::examples(ctx)),
        of("sheet", sheet::examples::examples(ctx)),
        of("shell", shell::examples::examples(ctx)),
        of("source", source::examples::examples(ctx)),
        of("station_map", station_map::examples::examples(ctx)),
        of("table", table::examples::examples(ctx)),
        of("verdict", verdict::examples::examples(ctx)),
    ];
    examples.into_iter().flatten().collect()
}
