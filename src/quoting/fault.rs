//! What is said of an address that leads to no chart.

use super::chart::KINDS;
use std::fmt;

/// Why an address is not that of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No kind of chart has this name.
    Kind(String),
    /// A kind with too few or too many parts behind it.
    Parts(String),
    /// A key that this kind of chart has no use for.
    Key(&'static str, String),
    /// A value that is not understood: key, value, what it may be.
    Value(&'static str, String, &'static str),
    /// The stretch of time has one end only, or ends before it begins.
    Window,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind(kind) => {
                write!(f, "no chart begins with `{kind}`; charts are:")?;
                KINDS.iter().try_for_each(|(known, _)| write!(f, " {known}"))
            }
            Self::Parts(kind) => {
                write!(f, "`{kind}` has not the right number of parts; it takes")?;
                match KINDS.iter().find(|(known, _)| known == kind) {
                    Some((_, parts)) if !parts.is_empty() => write!(f, " <{}>", parts.join(">/<")),
                    _ => f.write_str(" nothing behind it"),
                }
            }
            Self::Key(key, id) => write!(f, "the chart {id} has no `{key}`"),
            Self::Value(key, value, wanted) => write!(f, "`{key}={value}` is not understood: {wanted}"),
            Self::Window => write!(f, "`from` and `to` come together, `from` before `to`"),
        }
    }
}

impl std::error::Error for Fault {}
