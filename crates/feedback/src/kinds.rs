//! Kinds of reports: the built-in ones, as the bureau names and orders them, and its own.

use crate::text::{Lang, word};
use mingjing_contract::feedback::{self, KINDS};

/// Distance of built-in kinds in the order of the form: others fit between.
const STEP: i64 = 10;

/// A kind of report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Identifier.
    pub id: String,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// Place in the form: the least comes first.
    pub position: i64,
    /// Offered in the form.
    pub is_active: bool,
    /// The built-in kind that answers are published as; a built-in kind's own.
    pub published_as: String,
}

impl Kind {
    /// The kind comes with the program.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        KINDS.contains(&self.id.as_str())
    }

    /// Its name in a language.
    #[must_use]
    pub(crate) fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh | Lang::Hant => &self.name_zh,
            Lang::En => &self.name_en,
        }
    }

    /// As the app and other programs know it.
    #[must_use]
    pub fn told(&self) -> feedback::Kind {
        feedback::Kind { id: self.id.clone(), name_zh: self.name_zh.clone(), name_en: self.name_en.clone() }
    }
}

/// All kinds, in the order of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kinds(Vec<Kind>);

impl Default for Kinds {
    fn default() -> Self {
        Self::with(Vec::new())
    }
}

impl Kinds {
    /// The built-in kinds, and what the bureau has set beside or instead of them.
    #[must_use]
    pub fn with(set: Vec<Kind>) -> Self {
        let mut kinds: Vec<Kind> = (STEP..).step_by(10).zip(KINDS).map(|(at, id)| built_in(id, at)).collect();
        for kind in set {
            match kinds.iter_mut().find(|known| known.id == kind.id) {
                Some(known) => *known = kind,
                None => kinds.push(kind),
            }
        }
        kinds.sort_by(|one, other| (one.position, &one.id).cmp(&(other.position, &other.id)));
        Self(kinds)
    }

    /// Every kind, also those that are not offered any more.
    pub fn all(&self) -> impl Iterator<Item = &Kind> {
        self.0.iter()
    }

    /// The kinds of the form.
    pub fn offered(&self) -> impl Iterator<Item = &Kind> {
        self.0.iter().filter(|kind| kind.is_active)
    }

    /// The kind of an identifier.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Kind> {
        self.0.iter().find(|kind| kind.id == id)
    }

    /// True for a kind that a report can be of.
    #[must_use]
    pub fn is_offered(&self, id: &str) -> bool {
        self.offered().any(|kind| kind.id == id)
    }

    /// The name of a kind; the identifier itself for one that is not known.
    #[must_use]
    pub(crate) fn name<'a>(&'a self, id: &'a str, lang: Lang) -> &'a str {
        self.find(id).map_or(id, |kind| kind.name(lang))
    }

    /// The built-in kind that an answer of this kind is published as.
    #[must_use]
    pub fn published_as(&self, id: &str) -> &str {
        self.find(id)
            .map(|kind| kind.published_as.as_str())
            .filter(|id| KINDS.contains(id))
            .unwrap_or("other")
    }

    /// What is told of a kind beside its identifier: nothing where everybody knows it.
    #[must_use]
    pub fn told(&self, id: &str) -> Option<feedback::Kind> {
        let kind = self.find(id)?;
        let is_plain = kind.is_built_in()
            && [Lang::Zh, Lang::En].iter().all(|lang| kind.name(*lang) == word(lang.words().kinds, id));
        (!is_plain).then(|| kind.told())
    }
}

fn built_in(id: &str, position: i64) -> Kind {
    let name = |lang: Lang| word(lang.words().kinds, id).to_owned();
    Kind {
        id: id.to_owned(),
        name_zh: name(Lang::Zh),
        name_en: name(Lang::En),
        position,
        is_active: true,
        published_as: id.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(id: &str, position: i64, is_active: bool, published_as: &str) -> Kind {
        Kind { position, is_active, published_as: published_as.to_owned(), ..built_in(id, 0) }
    }

    #[test]
    fn without_a_word_of_the_bureau_s_the_form_has_the_built_in_kinds() {
        let kinds = Kinds::default();
        let ids: Vec<&str> = kinds.offered().map(|kind| kind.id.as_str()).collect();
        assert_eq!(ids, KINDS);
        assert_eq!(kinds.told("dust"), None);
        assert_eq!((kinds.name("dust", Lang::Zh), kinds.name("dust", Lang::En)), ("扬尘", "Dust"));
    }

    #[test]
    fn what_is_set_is_added_named_ordered_or_taken_out() {
        let kinds = Kinds::with(vec![
            kind("light", 15, true, "other"),
            kind("noise", 1, true, "noise"),
            kind("mine", 70, false, "mine"),
        ]);
        let ids: Vec<&str> = kinds.offered().map(|kind| kind.id.as_str()).collect();
        assert_eq!(ids[..4], ["noise", "air", "light", "odour"]);
        assert!(!kinds.is_offered("mine") && kinds.find("mine").is_some(), "old cases keep its name");
        assert_eq!((kinds.published_as("light"), kinds.published_as("air")), ("other", "air"));
        assert_eq!(kinds.published_as("never known"), "other");
        assert_eq!(kinds.told("light").map(|kind| kind.id), Some("light".to_owned()));
    }
}
