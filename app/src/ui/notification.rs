//! What the last form did, on the page it led to.

use super::icon::{Icon, IconName};
use leptos::prelude::*;

/// The result of an action after a redirect: one to a page, above the `h1`, gone on the next page. With scripts say it through
/// [`Announcer`](super::Announcer) instead.
#[component]
pub fn NotificationBanner(
    /// A word or two: "Shared".
    #[prop(into)]
    title: String,
    /// One sentence.
    #[prop(optional, into)]
    text: String,
    /// Something was done, rather than something to know.
    #[prop(optional)]
    success: bool,
    /// Links or buttons, such as *Undo*.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (role, tone, icon) = if success {
        ("alert", "done", IconName::Check)
    } else {
        ("region", "info", IconName::Bell)
    };
    view! {
        <div class="banner" role=role data-tone=tone aria-labelledby="banner-title">
            <Icon name=icon />
            <div>
                <strong id="banner-title">{title}</strong>
                <span>{text}</span>
                {children.map(|children| view! { <div class="actions">{children()}</div> })}
            </div>
        </div>
    }
}
