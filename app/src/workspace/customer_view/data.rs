//! What the customer view reads: the contacts to choose from, and the view of one of them.

use crate::api::{
    ApiError,
    staff::{self, contacts, plan_page},
};
use domain::{
    ids::{AccountId, ContactId, TaskId},
    refusal::Refusal,
    views::{
        customer::{CustomerTaskDetail, CustomerView},
        pages::ContactRow,
    },
};
use serde::{Deserialize, Serialize};

/// The customer view of one contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Viewing {
    /// Whose plan.
    pub(super) account: AccountId,
    /// The account's name.
    pub(super) name: String,
    /// The vendor's name.
    pub(super) organisation: String,
    /// Whether customers see the plan now.
    pub(super) is_shared: bool,
    /// Whom one can look as.
    pub(super) contacts: Vec<(ContactId, String)>,
    /// What they see. Nothing without contacts.
    pub(super) view: Option<CustomerView>,
}

impl Viewing {
    /// As the contact named, or the first who has not left.
    pub(super) async fn read(account: Option<AccountId>, named: Option<ContactId>) -> Result<Self, ApiError> {
        let account = account.ok_or(ApiError::Refused(Refusal::NotFound))?;
        let header = plan_page(account).await?.view.header;
        let contacts = contacts(account).await?;
        let view = match chosen(&contacts, named) {
            Some(contact) => Some(staff::customer_view(account, contact).await?),
            None => None,
        };
        Ok(Self {
            account,
            name: header.name,
            organisation: header.organisation,
            is_shared: header.obstacle.is_none(),
            contacts: present(&contacts)
                .map(|contact| (contact.id, contact.name.clone()))
                .collect(),
            view,
        })
    }
}

/// A task in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ViewingTask {
    /// The plan around it.
    pub(super) viewing: Viewing,
    /// The task.
    pub(super) detail: CustomerTaskDetail,
    /// Its description as safe HTML.
    pub(super) html: String,
}

impl ViewingTask {
    /// As the contact named, or the first who has not left.
    pub(super) async fn read(
        account: Option<AccountId>,
        named: Option<ContactId>,
        task: Option<TaskId>,
    ) -> Result<Self, ApiError> {
        let missing = || ApiError::Refused(Refusal::NotFound);
        let viewing = Viewing::read(account, named).await?;
        let viewer = *viewing.view.as_ref().ok_or_else(missing)?.viewer().id();
        let (detail, html) = staff::customer_task(viewing.account, viewer, task.ok_or_else(missing)?).await?;
        Ok(Self {
            viewing,
            detail,
            html,
        })
    }
}

fn present(contacts: &[ContactRow]) -> impl Iterator<Item = &ContactRow> {
    contacts.iter().filter(|contact| !contact.archived)
}

fn chosen(contacts: &[ContactRow], named: Option<ContactId>) -> Option<ContactId> {
    named.or_else(|| present(contacts).next().map(|contact| contact.id))
}
