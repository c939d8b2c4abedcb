//! `/about`: who, from what, by which rules, how to check.

use super::{heading, show};
use crate::api::{load::loader, record};
use crate::components::{Ctx, notice};
use crate::route::Lang;
use leptos::prelude::*;
use mingjing_contract::manifest::{Manifest, table};
use mingjing_contract::portal::Portal;

/// Loads and shows.
#[must_use]
pub fn page(ctx: Ctx) -> AnyView {
    let data = loader(
        || (),
        |()| async {
            let portal = record::table::<Portal>(table::PORTAL, None);
            futures::try_join!(portal, record::release(), record::manifest_hash())
        },
    );
    show(data, ctx, move |(portal, release, hash)| view(ctx, portal, release, hash))
}

/// Operator, sources, doubts, rules, checking, accessibility.
#[must_use]
pub fn view(ctx: Ctx, portal: &Portal, release: &Manifest, hash: &str) -> AnyView {
    let t = ctx.t;
    let zh = ctx.lang() == Lang::Zh;
    let operator = if zh { &portal.operator_zh } else { &portal.operator_en };
    let contact = portal.contact.clone().filter(|contact| !contact.is_empty());
    let resources = portal
        .resources
        .iter()
        .map(|resource| view! {
            <tr>
                <th scope="row">{resource.title_en.clone().filter(|_| !zh).unwrap_or_else(|| resource.title.clone())}{notice::sample(resource.sample, t)}</th>
                <td class="number">{resource.rows}</td><td>{resource.sources.join("；")}</td><td>{resource.licence.clone()}</td>
            </tr>
        })
        .collect_view();
    let doubts = portal
        .quality_notes
        .iter()
        .map(|note| view! {
            <tr>
                <th scope="row">{if zh { note.message_zh.clone() } else { note.message_en.clone() }}</th>
                <td class="number">{note.count}</td><td class="small">{note.first.clone()}</td><td class="small">{note.code.clone()}</td>
            </tr>
        })
        .collect_view();
    view! {
        {heading(ctx, t.about_title.to_owned())}
        <p class="lead">{t.about_lead}</p>
        <dl class="facts">
            <div><dt>{t.about_operator}</dt><dd>{operator.clone()}</dd></div>
            <div><dt>{t.about_contact}</dt><dd>{contact.unwrap_or_else(|| t.about_no_contact.to_owned())}</dd></div>
        </dl>
        <section class="block" aria-labelledby="rules">
            <h2 id="rules">{t.about_rules}</h2>
            <ul>{t.about_rules_text.iter().map(|rule| view! { <li>{*rule}</li> }).collect_view()}</ul>
        </section>
        <section class="block" aria-labelledby="check">
            <h2 id="check">{t.about_check}</h2>
            <p class="break">{(t.about_check_text)(release.release, hash, release.files.len())}</p>
        </section>
        <section class="block" aria-labelledby="sources">
            <h2 id="sources">{t.about_sources}</h2>
            <div class="scroll" tabindex="0" role="region" aria-label=(t.table_of)(t.about_sources)>
                <table class="wide">
                    <thead><tr>
                        <th scope="col">{t.about_sources}</th><th scope="col">{t.about_rows}</th>
                        <th scope="col">{t.source}</th><th scope="col">{t.about_licence}</th>
                    </tr></thead>
                    <tbody>{resources}</tbody>
                </table>
            </div>
        </section>
        {(!portal.quality_notes.is_empty()).then(|| view! {
            <section class="block" aria-labelledby="doubts">
                <h2 id="doubts">{t.about_doubts}</h2>
                <p>{t.about_doubts_lead}</p>
                <div class="scroll" tabindex="0" role="region" aria-label=(t.table_of)(t.about_doubts)>
                    <table class="wide">
                        <thead><tr>
                            <th scope="col">{t.about_doubts}</th><th scope="col">{t.about_times}</th>
                            <th scope="col">{t.place}</th><th scope="col">{"#"}</th>
                        </tr></thead>
                        <tbody>{doubts}</tbody>
                    </table>
                </div>
            </section>
        })}
        <section class="block" aria-labelledby="access">
            <h2 id="access">{t.about_access}</h2>
            <p>{t.about_access_text}</p>
        </section>
    }
    .into_any()
}
