//! Bytes to text: UTF-8 with or without a byte-order mark, else GB18030 (of which GBK is a part).

use crate::diagnostic::{Diagnostics, Place, catalog::folder};
use encoding_rs::GB18030;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// UTF-8's mark, which spreadsheets like to put first.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
/// Most bytes that a packed file may unpack to: far above any table, far below a machine's memory.
const UNPACKED_MAX_BYTES: u64 = 1 << 30;

/// The bytes of a file; one whose name ends in `.zst` (Zstandard) is unpacked.
///
/// # Errors
/// When it cannot be read, is damaged, or unpacks to more than a gibibyte.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path.extension().is_none_or(|extension| extension != "zst") {
        return std::fs::read(path);
    }
    let packed = ruzstd::decoding::StreamingDecoder::new(io::BufReader::new(File::open(path)?));
    let mut bytes = Vec::new();
    packed.map_err(io::Error::other)?.take(UNPACKED_MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > UNPACKED_MAX_BYTES {
        return Err(io::Error::other("it unpacks to more than 1 GiB"));
    }
    Ok(bytes)
}

/// The text of a file, without its byte-order mark; `None` when it is no text.
#[must_use]
pub fn decode(mut bytes: Vec<u8>, place: &Place, faults: &mut Diagnostics) -> Option<String> {
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(other) => other.into_bytes(),
    };
    // UTF-16 and spreadsheets saved under a wrong name are full of zero bytes, which GB18030 allows.
    let (text, had_errors) = GB18030.decode_without_bom_handling(&bytes);
    if had_errors || bytes.contains(&0) {
        faults.push(folder::not_text(), place.clone(), None);
        return None;
    }
    faults.push(folder::read_as_gb18030(), place.clone(), None);
    Some(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Decodes and returns the codes of what was found.
    fn read(bytes: &[u8]) -> (Option<String>, Vec<&'static str>) {
        let mut faults = Diagnostics::default();
        let text = decode(bytes.to_vec(), &Place::file("r", "f.csv"), &mut faults);
        (text, faults.groups().iter().map(|group| group.fault.code).collect())
    }

    #[test]
    fn utf8_with_and_without_mark() {
        assert_eq!(read("乌海".as_bytes()), (Some("乌海".to_owned()), vec![]));
        assert_eq!(read("\u{feff}乌海".as_bytes()), (Some("乌海".to_owned()), vec![]));
    }

    #[test]
    fn gb18030_is_read_and_said() {
        let (bytes, _, _) = GB18030.encode("城市,区划代码\n乌海,150300\n");
        assert_eq!(read(&bytes), (Some("城市,区划代码\n乌海,150300\n".to_owned()), vec!["N007"]));
    }

    #[test]
    fn a_spreadsheet_under_a_wrong_name_is_refused() {
        assert_eq!(read(b"PK\x03\x04\x14\x00\x06\x00\x08\xff\xff"), (None, vec!["E006"]));
    }
}
