//! `/feedback`: say what is wrong, get a code.

use super::{heading, show};
use crate::api::feedback::{FeedbackError, send};
use crate::api::{load::loader, record};
use crate::browser::{base, memory, random};
use crate::components::Ctx;
use crate::route::{Page, Query};
use crate::text::word;
use crate::view_model::{air::region_name, civil_day};
use leptos::prelude::*;
use mingjing_contract::feedback::{FieldError, KINDS, NewFeedback, Receipt};
use mingjing_contract::manifest::table;
use mingjing_contract::places::{Places, Region};
use std::sync::Arc;

/// Key under which the browser keeps what was written and not yet sent.
const DRAFT: &str = "mingjing.draft";

/// Loads the list of regions and shows the form.
#[must_use]
pub fn page(ctx: Ctx) -> AnyView {
    let data = loader(|| (), |()| async { record::table::<Places>(table::PLACES, None).await });
    show(data, ctx, move |places: &Arc<Places>| view(ctx, &places.regions))
}

/// What the address prefills: `about=task~WH2020-03-1&kind=task_challenged`.
fn prefilled(query: &Query) -> NewFeedback {
    let about = query.get("about").and_then(|about| about.split_once('~'));
    NewFeedback {
        kind: query.get("kind").filter(|kind| KINDS.contains(kind)).unwrap_or("").to_owned(),
        subject_kind: about.map(|(kind, _)| kind.to_owned()),
        subject_id: about.map(|(_, id)| id.to_owned()),
        ..NewFeedback::default()
    }
}

/// The state of the form.
#[derive(Clone, Copy)]
struct Form {
    fields: RwSignal<NewFeedback>,
    faults: RwSignal<Vec<FieldError>>,
    problem: RwSignal<Option<String>>,
    sending: RwSignal<bool>,
    receipt: RwSignal<Option<Receipt>>,
    /// The same for every try of the same words.
    key: RwSignal<(String, NewFeedback)>,
}

/// Form, receipt, and the field to follow an older report.
#[must_use]
pub fn view(ctx: Ctx, regions: &[Region]) -> AnyView {
    let t = ctx.t;
    let start = ctx.query.with_untracked(prefilled);
    let form = Form {
        fields: RwSignal::new(start.clone()),
        faults: RwSignal::new(Vec::new()),
        problem: RwSignal::new(None),
        sending: RwSignal::new(false),
        receipt: RwSignal::new(None),
        key: RwSignal::new((String::new(), NewFeedback::default())),
    };
    // The draft is read in the browser only, after the first picture of the page.
    Effect::new(move |_| {
        let draft = memory::get(DRAFT).and_then(|text| serde_json::from_str::<NewFeedback>(&text).ok());
        if let Some(draft) = draft.filter(|draft| draft.subject_id == start.subject_id) {
            form.fields.set(draft);
        }
    });
    Effect::new(move |_| {
        let fields = form.fields.get();
        let empty = fields.description.is_empty() && fields.place.is_empty();
        let kept = if empty || form.receipt.get().is_some() { String::new() } else { draft_text(&fields) };
        memory::set(DRAFT, &kept);
    });
    let choices: Vec<(String, String)> = regions
        .iter()
        .filter(|region| matches!(region.kind.as_str(), "prefecture" | "county"))
        .map(|region| (region.code.clone(), region_name(region, t)))
        .collect();
    let body = move || match form.receipt.get() {
        Some(receipt) => receipt_view(ctx, form, &receipt),
        None => form_view(ctx, form, choices.clone()),
    };
    view! {
        {heading(ctx, t.feedback_title.to_owned())}
        <p class="lead">{t.feedback_lead}</p>
        <p class="notice">{t.demo_service}</p>
        {body}
        {follow(ctx)}
    }
    .into_any()
}

/// The draft without the contact, which stays out of the browser's store.
fn draft_text(fields: &NewFeedback) -> String {
    serde_json::to_string(&NewFeedback { contact: None, ..fields.clone() }).unwrap_or_default()
}

fn form_view(ctx: Ctx, form: Form, regions: Vec<(String, String)>) -> AnyView {
    let t = ctx.t;
    let kinds = t.kinds.iter().map(|(id, words)| ((*id).to_owned(), (*words).to_owned())).collect();
    let subject =
        move || form.fields.with(|fields| fields.subject_id.as_ref().map(|id| (t.about_subject)(id)));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !form.sending.get_untracked() {
            try_send(ctx, form);
        }
    };
    let summary = move || {
        let faults = form.faults.get();
        (!faults.is_empty()).then(|| view! {
            <div class="error-summary" role="alert" tabindex="-1" id="errors">
                <h2>{t.errors_title}</h2>
                <ul>{faults.into_iter().map(|fault| {
                    let id = format!("f-{}", fault.field);
                    let words = format!("{}：{}", field_name(ctx, &fault.field), word(t.field_errors, &fault.code));
                    view! { <li><button type="button" class="link" on:click=move |_| base::focus_id(&id)>{words}</button></li> }
                }).collect_view()}</ul>
            </div>
        })
    };
    view! {
        <form class="feedback" method="post" action=ctx.href(Page::Feedback) novalidate on:submit=submit>
            {summary}
            {move || subject().map(|words| view! { <p class="subject">{words}</p> })}
            {choose(form, "kind", t.f_kind, t.choose, kinds, true, ctx)}
            {choose(form, "region", t.f_region, t.choose, regions, false, ctx)}
            {input(form, "place", "text", t.f_place, t.f_place_hint, true, ctx)}
            {input(form, "happened_at", "datetime-local", t.f_when, t.f_when_hint, false, ctx)}
            {area(form, ctx)}
            {input(form, "contact", "text", t.f_contact, t.f_contact_hint, false, ctx)}
            {move || form.problem.get().map(|words| view! { <p class="problem" role="alert">{words}</p> })}
            <p>
                <button type="submit" class="action" disabled=move || form.sending.get()>
                    {move || if form.sending.get() { t.sending } else { t.send }}
                </button>
            </p>
        </form>
    }
    .into_any()
}

fn field_name(ctx: Ctx, field: &str) -> &'static str {
    let t = ctx.t;
    match field {
        "kind" => t.f_kind,
        "region" => t.f_region,
        "place" => t.f_place,
        "happened_at" => t.f_when,
        "contact" => t.f_contact,
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
    ctx: Ctx,
    control: AnyView,
) -> AnyView {
    let t = ctx.t;
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
    if hint.is_empty() { format!("e-{name}") } else { format!("h-{name} e-{name}") }
}

fn choose(
    form: Form,
    name: &'static str,
    label: &'static str,
    empty: &'static str,
    choices: Vec<(String, String)>,
    required: bool,
    ctx: Ctx,
) -> AnyView {
    let options = [(String::new(), empty.to_owned())]
        .into_iter()
        .chain(choices)
        .map(|(value, words)| {
            let mine = value.clone();
            view! { <option value=value selected=move || form.fields.with(|fields| get(fields, name)) == mine>{words}</option> }
        })
        .collect_view();
    let control = view! {
        <select id=format!("f-{name}") name=name aria-describedby=described(name, "")
            aria-invalid=move || fault_of(form, name).is_some().then_some("true")
            on:change=move |event| set(form, name, event_target_value(&event))>{options}</select>
    }
    .into_any();
    field(form, name, label, "", required, ctx, control)
}

fn input(
    form: Form,
    name: &'static str,
    kind: &'static str,
    label: &'static str,
    hint: &'static str,
    required: bool,
    ctx: Ctx,
) -> AnyView {
    let control = view! {
        <input id=format!("f-{name}") name=name type=kind autocomplete="off" aria-describedby=described(name, hint)
            aria-invalid=move || fault_of(form, name).is_some().then_some("true")
            prop:value=move || form.fields.with(|fields| get(fields, name))
            on:input=move |event| set(form, name, event_target_value(&event)) />
    }
    .into_any();
    field(form, name, label, hint, required, ctx, control)
}

fn area(form: Form, ctx: Ctx) -> AnyView {
    let t = ctx.t;
    let name = "description";
    let control = view! {
        <textarea id="f-description" name=name rows="6" aria-describedby=described(name, t.f_description_hint)
            aria-invalid=move || fault_of(form, name).is_some().then_some("true")
            prop:value=move || form.fields.with(|fields| fields.description.clone())
            on:input=move |event| set(form, name, event_target_value(&event))></textarea>
    }
    .into_any();
    field(form, name, t.f_description, t.f_description_hint, true, ctx, control)
}

fn try_send(ctx: Ctx, form: Form) {
    let t = ctx.t;
    let fields = form.fields.get_untracked();
    let faults = fields.faults(civil_day(crate::browser::clock::now()));
    form.problem.set(None);
    form.faults.set(faults.clone());
    if !faults.is_empty() {
        focus_errors();
        return;
    }
    let (mut key, of) = form.key.get_untracked();
    if key.is_empty() || of != fields {
        key = random::uuid();
        form.key.set((key.clone(), fields.clone()));
    }
    form.sending.set(true);
    leptos::task::spawn_local(async move {
        let answer = send(&fields, &key).await;
        form.sending.try_set(false);
        match answer {
            Ok(receipt) => {
                form.receipt.try_set(Some(receipt));
                focus_when_drawn("receipt");
            }
            Err(FeedbackError::Network) => {
                form.problem.try_set(Some(t.send_failed.to_owned()));
            }
            Err(FeedbackError::Refused(error)) => {
                if error.fields.is_empty() {
                    form.problem.try_set(Some(word(t.refused, &error.code)));
                } else {
                    form.faults.try_set(error.fields);
                    focus_errors();
                }
            }
        }
    });
}

fn focus_errors() {
    focus_when_drawn("errors");
}

/// Focuses an element once it has been drawn.
fn focus_when_drawn(id: &'static str) {
    request_animation_frame(move || base::focus_id(id));
}

fn receipt_view(ctx: Ctx, form: Form, receipt: &Receipt) -> AnyView {
    let t = ctx.t;
    let thread = ctx.href(Page::Thread(receipt.code.clone()));
    let again = move |_| {
        form.fields.set(NewFeedback::default());
        form.receipt.set(None);
    };
    view! {
        <section class="receipt" id="receipt" tabindex="-1" aria-labelledby="receipt-title">
            <h2 id="receipt-title">{t.sent_title}</h2>
            <p>{t.sent_lead}</p>
            <p class="code-line"><span class="small">{t.your_code}</span><strong class="code">{receipt.code.clone()}</strong></p>
            <p class="note">{t.keep_code}</p>
            {super::thread::clock(ctx, &receipt.clock)}
            <p><a class="action" href=thread>{t.open_thread}</a></p>
            <p><button type="button" on:click=again>{t.write_another}</button></p>
        </section>
    }
    .into_any()
}

/// The field that opens an older report by its code.
fn follow(ctx: Ctx) -> AnyView {
    let t = ctx.t;
    let code = RwSignal::new(String::new());
    let navigate = ctx.open;
    let open = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let code = code.get_untracked().trim().to_owned();
        if !code.is_empty() {
            navigate.run(Page::Thread(code));
        }
    };
    view! {
        <section class="block" aria-labelledby="follow">
            <h2 id="follow">{t.follow_title}</h2>
            <form class="follow" on:submit=open>
                <label for="follow-code">{t.follow_label}</label>
                <input id="follow-code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false"
                    prop:value=move || code.get() on:input=move |event| code.set(event_target_value(&event)) />
                <button type="submit">{t.follow_button}</button>
            </form>
        </section>
    }
    .into_any()
}
