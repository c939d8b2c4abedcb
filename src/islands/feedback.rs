//! The feedback form: checked before it is sent, kept as a draft, sent once only.

use crate::api::feedback::{FeedbackError, challenge, send, similar};
use crate::browser::listener::Listener;
use crate::browser::{base, memory, proof, random};
use crate::components::{Ctx, notice};
use crate::route::{Edition, Page, Query, Route};
use crate::text::{Text, format, word};
use crate::view_model::civil_day;
use leptos::prelude::*;
use maud::{Markup, html};
use mingjing_contract::feedback::{FieldError, KINDS, NewFeedback, Receipt, Similar};
use mingjing_contract::{json, personal};
use send_wrapper::SendWrapper;

/// Key under which the browser keeps what was written and not yet sent.
const DRAFT: &str = "mingjing.draft";

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
    /// For addresses.
    edition: Edition,
    fields: RwSignal<NewFeedback>,
    faults: RwSignal<Vec<FieldError>>,
    problem: RwSignal<Option<String>>,
    sending: RwSignal<bool>,
    receipt: RwSignal<Option<Receipt>>,
    /// The same for every try of the same words.
    key: RwSignal<(String, NewFeedback)>,
    /// What is published and may be about the same thing.
    similar: RwSignal<Vec<Similar>>,
    /// What was written could not be sent: it goes by itself once there is a network again.
    waiting: RwSignal<bool>,
    /// What in the words looks like personal data.
    personal: RwSignal<Vec<String>>,
    /// The words for which that was looked up: pressed again, they are sent.
    looked_up: RwSignal<NewFeedback>,
}

/// Form, then receipt.
#[must_use]
pub fn form(ctx: &Ctx, regions: Vec<(String, String)>) -> AnyView {
    let t = ctx.t;
    let start = prefilled(&ctx.query);
    let form = Form {
        edition: ctx.edition,
        fields: RwSignal::new(start.clone()),
        faults: RwSignal::new(Vec::new()),
        problem: RwSignal::new(None),
        sending: RwSignal::new(false),
        receipt: RwSignal::new(None),
        key: RwSignal::new((String::new(), NewFeedback::default())),
        similar: RwSignal::new(Vec::new()),
        personal: RwSignal::new(Vec::new()),
        waiting: RwSignal::new(false),
        looked_up: RwSignal::new(NewFeedback::default()),
    };
    let draft = memory::get(DRAFT).and_then(|text| json::read::<NewFeedback>(text.as_bytes()).ok());
    if let Some(draft) = draft.filter(|draft| draft.subject_id == start.subject_id) {
        form.fields.set(draft);
    }
    Effect::new(move |_| {
        let fields = form.fields.get();
        let empty = fields.description.is_empty() && fields.place.is_empty();
        let kept = if empty || form.receipt.get().is_some() { String::new() } else { draft_text(&fields) };
        memory::set(DRAFT, &kept);
    });
    let heard = SendWrapper::new(Listener::new(&window(), "online", move |_| {
        if form.waiting.get_untracked() && !form.sending.get_untracked() {
            try_send(t, form);
        }
    }));
    on_cleanup(move || drop(heard));
    (move || match form.receipt.get() {
        Some(receipt) => receipt_view(t, form, &receipt),
        None => form_view(t, form, regions.clone()),
    })
    .into_any()
}

/// The draft without the contact, which stays out of the browser's store.
fn draft_text(fields: &NewFeedback) -> String {
    serde_json::to_string(&NewFeedback { contact: None, ..fields.clone() }).unwrap_or_default()
}

fn form_view(t: &'static Text, form: Form, regions: Vec<(String, String)>) -> AnyView {
    let kinds = t.kinds.iter().map(|(id, words)| ((*id).to_owned(), (*words).to_owned())).collect();
    let subject =
        move || form.fields.with(|fields| fields.subject_id.as_ref().map(|id| (t.about_subject)(id)));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !form.sending.get_untracked() {
            try_send(t, form);
        }
    };
    let summary = move || {
        let faults = form.faults.get();
        (!faults.is_empty()).then(|| view! {
            <div class="error-summary" role="alert" tabindex="-1" id="errors">
                <h2>{t.errors_title}</h2>
                <ul>{faults.into_iter().map(|fault| {
                    let id = format!("f-{}", fault.field);
                    let words = format!("{}：{}", field_name(t, &fault.field), word(t.field_errors, &fault.code));
                    view! { <li><button type="button" class="link" on:click=move |_| base::focus_id(&id)>{words}</button></li> }
                }).collect_view()}</ul>
            </div>
        })
    };
    view! {
        <form class="feedback" method="post" action=Route::new(form.edition, Page::Feedback).href() novalidate on:submit=submit>
            {summary}
            {move || subject().map(|words| view! { <p class="subject">{words}</p> })}
            {choose(form, "kind", t.f_kind, t.choose, kinds, true, t)}
            {choose(form, "region", t.f_region, t.choose, regions, false, t)}
            {input(form, "place", "text", t.f_place, t.f_place_hint, true, t)}
            {input(form, "happened_at", "datetime-local", t.f_when, t.f_when_hint, false, t)}
            {area(form, t)}
            {input(form, "contact", "text", t.f_contact, t.f_contact_hint, false, t)}
            {move || {
                let found = form.personal.get();
                (!found.is_empty()).then(|| view! {
                    <section class="notice" id="personal" tabindex="-1">
                        <p>{t.thread().personal}<strong>{found.join("、")}</strong></p>
                        <p>{t.thread().personal_hint}</p>
                    </section>
                })
            }}
            <div inner_html=move || similar_list(t, form.edition, &form.similar.get()).into_string()></div>
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

fn field_name(t: &'static Text, field: &str) -> &'static str {
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
    if hint.is_empty() { format!("e-{name}") } else { format!("h-{name} e-{name}") }
}

fn choose(
    form: Form,
    name: &'static str,
    label: &'static str,
    empty: &'static str,
    choices: Vec<(String, String)>,
    required: bool,
    t: &'static Text,
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
        <select id=format!("f-{name}") name=name aria-required=required.then_some("true") aria-describedby=described(name, "")
            aria-invalid=move || fault_of(form, name).is_some().then_some("true")
            on:change=move |event| set(form, name, event_target_value(&event))>{options}</select>
    }
    .into_any();
    field(form, name, label, "", required, t, control)
}

fn input(
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

fn area(form: Form, t: &'static Text) -> AnyView {
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

fn try_send(t: &'static Text, form: Form) {
    let fields = form.fields.get_untracked();
    let faults = fields.faults(civil_day(crate::browser::clock::now()));
    form.problem.set(None);
    form.waiting.set(false);
    form.faults.set(faults.clone());
    if !faults.is_empty() {
        focus_errors();
        return;
    }
    form.sending.set(true);
    leptos::task::spawn_local(async move {
        if form.looked_up.get_untracked() != fields {
            // A help and no more: where it cannot be had, the report goes on its way.
            let found = similar(&fields).await.unwrap_or_default();
            form.looked_up.try_set(fields.clone());
            let personal = personal::find(&format!("{}\n{}", fields.place, fields.description));
            let first = if !personal.is_empty() {
                Some("personal")
            } else {
                (!found.is_empty()).then_some("similar")
            };
            form.similar.try_set(found);
            form.personal.try_set(personal);
            if let Some(first) = first {
                form.sending.try_set(false);
                focus_when_drawn(first);
                return;
            }
        }
        send_now(t, form, fields).await;
    });
}

async fn send_now(t: &'static Text, form: Form, fields: NewFeedback) {
    let (mut key, of) = form.key.get_untracked();
    if key.is_empty() || of != fields {
        key = random::uuid();
        form.key.try_set((key.clone(), fields.clone()));
    }
    let answer = work_and_send(&fields, &key).await;
    form.sending.try_set(false);
    match answer {
        Ok(receipt) => {
            form.similar.try_set(Vec::new());
            form.personal.try_set(Vec::new());
            form.receipt.try_set(Some(receipt));
            focus_when_drawn("receipt");
        }
        Err(FeedbackError::Network) => {
            form.waiting.try_set(true);
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
}

/// Published answers that may be about the same thing, to be read and followed instead.
fn similar_list(t: &'static Text, edition: Edition, found: &[Similar]) -> Markup {
    let w = &t.thread();
    let replies = Route::new(edition, Page::Replies).href();
    let form = Route::new(edition, Page::Feedback).href();
    html! {
        @if !found.is_empty() {
            section.notice.similar #similar tabindex="-1" aria-labelledby="similar-title" {
                h2 #similar-title { (w.similar_title) }
                p { (w.similar_lead) }
                ul {
                    @for one in found {
                        li {
                            p {
                                strong { (one.place) } " · " (format::day_text(t.lang, &one.received_on))
                                (notice::sample(one.sample, t))
                            }
                            p.words lang="zh-Hans" { (one.answer) }
                            p.small {
                                a href={ (replies) "#" (one.number) } target="_blank" { (w.similar_open) " " (one.number) } " "
                                a href={ (form) "published/" (one.number) "/feed.atom" } rel="external" type="application/atom+xml" { (w.similar_follow) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Does the work that the service asks for, then sends.
async fn work_and_send(fields: &NewFeedback, key: &str) -> Result<Receipt, FeedbackError> {
    let proof = match challenge(key).await? {
        Some(challenge) => proof::solve(&challenge).await,
        None => None,
    };
    send(fields, key, proof.as_deref()).await
}

fn focus_errors() {
    focus_when_drawn("errors");
}

/// Focuses an element once it has been drawn.
fn focus_when_drawn(id: &'static str) {
    request_animation_frame(move || base::focus_id(id));
}

fn receipt_view(t: &'static Text, form: Form, receipt: &Receipt) -> AnyView {
    let thread = Route::new(form.edition, Page::Thread(receipt.code.clone())).href();
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
            <div inner_html=crate::pages::thread::clock(t, &receipt.clock).into_string()></div>
            <div inner_html=crate::pages::thread::qr(t, &thread).into_string()></div>
            <p><a class="action" href=thread>{t.open_thread}</a></p>
            <p>
                <button type="button" on:click=move |_| { let _ = window().print(); }>{t.thread().print}</button>
                <button type="button" on:click=again>{t.write_another}</button>
            </p>
        </section>
    }
    .into_any()
}
