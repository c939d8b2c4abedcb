//! `/feedback`: say what is wrong, get a code.

mod point;

use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, notice};
use crate::route::{Lang, Page};
use crate::shown::{Island, Shown};
use crate::text::Text;
use crate::view_model::air::region_name;
use maud::{Markup, html};
use mingjing_contract::feedback::{
    CONTACT_MAX_CHARS, DESCRIPTION_MAX_CHARS, DESCRIPTION_MIN_CHARS, PLACE_MAX_CHARS,
};
use mingjing_contract::manifest::table;
use mingjing_contract::places::{Places, Reportable, reportable};
use mingjing_contract::portal::Portal;

/// Id of the form's element.
pub const FORM: &str = "report";

/// What the form begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prepared {
    /// Regions to choose from, with their names.
    pub regions: Vec<(String, String)>,
    /// The region that the address is about.
    pub region: Option<String>,
}

/// Loads the list of regions and shows the form.
///
/// # Errors
/// When the list cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    ctx.record.load(&[Want::Table(table::PLACES), Want::Table(table::PORTAL)]).await?;
    let home = ctx.record.table::<Portal>(table::PORTAL)?.home_region.clone();
    Ok(view(ctx, &*ctx.record.table::<Places>(table::PLACES)?, &home))
}

/// The region that the address is about: named by it, or that of the station or section that it names.
fn region_of<'a>(ctx: &'a Ctx, places: &'a Places) -> Option<&'a str> {
    let known = |code: &&str| places.regions.iter().any(|region| region.code == **code);
    let about = || match ctx.get("about")?.split_once('~')? {
        ("station", id) => places.stations.iter().find(|one| one.code == id).map(|one| one.region.as_str()),
        ("section", id) => places.sections.iter().find(|one| one.id == id)?.region.as_deref(),
        _ => None,
    };
    ctx.get("region").filter(known).or_else(about)
}

/// The form as it works without script, and the field to follow an older report. In the browser the app takes
/// the form over: it checks before sending, keeps a draft and sends once only.
#[must_use]
pub fn view(ctx: &Ctx, places: &Places, home: &str) -> Shown {
    let t = ctx.t;
    let named = region_of(ctx, places);
    let own = named.or(ctx.place.as_deref()).unwrap_or(home);
    let offered = reportable(&places.regions, Some(own), named);
    let regions = offered.iter().map(|one| (one.region.code.clone(), full_name(one, t))).collect();
    let region = named.filter(|code| offered.iter().any(|one| one.region.code == *code)).map(str::to_owned);
    let sample = places.regions.iter().find(|region| region.sample);
    let in_sample = offered.iter().any(|one| one.region.sample);
    let prepared = Prepared { regions, region };
    let mut shown = Shown::new(t.feedback_title, t.feedback_lead);
    // In the browser the app puts its own form there.
    let near = prepared.region.as_deref().or(Some(home));
    let form = if cfg!(target_arch = "wasm32") {
        html! {}
    } else {
        form(ctx, &prepared, places, near)
    };
    shown.islands.push((FORM.to_owned(), Island::Feedback(prepared)));
    let is_sample = sample.is_some_and(|sample| named == Some(sample.code.as_str()));
    shown.sample = is_sample;
    shown.with(&html! {
        p.lead { (t.feedback_lead) }
        p.notice { (t.demo_service) }
        @if is_sample { p.notice { (notice::sample(true, t)) " " (t.form().from_sample) } }
        div id=(FORM) data-island="feedback" { (form) }
        section.block aria-labelledby="follow" {
            h2 #follow { (t.follow_title) }
            form.follow method="post" action=(ctx.href(Page::Feedback)) data-form="follow" {
                label for="follow-code" { (t.follow_label) }
                input #follow-code name="code" autocomplete="off" autocapitalize="characters" spellcheck="false";
                button type="submit" { (t.follow_button) }
            }
        }
        @if let Some(sample) = sample.filter(|_| !in_sample) {
            p { a href={ (ctx.href(Page::Feedback)) "?region=" (sample.code) } rel="external" { (t.form().to_sample) } }
        }
    })
}

/// A county with its prefecture.
fn full_name(one: &Reportable, t: &Text) -> String {
    let name = region_name(one.region, t);
    match one.above.map(|above| region_name(above, t)) {
        Some(above) if t.lang == Lang::En => format!("{name}, {above}"),
        Some(above) => format!("{above}{name}"),
        None => name,
    }
}

/// A plain POST with the fields of [`mingjing_contract::feedback::NewFeedback`].
fn form(ctx: &Ctx, prepared: &Prepared, places: &Places, near: Option<&str>) -> Markup {
    let t = ctx.t;
    html! {
        form.feedback method="post" action=(ctx.href(Page::Feedback)) {
            (field(ctx, "kind", t.f_kind, "", true, &choice("kind", t.choose, &crate::components::controls::choices(t.kinds), None, true)))
            (field(ctx, "region", t.f_region, "", false, &choice("region", t.choose, &prepared.regions, prepared.region.as_deref(), false)))
            (field(ctx, "place", t.f_place, t.f_place_hint, true, &html! {
                input #f-place name="place" type="text" required autocomplete="off" maxlength=(PLACE_MAX_CHARS);
            }))
            (point::fields(ctx, places, near))
            (field(ctx, "happened_at", t.f_when, t.f_when_hint, false, &html! {
                input #f-happened_at name="happened_at" type="datetime-local";
            }))
            (field(ctx, "description", t.f_description, t.f_description_hint, true, &html! {
                textarea #f-description name="description" rows="6" required minlength=(DESCRIPTION_MIN_CHARS) maxlength=(DESCRIPTION_MAX_CHARS) {}
            }))
            (field(ctx, "contact", t.f_contact, t.f_contact_hint, false, &html! {
                input #f-contact name="contact" type="text" autocomplete="off" maxlength=(CONTACT_MAX_CHARS) aria-describedby="h-contact";
            }))
            p { button.action type="submit" { (t.form().preview) } }
        }
    }
}

fn choice(
    name: &str,
    empty: &str,
    choices: &[(String, String)],
    chosen: Option<&str>,
    required: bool,
) -> Markup {
    html! {
        select id=(format!("f-{name}")) name=(name) required[required] {
            option value="" { (empty) }
            @for (value, words) in choices { option value=(value) selected[chosen == Some(value.as_str())] { (words) } }
        }
    }
}

fn field(ctx: &Ctx, name: &str, label: &str, hint: &str, required: bool, control: &Markup) -> Markup {
    html! {
        div.field {
            label for=(format!("f-{name}")) { (label) @if !required { span.small { (ctx.t.optional) } } }
            @if !hint.is_empty() { p.hint id=(format!("h-{name}")) { (hint) } }
            (control)
        }
    }
}
