//! Under the page: whom to ask, the way out, and how it all works.

use crate::{api::portal::SignOut, portal::wording::Wording};
use domain::views::customer::CustomerView;
use leptos::{prelude::*, server_fn::ServerFn};

/// Whom to ask, the way out, and how it all works.
pub(super) fn foot(view: &CustomerView) -> impl IntoView + use<> {
    let words = Wording::get();
    let ask = view.plan().header().guide().clone().map(|guide| {
        view! {
            <span>
                {words.questions(guide.name())}
                <a href=format!("mailto:{}", guide.email())>{guide.email().clone()}</a>
            </span>
        }
    });
    view! {
        <footer class="portal-foot">
            {ask}
            <form method="post" action={<SignOut as ServerFn>::PATH}>
                <button class="link-btn">{words.sign_out()}</button>
            </form>
            <details>
                <summary>{words.how_title()}</summary>
                {words.how().map(|paragraph| view! { <p>{paragraph}</p> })}
            </details>
        </footer>
    }
}
