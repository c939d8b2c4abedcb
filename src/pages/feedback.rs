//! `/feedback`: say what is wrong, get a code.

use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::Ctx;
use crate::route::Page;
use crate::shown::{Island, Shown};
use crate::view_model::air::region_name;
use maud::{Markup, html};
use mingjing_contract::feedback::{
    CONTACT_MAX_CHARS, DESCRIPTION_MAX_CHARS, DESCRIPTION_MIN_CHARS, PLACE_MAX_CHARS,
};
use mingjing_contract::manifest::table;
use mingjing_contract::places::{Places, Region};

/// Id of the form's element.
pub const FORM: &str = "report";

/// Loads the list of regions and shows the form.
///
/// # Errors
/// When the list cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    ctx.record.load(&[Want::Table(table::PLACES)]).await?;
    Ok(view(ctx, &ctx.record.table::<Places>(table::PLACES)?.regions))
}

/// The form as it works without script, and the field to follow an older report. In the browser the app takes
/// the form over: it checks before sending, keeps a draft and sends once only.
#[must_use]
pub fn view(ctx: &Ctx, regions: &[Region]) -> Shown {
    let t = ctx.t;
    let regions: Vec<(String, String)> = regions
        .iter()
        .filter(|region| matches!(region.kind.as_str(), "prefecture" | "county"))
        .map(|region| (region.code.clone(), region_name(region, t)))
        .collect();
    let mut shown = Shown::new(t.feedback_title, t.feedback_lead);
    let form = form(ctx, &regions);
    shown.islands.push((FORM.to_owned(), Island::Feedback(regions)));
    shown.with(&html! {
        p.lead { (t.feedback_lead) }
        p.notice { (t.demo_service) }
        div id=(FORM) data-island="feedback" { (form) }
        section.block aria-labelledby="follow" {
            h2 #follow { (t.follow_title) }
            form.follow method="post" action=(ctx.href(Page::Feedback)) data-form="follow" {
                label for="follow-code" { (t.follow_label) }
                input #follow-code name="code" autocomplete="off" autocapitalize="characters" spellcheck="false";
                button type="submit" { (t.follow_button) }
            }
        }
    })
}

/// A plain POST with the fields of [`mingjing_contract::feedback::NewFeedback`].
fn form(ctx: &Ctx, regions: &[(String, String)]) -> Markup {
    let t = ctx.t;
    html! {
        form.feedback method="post" action=(ctx.href(Page::Feedback)) {
            (field(ctx, "kind", t.f_kind, "", true, &choice("kind", t.choose, &crate::components::controls::choices(t.kinds), true)))
            (field(ctx, "region", t.f_region, "", false, &choice("region", t.choose, regions, false)))
            (field(ctx, "place", t.f_place, t.f_place_hint, true, &html! {
                input #f-place name="place" type="text" required autocomplete="off" maxlength=(PLACE_MAX_CHARS);
            }))
            (field(ctx, "happened_at", t.f_when, t.f_when_hint, false, &html! {
                input #f-happened_at name="happened_at" type="datetime-local";
            }))
            (field(ctx, "description", t.f_description, t.f_description_hint, true, &html! {
                textarea #f-description name="description" rows="6" required minlength=(DESCRIPTION_MIN_CHARS) maxlength=(DESCRIPTION_MAX_CHARS) {}
            }))
            (field(ctx, "contact", t.f_contact, t.f_contact_hint, false, &html! {
                input #f-contact name="contact" type="text" autocomplete="off" maxlength=(CONTACT_MAX_CHARS) aria-describedby="h-contact";
            }))
            p { button.action type="submit" { (t.send) } }
        }
    }
}

fn choice(name: &str, empty: &str, choices: &[(String, String)], required: bool) -> Markup {
    html! {
        select id=(format!("f-{name}")) name=(name) required[required] {
            option value="" { (empty) }
            @for (value, words) in choices { option value=(value) { (words) } }
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
