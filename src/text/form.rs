//! Words of the feedback form's last look and of what is on its way.

/// Words of the form beyond its fields.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct FormWords {
    pub preview: &'static str,
    pub preview_title: &'static str,
    pub preview_lead: &'static str,
    pub preview_public: &'static str,
    pub preview_public_hint: &'static str,
    pub preview_private: &'static str,
    pub preview_private_hint: &'static str,
    pub preview_edit: &'static str,
    pub received_on: &'static str,
    pub left_empty: &'static str,
    pub kept_title: &'static str,
    pub waiting: &'static str,
    pub try_now: &'static str,
    pub take_back: &'static str,
    pub went: &'static str,
    pub noted: &'static str,
    pub photos_lost: &'static str,
    pub to_sample: &'static str,
    pub from_sample: &'static str,
}
