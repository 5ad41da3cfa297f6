//! A personal link, to be given by hand.

use crate::ui::{Announcer, Icon, IconPath, TextField, effect, follow, hear};
use leptos::{ev::MouseEvent, prelude::*, wasm_bindgen::JsCast, web_sys::HtmlInputElement};

/// A personal link that was just made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PersonalLink {
    /// Whose it is.
    pub(super) name: String,
    /// The link.
    pub(super) link: String,
}

/// The id of the field that holds the link.
const LINK_FIELD: &str = "personal-link";

/// The link that was just made, in a field, with a button that copies it. Drawn by scripts only; without them the banner shows it.
#[component]
pub(super) fn PersonalLinkCard(link: RwSignal<Option<PersonalLink>>) -> impl IntoView {
    follow(move || link.get().map(|link| view! { <Card link /> }.into_any()))
}

#[component]
fn Card(link: PersonalLink) -> impl IntoView {
    let announcer = Announcer::get();
    let PersonalLink { name, link } = link;
    let copied = link.clone();
    effect(offer);
    view! {
        <section class="card pad stack stack-s" aria-labelledby="personal-link-title">
            <h2 id="personal-link-title">{format!("Personal link for {name}")}</h2>
            <p class="muted">
                {format!("Whoever has this link enters the portal as {name}, on any device. Give it to {name} and to nobody else.")}
            </p>
            <div class="copy-line" on:click=hear(select)>
                <TextField id=LINK_FIELD name="link" label="Personal link" bare=true value=link kind="url" autocomplete="off" />
                <button type="button" class="btn primary" on:click=hear(move |_| copy(&copied, announcer))>
                    <Icon path=IconPath::COPY />
                    "Copy"
                </button>
            </div>
        </section>
    }
}

/// Where the menu was, the focus would be lost: it moves to the link, which is selected, so that it can be copied by key.
fn offer() {
    let field = document().get_element_by_id(LINK_FIELD);
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        field.set_read_only(true);
        _ = field.focus();
        field.select();
    }
}

/// A click into the field selects the whole link. By the keyboard browsers do so themselves.
fn select(event: MouseEvent) {
    let target = event.target();
    if let Some(field) = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
        field.select();
    }
}

/// Puts the link on the clipboard. Where the browser allows no clipboard the field stands there to copy from.
#[cfg(feature = "hydrate")]
fn copy(link: &str, announcer: Announcer) {
    use wasm_bindgen::{JsValue, closure::Closure};

    let navigator = window().navigator();
    let has_clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| !clipboard.is_undefined());
    if !has_clipboard {
        announcer.alert("The browser does not allow copying here. Select the link and copy it yourself.");
        return;
    }
    let done = Closure::<dyn FnMut(JsValue)>::new(move |_| announcer.say("Link copied."));
    let failed = Closure::<dyn FnMut(JsValue)>::new(move |_| {
        announcer.alert("The link was not copied. Select it and copy it yourself.")
    });
    _ = navigator.clipboard().write_text(link).then2(&done, &failed);
    // Whichever is called, it must outlive this function.
    done.forget();
    failed.forget();
}

#[cfg(feature = "ssr")]
fn copy(link: &str, announcer: Announcer) {
    // Nobody clicks on the server.
    _ = (link, announcer);
}
