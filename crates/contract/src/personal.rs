//! Personal data that is written plainly: telephone, identity card, licence plate, e-mail. A hint to whoever is
//! about to send it, in the browser and in the service; light, since it comes with the form. What is published is
//! looked through by the service once more, with its own patterns.

/// First characters of licence plates.
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/// Everything in the words that looks like personal data, as it is written.
#[must_use]
pub fn find(words: &str) -> Vec<String> {
    let chars: Vec<char> = words.chars().collect();
    let text = Text(&chars);
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let end = [text.identity(at), text.mobile(at), text.landline(at), text.plate(at), text.mail(at)];
        if let Some(end) = end.into_iter().flatten().next() {
            found.push(chars.get(at..end).unwrap_or_default().iter().collect());
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// What stands for covered words.
pub const COVER: &str = "▇▇▇";

/// The words as they would be published: what looks like personal data is covered.
#[must_use]
pub fn cover(words: &str) -> String {
    find(words).iter().fold(words.to_owned(), |words, found| words.replace(found, COVER))
}

/// Each question gives where the thing ends that begins at a place.
struct Text<'a>(&'a [char]);

impl Text<'_> {
    fn is(&self, at: usize, takes: impl Fn(char) -> bool) -> bool {
        self.0.get(at).is_some_and(|c| takes(*c))
    }

    fn is_digit(&self, at: usize) -> bool {
        self.is(at, |c| c.is_ascii_digit())
    }

    /// The end of so many digits.
    fn digits(&self, at: usize, n: usize) -> Option<usize> {
        (at..at + n).all(|at| self.is_digit(at)).then_some(at + n)
    }

    /// A hyphen or a space is passed over.
    fn gap(&self, at: usize) -> usize {
        at + usize::from(self.is(at, |c| c == '-' || c == ' '))
    }

    /// Digits that go on before or after are another number.
    fn apart(&self, start: usize, end: usize) -> Option<usize> {
        let goes_on = start.checked_sub(1).is_some_and(|before| self.is_digit(before)) || self.is_digit(end);
        (!goes_on).then_some(end)
    }

    fn identity(&self, at: usize) -> Option<usize> {
        let end = self.digits(at, 17)?;
        self.is(end, |c| c.is_ascii_digit() || c == 'X' || c == 'x').then_some(())?;
        self.apart(at, end + 1)
    }

    fn mobile(&self, at: usize) -> Option<usize> {
        let is_mobile = self.is(at, |c| c == '1') && self.is(at + 1, |c| ('3'..='9').contains(&c));
        let area = is_mobile.then(|| self.digits(at, 3))??;
        let middle = self.digits(self.gap(area), 4)?;
        self.apart(at, self.digits(self.gap(middle), 4)?)
    }

    fn landline(&self, at: usize) -> Option<usize> {
        let is_area = |n| self.digits(at, n).filter(|end| self.gap(*end) > *end);
        let area = self.is(at, |c| c == '0').then(|| is_area(4).or_else(|| is_area(3)))??;
        let start = self.gap(area);
        self.apart(at, self.digits(start, 8).or_else(|| self.digits(start, 7))?)
    }

    fn plate(&self, at: usize) -> Option<usize> {
        let is_plate = self.is(at, |c| PROVINCES.contains(c)) && self.is(at + 1, |c| c.is_ascii_uppercase());
        let start = at + 2 + usize::from(self.is(at + 2, |c| "·• ".contains(c)));
        let is_mark = |at| self.is(at, |c| c.is_ascii_digit() || c.is_ascii_uppercase());
        let marks = (start..start + 6).take_while(|at| is_mark(*at)).count();
        // With digits among them: a word in capitals is none.
        let has_digit = (start..start + marks).any(|at| self.is_digit(at));
        (is_plate && marks >= 5 && has_digit).then_some(start + marks)
    }

    fn mail(&self, at: usize) -> Option<usize> {
        let is_name = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
        let is_host = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
        // Only where the name begins.
        if !self.is(at, is_name) || at.checked_sub(1).is_some_and(|before| self.is(before, is_name)) {
            return None;
        }
        let mut end = at;
        while self.is(end, is_name) {
            end += 1;
        }
        let host = self.is(end, |c| c == '@').then_some(end + 1)?;
        end = host;
        while self.is(end, is_host) {
            end += 1;
        }
        let name: String = self.0.get(host..end)?.iter().collect();
        let name = name.trim_end_matches(['.', '-']);
        let (_, top) = name.rsplit_once('.')?;
        (top.len() >= 2 && top.chars().all(|c| c.is_ascii_alphabetic())).then_some(host + name.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_plainly_is_found_as_it_is_written() {
        let words =
            "请打13800000000或0473-2012345，车牌蒙C·A1234，身份证11010519491231002X，写信 a.b@example.cn。";
        assert_eq!(
            find(words),
            ["13800000000", "0473-2012345", "蒙C·A1234", "11010519491231002X", "a.b@example.cn"]
        );
        assert_eq!(find("138 0000 0000；010-62345678"), ["138 0000 0000", "010-62345678"]);
        assert_eq!(find("蒙CD12345"), ["蒙CD12345"]);
    }

    #[test]
    fn measurements_and_other_numbers_are_none() {
        for words in [
            "PM10 为 374 微克",
            "2026-11-21 20:00",
            "1380000000012",
            "第 42 次",
            "@某某",
            "a@b",
            "蒙ABCDEFG",
            "",
            "0473-201234",
        ] {
            assert_eq!(find(words), Vec::<String>::new(), "{words}");
        }
    }

    #[test]
    fn covered_words_stand_as_they_will_be_published() {
        assert_eq!(cover("请打 138 0000 0000，或 138 0000 0000"), "请打 ▇▇▇，或 ▇▇▇");
        assert_eq!(cover("没有"), "没有");
    }
}
