//! Audit log, templates, units, accounts, rules, the own account.

use super::frame::{self, check, field, token};
use super::queue::unit_name;
use crate::case::rights::Role;
use crate::desk::ask::Ask;
use crate::desk::session::NewFactor;
use crate::store::desk::{Entry, Member, Settings, Template, Unit};
use crate::text::{Lang, word};
use crate::time;
use maud::{Markup, html};

/// The audit log, newest first.
pub fn audit(ask: &Ask, lines: &[Entry], most: i64) -> Markup {
    let w = ask.w;
    let of_case = ask.query.number("case").map(|id| format!("case={id}&")).unwrap_or_default();
    let is_full = i64::try_from(lines.len()).is_ok_and(|count| count >= most);
    let content = html! {
        h1 { (w.audit) }
        div class="scroll" role="region" aria-label=(w.audit) tabindex="0" { table {
            thead { tr {
                th scope="col" { (w.when) } th scope="col" { (w.who) } th scope="col" { (w.deed) }
                th scope="col" { (w.number) } th scope="col" { (w.detail) }
            } }
            tbody {
                @for line in lines {
                    tr {
                        td { (ask.lang.moment(time::civil(line.at))) }
                        td { (line.login) }
                        td { (word(w.deeds, &line.deed)) }
                        td { @if let Some(id) = line.thread_id { a href={ "audit?case=" (id) } { (id) } } }
                        td { (line.detail.as_deref().unwrap_or_default()) }
                    }
                }
            }
        } }
        @if let Some(last) = lines.last().filter(|_| is_full) { p class="pages" { a rel="next" href={ "audit?" (of_case) "before=" (last.id) } { (w.older) } } }
    };
    frame::page(ask, w.audit, &content)
}

/// The templates.
pub fn templates(ask: &Ask, templates: &[Template]) -> Markup {
    let w = ask.w;
    let content = html! {
        h1 { (w.templates) }
        (frame::done(ask))
        @for template in templates {
            section {
                h2 { (template.title) " · " span class="muted" { (word(w.template_kinds, &template.kind)) } }
                p class="words" { (template.body) }
                form method="post" action="templates" {
                    (token(ask)) input type="hidden" name="remove" value=(template.id);
                    button class="quiet" type="submit" { (w.remove) }
                }
            }
        }
        h2 { (w.add) }
        form class="sheet" method="post" action="templates" {
            (token(ask))
            (field("kind", w.kind, "", &html! {
                select id="kind" name="kind" { @for (id, words) in w.template_kinds { option value=(id) { (words) } } }
            }))
            (field("title", w.template_title, "", &html! { input id="title" name="title" required maxlength="100"; }))
            (field("body", w.text, "", &html! { textarea id="body" name="body" rows="5" required maxlength="4000" {} }))
            p { button type="submit" { (w.add) } }
        }
    };
    frame::page(ask, w.templates, &content)
}

/// The units.
pub fn units(ask: &Ask, units: &[Unit]) -> Markup {
    let w = ask.w;
    let content = html! {
        h1 { (w.units) }
        (frame::done(ask))
        @for unit in units { (unit_form(ask, Some(unit))) }
        h2 { (w.add) }
        (unit_form(ask, None))
    };
    frame::page(ask, w.units, &content)
}

fn unit_form(ask: &Ask, unit: Option<&Unit>) -> Markup {
    let w = ask.w;
    let key = unit.map_or("new", |unit| unit.id.as_str());
    let zh = unit.map_or("", |unit| unit.name_zh.as_str());
    let en = unit.map_or("", |unit| unit.name_en.as_str());
    html! {
        form class="row" method="post" action="units" {
            (token(ask))
            @match unit {
                Some(unit) => { input type="hidden" name="id" value=(unit.id); p class="key" { code { (unit.id) } } }
                None => (field("id", w.identifier, "", &html! { input id="id" name="id" required pattern="[a-z0-9._\\-]{2,64}"; })),
            }
            (field(&format!("zh-{key}"), w.name_zh, "", &html! { input id={ "zh-" (key) } name="name_zh" required maxlength="100" value=(zh); }))
            (field(&format!("en-{key}"), w.name_en, "", &html! { input id={ "en-" (key) } name="name_en" required maxlength="100" value=(en); }))
            (check(&format!("active-{key}"), "active", w.active, unit.is_none_or(|unit| unit.is_active)))
            p { button type="submit" { (if unit.is_some() { w.save } else { w.add }) } }
        }
    }
}

/// The accounts.
pub fn accounts(ask: &Ask, members: &[Member], units: &[Unit]) -> Markup {
    let w = ask.w;
    let content = html! {
        h1 { (w.accounts) }
        (frame::done(ask))
        @for member in members {
            details class="deed" {
                summary {
                    (member.login) " · " (member.name) " · " (word(w.roles, member.role.id()))
                    " · " (w.second_factor) " " (if member.has_totp { w.factor_on } else { w.factor_off })
                    @if !member.is_active { " · " span class="muted" { (w.active) "：" (w.no) } }
                }
                (account_form(ask, Some(member), units))
            }
        }
        h2 { (w.add) }
        (account_form(ask, None, units))
    };
    frame::page(ask, w.accounts, &content)
}

fn account_form(ask: &Ask, member: Option<&Member>, units: &[Unit]) -> Markup {
    let w = ask.w;
    let key = member.map_or("new", |member| member.login.as_str());
    let role = member.map(|member| member.role);
    let id = |name: &str| format!("{name}-{key}");
    html! {
        form class="sheet" method="post" action="accounts" {
            (token(ask))
            @match member {
                Some(member) => input type="hidden" name="id" value=(member.id);,
                None => (field("login", w.login, "", &html! { input id="login" name="login" required pattern="[a-z0-9._\\-]{2,64}" autocomplete="off" autocapitalize="none"; })),
            }
            (field(&id("name"), w.name, "", &html! { input id=(id("name")) name="name" required maxlength="100" value=(member.map_or("", |member| member.name.as_str())); }))
            (field(&id("role"), w.role, "", &html! {
                select id=(id("role")) name="role" { @for known in Role::ALL { option value=(known.id()) selected[role == Some(known)] { (word(w.roles, known.id())) } } }
            }))
            (field(&id("unit"), w.unit, "", &html! {
                select id=(id("unit")) name="unit" {
                    option value="" { "—" }
                    @for unit in units { option value=(unit.id) selected[member.and_then(|member| member.unit.as_ref()) == Some(&unit.id)] { (unit_name(unit, ask.lang)) } }
                }
            }))
            (field(&id("password"), w.new_password, w.new_password_hint, &html! {
                input id=(id("password")) name="password" type="password" autocomplete="new-password" maxlength="200" required[member.is_none()] aria-describedby={ "h-" (id("password")) };
            }))
            @if let Some(member) = member {
                (check(&id("active"), "active", w.active, member.is_active))
                @if member.has_totp { (check(&id("factor"), "drop_factor", &format!("{} · {}", w.second_factor, w.turn_off), false)) }
            }
            p { button type="submit" { (if member.is_some() { w.save } else { w.add }) } }
        }
    }
}

/// The rules.
pub fn settings(ask: &Ask, settings: &Settings) -> Markup {
    let w = ask.w;
    let policy = &settings.policy;
    let content = html! {
        h1 { (w.settings) }
        (frame::done(ask))
        form class="sheet" method="post" action="settings" {
            (token(ask))
            (field("rule", w.rule, w.rule_hint, &html! { input id="rule" name="rule" required value=(policy.rule) aria-describedby="h-rule"; }))
            (check("eyes", "eyes", w.eyes, policy.second_pair_of_eyes))
            (field("reopenings", w.reopenings, "", &html! { input id="reopenings" name="reopenings" type="number" min="0" max="100" required value=(policy.reopenings); }))
            (field("contact_days", w.contact_days, "", &html! { input id="contact_days" name="contact_days" type="number" min="0" max="3650" required value=(settings.contact_days); }))
            p { button type="submit" { (w.save) } }
        }
    };
    frame::page(ask, w.settings, &content)
}

/// The own account.
pub fn account(ask: &Ask, factor: &NewFactor) -> Markup {
    let w = ask.w;
    let member = &ask.signed.member;
    let password = |id: &str, name: &str, label: &str, hint: &str, complete: &str| {
        let control = html! { input id=(id) name=(name) type="password" autocomplete=(complete) required maxlength="200" aria-describedby={ "h-" (id) }; };
        field(id, label, hint, &control)
    };
    let content = html! {
        h1 { (w.account) }
        (frame::done(ask))
        p { (member.name) " · " (member.login) " · " (word(w.roles, member.role.id())) }
        h2 { (w.language) }
        form class="row" method="post" action="account" {
            (token(ask)) input type="hidden" name="what" value="lang";
            @let (other, name) = w.other_language;
            input type="hidden" name="lang" value=(other);
            p { button type="submit" lang=(if ask.lang == Lang::En { "zh-Hans" } else { "en" }) { (name) } }
        }
        h2 { (w.new_password) }
        form class="sheet" method="post" action="account" {
            (token(ask)) input type="hidden" name="what" value="password";
            (password("old", "old", w.old_password, "", "current-password"))
            (password("new", "new", w.new_password, w.new_password_hint, "new-password"))
            p { button type="submit" { (w.save) } }
        }
        h2 { (w.second_factor) " · " (if member.has_totp { w.factor_on } else { w.factor_off }) }
        @if member.has_totp {
            form class="sheet" method="post" action="account" {
                (token(ask)) input type="hidden" name="what" value="factor_off";
                (password("old-off", "old", w.old_password, "", "current-password"))
                p { button type="submit" { (w.turn_off) } }
            }
        } @else {
            form class="sheet" method="post" action="account" {
                (token(ask)) input type="hidden" name="what" value="factor_on";
                input type="hidden" name="secret" value=(factor.typed);
                p class="hint" { (w.factor_hint) }
                p { code class="secret" { (factor.typed) } }
                p { a href=(factor.url) { "otpauth" } }
                (field("code", w.code, "", &html! { input id="code" name="code" required inputmode="numeric" autocomplete="one-time-code" maxlength="8"; }))
                p { button type="submit" { (w.turn_on) } }
            }
        }
    };
    frame::page(ask, w.account, &content)
}
