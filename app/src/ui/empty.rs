//! A place with nothing in it yet.

use super::icon::{Icon, IconPath};
use leptos::prelude::*;

/// One icon, one sentence of purpose, one action.
#[component]
pub fn EmptyState(
    /// What is missing: "No objectives yet".
    #[prop(into)]
    title: String,
    /// What it is for.
    #[prop(optional, into)]
    text: String,
    /// The one graphic.
    #[prop(default = IconPath::CHECK)]
    icon: IconPath,
    /// The action.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon path=icon />
            <h2>{title}</h2>
            {(!text.is_empty()).then(|| view! { <p>{text}</p> })}
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
}
