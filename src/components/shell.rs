//! Masthead and foot, around every page.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use super::{Ctx, foreign, seal};
use crate::api::LoadError;
use crate::route::{Edition, Lang, Page, Route};
use crate::text::format;
use maud::{Markup, html};
use mingjing_contract::manifest::{Manifest, table};
use mingjing_contract::portal::Portal;

/// What the frame of a page says of the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The portal's name.
    pub title: Option<String>,
    /// Number and time of the release in words.
    pub release: Option<String>,
    /// Address of the manifest.
    pub manifest: String,
    /// How many files were not those of the release; `None` where nobody has checked (a page written in advance).
    pub refused: Option<usize>,
    /// The record was kept by this browser: there is no network.
    pub kept: bool,
    /// A newer release is out.
    pub newer: bool,
    /// The page is about made-up data.
    pub sample: bool,
    /// When the release was published.
    pub published_at: String,
    /// Editions that the portal publishes.
    pub editions: Vec<Edition>,
}

impl Frame {
    /// From the record.
    ///
    /// # Errors
    /// When it is not there.
    pub fn of(ctx: &Ctx, refused: Option<usize>) -> Result<Self, LoadError> {
        let release: &Manifest = &*ctx.record.release()?;
        let portal = ctx.record.table::<Portal>(table::PORTAL).ok();
        let editions =
            portal.iter().flat_map(|portal| &portal.languages).filter_map(|tag| Edition::of_tag(tag));
        let editions = editions.collect();
        Ok(Self {
            title: portal.map(|portal| site_title(&portal, ctx.lang()).to_owned()),
            release: Some((ctx.t.foot_release)(
                release.release,
                &format::moment(ctx.lang(), &release.published_at),
            )),
            manifest: format!("data/release/{}.json", release.release),
            refused,
            kept: false,
            newer: false,
            sample: false,
            editions,
            published_at: release.published_at.clone(),
        })
    }
}

/// The portal's name in a language.
#[must_use]
pub fn site_title(portal: &Portal, lang: Lang) -> &str {
    if lang == Lang::Zh { &portal.title_zh } else { &portal.title_en }
}

/// The whole page.
#[must_use]
pub fn page(ctx: &Ctx, frame: &Frame, main: &Markup) -> Markup {
    if matches!(ctx.page, Page::Embed(_)) {
        return alone(ctx, main);
    }
    html! {
        (masthead(ctx, frame))
        div #alarm { (seal::alarm(ctx)) (news(ctx, frame)) }
        main #main tabindex="-1" data-sample=[frame.sample.then_some("")] data-tables=(ctx.t.table_tools) {
            @if ctx.lang() == Lang::En { (foreign::marked(main)) } @else { (main) }
        }
        (foot(ctx, frame))
    }
}

/// A chart alone, for pages of others: nothing around it but an alarm.
fn alone(ctx: &Ctx, main: &Markup) -> Markup {
    html! {
        div #alarm { (seal::alarm(ctx)) }
        main #main tabindex="-1" {
            @if ctx.lang() == Lang::En { (foreign::marked(main)) } @else { (main) }
        }
    }
}

/// What the reader should know of the record before anything else: that it is an old one, or no longer the newest.
fn news(ctx: &Ctx, frame: &Frame) -> Markup {
    let t = ctx.t;
    html! {
        @if frame.kept {
            p.notice.kept role="status" {
                ((t.kept)(&format::moment(ctx.lang(), &frame.published_at), &format::age(t, &frame.published_at, ctx.now)))
            }
        }
        @if frame.newer {
            p.notice role="status" { (t.newer) " " button type="button" data-act="reload" { (t.reload) } }
        }
    }
}

/// The masthead with the main sections.
#[must_use]
pub fn masthead(ctx: &Ctx, frame: &Frame) -> Markup {
    let t = ctx.t;
    let sections = [
        (Page::Air, t.nav_air),
        (Page::Water, t.nav_water),
        (Page::Soil, t.nav_soil),
        (Page::Polluters, t.nav_polluters),
        (Page::Tasks, t.nav_tasks),
        (Page::Targets, t.nav_targets),
        (Page::Duties, t.nav_duties),
        (Page::Feedback, t.nav_feedback),
    ];
    let other_href =
        |other: Edition| format!("{}{}", Route::new(other, ctx.page.clone()).href(), ctx.query.format());
    html! {
        header.masthead {
            a.skip href=(format!("{}#main", ctx.here())) data-act="skip" { (t.skip) }
            div.bar {
                a.name href=(ctx.href(Page::Home)) {
                    span.site { (t.site) }
                    @if let Some(title) = &frame.title { span.title { (title) } }
                }
                span.tools {
                    button.size type="button" data-size="" {
                        // The style shows the one that the switch would do.
                        span.to-large { (t.large_type) } span.to-normal { (t.normal_type) }
                    }
                    @for other in frame.editions.iter().copied().filter(|other| *other != ctx.edition) {
                        a.language href=(other_href(other)) rel="alternate" lang=(other.tag()) hreflang=(other.tag()) { (other.name()) }
                    }
                }
            }
            nav aria-label=(t.menu) {
                ul {
                    @for (section, words) in sections {
                        @let current = if section == ctx.page { Some("page") } else if is_below(&ctx.page, &section) { Some("true") } else { None };
                        li { a href=(ctx.href(section)) aria-current=[current] { (words) } }
                    }
                }
            }
        }
    }
}

fn is_below(page: &Page, section: &Page) -> bool {
    matches!(
        (page, section),
        (Page::AirRegion(_) | Page::AirStation(..), Page::Air)
            | (Page::Section(_) | Page::Lake(_) | Page::DrinkingWater, Page::Water)
            | (Page::Polluter(_), Page::Polluters)
            | (Page::Task(_), Page::Tasks)
            | (Page::Thread(_), Page::Feedback)
    )
}

/// The foot: release, seal, about. With a refused file the seal says that and nothing else.
fn foot(ctx: &Ctx, frame: &Frame) -> Markup {
    let t = ctx.t;
    let more = [
        (Page::DrinkingWater, t.nav_drinking),
        (Page::Warnings, t.nav_warnings),
        (Page::Bulletins, t.nav_bulletins),
        (Page::Facilities, t.nav_facilities),
        (Page::Replies, t.nav_replies),
        (Page::Data, t.nav_data),
        (Page::Verify, t.nav_verify),
        (Page::About, t.nav_about),
        (Page::Accessibility, t.accessibility().title),
    ];
    let stop = if ctx.lang() == Lang::Zh { "。" } else { ". " };
    let verdict =
        frame.refused.map(|n| if n == 0 { t.foot_verified.to_owned() } else { (t.foot_refused)(n) });
    html! {
        footer.foot {
            @if let Some(release) = &frame.release {
                p.seal.broken[frame.refused.is_some_and(|n| n > 0)] {
                    @if frame.refused == Some(0) { span.seal-mark aria-hidden="true" { "✓" } " " }
                    (release) (stop)
                    @if let Some(verdict) = verdict { (verdict) (stop) }
                    a href=(frame.manifest) rel="external" { (t.foot_data) }
                }
            }
            (seal::line(ctx))
            nav.more aria-label=(t.nav_more) {
                ul { @for (page, words) in more { li { a href=(ctx.href(page)) { (words) } } } }
            }
        }
    }
}
