//! Checkpoints: the size and the root of the log at a moment, as a signed note (C2SP tlog-checkpoint,
//! signed-note).

use super::{Hash, VerifierKey, base64};

/// What begins a line with a signature.
const DASH: &str = "\u{2014} ";

/// The size and the root of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Name of the log.
    pub origin: String,
    /// Entries.
    pub size: u64,
    /// Root over them.
    pub root: Hash,
}

/// A line of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Name of the key.
    pub name: String,
    /// Id of the key.
    pub id: [u8; 4],
    /// The signature itself.
    pub bytes: Vec<u8>,
}

/// A checkpoint with its signatures, none of which has been checked here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// What is signed, read.
    pub checkpoint: Checkpoint,
    /// What is signed, as text.
    pub text: String,
    /// The signatures; a log may have more than its own, by witnesses.
    pub signatures: Vec<Signature>,
}

impl Checkpoint {
    /// The text that is signed.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, base64::encode(&self.root))
    }
}

impl Signed {
    /// Reads a signed checkpoint. `None` when it is not one; lines after the root (extensions) are kept in
    /// [`Self::text`] and have no meaning here.
    #[must_use]
    pub fn parse(note: &str) -> Option<Self> {
        if note.chars().any(|ch| ch.is_control() && ch != '\n') {
            return None;
        }
        let (text, signatures) = note.rsplit_once("\n\n")?;
        let mut lines = text.split('\n');
        let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
        let number: u64 = size.parse().ok()?;
        if origin.is_empty() || number.to_string() != size || lines.any(str::is_empty) {
            return None;
        }
        let root: Hash = base64::decode(root)?.try_into().ok()?;
        let signatures =
            signatures.strip_suffix('\n')?.split('\n').map(signature).collect::<Option<Vec<_>>>()?;
        let checkpoint = Checkpoint { origin: origin.to_owned(), size: number, root };
        Some(Self { checkpoint, text: format!("{text}\n"), signatures })
    }

    /// The signature by a key, whose name must be the origin of the log; not checked yet.
    #[must_use]
    pub fn signature_of(&self, key: &VerifierKey) -> Option<&[u8]> {
        let by =
            self.signatures.iter().find(|signature| signature.name == key.name && signature.id == key.id)?;
        (self.checkpoint.origin == key.name).then_some(by.bytes.as_slice())
    }
}

fn signature(line: &str) -> Option<Signature> {
    let (name, bytes) = line.strip_prefix(DASH)?.split_once(' ')?;
    let bytes = base64::decode(bytes)?;
    let (id, bytes) = bytes.split_first_chunk::<4>()?;
    let well = !name.is_empty() && !name.contains('+') && !bytes.is_empty();
    well.then(|| Signature { name: name.to_owned(), id: *id, bytes: bytes.to_vec() })
}
