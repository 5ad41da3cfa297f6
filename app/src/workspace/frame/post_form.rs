//! A form that the browser sends.

use leptos::prelude::*;

/// The form: its fields go to the server function as the browser sends them.
#[component]
pub(crate) fn PostForm(
    /// Where it posts.
    address: &'static str,
    /// For buttons outside of it.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Fields and buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <form id=id class="form" method="post" action=address novalidate="">
            {children()}
        </form>
    }
}
