//! Every fault the publisher knows, by area. Codes are stable: people search for them.
//!
//! `…0xx` the folder, `…1xx` tables against their schema, `…2xx` air, `…3xx` water, `…4xx` ledger, `…5xx`
//! readings by their standards and the other tables, `…6xx` publication, `…7xx` texts.

pub mod air;
pub mod folder;
pub mod ledger;
pub mod publication;
pub mod record;
pub mod spreadsheet;
pub mod table;
pub mod texts;
pub mod water;

use super::{Fault, Severity, Text};

/// A fault; its severity follows from the letter of its code.
fn fault(code: &'static str, [zh, en]: [String; 2], [hint_zh, hint_en]: [String; 2]) -> Fault {
    let severity = match code.as_bytes().first() {
        Some(b'E') => Severity::Error,
        Some(b'W') => Severity::Warning,
        _ => Severity::Note,
    };
    Fault {
        code,
        severity,
        message: Text::new(zh, en),
        hint: Text::new(hint_zh, hint_en),
        for_readers: false,
    }
}

/// Both languages from literals.
fn say(zh: &str, en: &str) -> [String; 2] {
    [zh.to_owned(), en.to_owned()]
}

impl Fault {
    /// Marks a fault that readers of the portal are told about.
    fn for_readers(mut self) -> Self {
        self.for_readers = true;
        self
    }
}
