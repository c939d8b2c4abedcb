//! Chinese words on a page in English.

use maud::PreEscaped;
use mingjing_app::components::foreign::marked;

fn english(html: &str) -> String {
    marked(&PreEscaped(html.to_owned())).0
}

#[test]
fn a_run_of_chinese_is_marked_and_nothing_else() {
    assert_eq!(
        english("<p>By 环办〔2011〕22号: each</p>"),
        "<p>By <span lang=\"zh-Hans\">环办〔2011〕22号</span>: each</p>"
    );
    assert_eq!(
        english("9公里 of 12.5公里"),
        "9<span lang=\"zh-Hans\">公里</span> of 12.5<span lang=\"zh-Hans\">公里</span>"
    );
    assert_eq!(english("<p>plain “words” · 5</p>"), "<p>plain “words” · 5</p>");
}

#[test]
fn attributes_drawings_and_choices_stay_as_they_are() {
    for whole in [
        "<a title=\"湖\">lake</a>",
        "<svg><text>湖</text></svg>",
        "<select><option value=\"1\">湖</option></select>",
        "<svg>",
        "<",
        "",
    ] {
        assert_eq!(english(whole), whole);
    }
}
