//! What feeds, calendars and descriptions ask of a release.

use super::package;
use crate::diagnostic::Lang;
use crate::release::blob::Blob;
use crate::{Failure, Ready};
use mingjing_contract::history::{Correction, Corrections, History};
use mingjing_contract::ledger::Task;
use mingjing_contract::manifest::table;
use mingjing_contract::places::Region;
use serde::de::DeserializeOwned;

/// A release with its account.
#[derive(Debug)]
pub struct Record<'a> {
    /// Tables and settings.
    pub ready: &'a Ready,
    /// What each release brought.
    pub history: History,
    /// Every correction.
    pub corrections: Vec<Correction>,
    /// When the newest release was published (RFC 3339).
    pub published_at: String,
}

impl<'a> Record<'a> {
    /// Reads the account of a release.
    ///
    /// # Errors
    /// [`Failure`] when it cannot be read.
    pub fn of(ready: &'a Ready, blobs: &[Blob]) -> Result<Option<Self>, Failure> {
        let Some(newest) = package::newest(blobs)? else { return Ok(None) };
        let corrections: Corrections = read(blobs, table::CORRECTIONS)?;
        Ok(Some(Self {
            ready,
            history: read(blobs, table::HISTORY)?,
            corrections: corrections.corrections,
            published_at: newest.published_at,
        }))
    }

    /// The day of the newest release.
    pub fn day(&self) -> &str {
        self.published_at.split('T').next().unwrap_or_default()
    }

    /// Whether a day falls after the task was merged, split or withdrawn: then nothing is due on it.
    pub fn has_ended_before(&self, task: &Task, day: &str) -> bool {
        task.ended_by(self.day()).is_some_and(|end| end.date.as_str() < day)
    }

    /// The beginning of a day in the portal's civil time (RFC 3339).
    pub fn begin_of(&self, day: &str) -> String {
        let minutes = self.ready.settings.utc_offset_s.unsigned_abs() / 60;
        let sign = if self.ready.settings.utc_offset_s < 0 { '-' } else { '+' };
        format!("{day}T00:00:00{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }

    /// Who owns the names of this portal: the host of its address.
    pub fn authority(&self) -> String {
        let address = self.ready.settings.address.as_deref().unwrap_or_default();
        let host = address.split("//").nth(1).and_then(|rest| rest.split(['/', ':']).next());
        match host.filter(|host| !host.is_empty()) {
            Some(host) => host.to_lowercase(),
            // A name that nobody can own, kept apart by the region.
            None => format!("r{}.mingjing.invalid", only_plain(&self.ready.settings.home_region)),
        }
    }

    /// A name for ever (RFC 4151).
    pub fn tag(&self, of: &str) -> String {
        format!("tag:{},2026:{}", self.authority(), escaped(of))
    }

    /// Where a file or page stands, seen from a file `depth` folders below the root.
    pub fn link(&self, depth: usize, path: &str) -> String {
        let path = escaped(path);
        match &self.ready.settings.address {
            Some(address) => format!("{address}{path}"),
            None => format!("{}{path}", "../".repeat(depth)),
        }
    }

    /// Title of the portal.
    pub fn title(&self, lang: Lang) -> &str {
        super::words::pick(lang, (&self.ready.settings.title_zh, &self.ready.settings.title_en))
    }

    /// Who operates it.
    pub fn operator(&self, lang: Lang) -> &str {
        super::words::pick(lang, (&self.ready.settings.operator_zh, &self.ready.settings.operator_en))
    }

    /// A region.
    pub fn region(&self, code: &str) -> Option<&Region> {
        self.ready.tables.places.regions.iter().find(|region| region.code == code)
    }
}

fn read<T: DeserializeOwned + Default>(blobs: &[Blob], table: &str) -> Result<T, Failure> {
    let Some(blob) = blobs.iter().find(|blob| blob.table == table) else { return Ok(T::default()) };
    serde_json::from_slice(&blob.bytes)
        .map_err(|error| Failure::OldRelease { path: table.to_owned(), why: error.to_string() })
}

/// Letters and digits only.
fn only_plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
}

/// As a part of an address.
fn escaped(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/:#".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
        text
    })
}
