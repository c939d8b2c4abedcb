//! Words about quoting charts. They come with the parts of the program that quote, not with every page.

use crate::route::Lang;

/// The words of a language.
#[must_use]
pub fn of(lang: Lang) -> &'static QuotingWords {
    match lang {
        Lang::Zh => &super::zh::quoting::WORDS,
        Lang::En => &super::en::quoting::WORDS,
    }
}

/// Words of embeds, pictures, files, citations, the dialog and the guide.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct QuotingWords {
    pub within: fn(&str, &str, usize) -> String,
    pub within_nothing: &'static str,
    pub sample_title: fn(&str) -> String,
    pub period: fn(&str) -> String,
    pub release: fn(u64, &str, &str, bool) -> String,
    pub corrected: fn(usize, u64, &str) -> String,
    pub corrected_since: fn(usize, u64, &str) -> String,
    pub picture_sample: &'static str,
    pub first_of: fn(usize, usize) -> String,
    pub csv_release: &'static str,
    pub csv_flag: &'static str,
    pub csv_sample: &'static str,
    pub cite_joint: &'static str,
    pub cite_release: fn(u64, &str) -> String,
    pub cite_plain: fn([&str; 7]) -> String,
    pub open: &'static str,
    pub no_chart: &'static str,
    pub no_chart_lead: fn(&str) -> String,
    pub not_kept: &'static str,
    pub other_state: fn(&str) -> String,
    pub link: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub version: &'static str,
    pub live: &'static str,
    pub pinned: &'static str,
    pub pinned_note: &'static str,
    pub look: &'static str,
    pub themes: [&'static str; 3],
    pub iframe: &'static str,
    pub script: &'static str,
    pub picture: &'static str,
    pub picture_note: &'static str,
    pub preview: &'static str,
    pub downloads: &'static str,
    pub shape: &'static str,
    pub shapes: [&'static str; 4],
    pub scale: &'static str,
    pub transparent: &'static str,
    pub cite: &'static str,
    pub cite_names: [&'static str; 3],
    pub guide: &'static str,
    pub guide_lead: &'static str,
    pub guide_steps: &'static str,
    pub guide_step_list: &'static [&'static str],
    pub guide_ways: &'static str,
    pub guide_way_list: &'static [(&'static str, &'static str)],
    pub guide_pin: &'static str,
    pub guide_pin_words: &'static [&'static str],
    pub guide_cite: &'static str,
    pub guide_cite_words: &'static str,
    pub guide_terms: &'static str,
    pub guide_terms_words: &'static [&'static str],
    pub guide_charts: fn(usize) -> String,
    pub guide_charts_lead: &'static str,
    pub guide_no_root: &'static str,
    pub guide_head: [&'static str; 3],
    pub guide_command: &'static str,
}
