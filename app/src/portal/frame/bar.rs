//! Over the page: whose portal it is, and who looks.

use crate::{portal::wording::Wording, ui};
use domain::views::customer::CustomerView;
use leptos::prelude::*;

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
