//! Finds numbers and addresses of persons in a text.

use super::numbers;
use regex::{Match, Regex};
use std::sync::LazyLock;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A citizen's ID number.
    CitizenId,
    /// The number of a bank card.
    BankCard,
    /// A mobile or landline number of mainland China.
    Phone,
    /// An e-mail address.
    Email,
    /// A licence plate of mainland China.
    Plate,
}

/// Something that may be of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub kind: Kind,
    /// The text with its middle masked.
    pub masked: String,
}

/// What must not stand right before or behind a match: it would be a part of something longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    /// Letters, digits, and marks that join numbers: decimals, document numbers, addresses of pages.
    Number,
    /// Anything may stand there.
    Open,
}

/// A pattern of a kind. In the order in which a place of the text is given to one of them.
struct Pattern {
    kind: Kind,
    regex: Regex,
    edge: Edge,
}

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let patterns = [
        (Kind::Email, r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}", Edge::Open),
        (Kind::CitizenId, r"[1-9][0-9]{16}[0-9Xx]", Edge::Number),
        (Kind::BankCard, r"[0-9](?:[ -]?[0-9]){15,18}", Edge::Number),
        (Kind::Phone, r"(?:(?:\+|00)86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}", Edge::Number),
        (
            Kind::Phone,
            r"(?:(?:\+|00)86[ -]?|[(])?0?(?:10|2[0-9]|[3-9][0-9]{2})[)]?[ -]?[2-8][0-9]{6,7}",
            Edge::Number,
        ),
        (
            Kind::Plate,
            "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. ]?\
             [A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]",
            Edge::Number,
        ),
    ];
    let compiled = patterns.into_iter().map(|(kind, pattern, edge)| {
        let regex = Regex::new(pattern).ok()?;
        Some(Pattern { kind, regex, edge })
    });
    compiled.flatten().collect()
});

/// Everything in a text that may be of a person, in the order of the text.
#[must_use]
pub fn scan(text: &str) -> Vec<Finding> {
    // Nearly every cell of a workbook is done here.
    if !may_hold_any(text) {
        return Vec::new();
    }
    let text = narrow(text);
    let mut taken: Vec<(std::ops::Range<usize>, Finding)> = Vec::new();
    for pattern in PATTERNS.iter() {
        for found in pattern.regex.find_iter(&text) {
            let is_free =
                taken.iter().all(|(range, _)| range.end <= found.start() || found.end() <= range.start);
            if is_free && stands_alone(&text, found, pattern.edge) && is_of_kind(pattern.kind, found.as_str())
            {
                let masked = mask(pattern.kind, found.as_str());
                taken.push((found.range(), Finding { kind: pattern.kind, masked }));
            }
        }
    }
    taken.sort_by_key(|(range, _)| range.start);
    taken.into_iter().map(|(_, finding)| finding).collect()
}

/// Whether there are digits enough for a number, an @, or digits behind a capital letter.
fn may_hold_any(text: &str) -> bool {
    let wide = |c: &char| ('０'..='９').contains(c);
    let digits = text.chars().filter(|c| c.is_ascii_digit() || wide(c)).count();
    digits >= 7 || text.contains(['@', '＠']) || (digits > 0 && !text.is_ascii() && has_capital(text))
}

fn has_capital(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// Full-width digits and marks as plain ones.
fn narrow(text: &str) -> String {
    let one = |c| match c {
        '０'..='９' | '＠' | '－' | '（' | '）' | '＋' => {
            char::from_u32(u32::from(c).saturating_sub(0xfee0)).unwrap_or(c)
        }
        '—' | '–' => '-',
        other => other,
    };
    text.chars().map(one).collect()
}

/// Whether a match is not a part of something longer.
fn stands_alone(text: &str, found: Match<'_>, edge: Edge) -> bool {
    if edge == Edge::Open {
        return true;
    }
    let joins = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '=' | '&' | '%');
    let mut before = text.get(..found.start()).unwrap_or_default().chars().rev();
    let mut after = text.get(found.end()..).unwrap_or_default().chars();
    let point_of_number = |point: Option<char>, digit: Option<char>| {
        matches!(point, Some('.' | ',')) && digit.is_some_and(|digit| digit.is_ascii_digit())
    };
    let (left, right) = (before.next(), after.next());
    !left.is_some_and(joins)
        && !right.is_some_and(joins)
        && !point_of_number(left, before.next())
        && !point_of_number(right, after.next())
}

/// What a pattern cannot tell.
fn is_of_kind(kind: Kind, text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match kind {
        Kind::CitizenId => numbers::is_citizen_id(text),
        Kind::BankCard => numbers::is_bank_card(&digits),
        Kind::Phone => is_phone(text, &digits),
        Kind::Plate => is_plate(text),
        Kind::Email => true,
    }
}

/// A run of digits without any mark is a landline only with its leading 0; dates and quantities are not.
fn is_phone(text: &str, digits: &str) -> bool {
    let national = digits
        .strip_prefix("0086")
        .or_else(|| text.strip_prefix("+86").map(|_| digits.get(2..).unwrap_or_default()));
    let has_country = national.is_some();
    let national = national.unwrap_or(digits);
    let is_mobile = national.len() == 11 && national.starts_with('1');
    // A quantity of eleven digits is round; a subscriber's number hardly ever is.
    let is_round = national.ends_with("00000");
    (is_mobile && !is_round) || has_country || national.starts_with('0')
}

/// A plate has digits, and is no number of a standard (`新GB3838` in `最新GB3838-2002`).
fn is_plate(text: &str) -> bool {
    const STANDARDS: [&str; 7] = ["GB", "HJ", "DB", "SL", "CJ", "TD", "AQ"];
    let sign: String = text.chars().skip(1).collect();
    sign.chars().filter(char::is_ascii_digit).count() >= 2
        && !STANDARDS.iter().any(|name| sign.starts_with(name))
}

/// The first and the last characters, enough to find the cell and too few to use it.
fn mask(kind: Kind, text: &str) -> String {
    if let (Kind::Email, Some((name, domain))) = (kind, text.split_once('@')) {
        return format!("{}****@{domain}", name.chars().take(1).collect::<String>());
    }
    let first: String = text.chars().take(3).collect();
    let count = text.chars().count();
    let last: String = text.chars().skip(count.saturating_sub(2)).collect();
    format!("{first}****{last}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<(Kind, String)> {
        scan(text).into_iter().map(|finding| (finding.kind, finding.masked)).collect()
    }

    #[test]
    fn numbers_of_persons_are_found_and_masked() {
        for (text, kind, masked) in [
            ("身份证11010519491231002X，", Kind::CitizenId, "110****2X"),
            ("卡号 6222 0212 3456 7890 128", Kind::BankCard, "622****28"),
            ("请拨打13812345678联系", Kind::Phone, "138****78"),
            ("电话：138 1234 5678", Kind::Phone, "138****78"),
            ("+86 138-1234-5678", Kind::Phone, "+86****78"),
            ("电话０４７３－２０１２３４５", Kind::Phone, "047****45"),
            ("(0473) 2012345", Kind::Phone, "(04****45"),
            ("010-62345678", Kind::Phone, "010****78"),
            ("来信 zhang.san@example.org。", Kind::Email, "z****@example.org"),
            ("举报车辆蒙C·A1234，冒黑烟", Kind::Plate, "蒙C·****34"),
            ("蒙CD12345", Kind::Plate, "蒙CD****45"),
        ] {
            assert_eq!(found(text), [(kind, masked.to_owned())], "{text}");
        }
        assert_eq!(PATTERNS.len(), 6, "a pattern does not compile");
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "乌政发〔2020〕31号",
            "106.81234567891, 39.67123456",
            "藻密度 15000000000 个/L",
            "2021-03-11 2021-04-12",
            "https://www.example.org/art/2024/3/12/art_13812345678_1.html?id=13812345678",
            "统一社会信用代码 91150302MA0N5XYZ12",
            "最新GB3838-2002、新HJ633",
            "投资 12345.67 万元，面积 1234567 平方米",
            "20250128,20250129",
            "WH2020-03-1",
            "12369 12345",
            "4012888888881881.5",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange_and_no_number_is_spread(
            before in ".{0,4}", number in "1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9X]|62[0-9]{14,17}", after in ".{0,4}"
        ) {
            for finding in scan(&format!("{before}{number}{after}")) {
                prop_assert!(!finding.masked.contains(number.as_str()));
                if finding.kind != Kind::Email {
                    prop_assert!(finding.masked.chars().filter(char::is_ascii_digit).count() <= 5);
                }
            }
        }
    }
}
