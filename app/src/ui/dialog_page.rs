//! A question as a page of its own.

use super::icon::{Icon, IconPath};
use leptos::prelude::*;

/// Head, body and foot of a question, as the content of a page. Put a `<form>` around the children's fields and give the foot's buttons
/// `form="id-of-the-form"`.
#[component]
pub fn DialogPage(
    /// Id, unique in the page; the heading is `{id}-title`.
    #[prop(into)]
    id: String,
    /// The heading.
    #[prop(into)]
    title: String,
    /// Where the visible *Close* leads.
    #[prop(into)]
    close: String,
    /// The verbs.
    #[prop(into)]
    foot: ViewFn,
    /// Fields and text.
    children: Children,
) -> impl IntoView {
    let heading = format!("{id}-title");
    view! {
        <div class="dialog-page card" id=id>
            <div class="dialog-head">
                <h1 id=heading tabindex="-1">{title}</h1>
                <a class="icon-btn" href=close aria-label="Close" title="Close">
                    <Icon path=IconPath::CLOSE />
                </a>
            </div>
            <div class="dialog-body">{children()}</div>
            <div class="dialog-foot">{foot.run()}</div>
        </div>
    }
}
