//! A search whose list follows the typing: what is searched stands in the address, and the field follows the address too.

use super::page_address::{PageAddress, Step};
use crate::ui::{Computed, TextField, effect, hear};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys::HtmlInputElement};
use std::time::Duration;

/// How long typing must pause before the list follows.
const PAUSE: Duration = Duration::from_millis(250);

/// The field's id.
const SEARCH_FIELD: &str = "search";

/// The form. Without scripts its button or `Enter` sends it. With them the address follows the typing, one in the place of the other, so
/// that Back leads to the page before and not through half a word.
#[component]
pub(crate) fn SearchForm(
    /// What is searched: "Search tasks".
    label: &'static str,
    /// Where it is sent without scripts.
    action: String,
    /// What the address says is searched.
    text: Computed<String>,
    /// The address of another search.
    address: Callback<String, String>,
    /// What is sent besides.
    children: Children,
) -> impl IntoView {
    let typed = StoredValue::new(text.get_untracked());
    let sent = StoredValue::new(text.get_untracked().trim().to_owned());
    show_what_is_searched(text, typed, sent);
    let go = go(text, typed, sent, address);
    let mut follow = debounce(PAUSE, {
        let go = go.clone();
        move |()| go()
    });
    let input = move |event: leptos::ev::Event| {
        typed.set_value(event_target_value(&event));
        follow(());
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        go();
    };
    view! {
        <form class="search" role="search" method="get" action=action on:input=hear(input) on:submit=hear(submit)>
            {children()}
            <TextField
                id=SEARCH_FIELD
                name="q"
                label
                bare=true
                kind="search"
                placeholder=label
                value=text.get_untracked()
                autocomplete="off"
            />
            <button class="btn without-scripts">"Apply"</button>
        </form>
    }
}

/// Goes to what is typed, unless the page shows it already.
fn go(
    text: Computed<String>,
    typed: StoredValue<String>,
    sent: StoredValue<String>,
    address: Callback<String, String>,
) -> impl Fn() + Clone + 'static {
    let here = PageAddress::get();
    move || {
        let (Some(shown), Some(wanted)) = (text.try_get_untracked(), typed.try_get_value()) else {
            return;
        };
        let wanted = wanted.trim();
        sent.set_value(wanted.to_owned());
        if shown.trim() != wanted {
            // The first letter is a step; what is typed on takes its place. So Back leads to the list as it was without a search.
            let step = if shown.is_empty() {
                Step::Next
            } else {
                Step::Instead
            };
            here.go(&address.run(wanted.to_owned()), step);
        }
    }
}

/// Puts into the field what the address says, where that did not come from the field: after Back, or a link that clears the search.
/// Typing that still waits for its pause is over then.
fn show_what_is_searched(text: Computed<String>, typed: StoredValue<String>, sent: StoredValue<String>) {
    effect(move || {
        let text = text.get();
        if sent.with_value(|sent| text.trim() == sent) {
            return;
        }
        sent.set_value(text.trim().to_owned());
        typed.set_value(text.clone());
        let field = document().get_element_by_id(SEARCH_FIELD);
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            field.set_value(&text);
        }
    });
}
