//! A quiet bar: filled to what was published as done, ticks at milestones, a mark at "due by now"; a
//! dashed outline where nothing was published. The words beside it carry the meaning.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use crate::text::Text;
use crate::view_model::progress::Bar;
use maud::{Markup, html};

/// One bar with its words.
#[must_use]
pub fn bar(bar: &Bar, t: &Text) -> Markup {
    let last = bar.marks.len().saturating_sub(1);
    let ticks =
        bar.marks.iter().enumerate().filter(|(index, (at, _))| *index < last && *at < 1000).map(|(_, m)| m.0);
    let due = bar.due.filter(|due| *due < 1000);
    let labels: Vec<String> = bar.marks.iter().map(|(_, words)| words.clone()).collect();
    let title = if labels.is_empty() {
        bar.words.clone()
    } else {
        format!("{} · {}", bar.words, labels.join(" · "))
    };
    html! {
        div.progress {
            svg.bar.silent[bar.done.is_none()] viewBox="0 -3 1000 16" preserveAspectRatio="none" role="img" aria-label=(title) {
                rect.ground x="0" y="0" width="1000" height="10" {}
                @if let Some(done) = bar.done { rect.filled x="0" y="0" width=(done) height="10" {} }
                @for at in ticks { line.tick x1=(at) x2=(at) y1="0" y2="10" {} }
                @if let Some(due) = due { line.due x1=(due) x2=(due) y1="-3" y2="13" {} }
            }
            p.progress-words {
                (bar.words)
                @if bar.marks.len() > 1 { span.marks { (t.milestone) " " (labels.join(" │ ")) } }
            }
        }
    }
}
