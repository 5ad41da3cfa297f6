//! What the customer view reads: the contacts to choose from, and the view of one of them.

use crate::request::Address;
use domain::{
    ids::{AccountId, ContactId},
    refusal::Refusal,
    views::{customer::CustomerView, pages::ContactRow},
};
use server::actor::Staff;

/// The customer view of one contact.
#[derive(Clone, Debug)]
pub(super) struct Viewing {
    /// Whose plan.
    pub(super) account: AccountId,
    /// The account's name.
    pub(super) name: String,
    /// Whether customers see the plan now.
    pub(super) is_shared: bool,
    /// Whom one can look as.
    pub(super) contacts: Vec<(ContactId, String)>,
    /// What they see. Nothing without contacts.
    pub(super) view: Option<CustomerView>,
}

impl Viewing {
    /// As the contact whom the address names, or the first who has not left.
    pub(super) async fn read(staff: &Staff, account: AccountId, address: &Address) -> Result<Self, Refusal> {
        let header = staff.account_header(account).await?;
        let contacts = staff.contacts(account).await?;
        let view = match chosen(&contacts, address.value("as").parse().ok()) {
            Some(contact) => Some(staff.customer_view(account, contact).await?),
            None => None,
        };
        Ok(Self {
            account,
            name: header.name,
            is_shared: header.obstacle.is_none(),
            contacts: present(&contacts)
                .map(|contact| (contact.id, contact.name.clone()))
                .collect(),
            view,
        })
    }
}

fn present(contacts: &[ContactRow]) -> impl Iterator<Item = &ContactRow> {
    contacts.iter().filter(|contact| !contact.archived)
}

fn chosen(contacts: &[ContactRow], named: Option<ContactId>) -> Option<ContactId> {
    named.or_else(|| present(contacts).next().map(|contact| contact.id))
}
