//! Something over the page that is opened, read and closed again. What asks a question is a page of its own:
//! [`DialogPage`](super::DialogPage).

use super::{
    effect, hear,
    icon::{Icon, IconPath},
};
use leptos::prelude::*;

/// A native `<dialog>`: it opens as soon as it is mounted, gives the page behind it inertness and closes on `Esc`. Only scripts open one, so
/// mount it only then.
#[component]
pub fn Dialog(
    /// Id, unique in the page; the heading is `{id}-title`.
    #[prop(into)]
    id: String,
    /// The heading, which names the dialog.
    #[prop(into)]
    title: String,
    /// After `Esc` or *Close*: unmount it.
    on_close: Callback<()>,
    /// What stays in sight below, however long that is.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    let heading = format!("{id}-title");
    let labelled_by = heading.clone();
    let place = shown_at_once();
    // Closed before it goes: the browser then gives the focus back to whatever opened it.
    let close = move || {
        if let Some(dialog) = place.get_untracked() {
            dialog.close();
        }
        on_close.run(());
    };
    let cancelled = move |event: leptos::ev::Event| {
        event.prevent_default();
        close();
    };
    view! {
        <dialog class="dialog" id=id aria-labelledby=labelled_by node_ref=place on:cancel=hear(cancelled)>
            <div class="dialog-head">
                <h2 id=heading tabindex="-1" autofocus="">{title}</h2>
                <button
                    type="button"
                    class="icon-btn"
                    aria-label="Close"
                    title="Close"
                    on:click=hear(move |_| close())
                >
                    <Icon path=IconPath::CLOSE />
                </button>
            </div>
            <div class="dialog-body">{children()}</div>
            {foot.map(|foot| view! { <div class="dialog-foot">{foot.run()}</div> })}
        </dialog>
    }
}

/// The place of a dialog that opens as soon as it is mounted.
fn shown_at_once() -> NodeRef<leptos::html::Dialog> {
    let place = NodeRef::<leptos::html::Dialog>::new();
    effect(move || {
        if let Some(dialog) = place.get()
            && !dialog.open()
        {
            _ = dialog.show_modal();
        }
    });
    place
}
