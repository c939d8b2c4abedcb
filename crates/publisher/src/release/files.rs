//! Files that are there as a whole or not at all.

use crate::Failure;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::{File, TryLockError};
use std::io::Write as _;
use std::path::Path;

/// Begins the name of every file that is not finished yet.
pub const TEMP_PREFIX: &str = ".mj-tmp-";
/// Window of the compressor, as a power of two: 4 MiB, the most that any browser's decoder must take
/// without a large-window extension.
const BROTLI_WINDOW: i32 = 22;

/// SHA-256 in lower-case hex.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Whether a file is there and has this SHA-256.
#[must_use]
pub fn has_sha256(path: &Path, sha256: &str) -> bool {
    std::fs::read(path).is_ok_and(|bytes| sha256_hex(&bytes) == sha256)
}

/// The bytes of a file of a release.
///
/// # Errors
/// [`Failure`] when it cannot be read or has another SHA-256.
pub fn read_checked(path: &Path, sha256: &str) -> Result<Vec<u8>, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::read(path, error))?;
    if sha256_hex(&bytes) == sha256 {
        return Ok(bytes);
    }
    let why = "its SHA-256 is not the one in the manifest".to_owned();
    Err(Failure::OldRelease { path: path.display().to_string(), why })
}

/// Writes a file beside its place, makes it durable, then moves it there.
///
/// # Errors
/// [`Failure::Write`].
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_aside(path, bytes, true)
}

/// A file that is made anew by every run (`is_durable` false) need not outlive a power cut; a release must.
fn write_aside(path: &Path, bytes: &[u8], is_durable: bool) -> Result<(), Failure> {
    let failed = |error| Failure::write(path, error);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temp = path.with_file_name(format!("{TEMP_PREFIX}{name}"));
    let mut file = File::create(&temp).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    if is_durable {
        file.sync_all().map_err(failed)?;
    }
    std::fs::rename(&temp, path).map_err(failed)
}

/// Writes a page or a file of the app as a whole, if it is not the same already; returns whether it was
/// written.
///
/// # Errors
/// [`Failure::Write`].
pub fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<bool, Failure> {
    if std::fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(|error| Failure::write(parent, error))?;
    }
    write_aside(path, bytes, false)?;
    Ok(true)
}

/// As [`write_if_changed`], with a compressed twin beside it. Killed in between, a file may lack its twin; it
/// never has the twin of another.
///
/// # Errors
/// [`Failure::Write`].
pub fn write_with_twin(path: &Path, bytes: &[u8], quality: i32) -> Result<(), Failure> {
    let mut twin = path.as_os_str().to_owned();
    twin.push(".br");
    let twin = Path::new(&twin);
    let is_same = std::fs::read(path).is_ok_and(|old| old == bytes);
    if is_same && twin.exists() {
        return Ok(());
    }
    if !is_same {
        match std::fs::remove_file(twin) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Failure::write(twin, error));
            }
            _ => {}
        }
        write_if_changed(path, bytes)?;
    }
    write_if_changed(twin, &brotli(bytes, quality)).map(|_| ())
}

/// Makes renames in a folder durable.
///
/// # Errors
/// [`Failure::Write`].
pub fn sync_dir(dir: &Path) -> Result<(), Failure> {
    // Only Unix opens folders as files; elsewhere the file system keeps their order itself.
    if cfg!(unix) {
        File::open(dir).and_then(|dir| dir.sync_all()).map_err(|error| Failure::write(dir, error))?;
    }
    Ok(())
}

/// Removes what an interrupted run left in a folder and, with `below`, in all folders under it. Links are
/// not followed. A folder that is not there has no leftovers.
///
/// # Errors
/// [`Failure::Write`].
pub fn remove_leftovers(dir: &Path, below: bool) -> Result<(), Failure> {
    let failed = |error| Failure::write(dir, error);
    let entries = match std::fs::read_dir(dir) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(failed)?,
    };
    for entry in entries {
        let entry = entry.map_err(failed)?;
        if entry.file_name().to_string_lossy().starts_with(TEMP_PREFIX) {
            std::fs::remove_file(entry.path()).map_err(failed)?;
        } else if below && entry.file_type().map_err(failed)?.is_dir() {
            remove_leftovers(&entry.path(), below)?;
        }
    }
    Ok(())
}

/// Takes the lock of a folder; it is free again when the file is dropped, or the process dies.
///
/// # Errors
/// [`Failure::Busy`] when another run has it.
pub fn lock(dir: &Path) -> Result<File, Failure> {
    // Locking the folder itself leaves no lock file behind; only Unix can.
    let opened =
        if cfg!(unix) { File::open(dir) } else { File::create(dir.join(format!("{TEMP_PREFIX}lock"))) };
    let file = opened.map_err(|error| Failure::write(dir, error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Failure::Busy(dir.display().to_string())),
        Err(TryLockError::Error(error)) => Err(Failure::write(dir, error)),
    }
}

/// Compressed with Brotli. The same bytes give the same bytes.
#[must_use]
pub fn brotli(bytes: &[u8], quality: i32) -> Vec<u8> {
    let params = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: BROTLI_WINDOW,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    // Memory to memory cannot fail; if it ever did, an empty twin would be worse than none.
    match brotli::BrotliCompress(&mut &*bytes, &mut compressed, &params) {
        Ok(_) => compressed,
        Err(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sha256_of_the_standard_example() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256_hex(b"abc"), expected);
    }

    #[test]
    fn brotli_gives_back_what_it_was_given() {
        let bytes = "乌海市,150300\n".repeat(500).into_bytes();
        let compressed = brotli(&bytes, 9);
        assert!(compressed.len() < bytes.len() / 20);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*compressed, &mut back).unwrap();
        assert_eq!(back, bytes);
    }

    #[test]
    fn a_locked_folder_is_busy_until_the_lock_goes() {
        let dir = tempfile::tempdir().unwrap();
        let first = lock(dir.path()).unwrap();
        assert!(matches!(lock(dir.path()), Err(Failure::Busy(_))));
        drop(first);
        assert!(lock(dir.path()).is_ok());
    }

    #[test]
    fn leftovers_go_and_the_rest_stays() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(".mj-tmp-x.json"), "half").unwrap();
        write_whole(&dir.path().join("y.json"), b"whole").unwrap();
        std::fs::create_dir(dir.path().join("below")).unwrap();
        std::fs::write(dir.path().join("below/.mj-tmp-z"), "half").unwrap();
        remove_leftovers(dir.path(), true).unwrap();
        std::fs::remove_dir(dir.path().join("below")).unwrap();
        let names: Vec<_> =
            std::fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["y.json"]);
    }
}
