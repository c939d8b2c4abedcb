//! Patterns of personal data: phone, identity card, licence plate, e-mail. They find what is written plainly,
//! not names or what is paraphrased: a hint for people, and a last check before publication.

use regex::Regex;
use std::sync::LazyLock;

/// What a stretch of words looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A mobile or landline number.
    Phone,
    /// A number of an identity card, whose check digit fits.
    IdCard,
    /// A licence plate.
    Plate,
    /// An e-mail address.
    Email,
}

const PATTERNS: [(Kind, &str); 5] = [
    (Kind::IdCard, r"\d{17}[\dXx]"),
    (Kind::Phone, r"1[3-9]\d[- ]?\d{4}[- ]?\d{4}"),
    (Kind::Phone, r"0\d{2,3}[- ]\d{7,8}"),
    (
        Kind::Plate,
        r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•\s]?[A-HJ-NP-Z0-9]{5,6}",
    ),
    (Kind::Email, r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,}"),
];

static COMPILED: LazyLock<Vec<(Kind, Regex)>> = LazyLock::new(|| {
    PATTERNS.iter().filter_map(|(kind, pattern)| Some((*kind, Regex::new(pattern).ok()?))).collect()
});

/// Everything in the words that looks like personal data, in the order of the patterns.
#[must_use]
pub fn find(words: &str) -> Vec<(Kind, &str)> {
    let mut found = Vec::new();
    for (kind, pattern) in COMPILED.iter() {
        for hit in pattern.find_iter(words) {
            if is_apart(words, hit.start(), hit.end())
                && (*kind != Kind::IdCard || has_check_digit(hit.as_str()))
            {
                found.push((*kind, hit.as_str()));
            }
        }
    }
    found
}

/// Digits that go on before or after are another number.
fn is_apart(words: &str, start: usize, end: usize) -> bool {
    let before = words.get(..start).and_then(|text| text.chars().next_back());
    let after = words.get(end..).and_then(|text| text.chars().next());
    let goes_on = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    !goes_on(before) && !goes_on(after)
}

/// GB 11643-1999: ISO 7064 MOD 11-2.
fn has_check_digit(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = number.chars().zip(WEIGHTS).filter_map(|(c, weight)| Some(c.to_digit(10)? * weight)).sum();
    let expected = "10X98765432".chars().nth((sum % 11) as usize);
    number.chars().last().map(|c| c.to_ascii_uppercase()) == expected
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_plainly_is_found() {
        let words =
            "请打13800000000或0473-2012345，车牌蒙C·A1234，身份证11010519491231002X，写信 a.b@example.cn。";
        let found: Vec<&str> = find(words).into_iter().map(|(_, text)| text).collect();
        assert_eq!(
            found,
            ["11010519491231002X", "13800000000", "0473-2012345", "蒙C·A1234", "a.b@example.cn"]
        );
        assert_eq!(find("138 0000 0000")[0].0, Kind::Phone);
    }

    #[test]
    fn measurements_and_other_numbers_are_none() {
        for words in [
            "PM10 为 374 微克",
            "2026-11-21 20:00",
            "编号 110105194912310021",
            "1380000000012",
            "第 42 次",
            "@某某",
        ] {
            assert!(find(words).is_empty(), "{words}: {:?}", find(words));
        }
    }

    #[test]
    fn every_pattern_is_one() {
        assert_eq!(COMPILED.len(), PATTERNS.len());
    }
}
