//! What the log of releases proves to this reader. Pure: it is given texts, tiles and what the browser
//! remembers, and judges.

use mingjing_contract::log::{
    Entry, Hash, NotProven, Proven, Sha256, Signed, Tile, VerifierKey, base64, leaf_hash,
};
use sha2::{Digest, Sha256 as Hasher};

/// SHA-256 without waiting: nodes of the tree are 65 bytes.
#[must_use]
pub fn sha256(bytes: &[u8]) -> Hash {
    Hasher::digest(bytes).into()
}

/// What is wrong with a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The verifier key cannot be read.
    Key,
    /// The checkpoint cannot be read, or is not of this release.
    Checkpoint,
    /// The signature is not good.
    Signature,
    /// The tiles do not give the signed root.
    Tiles,
    /// The release is not in the log.
    NotIncluded,
    /// The portal's own record names another key.
    PortalKey,
    /// This browser saw another key before.
    OtherKey,
    /// This browser saw a longer log before.
    RolledBack,
    /// What this browser saw before is not in the log.
    Rewritten,
    /// This browser saw a log before, and there is none.
    Gone,
}

impl Fault {
    /// Name in the tables of words.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Checkpoint => "checkpoint",
            Self::Signature => "signature",
            Self::Tiles => "tiles",
            Self::NotIncluded => "not_included",
            Self::PortalKey => "portal_key",
            Self::OtherKey => "other_key",
            Self::RolledBack => "rolled_back",
            Self::Rewritten => "rewritten",
            Self::Gone => "gone",
        }
    }
}

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Signature, inclusion and history are good.
    Checked,
    /// All but the signature, which this browser cannot check.
    Unsure,
    /// The release is not signed.
    Unsigned,
    /// Something is wrong.
    Failed(Fault),
}

/// What the browser found of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    /// Good.
    Good,
    /// Not good.
    Bad,
    /// It has no Ed25519.
    Unknown,
}

/// The checkpoint that a browser saw at an earlier visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Verifier key, as text.
    pub key: String,
    /// Entries.
    pub size: u64,
    /// Root.
    pub root: Hash,
    /// When, in seconds since 1970.
    pub at: i64,
}

impl Seen {
    /// One line for the browser's store.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{} {} {} {}", self.size, base64::encode(&self.root), self.at, self.key)
    }

    /// Reads the line back.
    #[must_use]
    pub fn parse(line: &str) -> Option<Self> {
        let mut parts = line.splitn(4, ' ');
        let size = parts.next()?.parse().ok()?;
        let root = base64::decode(parts.next()?)?.try_into().ok()?;
        Some(Self { size, root, at: parts.next()?.parse().ok()?, key: parts.next()?.to_owned() })
    }
}

/// A release, as this visit reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Number, time and hash of the manifest: what its entry in the log says.
    pub entry: Entry,
    /// The signed checkpoint in the pointer.
    pub checkpoint: Option<String>,
    /// The key that the portal's record names.
    pub portal_key: Option<String>,
}

/// A checkpoint whose texts could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The key.
    pub key: VerifierKey,
    /// The checkpoint.
    pub signed: Signed,
}

/// What was found, for the seal and the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trust {
    /// How it stands.
    pub state: State,
    /// The release that was looked for.
    pub release: u64,
    /// When it was published.
    pub published_at: String,
    /// The key of the log, as text.
    pub key: Option<String>,
    /// Entries and root, as text.
    pub log: Option<(u64, String)>,
    /// What this browser had seen before.
    pub seen: Option<Seen>,
    /// Whether the portal's record names a key.
    pub has_portal_key: bool,
}

impl Trust {
    /// What can be said before anything of the log has been read.
    #[must_use]
    pub fn of(release: &Release, seen: Option<Seen>, state: State) -> Self {
        Self {
            state,
            release: release.entry.release,
            published_at: release.entry.published_at.clone(),
            key: None,
            log: None,
            seen,
            has_portal_key: release.portal_key.is_some(),
        }
    }
}

/// Reads key and checkpoint and holds them against what the portal and this browser know.
///
/// # Errors
/// The [`Fault`] that makes it needless to go on.
pub fn open(release: &Release, note: &str, key: &str, seen: Option<&Seen>) -> Result<Opened, Fault> {
    let key = key.strip_suffix('\n').and_then(|key| VerifierKey::parse(sha256, key)).ok_or(Fault::Key)?;
    let text = key.text();
    if release.portal_key.as_ref().is_some_and(|named| *named != text) {
        return Err(Fault::PortalKey);
    }
    if seen.is_some_and(|seen| seen.key != text) {
        return Err(Fault::OtherKey);
    }
    let signed = Signed::parse(note).ok_or(Fault::Checkpoint)?;
    if signed.signature_of(&key).is_none() {
        return Err(Fault::Signature);
    }
    let size = signed.checkpoint.size;
    if seen.is_some_and(|seen| seen.size > size) {
        return Err(Fault::RolledBack);
    }
    if size != release.entry.release {
        return Err(Fault::Checkpoint);
    }
    Ok(Opened { key, signed })
}

/// Judges by the tiles: is the release in the log, and what was seen before?
///
/// # Errors
/// The first [`Fault`].
pub fn judge(
    release: &Release,
    opened: &Opened,
    signature: Signature,
    tiles: &[(Tile, Vec<Hash>)],
    seen: Option<&Seen>,
) -> Result<State, Fault> {
    let hash: Sha256 = sha256;
    if signature == Signature::Bad {
        return Err(Fault::Signature);
    }
    let checkpoint = &opened.signed.checkpoint;
    let unproven = |_: NotProven| Fault::Tiles;
    let proven = Proven::check(hash, checkpoint.size, &checkpoint.root, tiles).map_err(unproven)?;
    if proven.leaf(checkpoint.size.saturating_sub(1)).map_err(unproven)?
        != leaf_hash(hash, release.entry.text().as_bytes())
    {
        return Err(Fault::NotIncluded);
    }
    if let Some(seen) = seen
        && proven.root_at(hash, seen.size).map_err(unproven)? != seen.root
    {
        return Err(Fault::Rewritten);
    }
    Ok(if signature == Signature::Good { State::Checked } else { State::Unsure })
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingjing_contract::log::{Checkpoint, Edge, Kind, wanted};

    fn release(number: u64) -> Release {
        let entry = Entry {
            release: number,
            published_at: format!("2026-02-{number:02}T09:00:00+08:00"),
            manifest_sha256: format!("{number:064x}"),
        };
        Release { entry, checkpoint: None, portal_key: None }
    }

    fn log(size: u64, other: u64) -> Edge {
        let mut edge = Edge::default();
        for number in 1..=size {
            let mut entry = release(number).entry;
            entry.manifest_sha256 = format!("{:064x}", number + other);
            edge.push(sha256, leaf_hash(sha256, entry.text().as_bytes()), |_, _| ());
        }
        edge
    }

    fn key() -> VerifierKey {
        let text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        VerifierKey::parse(sha256, text).unwrap_or_else(|| unreachable!("the example of the specification"))
    }

    fn note(edge: &Edge) -> String {
        let checkpoint = Checkpoint { origin: key().name, size: edge.size(), root: edge.root(sha256) };
        let signature = base64::encode(&[&key().id[..], &[7; 64]].concat());
        format!("{}\n\u{2014} {} {signature}\n", checkpoint.text(), key().name)
    }

    fn seen(edge: &Edge) -> Seen {
        Seen { key: key().text(), size: edge.size(), root: edge.root(sha256), at: 1_769_904_000 }
    }

    /// What a browser would find of a release in a log, having seen another state.
    fn found(
        release: &Release,
        edge: &Edge,
        signature: Signature,
        seen: Option<&Seen>,
    ) -> Result<State, Fault> {
        let opened = open(release, &note(edge), &format!("{}\n", key().text()), seen)?;
        let held: Vec<_> = edge.partial().map(|(tile, hashes)| (tile, hashes.to_vec())).collect();
        let older = seen.map(|seen| seen.size);
        let tiles = wanted(edge.size(), edge.size() - 1, older);
        assert!(tiles.iter().all(|tile| tile.kind == Kind::Hashes(0)));
        judge(release, &opened, signature, &held, seen)
    }

    #[test]
    fn a_good_log_is_checked_and_without_ed25519_it_is_not_said_to_be() {
        let edge = log(5, 0);
        assert_eq!(found(&release(5), &edge, Signature::Good, None), Ok(State::Checked));
        assert_eq!(found(&release(5), &edge, Signature::Good, Some(&seen(&log(3, 0)))), Ok(State::Checked));
        assert_eq!(found(&release(5), &edge, Signature::Good, Some(&seen(&edge))), Ok(State::Checked));
        assert_eq!(found(&release(5), &edge, Signature::Unknown, None), Ok(State::Unsure));
    }

    #[test]
    fn each_fault_is_told_apart() {
        let edge = log(5, 0);
        let with = |signature, seen: Option<&Seen>| found(&release(5), &edge, signature, seen);
        assert_eq!(with(Signature::Bad, None), Err(Fault::Signature));
        assert_eq!(with(Signature::Good, Some(&seen(&log(3, 100)))), Err(Fault::Rewritten));
        assert_eq!(with(Signature::Good, Some(&seen(&log(5, 100)))), Err(Fault::Rewritten));
        assert_eq!(with(Signature::Good, Some(&seen(&log(6, 0)))), Err(Fault::RolledBack));
        let other = Seen { key: "another".into(), ..seen(&edge) };
        assert_eq!(with(Signature::Good, Some(&other)), Err(Fault::OtherKey));
        let mut changed = release(5);
        changed.entry.manifest_sha256 = "0".repeat(64);
        assert_eq!(found(&changed, &edge, Signature::Good, None), Err(Fault::NotIncluded));
        assert_eq!(found(&release(4), &edge, Signature::Good, None), Err(Fault::Checkpoint));
        let named = Release { portal_key: Some("another".into()), ..release(5) };
        assert_eq!(found(&named, &edge, Signature::Good, None), Err(Fault::PortalKey));
        let opened = open(&release(5), &note(&edge), &format!("{}\n", key().text()), None);
        let opened = opened.unwrap_or_else(|fault| unreachable!("{fault:?}"));
        assert_eq!(judge(&release(5), &opened, Signature::Good, &[], None), Err(Fault::Tiles));
        assert_eq!(open(&release(5), &note(&edge), "no key\n", None), Err(Fault::Key));
        assert_eq!(
            open(&release(5), "no note", &format!("{}\n", key().text()), None),
            Err(Fault::Checkpoint)
        );
    }

    #[test]
    fn what_was_seen_is_read_back() {
        let seen = seen(&log(3, 0));
        assert_eq!(Seen::parse(&seen.text()), Some(seen));
        assert_eq!(Seen::parse("3 x y"), None);
    }
}
