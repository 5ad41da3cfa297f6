//! A question of its own: a modal dialog where scripts run, the same content as a page where not.

use super::icon::{Icon, IconPath};
use leptos::prelude::*;

/// Head, body and foot of a dialog. With `page` it is the content of a route of its own (`h1`, a card), which is what a browser without scripts gets;
/// otherwise a native `<dialog>` that opens as soon as it is mounted, gives the page behind it inertness, closes on `Esc`, and calls
/// `on_close`. Put a `<form>` around the children's fields and give the foot's buttons `form="id-of-the-form"`.
#[component]
pub fn Dialog(
    /// Id, unique in the page; the heading is `{id}-title`.
    #[prop(into)]
    id: String,
    /// The heading, which names the dialog.
    #[prop(into)]
    title: String,
    /// Where the visible *Close* leads.
    #[prop(into)]
    close: String,
    /// As a page.
    #[prop(optional)]
    page: bool,
    /// After `Esc` or *Close*: navigate away or unmount it.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// The verbs.
    #[prop(optional, into)]
    foot: ViewFn,
    /// Fields and text.
    children: Children,
) -> impl IntoView {
    let heading = format!("{id}-title");
    let foot = view! { <div class="dialog-foot">{foot.run()}</div> };
    let closing = close_link(close, on_close);
    if page {
        as_page(id, heading, title, closing, children, foot).into_any()
    } else {
        let place = shown_at_once();
        let cancelled = move |event: leptos::ev::Event| {
            if let Some(on_close) = on_close {
                event.prevent_default();
                on_close.run(());
            }
        };
        let labelled_by = heading.clone();
        view! {
            <dialog class="dialog" id=id aria-labelledby=labelled_by node_ref=place on:cancel=cancelled>
                <div class="dialog-head">
                    <h2 id=heading tabindex="-1" autofocus="">{title}</h2>
                    {closing}
                </div>
                <div class="dialog-body">{children()}</div>
                {foot}
            </dialog>
        }
        .into_any()
    }
}

/// The visible *Close*.
fn close_link(close: String, on_close: Option<Callback<()>>) -> impl IntoView {
    let closed = move |event: leptos::ev::MouseEvent| {
        if let Some(on_close) = on_close {
            event.prevent_default();
            on_close.run(());
        }
    };
    view! {
        <a class="icon-btn" href=close aria-label="Close" title="Close" on:click=closed>
            <Icon path=IconPath::CLOSE />
        </a>
    }
}

/// The same parts as the content of a route.
fn as_page(
    id: String,
    heading: String,
    title: String,
    closing: impl IntoView + 'static,
    children: Children,
    foot: impl IntoView + 'static,
) -> impl IntoView {
    view! {
        <div class="dialog-page card" id=id>
            <div class="dialog-head">
                <h1 id=heading tabindex="-1">{title}</h1>
                {closing}
            </div>
            <div class="dialog-body">{children()}</div>
            {foot}
        </div>
    }
}

/// The place of a dialog that opens as soon as it is mounted.
fn shown_at_once() -> NodeRef<leptos::html::Dialog> {
    let place = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = place.get()
            && !dialog.open()
        {
            _ = dialog.show_modal();
        }
    });
    place
}
