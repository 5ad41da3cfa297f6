//! The top of an account's pages: its name, whether it is shared, its sections.

use crate::{
    ui::{Computed, Icon, IconPath, Menu, Visibility, VisibilityTag, follow},
    workspace::paths::{
        contacts_path, customer_view_path, edit_account_path, plan_name_path, plan_path, share_path,
    },
};
use domain::{plan::NAME_CUSTOMERS_SEE, views::staff::StaffHeader};
use leptos::prelude::*;

/// Which section of an account a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AccountSection {
    /// The plan.
    Plan,
    /// The people.
    Contacts,
}

/// Name, sharing, sections. While the portal is off no sharing control is shown; the plan says why.
#[component]
pub(crate) fn AccountHeader(
    /// The account, as it is now.
    header: Computed<StaffHeader>,
    /// The section that the page is.
    section: AccountSection,
    /// Whether invitations can be mailed.
    can_mail: bool,
    /// Whether who looks may switch the portal on.
    can_administer: bool,
) -> impl IntoView {
    let account = header.with_untracked(|header| header.account);
    let name = Computed::new(move |_| header.with(|header| header.name.clone()));
    let is_named =
        Computed::new(move |_| header.with(|header| header.portal_enabled && header.shared_since.is_some()));
    view! {
        <div class="topbar">
            <h1>{follow(move || name.get())}</h1>
            <SharedTag header />
            {(section == AccountSection::Plan).then(|| view! { <PortalIsOff header can_administer /> })}
            <div class="push cluster">
                <SharingLinks header section can_mail />
                {follow(move || {
                    view! {
                        <Menu label=format!("More for {}", name.get())>
                            <li>
                                <a href=edit_account_path(account)>
                                    <Icon path=IconPath::EDIT />
                                    "Edit account"
                                </a>
                            </li>
                            {follow(move || {
                                is_named.get().then(|| {
                                    view! {
                                        <li>
                                            <a href=plan_name_path(account)>{NAME_CUSTOMERS_SEE}</a>
                                        </li>
                                    }
                                        .into_any()
                                })
                            })}
                        </Menu>
                    }
                        .into_any()
                })}
            </div>
        </div>
        <nav class="tabs" aria-label="Account">
            <a href=plan_path(account) aria-current=(section == AccountSection::Plan).then_some("page")>
                "Plan"
            </a>
            <a href=contacts_path(account) aria-current=(section == AccountSection::Contacts).then_some("page")>
                "Contacts"
            </a>
        </nav>
    }
}

/// Whether customers see the plan; nothing while the portal is off.
#[component]
fn SharedTag(header: Computed<StaffHeader>) -> impl IntoView {
    let state = Computed::new(move |_| {
        header.with(|header| {
            header
                .portal_enabled
                .then_some((header.shared_since.is_some(), header.with_access))
        })
    });
    follow(move || {
        state.get().map(|(is_shared, contacts)| {
            let (to, text) = match (is_shared, contacts) {
                (false, _) => (Visibility::Internal, "Not shared".to_owned()),
                (true, 1) => (Visibility::Shared, "Shared with 1 contact".to_owned()),
                (true, contacts) => (Visibility::Shared, format!("Shared with {contacts} contacts")),
            };
            view! { <VisibilityTag to text /> }.into_any()
        })
    })
}

/// Why nothing can be shared, while the portal is off. The contacts page says more of it.
#[component]
fn PortalIsOff(header: Computed<StaffHeader>, can_administer: bool) -> impl IntoView {
    let portal_on = Computed::new(move |_| header.with(|header| header.portal_enabled));
    follow(move || {
        (!portal_on.get()).then(|| {
            view! {
                <span class="small muted">
                    "The customer portal is switched off. "
                    {who_switches_on(can_administer)}
                </span>
            }
            .into_any()
        })
    })
}

/// Who can switch the portal on, and where.
pub(crate) fn who_switches_on(can_administer: bool) -> impl IntoView {
    let who = if can_administer {
        "You can switch it on in "
    } else {
        "An admin can switch it on in "
    };
    view! {
        {who}
        <a href="/settings">"Settings"</a>
        "."
    }
}

/// What a customer sees, and sharing; nothing while the portal is off. Sharing is the plan's first verb until it is done.
#[component]
fn SharingLinks(header: Computed<StaffHeader>, section: AccountSection, can_mail: bool) -> impl IntoView {
    let account = header.with_untracked(|header| header.account);
    let portal_on = Computed::new(move |_| header.with(|header| header.portal_enabled));
    let is_shared = Computed::new(move |_| header.with(|header| header.shared_since.is_some()));
    let share = if can_mail { "Share & invite" } else { "Share" };
    let is_first = move || section == AccountSection::Plan && !is_shared.get();
    follow(move || {
        portal_on.get().then(|| {
            view! {
                <a class="btn quiet" href=customer_view_path(account)>
                    "Customer view"
                </a>
                <a class="btn" class:primary=follow(is_first) href=share_path(account)>
                    {follow(move || if is_shared.get() { "Manage sharing" } else { share })}
                </a>
            }
            .into_any()
        })
    })
}
