//! The code that opens a thread.
//!
//! 19 symbols of five random bits (95 bits) and a check symbol, in Crockford's base 32 (no I, L, O, U),
//! written in groups of four: `7K3M-9QXA-2B4C-HT5V-0R8D`. Whoever has the code has the thread, so it is
//! stored hashed only and never logged.

use sha2::{Digest, Sha256};
use std::fmt;

/// The 32 symbols, by value.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Random symbols.
const RANDOM: usize = 19;
/// All symbols: the random ones and the check symbol.
const SYMBOLS: usize = RANDOM + 1;
/// Symbols between two hyphens.
const GROUP: usize = 4;
/// What is hashed along with a code, so that its hash is no hash of anything else.
const HASH_LABEL: &[u8] = b"mingjing thread code v1\0";

/// A well-formed code: its check symbol is right.
#[derive(Clone, PartialEq, Eq)]
pub struct Code {
    /// Values of the random symbols, each below 32.
    random: [u8; RANDOM],
}

impl Code {
    /// A new code from the generator of the operating system.
    ///
    /// # Errors
    /// When the generator fails.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut random = [0; RANDOM];
        getrandom::fill(&mut random)?;
        // 256 is a multiple of 32: the five low bits are as uniform as the byte.
        Ok(Self { random: random.map(|byte| byte & 31) })
    }

    /// Reads a code as people write it: any case, spaces and hyphens anywhere, O for 0, I and L for 1.
    /// None when a symbol is unknown, the length is wrong or the check symbol does not fit.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut values = text.bytes().filter(|byte| !matches!(byte, b' ' | b'-')).map(value);
        let mut random = [0; RANDOM];
        for place in &mut random {
            *place = values.next()??;
        }
        let given = values.next()??;
        (values.next().is_none() && given == check(&random)).then_some(Self { random })
    }

    /// What the store knows a code by.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        hash_of(&self.symbols())
    }

    /// The code covered by a mask that only the sender can make again.
    #[must_use]
    pub fn seal(&self, mask: &[u8; 32]) -> [u8; RANDOM] {
        cover(&self.random, mask)
    }

    /// Opens a sealed code. None when the mask is not the one, as far as that can be seen here: compare
    /// the hash to be sure.
    #[must_use]
    pub fn unseal(sealed: &[u8], mask: &[u8; 32]) -> Option<Self> {
        let random = cover(sealed.try_into().ok()?, mask);
        random.iter().all(|value| *value < 32).then_some(Self { random })
    }

    fn symbols(&self) -> [u8; SYMBOLS] {
        let mut symbols = [0; SYMBOLS];
        let values = self.random.iter().copied().chain([check(&self.random)]);
        for (place, value) in symbols.iter_mut().zip(values) {
            *place = symbol(value);
        }
        symbols
    }
}

/// A hash that no code has, for a text that is no code: looking it up takes the same work.
#[must_use]
pub fn decoy_hash(text: &str) -> [u8; 32] {
    // No code has this many symbols.
    let mut hasher = Sha256::new_with_prefix(HASH_LABEL);
    hasher.update([0; SYMBOLS + 1]);
    hasher.update(text);
    hasher.finalize().into()
}

fn hash_of(symbols: &[u8; SYMBOLS]) -> [u8; 32] {
    Sha256::new_with_prefix(HASH_LABEL).chain_update(symbols).finalize().into()
}

fn cover(values: &[u8; RANDOM], mask: &[u8; 32]) -> [u8; RANDOM] {
    let mut covered = [0; RANDOM];
    for (place, (value, mask)) in covered.iter_mut().zip(values.iter().zip(mask)) {
        *place = value ^ mask;
    }
    covered
}

fn symbol(value: u8) -> u8 {
    ALPHABET.get(usize::from(value)).copied().unwrap_or(b'?')
}

fn value(byte: u8) -> Option<u8> {
    let symbol = match byte.to_ascii_uppercase() {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    };
    ALPHABET.iter().position(|known| *known == symbol).and_then(|position| u8::try_from(position).ok())
}

/// The check symbol: the sum of all values, each weighted by another power of a generator of GF(32).
/// One wrong symbol changes it, and so do two that changed places, wherever they stand.
fn check(random: &[u8; RANDOM]) -> u8 {
    random.iter().fold(0, |sum, value| double(sum ^ value))
}

/// Multiplies by x in GF(32) = GF(2)\[x\] / (x⁵ + x² + 1).
fn double(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 32 == 0 { shifted } else { shifted ^ 0b10_0101 }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        for (place, symbol) in self.symbols().into_iter().enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_char('-')?;
            }
            f.write_char(char::from(symbol))?;
        }
        Ok(())
    }
}

/// Never the code itself: what is debugged is logged.
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code() -> impl Strategy<Value = Code> {
        prop::array::uniform19(0_u8..32).prop_map(|random| Code { random })
    }

    fn bare(code: &Code) -> Vec<u8> {
        code.to_string().bytes().filter(|byte| *byte != b'-').collect()
    }

    fn text(symbols: &[u8]) -> String {
        String::from_utf8(symbols.to_vec()).unwrap()
    }

    #[test]
    fn a_code_has_five_groups_and_every_one_differs() {
        let (one, other) = (Code::random().unwrap(), Code::random().unwrap());
        assert_ne!(one, other);
        let groups: Vec<usize> = one.to_string().split('-').map(str::len).collect();
        assert_eq!(groups, [4; 5]);
        assert_ne!(one.hash(), other.hash());
    }

    #[test]
    fn the_written_form_and_the_hash_never_change() {
        // Stored threads are found by these bytes: a change would lock everybody out.
        let code = Code { random: std::array::from_fn(|place| u8::try_from(place).unwrap()) };
        assert_eq!(code.to_string(), "0123-4567-89AB-CDEF-GHJT");
        let hash: String = code.hash().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash, "942505e04d3e317d");
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in [
            "",
            "-",
            "0123-4567-89AB-CDEF-GHJ",
            "0123-4567-89AB-CDEF-GHJT-0",
            "U123-4567-89AB-CDEF-GHJT",
            "码",
        ] {
            assert_eq!(Code::parse(text), None, "{text}");
        }
    }

    #[test]
    fn debugging_does_not_tell_the_code() {
        assert_eq!(format!("{:?}", Code::random().unwrap()), "Code(…)");
    }

    proptest! {
        #[test]
        fn every_code_parses_back_however_it_is_written(code in code(), lower: bool) {
            let mut written = code.to_string().replace('0', "o").replace('1', "l").replace('-', " - ");
            if lower { written = written.to_lowercase(); }
            prop_assert_eq!(Code::parse(&written), Some(code));
        }

        #[test]
        fn one_wrong_symbol_is_noticed(code in code(), at in 0..SYMBOLS, by in 1_u8..32) {
            let mut symbols = bare(&code);
            symbols[at] = symbol(value(symbols[at]).unwrap() ^ by);
            prop_assert_eq!(Code::parse(&text(&symbols)), None);
        }

        #[test]
        fn two_swapped_symbols_are_noticed(code in code(), a in 0..SYMBOLS, b in 0..SYMBOLS) {
            let mut symbols = bare(&code);
            prop_assume!(symbols[a] != symbols[b]);
            symbols.swap(a, b);
            prop_assert_eq!(Code::parse(&text(&symbols)), None);
        }

        #[test]
        fn a_seal_opens_with_its_mask_only(code in code(), mask: [u8; 32], other: [u8; 32]) {
            let sealed = code.seal(&mask);
            prop_assert_eq!(Code::unseal(&sealed, &mask), Some(code.clone()));
            prop_assume!(mask[..RANDOM] != other[..RANDOM]);
            prop_assert_ne!(Code::unseal(&sealed, &other), Some(code));
        }

        #[test]
        fn no_text_makes_it_fail(text: String) {
            let _ = Code::parse(&text);
            let of_a_code = Code { random: [0; RANDOM] }.hash();
            prop_assert_ne!(decoy_hash(&text), of_a_code);
        }
    }
}
