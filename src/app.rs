//! The running app: address → page, in a frame of masthead and foot.

use crate::api::load::{Loader, loader};
use crate::api::{Load, log, record};
use crate::browser::{base, clock, media};
use crate::components::shell::{self, ReleaseLine};
use crate::components::{Ctx, seal};
use crate::pages;
use crate::route::{Lang, Page, Query, Route};
use crate::text::{self, format};
use crate::trust::Trust;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route as RouterRoute, Router};
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::{NavigateOptions, path};
use mingjing_contract::manifest::{Manifest, table};
use mingjing_contract::portal::Portal;
use send_wrapper::SendWrapper;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// Takes over the page.
pub fn start() {
    let base = base::fix();
    let place = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("page"))
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(place) = place {
        place.set_inner_html("");
        mount_to(place, move || view! { <App base=base /> }).forget();
    }
}

/// The router knows one route only: [`Route::parse`] reads the address, so that the app, the publisher
/// and the tests share one grammar of addresses.
#[component]
fn App(base: String) -> impl IntoView {
    let screen = media::follow();
    let frame = move || {
        let base = StoredValue::new(base.clone());
        view! { <Frame base=base screen=screen /> }
    };
    view! {
        <Router>
            <FlatRoutes fallback=|| ()>
                <RouterRoute path=path!("/*any") view=frame />
            </FlatRoutes>
        </Router>
    }
}

#[component]
fn Frame(base: StoredValue<String>, screen: ReadSignal<media::Screen>) -> impl IntoView {
    let location = use_location();
    let route = Memo::new(move |_| {
        let path = location.pathname.get();
        base.with_value(|base| Route::parse(path.strip_prefix(base.as_str()).unwrap_or(&path)))
    });
    let query = Memo::new(move |_| Query::parse(&location.search.get()));
    let navigate = StoredValue::new(SendWrapper::new(use_navigate()));
    let to = move |address: String, replace: bool, scroll: bool| {
        let path = base.with_value(|base| format!("{base}{address}"));
        navigate.with_value(|navigate| {
            navigate(&path, NavigateOptions { replace, scroll, ..NavigateOptions::default() });
        });
    };
    let go = Callback::new(move |(query, replace): (Query, bool)| {
        to(format!("{}{}", route.get_untracked().path(), query.format()), replace, false);
    });
    let open =
        Callback::new(move |page: Page| to(Route::new(route.get_untracked().lang, page).path(), false, true));
    let now = clock::now();
    let here = Signal::derive(move || format!("{}{}", location.pathname.get(), query.get().format()));
    let heading = RwSignal::new(String::new());
    let focus_heading = StoredValue::new(false);
    let ctx = move |lang: Lang| Ctx {
        t: text::of(lang),
        query: query.into(),
        go,
        open,
        screen: screen.into(),
        here,
        heading,
        focus_heading,
        now,
    };

    let standing = record::standing();
    let refused = {
        let standing = standing.clone();
        Memo::new(move |_| standing.with(|standing| standing.refused.len()))
    };
    // Asked again once a page has got through after a failure.
    let masthead_data = loader(
        move || standing.with(|standing| (standing.known, standing.recoveries)),
        |_| async {
            let portal: Arc<Portal> = record::table(table::PORTAL, None).await?;
            Ok((portal, record::release().await?))
        },
    );
    let known = move || match masthead_data.state.get() {
        Load::Ready(known) => Some(known),
        _ => None,
    };
    // Last of all: the page does not wait for it.
    let again = record::standing();
    let trust = loader(
        move || {
            let recoveries = again.with(|standing| standing.recoveries);
            (matches!(masthead_data.state.get(), Load::Ready(_)), recoveries)
        },
        |(is_known, _)| async move { if is_known { log::check().await.map(Some) } else { Ok(None) } },
    );
    let first = StoredValue::new(true);
    Effect::new(move |_| {
        let route = route.get();
        let t = text::of(route.lang);
        let portal = known().map(|(portal, _)| {
            if route.lang == Lang::Zh { portal.title_zh.clone() } else { portal.title_en.clone() }
        });
        let name = portal.unwrap_or_else(|| t.site.to_owned());
        let heading = heading.get();
        let title = if heading.is_empty() || route.page == Page::Home {
            name
        } else {
            format!("{heading} · {name}")
        };
        base::describe(&title, route.lang.tag());
    });
    Effect::new(move |_| {
        route.track();
        if first.get_value() {
            first.set_value(false);
        } else {
            focus_heading.set_value(true);
        }
    });

    let head = move || {
        let route = route.get();
        let title = known().map(|(portal, _)| {
            if route.lang == Lang::Zh { portal.title_zh.clone() } else { portal.title_en.clone() }
        });
        shell::masthead(ctx(route.lang), &route.page, title)
    };
    let alarm = move || {
        let ctx = ctx(route.get().lang);
        trust.state.with(|trust| {
            if let Load::Ready(trust) = trust { seal::alarm(ctx, trust.as_ref()) } else { ().into_any() }
        })
    };
    let main = move || {
        let route = route.get();
        page(ctx(route.lang), route.page, trust)
    };
    let foot = move || {
        let ctx = ctx(route.get().lang);
        let log = trust.state.with(|trust| match trust {
            Load::Ready(trust) => seal::line(ctx, trust.as_ref(), false),
            Load::Failed(_) => seal::line(ctx, None, true),
            Load::Loading => ().into_any(),
        });
        shell::foot(ctx, known().map(|(_, release)| release_line(ctx, &release)), refused.get(), log)
    };
    view! {
        {head}
        {alarm}
        <main id="main" tabindex="-1">{main}</main>
        {foot}
    }
}

fn release_line(ctx: Ctx, release: &Manifest) -> ReleaseLine {
    ReleaseLine {
        words: (ctx.t.foot_release)(release.release, &format::moment(ctx.lang(), &release.published_at)),
        manifest: format!("data/release/{}.json", release.release),
    }
}

fn page(ctx: Ctx, page: Page, trust: Loader<Option<Trust>>) -> AnyView {
    match page {
        Page::Home => pages::home::page(ctx),
        Page::Air => pages::air::page(ctx),
        Page::AirRegion(region) => pages::air_region::page(ctx, region),
        Page::AirStation(region, station) => pages::air_station::page(ctx, region, station),
        Page::Water => pages::water::page(ctx),
        Page::Section(id) => pages::section::page(ctx, id),
        Page::Tasks => pages::tasks::page(ctx),
        Page::Task(id) => pages::task::page(ctx, id),
        Page::Targets => pages::targets::page(ctx),
        Page::Duties => pages::duties::page(ctx),
        Page::Feedback => pages::feedback::page(ctx),
        Page::Thread(code) => pages::thread::page(ctx, code),
        Page::About => pages::about::page(ctx),
        Page::Verify => pages::verify::page(ctx, trust),
        Page::NotFound => pages::not_found::view(ctx, None),
    }
}
