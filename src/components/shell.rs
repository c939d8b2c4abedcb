//! Masthead and foot, around every page.

use super::Ctx;
use crate::route::{Lang, Page, Route};
use leptos::prelude::*;

/// The masthead with the main sections. `page` is the current one.
#[must_use]
pub fn masthead(ctx: Ctx, page: &Page, title: Option<String>) -> AnyView {
    let t = ctx.t;
    let sections = [
        (Page::Air, t.nav_air),
        (Page::Water, t.nav_water),
        (Page::Tasks, t.nav_tasks),
        (Page::Targets, t.nav_targets),
        (Page::Duties, t.nav_duties),
        (Page::Feedback, t.nav_feedback),
    ];
    let links = sections
        .into_iter()
        .map(|(section, words)| {
            let current =
                (section == *page).then_some("page").or_else(|| is_below(page, &section).then_some("true"));
            view! { <li><a href=ctx.href(section) aria-current=current>{words}</a></li> }
        })
        .collect_view();
    let other = Route::new(ctx.lang().other(), page.clone());
    let other_href = move || format!("{}{}", other.href(), ctx.query.with(crate::route::Query::format));
    let skip = move || format!("{}#main", ctx.here.get());
    let to_main = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        crate::browser::base::jump("main");
    };
    view! {
        <a class="skip" href=skip on:click=to_main>{t.skip}</a>
        <header class="masthead">
            <div class="bar">
                <a class="name" href=ctx.href(Page::Home)>
                    <span class="site">{t.site}</span>
                    {title.map(|title| view! { <span class="title">{title}</span> })}
                </a>
                <a class="language" href=other_href rel="alternate" lang=ctx.lang().other().tag() hreflang=ctx.lang().other().tag()>
                    {t.other_language}
                </a>
            </div>
            <nav aria-label=t.menu><ul>{links}</ul></nav>
        </header>
    }
    .into_any()
}

fn is_below(page: &Page, section: &Page) -> bool {
    matches!(
        (page, section),
        (Page::AirRegion(_) | Page::AirStation(..), Page::Air)
            | (Page::Section(_), Page::Water)
            | (Page::Task(_), Page::Tasks)
            | (Page::Thread(_), Page::Feedback)
    )
}

/// What the foot says of the release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseLine {
    /// Number and time in words.
    pub words: String,
    /// Address of the manifest.
    pub manifest: String,
}

/// The foot: release, seal, about. `refused` counts the files that were not those of the release: with
/// any, the seal says that and nothing else. `log` is what is said of the log of releases.
#[must_use]
pub fn foot(ctx: Ctx, release: Option<ReleaseLine>, refused: usize, log: AnyView) -> AnyView {
    let t = ctx.t;
    let colon = if ctx.lang() == Lang::Zh { "。" } else { ". " };
    let seal = release.map(|release| {
        let good = refused == 0;
        let verdict = if good { t.foot_verified.to_owned() } else { (t.foot_refused)(refused) };
        view! {
            <p class="seal" class:broken=!good>
                {good.then(|| view! { <span class="seal-mark" aria-hidden="true">"✓"</span>" " })}
                {release.words}{colon}{verdict}{colon}
                <a href=release.manifest rel="external">{t.foot_data}</a>
            </p>
        }
    });
    view! {
        <footer class="foot">
            {seal}
            {log}
            <p><a href=ctx.href(Page::About)>{t.nav_about}</a></p>
        </footer>
    }
    .into_any()
}
