//! The account's name, how its plan is shared, and the account's sections.

use super::board::Board;
use crate::{
    api::staff::{contacts_path, plan_path},
    ui::{Icon, IconName, Menu, Visibility, VisibilityTag},
};
use leptos::prelude::*;

/// The head of the page.
#[component]
pub(super) fn Header() -> impl IntoView {
    let board = Board::get();
    let account = board.account;
    let name = Memo::new(move |_| board.view.with(|view| view.header.name.clone()));
    view! {
        <div class="topbar">
            <h1>{name}</h1>
            <SharedTag />
            <div class="push cluster">
                <SharingLinks />
                {move || {
                    view! {
                        <Menu label=format!("More for {}", name.get())>
                            <li>
                                <a href=format!("/accounts/{account}/edit")>
                                    <Icon name=IconName::Edit />
                                    "Edit account"
                                </a>
                            </li>
                        </Menu>
                    }
                }}
            </div>
        </div>
        <nav class="tabs" aria-label="Account">
            <a href=plan_path(account) aria-current="page">
                "Plan"
            </a>
            <a href=contacts_path(account)>"Contacts"</a>
        </nav>
    }
}

/// Whether customers see the plan; nothing while the portal is off.
#[component]
fn SharedTag() -> impl IntoView {
    let board = Board::get();
    let state = Memo::new(move |_| {
        board.view.with(|view| {
            let header = &view.header;
            header
                .portal_enabled
                .then_some((header.shared_since.is_some(), header.with_access))
        })
    });
    move || {
        state.get().map(|(is_shared, contacts)| {
            let (to, text) = match (is_shared, contacts) {
                (false, _) => (Visibility::Internal, "Not shared".to_owned()),
                (true, 1) => (Visibility::Shared, "Shared with 1 contact".to_owned()),
                (true, contacts) => (Visibility::Shared, format!("Shared with {contacts} contacts")),
            };
            view! { <VisibilityTag to text /> }
        })
    }
}

/// What a customer sees, and sharing; nothing while the portal is off.
#[component]
fn SharingLinks() -> impl IntoView {
    let board = Board::get();
    let account = board.account;
    let is_shared = Memo::new(move |_| board.view.with(|view| view.header.shared_since.is_some()));
    move || {
        board.portal_on.get().then(|| {
            view! {
                <a class="btn quiet" href=format!("/accounts/{account}/customer-view")>
                    "Customer view"
                </a>
                <a class="btn" class:primary=move || !is_shared.get() href=format!("/accounts/{account}/share")>
                    {move || if is_shared.get() { "Manage sharing" } else { "Share & invite" }}
                </a>
            }
        })
    }
}
