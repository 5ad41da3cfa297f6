//! A form that the browser sends.

use leptos::{nonce::use_nonce, prelude::*};

/// The form: its fields go to the server function as the browser sends them. What is typed into it and not sent is not left behind
/// without a question (`public/forms.js`). The browser keeps no field of it for later: an old text beside new originals would overwrite
/// what others wrote meanwhile.
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
        <form id=id class="form" method="post" action=address novalidate="" autocomplete="off">
            {children()}
        </form>
        <script src="/forms.js" defer nonce=use_nonce()></script>
    }
}
