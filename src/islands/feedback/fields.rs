//! The form's fields: label, hint, fault, control.

use super::{Form, Photo};
use crate::browser::outbox;
use crate::text::{Text, word};
use leptos::prelude::*;
use mingjing_contract::feedback::{NewFeedback, PHOTOS_MAX};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;

/// What a field is called.
pub fn field_name(t: &'static Text, field: &str) -> &'static str {
    match field {
        "kind" => t.f_kind,
        "region" => t.f_region,
        "place" => t.f_place,
        "happened_at" => t.f_when,
        "contact" => t.f_contact,
        "lat" => t.point().lat,
        "lon" => t.point().lon,
        _ => t.f_description,
    }
}

fn get(fields: &NewFeedback, field: &str) -> String {
    match field {
        "kind" => fields.kind.clone(),
        "region" => fields.region.clone().unwrap_or_default(),
        "place" => fields.place.clone(),
        "happened_at" => fields.happened_at.clone().unwrap_or_default(),
        "contact" => fields.contact.clone().unwrap_or_default(),
        "lat" => fields.lat.clone().unwrap_or_default(),
        "lon" => fields.lon.clone().unwrap_or_default(),
        _ => fields.description.clone(),
    }
}

fn set(form: Form, field: &'static str, value: String) {
    let some = (!value.is_empty()).then(|| value.clone());
    form.fields.update(|fields| match field {
        "kind" => fields.kind = value,
        "region" => fields.region = some,
        "place" => fields.place = value,
        "happened_at" => fields.happened_at = some,
        "contact" => fields.contact = some,
        "lat" => fields.lat = some,
        "lon" => fields.lon = some,
        _ => fields.description = value,
    });
    form.faults.update(|faults| faults.retain(|fault| fault.field != field));
}

/// Label, hint, fault, around a control.
fn field(
    form: Form,
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    required: bool,
    t: &'static Text,
    control: AnyView,
) -> AnyView {
    let fault = move || fault_of(form, name).map(|code| word(t.field_errors, &code));
    view! {
        <div class="field" class:faulty=move || fault_of(form, name).is_some()>
            <label for=format!("f-{name}")>{label}{(!required).then(|| view! { <span class="small">{t.optional}</span> })}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=format!("h-{name}")>{hint}</p> })}
            <p class="fault" id=format!("e-{name}")>{fault}</p>
            {control}
        </div>
    }
    .into_any()
}

fn fault_of(form: Form, name: &'static str) -> Option<String> {
    form.faults.with(|faults| faults.iter().find(|fault| fault.field == name).map(|fault| fault.code.clone()))
}

fn described(name: &str, hint: &str) -> String {
    // The two coordinates share a hint.
    if matches!(name, "lat" | "lon") {
        return format!("h-degrees e-{name}");
    }
    if hint.is_empty() { format!("e-{name}") } else { format!("h-{name} e-{name}") }
}

/// A list to choose from.
pub fn choose(
    form: Form,
    name: &'static str,
    label: &'static str,
    empty: &'static str,
    choices: RwSignal<Vec<(String, String)>>,
    required: bool,
    t: &'static Text,
) -> AnyView {
    let options = move || {
        [(String::new(), empty.to_owned())]
            .into_iter()
            .chain(choices.get())
            .map(|(value, words)| {
                let mine = value.clone();
                view! { <option value=value selected=move || form.fields.with(|fields| get(fields, name)) == mine>{words}</option> }
            })
            .collect_view()
    };
    let control = view! {
        <select id=format!("f-{name}") name=name aria-required=required.then_some("true") aria-describedby=described(name, "")
            aria-invalid=move || fault_of(form, name).is_some().then_some("true")
            on:change=move |event| set(form, name, event_target_value(&event))>{options}</select>
    }
    .into_any();
    field(form, name, label, "", required, t, control)
}

/// One line.
pub fn input(
    form: Form,
    name: &'static str,
    kind: &'static str,
    label: &'static str,
    hint: &'static str,
    required: bool,
    t: &'static Text,
) -> AnyView {
    let control = view! {
        <input id=format!("f-{name}") name=name type=kind autocomplete="off" aria-required=required.then_some("true") aria-describedby=described(name, hint)
            aria-invalid=move || fault_of(form, name).is_some().then_some("true")
            prop:value=move || form.fields.with(|fields| get(fields, name))
            on:input=move |event| set(form, name, event_target_value(&event)) />
    }
    .into_any();
    field(form, name, label, hint, required, t, control)
}

/// What happened.
pub fn area(form: Form, t: &'static Text) -> AnyView {
    let name = "description";
    let control = view! {
        <textarea id="f-description" name=name rows="6" aria-required="true" aria-describedby=described(name, t.f_description_hint)
            aria-invalid=move || fault_of(form, name).is_some().then_some("true")
            prop:value=move || form.fields.with(|fields| fields.description.clone())
            on:input=move |event| set(form, name, event_target_value(&event))></textarea>
    }
    .into_any();
    field(form, name, t.f_description, t.f_description_hint, true, t, control)
}

/// Photos, made small on this device. They go after the report, and wait with it.
pub fn pictures(form: Form, t: &'static Text) -> AnyView {
    let take = move |event: web_sys::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        let chosen = input.files().map(|files| js_sys::Array::from(&files)).unwrap_or_default();
        leptos::task::spawn_local(show(form, chosen.iter().take(PHOTOS_MAX).collect()));
    };
    let control = view! {
        <input id="f-pictures" name="pictures" type="file" accept="image/jpeg,image/png,image/webp" multiple
            aria-describedby=described("pictures", t.thread().photos_hint) on:change=take />
    }
    .into_any();
    field(form, "pictures", t.thread().photo, t.thread().photos_hint, false, t, control)
}

/// Takes photos into the form, each made small. What is no picture is left to the service to refuse.
pub async fn show(form: Form, files: Vec<JsValue>) {
    let mut photos = Vec::new();
    for file in files {
        let (blob, shown) = outbox::photo(&file).await.unwrap_or((file, String::new()));
        photos.push(Photo { blob: SendWrapper::new(blob), shown });
    }
    form.photos.try_set(photos);
}
