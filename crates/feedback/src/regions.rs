//! The list of regions, from the published release.

use crate::text::Lang;
use mingjing_contract::manifest::{Head, Manifest, table};
use mingjing_contract::places::{Places, Region};
use serde::de::DeserializeOwned;
use std::path::Path;

/// Regions that a report can be about, in the order of the release. Empty when the site has no release
/// that this version can read: the form then goes without the list.
pub async fn list(site: &Path) -> Vec<Region> {
    let places = read_places(site).await;
    if places.is_none() {
        tracing::warn!("the release has no list of regions that can be read");
    }
    let mut regions = places.map(|places| places.regions).unwrap_or_default();
    regions.retain(|region| matches!(region.kind.as_str(), "prefecture" | "county"));
    regions
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
