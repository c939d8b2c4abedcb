//! The page that everybody sees first.

use super::frame::{field, whole};
use crate::desk::text;
use crate::text::Lang;
use maud::{Markup, html};

/// The form, with what went wrong.
pub fn page(lang: Lang, login: &str, problem: Option<&str>) -> Markup {
    let w = text::words(lang);
    let (other, name) = w.other_language;
    let head = html! { p class="who" { a href={ "sign-in?lang=" (other) } lang=(other) { (name) } } };
    let content = html! {
        h1 { (w.sign_in) }
        @match problem {
            Some(problem) => p class="problem" role="alert" { (problem) },
            None => p class="hint" { (w.signed_out) },
        }
        form class="sheet" method="post" action={ "sign-in?lang=" (if lang == Lang::En { "en" } else { "zh" }) } {
            (field("login", w.login, "", &html! {
                input id="login" name="login" autocomplete="username" required maxlength="64" value=(login) autocapitalize="none";
            }))
            (field("password", w.password, "", &html! {
                input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200";
            }))
            (field("code", w.code, w.code_hint, &html! {
                input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="8" aria-describedby="h-code";
            }))
            p { button type="submit" { (w.sign_in) } }
        }
    };
    whole(lang.tag(), ("./", "sign-in"), w, w.sign_in, &head, &content)
}
