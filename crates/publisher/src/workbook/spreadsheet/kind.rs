//! What a file is, by its first bytes: its name may say anything.

use crate::diagnostic::{Fault, catalog::spreadsheet as told};
use encoding_rs::GB18030;

/// A kind of spreadsheet file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Office Open XML.
    Xlsx,
    /// BIFF in a compound file.
    Xls,
}

/// First bytes of a ZIP file.
const ZIP: &[u8] = b"PK\x03\x04";
/// First bytes of a compound file.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// The stream that holds an encrypted XLSX in a compound file.
const ENCRYPTED: &str = "EncryptedPackage";
/// How much of a text is looked at.
const LOOKED_AT_BYTES: usize = 4_096;

/// The kind of a file.
///
/// # Errors
/// The fault to tell when it is something else; files that only carry the name of a spreadsheet are common.
pub fn of(bytes: &[u8]) -> Result<Kind, Fault> {
    if bytes.starts_with(ZIP) {
        return match () {
            () if names(bytes, "xl/workbook.bin") => Err(told::disguised("XLSB", "XLSB")),
            () if names(bytes, "mimetypeapplication/vnd.oasis") => Err(told::disguised("ODS", "ODS")),
            () if names(bytes, "word/document.xml") => Err(told::disguised("Word 文档", "a Word document")),
            () => Ok(Kind::Xlsx),
        };
    }
    if bytes.starts_with(COMPOUND) {
        let wide: Vec<u8> = ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encrypted = bytes.windows(wide.len()).any(|part| part == wide);
        return if encrypted { Err(told::password()) } else { Ok(Kind::Xls) };
    }
    Err(text(bytes))
}

/// Whether a file names a part of a package; names stand in it as they are.
fn names(bytes: &[u8], name: &str) -> bool {
    bytes.windows(name.len()).any(|part| part == name.as_bytes())
}

/// What a text is that pretends to be a spreadsheet.
fn text(bytes: &[u8]) -> Fault {
    let start = bytes.get(..LOOKED_AT_BYTES).unwrap_or(bytes);
    if start.is_empty() {
        return told::empty();
    }
    if start.contains(&0) {
        return told::unreadable("neither XLSX nor XLS");
    }
    let (decoded, _) = GB18030.decode_without_bom_handling(start);
    let lower = decoded.trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    let utf8 = String::from_utf8_lossy(start).to_ascii_lowercase();
    let begins = |mark: &str| {
        lower.starts_with(mark) || utf8.trim_start_matches('\u{feff}').trim_start().starts_with(mark)
    };
    if ["<!doctype html", "<html", "<table", "<head", "<body", "<meta", "<style", "<div"]
        .into_iter()
        .any(begins)
    {
        return told::disguised("网页（HTML）", "a web page (HTML)");
    }
    if begins("<?xml") && utf8.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return told::disguised("XML 表格 2003", "an XML spreadsheet of 2003");
    }
    if begins("<") {
        return told::disguised("网页（HTML）或 XML", "a web page (HTML) or XML");
    }
    if lower.lines().next().is_some_and(|line| line.contains([',', '\t', ';'])) {
        return told::disguised("文本（CSV 或制表符分隔）", "text (CSV or separated by tabs)");
    }
    told::unreadable("neither XLSX nor XLS")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_is_does_not_depend_on_its_name() {
        let code = |bytes: &[u8]| of(bytes).map_err(|fault| (fault.code, fault.message.en));
        assert_eq!(code(b"PK\x03\x04.."), Ok(Kind::Xlsx));
        assert_eq!(code(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1.."), Ok(Kind::Xls));
        for (bytes, word) in [
            (b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>".as_slice(), "HTML"),
            (b"\xef\xbb\xbf \r\n<TABLE border=1>", "HTML"),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                "2003",
            ),
            (b"code,name_zh\n150300,x\n", "CSV"),
            (b"\xb4\xfa\xc2\xeb\t\xc3\xfb\xb3\xc6\r\n", "tabs"),
            (b"PK\x03\x04 xl/workbook.bin", "XLSB"),
        ] {
            let (code, message) = code(bytes).unwrap_err();
            assert!(code == "E022" && message.contains(word), "{message}");
        }
        let wide: Vec<u8> = ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(code(&[COMPOUND, &wide].concat()).unwrap_err().0, "E021");
        assert_eq!(code(b"\x00\x01\x02").unwrap_err().0, "E020");
        assert_eq!(code(b"").unwrap_err().0, "E008");
    }
}
