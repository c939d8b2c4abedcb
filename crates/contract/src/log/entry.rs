//! What the log says of a release.

/// First line of every entry: the form that follows.
pub const ENTRY_FORM: &str = "mingjing-release/1";

/// An entry: one release. Entry 0 of the log is release 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Number of the release.
    pub release: u64,
    /// When it was published, as its manifest says (RFC 3339).
    pub published_at: String,
    /// SHA-256 of its manifest, lower-case hex.
    pub manifest_sha256: String,
}

impl Entry {
    /// The bytes of the entry: four lines, each with its line break.
    #[must_use]
    pub fn text(&self) -> String {
        let Self { release, published_at, manifest_sha256 } = self;
        format!("{ENTRY_FORM}\n{release}\n{published_at}\n{manifest_sha256}\n")
    }

    /// Reads an entry; `None` when it is not exactly what [`Self::text`] writes.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let mut lines = text.lines().skip(1);
        let entry = Self {
            release: lines.next()?.parse().ok()?,
            published_at: lines.next()?.to_owned(),
            manifest_sha256: lines.next()?.to_owned(),
        };
        (entry.text() == text).then_some(entry)
    }
}

/// Adds an entry to a file of entries: its length in 16 bits, big-endian, then its bytes. False when it is
/// too long for that.
#[must_use]
pub fn push_entry(bundle: &mut Vec<u8>, entry: &[u8]) -> bool {
    let Ok(length) = u16::try_from(entry.len()) else { return false };
    bundle.extend(length.to_be_bytes());
    bundle.extend_from_slice(entry);
    true
}

/// The entries of a file of entries, each with the place of its first byte; ends with an `Err` of the place
/// where the file breaks off.
pub fn bundle(bytes: &[u8]) -> impl Iterator<Item = Result<(usize, &[u8]), usize>> {
    let mut at = 0;
    let mut broken = false;
    std::iter::from_fn(move || {
        let rest = bytes.get(at..).filter(|rest| !broken && !rest.is_empty())?;
        let entry = rest
            .split_first_chunk::<2>()
            .and_then(|(length, after)| after.get(..usize::from(u16::from_be_bytes(*length))));
        Some(match entry {
            Some(entry) => {
                let first = at + 2;
                at = first + entry.len();
                Ok((first, entry))
            }
            None => {
                broken = true;
                Err(at)
            }
        })
    })
}
