//! What is on its way, and receipts.

use super::outbox::{self, Stands, stands};
use super::{Form, fields, focus_when_drawn, send};
use crate::browser::outbox::{self as store, Entry};
use crate::route::{Page, Route};
use crate::text::{Text, word};
use leptos::prelude::*;
use mingjing_contract::feedback::{NewFeedback, Receipt};
use mingjing_contract::json;
use send_wrapper::SendWrapper;

/// Reads what is kept and shows it.
pub async fn refresh(form: Form) {
    let kept = outbox::kept().await;
    form.kept.try_set(kept.into_iter().map(SendWrapper::new).collect());
}

/// The list of what is kept.
pub fn list(t: &'static Text, form: Form) -> AnyView {
    let w = t.form();
    let entries = move || form.kept.with(|kept| kept.iter().map(|entry| one(t, form, entry)).collect_view());
    (move || {
        form.kept.with(|kept| !kept.is_empty()).then(|| {
            view! {
                <section class="block kept" id="kept" tabindex="-1" aria-labelledby="kept-title">
                    <h2 id="kept-title">{w.kept_title}</h2>
                    {entries}
                </section>
            }
        })
    })
    .into_any()
}

fn one(t: &'static Text, form: Form, entry: &Entry) -> AnyView {
    let w = t.form();
    let key = StoredValue::new(entry.key.clone());
    let take_back = move |_| {
        let key = key.get_value();
        leptos::task::spawn_local(async move { back(form, key).await });
    };
    let forget = move |_| {
        let key = key.get_value();
        leptos::task::spawn_local(async move {
            store::remove(&key).await;
            refresh(form).await;
        });
    };
    let status = match stands(entry) {
        Stands::Waiting => {
            let again = move |_| send::retry(form);
            view! {
                <p class="notice" role="status">{w.waiting}</p>
                <p>
                    <button type="button" on:click=again disabled=move || form.sending.get()>{w.try_now}</button>
                    <button type="button" on:click=take_back>{w.take_back}</button>
                </p>
            }
            .into_any()
        }
        Stands::Received(receipt, lost_photos) => {
            let thread = Route::new(form.edition, Page::Thread(receipt.code.clone())).href();
            view! {
                <p role="status">{w.went}</p>
                <p class="code-line"><span class="small">{t.your_code}</span><strong class="code">{receipt.code}</strong></p>
                <p class="note">{t.keep_code}</p>
                {lost_photos.then(|| view! { <p class="problem">{w.photos_lost}</p> })}
                <p>
                    <a class="action" href=thread>{t.open_thread}</a>
                    <button type="button" on:click=forget>{w.noted}</button>
                </p>
            }
            .into_any()
        }
        Stands::Refused(error) => view! {
            <p class="problem" role="alert">{word(t.refused, &error.code)}</p>
            <p><button type="button" on:click=take_back>{w.take_back}</button></p>
        }
        .into_any(),
    };
    view! { <div class="kept-one"><p><strong>{entry.title.clone()}</strong></p>{status}</div> }.into_any()
}

/// Back into the form, to be changed or left.
async fn back(form: Form, key: String) {
    if let Some(entry) = outbox::take_back(key).await
        && let Ok(report) = json::read::<NewFeedback>(entry.body.as_bytes())
    {
        form.fields.try_set(report);
        fields::show(form, entry.photos.iter().collect()).await;
    }
    refresh(form).await;
    focus_when_drawn("f-description");
}

/// The receipt of the report that was sent last.
pub fn receipt(t: &'static Text, form: Form, receipt: &Receipt, lost_photos: bool) -> AnyView {
    let thread = Route::new(form.edition, Page::Thread(receipt.code.clone())).href();
    let again = move |_| {
        form.receipt.set(None);
        leptos::task::spawn_local(refresh(form));
    };
    view! {
        <section class="receipt" id="receipt" tabindex="-1" aria-labelledby="receipt-title">
            <h2 id="receipt-title">{t.sent_title}</h2>
            <p>{t.sent_lead}</p>
            <p class="code-line"><span class="small">{t.your_code}</span><strong class="code">{receipt.code.clone()}</strong></p>
            <p class="note">{t.keep_code}</p>
            {lost_photos.then(|| view! { <p class="problem">{t.form().photos_lost}</p> })}
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
