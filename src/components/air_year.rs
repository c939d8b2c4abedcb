//! A year of air: every day, then the statistics of the months.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use super::{Ctx, air_days, controls, table};
use crate::view_model::air_year::Year;
use maud::{Markup, html};

/// The year of a place, with the choice of another one.
#[must_use]
pub fn year(ctx: &Ctx, year: &Year) -> Markup {
    let t = ctx.t;
    let years: Vec<(String, String)> =
        year.years.iter().map(|year| (year.to_string(), year.to_string())).collect();
    html! {
        section.block aria-labelledby="days" {
            h2 #days { ((t.air().year_title)(year.year)) }
            p.small { (t.days_lead) }
            @if let Some(by) = &year.by { p.notice { (by) } }
            @if years.len() > 1 {
                (controls::tabs(ctx, "year", t.air().choose_year, &years, years.first().map_or("", |(year, _)| year)))
            }
            dl.year {
                @for (month, days) in &year.months { div { dt { (month) } dd { (air_days::days(days)) } } }
            }
        }
        section.block aria-labelledby="months" {
            h2 #months { (t.air().months_title) }
            p.small { (t.air().months_lead) }
            @if year.joins_editions { p.notice { (t.air().joins_editions) } }
            (table::plain(&year.table, t.air().months_title, t))
        }
    }
}
