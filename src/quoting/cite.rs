//! How a chart is cited: GB/T 7714-2015, BibTeX, plain.

use super::quote::Quoted;
use super::state::Release;

/// Three citations of one chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citations {
    /// GB/T 7714-2015, 8.6: an electronic resource on line, a database (`[DB/OL]`).
    pub national: String,
    /// BibTeX.
    pub bibtex: String,
    /// A sentence.
    pub plain: String,
}

/// The citations, by somebody who looked on a day (`YYYY-MM-DD`). A live chart is cited with the release that it showed.
#[must_use]
pub fn of(quoted: &Quoted, looked_on: &str) -> Citations {
    let w = quoted.words();
    let day = quoted.published_at.get(..10).unwrap_or(&quoted.published_at);
    let title = quoted.title();
    let release = (w.cite_release)(quoted.release, &quoted.hash);
    // A stretch of time without its years would be no reference.
    let period = super::files::period_line(quoted).map(|_| super::files::period_words(quoted));
    let period = period.map(|period| match quoted.lens() {
        Some(lens) => format!("{period} · {lens}"),
        None => period,
    });
    let period = period.unwrap_or_else(|| quoted.figure.subtitle.clone());
    let what = format!("{title}{}{period}", w.cite_joint);
    let address = quoted.absolute(&pinned(quoted).embed());
    let Quoted { operator, site, .. } = quoted;
    let year = day.get(..4).unwrap_or_default();
    let key = quoted.address.chart.id().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let note = tex(&release);
    Citations {
        national: format!("{operator}. {what}[DB/OL]. {site}, {release} ({day})[{looked_on}]. {address}."),
        bibtex: format!(
            "@misc{{mingjing-{key}-{},\n  author = {{{{{}}}}},\n  title = {{{{{}}}}},\n  howpublished = {{{}}},\n  year = {{{year}}},\n  url = {{{address}}},\n  urldate = {{{looked_on}}},\n  note = {{{note}}}\n}}",
            quoted.release,
            tex(operator),
            tex(&what),
            tex(site),
        ),
        plain: (w.cite_plain)([operator, &what, site, &release, day, looked_on, &address]),
    }
}

/// The same chart of the release that it was taken from: a citation must not change under its reader.
fn pinned(quoted: &Quoted) -> super::Address {
    super::Address { release: Release::Pinned(quoted.hash.clone()), ..quoted.address.clone() }
}

/// Text in BibTeX: what has a meaning there is escaped.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_in_bibtex_is_escaped() {
        assert_eq!(tex("a_b & 50% {x}\\"), "a\\_b \\& 50\\% \\{x\\}\\textbackslash{}");
    }
}
