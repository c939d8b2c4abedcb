//! A packed file is unpacked once, to nowhere, before anything believes what it says of its size.

use crate::diagnostic::{Fault, catalog::spreadsheet as told};
use std::io::{self, Cursor, Read};
use zip::ZipArchive;

/// Most bytes that all parts together may unpack to.
const UNPACKED_MAX_BYTES: u64 = 256 << 20;
/// Most parts.
const PARTS_MAX: usize = 4_096;

/// Unpacks every part and counts.
///
/// # Errors
/// The fault to tell when it is damaged or grows beyond the limits.
pub fn check(bytes: &[u8]) -> Result<(), Fault> {
    let broken = |error: &dyn std::fmt::Display| told::unreadable(&error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() > PARTS_MAX {
        return Err(told::too_large(&format!("{PARTS_MAX} parts")));
    }
    let mut left = UNPACKED_MAX_BYTES;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| broken(&error))?;
        // One byte more than is left shows that there is more.
        let size = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|error| broken(&error))?;
        left = left
            .checked_sub(size)
            .ok_or_else(|| told::too_large(&format!("{} MiB unpacked", UNPACKED_MAX_BYTES >> 20)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn zip(parts: usize, mebibytes: usize) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let zeros = vec![0; 1 << 20];
        for part in 0..parts {
            writer.start_file(format!("{part}"), SimpleFileOptions::default()).unwrap();
            (0..mebibytes).for_each(|_| writer.write_all(&zeros).unwrap());
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_bomb_is_told_before_it_bursts() {
        assert_eq!(check(&zip(3, 1)), Ok(()));
        let bomb = zip(1, 257);
        assert!(bomb.len() < 1 << 20);
        assert_eq!(check(&bomb).unwrap_err().code, "E023");
        assert_eq!(check(&zip(PARTS_MAX + 1, 0)).unwrap_err().code, "E023");
        let half = zip(3, 1);
        assert_eq!(check(&half[..half.len() / 2]).unwrap_err().code, "E020");
    }
}
