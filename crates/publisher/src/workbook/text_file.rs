//! Bytes to text: UTF-8 with or without a byte-order mark, else GB18030 (of which GBK is a part).

use crate::diagnostic::{Diagnostics, Place, catalog::folder};
use encoding_rs::GB18030;

/// The text of a file, without its byte-order mark; `None` when it is no text.
#[must_use]
pub fn decode(bytes: &[u8], place: &Place, faults: &mut Diagnostics) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    // UTF-16 and spreadsheets saved under a wrong name are full of zero bytes, which GB18030 allows.
    let (text, had_errors) = GB18030.decode_without_bom_handling(bytes);
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
        let text = decode(bytes, &Place::file("r", "f.csv"), &mut faults);
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
