//! Who would see this: jade eye or grey lock, always with the word.

use super::{
    Current, follow,
    icon::{Icon, IconPath},
};
use leptos::prelude::*;

/// What the tag says. Deciding it is the domain's, never a page's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Visibility {
    /// Would be seen if its container were shared.
    Shareable,
    /// The container is shared.
    Shared,
    /// A customer sees it now.
    Visible,
    /// Only staff.
    Internal,
}

impl Visibility {
    const fn word(self) -> &'static str {
        match self {
            Self::Shareable => "Shareable",
            Self::Shared => "Shared",
            Self::Visible => "Visible to customer",
            Self::Internal => "Internal",
        }
    }

    const fn explanation(self) -> &'static str {
        match self {
            Self::Shareable => "Shareable: customers see this once the plan is shared",
            Self::Shared => "Shared: customers can see this",
            Self::Visible => "Visible: customers see this now",
            Self::Internal => "Internal: only your team sees this",
        }
    }
}

/// The visibility of an objective, play, task or plan: icon and word; with `small`, as on rows, the icon with the word for screen
/// readers and as tooltip.
#[component]
pub fn VisibilityTag(
    /// Who would see it.
    #[prop(into)]
    to: Current<Visibility>,
    /// Only the icon shows.
    #[prop(optional)]
    small: bool,
    /// Other words, such as "Shared with 2 contacts".
    #[prop(optional, into)]
    text: Option<String>,
) -> impl IntoView {
    let (toned, drawn, explained) = (to.clone(), to.clone(), to.clone());
    let tone = follow(move || (toned.get() != Visibility::Internal).then_some("share"));
    let icon = follow(move || {
        let path = match drawn.get() {
            Visibility::Internal => IconPath::LOCK,
            _ => IconPath::EYE,
        };
        view! { <Icon path /> }.into_any()
    });
    let word = follow(move || text.clone().unwrap_or_else(|| to.get().word().to_owned()));
    view! {
        <span
            class=if small { "vis" } else { "tag" }
            data-tone=tone
            title=follow(move || explained.get().explanation())
        >
            {icon}
            <span class=small.then_some("sr-only")>{word}</span>
        </span>
    }
}
