//! What is around every page, and small pieces that many have.

use crate::case::clock::{self, Reading};
use crate::case::rights::Deed;
use crate::case::{Case, State};
use crate::desk::ask::Ask;
use crate::desk::text::Words;
use crate::text::word;
use jiff::civil::Date;
use maud::{DOCTYPE, Markup, html};

/// A whole page of somebody who is signed in.
pub fn page(ask: &Ask, title: &str, content: &Markup) -> Markup {
    let w = ask.w;
    let links = [
        ("./", w.queue, Deed::View),
        ("templates", w.templates, Deed::Templates),
        ("audit", w.audit, Deed::ReadAudit),
        ("accounts", w.accounts, Deed::Accounts),
        ("units", w.units, Deed::Units),
        ("kinds", w.kinds, Deed::Kinds),
        ("holidays", w.holidays, Deed::Holidays),
        ("settings", w.settings, Deed::Settings),
    ];
    let head = html! {
        nav aria-label=(w.title) {
            ul {
                @for (address, name, deed) in links {
                    @if ask.may(deed) { li { a href=(address) { (name) } } }
                }
                li { a href="account" { (w.account) } }
            }
        }
        form class="who" method="post" action="sign-out" {
            (token(ask))
            span { (ask.signed.member.name) " · " (word(w.roles, ask.signed.member.role.id())) }
            button type="submit" class="quiet" { (w.sign_out) }
        }
    };
    whole(ask.lang.tag(), (&ask.base, &ask.here), w, title, &head, content)
}

/// A whole page, with its base and its own address from there.
pub fn whole(
    lang: &str,
    (base, here): (&str, &str),
    w: &Words,
    title: &str,
    head: &Markup,
    content: &Markup,
) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(lang) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                base href=(base);
                title { (title) " · " (w.title) }
                link rel="icon" href="../icon.svg" type="image/svg+xml";
                link rel="stylesheet" href="style.css";
            }
            body {
                // The whole address: the page's base is the desk's root.
                a class="skip" href={ (here) "#main" } { (w.skip) }
                header { p class="brand" { "明镜 · " (w.title) } (head) }
                main id="main" tabindex="-1" { (content) }
            }
        }
    }
}

/// The field that every form has.
pub fn token(ask: &Ask) -> Markup {
    html! { input type="hidden" name="token" value=(ask.signed.form_token); }
}

/// What was done, told at the top of the page.
pub fn done(ask: &Ask) -> Markup {
    let told = ask.w.results.iter().find(|(id, _)| *id == ask.query.get("done"));
    html! { @if let Some((_, words)) = told { p class="done" id="done" role="status" { (words) } } }
}

/// A field with its label.
pub fn field(id: &str, label: &str, hint: &str, control: &Markup) -> Markup {
    html! {
        div class="field" {
            label for=(id) { (label) }
            @if !hint.is_empty() { p class="hint" id={ "h-" (id) } { (hint) } }
            (control)
        }
    }
}

/// A box to tick.
pub fn check(id: &str, name: &str, label: &str, is_on: bool) -> Markup {
    html! {
        p class="check" { input type="checkbox" id=(id) name=(name) value="1" checked[is_on]; " " label for=(id) { (label) } }
    }
}

/// The clock of a case, if one runs.
pub fn reading(ask: &Ask, case: &Case, today: Date) -> Option<Reading> {
    let due = case.due_on()?;
    let is_accepting = matches!(case.state, State::Held | State::Received);
    let span = if is_accepting { case.rule.accept } else { case.rule.answer };
    Some(clock::read(case.clock_from, due, span, today, &ask.rules.policy.calendar))
}

/// The clock in words: the last day, what is used, what is left.
pub fn clock_words(ask: &Ask, reading: &Reading) -> Markup {
    let w = ask.w;
    let is_late = reading.left < 0;
    let tone = if is_late {
        "late"
    } else if reading.left <= 3 {
        "soon"
    } else {
        "calm"
    };
    html! {
        span class={ "clock " (tone) } {
            (ask.lang.day(reading.due)) " · "
            @if is_late { ((w.used_late)(reading.used, -reading.left, reading.is_working)) }
            @else { ((w.used_left)(reading.used, reading.left, reading.is_working)) }
        }
    }
}
