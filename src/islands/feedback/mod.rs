//! The feedback form: checked, shown as others will read it, kept on this device, sent once only.

mod fields;
mod kept;
mod late;
mod look;
pub mod outbox;
mod point;
mod send;

pub use late::flush;

use crate::api::feedback::kinds;
use crate::browser::listener::Listener;
use crate::browser::{base, memory};
use crate::components::Ctx;
use crate::pages::feedback::Prepared;
use crate::route::{Edition, Lang, Page, Query, Route};
use crate::text::{Text, word};
use leptos::prelude::*;
use mingjing_contract::feedback::{FieldError, KINDS, NewFeedback, Receipt, Similar};
use mingjing_contract::json;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;

/// Key under which the browser keeps what was written and not yet sent.
const DRAFT: &str = "mingjing.draft";

/// What the address prefills: `about=task~WH2020-03-1&kind=task_challenged`.
fn prefilled(query: &Query, region: Option<String>) -> NewFeedback {
    let about = query.get("about").and_then(|about| about.split_once('~'));
    NewFeedback {
        kind: query.get("kind").filter(|kind| KINDS.contains(kind)).unwrap_or("").to_owned(),
        region,
        subject_kind: about.map(|(kind, _)| kind.to_owned()),
        subject_id: about.map(|(_, id)| id.to_owned()),
        ..NewFeedback::default()
    }
}

/// Where the writer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// At the form.
    Write,
    /// At the last look before it goes.
    Look,
}

/// A photo that goes with the report.
#[derive(Clone)]
struct Photo {
    blob: SendWrapper<JsValue>,
    /// An address to show it by; empty where the browser cannot.
    shown: String,
}

/// The state of the form.
#[derive(Clone, Copy)]
struct Form {
    /// For addresses.
    edition: Edition,
    /// For the record.
    ctx: StoredValue<Ctx, LocalStorage>,
    step: RwSignal<Step>,
    fields: RwSignal<NewFeedback>,
    photos: RwSignal<Vec<Photo>>,
    /// Kinds and regions to choose from, with their names.
    kinds: RwSignal<Vec<(String, String)>>,
    regions: RwSignal<Vec<(String, String)>>,
    faults: RwSignal<Vec<FieldError>>,
    problem: RwSignal<Option<String>>,
    sending: RwSignal<bool>,
    /// With whether its photos were refused.
    receipt: RwSignal<Option<(Receipt, bool)>>,
    /// The same for every try of the same words.
    key: RwSignal<(String, NewFeedback)>,
    /// What is published and may be about the same thing.
    similar: RwSignal<Vec<Similar>>,
    /// What is on its way, or went while nobody looked.
    kept: RwSignal<Vec<SendWrapper<crate::browser::outbox::Entry>>>,
    /// The key of what was sent from this page and has to wait.
    waits: RwSignal<Option<String>>,
    /// The part of the program that sends, once it is here.
    part: RwSignal<Option<late::Sending>>,
}

/// Form, then a last look, then the receipt; above them what is on its way.
#[must_use]
pub fn form(ctx: &Ctx, prepared: Prepared) -> AnyView {
    let t = ctx.t;
    let start = prefilled(&ctx.query, prepared.region);
    let known = t.kinds.iter().map(|(id, words)| ((*id).to_owned(), (*words).to_owned()));
    let form = Form {
        edition: ctx.edition,
        ctx: StoredValue::new_local(ctx.clone()),
        step: RwSignal::new(Step::Write),
        fields: RwSignal::new(start.clone()),
        photos: RwSignal::new(Vec::new()),
        kinds: RwSignal::new(known.collect()),
        regions: RwSignal::new(prepared.regions),
        faults: RwSignal::new(Vec::new()),
        problem: RwSignal::new(None),
        sending: RwSignal::new(false),
        receipt: RwSignal::new(None),
        key: RwSignal::new((String::new(), NewFeedback::default())),
        similar: RwSignal::new(Vec::new()),
        kept: RwSignal::new(Vec::new()),
        waits: RwSignal::new(None),
        part: RwSignal::new(None),
    };
    let draft = memory::get(DRAFT).and_then(|text| json::read::<NewFeedback>(text.as_bytes()).ok());
    if let Some(draft) = draft.filter(|draft| draft.subject_id == start.subject_id) {
        // An address that names a region means it.
        let region = start.region.or_else(|| draft.region.clone());
        form.fields.set(NewFeedback { region, ..draft });
        // Somebody has turned to the form before: the network may be gone by the time it is sent.
        late::prepare(form);
    }
    Effect::new(move |_| {
        let fields = form.fields.get();
        memory::set(DRAFT, &if is_begun(&fields) { draft_text(&fields) } else { String::new() });
    });
    let send_what_waits = move || {
        if memory::get(outbox::FLAG).is_some() {
            late::retry_soon(form);
        }
    };
    send_what_waits();
    let heard = SendWrapper::new(Listener::new(&window(), "online", move |_| {
        send_what_waits();
        // What is written needs it, and it may not have come while there was no network.
        if form.part.with_untracked(Option::is_none) && form.fields.with_untracked(is_begun) {
            late::prepare(form);
        }
    }));
    on_cleanup(move || drop(heard));
    let asked = StoredValue::new(false);
    (move || match form.receipt.get() {
        Some((receipt, lost_photos)) => {
            form.part.get().map(|part| (part.receipt)(t, form, &receipt, lost_photos)).into_any()
        }
        None => view! {
            {move || form.part.get().map(|part| (part.list)(t, form))}
            {move || match form.step.get() {
                Step::Write => form_view(t, form, asked),
                Step::Look => form.part.get().map(|part| (part.look_view)(t, form)).into_any(),
            }}
        }
        .into_any(),
    })
    .into_any()
}

/// The kinds as the bureau has them now; the built-in ones where nobody answers.
fn load_kinds(t: &'static Text, form: Form) {
    leptos::task::spawn_local(async move {
        let Ok(kinds) = kinds().await else { return };
        let named = kinds.into_iter().map(|kind| {
            let name = if t.lang == Lang::En { kind.name_en } else { kind.name_zh };
            (kind.id, name)
        });
        let named: Vec<_> = named.collect();
        // Whoever is choosing keeps the list as long as it is the same.
        if form.kinds.try_with_untracked(|known| *known != named) == Some(true) {
            form.kinds.set(named);
        }
    });
}

/// Whether there are words that would be lost.
fn is_begun(fields: &NewFeedback) -> bool {
    !fields.description.is_empty() || !fields.place.is_empty()
}

/// The draft without the contact, which stays out of the browser's store.
fn draft_text(fields: &NewFeedback) -> String {
    serde_json::to_string(&NewFeedback { contact: None, ..fields.clone() }).unwrap_or_default()
}

fn form_view(t: &'static Text, form: Form, asked: StoredValue<bool>) -> AnyView {
    // Once somebody turns to the form: a page that is only opened asks no service, which not every host has.
    let turned_to = move || {
        if !asked.get_value() {
            asked.set_value(true);
            load_kinds(t, form);
            // Before anything is written: it is needed most when nothing can be fetched any more.
            late::prepare(form);
        }
    };
    let subject =
        move || form.fields.with(|fields| fields.subject_id.as_ref().map(|id| (t.about_subject)(id)));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !form.sending.get_untracked() {
            late::look_soon(t, form);
        }
    };
    let summary = move || {
        let faults = form.faults.get();
        (!faults.is_empty()).then(|| view! {
            <div class="error-summary" role="alert" tabindex="-1" id="errors">
                <h2>{t.errors_title}</h2>
                <ul>{faults.into_iter().map(|fault| {
                    let id = format!("f-{}", fault.field);
                    let words = format!("{}：{}", fields::field_name(t, &fault.field), word(t.field_errors, &fault.code));
                    view! { <li><button type="button" class="link" on:click=move |_| base::focus_id(&id)>{words}</button></li> }
                }).collect_view()}</ul>
            </div>
        })
    };
    view! {
        <form class="feedback" method="post" action=Route::new(form.edition, Page::Feedback).href() novalidate on:submit=submit
            on:focusin=move |_| turned_to() on:pointerover=move |_| turned_to()>
            {summary}
            {move || subject().map(|words| view! { <p class="subject">{words}</p> })}
            {fields::choose(form, "kind", t.f_kind, t.choose, form.kinds, true, t)}
            {fields::choose(form, "region", t.f_region, t.choose, form.regions, false, t)}
            {fields::input(form, "place", "text", t.f_place, t.f_place_hint, true, t)}
            {point::part(form, t)}
            {fields::input(form, "happened_at", "datetime-local", t.f_when, t.f_when_hint, false, t)}
            {fields::area(form, t)}
            {fields::pictures(form, t)}
            {fields::input(form, "contact", "text", t.f_contact, t.f_contact_hint, false, t)}
            {move || form.problem.get().map(|words| view! { <p class="problem" role="alert">{words}</p> })}
            <p><button type="submit" class="action" disabled=move || form.sending.get()>{t.form().preview}</button></p>
        </form>
    }
    .into_any()
}

/// Focuses an element once it has been drawn.
fn focus_when_drawn(id: &'static str) {
    request_animation_frame(move || base::focus_id(id));
}
