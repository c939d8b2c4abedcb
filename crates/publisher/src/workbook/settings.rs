//! `portal.toml`: who publishes, where, in which languages.

use crate::Failure;
use crate::diagnostic::{Diagnostics, Place, catalog::folder};
use mingjing_contract::log::VerifierKey;
use mingjing_domain::time::HourEnding;
use serde::Deserialize;
use std::path::Path;

/// Offset of the one civil time of the national networks, in seconds.
pub const BEIJING_OFFSET_S: i32 = 28_800;
/// Editions that the portal can be published in.
pub const LANGUAGES: [&str; 3] = ["zh-Hans", "zh-Hant", "en"];

/// The settings as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Name of the portal.
    pub title_zh: String,
    /// Name in English.
    pub title_en: String,
    /// Who operates it.
    pub operator_zh: String,
    /// Operator in English.
    pub operator_en: String,
    /// How to reach the operator.
    #[serde(default)]
    pub contact: Option<String>,
    /// Region shown first.
    pub home_region: String,
    /// Offset of civil times from UTC in seconds.
    #[serde(default = "beijing")]
    pub utc_offset_s: i32,
    /// Path of the site's root on its host, from `/` to `/`.
    #[serde(default = "root")]
    pub base_path: String,
    /// Address of the site's root, where it is known: feeds and descriptions need it to say where they stand.
    #[serde(default)]
    pub address: Option<String>,
    /// Languages of the pages; the first one stands at the root.
    #[serde(default = "all_languages")]
    pub languages: Vec<String>,
    /// Verifier key of the log (`mingjing keygen` prints it), published for the app to compare.
    #[serde(default)]
    pub log_key: Option<String>,
    /// Times that a demonstration takes as its now.
    #[serde(default)]
    pub replay: Replay,
}

/// `[replay]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replay {
    /// End of the hour that the air pages take as the newest.
    #[serde(default)]
    pub air: Option<String>,
}

fn beijing() -> i32 {
    BEIJING_OFFSET_S
}

fn root() -> String {
    "/".to_owned()
}

fn all_languages() -> Vec<String> {
    LANGUAGES.map(str::to_owned).to_vec()
}

impl Settings {
    /// Reads the settings of a workbook.
    ///
    /// # Errors
    /// [`Failure`] when the file cannot be read.
    pub fn read(dir: &Path, faults: &mut Diagnostics) -> Result<Option<Self>, Failure> {
        let path = dir.join(super::SETTINGS_FILE);
        let text = std::fs::read_to_string(&path).map_err(|error| Failure::read(&path, error))?;
        let place = Place::file("", super::SETTINGS_FILE);
        match toml::from_str::<Self>(&text) {
            Ok(settings) => {
                settings.check(&place, faults);
                Ok(Some(settings))
            }
            Err(error) => {
                let row = error.span().map(|span| 1 + newlines(&text, span.start));
                let place = Place { row, ..place };
                faults.push(folder::portal_unreadable(error.message()), place, None);
                Ok(None)
            }
        }
    }

    /// The hour that live air pages take as the newest, if this is a demonstration.
    #[must_use]
    pub fn replay_hour(&self) -> Option<HourEnding> {
        self.replay.air.as_deref()?.parse().ok()
    }

    /// Ranges that the types do not tell.
    fn check(&self, place: &Place, faults: &mut Diagnostics) {
        let mut refuse = |key: &str, text: &str, zh: &str, en: &str, example: &str| {
            let place = place.clone().column(key);
            faults.push(folder::setting_wrong(zh, en, example), place, Some(text));
        };
        if self.utc_offset_s != BEIJING_OFFSET_S {
            let text = self.utc_offset_s.to_string();
            let (zh, en) = ("全国监测网只用北京时间", "the national networks keep Beijing time only");
            refuse("utc_offset_s", &text, zh, en, "28800");
        }
        let base = self.base_path.as_str();
        if !(base.starts_with('/') && base.ends_with('/')) || base.contains(['"', '<', '>', '&', ' ']) {
            let (zh, en) = ("路径应以 / 开头和结尾", "the path begins and ends with /");
            refuse("base_path", base, zh, en, "/mingjing/");
        }
        if let Some(address) = &self.address
            && !is_address(address)
        {
            let (zh, en) =
                ("网址应以 https:// 开头、以 / 结尾", "the address begins with https:// and ends with /");
            refuse("address", address, zh, en, "https://example.org/mingjing/");
        }
        for language in &self.languages {
            if !LANGUAGES.contains(&language.as_str()) {
                let (zh, en) = ("没有这种语言的界面文字", "the portal has no words in this language");
                refuse("languages", language, zh, en, r#"["zh-Hans", "zh-Hant", "en"]"#);
            }
        }
        if self.languages.first().is_none_or(|first| first != LANGUAGES[0]) {
            let (zh, en) = ("第一种语言应为 zh-Hans", "the first language is zh-Hans");
            refuse("languages", &self.languages.join(", "), zh, en, r#"["zh-Hans", "zh-Hant", "en"]"#);
        }
        if let Some(key) = &self.log_key
            && VerifierKey::parse(crate::log::sha256, key).is_none()
        {
            let (zh, en) = ("不是日志的公钥", "not the verifier key of a log");
            refuse("log_key", key, zh, en, "log.example.org+1a2b3c4d+AQ…");
        }
        if let Some(air) = &self.replay.air
            && air.parse::<HourEnding>().is_err()
        {
            let (zh, en) = ("不是整点时刻", "not the end of a full hour");
            refuse("replay.air", air, zh, en, "2025-02-15T20:00:00+08:00");
        }
    }
}

/// An address that others can fetch, without a query.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || "-._~:/%[]".contains(c));
    rest.is_some_and(|rest| rest.len() > 1 && !rest.starts_with('/') && rest.ends_with('/') && is_plain(rest))
}

/// Line breaks before a byte.
fn newlines(text: &str, end: usize) -> u64 {
    text.bytes().take(end).filter(|byte| *byte == b'\n').count() as u64
}
