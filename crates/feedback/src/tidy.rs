//! What was sent, in the form in which it is stored: once, before anything looks at it.

use mingjing_contract::feedback::NewFeedback;

/// Trims, unifies line ends, drops control characters (no database or page should meet them), and turns
/// an empty optional field into an absent one. Twice is the same as once.
#[must_use]
pub fn tidy(feedback: NewFeedback) -> NewFeedback {
    let NewFeedback {
        kind,
        region,
        place,
        happened_at,
        description,
        contact,
        subject_kind,
        subject_id,
        lat,
        lon,
        exact,
    } = feedback;
    let tidy = NewFeedback {
        kind: line(&kind),
        region: optional(region),
        place: line(&place),
        happened_at: optional(happened_at),
        description: lines(&description),
        contact: optional(contact),
        subject_kind: optional(subject_kind),
        subject_id: optional(subject_id),
        lat: optional(lat),
        lon: optional(lon),
        exact,
    };
    tidy.settled()
}

fn optional(text: Option<String>) -> Option<String> {
    text.map(|text| line(&text)).filter(|text| !text.is_empty())
}

/// One line: a line end or a tab is a space.
fn line(text: &str) -> String {
    let spaced: String =
        text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).collect();
    without_controls(&spaced)
}

/// Several lines: line ends are unified, control characters dropped.
pub fn lines(text: &str) -> String {
    without_controls(&text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn without_controls(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    kept.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_browser_s_form_and_a_program_s_json_become_the_same() {
        let form = NewFeedback {
            place: " 海北大街\r\n东口 ".into(),
            description: "第一行\r\n\r\n第二行\t\u{0}\u{7}\r\n".into(),
            contact: Some("  ".into()),
            ..NewFeedback::default()
        };
        let tidied = tidy(form);
        assert_eq!(tidied.place, "海北大街  东口");
        assert_eq!(tidied.description, "第一行\n\n第二行");
        assert_eq!(tidied.contact, None);
    }

    #[test]
    fn a_pasted_pair_becomes_a_point() {
        let pasted = tidy(NewFeedback {
            lat: Some("106°47′24″E，39.65".into()),
            exact: true,
            ..NewFeedback::default()
        });
        assert_eq!(
            (pasted.lat.as_deref(), pasted.lon.as_deref(), pasted.exact),
            (Some("39.65"), Some("106.79"), true)
        );
        let unread = tidy(NewFeedback { lat: Some(" here ".into()), ..NewFeedback::default() });
        assert_eq!(unread.lat.as_deref(), Some("here"), "it comes back as it was written");
    }

    proptest! {
        #[test]
        fn twice_is_once(place: String, description: String, contact: Option<String>, lat: Option<String>, exact: bool) {
            let once = tidy(NewFeedback { place, description, contact, lat, exact, ..NewFeedback::default() });
            prop_assert_eq!(tidy(once.clone()), once);
        }
    }
}
