//! The database's file: made private, and watched.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Makes the folder and the file when they are missing, so that only the owner can read them: SQLite
/// gives its side files the mode of the main one.
pub fn make(path: &Path) -> io::Result<Watch> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    private_folder(folder)?;
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.sync_all()?;
    // The file's name must survive a power cut as well as its content.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(Watch { path: path.to_owned(), identity: identity(path)? })
}

fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Knows whether the path still leads to the file that was opened.
///
/// A file that was removed stays writable for who has it open: commits would succeed and be lost.
#[derive(Clone, Debug)]
pub struct Watch {
    path: PathBuf,
    identity: Option<(u64, u64)>,
}

impl Watch {
    /// False once the file was moved, removed or replaced.
    pub fn is_there(&self) -> bool {
        identity(&self.path).is_ok_and(|identity| identity == self.identity)
    }
}

/// Device and inode; none where the system has no such thing.
#[cfg(unix)]
fn identity(path: &Path) -> io::Result<Option<(u64, u64)>> {
    use std::os::unix::fs::MetadataExt;
    let metadata = std::fs::metadata(path)?;
    Ok(Some((metadata.dev(), metadata.ino())))
}

#[cfg(not(unix))]
fn identity(path: &Path) -> io::Result<Option<(u64, u64)>> {
    std::fs::metadata(path).map(|_| None)
}
