//! A quiet bar: filled to what was published as done, ticks at milestones, a mark at "due by now"; a
//! dashed outline where nothing was published. The words beside it carry the meaning.

use crate::text::Text;
use crate::view_model::progress::Bar;
use leptos::prelude::*;

/// One bar with its words.
#[must_use]
pub fn bar(bar: &Bar, t: &'static Text) -> AnyView {
    let last = bar.marks.len().saturating_sub(1);
    let ticks = bar
        .marks
        .iter()
        .enumerate()
        .filter(|(index, (at, _))| *index < last && *at < 1000)
        .map(|(_, (at, _))| view! { <line class="tick" x1=*at x2=*at y1="0" y2="10"></line> })
        .collect_view();
    let filled =
        bar.done.map(|done| view! { <rect class="filled" x="0" y="0" width=done height="10"></rect> });
    let due = bar
        .due
        .filter(|due| *due < 1000)
        .map(|due| view! { <line class="due" x1=due x2=due y1="-3" y2="13"></line> });
    let class = if bar.done.is_some() { "bar" } else { "bar silent" };
    let labels: Vec<String> = bar.marks.iter().map(|(_, words)| words.clone()).collect();
    let title = if labels.is_empty() {
        bar.words.clone()
    } else {
        format!("{} · {}", bar.words, labels.join(" · "))
    };
    let marks = (bar.marks.len() > 1)
        .then(|| view! { <span class="marks">{t.milestone}" "{labels.join(" │ ")}</span> });
    view! {
        <div class="progress">
            <svg class=class viewBox="0 -3 1000 16" preserveAspectRatio="none" role="img" aria-label=title>
                <rect class="ground" x="0" y="0" width="1000" height="10"></rect>
                {filled}{ticks}{due}
            </svg>
            <p class="progress-words">{bar.words.clone()}{marks}</p>
        </div>
    }
    .into_any()
}
