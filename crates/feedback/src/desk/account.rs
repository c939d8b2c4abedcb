//! The own account: password, second factor, language.

use super::answer::{self, Answer, failed};
use super::ask::{Ask, Posted};
use super::{pages, password, session};
use crate::Service;
use crate::store::StoreError;
use crate::store::desk::totp_place;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

/// The page. Without a second factor it offers a new secret, which is stored only with a right code.
pub async fn page(ask: Ask) -> Response {
    match session::factor(&ask.signed.member.login, None) {
        Ok(Some(factor)) => answer::page(StatusCode::OK, pages::office::account(&ask, &factor)),
        Ok(None) => ask.refuse(StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
        Err(error) => failed(&error),
    }
}

/// Changes one thing.
pub async fn change(State(service): State<Service>, posted: Posted) -> Answer {
    let Posted { ask, fields } = posted;
    let (desk, member) = (service.store.desk(), &ask.signed.member);
    let done = match fields.get("what") {
        "lang" => {
            let lang = if fields.get("lang") == "en" { "en" } else { "zh" };
            desk.set_lang(member.id, lang).await?;
            return Ok(answer::see("account?done=saved", None));
        }
        "password" => set_password(&service, &ask, fields.raw("old"), fields.raw("new")).await?,
        "factor_on" => set_factor(&service, &ask, fields.get("secret"), fields.get("code")).await?,
        "factor_off" => drop_factor(&service, &ask, fields.raw("old")).await?,
        _ => return Ok(ask.refuse(StatusCode::NOT_FOUND, "not_found")),
    };
    let result = match done {
        Changed::Done(deed) => {
            desk.note_deed((service.now)(), Some(member), deed, None, None).await?;
            "saved"
        }
        Changed::Refused(result) => result,
    };
    Ok(answer::see(&format!("account?done={result}"), None))
}

enum Changed {
    /// With the deed's name.
    Done(&'static str),
    /// With the name of the words.
    Refused(&'static str),
}

/// A thief of a session does not get the account: password and second factor ask for the old password, and
/// a wrong one counts like a failed sign-in.
async fn is_owner(service: &Service, ask: &Ask, old: &str) -> Result<bool, StoreError> {
    let known = service.store.desk().member(ask.signed.member.id).await?;
    let phc = known.map(|known| known.password);
    let is_right = password::is_right(old.chars().take(password::MAX_CHARS).collect(), phc).await;
    if !is_right {
        service.store.desk().failed(ask.signed.member.id, 0).await?;
    }
    Ok(is_right)
}

async fn set_password(service: &Service, ask: &Ask, old: &str, new: &str) -> Result<Changed, StoreError> {
    if !is_owner(service, ask, old).await? {
        return Ok(Changed::Refused("wrong"));
    }
    if password::is_too_weak(new, &ask.signed.member.login) {
        return Ok(Changed::Refused("weak"));
    }
    let Ok(phc) = password::hash(new.to_owned()).await else { return Ok(Changed::Refused("bad")) };
    service.store.desk().set_password(ask.signed.member.id, phc, &ask.signed.token_hash).await?;
    Ok(Changed::Done("password"))
}

async fn set_factor(service: &Service, ask: &Ask, typed: &str, code: &str) -> Result<Changed, StoreError> {
    let member = &ask.signed.member;
    let Ok(Some(factor)) = session::factor(&member.login, Some(typed)) else {
        return Ok(Changed::Refused("bad"));
    };
    if member.has_totp || !session::is_code_of(factor.secret.clone(), code, (service.now)()) {
        return Ok(Changed::Refused("wrong"));
    }
    let sealed = service.vault.seal(&totp_place(member.id), &factor.secret)?;
    service.store.desk().set_totp(member.id, Some(sealed)).await?;
    Ok(Changed::Done("second_factor"))
}

async fn drop_factor(service: &Service, ask: &Ask, old: &str) -> Result<Changed, StoreError> {
    if !is_owner(service, ask, old).await? {
        return Ok(Changed::Refused("wrong"));
    }
    service.store.desk().set_totp(ask.signed.member.id, None).await?;
    Ok(Changed::Done("second_factor"))
}
