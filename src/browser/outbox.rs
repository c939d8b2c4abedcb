//! The browser's own database of reports on their way, and photos made small: scripts that come when they are needed.

use js_sys::{Array, Function, Object, Promise, Reflect};
use std::future::Future;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// A script at the site's root, and the name that it gives itself.
type Script = (&'static str, &'static str);
const OUTBOX: Script = ("outbox.js", "mingjingOutbox");
const PHOTOS: Script = ("photos.js", "mingjingPhotos");

/// A report that may not have reached the service yet.
#[derive(Clone)]
pub struct Entry {
    /// Its idempotency key.
    pub key: String,
    /// What it is called on the page.
    pub title: String,
    /// The report as JSON; empty once the service has it.
    pub body: String,
    /// The receipt as JSON; empty until the service has given one.
    pub receipt: String,
    /// Why the service refused, as JSON; empty as long as it has not.
    pub problem: String,
    /// It could not be sent at once: nobody may have seen the receipt.
    pub waited: bool,
    /// Photos that are still to be sent.
    pub photos: Array,
}

fn text(of: &JsValue, name: &str) -> String {
    Reflect::get(of, &name.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

impl Entry {
    fn of(stored: &JsValue) -> Self {
        let value = |name: &str| Reflect::get(stored, &name.into()).unwrap_or(JsValue::UNDEFINED);
        Self {
            key: text(stored, "key"),
            title: text(stored, "title"),
            body: text(stored, "body"),
            receipt: text(stored, "receipt"),
            problem: text(stored, "problem"),
            waited: value("waited").is_truthy(),
            photos: value("photos").dyn_into().unwrap_or_default(),
        }
    }

    fn stored(&self) -> JsValue {
        let object = Object::new();
        let texts = [
            ("key", &self.key),
            ("title", &self.title),
            ("body", &self.body),
            ("receipt", &self.receipt),
            ("problem", &self.problem),
        ];
        for (name, value) in texts {
            let _ = Reflect::set(&object, &name.into(), &value.as_str().into());
        }
        let _ = Reflect::set(&object, &"waited".into(), &self.waited.into());
        let _ = Reflect::set(&object, &"photos".into(), &self.photos);
        object.into()
    }
}

/// Keeps an entry, or puts it in the place of the one with its key. False where the browser keeps nothing.
pub async fn put(entry: &Entry) -> bool {
    call(OUTBOX, "put", &entry.stored()).await.is_some()
}

/// All entries.
pub async fn all() -> Vec<Entry> {
    let kept = call(OUTBOX, "all", &JsValue::UNDEFINED).await.and_then(|kept| kept.dyn_into::<Array>().ok());
    kept.unwrap_or_default().iter().map(|stored| Entry::of(&stored)).collect()
}

/// Forgets an entry.
pub async fn remove(key: &str) {
    call(OUTBOX, "remove", &key.into()).await;
}

/// Does something while no other page of the portal does: pages wait for each other.
pub async fn alone(work: impl Future<Output = ()> + 'static) {
    let begin = move || -> JsValue {
        future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
        .into()
    };
    call(OUTBOX, "alone", &Closure::once_into_js(begin)).await;
}

/// A photo made small, without what it says of its place and time, and an address to show it by.
pub async fn photo(file: &JsValue) -> Option<(JsValue, String)> {
    let small = call(PHOTOS, "shrunk", file).await?;
    let shown = call(PHOTOS, "thumbnail", &small).await?.as_string()?;
    Some((small, shown))
}

async fn call((script, object): Script, name: &str, argument: &JsValue) -> Option<JsValue> {
    let window = web_sys::window()?;
    let find = || Reflect::get(&window, &object.into()).ok().filter(JsValue::is_object);
    let found = match find() {
        Some(found) => found,
        None => {
            load(script).await;
            find()?
        }
    };
    let function: Function = Reflect::get(&found, &name.into()).ok()?.dyn_into().ok()?;
    JsFuture::from(Promise::resolve(&function.call1(&found, argument).ok()?)).await.ok()
}

/// Fetches a script and waits until it has run. A module runs once, however often it is asked for.
async fn load(script: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(element) = document.create_element("script") else { return };
    let _ = element.set_attribute("type", "module");
    let _ = element.set_attribute("src", script);
    let ended = Promise::new(&mut |resolve, _| {
        for event in ["load", "error"] {
            let _ = element.add_event_listener_with_callback(event, &resolve);
        }
    });
    if let Some(body) = document.body() {
        let _ = body.append_child(&element);
        let _ = JsFuture::from(ended).await;
    }
}
