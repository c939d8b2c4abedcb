//! Plain CSV: RFC 4180 with LF, UTF-8 without a byte-order mark.

use std::fmt::{Display, Write as _};

/// Beginnings that a spreadsheet program would take for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A CSV file that grows cell by cell.
#[derive(Clone, Debug, Default)]
pub struct Csv {
    text: String,
    /// The line has a cell already.
    is_begun: bool,
    /// A last cell that every line gets.
    last: Option<bool>,
}

impl Csv {
    /// A file with its header.
    pub fn with_header<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut csv = Self::default();
        for name in names {
            csv.text(name);
        }
        csv.end();
        csv
    }

    /// A text. One that a spreadsheet program would run as a formula gets an apostrophe before it.
    pub fn text(&mut self, text: &str) {
        self.begin();
        let is_formula = text.starts_with(FORMULA);
        if !is_formula && !text.contains(['"', ',', '\n', '\r']) {
            self.text.push_str(text);
            return;
        }
        self.text.push('"');
        if is_formula {
            self.text.push('\'');
        }
        for part in text.split_inclusive('"') {
            self.text.push_str(part);
            if part.ends_with('"') {
                self.text.push('"');
            }
        }
        self.text.push('"');
    }

    /// A number, a day, a word of ours: nothing that needs a quotation mark or could be a formula.
    pub fn plain(&mut self, value: impl Display) {
        self.begin();
        // Writing to a String cannot fail.
        let _ = write!(self.text, "{value}");
    }

    /// Nothing.
    pub fn empty(&mut self) {
        self.begin();
    }

    /// A value that may be missing.
    pub fn option(&mut self, value: Option<impl Display>) {
        match value {
            Some(value) => self.plain(value),
            None => self.empty(),
        }
    }

    /// Gives every line from now on this last cell.
    pub fn end_with(&mut self, last: Option<bool>) {
        self.last = last;
    }

    /// Ends the line.
    pub fn end(&mut self) {
        if let Some(last) = self.last {
            self.plain(last);
        }
        self.text.push('\n');
        self.is_begun = false;
    }

    /// Lines of another file, without a header and without texts that break a line.
    pub fn append(&mut self, lines: &Self) {
        let Some(last) = self.last else { return self.text.push_str(&lines.text) };
        for line in lines.text.lines() {
            // Writing to a String cannot fail.
            let _ = writeln!(self.text, "{line},{last}");
        }
    }

    /// The bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }

    fn begin(&mut self) {
        if self.is_begun {
            self.text.push(',');
        }
        self.is_begun = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(texts: &[&str]) -> String {
        let mut csv = Csv::default();
        for text in texts {
            csv.text(text);
        }
        csv.end();
        String::from_utf8(csv.into_bytes()).unwrap()
    }

    #[test]
    fn commas_quotes_and_lines_are_quoted() {
        assert_eq!(line(&["a", "b,c", "d\"e", "f\ng", ""]), "a,\"b,c\",\"d\"\"e\",\"f\ng\",\n");
    }

    #[test]
    fn formulas_are_texts_and_numbers_stay_numbers() {
        assert_eq!(
            line(&["=1+1", "+8", "-x", "@a", "\tx", "a=b"]),
            "\"'=1+1\",\"'+8\",\"'-x\",\"'@a\",\"'\tx\",a=b\n"
        );
        let mut csv = Csv::default();
        csv.plain(-3);
        csv.option(None::<u8>);
        csv.end();
        assert_eq!(csv.into_bytes(), b"-3,\n");
    }

    proptest! {
        #[test]
        fn a_reader_gets_back_what_was_written(cells in proptest::collection::vec("[^=+@\t\r-]\\PC{0,20}", 2..5)) {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            // A file begins with its header, so a byte-order mark in a text is never at the beginning.
            let text = format!("header\n{}", line(&cells));
            let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
            let record = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(record.iter().collect::<Vec<_>>(), cells);
        }
    }
}
