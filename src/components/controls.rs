//! Choices that live in the address.

use super::Ctx;
use leptos::prelude::*;

/// A labelled list of choices bound to a key of the query. The first choice, with an empty value, is
/// `all`; without it the first of `choices` is the default.
#[must_use]
pub fn select(
    ctx: Ctx,
    key: &'static str,
    label: &'static str,
    all: Option<&'static str>,
    choices: Vec<(String, String)>,
) -> AnyView {
    let default = if all.is_some() {
        String::new()
    } else {
        choices.first().map(|(value, _)| value.clone()).unwrap_or_default()
    };
    select_with_default(ctx, key, label, all, choices, default)
}

/// As [`select`], with a default that is not the first.
#[must_use]
pub fn select_with_default(
    ctx: Ctx,
    key: &'static str,
    label: &'static str,
    all: Option<&'static str>,
    choices: Vec<(String, String)>,
    default: String,
) -> AnyView {
    let id = format!("choose-{key}");
    let absent = default.clone();
    let chosen = move || ctx.get(key).unwrap_or_else(|| default.clone());
    let options = all
        .map(|all| (String::new(), all.to_owned()))
        .into_iter()
        .chain(choices)
        .map(|(value, words)| {
            let chosen = chosen.clone();
            let mine = value.clone();
            view! { <option value=value selected=move || chosen() == mine>{words}</option> }
        })
        .collect_view();
    let on_change = move |event| {
        let value = event_target_value(&event);
        ctx.set(key, if value == absent { "" } else { &value }, false);
    };
    view! {
        <div class="control">
            <label for=id.clone()>{label}</label>
            <select id=id on:change=on_change>{options}</select>
        </div>
    }
    .into_any()
}

/// A row of links of which one is chosen: tabs whose state is in the address.
#[must_use]
pub fn tabs(
    ctx: Ctx,
    key: &'static str,
    label: &'static str,
    choices: Vec<(String, String)>,
    default: &'static str,
) -> AnyView {
    let links = choices
        .into_iter()
        .map(|(value, words)| {
            let mine = value.clone();
            let current = move || (ctx.get(key).as_deref().unwrap_or(default) == mine).then_some("true");
            let set = move |_| ctx.set(key, if value == default { "" } else { &value }, false);
            view! { <button type="button" class="tab" aria-pressed=move || if current().is_some() { "true" } else { "false" } on:click=set>{words}</button> }
        })
        .collect_view();
    view! { <div class="tabs" role="group" aria-label=label>{links}</div> }.into_any()
}

/// A search field bound to a key of the query; every keystroke replaces the entry of the history.
#[must_use]
pub fn search(ctx: Ctx, key: &'static str, label: &'static str) -> AnyView {
    let id = format!("search-{key}");
    view! {
        <div class="control grow">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type="search"
                prop:value=move || ctx.get(key).unwrap_or_default()
                on:input=move |event| ctx.set(key, &event_target_value(&event), true)
            />
        </div>
    }
    .into_any()
}
