//! The list of regions, from the published release, read anew when another one is published.

use crate::text::Lang;
use mingjing_contract::manifest::{Head, Manifest, table};
use mingjing_contract::places::{Places, Region, Reportable, reportable};
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

/// What the pointer to the release was when the list was read; none where there is none.
type Version = Option<(SystemTime, u64)>;

/// The list that was read last, if any, and of which release.
type Read = Option<(Version, Arc<List>)>;

/// The list. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Regions {
    site: Arc<PathBuf>,
    read: Arc<RwLock<Read>>,
}

/// The regions of a release. Empty when the site has no release that this version can read: the form then goes without
/// the list, and nothing is compared with it.
#[derive(Debug, Default)]
pub struct List(Option<Places>);

impl Regions {
    /// Of the site in a folder.
    pub fn of(site: Arc<PathBuf>) -> Self {
        Self { site, read: Arc::default() }
    }

    /// The list as it is published now. One look at the pointer's state when nothing has changed.
    pub async fn list(&self) -> Arc<List> {
        let head = self.site.join("data/head.json");
        let version =
            std::fs::metadata(&head).ok().and_then(|seen| Some((seen.modified().ok()?, seen.len())));
        // Whoever panicked with the lock left a list that is as good as before.
        let known = self.read.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, list)) = known.filter(|(of, _)| *of == version) {
            return list;
        }
        let places = read_places(&self.site).await;
        if places.is_none() {
            tracing::warn!("the release has no list of regions that can be read");
        }
        let list = Arc::new(List(places));
        *self.read.write().unwrap_or_else(PoisonError::into_inner) = Some((version, Arc::clone(&list)));
        list
    }
}

impl List {
    fn regions(&self) -> &[Region] {
        self.0.as_ref().map_or(&[], |places| &places.regions)
    }

    /// The published places, where they can be read.
    pub fn places(&self) -> Option<&Places> {
        self.0.as_ref()
    }

    /// What the form offers to who has chosen this region, or none.
    pub fn offered(&self, chosen: Option<&str>) -> Vec<Reportable<'_>> {
        reportable(self.regions(), chosen, chosen)
    }

    /// The region of a code.
    pub fn find(&self, code: &str) -> Option<&Region> {
        self.regions().iter().find(|region| region.code == code)
    }

    /// The name of a region; the code itself for one that is not published any more.
    pub fn name<'a>(&'a self, code: &'a str, lang: Lang) -> &'a str {
        self.find(code).map_or(code, |region| name(region, lang))
    }

    /// True for a region that a report can be about. Without a list every region is.
    pub fn takes(&self, code: &str) -> bool {
        self.regions().is_empty() || self.offered(Some(code)).iter().any(|one| one.region.code == code)
    }

    /// True for a made-up region.
    pub fn is_sample(&self, code: &str) -> bool {
        self.find(code).is_some_and(|region| region.sample)
    }
}

/// A region's name.
pub fn name(region: &Region, lang: Lang) -> &str {
    match lang {
        Lang::Zh | Lang::Hant => &region.name_zh,
        Lang::En => &region.name_en,
    }
}

async fn read_places(site: &Path) -> Option<Places> {
    let head: Head = read(&site.join("data/head.json")).await?;
    let manifest: Manifest = read(&site.join(head.manifest)).await?;
    read(&site.join(&manifest.find(table::PLACES, None)?.path)).await
}

async fn read<T: DeserializeOwned>(path: &Path) -> Option<T> {
    serde_json::from_slice(&tokio::fs::read(path).await.ok()?).ok()
}
