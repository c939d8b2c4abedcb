//! The compact columnar form of long series, media type [`MEDIA_TYPE`].
//!
//! ```text
//! "MJS1"  u32 length of the head (little-endian)  head: JSON in UTF-8
//! then for each column in the order of the head, for each of its byte planes, low bytes first: one byte a row
//! ```
//!
//! The head is `{"rows":744,"columns":[{"name":"pm10","planes":2},…],"meta":{…}}`. The bytes of a row, low
//! byte first, are a number: 0 is a missing value; otherwise one more than the zigzag form of the
//! difference from the last value that was there (from 0 at first). Differences of neighbouring hours are
//! small, and planes of like bytes are what Brotli packs best; reading is one pass of additions.

use crate::json;
use core::fmt;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Media type of the form, as the manifest names it.
pub const MEDIA_TYPE: &str = "application/vnd.mingjing.series";
/// Extension of its files.
pub const EXTENSION: &str = "mjs1";
/// First bytes of every such file.
pub const MAGIC: [u8; 4] = *b"MJS1";
/// A difference of two `i32` in zigzag form, and one more, fits into as many bytes.
const PLANES_MAX: u8 = 5;
/// Bytes before the head.
const BEFORE_HEAD: usize = 8;

/// A column of integers; `None` is missing.
pub type Column = Vec<Option<i32>>;

#[derive(Serialize, Deserialize)]
struct Head<M> {
    rows: u32,
    columns: Vec<ColumnHead>,
    meta: M,
}

#[derive(Serialize, Deserialize)]
struct ColumnHead {
    name: String,
    planes: u8,
}

/// Why bytes are not a series, or a series cannot be written.
#[derive(Debug)]
pub enum SeriesError {
    /// The first bytes are others.
    Magic,
    /// The bytes end before the series does, or go on behind it.
    Length {
        /// How many bytes the head announces.
        expected: u64,
        /// How many there are.
        found: u64,
    },
    /// The head is not what this version reads or writes.
    Head(String),
    /// A column has a width that no column can have.
    Planes(u8),
    /// A value leaves the range of 32 bits.
    Overflow {
        /// Name of the column.
        column: String,
        /// Row, from 0.
        row: usize,
    },
    /// Columns of unequal length.
    Uneven,
}

impl fmt::Display for SeriesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Magic => f.write_str("not a series: it does not begin with MJS1"),
            Self::Length { expected, found } => write!(f, "{found} bytes instead of {expected}"),
            Self::Head(error) => write!(f, "head: {error}"),
            Self::Planes(planes) => write!(f, "a column of {planes} byte planes"),
            Self::Overflow { column, row } => write!(f, "column {column}, row {row}: beyond 32 bits"),
            Self::Uneven => f.write_str("columns of unequal length"),
        }
    }
}

impl core::error::Error for SeriesError {}

/// Writes columns of equal length with what else is to be known of them.
///
/// # Errors
/// [`SeriesError::Uneven`], or [`SeriesError::Head`] when `meta` is not writable as JSON.
pub fn encode<M: Serialize>(meta: &M, columns: &[(&str, &[Option<i32>])]) -> Result<Vec<u8>, SeriesError> {
    let rows = columns.first().map_or(0, |(_, column)| column.len());
    if columns.iter().any(|(_, column)| column.len() != rows) {
        return Err(SeriesError::Uneven);
    }
    let codes: Vec<Vec<u64>> = columns.iter().map(|(_, column)| codes(column)).collect();
    let widths: Vec<u8> = codes.iter().map(|codes| planes(codes)).collect();
    let heads = columns.iter().zip(&widths);
    let head = Head {
        rows: u32::try_from(rows).map_err(|_| SeriesError::Uneven)?,
        columns: heads
            .map(|((name, _), planes)| ColumnHead { name: (*name).to_owned(), planes: *planes })
            .collect(),
        meta,
    };
    let head = serde_json::to_vec(&head).map_err(|error| SeriesError::Head(error.to_string()))?;
    let length = u32::try_from(head.len()).map_err(|_| SeriesError::Uneven)?;
    let body: usize = widths.iter().map(|planes| usize::from(*planes) * rows).sum();
    let mut bytes = Vec::with_capacity(BEFORE_HEAD + head.len() + body);
    bytes.extend(MAGIC);
    bytes.extend(length.to_le_bytes());
    bytes.extend(head);
    for (codes, planes) in codes.iter().zip(widths) {
        for plane in 0..planes {
            bytes.extend(codes.iter().map(|code| (code >> (8 * plane)).to_le_bytes()[0]));
        }
    }
    Ok(bytes)
}

/// Reads what [`encode`] wrote.
///
/// # Errors
/// [`SeriesError`]; hostile bytes ask for no more memory than they have themselves, some times over.
pub fn decode<M: DeserializeOwned>(bytes: &[u8]) -> Result<(M, Vec<(String, Column)>), SeriesError> {
    let cut = |expected: usize| SeriesError::Length { expected: expected as u64, found: bytes.len() as u64 };
    let after_magic = bytes.strip_prefix(&MAGIC).ok_or(SeriesError::Magic)?;
    let (length, rest) = after_magic.split_first_chunk().ok_or_else(|| cut(BEFORE_HEAD))?;
    let length = usize::try_from(u32::from_le_bytes(*length)).unwrap_or(usize::MAX);
    let (head, mut body) =
        rest.split_at_checked(length).ok_or_else(|| cut(length.saturating_add(BEFORE_HEAD)))?;
    let head: Head<M> = json::read(head).map_err(SeriesError::Head)?;
    let rows = usize::try_from(head.rows).unwrap_or(usize::MAX);
    if let Some(column) = head.columns.iter().find(|column| !(1..=PLANES_MAX).contains(&column.planes)) {
        return Err(SeriesError::Planes(column.planes));
    }
    let planes: usize = head.columns.iter().map(|column| usize::from(column.planes)).sum();
    let expected = planes.saturating_mul(rows);
    if body.len() != expected {
        return Err(cut(expected.saturating_add(BEFORE_HEAD).saturating_add(length)));
    }
    let mut columns = Vec::with_capacity(head.columns.len());
    for ColumnHead { name, planes } in head.columns {
        let (here, after) = body.split_at(usize::from(planes) * rows);
        body = after;
        match column(here, rows) {
            Ok(column) => columns.push((name, column)),
            Err(row) => return Err(SeriesError::Overflow { column: name, row }),
        }
    }
    Ok((head.meta, columns))
}

fn codes(column: &[Option<i32>]) -> Vec<u64> {
    let mut last = 0_i64;
    let code = |value: &Option<i32>| {
        let Some(value) = value.map(i64::from) else { return 0 };
        let difference = value - last;
        last = value;
        // Zigzag: 0, -1, 1, -2, 2 … become 0, 1, 2, 3, 4 …
        ((difference << 1) ^ (difference >> 63)).cast_unsigned() + 1
    };
    column.iter().map(code).collect()
}

/// How many bytes the largest of the codes needs.
fn planes(codes: &[u64]) -> u8 {
    let most = codes.iter().copied().max().unwrap_or_default();
    let bits = 64 - most.leading_zeros();
    u8::try_from(bits.div_ceil(8).max(1)).unwrap_or(PLANES_MAX)
}

/// One column from its planes, or the row whose value leaves the range.
fn column(planes: &[u8], rows: usize) -> Result<Column, usize> {
    // Nearly every column has one or two planes, and the reader waits for them.
    let (low, high) = planes.split_at_checked(rows).unwrap_or((planes, &[]));
    if high.is_empty() {
        values(low.iter().map(|low| u64::from(*low)))
    } else if high.len() == rows {
        values(low.iter().zip(high).map(|(low, high)| u64::from(u16::from_le_bytes([*low, *high]))))
    } else {
        let code = |row| {
            let bytes = planes.iter().skip(row).step_by(rows.max(1)).rev();
            bytes.fold(0, |code, byte| code << 8 | u64::from(*byte))
        };
        values((0..rows).map(code))
    }
}

/// Values from their codes. Whether all were in range is looked at once, behind the loop, which so has no way
/// out and little to decide.
fn values(codes: impl ExactSizeIterator<Item = u64> + Clone) -> Result<Column, usize> {
    let (mut last, mut beyond) = (0_i64, false);
    let value = |code: u64| {
        last = after(last, code);
        let value = i32::try_from(last);
        beyond |= value.is_err();
        (code != 0).then(|| value.unwrap_or_default())
    };
    let column: Column = codes.clone().map(value).collect();
    if !beyond {
        return Ok(column);
    }
    let running = codes.scan(0_i64, |last, code| {
        *last = after(*last, code);
        Some(*last)
    });
    Err(running.take_while(|value| i32::try_from(*value).is_ok()).count())
}

/// The last value that was there, after a code: 0 leaves it, others are one more than the zigzag form of the
/// difference.
fn after(last: i64, code: u64) -> i64 {
    let zigzag = code.wrapping_sub(1);
    let difference = (zigzag >> 1).cast_signed() ^ -(zigzag & 1).cast_signed();
    if code == 0 { last } else { last.wrapping_add(difference) }
}
