//! What isn't there, or isn't theirs.

use crate::ui::{Icon, IconName};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page for an address that means nothing.
#[component]
pub(super) fn MissingPage() -> impl IntoView {
    view! {
        <main class="door" id="main">
            <div class="card door-card">
                <Missing />
            </div>
        </main>
    }
}

/// The same inside a page. Answers 404.
#[component]
pub(crate) fn Missing() -> impl IntoView {
    answer_missing();
    view! {
        <Title text="This page isn’t available – Tandem" />
        <div class="empty">
            <Icon name=IconName::Search />
            <h1>"This page isn’t available"</h1>
            <p>"It may have been moved or removed, or the link is incomplete."</p>
            <div class="actions">
                <a class="btn primary" href="/accounts">
                    "Go to accounts"
                </a>
            </div>
        </div>
    }
}

fn answer_missing() {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
}
