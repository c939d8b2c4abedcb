//! The list of compressed twins: what binds the bytes that most readers are sent.
//!
//! A blob is named by its content, its twin is not; and there are many twins of one content. Each release
//! therefore lists the twins that it adds, in the form that `sha256sum -c` reads, and its manifest has the
//! hash of the list.

use super::blob::Blob;
use super::{BLOBS, MANIFESTS, files::sha256_hex};
use crate::Failure;
use mingjing_contract::manifest::Manifest;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;

/// Path of the list of a release below the site's root.
pub fn path(release: u64) -> String {
    format!("{MANIFESTS}/{release}.sha256")
}

/// The list: a line for each twin whose blob the release before did not have, in order. A release before that
/// has no list of its own is not counted on.
pub fn list(site: &Path, previous: Option<&Manifest>, blobs: &[Blob]) -> Result<Vec<u8>, Failure> {
    let listed = previous.filter(|previous| previous.twins_sha256.is_some());
    let known: BTreeSet<&str> =
        listed.iter().flat_map(|previous| &previous.files).map(|file| file.sha256.as_str()).collect();
    let new: BTreeSet<String> = blobs
        .iter()
        .filter(|blob| !known.contains(blob.sha256.as_str()))
        .map(|blob| format!("{BLOBS}/{}.br", blob.file_name()))
        .collect();
    let lines: Vec<String> = new
        .par_iter()
        .map(|name| {
            let path = site.join(name);
            let bytes = std::fs::read(&path).map_err(|error| Failure::read(&path, error))?;
            Ok(format!("{}  {name}\n", sha256_hex(&bytes)))
        })
        .collect::<Result<_, Failure>>()?;
    Ok(lines.concat().into_bytes())
}
