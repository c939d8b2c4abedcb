//! Languages, and the forms in which a page can be read.

use mingjing_domain::language::Language;

/// Languages that the app has words in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Chinese, written in simplified characters.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The same, as the rules and the contract know it.
    #[must_use]
    pub fn language(self) -> Language {
        match self {
            Self::Zh => Language::Zh,
            Self::En => Language::En,
        }
    }
}

/// The forms in which a page can be read, each with addresses of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Edition {
    /// Chinese in simplified characters.
    #[default]
    Hans,
    /// Chinese in traditional characters: the simplified page, converted ([`crate::hant`]).
    Hant,
    /// English.
    En,
}

impl Edition {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Hans, Self::Hant, Self::En];

    /// BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Hans => "zh-Hans",
            Self::Hant => "zh-Hant",
            Self::En => "en",
        }
    }

    /// The edition of a tag.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.tag() == tag)
    }

    /// The language of its words.
    #[must_use]
    pub fn lang(self) -> Lang {
        if self == Self::En { Lang::En } else { Lang::Zh }
    }

    /// Its name in itself, short.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Hans => "简体",
            Self::Hant => "繁體",
            Self::En => "English",
        }
    }

    /// The edition whose addresses are below a folder.
    #[must_use]
    pub fn of_folder(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.folder() == Some(name))
    }

    /// What its addresses begin with: `en/`, or nothing.
    #[must_use]
    pub fn prefix(self) -> String {
        self.folder().map(|folder| format!("{folder}/")).unwrap_or_default()
    }

    /// Folder of its addresses; the first edition has the root.
    pub(super) fn folder(self) -> Option<&'static str> {
        match self {
            Self::Hans => None,
            Self::Hant => Some("hant"),
            Self::En => Some("en"),
        }
    }
}

impl From<Lang> for Edition {
    fn from(lang: Lang) -> Self {
        if lang == Lang::En { Self::En } else { Self::Hans }
    }
}
