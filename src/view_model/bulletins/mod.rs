//! Bulletins: those that were written, and one made from the record for each month and quarter.

pub mod made;
pub mod period;

pub use period::Period;

use crate::route::Lang;
use crate::text::{Text, format, word};
use mingjing_contract::bulletins::{Bulletin, BulletinText};
use mingjing_contract::manifest::{FileEntry, Manifest, table};
use mingjing_contract::places::Places;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Smallest file of a place's month of hours that is about that month. The hour that ends at midnight belongs to the
/// day before, so that a record often begins with a file of one stray hour, which is smaller.
const MONTH_MIN_BYTES: u64 = 700;

/// A written bulletin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Identifier.
    pub id: String,
    /// Period, as in addresses.
    pub period: String,
    /// Title.
    pub title: String,
    /// Kind, region, issuer, day.
    pub facts: String,
    /// Made up for demonstration.
    pub sample: bool,
}

/// A bulletin's line.
#[must_use]
pub fn written(bulletin: &Bulletin, places: &Places, t: &'static Text) -> Written {
    let region = places.regions.iter().find(|region| region.code == bulletin.region);
    let parts = [
        Some(word(t.bulletins().kinds, &bulletin.kind)),
        region.map(|region| super::air::region_name(region, t)),
        Some(bulletin.issuer_zh.clone()),
        bulletin.published_on.as_deref().map(|day| format::day_text(t.lang, day)),
    ];
    let english = bulletin.title_en.clone().filter(|_| t.lang == Lang::En);
    Written {
        id: bulletin.id.clone(),
        period: bulletin.period.clone(),
        title: english.unwrap_or_else(|| bulletin.title_zh.clone()),
        facts: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        sample: bulletin.sample,
    }
}

/// A bulletin's text in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body<'a> {
    /// HTML that the publisher made safe.
    Html(&'a str),
    /// Markdown, to be shown as it is: of a release without HTML.
    Plain(&'a str),
}

/// The text in the language, and whether it is in Chinese.
#[must_use]
pub fn body(text: &BulletinText, lang: Lang) -> (Body<'_>, bool) {
    let english = text.text_en.as_deref().filter(|_| lang == Lang::En);
    let html = if english.is_some() { &text.html_en } else { &text.html_zh };
    let body = match html {
        Some(html) => Body::Html(html),
        None => Body::Plain(english.unwrap_or(&text.text_zh)),
    };
    (body, english.is_none())
}

/// Periods that have a page, newest first, with whether anything real stands behind them: months with hourly air data,
/// their quarters, and the periods of written bulletins.
#[must_use]
pub fn periods(manifest: &Manifest, bulletins: &[Bulletin]) -> Vec<(Period, bool)> {
    let mut found: BTreeMap<Reverse<Period>, bool> = BTreeMap::new();
    let mut add = |period: Option<Period>, is_real: bool| {
        if let Some(period) = period {
            *found.entry(Reverse(period)).or_default() |= is_real;
        }
    };
    let is_month = |file: &&FileEntry| file.table == table::AIR_HOURS && file.bytes >= MONTH_MIN_BYTES;
    for file in manifest.files.iter().filter(is_month) {
        let month = file.partition.as_deref().and_then(|part| Period::parse(part.rsplit('/').next()?));
        add(month.map(Period::quarter), !file.sample);
        add(month, !file.sample);
    }
    for bulletin in bulletins {
        add(Period::parse(&bulletin.period), !bulletin.sample);
    }
    found.into_iter().map(|(Reverse(period), is_real)| (period, is_real)).collect()
}
