//! Lines of bounded length.

use std::io::{self, BufRead, Read};

/// Longest line that is read, in bytes. A report has some 150.
pub(super) const LONGEST: usize = 64 * 1024;

/// A line without its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    Text(&'a [u8]),
    TooLong,
}

/// Reads lines and counts them from 1.
pub(super) struct Lines<R> {
    reader: R,
    number: u64,
    buffer: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    pub fn new(reader: R) -> Self {
        Self { reader, number: 0, buffer: Vec::new() }
    }

    /// The next line that is not blank, with its number.
    pub fn next_line(&mut self) -> io::Result<Option<(u64, Line<'_>)>> {
        loop {
            self.buffer.clear();
            let most = u64::try_from(LONGEST).unwrap_or(u64::MAX).saturating_add(1);
            if self.reader.by_ref().take(most).read_until(b'\n', &mut self.buffer)? == 0 {
                return Ok(None);
            }
            self.number += 1;
            let ended = self.buffer.last() == Some(&b'\n');
            if !ended && self.buffer.len() > LONGEST {
                self.reader.skip_until(b'\n')?;
                return Ok(Some((self.number, Line::TooLong)));
            }
            // Some editors write a byte order mark before the first line.
            let bytes = self.buffer.as_slice();
            let skipped = if self.number == 1 && bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
            if bytes.iter().skip(skipped).any(|byte| !byte.is_ascii_whitespace()) {
                let text = self.buffer.get(skipped..).unwrap_or_default();
                return Ok(Some((self.number, Line::Text(text))));
            }
        }
    }
}
