//! The outlets of an enterprise with their limits.

use crate::components::{Ctx, sheet};
use crate::text::word;
use crate::view_model::emissions;
use crate::view_model::lab;
use crate::view_model::polluters as vm;
use maud::{Markup, html};
use mingjing_contract::polluters::{Enterprise, Outlet};
use mingjing_domain::order;

/// The section of the page.
pub(super) fn outlets(ctx: &Ctx, enterprise: &Enterprise) -> Markup {
    let (t, w) = (ctx.t, ctx.t.polluters());
    html! {
        @if !enterprise.outlets.is_empty() {
            section.block aria-labelledby="outlets" {
                h2 #outlets { (w.outlets) }
                @for outlet in &enterprise.outlets { (one_outlet(ctx, outlet)) }
                p.small.downloads { (t.lab().download) " " @for year in years(enterprise) {
                    a href={ "open/emission_days/" (year) ".csv" } rel="external" { "emission_days/" (year) ".csv" } " "
                } }
            }
        }
    }
}

/// Years with daily means, newest first.
pub(super) fn years(enterprise: &Enterprise) -> Vec<i16> {
    let counts = enterprise.outlets.iter().flat_map(|outlet| &outlet.counts);
    let mut years: Vec<i16> =
        counts.filter(|counts| counts.averaging == "day").map(|counts| counts.year).collect();
    order::sort(&mut years);
    years.dedup();
    years.reverse();
    years
}

fn one_outlet(ctx: &Ctx, outlet: &Outlet) -> Markup {
    let (t, w) = (ctx.t, ctx.t.polluters());
    let mut about = vec![word(w.media, &outlet.medium)];
    about.extend(outlet.process_zh.clone());
    about.extend(outlet.receiving_zh.as_deref().map(w.receiving));
    about.push(if outlet.automatic { w.automatic } else { w.by_hand }.to_owned());
    about.extend(outlet.facility_state_zh.as_deref().map(w.facility_state));
    let mut years: Vec<i16> = outlet.counts.iter().map(|counts| counts.year).collect();
    years.dedup();
    let limits = emissions::limit_rows(outlet, t);
    let cells = |row: &[String; 5]| row.iter().map(|cell| sheet::cell(cell)).collect::<Vec<Markup>>();
    let rows: Vec<sheet::Row> = limits.iter().map(|row| (false, cells(row))).collect();
    html! {
        article.found id={ "outlet-" (outlet.id) } {
            h3 { (outlet.code) " " (lab::name(&outlet.name_zh, outlet.name_en.as_deref(), t.lang)) }
            p.small { (about.join(" · ")) }
            ul.runs {
                @for year in years.iter().rev() {
                    @let (words, more) = vm::means_words(&vm::sums(std::iter::once(outlet), Some(*year)), t);
                    li { (words) " " span.small { (more) } }
                }
                @if years.is_empty() { li { (w.no_means) } }
            }
            @if !rows.is_empty() {
                details { summary { (w.all_limits) } (sheet::sheet(w.all_limits, &w.limits_head, &rows, t)) }
            }
        }
    }
}
