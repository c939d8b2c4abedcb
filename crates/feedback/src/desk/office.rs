//! What is kept beside the cases: the audit log, templates, units, accounts, rules.

use super::answer::{self, Answer};
use super::ask::{Ask, Posted};
use super::{pages, password};
use crate::Service;
use crate::case::Policy;
use crate::case::rights::{Deed, Role};
use crate::store::desk::{NewMember, Settings, Unit};
use axum::extract::State;
use axum::http::StatusCode;

/// Lines of the audit log on a page.
const LINES: i64 = 200;

/// The audit log.
pub async fn audit(State(service): State<Service>, ask: Ask) -> Answer {
    ask.must(Deed::ReadAudit)?;
    let before = ask.query.number("before").unwrap_or(i64::MAX);
    let lines = service.store.desk().audit(ask.query.number("case"), before, LINES).await?;
    Ok(answer::page(StatusCode::OK, pages::office::audit(&ask, &lines, LINES)))
}

/// The templates.
pub async fn templates(State(service): State<Service>, ask: Ask) -> Answer {
    ask.must(Deed::Templates)?;
    let templates = service.store.desk().templates().await?;
    Ok(answer::page(StatusCode::OK, pages::office::templates(&ask, &templates)))
}

/// Adds a template or takes one away.
pub async fn set_templates(State(service): State<Service>, posted: Posted) -> Answer {
    let Posted { ask, fields } = posted;
    ask.must(Deed::Templates)?;
    let desk = service.store.desk();
    if let Some(id) = fields.number("remove") {
        desk.drop_template(id).await?;
    } else {
        let (kind, title, body) = (fields.get("kind"), fields.get("title"), fields.get("body"));
        let is_kind = ask.w.template_kinds.iter().any(|(id, _)| *id == kind);
        if !is_kind || !fits(title, 100) || !fits(body, 4000) {
            return Ok(answer::see("templates?done=bad", None));
        }
        desk.add_template(kind, title, body).await?;
    }
    told(&service, &ask, Deed::Templates, fields.get("title"), "templates").await
}

/// The units.
pub async fn units(State(service): State<Service>, ask: Ask) -> Answer {
    ask.must(Deed::Units)?;
    let units = service.store.desk().units().await?;
    Ok(answer::page(StatusCode::OK, pages::office::units(&ask, &units)))
}

/// Makes or changes a unit.
pub async fn set_unit(State(service): State<Service>, posted: Posted) -> Answer {
    let Posted { ask, fields } = posted;
    ask.must(Deed::Units)?;
    let unit = Unit {
        id: fields.get("id").to_owned(),
        name_zh: fields.get("name_zh").to_owned(),
        name_en: fields.get("name_en").to_owned(),
        is_active: fields.get("active") == "1",
    };
    if !is_identifier(&unit.id) || !fits(&unit.name_zh, 100) || !fits(&unit.name_en, 100) {
        return Ok(answer::see("units?done=bad", None));
    }
    service.store.desk().set_unit(&unit).await?;
    told(&service, &ask, Deed::Units, &unit.id, "units").await
}

/// The accounts.
pub async fn accounts(State(service): State<Service>, ask: Ask) -> Answer {
    ask.must(Deed::Accounts)?;
    let desk = service.store.desk();
    let (members, units) = (desk.members().await?, desk.units().await?);
    Ok(answer::page(StatusCode::OK, pages::office::accounts(&ask, &members, &units)))
}

/// Makes or changes an account.
pub async fn set_account(State(service): State<Service>, posted: Posted) -> Answer {
    let Posted { ask, fields } = posted;
    ask.must(Deed::Accounts)?;
    let desk = service.store.desk();
    let role = Role::from_id(fields.get("role"));
    let unit = fields.some("unit").filter(|_| role == Some(Role::Unit)).map(str::to_owned);
    let name = fields.get("name");
    let (Some(role), true) = (role, fits(name, 100)) else {
        return Ok(answer::see("accounts?done=bad", None));
    };
    let units = desk.units().await?;
    let is_known = unit.as_ref().is_none_or(|id| units.iter().any(|known| known.id == *id));
    if !is_known || (role == Role::Unit && unit.is_none()) {
        return Ok(answer::see("accounts?done=bad", None));
    }
    let new_password = fields.raw("password");
    if let Some(id) = fields.number("id") {
        let Some(known) = desk.member(id).await? else {
            return Ok(ask.refuse(StatusCode::NOT_FOUND, "not_found"));
        };
        let known = known.member;
        let is_active = fields.get("active") == "1";
        let was_administrator = known.role == Role::Administrator && known.is_active;
        let stays_administrator = role == Role::Administrator && is_active;
        if was_administrator && !stays_administrator && desk.administrators().await? <= 1 {
            return Ok(answer::see("accounts?done=last", None));
        }
        if !new_password.is_empty() {
            if password::is_too_weak(new_password, &known.login) {
                return Ok(answer::see("accounts?done=weak", None));
            }
            let Ok(phc) = password::hash(new_password.to_owned()).await else {
                return Ok(ask.refuse(StatusCode::SERVICE_UNAVAILABLE, "unavailable"));
            };
            desk.set_password(id, phc, &[]).await?;
        }
        if fields.get("drop_factor") == "1" {
            desk.set_totp(id, None).await?;
        }
        desk.change_member(id, name, role, unit.as_deref(), is_active).await?;
    } else {
        let login = fields.get("login");
        if !is_identifier(login) {
            return Ok(answer::see("accounts?done=bad", None));
        }
        if password::is_too_weak(new_password, login) {
            return Ok(answer::see("accounts?done=weak", None));
        }
        let Ok(phc) = password::hash(new_password.to_owned()).await else {
            return Ok(ask.refuse(StatusCode::SERVICE_UNAVAILABLE, "unavailable"));
        };
        let new = NewMember {
            login: login.to_owned(),
            name: name.to_owned(),
            role,
            unit,
            password: phc,
            lang: "zh".to_owned(),
        };
        if !desk.add_member(new, (service.now)()).await? {
            return Ok(answer::see("accounts?done=taken", None));
        }
    }
    let of = fields.some("login").unwrap_or_else(|| fields.get("id")).to_owned();
    told(&service, &ask, Deed::Accounts, &of, "accounts").await
}

/// The rules.
pub async fn settings(State(service): State<Service>, ask: Ask) -> Answer {
    ask.must(Deed::Settings)?;
    let settings = service.store.desk().settings().await?;
    Ok(answer::page(StatusCode::OK, pages::office::settings(&ask, &settings)))
}

/// Changes the rules.
pub async fn set_settings(State(service): State<Service>, posted: Posted) -> Answer {
    let Posted { ask, fields } = posted;
    ask.must(Deed::Settings)?;
    let rule = fields.get("rule").parse();
    let reopenings = fields.get("reopenings").parse::<u32>().ok().filter(|count| *count <= 100);
    let contact_days = fields.number("contact_days").filter(|days| (0..=3650).contains(days));
    let (Ok(rule), Some(reopenings), Some(contact_days)) = (rule, reopenings, contact_days) else {
        return Ok(answer::see("settings?done=bad", None));
    };
    let eyes = fields.get("eyes") == "1";
    let policy = Policy { rule, second_pair_of_eyes: eyes, reopenings, ..Policy::default() };
    let settings = Settings { policy, contact_days, ..Settings::default() };
    service.store.desk().set_settings(&settings).await?;
    service.refresh().await?;
    let detail = format!("{rule} {} {reopenings} {contact_days}", u8::from(eyes));
    told(&service, &ask, Deed::Settings, &detail, "settings").await
}

/// Writes the deed down, which is done, and sends the browser back.
pub async fn told(service: &Service, ask: &Ask, deed: Deed, detail: &str, to: &str) -> Answer {
    let (desk, member) = (service.store.desk(), Some(&ask.signed.member));
    desk.note_deed((service.now)(), member, deed.id(), None, Some(detail)).await?;
    Ok(answer::see(&format!("{to}?done=saved"), None))
}

/// Not empty, and no longer than so many characters.
pub fn fits(text: &str, most: usize) -> bool {
    !text.is_empty() && text.chars().count() <= most
}

/// Small letters, digits, dots and hyphens.
pub fn is_identifier(text: &str) -> bool {
    let is_good =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'_');
    (2..=64).contains(&text.len()) && text.bytes().all(is_good)
}
