//! More to do, folded away.

use super::{
    Current, follow, hear,
    icon::{Icon, IconPath},
};
use leptos::prelude::*;

/// A disclosure of links and form buttons; works without scripts, and is no `role=menu` because its items are links and forms.
/// Children are `<li>`s with an `<a>`, or a `<form method="post">` with a `<button>`. Scripts close it on `Esc` and on choosing, and
/// lead the focus through it by the arrows.
#[component]
pub fn Menu(
    /// What the menu is for, for screen readers: "More for Kick-off".
    #[prop(into)]
    label: String,
    /// The items.
    children: Children,
) -> impl IntoView {
    let summary = view! {
        <summary class="icon-btn" title=label.clone() aria-label=label>
            <Icon path=IconPath::MORE />
        </summary>
    };
    disclosure("menu", summary.into_any(), children().into_any())
}

/// The same under what is chosen, where each item is something else to choose.
#[component]
pub fn ChoiceMenu(
    /// What is chosen.
    #[prop(into)]
    chosen: Current<String>,
    /// The items.
    children: Children,
) -> impl IntoView {
    let summary = view! {
        <summary class="chip">
            {follow(move || chosen.get())}
            <Icon path=IconPath::CHEVRON />
        </summary>
    };
    disclosure("menu start", summary.into_any(), children().into_any())
}

/// Items of a menu that may be many, folded away under what they have in common: an item of its own, so that what comes after stays in
/// sight.
#[must_use]
pub fn folded_items(words: &'static str, items: AnyView) -> AnyView {
    view! {
        <li class="rule">
            <details>
                <summary>
                    {words}
                    <Icon path=IconPath::CHEVRON />
                </summary>
                <ul role="list">{items}</ul>
            </details>
        </li>
    }
    .into_any()
}

/// One function for both: a small program holds it once.
fn disclosure(class: &'static str, summary: AnyView, items: AnyView) -> AnyView {
    let place = NodeRef::<leptos::html::Details>::new();
    let on_leave = move |event: leptos::ev::FocusEvent| {
        if is_left(place, &event)
            && let Some(details) = disclosed(place)
        {
            details.set_open(false);
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Escape" => escape(place, &event),
        key => step(place, &event, key),
    };
    view! {
        <details
            class=class
            name="menu"
            node_ref=place
            on:keydown=hear(on_key)
            on:focusout=hear(on_leave)
        >
            {summary}
            <ul
                role="list"
                on:click=hear(move |event| {
                    if !is_unfolding(&event) {
                        fold(place);
                    }
                })
            >
                {items}
            </ul>
        </details>
    }
    .into_any()
}

/// A disclosure, while it is there: an event may come when it no longer is.
pub(crate) fn disclosed(
    place: NodeRef<leptos::html::Details>,
) -> Option<leptos::web_sys::HtmlDetailsElement> {
    place.try_get_untracked().flatten()
}

/// Whether the focus goes to something outside the disclosure. Where it goes to nothing, a click decides.
pub(crate) fn is_left(place: NodeRef<leptos::html::Details>, event: &leptos::ev::FocusEvent) -> bool {
    use leptos::wasm_bindgen::JsCast;

    let next = event
        .related_target()
        .and_then(|next| next.dyn_into::<leptos::web_sys::Node>().ok());
    next.is_some() && disclosed(place).is_some_and(|details| !details.contains(next.as_ref()))
}

/// Whether a click only shows or hides folded items: then the menu stays.
fn is_unfolding(event: &leptos::ev::MouseEvent) -> bool {
    use leptos::wasm_bindgen::JsCast;

    let pressed = event
        .target()
        .and_then(|target| target.dyn_into::<leptos::web_sys::Element>().ok());
    pressed.is_some_and(|pressed| matches!(pressed.closest("summary"), Ok(Some(_))))
}

/// Closes an open menu and gives the focus back to its button.
fn escape(place: NodeRef<leptos::html::Details>, event: &leptos::ev::KeyboardEvent) {
    if let Some(details) = disclosed(place)
        && details.open()
    {
        event.stop_propagation();
        fold(place);
    }
}

/// Closes the menu and gives the focus back to its button: with the items it would be lost. What was chosen may lead it elsewhere.
fn fold(place: NodeRef<leptos::html::Details>) {
    let Some(details) = disclosed(place) else {
        return;
    };
    #[cfg(feature = "hydrate")]
    if let Ok(Some(summary)) = details.query_selector("summary") {
        super::focus(summary);
    }
    details.set_open(false);
}

/// What the focus is led to: not the menu's own button, and not what is folded away.
#[cfg(feature = "hydrate")]
const ITEMS: &str = ":scope > ul :is(a, button, summary):not(.menu details:not([open]) > ul *)";

/// Leads the focus from item to item: by the arrows, and with `Home` and `End` to the first and the last. `↓` on the button opens the menu.
#[cfg(feature = "hydrate")]
fn step(place: NodeRef<leptos::html::Details>, event: &leptos::ev::KeyboardEvent, key: &str) {
    use wasm_bindgen::JsCast;

    let Some(details) = disclosed(place) else {
        return;
    };
    let is_plain = !(event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key());
    if !is_plain || !(details.open() || key == "ArrowDown") {
        return;
    }
    let Ok(items) = details.query_selector_all(ITEMS) else {
        return;
    };
    let here = document().active_element();
    let is_here = |at: &u32| {
        items
            .get(*at)
            .is_some_and(|item| item.is_same_node(here.as_deref()))
    };
    let (at, last) = (
        (0..items.length()).find(is_here),
        items.length().saturating_sub(1),
    );
    let to = match (key, at) {
        ("ArrowDown", Some(at)) => last.min(at + 1),
        ("ArrowUp", Some(at)) => at.saturating_sub(1),
        ("ArrowDown", None) | ("Home", _) => 0,
        ("End", _) => last,
        _ => return,
    };
    event.prevent_default();
    details.set_open(true);
    let item = items
        .get(to)
        .and_then(|item| item.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(item) = item {
        _ = item.focus();
    }
}

/// On the server nobody presses keys.
#[cfg(feature = "ssr")]
fn step(_: NodeRef<leptos::html::Details>, _: &leptos::ev::KeyboardEvent, _: &str) {}

/// Closes open menus on a click elsewhere. Call it once while the shell is set up; the listener goes with its owner. Opening one menu
/// closes the others without it, since they share a `name`.
pub fn dismiss_menus() {
    #[cfg(feature = "hydrate")]
    super::effect(|| {
        use wasm_bindgen::JsCast;

        let listener = window_event_listener(leptos::ev::click, |event| {
            let target: Option<web_sys::Node> = event.target().and_then(|target| target.dyn_into().ok());
            let Ok(open) = document().query_selector_all("details.menu[open]") else {
                return;
            };
            for index in 0..open.length() {
                if let Some(menu) = open.get(index)
                    && !menu.contains(target.as_ref())
                    && let Ok(menu) = menu.dyn_into::<web_sys::Element>()
                {
                    _ = menu.remove_attribute("open");
                }
            }
        });
        on_cleanup(move || listener.remove());
    });
}

/// Keeps open menus inside the window, also when more of one is unfolded: upwards where there is no room below, and moved aside where they
/// would stick out. Call it once while the shell is set up; it listens as long as the page is there. Without scripts the page can be
/// scrolled.
pub fn place_menus() {
    #[cfg(feature = "hydrate")]
    super::effect(|| {
        use wasm_bindgen::{JsCast, closure::Closure};

        let listener = Closure::<dyn FnMut(web_sys::Event)>::new(|event: web_sys::Event| {
            let menu = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
                .and_then(|element| element.closest(".menu").ok().flatten());
            if let Some(menu) = menu {
                keep_inside(&menu);
            }
        });
        // A disclosure's event does not bubble, so it is caught on its way down.
        _ = document().add_event_listener_with_callback_and_bool(
            "toggle",
            listener.into_js_value().unchecked_ref(),
            true,
        );
    });
}

/// How far from the window's sides a menu stays, in pixels.
#[cfg(feature = "hydrate")]
const EDGE: f64 = 8.0;

/// Measures a menu that was opened where it stands by itself, and says where it must stand instead. Whatever does not fit below fits
/// above: the style sheet keeps menus under half the window's height.
#[cfg(feature = "hydrate")]
fn keep_inside(menu: &web_sys::Element) {
    use wasm_bindgen::JsCast;

    let layer = menu
        .last_element_child()
        .and_then(|layer| layer.dyn_into::<web_sys::HtmlElement>().ok());
    let (Some(layer), Some(root), Some(body)) = (layer, document().document_element(), document().body())
    else {
        return;
    };
    _ = menu.remove_attribute("data-up");
    _ = layer.style().remove_property("translate");
    if !menu.has_attribute("open") {
        return;
    }
    let place = layer.get_bounding_client_rect();
    if place.bottom() > f64::from(root.client_height()) {
        _ = menu.set_attribute("data-up", "");
    }
    // The body's width, not the window's: beside it a gutter may be kept for the scroll bar.
    let beyond = whole(place.right() + EDGE) - body.client_width();
    let aside = if beyond > 0 {
        -beyond
    } else {
        whole(EDGE - place.left()).max(0)
    };
    if aside != 0 {
        // Set by a script one property at a time, which the policy allows; it refuses style attributes in a page's HTML.
        _ = layer.style().set_property("translate", &format!("{aside}px"));
    }
}

/// Pixels, rounded up: a program that prints fractions is larger.
#[cfg(feature = "hydrate")]
fn whole(pixels: f64) -> i32 {
    pixels.ceil() as i32
}
