//! Where the focus is, and moving it.

pub(crate) use crate::ui::{focus, move_to};
use leptos::prelude::*;
#[cfg(feature = "hydrate")]
use leptos::{wasm_bindgen::JsCast, web_sys::HtmlElement};

/// Whether nothing has the focus: what had it is gone, or has moved.
pub(crate) fn is_lost() -> bool {
    document()
        .active_element()
        .is_none_or(|element| element.tag_name() == "BODY")
}

/// Whether the page itself has the focus.
pub(crate) fn is_on_page() -> bool {
    document()
        .active_element()
        .is_some_and(|element| element.id() == "main")
}

/// Keeps the focus in the link that has it, by where that leads, while the part of the page with that id is drawn anew. The element may
/// stay and lead elsewhere by then.
pub(crate) fn keep_in_link(part: &'static str) {
    let part = format!("#{part}");
    let held = document().active_element();
    let held = held.filter(|element| matches!(element.closest(&part), Ok(Some(_))));
    let Some((held, to)) = held.and_then(|held| held.get_attribute("href").map(|to| (held, to))) else {
        return;
    };
    request_animation_frame(move || {
        let leads_elsewhere = held.get_attribute("href").as_ref() != Some(&to);
        if is_lost() || (leads_elsewhere && document().active_element() == Some(held)) {
            move_to(&format!("{part} a[href=\"{to}\"]"));
        }
    });
}

/// Moves the focus to the page itself, where nothing nearer is left for it. What is in sight stays there.
#[cfg(feature = "hydrate")]
pub(crate) fn focus_page() {
    let calmly = web_sys::FocusOptions::new();
    calmly.set_prevent_scroll(true);
    let main = document().get_element_by_id("main");
    if let Some(main) = main.and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
        _ = main.focus_with_options(&calmly);
    }
}

/// On the server nothing has the focus.
#[cfg(feature = "ssr")]
pub(crate) fn focus_page() {}
