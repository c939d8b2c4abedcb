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
use std::sync::Arc;

/// Loads and shows.
#[must_use]
pub fn page(ctx: Ctx) -> AnyView {
    let data = loader(
        || (),
        |()| async {
            let places: Arc<Places> = record::table(table::PLACES, None).await?;
            let now: Arc<WaterNow> = record::table(table::WATER_NOW, None).await?;
            Ok((places, now))
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
        {heading(t.water_title.to_owned())}
        <p class="lead">{t.water_lead}</p>
        {until.map(|until| view! { <p class="notice">{until}</p> })}
        <div class="scroll" tabindex="0" role="region" aria-label=t.water_title>
            <table class="wide">
                <thead><tr>
                    <th scope="col">{t.section}</th><th scope="col">{t.class}</th><th scope="col">{t.deciding}</th>
                    <th scope="col">{t.basin}</th><th scope="col">{t.time}</th><th scope="col">{t.station_state}</th>
                </tr></thead>
                <tbody>
                    {rows.into_iter().map(|row| view! {
                        <tr>
                            <th scope="row"><a href=ctx.href(Page::Section(row.id))>{row.name}</a>{notice::sample(row.sample, t)}</th>
                            <td class="keep">{mark::class(row.class.as_deref())}{row.class_words}</td>
                            <td>{row.deciding}</td><td>{row.basin}</td><td class="keep">{row.when}</td><td>{row.state}</td>
                        </tr>
                    }).collect_view()}
                </tbody>
            </table>
        </div>
        <p class="small">{t.water_method}</p>
        <p class="small">{t.water_source}</p>
    }
    .into_any()
}
