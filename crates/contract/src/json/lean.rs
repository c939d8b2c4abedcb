//! A small JSON reader behind serde's traits.
//!
//! What a type costs is kept low on purpose: what does not depend on it is in functions that are not inlined;
//! objects are never read as sequences; and an error says where, not what, so that no text of it is compiled in.
//! Differences from `serde_json`: enums are names, values are read from a whole text, and what is skipped may not
//! be nested deeper than what is read.

mod deserializer;
mod number;
mod wrong;

use core::fmt;
use number::{Number, float};
use serde::de::{DeserializeOwned, StdError};
use std::borrow::Cow;
use wrong::Wrong;

/// How deep arrays and objects may be nested, as in `serde_json`.
const DEPTH_MAX: u8 = 127;

/// Where a text is not what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Byte at which reading stopped, from 0.
    pub at: usize,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not the expected JSON at byte {}", self.at)
    }
}

impl StdError for Malformed {}

/// A value from the bytes of a JSON text.
///
/// # Errors
/// When the bytes are not UTF-8, not JSON, or not of this type.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Malformed> {
    let text = core::str::from_utf8(bytes).map_err(|error| Malformed { at: error.valid_up_to() })?;
    let mut reader = Reader { text, at: 0, depth: 0 };
    let value = T::deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    value.map_err(|_| Malformed { at: reader.at })
}

type Answer<T> = Result<T, Wrong>;

struct Reader<'de> {
    text: &'de str,
    at: usize,
    depth: u8,
}

impl<'de> Reader<'de> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is not white space; it stays where it is.
    #[inline(never)]
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    #[inline(never)]
    fn take(&mut self, expected: u8) -> Answer<()> {
        if self.peek() != Some(expected) {
            return Err(Wrong);
        }
        self.at += 1;
        Ok(())
    }

    #[inline(never)]
    fn word(&mut self, word: &str) -> Answer<()> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if !rest.starts_with(word) {
            return Err(Wrong);
        }
        self.at += word.len();
        Ok(())
    }

    #[inline(never)]
    fn end(&mut self) -> Answer<()> {
        if self.peek().is_none() { Ok(()) } else { Err(Wrong) }
    }

    /// Goes into an array or an object.
    #[inline(never)]
    fn open(&mut self, bracket: u8) -> Answer<()> {
        self.take(bracket)?;
        self.depth += 1;
        if self.depth > DEPTH_MAX { Err(Wrong) } else { Ok(()) }
    }

    #[inline(never)]
    fn close(&mut self, bracket: u8) -> Answer<()> {
        self.depth -= 1;
        self.take(bracket)
    }

    /// Whether another element follows, before the bracket that closes. Steps over the comma.
    #[inline(never)]
    fn more(&mut self, is_first: &mut bool, bracket: u8) -> Answer<bool> {
        let next = self.peek().ok_or(Wrong)?;
        if next == bracket {
            return Ok(false);
        }
        if !core::mem::take(is_first) {
            self.take(b',')?;
        }
        Ok(true)
    }

    #[inline(never)]
    fn null(&mut self) -> Answer<bool> {
        let is_null = self.peek() == Some(b'n');
        if is_null {
            self.word("null")?;
        }
        Ok(is_null)
    }

    #[inline(never)]
    fn boolean(&mut self) -> Answer<bool> {
        match self.peek() {
            Some(b't') => self.word("true").map(|()| true),
            _ => self.word("false").map(|()| false),
        }
    }

    fn digits(&mut self) -> Answer<()> {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start { Err(Wrong) } else { Ok(()) }
    }

    #[inline(never)]
    fn number(&mut self) -> Answer<Number> {
        self.peek();
        let start = self.at;
        let is_negative = self.byte() == Some(b'-');
        if is_negative {
            self.at += 1;
        }
        if self.byte() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        let whole = self.at;
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.digits()?;
        }
        let text = self.text.get(start..self.at).ok_or(Wrong)?;
        let exact = match (self.at == whole, is_negative) {
            (false, _) => None,
            (true, false) => text.parse().ok().map(Number::Unsigned),
            // JSON has a negative zero; integers have none.
            (true, true) => text.parse().ok().filter(|value| *value != 0).map(Number::Signed),
        };
        exact.or_else(|| float(text).map(Number::Float)).ok_or(Wrong)
    }

    /// A string; borrowed from the text where nothing in it is escaped.
    #[inline(never)]
    fn string(&mut self) -> Answer<Cow<'de, str>> {
        self.take(b'"')?;
        let mut whole = String::new();
        loop {
            let start = self.at;
            while self.byte().is_some_and(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
                self.at += 1;
            }
            let piece = self.text.get(start..self.at).ok_or(Wrong)?;
            let stop = self.byte();
            self.at += 1;
            match stop {
                Some(b'"') if whole.is_empty() => return Ok(Cow::Borrowed(piece)),
                Some(b'"') => {
                    whole.push_str(piece);
                    return Ok(Cow::Owned(whole));
                }
                Some(b'\\') => {
                    whole.push_str(piece);
                    whole.push(self.escaped()?);
                }
                _ => {
                    self.at -= 1;
                    return Err(Wrong);
                }
            }
        }
    }

    fn escaped(&mut self) -> Answer<char> {
        let kind = self.byte().ok_or(Wrong)?;
        let plain = match kind {
            b'"' | b'\\' | b'/' => char::from(kind),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.unicode();
            }
            _ => return Err(Wrong),
        };
        self.at += 1;
        Ok(plain)
    }

    /// What stands behind `\u`, with the second half of a pair.
    fn unicode(&mut self) -> Answer<char> {
        let high = self.hex()?;
        if !(0xd800..0xdc00).contains(&high) {
            return char::from_u32(high).ok_or(Wrong);
        }
        self.word("\\u")?;
        let low = self.hex()?;
        if !(0xdc00..0xe000).contains(&low) {
            return Err(Wrong);
        }
        char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00)).ok_or(Wrong)
    }

    fn hex(&mut self) -> Answer<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16)).ok_or(Wrong)?;
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }

    /// Steps over a value.
    #[inline(never)]
    fn skip(&mut self) -> Answer<()> {
        let mut is_first = true;
        match self.peek() {
            Some(b'"') => self.string().map(|_| ()),
            Some(b'n') => self.null().map(|_| ()),
            Some(b't' | b'f') => self.boolean().map(|_| ()),
            Some(b'[') => {
                self.open(b'[')?;
                while self.more(&mut is_first, b']')? {
                    self.skip()?;
                }
                self.close(b']')
            }
            Some(b'{') => {
                self.open(b'{')?;
                while self.more(&mut is_first, b'}')? {
                    self.string()?;
                    self.take(b':')?;
                    self.skip()?;
                }
                self.close(b'}')
            }
            _ => self.number().map(|_| ()),
        }
    }
}
