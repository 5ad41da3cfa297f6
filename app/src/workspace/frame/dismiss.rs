//! Taking away what was read.

use crate::{
    ui::{Icon, IconPath, hear},
    workspace::focus::focus_page,
};
use leptos::prelude::*;

/// What takes a banner away. Without scripts it is a link to the page without it; with them the handler does it, and the page itself has the
/// focus.
pub(crate) fn dismiss(to: String, run: Callback<()>) -> AnyView {
    let pressed = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        run.run(());
        focus_page();
    };
    view! {
        <a class="icon-btn" href=to aria-label="Dismiss" title="Dismiss" on:click=hear(pressed)>
            <Icon path=IconPath::CLOSE />
        </a>
    }
    .into_any()
}
