//! Who is at the desk: signing in, the cookie, the token in every form.
//!
//! * A session begins with a new random token at every sign-in; what the browser brought before is ended, so
//!   that nobody can fix a token for somebody else. The database has its hash only.
//! * Every form carries a token made from the session's. It is checked beside the browser's own word on
//!   where a form came from.
//! * After five failures an account waits, each time twice as long, up to a quarter of an hour; each address
//!   has few tries a minute. What fails, fails with the same words after the same work.

use super::password;
use crate::Service;
use crate::store::StoreError;
use crate::store::desk::{Desk, Member, SignIn, totp_place};
use crate::vault::VaultError;
use axum::http::{HeaderMap, header};
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use totp_rs::{Builder, Secret, Totp};

/// Longest life of a session.
const LIFE: SignedDuration = SignedDuration::from_hours(12);
/// A session that was not used for so long is over.
const IDLE: SignedDuration = SignedDuration::from_mins(60);
/// How often it is noted that a session is used.
const SEE_EVERY_MS: i64 = 60_000;
/// Failures that cost no waiting.
const FREE_FAILURES: i64 = 5;
/// The first wait, and the longest.
const WAIT_MS: (i64, i64) = (30_000, 900_000);
/// Bytes of a token and of the secret of a second factor.
const TOKEN_BYTES: usize = 32;
const TOTP_BYTES: usize = 20;
/// Seconds of a step of the second factor.
const TOTP_STEP: u64 = 30;

/// Somebody signed in.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Who.
    pub member: Member,
    /// What every form carries.
    pub form_token: String,
    /// Hash of the session's token.
    pub token_hash: [u8; 32],
}

/// How signing in went.
pub enum Outcome {
    /// The new session's token.
    Open(String),
    /// Login, password or code is wrong.
    Wrong,
    /// Too many failures: seconds to wait.
    Wait(u64),
}

/// Why nobody could be signed in.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No random numbers.
    #[error("no random numbers: {0}")]
    Random(#[from] getrandom::Error),
    /// The secret of the second factor could not be opened.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Tries a login. `before` is the token that the browser brought; it ends in any case of success.
pub async fn sign_in(
    service: &Service,
    login: &str,
    password: &str,
    code: &str,
    before: Option<&str>,
) -> Result<Outcome, SessionError> {
    let desk = service.store.desk();
    let now = (service.now)();
    let known = desk.sign_in(login).await?;
    if let Some(known) = &known
        && now.as_millisecond() < known.wait_until
    {
        let wait = (known.wait_until - now.as_millisecond()).max(1000);
        return Ok(Outcome::Wait(u64::try_from(wait / 1000).unwrap_or(1)));
    }
    let phc = known.as_ref().map(|known| known.password.clone());
    let is_right = password::is_right(password.chars().take(password::MAX_CHARS).collect(), phc).await;
    let step = match &known {
        Some(known) if is_right && known.member.is_active => step_of(service, known, code, now)?,
        _ => None,
    };
    if let (Some(known), Some(step)) = (&known, step) {
        let token = new_token()?;
        if desk.open_session(known.member.id, step, &hash(&token), now).await? {
            if let Some(before) = before {
                desk.end_session(&hash(before)).await?;
            }
            desk.note_deed(now, Some(&known.member), "sign_in", None, None).await?;
            return Ok(Outcome::Open(token));
        }
    }
    if let Some(known) = &known {
        let failures = known.failures.saturating_add(1);
        let wait = wait_after(failures);
        desk.failed(known.member.id, now.as_millisecond().saturating_add(wait)).await?;
        desk.note_deed(now, Some(&known.member), "sign_in_failed", None, None).await?;
    }
    Ok(Outcome::Wrong)
}

/// Milliseconds to wait after so many failures.
fn wait_after(failures: i64) -> i64 {
    let over = failures - FREE_FAILURES;
    if over < 0 { 0 } else { WAIT_MS.0.saturating_mul(1 << over.min(10)).min(WAIT_MS.1) }
}

/// The time step of a right code; step 0 for who has no second factor.
fn step_of(
    service: &Service,
    known: &SignIn,
    code: &str,
    now: Timestamp,
) -> Result<Option<i64>, SessionError> {
    let Some(sealed) = &known.totp else { return Ok(Some(0)) };
    let secret = service.vault.open(&totp_place(known.member.id), sealed)?;
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    let Some(totp) = totp(secret, &known.member.login) else { return Ok(None) };
    let second = u64::try_from(now.as_second()).unwrap_or_default();
    let step = totp.check(&code, second).and_then(|step| i64::try_from(step).ok());
    Ok(step.filter(|step| *step > known.totp_step))
}

fn totp(secret: Vec<u8>, login: &str) -> Option<Totp> {
    let builder = Builder::new().with_secret(Secret::from(secret)).with_step_duration(TOTP_STEP);
    builder.with_account_name(login).with_issuer(Some("Mingjing")).build().ok()
}

/// A new secret for a second factor: the bytes, and as people and programs take it over.
pub struct NewFactor {
    /// Bytes.
    pub secret: Vec<u8>,
    /// In base 32, to type.
    pub typed: String,
    /// As an address, for a program.
    pub url: String,
}

/// Makes a secret for a second factor, or reads one back from its typed form.
pub fn factor(login: &str, typed: Option<&str>) -> Result<Option<NewFactor>, SessionError> {
    let secret = match typed {
        Some(typed) => match Secret::try_from_base32(typed) {
            Ok(secret) if secret.as_ref().len() == TOTP_BYTES => secret,
            _ => return Ok(None),
        },
        None => {
            let mut secret = [0; TOTP_BYTES];
            getrandom::fill(&mut secret)?;
            Secret::from(secret)
        }
    };
    let bytes = secret.as_ref().to_vec();
    let url = totp(bytes.clone(), login).and_then(|totp| totp.to_url().ok()).unwrap_or_default();
    Ok(Some(NewFactor { typed: secret.to_base32(), secret: bytes, url }))
}

/// True when the code is the secret's at this moment.
#[must_use]
pub fn is_code_of(secret: Vec<u8>, code: &str, now: Timestamp) -> bool {
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    let second = u64::try_from(now.as_second()).unwrap_or_default();
    totp(secret, "x").is_some_and(|totp| totp.check(&code, second).is_some())
}

/// Who holds this session's token; none when it opens nothing or is over.
pub async fn signed(service: &Service, token: &str) -> Result<Option<Signed>, StoreError> {
    let token_hash = hash(token);
    let desk = service.store.desk();
    let Some((member, opened, seen)) = desk.session(&token_hash).await? else { return Ok(None) };
    let now = (service.now)();
    let (life, idle) = (i64::try_from(LIFE.as_millis()), i64::try_from(IDLE.as_millis()));
    let is_within = |since: i64, most: i64| now.as_millisecond().saturating_sub(since) < most;
    if !member.is_active || !is_within(opened, life.unwrap_or(0)) || !is_within(seen, idle.unwrap_or(0)) {
        desk.end_session(&token_hash).await?;
        return Ok(None);
    }
    if !is_within(seen, SEE_EVERY_MS) {
        desk.see_session(&token_hash, now).await?;
    }
    Ok(Some(Signed { member, form_token: form_token(token), token_hash }))
}

/// Forgets sessions that are over.
pub async fn forget_old(desk: &Desk, now: Timestamp) -> Result<(), StoreError> {
    match (now.checked_sub(LIFE), now.checked_sub(IDLE)) {
        (Ok(opened), Ok(seen)) => desk.prune_sessions(opened, seen).await,
        _ => Ok(()),
    }
}

/// The same in both, and nothing about where they differ.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

fn new_token() -> Result<String, getrandom::Error> {
    let mut bytes = [0; TOKEN_BYTES];
    getrandom::fill(&mut bytes)?;
    Ok(hex(&bytes))
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::new_with_prefix(b"mingjing desk session v1\0").chain_update(token).finalize().into()
}

fn form_token(token: &str) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(token.as_bytes())
        .map(|mac| mac.chain_update(b"mingjing desk form v1"));
    mac.map(|mac| hex(&mac.finalize().into_bytes())).unwrap_or_default()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The cookie's name: with TLS one that no other site below the same domain can set.
fn cookie_name(is_secure: bool) -> &'static str {
    if is_secure { "__Host-mj_desk" } else { "mj_desk" }
}

/// The token that a request brings.
#[must_use]
pub fn token(headers: &HeaderMap, is_secure: bool) -> Option<String> {
    let name = cookie_name(is_secure);
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let (_, token) = pairs.find(|(given, _)| *given == name)?;
    (token.len() == 2 * TOKEN_BYTES && token.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .then(|| token.to_owned())
}

/// A header that sets the cookie, or takes it away.
#[must_use]
pub fn cookie(token: Option<&str>, is_secure: bool) -> String {
    let secure = if is_secure { "; Secure" } else { "" };
    let (token, age) = token.map_or(("", "; Max-Age=0"), |token| (token, ""));
    format!("{}={token}; Path=/; HttpOnly; SameSite=Strict{secure}{age}", cookie_name(is_secure))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_doubles_up_to_a_quarter_of_an_hour() {
        let waits: Vec<i64> = (1..=12).map(wait_after).map(|wait| wait / 1000).collect();
        assert_eq!(waits, [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
        assert_eq!(wait_after(i64::MAX), WAIT_MS.1);
    }

    #[test]
    fn a_secret_is_typed_as_programs_take_it() {
        let made = factor("zhang.san", None).unwrap().unwrap();
        assert_eq!(made.typed.len(), 32);
        assert_eq!(factor("zhang.san", Some(&made.typed)).unwrap().unwrap().secret, made.secret);
        assert!(made.url.starts_with("otpauth://totp/") && made.url.contains(&made.typed), "{}", made.url);
        assert!(factor("x", Some("AAAA")).unwrap().is_none() && factor("x", Some("a b")).unwrap().is_none());
    }

    #[test]
    fn a_cookie_is_for_this_site_and_no_script() {
        assert_eq!(cookie(Some("ab"), true), "__Host-mj_desk=ab; Path=/; HttpOnly; SameSite=Strict; Secure");
        assert_eq!(cookie(None, false), "mj_desk=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
        let mut headers = HeaderMap::new();
        let good = "0".repeat(64);
        headers.insert("cookie", format!("a=b; mj_desk={good}").parse().unwrap());
        assert_eq!(token(&headers, false), Some(good));
        assert_eq!(token(&headers, true), None, "a token of a plain connection is none of a secure one");
        headers.insert("cookie", "mj_desk=short".parse().unwrap());
        assert_eq!(token(&headers, false), None);
    }

    #[test]
    fn the_token_of_a_form_says_nothing_of_the_session_s() {
        let token = new_token().unwrap();
        assert_ne!(form_token(&token), token);
        assert_eq!(form_token(&token).len(), 64);
        assert!(is_same("a", "a") && !is_same("a", "b") && !is_same("a", "aa"));
    }
}
