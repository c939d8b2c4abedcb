//! The state of a view behind the `?`, and how parts of an address are written.

/// Percent-encodes one path or query part.
#[must_use]
pub fn encode(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for nibble in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789ABCDEF".get(usize::from(nibble)).copied().unwrap_or(b'0')));
            }
        }
    }
    out
}

/// Decodes one path or query part; what is not valid stays as it is.
#[must_use]
pub fn decode(part: &str) -> String {
    let bytes = part.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while let Some(&byte) = bytes.get(index) {
        let hex = (byte == b'%').then(|| part.get(index + 1..index + 3)).flatten();
        match hex.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(value) => {
                out.push(value);
                index += 3;
            }
            None => {
                out.push(if byte == b'+' { b' ' } else { byte });
                index += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| part.to_owned())
}

/// The state of a view, as it stands behind the `?`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Parses what stands behind the `?` (with or without it).
    #[must_use]
    pub fn parse(search: &str) -> Self {
        let pairs = search.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty());
        Self(
            pairs
                .map(|pair| {
                    let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
                    (decode(key), decode(value))
                })
                .collect(),
        )
    }

    /// The value of a key; an empty one counts as absent.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| known == key)
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// The same with a key set, or removed when the value is empty.
    #[must_use]
    pub fn with(&self, key: &str, value: &str) -> Self {
        let mut pairs: Vec<_> = self.0.iter().filter(|(known, _)| known != key).cloned().collect();
        if !value.is_empty() {
            pairs.push((key.to_owned(), value.to_owned()));
        }
        Self(pairs)
    }

    /// Written back, with its `?` unless it is empty.
    #[must_use]
    pub fn format(&self) -> String {
        let mut out = String::new();
        for (key, value) in &self.0 {
            out.push(if out.is_empty() { '?' } else { '&' });
            out.push_str(&encode(key));
            out.push('=');
            out.push_str(&encode(value));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_keeps_the_other_keys() {
        let query = Query::parse("?theme=water&unit=wh-gov&state=");
        assert_eq!(query.get("theme"), Some("water"));
        assert_eq!(query.get("state"), None);
        let changed = query.with("theme", "").with("q", "煤 矿");
        assert_eq!(Query::parse(&changed.format()).get("q"), Some("煤 矿"));
        assert_eq!(changed.get("theme"), None);
        assert_eq!(Query::default().format(), "");
    }
}
