//! The top of an account's pages: its name, whether it is shared, its sections.

use crate::{
    api::{
        ApiError,
        staff::{self, contacts_path, plan_path},
    },
    ui::{Visibility, VisibilityTag},
};
use domain::{ids::AccountId, refusal::Refusal, views::staff::StaffHeader};
use leptos::prelude::*;

/// Which section of an account a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AccountSection {
    /// The plan.
    Plan,
    /// The people.
    Contacts,
}

/// An account's name and how it stands towards the customer.
pub(crate) fn account_header(
    id: Memo<Option<AccountId>>,
) -> crate::wire::Resource<Result<StaffHeader, ApiError>> {
    crate::wire::resource(
        move || id.get(),
        |id| async move {
            let id = id.ok_or(ApiError::Refused(Refusal::NotFound))?;
            Ok(staff::plan_page(id).await?.view.header)
        },
    )
}

/// Name, sharing, sections. While the portal is off no sharing control is shown.
#[component]
pub(crate) fn AccountHeader(
    /// The account.
    header: StaffHeader,
    /// The section that the page is.
    section: AccountSection,
) -> impl IntoView {
    let account = header.account;
    let is_shared = header.shared_since.is_some();
    view! {
        <div class="topbar">
            <h1>{header.name.clone()}</h1>
            {(is_shared && header.portal_enabled).then(|| shared_tag(header.with_access))}
            <div class="push cluster">
                <a class="btn quiet" href=format!("/accounts/{account}/edit")>
                    "Edit account"
                </a>
                {header
                    .portal_enabled
                    .then(|| {
                        view! {
                            <a class="btn quiet" href=format!("/accounts/{account}/customer-view")>
                                "Customer view"
                            </a>
                            <a class="btn" href=format!("/accounts/{account}/share")>
                                {if is_shared { "Manage sharing" } else { "Share & invite" }}
                            </a>
                        }
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

fn shared_tag(with_access: u32) -> impl IntoView {
    let words = format!(
        "Shared with {with_access} {}",
        if with_access == 1 { "contact" } else { "contacts" }
    );
    view! { <VisibilityTag to=Visibility::Shared text=words /> }
}
