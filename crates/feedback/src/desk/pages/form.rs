//! Kinds of reports, and holidays.

use super::frame::{self, check, field, token};
use crate::desk::ask::{Ask, Fields};
use crate::desk::form::{Fault, last_position};
use crate::kinds::{Kind, Kinds};
use crate::store::desk::HolidayYear;
use crate::text::word;
use maud::{Markup, html};
use mingjing_contract::feedback::KINDS;
use mingjing_domain::calendar::{FIRST_KNOWN_DAY, LAST_KNOWN_DAY};

/// The kinds, in the order of the form.
pub fn kinds(ask: &Ask, kinds: &Kinds) -> Markup {
    let w = ask.w;
    let content = html! {
        h1 { (w.kinds) }
        p class="hint" { (w.kinds_hint) }
        (frame::done(ask))
        @for kind in kinds.all() { (kind_form(ask, kinds, Some(kind))) }
        h2 { (w.add) }
        (kind_form(ask, kinds, None))
    };
    frame::page(ask, w.kinds, &content)
}

fn kind_form(ask: &Ask, kinds: &Kinds, kind: Option<&Kind>) -> Markup {
    let w = ask.w;
    let key = kind.map_or("new", |kind| kind.id.as_str());
    let zh = kind.map_or("", |kind| kind.name_zh.as_str());
    let en = kind.map_or("", |kind| kind.name_en.as_str());
    let position = kind.map_or_else(|| last_position(kinds), |kind| kind.position);
    let id = |name: &str| format!("{name}-{key}");
    html! {
        form class="row" method="post" action="kinds" {
            (token(ask))
            @match kind {
                Some(kind) => { input type="hidden" name="id" value=(kind.id); p class="key" { code { (kind.id) } } }
                None => {
                    input type="hidden" name="new" value="1";
                    (field("id", w.identifier, "", &html! { input id="id" name="id" required pattern="[a-z0-9._\\-]{2,64}"; }))
                }
            }
            (field(&id("zh"), w.name_zh, "", &html! { input id=(id("zh")) name="name_zh" required maxlength="40" value=(zh); }))
            (field(&id("en"), w.name_en, "", &html! { input id=(id("en")) name="name_en" required maxlength="40" value=(en); }))
            (field(&id("position"), w.position, "", &html! { input id=(id("position")) name="position" type="number" min="0" max="9999" required value=(position); }))
            @if !kind.is_some_and(Kind::is_built_in) {
                (field(&id("as"), w.published_as, "", &html! {
                    select id=(id("as")) name="published_as" {
                        @for known in KINDS {
                            option value=(known) selected[kind.map_or("other", |kind| kind.published_as.as_str()) == known] { (word(ask.lang.words().kinds, known)) }
                        }
                    }
                }))
            }
            (check(&id("active"), "active", w.offered, kind.is_none_or(|kind| kind.is_active)))
            p { button type="submit" { (if kind.is_some() { w.save } else { w.add }) } }
        }
    }
}

/// The years that the program knows, those that were typed in, and a form for another; `refused` is what was not kept.
pub fn holidays(ask: &Ask, years: &[HolidayYear], refused: Option<(&Fields, Fault)>) -> Markup {
    let w = ask.w;
    let next =
        years.iter().map(|year| year.year).max().unwrap_or(0).max(LAST_KNOWN_DAY.year()).saturating_add(1);
    let typed = |name: &str| refused.map(|(fields, _)| fields.get(name).to_owned());
    let new = [
        typed("year").unwrap_or_else(|| next.to_string()),
        typed("notice").unwrap_or_default(),
        typed("off").unwrap_or_default(),
        typed("worked").unwrap_or_default(),
    ];
    let content = html! {
        h1 { (w.holidays) }
        p class="hint" { (w.holidays_hint) }
        p { ((w.holidays_known)(FIRST_KNOWN_DAY.year(), LAST_KNOWN_DAY.year())) }
        (frame::done(ask))
        @if let Some((_, fault)) = refused { p class="problem" role="alert" { (fault_words(ask, fault)) } }
        @for year in years {
            @let [off, worked] = year.notice.lists();
            details class="deed" {
                summary { (year.year) " · " (year.number) }
                (year_form(ask, &year.year.to_string(), &[year.year.to_string(), year.number.clone(), off, worked], w.save))
                form method="post" action="holidays" {
                    (token(ask)) input type="hidden" name="year" value=(year.year); input type="hidden" name="remove" value="1";
                    p { button class="quiet" type="submit" { (w.remove) } }
                }
            }
        }
        h2 { (w.add) }
        (year_form(ask, "new", &new, w.add))
    };
    frame::page(ask, w.holidays, &content)
}

fn year_form(ask: &Ask, key: &str, values: &[String; 4], button: &str) -> Markup {
    let w = ask.w;
    let [year, notice, off, worked] = values;
    let id = |name: &str| format!("{name}-{key}");
    let area = |name: &str, rows: &str, words: &str| {
        let id = id(name);
        html! { textarea id=(id) name=(name) rows=(rows) aria-describedby={ "h-" (id) } { "\n" (words) } }
    };
    html! {
        form class="sheet" method="post" action="holidays" {
            (token(ask))
            (field(&id("year"), w.year, "", &html! { input id=(id("year")) name="year" type="number" min="2024" max="2099" required readonly[key != "new"] value=(year); }))
            (field(&id("notice"), w.notice, "", &html! { input id=(id("notice")) name="notice" required maxlength="40" value=(notice); }))
            (field(&id("off"), w.days_off, w.days_off_hint, &area("off", "7", off)))
            (field(&id("worked"), w.days_worked, w.days_worked_hint, &area("worked", "4", worked)))
            p { button type="submit" { (button) } }
        }
    }
}

fn fault_words(ask: &Ask, fault: Fault) -> String {
    use mingjing_domain::calendar::BadNotice;
    let w = ask.w;
    let (id, what) = match fault {
        Fault::Year => ("year", String::new()),
        Fault::Notice(BadNotice::NoDay) => ("no_day", String::new()),
        Fault::Notice(BadNotice::Backwards(day)) => ("backwards", day.to_string()),
        Fault::Notice(BadNotice::OtherYear(day)) => ("other_year", day.to_string()),
        Fault::Notice(BadNotice::Twice(day)) => ("twice", day.to_string()),
        Fault::Notice(BadNotice::NotWeekend(day)) => ("not_weekend", day.to_string()),
        Fault::Notice(BadNotice::Count(count)) => ("count", count.to_string()),
    };
    word(w.notice_faults, id).replace("{}", &what)
}
