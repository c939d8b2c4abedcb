//! Somebody at the desk: a browser without script, with its cookie.

use super::{Answer, App, form, good};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use mingjing_contract::feedback::Receipt;
use mingjing_feedback::case::rights::Role;
use mingjing_feedback::code::Code;
use mingjing_feedback::desk::password;
use mingjing_feedback::store::desk::{NewMember, Unit};

pub const PASSWORD: &str = "a long and good password";

/// A browser that is signed in.
pub struct Person<'a> {
    pub app: &'a App,
    pub cookie: String,
    pub token: String,
}

/// Accounts of every role, and a unit with two people; and another unit.
pub async fn staff(app: &App) {
    let desk = app.service.store().desk();
    for id in ["epb", "city"] {
        let unit = Unit {
            id: id.into(),
            name_zh: format!("{id}局"),
            name_en: format!("{id} bureau"),
            is_active: true,
        };
        desk.set_unit(&unit).await.unwrap();
    }
    let phc = password::hash(PASSWORD.to_owned()).await.unwrap();
    for (login, role, unit) in [
        ("clerk", Role::Clerk, None),
        ("epb", Role::Unit, Some("epb")),
        ("city", Role::Unit, Some("city")),
        ("chief", Role::Supervisor, None),
        ("root", Role::Administrator, None),
    ] {
        let new = NewMember {
            login: login.into(),
            name: format!("{login} 某"),
            role,
            unit: unit.map(str::to_owned),
            password: phc.clone(),
            lang: "zh".into(),
        };
        assert!(desk.add_member(new, super::evening()).await.unwrap());
    }
}

/// Signs in.
pub async fn person<'a>(app: &'a App, login: &str) -> Person<'a> {
    let answer = app.form("/desk/sign-in", &[("login", login), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
    let mut person = Person { app, cookie, token: String::new() };
    let page = person.get("/desk/account").await;
    person.token = page.text.split("name=\"token\" value=\"").nth(1).unwrap()[..64].to_owned();
    person
}

impl Person<'_> {
    pub async fn get(&self, path: &str) -> Answer {
        let request = Request::get(path).header("cookie", &self.cookie).body(Body::empty()).unwrap();
        self.app.send(request).await
    }

    /// A form with its token.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut all = vec![("token", self.token.as_str())];
        all.extend(fields);
        let mut request = form(path, &all);
        request.headers_mut().insert("cookie", self.cookie.parse().unwrap());
        self.app.send(request).await
    }

    /// A deed at a case that has to succeed.
    pub async fn does(&self, id: i64, deed: &str, fields: &[(&str, &str)]) {
        let answer = self.post(&format!("/desk/cases/{id}/{deed}"), fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{deed}: {}", answer.text);
    }
}

/// A report; its number and its code.
pub async fn report(app: &App, key: &str) -> (i64, String) {
    let code = app.post(key, &good()).await.json::<Receipt>().code;
    let hash = Code::parse(&code).unwrap().hash();
    (app.service.store().desk().id_of_code(&hash).await.unwrap().unwrap(), code)
}
