//! What the last form did, on the page it led to.

use super::icon::{Icon, IconPath};
use leptos::prelude::*;

/// The result of a form on the page it led to: above the `h1`, gone on the next page. What a page's program did itself is said through
/// [`Announcer`](super::Announcer), and stands here too where there is something to take back.
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
    #[prop(optional_no_strip)]
    actions: Option<AnyView>,
    /// What takes it away once it was read: an `icon-btn`.
    #[prop(optional_no_strip)]
    dismiss: Option<AnyView>,
) -> impl IntoView {
    let (role, tone, icon) = if success {
        ("alert", "done", IconPath::CHECK)
    } else {
        ("region", "info", IconPath::BELL)
    };
    view! {
        // Named by its words, not by an id: two may stand on one page.
        <div class="banner" role=role data-tone=tone aria-label=title.clone()>
            <Icon path=icon />
            <div>
                <strong>{title.clone()}</strong>
                <span>{text}</span>
                {actions.map(|actions| view! { <div class="actions">{actions}</div> })}
            </div>
            {dismiss}
        </div>
    }
}
