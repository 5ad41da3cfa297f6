//! Where the focus is, and moving it.

use leptos::{
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlElement},
};

/// Whether nothing has the focus: what had it is gone, or has moved.
pub(crate) fn is_lost() -> bool {
    document()
        .active_element()
        .is_none_or(|element| element.tag_name() == "BODY")
}

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
