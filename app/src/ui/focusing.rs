//! Moving the focus.

use leptos::{
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlElement},
};

/// Moves the focus to an element; `false` if there is none.
pub(crate) fn move_to(selector: &str) -> bool {
    let found = document().query_selector(selector);
    found.ok().flatten().map(focus).is_some()
}

/// Moves the focus to an element.
pub(crate) fn focus(element: Element) {
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        _ = element.focus();
    }
}
