//! The bar above the portal: who looks, and the way out.

use super::data::Viewing;
use crate::{
    ui::Select,
    workspace::paths::{customer_view_path, plan_path},
};
use domain::ids::{AccountId, ContactId};
use leptos::prelude::*;

/// Says that this is only a view, lets one look as somebody else, and leads back. On a phone it has two lines: what can be done, and below
/// what is said.
pub(super) fn viewing_bar(viewing: Viewing) -> impl IntoView {
    let Viewing {
        account,
        not_now,
        contacts,
        view,
        ..
    } = viewing;
    let not_yet = not_now.map(|why| view! { <strong>{why}</strong> });
    let picker = view.map(|view| picker(account, contacts, *view.viewer().id()));
    view! {
        <div class="viewing" role="region" aria-label="Customer view">
            <strong>"Customer view"</strong>
            {picker}
            <span class="only">
                {not_yet} " Read only." <span class="hide-phone">" Nothing is sent or marked as read."</span>
            </span>
            <a class="btn push" href=plan_path(account)>
                "Exit"
            </a>
        </div>
    }
}

/// The choice of a contact.
fn picker(account: AccountId, contacts: Vec<(ContactId, String)>, present: ContactId) -> impl IntoView {
    let options = contacts
        .into_iter()
        .map(|(id, name)| (id.to_string(), name))
        .collect::<Vec<_>>();
    view! {
        <form method="get" action=customer_view_path(account)>
            "as"
            <Select id="as" name="as" label="Contact" bare=true options value=present.to_string() />
            <button class="btn">"Show"</button>
        </form>
    }
}
