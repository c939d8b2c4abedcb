//! The last look before a report goes: what of it others will read once it is published, and what nobody will.

use crate::kinds::Kinds;
use crate::regions::List;
use crate::text::Lang;
use jiff::civil::Date;
use maud::{Markup, html};
use mingjing_contract::feedback::point::told;
use mingjing_contract::feedback::{NewFeedback, Similar};
use mingjing_contract::personal;

/// Field that says: it was looked at, and is to be sent.
pub const SURE: &str = "sure";
/// Field that says: back to the form.
pub const EDIT: &str = "edit";

/// What the page shows.
pub struct Preview<'a> {
    /// Language.
    pub lang: Lang,
    /// What was written, without fault.
    pub feedback: &'a NewFeedback,
    /// Names of kinds.
    pub kinds: &'a Kinds,
    /// Names of regions.
    pub regions: &'a List,
    /// What is published and may be about the same thing.
    pub similar: &'a [Similar],
    /// What in the words looks like personal data.
    pub personal: &'a [String],
    /// Today.
    pub today: Date,
}

/// The page's content.
pub fn content(shown: &Preview) -> Markup {
    let w = shown.lang.words();
    let sent = shown.feedback;
    let (language, places) = (shown.lang.language(), shown.regions.places());
    let region = sent.region.as_deref().map(|code| shown.regions.name(code, shown.lang));
    let fact = |name: &str, words: Option<&str>| {
        html! { @if let Some(words) = words { div { dt { (name) } dd { (words) } } } }
    };
    let when = sent.happened_at.as_deref().map(|at| at.replace('T', " "));
    html! {
        main id="main" {
            h1 { (w.preview_title) }
            p class="lead" { (w.preview_lead) }
            (personal_found(shown))
            @if let Some(words) = told::doubt(language, sent, places) { p class="notice" role="alert" id="doubt" { (words) } }
            (similar(shown))
            section class="block" aria-labelledby="public" {
                h2 id="public" { (w.preview_public) }
                p class="hint" { (w.preview_public_hint) }
                dl class="facts stacked" {
                    (fact(w.kind, Some(shown.kinds.name(&sent.kind, shown.lang))))
                    (fact(w.about_subject, sent.subject_id.as_deref()))
                    (fact(w.region, region))
                    (fact(w.place, Some(&personal::cover(&sent.place))))
                    (fact(shown.lang.point().point, told::public(language, sent, places).as_deref()))
                    (fact(w.received_on, Some(&shown.lang.day(shown.today))))
                    div { dt { (w.description) } dd class="words" { (personal::cover(&sent.description)) } }
                }
            }
            section class="block" aria-labelledby="private" {
                h2 id="private" { (w.preview_private) }
                p class="hint" { (w.preview_private_hint) }
                dl class="facts stacked" {
                    (fact(w.happened_at, Some(when.as_deref().unwrap_or(w.left_empty))))
                    (fact(shown.lang.point().kept, told::kept(language, sent, places).filter(|_| !sent.exact).as_deref()))
                    (fact(w.contact, Some(sent.contact.as_deref().unwrap_or(w.left_empty))))
                    (fact(w.photo, Some(w.photos_later)))
                }
            }
            form class="feedback" method="post" action={ (shown.lang.prefix()) "feedback/" } {
                @for (name, value) in fields(sent) { input type="hidden" name=(name) value=(value); }
                p {
                    button type="submit" class="action" name=(SURE) value="1" { (w.send) } " "
                    button type="submit" name=(EDIT) value="1" { (w.preview_edit) }
                }
            }
        }
    }
}

/// The fields that the form has.
fn fields(sent: &NewFeedback) -> impl Iterator<Item = (&'static str, &str)> {
    let exact = sent.exact.then_some("1");
    let fields = [
        ("kind", Some(&sent.kind)),
        ("region", sent.region.as_ref()),
        ("place", Some(&sent.place)),
        ("happened_at", sent.happened_at.as_ref()),
        ("description", Some(&sent.description)),
        ("contact", sent.contact.as_ref()),
        ("subject_kind", sent.subject_kind.as_ref()),
        ("subject_id", sent.subject_id.as_ref()),
        ("lat", sent.lat.as_ref()),
        ("lon", sent.lon.as_ref()),
    ];
    let given = fields.into_iter().filter_map(|(name, value)| Some((name, value?.as_str())));
    given.chain(exact.map(|value| ("exact", value)))
}

/// What in the words looks like personal data.
fn personal_found(shown: &Preview) -> Markup {
    let w = shown.lang.words();
    html! {
        @if !shown.personal.is_empty() {
            section class="notice" role="alert" id="personal" {
                p { (w.personal) strong { (shown.personal.join("、")) } }
                p { (w.personal_hint) }
            }
        }
    }
}

/// What is published and may be the same, to be read and followed instead.
fn similar(shown: &Preview) -> Markup {
    let w = shown.lang.words();
    let prefix = shown.lang.prefix();
    let day = |text: &str| text.parse().map_or_else(|_| text.to_owned(), |day| shown.lang.day(day));
    html! {
        @if !shown.similar.is_empty() {
            section class="notice similar" role="alert" aria-labelledby="similar" {
                h2 id="similar" { (w.similar_title) }
                p { (w.similar_lead) }
                ul {
                    @for one in shown.similar {
                        li {
                            p {
                                strong { (one.place) } " · " (day(&one.received_on))
                                @if one.sample { " · " span class="sample" { (w.sample) } }
                            }
                            p class="words" lang="zh-Hans" { (one.answer) }
                            p class="small" {
                                a href={ (prefix) "replies/#" (one.number) } { (w.similar_open) " " (one.number) } " "
                                a href={ (prefix) "feedback/published/" (one.number) "/feed.atom" } type="application/atom+xml" { (w.similar_follow) }
                            }
                        }
                    }
                }
            }
        }
    }
}
