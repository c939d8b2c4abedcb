//! `/water`: all sections, worst first.

use super::{heading, show};
use crate::api::{load::loader, record};
use crate::components::{Ctx, mark, notice};
use crate::route::Page;
use crate::text::format;
use crate::view_model::water as vm;
use leptos::prelude::*;
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::water::WaterNow;

/// Loads and shows.
#[must_use]
pub fn page(ctx: Ctx) -> AnyView {
    let data = loader(
        || (),
        |()| async {
            let places = record::table::<Places>(table::PLACES, None);
            futures::try_join!(places, record::table::<WaterNow>(table::WATER_NOW, None))
        },
    );
    show(data, ctx, move |(places, now)| view(ctx, places, now))
}

/// The list.
#[must_use]
pub fn view(ctx: Ctx, places: &Places, now: &WaterNow) -> AnyView {
    let t = ctx.t;
    let rows = vm::rows(places, now, t);
    let until = vm::newest(now).map(|at| (t.water_past)(&format::moment(t.lang, at)));
    view! {
        {heading(ctx, t.water_title.to_owned())}
        <p class="lead">{t.water_lead}</p>
        {until.map(|until| view! { <p class="notice">{until}</p> })}
        <ul class="lines sections">
            {rows.into_iter().map(|row| view! {
                <li>
                    <a href=ctx.href(Page::Section(row.id))>{row.name}</a>
                    <span class="value">{mark::class(row.class.as_deref())}{row.class_words}{notice::sample(row.sample, t)}</span>
                    <span class="small">{t.deciding}" "{row.deciding}</span>
                    <span class="small">{row.basin}</span>
                    <span class="small">{row.when}" · "{row.state}</span>
                </li>
            }).collect_view()}
        </ul>
        <p class="small">{t.water_method}</p>
        <p class="small">{t.water_source}</p>
    }
    .into_any()
}
