//! `/water/:section`: one monitoring section over time.

use super::{heading, missing, show};
use crate::api::{load::loader, record};
use crate::components::{Ctx, controls, figure, mark, notice};
use crate::route::Page;
use crate::text::{format, word};
use crate::view_model::water as vm;
use leptos::prelude::*;
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::water::{WaterNow, WaterReadings};
use std::sync::Arc;

/// What the page shows.
#[derive(Clone)]
pub struct SectionData {
    /// Names.
    pub places: Arc<Places>,
    /// Newest readings.
    pub now: Arc<WaterNow>,
    /// All readings, by year.
    pub years: Vec<Arc<WaterReadings>>,
}

/// Loads and shows.
#[must_use]
pub fn page(ctx: Ctx, id: String) -> AnyView {
    let wanted = id.clone();
    let data = loader(
        move || wanted.clone(),
        |id| async move {
            let prefix = format!("{id}/");
            let (places, now, years) = futures::try_join!(
                record::table(table::PLACES, None),
                record::table(table::WATER_NOW, None),
                // The newest year: single days of years before would squeeze it to nothing.
                record::newest_parts(table::WATER_READINGS, &prefix, 1)
            )?;
            Ok(SectionData { places, now, years })
        },
    );
    show(data, ctx, move |data| view(ctx, data, &id))
}

/// Class, values, chart.
#[must_use]
pub fn view(ctx: Ctx, data: &SectionData, id: &str) -> AnyView {
    let t = ctx.t;
    let section = data.places.sections.iter().find(|section| section.id == id).cloned();
    let now = data.now.sections.iter().find(|row| row.section == id);
    let Some((section, now)) = section.zip(now) else { return missing(ctx, t.not_found.to_owned()) };
    let page = vm::section(&section, now, &data.years, t);
    let choices: Vec<(String, String)> =
        vm::DRAWN.iter().map(|item| ((*item).to_owned(), vm::item_name(item, t))).collect();
    let years = data.years.clone();
    let has_readings = years.iter().any(|year| !year.readings.is_empty());
    let chart = move || {
        let item = ctx
            .get("item")
            .filter(|id| vm::DRAWN.contains(&id.as_str()))
            .unwrap_or_else(|| "codmn".to_owned());
        figure::figure(vm::figure(&section, &years, &item, t), ctx)
    };
    let until = vm::newest(&data.now).map(|at| (t.water_past)(&format::moment(t.lang, at)));
    let subject = format!("{}?about=section~{id}", ctx.href(Page::Feedback));
    view! {
        {heading(ctx, page.row.name.clone())}
        <p class="small">{page.row.basin}</p>
        {notice::sample(page.row.sample, t)}
        {until.map(|until| view! { <p class="notice">{until}</p> })}
        <section class="verdict" aria-label=t.class>
            <p class="answer">
                {mark::class(page.row.class.as_deref())}
                <strong class="category">{page.row.class_words}</strong>
                {page.row.class.as_deref().map(|class| view! { <span class="index">{word(t.class_status, class)}</span> })}
            </p>
            <dl class="facts">
                <div><dt>{t.deciding}</dt><dd>{page.row.deciding}</dd></div>
                <div><dt>{t.exceeding}</dt><dd>{page.exceeding}</dd></div>
                <div><dt>{t.time}</dt><dd>{page.row.when}</dd></div>
                <div><dt>{t.station_state}</dt><dd>{page.row.state}</dd></div>
            </dl>
            {page.difference.map(|words| view! { <p class="note">{words}</p> })}
        </section>
        {has_readings.then(|| view! {
            <div class="chart-controls">{controls::tabs(ctx, "item", t.item_label, choices, "codmn")}</div>
            {chart}
        })}
        <div class="columns">
            <section class="main-column" aria-labelledby="values">
                <h2 id="values">{t.value}</h2>
                <dl class="facts wide">
                    {page.values.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}
                </dl>
            </section>
            <section class="side-column" aria-labelledby="counts">
                <h2 id="counts">{t.class_counts}</h2>
                <ul class="lines">
                    {page.counts.into_iter().map(|(class, words, n)| view! {
                        <li><span class="value">{mark::class(Some(&class))}{words}</span>" × "{n}</li>
                    }).collect_view()}
                </ul>
                {page.untimed.into_iter().map(|words| view! { <p class="small">{words}</p> }).collect_view()}
            </section>
        </div>
        <p class="small">{t.water_method}</p>
        <p><a href=subject>{t.nav_feedback}</a></p>
    }
    .into_any()
}
