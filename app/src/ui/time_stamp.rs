//! An instant: UTC from the server, the reader's own zone once scripts run.

use super::follow;
use leptos::prelude::*;

/// When something happened. The server writes `text` in UTC; after hydration the browser rewrites it in its own zone and keeps the exact
/// words in the tooltip. Due dates are calendar dates without a zone: never put one here.
#[component]
pub fn TimeStamp(
    /// RFC 3339 in UTC: `2026-11-21T16:40:00Z`.
    #[prop(into)]
    utc: String,
    /// The same for people: "21 Nov 2026, 16:40 UTC".
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let shown = RwSignal::new(text.clone());
    #[cfg(feature = "hydrate")]
    {
        let utc = utc.clone();
        super::effect(move || {
            if let Some(local) = local(&utc) {
                shown.set(local);
            }
        });
    }
    view! {
        <time datetime=utc title=text>
            {follow(move || shown.get())}
        </time>
    }
}

/// The instant in the browser's zone; nothing if it does not parse.
#[cfg(feature = "hydrate")]
fn local(utc: &str) -> Option<String> {
    use js_sys::{Date, Object, Reflect};
    use wasm_bindgen::JsValue;

    let date = Date::new(&JsValue::from_str(utc));
    if date.get_time().is_nan() {
        return None;
    }
    let options = Object::new();
    Reflect::set(&options, &"dateStyle".into(), &"medium".into()).ok()?;
    Reflect::set(&options, &"timeStyle".into(), &"short".into()).ok()?;
    Some(String::from(date.to_locale_string("en-GB", &options)))
}
