//! Which pages there are, and what each says of itself.

use super::form;
use crate::Ready;
use crate::diagnostic::Lang;
use crate::text::{Said, Words, words};
use mingjing_contract::places::Places;

/// Folders below the site's root that hold pages.
pub const FOLDERS: [&str; 9] =
    ["about", "air", "duties", "en", "feedback", "targets", "tasks", "verify", "water"];

/// A page to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Path of its file below the site's root.
    pub file: String,
    /// What leads from the page back to the site's root.
    pub base: String,
    /// BCP 47 tag.
    pub lang: &'static str,
    /// Title of the document.
    pub title: String,
    /// Heading.
    pub heading: String,
    /// One sentence for search engines.
    pub description: String,
    /// Said where scripts are off; none where the page works without.
    pub no_script: Option<&'static str>,
    /// HTML below the heading.
    pub extra: String,
    /// The same page in the languages of the site, as `(tag, address below the root)`.
    pub alternates: Vec<(&'static str, String)>,
}

/// What a route is in one language.
struct Route {
    path: String,
    heading: String,
    lead: String,
    is_form: bool,
}

impl Route {
    fn of(path: &str, said: Said) -> Self {
        Self {
            path: path.to_owned(),
            heading: said.title.to_owned(),
            lead: said.lead.to_owned(),
            is_form: false,
        }
    }
}

/// All pages of a release in every language of the portal.
#[must_use]
pub fn all(ready: &Ready) -> Vec<Page> {
    let langs: Vec<Lang> =
        ready.settings.languages.iter().map(|tag| if tag == "en" { Lang::En } else { Lang::Zh }).collect();
    let mut pages = Vec::new();
    for lang in &langs {
        for route in routes(ready, *lang) {
            let depth = prefix(*lang).matches('/').count() + route.path.matches("/").count();
            let base = if depth == 0 { "./".to_owned() } else { "../".repeat(depth) };
            let file = format!("{}{}index.html", prefix(*lang), route.path);
            let alternates =
                langs.iter().map(|lang| (words(*lang).tag, format!("{}{}", prefix(*lang), route.path)));
            pages.push(page(ready, *lang, &route, file, base, alternates.collect()));
        }
    }
    let lang = langs.first().copied().unwrap_or(Lang::Zh);
    let lost = Route::of("", words(lang).not_found);
    // A host serves this page at any address: only an absolute base leads home.
    let base = ready.settings.base_path.clone();
    pages.push(page(ready, lang, &lost, "404.html".to_owned(), base, Vec::new()));
    pages
}

/// Where a language's pages stand.
fn prefix(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "",
        Lang::En => "en/",
    }
}

fn page(
    ready: &Ready,
    lang: Lang,
    route: &Route,
    file: String,
    base: String,
    alternates: Vec<(&'static str, String)>,
) -> Page {
    let words = words(lang);
    let site = site_title(ready, lang);
    let title = if route.heading == site {
        site.to_owned()
    } else {
        format!("{}{}{site}", route.heading, words.title_joint)
    };
    Page {
        file,
        base,
        lang: words.tag,
        title,
        heading: route.heading.clone(),
        description: route.lead.clone(),
        no_script: (!route.is_form).then_some(words.no_script),
        extra: if route.is_form {
            form::html(&words.form, lang, &ready.tables.places)
        } else {
            String::new()
        },
        alternates,
    }
}

fn site_title(ready: &Ready, lang: Lang) -> &str {
    match lang {
        Lang::Zh => &ready.settings.title_zh,
        Lang::En => &ready.settings.title_en,
    }
}

fn routes(ready: &Ready, lang: Lang) -> Vec<Route> {
    let words = words(lang);
    let mut routes = vec![
        Route {
            path: String::new(),
            heading: site_title(ready, lang).to_owned(),
            lead: words.air.lead.to_owned(),
            is_form: false,
        },
        Route::of("air/", words.air),
        Route::of("water/", words.water),
        Route::of("tasks/", words.tasks),
        Route::of("targets/", words.targets),
        Route::of("duties/", words.duties),
        Route { is_form: true, ..Route::of("feedback/", words.feedback) },
        Route::of("about/", words.about),
        Route::of("verify/", words.verify),
    ];
    routes.extend(air_routes(&ready.tables.places, words, lang));
    for section in &ready.tables.places.sections {
        let name = by_lang(lang, &section.name_zh, &section.name_en);
        routes.push(Route {
            path: format!("water/{}/", section.id),
            heading: format!("{name} {}", words.water_of),
            lead: words.water.lead.to_owned(),
            is_form: false,
        });
    }
    for task in &ready.tables.ledger.tasks {
        let summary = task.summary_zh.as_deref().filter(|_| lang == Lang::Zh);
        routes.push(Route {
            path: format!("tasks/{}/", task.id),
            heading: by_lang(lang, &task.title_zh, &task.title_en).to_owned(),
            lead: summary.unwrap_or(words.tasks.lead).to_owned(),
            is_form: false,
        });
    }
    routes
}

/// Regions that have stations, and the stations below them.
fn air_routes(places: &Places, words: &Words, lang: Lang) -> Vec<Route> {
    let air = |path: String, name: &str| Route {
        path,
        heading: format!("{name} {}", words.air_of),
        lead: words.air.lead.to_owned(),
        is_form: false,
    };
    let mut routes = Vec::new();
    for region in &places.regions {
        let mut stations = places.stations.iter().filter(|station| station.region == region.code).peekable();
        if stations.peek().is_none() {
            continue;
        }
        let region_name = by_lang(lang, &region.name_zh, &region.name_en);
        routes.push(air(format!("air/{}/", region.code), region_name));
        routes.extend(stations.map(|station| {
            let name =
                by_lang(lang, &station.name_zh, station.name_en.as_deref().unwrap_or(&station.name_zh));
            let name = format!("{name}{}{region_name}", words.title_joint);
            air(format!("air/{}/{}/", region.code, station.code), &name)
        }));
    }
    routes
}

fn by_lang<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
