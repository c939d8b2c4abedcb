//! The feedback form that works without script: a plain POST with the fields of
//! [`mingjing_contract::feedback::NewFeedback`].

use super::shell::escape;
use crate::diagnostic::Lang;
use crate::text::FormWords;
use mingjing_contract::feedback::{
    CONTACT_MAX_CHARS, DESCRIPTION_MAX_CHARS, DESCRIPTION_MIN_CHARS, KINDS, PLACE_MAX_CHARS,
};
use mingjing_contract::places::Places;

/// The form. Its action is relative to the page's base, like every link of the site.
#[must_use]
pub fn html(words: &FormWords, lang: Lang, places: &Places) -> String {
    let kinds: String = KINDS.iter().zip(words.kinds).map(|(id, name)| option(id, name)).collect();
    let regions: String = places
        .regions
        .iter()
        .map(|region| option(&region.code, if lang == Lang::Zh { &region.name_zh } else { &region.name_en }))
        .collect();
    let none = option("", words.region_none);
    let fields = [
        labelled("kind", words.kind, &format!("<select id=\"kind\" name=\"kind\" required>{kinds}</select>")),
        labelled(
            "region",
            words.region,
            &format!("<select id=\"region\" name=\"region\">{none}{regions}</select>"),
        ),
        labelled("place", words.place, &input("place", "text", PLACE_MAX_CHARS, "")),
        labelled(
            "happened_at",
            words.happened_at,
            "<input id=\"happened_at\" name=\"happened_at\" type=\"datetime-local\">",
        ),
        labelled(
            "description",
            words.description,
            &format!(
                "<textarea id=\"description\" name=\"description\" rows=\"8\" required \
                 minlength=\"{DESCRIPTION_MIN_CHARS}\" maxlength=\"{DESCRIPTION_MAX_CHARS}\"></textarea>"
            ),
        ),
        labelled(
            "contact",
            words.contact,
            &input("contact", "text", CONTACT_MAX_CHARS, " aria-describedby=\"contact-hint\""),
        ),
        format!("<p id=\"contact-hint\">{}</p>", escape(words.contact_hint)),
    ];
    let action = if lang == Lang::Zh { "feedback/" } else { "en/feedback/" };
    format!(
        "<form method=\"post\" action=\"{action}\">{}<p><button type=\"submit\">{}</button></p></form>",
        fields.concat(),
        escape(words.send)
    )
}

fn option(value: &str, name: &str) -> String {
    format!("<option value=\"{}\">{}</option>", escape(value), escape(name))
}

fn input(name: &str, kind: &str, most: usize, more: &str) -> String {
    format!("<input id=\"{name}\" name=\"{name}\" type=\"{kind}\" maxlength=\"{most}\"{more}>")
}

fn labelled(id: &str, label: &str, control: &str) -> String {
    format!("<p><label for=\"{id}\">{}</label><br>{control}</p>", escape(label))
}
