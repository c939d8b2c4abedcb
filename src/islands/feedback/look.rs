//! The last look before a report goes: what of it others will read once it is published, and what nobody will.

use super::{Form, Step, focus_when_drawn, send};
use crate::browser::clock;
use crate::components::notice;
use crate::route::{Edition, Page, Route};
use crate::text::{Text, format};
use crate::view_model::civil_day;
use leptos::prelude::*;
use maud::{Markup, html};
use mingjing_contract::feedback::point::told;
use mingjing_contract::feedback::{NewFeedback, Similar};
use mingjing_contract::manifest::table;
use mingjing_contract::personal;
use mingjing_contract::places::Places;
use mingjing_domain::language::Language;

/// What will be public and what will not, and the way on or back.
pub fn view(t: &'static Text, form: Form) -> AnyView {
    let back = move |_| {
        form.step.set(Step::Write);
        focus_when_drawn("f-description");
    };
    view! {
        <div class="preview">
            <div inner_html=markup(t, form).into_string()></div>
            <p>
                <button type="button" class="action" id="send" disabled=move || form.sending.get() on:click=move |_| send::send(t, form)>
                    {move || if form.sending.get() { t.sending } else { t.send }}
                </button>
                <button type="button" disabled=move || form.sending.get() on:click=back>{t.form().preview_edit}</button>
            </p>
        </div>
    }
    .into_any()
}

/// What is told.
fn markup(t: &'static Text, form: Form) -> Markup {
    let (w, sent) = (t.form(), form.fields.get_untracked());
    let places = form.ctx.with_value(|ctx| ctx.record.table::<Places>(table::PLACES).ok());
    let point = |tell: fn(Language, &NewFeedback, Option<&Places>) -> Option<String>| {
        tell(t.lang.language(), &sent, Some(places.as_deref()?))
    };
    let named = |list: RwSignal<Vec<(String, String)>>, id: &str| {
        list.with_untracked(|list| {
            list.iter().find(|(known, _)| known == id).map_or_else(|| id.to_owned(), |(_, name)| name.clone())
        })
    };
    let fact = |name: &str, words: Option<String>| {
        html! { @if let Some(words) = words { div { dt { (name) } dd { (words) } } } }
    };
    let today = civil_day(clock::now()).to_string();
    let found = personal::find(&format!("{}\n{}", sent.place, sent.description));
    let or_empty = |words: Option<String>| Some(words.unwrap_or_else(|| w.left_empty.to_owned()));
    html! {
        h2 #preview tabindex="-1" { (w.preview_title) }
        p { (w.preview_lead) }
        @if !found.is_empty() {
            section.notice #personal {
                p { (t.thread().personal) strong { (found.join("、")) } }
                p { (t.thread().personal_hint) }
            }
        }
        @if let Some(words) = point(told::doubt) { p.notice #doubt { (words) } }
        (similar(t, form.edition, &form.similar.get_untracked()))
        section.block aria-labelledby="public" {
            h3 #public { (w.preview_public) }
            p.hint { (w.preview_public_hint) }
            dl.facts.stacked {
                (fact(t.f_kind, Some(named(form.kinds, &sent.kind))))
                @if let Some(id) = &sent.subject_id { p.subject { ((t.about_subject)(id)) } }
                (fact(t.f_region, sent.region.as_deref().map(|code| named(form.regions, code))))
                (fact(t.f_place, Some(personal::cover(&sent.place))))
                (fact(t.point().point, point(told::public)))
                (fact(w.received_on, Some(format::day_text(t.lang, &today))))
                div { dt { (t.f_description) } dd.words { (personal::cover(&sent.description)) } }
            }
        }
        section.block aria-labelledby="private" {
            h3 #private { (w.preview_private) }
            p.hint { (w.preview_private_hint) }
            dl.facts.stacked {
                (fact(t.f_when, or_empty(sent.happened_at.as_ref().map(|at| at.replace('T', " ")))))
                @if !sent.exact { (fact(t.point().kept, point(told::kept))) }
                (fact(t.f_contact, or_empty(sent.contact.clone())))
                div {
                    dt { (t.thread().photo) }
                    dd {
                        @for (place, photo) in form.photos.get_untracked().iter().enumerate() {
                            @let name = format!("{} {}", t.thread().photo, place + 1);
                            @if photo.shown.is_empty() { (name) " " } @else { img.thumbnail src=(photo.shown) alt=(name); " " }
                        }
                        @if form.photos.with_untracked(Vec::is_empty) { (w.left_empty) }
                    }
                }
            }
        }
    }
}

/// Published answers that may be about the same thing, to be read and followed instead.
fn similar(t: &'static Text, edition: Edition, found: &[Similar]) -> Markup {
    let w = t.thread();
    let replies = Route::new(edition, Page::Replies).href();
    let form = Route::new(edition, Page::Feedback).href();
    html! {
        @if !found.is_empty() {
            section.notice.similar #similar aria-labelledby="similar-title" {
                h3 #similar-title { (w.similar_title) }
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
