//! An account's contacts: who they are, whether they may enter the portal, and giving or taking that.

use super::{
    account_header::{AccountHeader, AccountSection, who_switches_on},
    frame::{Page, frame},
};
use crate::{
    ui::{Computed, EmptyState, ErrorSummary, Icon, IconPath, NotificationBanner, follow},
    workspace::paths::new_contact_path,
};
use domain::{ids::AccountId, views::pages::ContactsPage};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

mod actions;
#[cfg(feature = "ssr")]
mod edit;
#[cfg(feature = "ssr")]
mod end_access;
mod personal_link;
mod table;

use actions::ContactActions;
#[cfg(feature = "ssr")]
pub(crate) use edit::{ContactCreation, ContactEditing};
#[cfg(feature = "ssr")]
pub(crate) use end_access::EndAccessPage;

/// What the contacts page is drawn from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ContactsScreen {
    can_mail: bool,
    can_administer: bool,
    page: ContactsPage,
}

#[cfg(feature = "ssr")]
impl ContactsScreen {
    /// Reads an account's contacts.
    pub(crate) async fn read(
        staff: &server::actor::Staff,
        frame: &domain::views::pages::Frame,
        account: AccountId,
    ) -> Result<Self, domain::refusal::Refusal> {
        Ok(Self {
            can_mail: frame.can_mail,
            can_administer: domain::permissions::can_administer(staff.role()),
            page: staff.contacts_page(account).await?,
        })
    }
}

/// The table of an account's contacts.
pub(crate) fn contacts_page(screen: ContactsScreen) -> impl IntoView {
    let ContactsScreen {
        can_mail,
        can_administer,
        page,
    } = screen;
    #[cfg(feature = "ssr")]
    super::frame::titled(&["Contacts", &page.header.name]);
    let account = page.header.account;
    let page = RwSignal::new(page);
    let actions = ContactActions::new(page);
    let header = Computed::new(move |_| page.with(|page| page.header.clone()));
    // Read anew with each action, like the rows.
    let portal_enabled = move || page.with(|page| page.header.portal_enabled);
    let is_shared = move || page.with(|page| page.header.shared_since.is_some());
    frame(view! {
        <Page>
            <ErrorSummary errors=actions.errors() />
            <AccountHeader header section=AccountSection::Contacts can_mail can_administer />
            {follow(move || (!portal_enabled()).then(|| portal_is_off(can_administer).into_any()))}
            {follow(move || (portal_enabled() && !can_mail).then(|| no_mail().into_any()))}
            <personal_link::PersonalLinkCard link=actions.link />
            // Always there, so that what comes into it is read.
            <div role="status">
                {follow(move || {
                    let told = actions.told.get();
                    told.map(|told| view! { <NotificationBanner title=told.name text=told.sentence /> }.into_any())
                })}
            </div>
            {follow(move || {
                let rows = page.with(|page| page.rows.clone());
                if rows.is_empty() {
                    none_yet(account).into_any()
                } else {
                    view! {
                        <div class="topbar">
                            <h2>"Contacts"</h2>
                            <a class="btn primary push" href=new_contact_path(account)>
                                <Icon path=IconPath::PLUS />
                                "Add contact"
                            </a>
                        </div>
                        <table::ContactsTable account rows portal_enabled=portal_enabled() is_shared=is_shared() can_mail actions />
                    }
                        .into_any()
                }
            })}
        </Page>
    })
}

fn none_yet(account: AccountId) -> impl IntoView {
    view! {
        <EmptyState
            title="No contacts yet"
            text="Contacts are the customer’s people. Give them tasks and invite them to the plan."
            icon=IconPath::PEOPLE
        >
            <a class="btn primary" href=new_contact_path(account)>
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
                "To let somebody in, share the plan. Then choose “Copy personal link” in the menu of their row and give them the link yourself."
            </span>
        </p>
    }
}

/// What stands where sharing would be while the portal is off.
pub(crate) fn portal_is_off(can_administer: bool) -> impl IntoView {
    view! {
        <p class="notice" data-tone="soon">
            <strong>"The customer portal is switched off"</strong>
            <span>
                "Nobody outside can enter, and no invitation goes out. "
                {who_switches_on(can_administer)}
            </span>
        </p>
    }
}
