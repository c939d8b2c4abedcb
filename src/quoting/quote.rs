//! From an address to what it shows: figure, source, period, release, flags.
//!
//! The page that shows the chart is asked, by the same function that writes it and runs it: so a quoted chart cannot
//! say anything else than its page.

use super::address::Address;
use super::chart::Chart;
use super::state::{Lens, Release};
use super::window;
use crate::api::LoadError;
use crate::api::record::{Record, Want};
use crate::components::{Ctx, shell};
use crate::pages;
use crate::route::{Lang, Page};
use crate::shown::Island;
use crate::text::quoting::QuotingWords;
use crate::text::{Text, word};
use crate::view_model::civil_seconds;
use crate::view_model::figure::Figure;
use mingjing_contract::history::{Correction, Corrections};
use mingjing_contract::manifest::table;
use mingjing_contract::portal::Portal;

/// An account without any entry is shorter than this, in bytes.
const EMPTY_BYTES: u64 = 32;

/// Corrections that touch a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// How many.
    pub count: usize,
    /// Release that brought the newest.
    pub release: u64,
    /// Its day.
    pub day: String,
}

/// A chart with everything that is said beside it.
#[derive(Clone)]
pub struct Quoted {
    /// Its address.
    pub address: Address,
    /// Title, drawing, numbers.
    pub figure: Figure,
    /// It is made up.
    pub sample: bool,
    /// Number of the release.
    pub release: u64,
    /// When it was published (RFC 3339).
    pub published_at: String,
    /// SHA-256 of its manifest.
    pub hash: String,
    /// Name of the portal.
    pub site: String,
    /// Who answers for it.
    pub operator: String,
    /// Corrections: of a live chart all so far, of a pinned one those that came after its release.
    pub corrected: Option<Corrected>,
    /// Address of the site's root; empty where it is not known.
    pub root: String,
    /// The words of its language.
    pub t: &'static Text,
}

/// Why there is nothing to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The record has no such chart.
    NoChart,
    /// The release is not at hand here.
    NotKept,
    /// What it rests on cannot be had.
    Load(LoadError),
}

impl From<LoadError> for Refused {
    fn from(error: LoadError) -> Self {
        Self::Load(error)
    }
}

/// The chart of an address. The record of `ctx` must be that of the address's release; `live` is the current one, which
/// knows what was corrected since.
///
/// # Errors
/// [`Refused`].
pub async fn quote(ctx: &Ctx, address: &Address, live: &Record) -> Result<Quoted, Refused> {
    let (page, query) = address.asked();
    let inner = Ctx { edition: address.edition, page, query, ..ctx.clone() };
    inner.record.load(&[Want::Table(table::PORTAL)]).await?;
    let hash = inner.record.manifest_hash()?;
    if address.release.hash().is_some_and(|pinned| pinned != hash) {
        return Err(Refused::NotKept);
    }
    let shown = match pages::page(&inner).await {
        Ok(shown) => shown,
        Err(LoadError::NotPublished) => return Err(Refused::NoChart),
        Err(error) => return Err(error.into()),
    };
    let found = shown.charts.iter().find(|(chart, ..)| *chart == address.chart);
    let (_, id, sample) = found.ok_or(Refused::NoChart)?;
    let figure = shown.islands.iter().find_map(|(known, island)| match island {
        Island::Figure(figure) if known == id => Some((**figure).clone()),
        _ => None,
    });
    let mut figure = figure.ok_or(Refused::NoChart)?;
    let t = ctx.t;
    if let Some((from, to)) = &address.window
        && let Some((from, to)) = civil_seconds(from).zip(civil_seconds(to))
    {
        figure = window::cut(figure, from, to, t.quoting());
    }
    if *sample {
        t.sample_source.clone_into(&mut figure.source);
    }
    let release = inner.record.release()?;
    let portal = inner.record.table::<Portal>(table::PORTAL)?;
    let operator = if t.lang == Lang::Zh { &portal.operator_zh } else { &portal.operator_en };
    let after = if address.release == Release::Live { 0 } else { release.release };
    Ok(Quoted {
        address: address.clone(),
        figure,
        sample: *sample,
        release: release.release,
        published_at: release.published_at.clone(),
        hash,
        site: shell::site_title(&portal, t.lang).to_owned(),
        operator: operator.clone(),
        corrected: corrected(live, address, after).await?,
        root: ctx.root.clone(),
        t,
    })
}

/// The corrections of a chart that came after a release.
async fn corrected(live: &Record, address: &Address, after: u64) -> Result<Option<Corrected>, LoadError> {
    let want = Want::Table(table::CORRECTIONS);
    live.load(&[]).await?;
    if !want.files(&*live.release()?).iter().any(|file| file.bytes >= EMPTY_BYTES) {
        return Ok(None);
    }
    live.load(&[want]).await?;
    let all = live.table::<Corrections>(table::CORRECTIONS)?;
    let found = || all.corrections.iter().filter(|one| one.release > after && concerns(address, one));
    let newest = found().max_by_key(|one| one.release);
    Ok(newest.map(|newest| Corrected {
        count: found().count(),
        release: newest.release,
        day: newest.published_at.get(..10).unwrap_or(&newest.published_at).to_owned(),
    }))
}

/// Whether a correction touches a chart. In doubt it does: what was corrected must not pass as if it had not been.
fn concerns(address: &Address, one: &Correction) -> bool {
    let among = |tables: &[&str]| tables.contains(&one.table.as_str());
    let part_of = |id: &str| {
        one.partition.as_deref().is_some_and(|part| part.split_once('/').map_or(part, |(of, _)| of) == id)
    };
    match &address.chart {
        Chart::AirRanking | Chart::AirStations(_) => false,
        Chart::AirHours(code, _) | Chart::AirStation(_, code, _) => {
            // Other rules may look at days.
            let days = address.lens != Lens::National && among(&[table::AIR_DAYS]);
            (among(&[table::AIR_HOURS]) || days) && part_of(code)
        }
        Chart::Water(id, _) => among(&[table::WATER_READINGS]) && part_of(id),
        Chart::Lake(id, _) => among(&[table::LAKE_READINGS]) && part_of(id),
        Chart::Drinking(place, _) => among(&[table::DRINKING_READINGS]) && one.row.contains(place.as_str()),
        Chart::Farmland => among(&[table::SOIL]),
        Chart::Emissions(_, outlet, _) => among(&[table::EMISSIONS, table::EMISSION_DAYS]) && part_of(outlet),
        Chart::Target(indicator, _) => among(&[table::TARGETS]) && one.row.contains(indicator.as_str()),
    }
}

impl Quoted {
    /// The words of its language.
    #[must_use]
    pub fn words(&self) -> &'static QuotingWords {
        self.t.quoting()
    }

    /// The title, with the flag of made-up data.
    #[must_use]
    pub fn title(&self) -> String {
        if self.sample { (self.words().sample_title)(&self.figure.title) } else { self.figure.title.clone() }
    }

    /// By whose rules it is seen, in words; none where those in force hold.
    #[must_use]
    pub fn lens(&self) -> Option<String> {
        let lens = self.address.lens;
        (lens != Lens::National).then(|| word(self.t.lens().names, lens.id()))
    }

    /// The first digits of the release's hash, for people to compare.
    #[must_use]
    pub fn short_hash(&self) -> &str {
        self.hash.get(..12).unwrap_or(&self.hash)
    }

    /// Which release, in words: number, time, hash, pinned or not.
    #[must_use]
    pub fn release_words(&self) -> String {
        let when = crate::text::format::moment(self.t.lang, &self.published_at);
        let is_pinned = self.address.release != Release::Live;
        (self.words().release)(self.release, &when, self.short_hash(), is_pinned)
    }

    /// "Corrected since", in words.
    #[must_use]
    pub fn corrected_words(&self) -> Option<String> {
        let found = self.corrected.as_ref()?;
        let w = self.words();
        let words = if self.address.release == Release::Live { w.corrected } else { w.corrected_since };
        Some(words(found.count, found.release, &crate::text::format::day_text(self.t.lang, &found.day)))
    }

    /// Address of something on the site: absolute where the root is known.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    /// Where its corrections are told.
    #[must_use]
    pub fn corrections(&self) -> String {
        format!("{}#corrected", self.address.page())
    }
}

/// Pages that show charts: what others quote has to be there.
#[must_use]
pub fn may_have_charts(page: &Page) -> bool {
    matches!(
        page,
        Page::Air
            | Page::AirRegion(_)
            | Page::AirStation(..)
            | Page::Section(_)
            | Page::Lake(_)
            | Page::DrinkingWater
            | Page::Soil
            | Page::Polluter(_)
            | Page::Targets
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_is_told_with_the_charts_that_it_touches() {
        let one = |table: &str, part: Option<&str>, row: &str| Correction {
            release: 3,
            published_at: String::new(),
            table: table.to_owned(),
            partition: part.map(str::to_owned),
            row: row.to_owned(),
            field: String::new(),
            old: String::new(),
            new: None,
            reason_zh: String::new(),
            reason_en: String::new(),
            decided_on: String::new(),
            document: None,
        };
        let hour = one(table::AIR_HOURS, Some("3621A/2025-01"), "2025-01-29T20");
        let of = |chart: Chart| Address::new(crate::route::Edition::Hans, chart);
        let station = |code: &str| of(Chart::AirStation("150300".into(), code.into(), "aqi".into()));
        assert!(concerns(&station("3621A"), &hour));
        assert!(!concerns(&station("3621"), &hour));
        assert!(!concerns(&of(Chart::AirRanking), &hour));
        let means = one(table::EMISSION_DAYS, Some("DA001/2025"), "2025-01-29");
        let day = one(table::AIR_DAYS, Some("3621A/2025"), "2025-01-29");
        assert!(!concerns(&station("3621A"), &day));
        assert!(concerns(&Address { lens: Lens::Who2021, ..station("3621A") }, &day));
        assert!(concerns(&of(Chart::Emissions("E".into(), "DA001".into(), "so2".into())), &means));
    }
}
