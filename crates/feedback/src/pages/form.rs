//! The form again, with what was written and what is wrong with it.

use super::point;
use crate::kinds::Kinds;
use crate::regions::{self, List};
use crate::text::{Lang, word};
use maud::{Markup, html};
use mingjing_contract::feedback::point::Near;
use mingjing_contract::feedback::{
    CONTACT_MAX_CHARS, DESCRIPTION_MAX_CHARS, DESCRIPTION_MIN_CHARS, FieldError, NewFeedback, PLACE_MAX_CHARS,
};
use mingjing_contract::places::{Region, Reportable};

/// What the form shows.
pub struct Form<'a> {
    /// Language.
    pub lang: Lang,
    /// What was written.
    pub feedback: &'a NewFeedback,
    /// What is wrong with it.
    pub faults: &'a [FieldError],
    /// What is wrong apart from the fields.
    pub problem: Option<&'static str>,
    /// Regions to choose from.
    pub regions: &'a List,
    /// Kinds to choose from.
    pub kinds: &'a Kinds,
    /// The point as told by a published place.
    pub near: &'a Near,
}

/// The page's content.
pub fn content(form: &Form) -> Markup {
    let w = form.lang.words();
    html! {
        main id="main" {
            h1 { (w.form_title) }
            p class="lead" { (w.form_lead) }
            @if let Some(problem) = form.problem { p class="problem" role="alert" { (problem) } }
            (summary(form))
            form class="feedback" method="post" action={ (form.lang.prefix()) "feedback/" } {
                (subject(form))
                (kind(form))
                (region(form))
                (place(form))
                (point::fields(form))
                (happened_at(form))
                (description(form))
                (contact(form))
                p { button type="submit" class="action" { (w.preview) } }
            }
        }
    }
}

/// Names and values of a field's parts.
pub(super) struct Field {
    pub(super) name: &'static str,
    label: &'static str,
    hint: &'static str,
    /// Id of a hint that it shares with other fields.
    shared_hint: Option<&'static str>,
    is_required: bool,
}

impl Field {
    fn required(name: &'static str, label: &'static str, hint: &'static str) -> Self {
        Self { name, label, hint, shared_hint: None, is_required: true }
    }

    pub(super) fn optional(name: &'static str, label: &'static str, hint: &'static str) -> Self {
        Self { is_required: false, ..Self::required(name, label, hint) }
    }

    /// The same, told by a hint that stands elsewhere besides.
    pub(super) fn told_by(self, hint: &'static str) -> Self {
        Self { shared_hint: Some(hint), ..self }
    }

    pub(super) fn id(&self) -> String {
        format!("f-{}", self.name)
    }

    pub(super) fn described_by(&self) -> String {
        let own = (!self.hint.is_empty()).then(|| format!("h-{}", self.name));
        match own.as_deref().or(self.shared_hint) {
            Some(hint) => format!("{hint} e-{}", self.name),
            None => format!("e-{}", self.name),
        }
    }
}

fn fault(form: &Form, name: &str) -> Option<&'static str> {
    let fault = form.faults.iter().find(|fault| fault.field == name)?;
    let named = form.lang.words().field_errors;
    named.iter().find(|(code, _)| *code == fault.code).map(|(_, words)| *words)
}

pub(super) fn invalid(form: &Form, field: &Field) -> Option<&'static str> {
    fault(form, field.name).map(|_| "true")
}

/// Label, hint and fault around a control.
pub(super) fn around(form: &Form, field: &Field, control: &Markup) -> Markup {
    let fault = fault(form, field.name);
    let w = form.lang.words();
    html! {
        div class={ "field" @if fault.is_some() { " faulty" } } {
            label for=(field.id()) {
                (field.label) @if !field.is_required { " " span class="small" { (w.optional) } }
            }
            @if !field.hint.is_empty() { p class="hint" id={ "h-" (field.name) } { (field.hint) } }
            p class="fault" id={ "e-" (field.name) } { @if let Some(fault) = fault { (fault) } }
            (control)
        }
    }
}

fn summary(form: &Form) -> Markup {
    let w = form.lang.words();
    html! {
        @if !form.faults.is_empty() {
            div class="error-summary" role="alert" tabindex="-1" id="errors" {
                h2 { (w.errors_title) }
                ul {
                    @for fault in form.faults {
                        // The whole address, because the page's base is the site's root.
                        li { a href={ (form.lang.prefix()) "feedback/#f-" (fault.field) } {
                            (label(form.lang, &fault.field)) (w.colon) (word(w.field_errors, &fault.code))
                        } }
                    }
                }
            }
        }
    }
}

fn label(lang: Lang, field: &str) -> &'static str {
    let w = lang.words();
    match field {
        "kind" => w.kind,
        "region" => w.region,
        "place" => w.place,
        "happened_at" => w.happened_at,
        "description" => w.description,
        "contact" => w.contact,
        _ => point::label(lang, field).unwrap_or(w.about_subject),
    }
}

fn subject(form: &Form) -> Markup {
    let NewFeedback { subject_kind, subject_id, .. } = form.feedback;
    html! {
        @if let (Some(kind), Some(id)) = (subject_kind, subject_id) {
            p class="subject" id="f-subject_id" { (form.lang.words().about_subject) (form.lang.words().colon) (id) }
            input type="hidden" name="subject_kind" value=(kind);
            input type="hidden" name="subject_id" value=(id);
        }
    }
}

fn kind(form: &Form) -> Markup {
    let w = form.lang.words();
    let field = Field::required("kind", w.kind, "");
    let chosen = form.feedback.kind.as_str();
    let control = html! {
        select id=(field.id()) name=(field.name) required[field.is_required] aria-describedby=(field.described_by()) aria-invalid=[invalid(form, &field)] {
            (kinds(form.lang, form.kinds, chosen))
        }
    };
    around(form, &field, &control)
}

/// The kinds to choose from.
pub fn kinds(lang: Lang, kinds: &Kinds, chosen: &str) -> Markup {
    html! {
        option value="" { (lang.words().choose) }
        @for kind in kinds.offered() { option value=(kind.id) selected[kind.id == chosen] { (kind.name(lang)) } }
    }
}

fn region(form: &Form) -> Markup {
    let w = form.lang.words();
    let field = Field::optional("region", w.region, "");
    let chosen = form.feedback.region.as_deref().unwrap_or_default();
    let offered = form.regions.offered(form.feedback.region.as_deref());
    if offered.is_empty() {
        return html! { input type="hidden" name=(field.name) value=(chosen); };
    }
    let control = html! {
        select id=(field.id()) name=(field.name) required[field.is_required] aria-describedby=(field.described_by()) aria-invalid=[invalid(form, &field)] {
            option value="" { (w.choose) }
            @for Reportable { region, above } in offered {
                option value=(region.code) selected[region.code == chosen] {
                    (full_name(form.lang, region, above)) @if region.sample { " · " (w.sample) }
                }
            }
        }
    };
    around(form, &field, &control)
}

/// A county with its prefecture.
fn full_name(lang: Lang, region: &Region, above: Option<&Region>) -> String {
    let name = regions::name(region, lang);
    match above.map(|above| regions::name(above, lang)) {
        Some(above) if lang == Lang::En => format!("{name}, {above}"),
        Some(above) => format!("{above}{name}"),
        None => name.to_owned(),
    }
}

fn place(form: &Form) -> Markup {
    let w = form.lang.words();
    let field = Field::required("place", w.place, w.place_hint);
    let control = html! {
        input id=(field.id()) name=(field.name) type="text" maxlength=(PLACE_MAX_CHARS) required autocomplete="off"
            value=(form.feedback.place) aria-describedby=(field.described_by()) aria-invalid=[invalid(form, &field)];
    };
    around(form, &field, &control)
}

fn happened_at(form: &Form) -> Markup {
    let w = form.lang.words();
    let field = Field::optional("happened_at", w.happened_at, "");
    let control = html! {
        input id=(field.id()) name=(field.name) type="datetime-local" autocomplete="off"
            value=(form.feedback.happened_at.as_deref().unwrap_or_default())
            aria-describedby=(field.described_by()) aria-invalid=[invalid(form, &field)];
    };
    around(form, &field, &control)
}

fn description(form: &Form) -> Markup {
    let w = form.lang.words();
    let field = Field::required("description", w.description, w.description_hint);
    let control = html! {
        textarea id=(field.id()) name=(field.name) rows="8" minlength=(DESCRIPTION_MIN_CHARS)
            maxlength=(DESCRIPTION_MAX_CHARS) required aria-describedby=(field.described_by()) aria-invalid=[invalid(form, &field)] {
            // A browser drops the first line end of a text area.
            "\n" (form.feedback.description)
        }
    };
    around(form, &field, &control)
}

fn contact(form: &Form) -> Markup {
    let w = form.lang.words();
    let field = Field::optional("contact", w.contact, w.contact_hint);
    let control = html! {
        input id=(field.id()) name=(field.name) type="text" maxlength=(CONTACT_MAX_CHARS) autocomplete="off"
            value=(form.feedback.contact.as_deref().unwrap_or_default())
            aria-describedby=(field.described_by()) aria-invalid=[invalid(form, &field)];
    };
    around(form, &field, &control)
}
