//! What stands around the plan and its tasks: the vendor's name, who looks, what the last form left, whom to ask, and the way out. Only
//! the server draws it, each part as one element (`ui::still!`).

use super::wording::Wording;
use crate::{
    api::portal::SignOut,
    request::{FormReturn, Returned},
    ui,
};
use domain::views::customer::CustomerView;
use leptos::{prelude::*, server_fn::ServerFn};

/// Names the page's tab, by its parts; what was refused comes first.
pub(super) fn name_page(parts: &[&str]) {
    let words = Wording::get();
    let title = words.page_title(parts);
    let is_refused = Returned::get().form.is_some();
    ui::set_title(if is_refused {
        words.error_title(&title)
    } else {
        title
    });
}

/// The way past the bar.
pub(super) fn skip_link() -> impl IntoView {
    view! { <a class="skip" href="#main">{Wording::get().skip()}</a> }
}

/// Whose portal it is, and who looks.
pub(super) fn top_bar(view: &CustomerView) -> impl IntoView + use<> {
    let organisation = Wording::get().organisation(view.plan().header().organisation());
    let (name, initials) = (view.viewer().name().clone(), view.viewer().initials().clone());
    view! {
        <header class="topbar">
            <a class="brand" href=format!("/portal/{}", view.slug())>
                <ui::BrandMark/>
                {organisation}
            </a>
            <span class="push cluster">
                <span class="hide-phone muted small" aria-hidden="true">{name.clone()}</span>
                <ui::Avatar initials name customer=true large=true/>
            </span>
        </header>
    }
}

/// What the form before this page left. Its place is always there, and hidden where it left nothing.
pub(super) fn notices() -> impl IntoView {
    let Returned { notice, form } = Returned::get();
    let is_empty = notice.is_none() && form.is_none();
    let errors: Vec<(String, String)> = form
        .iter()
        .map(|FormReturn { error, .. }| (String::new(), error.to_string()))
        .collect();
    let done = notice.map(|text| {
        view! { <ui::NotificationBanner title=Wording::get().notice() text success=true/> }
    });
    view! {
        <div class="stack" hidden=is_empty>
            <ui::ErrorSummary errors/>
            {done}
        </div>
    }
}

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
