//! A person as two letters.

use leptos::prelude::*;

/// What an [`Avatar`] shows of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Picture {
    /// The whole name.
    pub name: String,
    /// One or two letters.
    pub initials: String,
    /// Whether the person is a contact, not staff.
    pub is_contact: bool,
}

/// A person's initials in a circle: staff in the accent, contacts in the colour of what is shared. Beside the person's written
/// name it is decoration (`decorative=true`); alone, on rows, it carries the name for screen readers and as tooltip.
#[component]
pub fn Avatar(
    /// One or two letters.
    #[prop(into)]
    initials: String,
    /// The whole name.
    #[prop(into)]
    name: String,
    /// Whether the person is a contact, not staff.
    #[prop(optional)]
    customer: bool,
    /// The name stands right beside it: hidden from screen readers.
    #[prop(optional)]
    decorative: bool,
    /// 32 px where 24 px is usual.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let side = if customer { "customer" } else { "staff" };
    let size = large.then_some("l");
    let title = name.clone();
    let hidden = decorative.then_some("true");
    view! {
        <span class="avatar" data-side=side data-size=size title=title aria-hidden=hidden>
            <span aria-hidden="true">{initials}</span>
            {(!decorative).then(|| view! { <span class="sr-only">{name}</span> })}
        </span>
    }
}
