//! Where a record is read from.

use crate::Failure;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A published site, by the paths of its files.
pub trait Source: Sync {
    /// What it is called in messages.
    fn name(&self) -> String;

    /// A file from its first byte on; `None` when it is not there.
    ///
    /// # Errors
    /// When it may be there and cannot be read.
    fn open(&self, path: &str) -> io::Result<Option<Box<dyn Read + '_>>>;

    /// Whether [`Self::list`] knows the files: then one that cannot be opened is missing, where a host over
    /// HTTP may only not give it by its name.
    fn can_list(&self) -> bool;

    /// Every file below `data/`, in order; empty where that cannot be known.
    ///
    /// # Errors
    /// When a folder cannot be read.
    fn list(&self) -> io::Result<Vec<String>>;
}

/// A site as a folder.
#[derive(Clone, Debug)]
pub struct Folder(pub PathBuf);

impl Source for Folder {
    fn name(&self) -> String {
        self.0.display().to_string()
    }

    fn open(&self, path: &str) -> io::Result<Option<Box<dyn Read + '_>>> {
        let path = self.0.join(path);
        match File::open(&path) {
            Ok(file) if file.metadata()?.is_file() => Ok(Some(Box::new(file))),
            Ok(_) => Ok(None),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    fn can_list(&self) -> bool {
        true
    }

    fn list(&self) -> io::Result<Vec<String>> {
        let mut found = Vec::new();
        list_below(&self.0, Path::new("data"), &mut found)?;
        found.sort();
        Ok(found)
    }
}

fn list_below(root: &Path, folder: &Path, found: &mut Vec<String>) -> io::Result<()> {
    for entry in std::fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            list_below(root, &path, found)?;
        } else {
            found.push(path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/"));
        }
    }
    Ok(())
}

/// A file as a whole. One that is larger than it can rightly be is cut there: it will not be what is expected.
pub(super) fn read(source: &dyn Source, path: &str, limit: u64) -> Result<Option<Vec<u8>>, Failure> {
    let failed = |error| Failure::Read {
        path: format!("{}/{path}", source.name().trim_end_matches('/')),
        source: error,
    };
    let Some(reader) = source.open(path).map_err(failed)? else { return Ok(None) };
    let mut bytes = Vec::new();
    reader.take(limit + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(Some(bytes))
}
