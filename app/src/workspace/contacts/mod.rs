//! An account's contacts: who they are, whether they may enter the portal, and giving or taking that.

use super::{
    account_header::{AccountHeader, AccountSection, account_header},
    frame::{Notice, Page, loaded, parameter, titled},
};
use crate::{
    api::{ApiError, staff},
    ui::{EmptyState, ErrorSummary, Icon, IconName},
    workspace::paths::contacts_path,
};
use domain::{
    ids::AccountId,
    refusal::Refusal,
    views::{pages::ContactRow, staff::StaffHeader},
};
use leptos::prelude::*;
use leptos_meta::Title;

mod actions;
mod edit;
mod personal_link;
mod revoke;
mod table;

use actions::ContactActions;
pub(crate) use edit::{EditContactPage, NewContactPage};
pub(crate) use revoke::RevokePage;

/// The table of an account's contacts.
#[component]
pub(crate) fn ContactsPage() -> impl IntoView {
    let id = parameter::<AccountId>("account");
    let header = account_header(id);
    let rows = crate::resource::resource(
        move || id.get(),
        |id| async move {
            let id = id.ok_or(ApiError::Refused(Refusal::NotFound))?;
            staff::contacts(id).await
        },
    );
    let actions = ContactActions::new(rows);
    let name = RwSignal::new(String::new());
    view! {
        <Title text=titled(move || format!("Contacts – {}", name.try_get().unwrap_or_default())) />
        <Page>
            <Notice />
            <ErrorSummary errors=actions.errors() />
            {loaded(
                header,
                move |(header, can_mail)| {
                    name.set(header.name.clone());
                    view! { <Contacts header can_mail rows actions /> }
                },
            )}
        </Page>
    }
}

#[component]
fn Contacts(
    header: StaffHeader,
    can_mail: bool,
    rows: crate::resource::Resource<Result<Vec<ContactRow>, ApiError>>,
    actions: ContactActions,
) -> impl IntoView {
    let (account, portal_enabled) = (header.account, header.portal_enabled);
    view! {
        <AccountHeader header=Signal::stored(header) section=AccountSection::Contacts can_mail />
        {(!portal_enabled).then(portal_is_off)}
        {(portal_enabled && !can_mail).then(no_mail)}
        <personal_link::PersonalLinkCard link=actions.link />
        {loaded(
            rows,
            move |rows| {
                if rows.is_empty() {
                    none_yet(account).into_any()
                } else {
                    view! {
                        <div class="topbar">
                            <h2>"Contacts"</h2>
                            <a class="btn primary push" href=new_path(account)>
                                <Icon name=IconName::Plus />
                                "Add contact"
                            </a>
                        </div>
                        <table::ContactsTable account rows portal_enabled can_mail actions />
                    }
                        .into_any()
                }
            },
        )}
    }
}

fn new_path(account: AccountId) -> String {
    format!("{}/new", contacts_path(account))
}

fn none_yet(account: AccountId) -> impl IntoView {
    view! {
        <EmptyState
            title="No contacts yet"
            text="Contacts are the customer’s people. Give them tasks and invite them to the plan."
            icon=IconName::People
        >
            <a class="btn primary" href=new_path(account)>
                "Add contact"
            </a>
        </EmptyState>
    }
}

/// How contacts come in where nothing can be mailed to them.
fn no_mail() -> impl IntoView {
    view! {
        <p class="notice" data-tone="accent">
            <strong>"No mail is sent from this installation"</strong>
            <span>
                "To let somebody in, choose “Copy personal link” in the menu of their row and give them the link yourself."
            </span>
        </p>
    }
}

/// What stands where sharing would be while the portal is off.
pub(crate) fn portal_is_off() -> impl IntoView {
    view! {
        <p class="notice" data-tone="soon">
            <strong>"The customer portal is switched off"</strong>
            <span>
                "Nobody outside can enter, and no invitation goes out. An admin can switch it on in " <a href="/settings">"Settings"</a> "."
            </span>
        </p>
    }
}
