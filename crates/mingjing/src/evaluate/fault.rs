//! What is wrong with a line.

use serde::Serialize;
use std::borrow::Cow;
use std::io;

/// A fault of one line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    field: Option<Cow<'static, str>>,
    message: Cow<'static, str>,
}

/// The line that is written for it.
#[derive(Serialize)]
pub(super) struct FaultLine<'a> {
    error: Located<'a>,
}

#[derive(Serialize)]
struct Located<'a> {
    line: u64,
    field: Option<&'a str>,
    message: &'a str,
}

impl Fault {
    /// The whole line is bad.
    pub fn of_line(message: impl Into<Cow<'static, str>>) -> Self {
        Self { field: None, message: message.into() }
    }

    /// One field is bad.
    pub fn of_field(field: impl Into<Cow<'static, str>>, message: impl Into<Cow<'static, str>>) -> Self {
        Self { field: Some(field.into()), message: message.into() }
    }

    /// With its place, 1 for the first line.
    pub fn at(&self, line: u64) -> FaultLine<'_> {
        FaultLine { error: Located { line, field: self.field.as_deref(), message: &self.message } }
    }
}

impl From<io::Error> for Fault {
    /// Writing into memory does not fail; should it ever, the line says so instead of stopping the run.
    fn from(error: io::Error) -> Self {
        Self::of_line(error.to_string())
    }
}
