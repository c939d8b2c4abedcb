//! Units, templates, rules, and how to reach senders.

use super::redaction::may;
use super::staff::Member;
use super::{ActError, Desk, audit, flag, millis};
use crate::case::Policy;
use crate::case::rights::Deed;
use crate::kinds::Kinds;
use crate::store::StoreError;
use crate::vault::{Sealed, Vault, VaultError};
use jiff::Timestamp;
use sqlx::Row;
use std::sync::Arc;

const UNITS: &str = "SELECT id, name_zh, name_en, is_active FROM unit ORDER BY is_active DESC, id";
const SET_UNIT: &str = "INSERT INTO unit (id, name_zh, name_en, is_active) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (id) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en, is_active = excluded.is_active";
const TEMPLATES: &str = "SELECT id, kind, title, body FROM template WHERE is_active = 1 ORDER BY kind, title";
const ADD_TEMPLATE: &str = "INSERT INTO template (kind, title, body) VALUES ($1, $2, $3)";
const DROP_TEMPLATE: &str = "UPDATE template SET is_active = 0 WHERE id = $1";
const GET_SETTINGS: &str = "SELECT name, value FROM setting";
const SET_SETTING: &str = "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
const CONTACT: &str = "SELECT t.code_hash, c.key_id, c.sealed FROM contact_box AS c \
    JOIN thread AS t ON t.id = c.thread_id WHERE c.thread_id = $1";
const OLD_CONTACTS: &str = "SELECT t.code_hash, c.thread_id, c.key_id, c.sealed FROM contact_box AS c \
    JOIN thread AS t ON t.id = c.thread_id WHERE c.key_id <> $1 LIMIT 200";
const RESEAL: &str = "UPDATE contact_box SET key_id = $2, sealed = $3 WHERE thread_id = $1 AND key_id = $4";
/// Contacts of cases in which nothing was to be done and nothing has happened since a moment.
const ERASE: &str = "DELETE FROM contact_box WHERE thread_id IN \
    (SELECT h.thread_id FROM handling AS h WHERE h.due_on IS NULL AND \
     (SELECT MAX(e.at) FROM thread_event AS e WHERE e.thread_id = h.thread_id) < $1)";
/// Exact points of the same cases: what is left is what may be published.
const ERASE_POINTS: &str = "DELETE FROM exact_point WHERE thread_id IN \
    (SELECT h.thread_id FROM handling AS h WHERE h.due_on IS NULL AND \
     (SELECT MAX(e.at) FROM thread_event AS e WHERE e.thread_id = h.thread_id) < $1)";
const PLAIN_CONTACTS: &str =
    "SELECT c.thread_id, c.contact, t.code_hash FROM contact AS c JOIN thread AS t ON t.id = c.thread_id";
const SEAL_CONTACT: &str = "INSERT INTO contact_box (thread_id, key_id, sealed) VALUES ($1, $2, $3) ON CONFLICT (thread_id) DO NOTHING";
const DROP_PLAIN: &str = "DELETE FROM contact WHERE thread_id = $1";
const SEALED_TOTPS: &str = "SELECT id, totp, totp_key FROM staff WHERE totp IS NOT NULL AND totp_key <> $1";
const RESEAL_TOTP: &str = "UPDATE staff SET totp = $2, totp_key = $3 WHERE id = $1";

/// Days for which a contact is kept after a case is over, unless the bureau says otherwise.
const CONTACT_DAYS: i64 = 180;

/// A unit that cases are given to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Identifier; the one of the published list of units, if it stands there.
    pub id: String,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// Gets new cases.
    pub is_active: bool,
}

/// Words to begin with.
#[derive(Clone, Debug)]
pub struct Template {
    /// Number.
    pub id: i64,
    /// `message`, `answer`, `refusal`.
    pub kind: String,
    /// Title.
    pub title: String,
    /// Words.
    pub body: String,
}

/// What the bureau has decided for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Rules of the cases.
    pub policy: Policy,
    /// Days for which a contact is kept after a case is over.
    pub contact_days: i64,
    /// Kinds of reports.
    pub kinds: Arc<Kinds>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { policy: Policy::default(), contact_days: CONTACT_DAYS, kinds: Arc::default() }
    }
}

impl Desk {
    /// All units, those that get new cases first.
    pub async fn units(&self) -> Result<Vec<Unit>, StoreError> {
        let rows = sqlx::query(UNITS).fetch_all(&self.pool).await?;
        rows.iter()
            .map(|row| {
                Ok(Unit {
                    id: row.try_get("id")?,
                    name_zh: row.try_get("name_zh")?,
                    name_en: row.try_get("name_en")?,
                    is_active: flag(row, "is_active")?,
                })
            })
            .collect()
    }

    /// Makes or changes a unit.
    pub async fn set_unit(&self, unit: &Unit) -> Result<(), StoreError> {
        let mut db = self.begin().await?;
        let query =
            sqlx::query(SET_UNIT).bind(unit.id.clone()).bind(unit.name_zh.clone()).bind(unit.name_en.clone());
        query.bind(i64::from(unit.is_active)).execute(&mut *db).await?;
        db.commit().await?;
        Ok(())
    }

    /// All templates.
    pub async fn templates(&self) -> Result<Vec<Template>, StoreError> {
        let rows = sqlx::query(TEMPLATES).fetch_all(&self.pool).await?;
        rows.iter()
            .map(|row| {
                Ok(Template {
                    id: row.try_get("id")?,
                    kind: row.try_get("kind")?,
                    title: row.try_get("title")?,
                    body: row.try_get("body")?,
                })
            })
            .collect()
    }

    /// Adds a template.
    pub async fn add_template(&self, kind: &str, title: &str, body: &str) -> Result<(), StoreError> {
        let mut db = self.begin().await?;
        let query =
            sqlx::query(ADD_TEMPLATE).bind(kind.to_owned()).bind(title.to_owned()).bind(body.to_owned());
        query.execute(&mut *db).await?;
        db.commit().await?;
        Ok(())
    }

    /// Takes a template away.
    pub async fn drop_template(&self, id: i64) -> Result<(), StoreError> {
        let mut db = self.begin().await?;
        sqlx::query(DROP_TEMPLATE).bind(id).execute(&mut *db).await?;
        db.commit().await?;
        Ok(())
    }

    /// The bureau's rules; what was never set is as the law has it.
    pub async fn settings(&self) -> Result<Settings, StoreError> {
        let mut settings = Settings::default();
        for row in sqlx::query(GET_SETTINGS).fetch_all(&self.pool).await? {
            let (name, value): (String, String) = (row.try_get("name")?, row.try_get("value")?);
            let bad = || StoreError::Unreadable("setting");
            match name.as_str() {
                "rule" => settings.policy.rule = value.parse().map_err(|_| bad())?,
                "second_pair_of_eyes" => settings.policy.second_pair_of_eyes = value == "1",
                "reopenings" => settings.policy.reopenings = value.parse().map_err(|_| bad())?,
                "contact_days" => settings.contact_days = value.parse().map_err(|_| bad())?,
                // A newer version's.
                _ => {}
            }
        }
        settings.policy.calendar = Arc::new(self.calendar().await?);
        settings.kinds = Arc::new(self.kinds().await?);
        Ok(settings)
    }

    /// Sets the bureau's rules; kinds and holidays have ways of their own. Clocks that run stay as they are.
    pub async fn set_settings(&self, settings: &Settings) -> Result<(), StoreError> {
        let Settings { policy: Policy { rule, second_pair_of_eyes, reopenings, .. }, contact_days, .. } =
            settings;
        let mut db = self.begin().await?;
        for (name, value) in [
            ("rule", rule.to_string()),
            ("second_pair_of_eyes", u8::from(*second_pair_of_eyes).to_string()),
            ("reopenings", reopenings.to_string()),
            ("contact_days", contact_days.to_string()),
        ] {
            sqlx::query(SET_SETTING).bind(name).bind(value).execute(&mut *db).await?;
        }
        db.commit().await?;
        Ok(())
    }

    /// How to reach the sender. Each look is a line of the audit log, written before anything is shown.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn contact(
        &self,
        id: i64,
        member: &Member,
        vault: &Vault,
        at: Timestamp,
    ) -> Result<Option<String>, ActError> {
        let mut db = self.begin().await?;
        let full = super::case::find(&mut db, id).await?.ok_or(ActError::NotFound)?;
        may(member, Deed::ReadContact, full.case.unit.as_deref())?;
        let row = sqlx::query(CONTACT).bind(id).fetch_optional(&mut *db).await?;
        audit::add(&mut db, at, Some(member), Deed::ReadContact.id(), Some(id), None).await?;
        db.commit().await?;
        let Some(row) = row else { return Ok(None) };
        let code_hash: Vec<u8> = row.try_get("code_hash")?;
        let sealed = Sealed { key_id: row.try_get("key_id")?, bytes: row.try_get("sealed")? };
        let words = vault.open(&code_hash, &sealed).map_err(StoreError::from)?;
        Ok(Some(String::from_utf8_lossy(&words).into_owned()))
    }

    /// Erases contacts and exact points of cases that were over before a moment. Gives the number of contacts.
    pub async fn erase_contacts(&self, before: Timestamp) -> Result<u64, StoreError> {
        let mut db = self.begin().await?;
        let erased = sqlx::query(ERASE).bind(millis(before)).execute(&mut *db).await?.rows_affected();
        sqlx::query(ERASE_POINTS).bind(millis(before)).execute(&mut *db).await?;
        db.commit().await?;
        Ok(erased)
    }

    /// Seals contacts that a version without a vault kept in a table of their own, on SQLite. Gives their number.
    pub async fn seal_plain_contacts(&self, vault: &Vault) -> Result<u64, StoreError> {
        if self.file.is_none() {
            return Ok(0);
        }
        let mut db = self.begin().await?;
        let rows = sqlx::query(PLAIN_CONTACTS).fetch_all(&mut *db).await?;
        let mut count = 0;
        for row in &rows {
            let (id, place): (i64, Vec<u8>) = (row.try_get("thread_id")?, row.try_get("code_hash")?);
            let contact: String = row.try_get("contact")?;
            let sealed = vault.seal(&place, contact.as_bytes())?;
            sqlx::query(SEAL_CONTACT)
                .bind(id)
                .bind(sealed.key_id)
                .bind(sealed.bytes)
                .execute(&mut *db)
                .await?;
            count += sqlx::query(DROP_PLAIN).bind(id).execute(&mut *db).await?.rows_affected();
        }
        db.commit().await?;
        if count > 0 {
            // Deleted rows stay in free pages until the file is written anew.
            sqlx::query("VACUUM").execute(&self.pool).await?;
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.pool).await?;
        }
        Ok(count)
    }

    /// Seals everything anew that an older key sealed. Gives the number of rows.
    pub async fn reseal(&self, vault: &Vault) -> Result<u64, StoreError> {
        let mut resealed = 0;
        loop {
            let mut db = self.begin().await?;
            let rows = sqlx::query(OLD_CONTACTS).bind(vault.current().to_owned()).fetch_all(&mut *db).await?;
            for row in &rows {
                let place: Vec<u8> = row.try_get("code_hash")?;
                let old: String = row.try_get("key_id")?;
                let sealed = again(vault, &place, old.clone(), row.try_get("sealed")?)?;
                let query = sqlx::query(RESEAL).bind(row.try_get::<i64, _>("thread_id")?);
                resealed += query
                    .bind(sealed.key_id)
                    .bind(sealed.bytes)
                    .bind(old)
                    .execute(&mut *db)
                    .await?
                    .rows_affected();
            }
            db.commit().await?;
            if rows.is_empty() {
                break;
            }
        }
        let mut db = self.begin().await?;
        for row in sqlx::query(SEALED_TOTPS).bind(vault.current().to_owned()).fetch_all(&mut *db).await? {
            let id: i64 = row.try_get("id")?;
            let sealed = again(vault, &totp_place(id), row.try_get("totp_key")?, row.try_get("totp")?)?;
            let query = sqlx::query(RESEAL_TOTP).bind(id).bind(sealed.bytes).bind(sealed.key_id);
            resealed += query.execute(&mut *db).await?.rows_affected();
        }
        db.commit().await?;
        Ok(resealed)
    }
}

/// The place that the secret of a second factor is sealed for.
pub fn totp_place(id: i64) -> Vec<u8> {
    format!("totp of staff {id}").into_bytes()
}

fn again(vault: &Vault, place: &[u8], key_id: String, bytes: Vec<u8>) -> Result<Sealed, VaultError> {
    let words = vault.open(place, &Sealed { key_id, bytes })?;
    vault.seal(place, &words)
}
