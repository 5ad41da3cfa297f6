//! What the last form did, on the page it led to.

use super::icon::{Icon, IconPath};
use leptos::prelude::*;

/// What a banner says it for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BannerTone {
    /// Something to know.
    #[default]
    Info,
    /// Something was done.
    Done,
    /// Something was done that has to be looked at again.
    Warning,
}

/// The result of a form on the page it led to: above the `h1`, gone on the next page. It takes the focus there, so that it is read, and
/// who goes on by keys goes on from it. What a page's program did itself is said through [`Announcer`](super::Announcer), and stands here
/// too where there is something to take back.
#[component]
pub fn NotificationBanner(
    /// A word or two: "Shared".
    #[prop(into)]
    title: String,
    /// One sentence.
    #[prop(optional, into)]
    text: String,
    /// What it is said for.
    #[prop(optional)]
    tone: BannerTone,
    /// Links or buttons, such as *Undo*.
    #[prop(optional_no_strip)]
    actions: Option<AnyView>,
    /// What takes it away once it was read: an `icon-btn`.
    #[prop(optional_no_strip)]
    dismiss: Option<AnyView>,
) -> impl IntoView {
    let has_focus = tone != BannerTone::Info;
    let (role, tone, icon) = match tone {
        BannerTone::Info => ("region", "info", IconPath::BELL),
        BannerTone::Done => ("status", "done", IconPath::CHECK),
        BannerTone::Warning => ("status", "soon", IconPath::WARNING),
    };
    view! {
        // Named by its words, not by an id: two may stand on one page.
        <div
            class="banner"
            role=role
            data-tone=tone
            aria-label=title.clone()
            tabindex=has_focus.then_some("-1")
            autofocus=has_focus
        >
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
