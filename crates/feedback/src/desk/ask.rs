//! A request to the desk: who asks, in which language, and the fields of a form.

use super::answer::{self, Instead, failed};
use super::session::{self, Signed, is_same};
use super::text::{self, Words};
use crate::Service;
use crate::case::rights::Deed;
use crate::http::{body, has_type};
use crate::store::desk::Settings;
use crate::text::Lang;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::Response;

/// A request of somebody who is signed in.
pub struct Ask {
    /// Who.
    pub signed: Signed,
    /// Language of the pages.
    pub lang: Lang,
    /// Its words.
    pub w: &'static Words,
    /// What leads from the address to the desk's root.
    pub base: String,
    /// The page's own address from the desk's root, for links to a place in it.
    pub here: String,
    /// Fields of the address.
    pub query: Fields,
    /// The bureau's rules and kinds.
    pub rules: Settings,
}

impl Ask {
    /// Goes on only where the deed is one of this role's.
    ///
    /// # Errors
    /// A page that refuses.
    pub fn must(&self, deed: Deed) -> Result<(), Instead> {
        if self.may(deed) { Ok(()) } else { Err(self.refuse(StatusCode::FORBIDDEN, "forbidden").into()) }
    }

    /// The name of a kind of reports.
    pub fn kind<'a>(&'a self, id: &'a str) -> &'a str {
        self.rules.kinds.name(id, self.lang)
    }

    /// True when the deed is one of this role's.
    pub fn may(&self, deed: Deed) -> bool {
        self.signed.member.role.may(deed)
    }

    /// A page that says why not.
    pub fn refuse(&self, status: StatusCode, problem: &'static str) -> Response {
        answer::problem(self, status, problem)
    }
}

impl FromRequestParts<Service> for Ask {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Self, Response> {
        let base = base_of(parts.uri.path());
        let is_secure = is_secure(&parts.headers, service.trust_proxy);
        let signed = match session::token(&parts.headers, is_secure) {
            Some(token) => session::signed(service, &token).await.map_err(|error| failed(&error))?,
            None => None,
        };
        let signed = signed.ok_or_else(|| answer::see(&format!("{base}sign-in"), None))?;
        let lang = text::lang(&signed.member.lang);
        let query = Fields::parse(parts.uri.query().unwrap_or_default().as_bytes());
        Ok(Self {
            signed,
            lang,
            w: text::words(lang),
            base,
            here: here(&parts.uri),
            query,
            rules: service.settings(),
        })
    }
}

/// A form of somebody who is signed in, with its token.
pub struct Posted {
    /// Who.
    pub ask: Ask,
    /// The fields.
    pub fields: Fields,
}

impl FromRequest<Service> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, service: &Service) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let ask = Ask::from_request_parts(&mut parts, service).await?;
        let fields = read(&parts, body).await.ok_or_else(|| ask.refuse(StatusCode::BAD_REQUEST, "token"))?;
        if !is_same(fields.get("token"), &ask.signed.form_token) {
            return Err(ask.refuse(StatusCode::FORBIDDEN, "token"));
        }
        Ok(Self { ask, fields })
    }
}

/// The fields of a form; none for what is no form, too much or too slow.
pub async fn read(parts: &Parts, body: axum::body::Body) -> Option<Fields> {
    if parts.method != Method::POST || !has_type(&parts.headers, "application/x-www-form-urlencoded") {
        return None;
    }
    Some(Fields::parse(&body::read(body).await.ok()?))
}

/// Fields by name.
#[derive(Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    fn parse(bytes: &[u8]) -> Self {
        let tidy = |text: &str| -> String {
            let text = text.replace("\r\n", "\n").replace('\r', "\n");
            text.chars().filter(|c| !c.is_control() || *c == '\n').collect()
        };
        Self(form_urlencoded::parse(bytes).map(|(name, value)| (name.into_owned(), tidy(&value))).collect())
    }

    /// The trimmed value; empty when it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The value as it came, for passwords.
    pub fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(given, _)| given == name).map_or("", |(_, value)| value.as_str())
    }

    /// The value, if it is not empty.
    pub fn some(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|value| !value.is_empty())
    }

    /// The value as a number.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.get(name).parse().ok()
    }
}

/// What leads from an address of the desk to the desk's root.
pub fn base_of(path: &str) -> String {
    let below = path.strip_prefix("/desk/").unwrap_or_default();
    match below.matches('/').count() {
        0 => "./".to_owned(),
        folders => "../".repeat(folders),
    }
}

/// The page's own address from the desk's root.
pub fn here(uri: &Uri) -> String {
    let whole = uri.path_and_query().map_or_else(|| uri.path(), |whole| whole.as_str());
    let below = whole.strip_prefix("/desk/").unwrap_or_default();
    if below.is_empty() { "./".to_owned() } else { below.to_owned() }
}

/// The browser speaks TLS with the proxy in front.
pub fn is_secure(headers: &HeaderMap, trust_proxy: bool) -> bool {
    let scheme = headers.get("x-forwarded-proto").and_then(|value| value.to_str().ok());
    trust_proxy && scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("https"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_leads_to_the_desk_from_any_page() {
        for (path, base) in [
            ("/desk/", "./"),
            ("/desk/audit", "./"),
            ("/desk/cases/1/", "../../"),
            ("/desk/cases/1/accept", "../../"),
        ] {
            assert_eq!(base_of(path), base, "{path}");
        }
    }

    #[test]
    fn fields_are_tidy() {
        let fields = Fields::parse("a=+x%0D%0Ay%00+&a=z&b=&n=12".as_bytes());
        assert_eq!((fields.get("a"), fields.some("b"), fields.number("n")), ("x\ny", None, Some(12)));
        assert_eq!((fields.get("c"), fields.number("a")), ("", None));
    }
}
