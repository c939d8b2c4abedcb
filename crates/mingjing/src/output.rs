//! How messages are written: form and language.

use clap::ValueEnum;
use mingjing_publisher::diagnostic::{Diagnostics, Lang, render};
use serde_json::{Value, json};

/// Form and language of messages.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Output {
    /// Form of the messages
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Language of the messages; without it, that of the system
    #[arg(long, value_enum)]
    pub lang: Option<LangArg>,
}

/// Form of the messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

/// Language of the messages.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LangArg {
    /// 中文
    Zh,
    /// English
    En,
}

impl Output {
    /// The language asked for, else that of the system.
    pub fn lang(self) -> Lang {
        lang(self.lang)
    }

    /// Diagnostics in the form asked for.
    pub fn diagnostics(self, diagnostics: &Diagnostics) -> String {
        match self.format {
            Format::Human => render::human(diagnostics, self.lang()),
            Format::Json => pretty(&render::json(diagnostics)),
        }
    }
}

/// The language asked for, else that of the system.
pub fn lang(asked: Option<LangArg>) -> Lang {
    match asked {
        Some(LangArg::Zh) => Lang::Zh,
        Some(LangArg::En) => Lang::En,
        None => lang_of_system(),
    }
}

/// JSON for programs that a person may read too.
pub fn pretty(value: &Value) -> String {
    // A `Value` always has a text; `{value}` is the same without line breaks.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_else(|_| json!({}).to_string());
    text.push('\n');
    text
}

/// By the first of the usual variables that is set.
fn lang_of_system() -> Lang {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    if locale.is_some_and(|locale| locale.starts_with("zh")) { Lang::Zh } else { Lang::En }
}
