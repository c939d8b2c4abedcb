//! Accounts and sessions. Passwords come in hashed, session tokens as hashes: neither is known here.

use super::{Desk, flag, millis};
use crate::case::rights::Role;
use crate::store::StoreError;
use crate::vault::Sealed;
use jiff::Timestamp;
use sqlx::Row;
use sqlx::any::AnyRow;

macro_rules! columns {
    () => {
        "s.id, s.login, s.name, s.role, s.unit_id, s.lang, s.is_active, s.password, s.totp, s.totp_key, s.totp_step, \
         s.failures, s.wait_until"
    };
}
const BY_LOGIN: &str = concat!("SELECT ", columns!(), " FROM staff AS s WHERE s.login = $1");
const BY_ID: &str = concat!("SELECT ", columns!(), " FROM staff AS s WHERE s.id = $1");
const LIST: &str = concat!("SELECT ", columns!(), " FROM staff AS s ORDER BY s.is_active DESC, s.login");
const BY_SESSION: &str = concat!(
    "SELECT ",
    columns!(),
    ", n.created_at, n.seen_at FROM session AS n JOIN staff AS s ON s.id = n.staff_id WHERE n.token_hash = $1"
);
const ADD: &str = "INSERT INTO staff (login, name, role, unit_id, password, lang, created_at) \
    VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (login) DO NOTHING";
const CHANGE: &str = "UPDATE staff SET name = $2, role = $3, unit_id = $4, is_active = $5 WHERE id = $1";
const SET_PASSWORD: &str = "UPDATE staff SET password = $2, failures = 0, wait_until = 0 WHERE id = $1";
const SET_TOTP: &str = "UPDATE staff SET totp = $2, totp_key = $3, totp_step = 0 WHERE id = $1";
const SET_LANG: &str = "UPDATE staff SET lang = $2 WHERE id = $1";
const FAILED: &str = "UPDATE staff SET failures = failures + 1, wait_until = $2 WHERE id = $1";
const SUCCEEDED: &str = "UPDATE staff SET failures = 0, wait_until = 0, totp_step = $2 WHERE id = $1 AND (totp IS NULL OR totp_step < $2)";
const ADD_SESSION: &str =
    "INSERT INTO session (token_hash, staff_id, created_at, seen_at) VALUES ($1, $2, $3, $3)";
const SEE_SESSION: &str = "UPDATE session SET seen_at = $2 WHERE token_hash = $1";
const END_SESSION: &str = "DELETE FROM session WHERE token_hash = $1";
const END_SESSIONS: &str = "DELETE FROM session WHERE staff_id = $1 AND token_hash <> $2";
const PRUNE: &str = "DELETE FROM session WHERE created_at < $1 OR seen_at < $2";
const COUNT: &str = "SELECT COUNT(*) AS n FROM staff WHERE role = 'administrator' AND is_active = 1";

/// Somebody at the desk.
#[derive(Clone, Debug)]
pub struct Member {
    /// Number.
    pub id: i64,
    /// Name to sign in with.
    pub login: String,
    /// Name that colleagues read.
    pub name: String,
    /// Role.
    pub role: Role,
    /// The unit, for the role of one.
    pub unit: Option<String>,
    /// Language of the pages.
    pub lang: String,
    /// May sign in.
    pub is_active: bool,
    /// Has a second factor.
    pub has_totp: bool,
}

/// What signing in needs to know.
#[derive(Clone)]
pub struct SignIn {
    /// Who.
    pub member: Member,
    /// PHC string.
    pub password: String,
    /// Secret of the second factor.
    pub totp: Option<Sealed>,
    /// The last time step whose code was used.
    pub totp_step: i64,
    /// Failures since the last success.
    pub failures: i64,
    /// No try counts before this moment, in milliseconds since 1970.
    pub wait_until: i64,
}

/// An account to be made.
#[derive(Clone)]
pub struct NewMember {
    /// Name to sign in with.
    pub login: String,
    /// Name that colleagues read.
    pub name: String,
    /// Role.
    pub role: Role,
    /// The unit, for the role of one.
    pub unit: Option<String>,
    /// PHC string.
    pub password: String,
    /// Language of the pages.
    pub lang: String,
}

impl Desk {
    /// What is known of a login.
    pub async fn sign_in(&self, login: &str) -> Result<Option<SignIn>, StoreError> {
        let row = sqlx::query(BY_LOGIN).bind(login.to_owned()).fetch_optional(&self.pool).await?;
        row.as_ref().map(sign_in).transpose()
    }

    /// What is known of a member.
    pub async fn member(&self, id: i64) -> Result<Option<SignIn>, StoreError> {
        let row = sqlx::query(BY_ID).bind(id).fetch_optional(&self.pool).await?;
        row.as_ref().map(sign_in).transpose()
    }

    /// All accounts, the active ones first.
    pub async fn members(&self) -> Result<Vec<Member>, StoreError> {
        sqlx::query(LIST).fetch_all(&self.pool).await?.iter().map(member).collect()
    }

    /// Administrators that can sign in.
    pub async fn administrators(&self) -> Result<i64, StoreError> {
        Ok(sqlx::query(COUNT).fetch_one(&self.pool).await?.try_get("n")?)
    }

    /// Makes an account. False when the login is taken.
    pub async fn add_member(&self, new: NewMember, at: Timestamp) -> Result<bool, StoreError> {
        let mut db = self.begin().await?;
        let query = sqlx::query(ADD).bind(new.login).bind(new.name).bind(new.role.id()).bind(new.unit);
        let query = query.bind(new.password).bind(new.lang).bind(millis(at));
        let added = query.execute(&mut *db).await?.rows_affected();
        db.commit().await?;
        Ok(added > 0)
    }

    /// Changes what an account is; one that may not sign in any more loses its sessions.
    pub async fn change_member(
        &self,
        id: i64,
        name: &str,
        role: Role,
        unit: Option<&str>,
        is_active: bool,
    ) -> Result<(), StoreError> {
        let mut db = self.begin().await?;
        let query =
            sqlx::query(CHANGE).bind(id).bind(name.to_owned()).bind(role.id()).bind(unit.map(str::to_owned));
        query.bind(i64::from(is_active)).execute(&mut *db).await?;
        // A new role begins with a new session.
        sqlx::query(END_SESSIONS).bind(id).bind(Vec::new()).execute(&mut *db).await?;
        db.commit().await?;
        Ok(())
    }

    /// Sets a password; all other sessions of the account end.
    pub async fn set_password(&self, id: i64, password: String, but: &[u8]) -> Result<(), StoreError> {
        let mut db = self.begin().await?;
        sqlx::query(SET_PASSWORD).bind(id).bind(password).execute(&mut *db).await?;
        sqlx::query(END_SESSIONS).bind(id).bind(but.to_vec()).execute(&mut *db).await?;
        db.commit().await?;
        Ok(())
    }

    /// Sets or takes away the second factor.
    pub async fn set_totp(&self, id: i64, secret: Option<Sealed>) -> Result<(), StoreError> {
        let mut db = self.begin().await?;
        let (bytes, key) = secret.map_or((None, None), |sealed| (Some(sealed.bytes), Some(sealed.key_id)));
        sqlx::query(SET_TOTP).bind(id).bind(bytes).bind(key).execute(&mut *db).await?;
        db.commit().await?;
        Ok(())
    }

    /// Sets the language of the pages.
    pub async fn set_lang(&self, id: i64, lang: &str) -> Result<(), StoreError> {
        let mut db = self.begin().await?;
        sqlx::query(SET_LANG).bind(id).bind(lang.to_owned()).execute(&mut *db).await?;
        db.commit().await?;
        Ok(())
    }

    /// Counts a failed try; until then no other counts.
    pub async fn failed(&self, id: i64, wait_until: i64) -> Result<(), StoreError> {
        let mut db = self.begin().await?;
        sqlx::query(FAILED).bind(id).bind(wait_until).execute(&mut *db).await?;
        db.commit().await?;
        Ok(())
    }

    /// Opens a session after a good try. False when its code of the second factor was used before.
    pub async fn open_session(
        &self,
        id: i64,
        totp_step: i64,
        token_hash: &[u8; 32],
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut db = self.begin().await?;
        if sqlx::query(SUCCEEDED).bind(id).bind(totp_step).execute(&mut *db).await?.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query(ADD_SESSION)
            .bind(token_hash.to_vec())
            .bind(id)
            .bind(millis(at))
            .execute(&mut *db)
            .await?;
        db.commit().await?;
        Ok(true)
    }

    /// Whose session it is, when it was opened and when it was used last, in milliseconds since 1970.
    pub async fn session(&self, token_hash: &[u8; 32]) -> Result<Option<(Member, i64, i64)>, StoreError> {
        let row = sqlx::query(BY_SESSION).bind(token_hash.to_vec()).fetch_optional(&self.pool).await?;
        row.map(|row| Ok((member(&row)?, row.try_get("created_at")?, row.try_get("seen_at")?))).transpose()
    }

    /// Notes that a session was used.
    pub async fn see_session(&self, token_hash: &[u8; 32], at: Timestamp) -> Result<(), StoreError> {
        let mut db = self.begin().await?;
        sqlx::query(SEE_SESSION).bind(token_hash.to_vec()).bind(millis(at)).execute(&mut *db).await?;
        db.commit().await?;
        Ok(())
    }

    /// Ends a session.
    pub async fn end_session(&self, token_hash: &[u8; 32]) -> Result<(), StoreError> {
        let mut db = self.begin().await?;
        sqlx::query(END_SESSION).bind(token_hash.to_vec()).execute(&mut *db).await?;
        db.commit().await?;
        Ok(())
    }

    /// Forgets sessions that were opened or last used before these moments.
    pub async fn prune_sessions(&self, opened: Timestamp, seen: Timestamp) -> Result<(), StoreError> {
        let mut db = self.begin().await?;
        sqlx::query(PRUNE).bind(millis(opened)).bind(millis(seen)).execute(&mut *db).await?;
        db.commit().await?;
        Ok(())
    }
}

fn member(row: &AnyRow) -> Result<Member, StoreError> {
    let role: String = row.try_get("role")?;
    Ok(Member {
        id: row.try_get("id")?,
        login: row.try_get("login")?,
        name: row.try_get("name")?,
        role: Role::from_id(&role).ok_or(StoreError::Unreadable("role"))?,
        unit: row.try_get("unit_id")?,
        lang: row.try_get("lang")?,
        is_active: flag(row, "is_active")?,
        has_totp: row.try_get::<Option<Vec<u8>>, _>("totp")?.is_some(),
    })
}

fn sign_in(row: &AnyRow) -> Result<SignIn, StoreError> {
    let totp: Option<Vec<u8>> = row.try_get("totp")?;
    let key: Option<String> = row.try_get("totp_key")?;
    Ok(SignIn {
        member: member(row)?,
        password: row.try_get("password")?,
        totp: totp.zip(key).map(|(bytes, key_id)| Sealed { key_id, bytes }),
        totp_step: row.try_get("totp_step")?,
        failures: row.try_get("failures")?,
        wait_until: row.try_get("wait_until")?,
    })
}
