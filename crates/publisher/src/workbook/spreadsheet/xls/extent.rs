//! How large the sheets of an XLS claim to be, before anything believes it: the library sets memory aside for the
//! claimed rows and columns, and a damaged file can claim more than any machine has.

use crate::diagnostic::{Fault, catalog::spreadsheet as told};
use cfb::CompoundFile;
use std::collections::BTreeSet;
use std::io::{Cursor, Read};

/// What the format holds at most ([MS-XLS] 2.4.90).
const ROWS: u32 = 65_536;
const COLUMNS: u32 = 256;

/// Beginning of a sheet, in its list in the workbook.
const BOUND_SHEET: u16 = 0x0085;
/// Claimed rows and columns of a sheet.
const DIMENSIONS: u16 = 0x0200;

/// Refuses a file with a sheet that claims more than the format can hold.
pub fn check(bytes: &[u8]) -> Result<(), Fault> {
    let unreadable = |error: std::io::Error| told::unreadable(&error.to_string());
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(unreadable)?;
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name));
    let Some(name) = name else { return Err(told::unreadable("Workbook")) };
    let mut stream = Vec::new();
    // A stream is never longer than its file.
    let most = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    file.open_stream(name).map_err(unreadable)?.take(most).read_to_end(&mut stream).map_err(unreadable)?;
    // From the beginning, and from where each sheet is said to begin, as the library reads.
    let mut waiting = vec![0];
    let mut seen = BTreeSet::new();
    while let Some(mut at) = waiting.pop() {
        while let Some((kind, data)) = record(&stream, at).filter(|_| seen.insert(at)) {
            match kind {
                BOUND_SHEET => waiting.extend(number(data, 0, 4).and_then(|at| usize::try_from(at).ok())),
                DIMENSIONS if !is_possible(data) => {
                    return Err(told::too_large(&format!("{ROWS} × {COLUMNS}")));
                }
                _ => {}
            }
            at += 4 + data.len();
        }
    }
    Ok(())
}

/// The record at a place: its kind and its bytes.
fn record(stream: &[u8], at: usize) -> Option<(u16, &[u8])> {
    let kind = u16::try_from(number(stream, at, 2)?).ok()?;
    let length = usize::try_from(number(stream, at.checked_add(2)?, 2)?).ok()?;
    let from = at.checked_add(4)?;
    Some((kind, stream.get(from..from.checked_add(length)?)?))
}

/// A whole number, least byte first.
fn number(bytes: &[u8], at: usize, width: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(width)?)?;
    Some(bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

/// First row, row after the last, first column, column after the last; the older form has shorter rows.
fn is_possible(data: &[u8]) -> bool {
    let row = if data.len() == 10 { 2 } else { 4 };
    let all = [
        number(data, 0, row),
        number(data, row, row),
        number(data, 2 * row, 2),
        number(data, 2 * row + 2, 2),
    ];
    let [Some(first_row), Some(rows), Some(_), Some(columns)] = all else { return true };
    rows <= ROWS && columns <= COLUMNS && (first_row < rows.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dimensions(rows: [u32; 2], columns: [u16; 2]) -> Vec<u8> {
        let mut data = rows.map(u32::to_le_bytes).concat();
        data.extend(columns.map(u16::to_le_bytes).concat());
        data.extend([0, 0]);
        data
    }

    /// A workbook of two streams of records, the second where a sheet is said to begin.
    fn file(second: &[u8]) -> Vec<u8> {
        let mut stream = vec![0x85, 0, 4, 0];
        stream.extend(12_u32.to_le_bytes());
        // What stands between is no record: only the list of sheets leads behind it.
        stream.extend([1, 0, 0xff, 0xff]);
        stream.extend([0, 2]);
        stream.extend(u16::try_from(second.len()).unwrap().to_le_bytes());
        stream.extend(second);
        let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        std::io::Write::write_all(&mut file.create_stream("/Workbook").unwrap(), &stream).unwrap();
        file.into_inner().into_inner()
    }

    #[test]
    fn a_sheet_may_claim_what_the_format_holds_and_no_more() {
        assert!(check(&file(&dimensions([0, 65_536], [0, 256]))).is_ok());
        assert!(check(&file(&dimensions([0, 0], [0, 0]))).is_ok());
        for (rows, columns) in
            [([0, 65_537], [0, 1]), ([0, 1 << 31], [0, 4]), ([0, 9], [0, 257]), ([9, 3], [0, 1])]
        {
            let refused = check(&file(&dimensions(rows, columns))).unwrap_err();
            assert!(format!("{refused:?}").contains("65536"), "{refused:?}");
        }
    }
}
