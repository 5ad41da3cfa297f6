//! What the customer view reads: the contacts to choose from, and the view of one of them.

use crate::request::Address;
use domain::{
    ids::{AccountId, ContactId},
    people::first_name,
    refusal::Refusal,
    sharing::NotYet,
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
    /// Why nobody, or this contact, sees it now, if that is so.
    pub(super) not_now: Option<String>,
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
        let chosen = chosen(&contacts, address.value("as").parse().ok());
        let looked_at = contacts.iter().find(|contact| Some(contact.id) == chosen);
        let view = match chosen {
            Some(contact) => Some(staff.customer_view(account, contact).await?),
            None => None,
        };
        Ok(Self {
            account,
            name: header.name,
            not_now: not_now(header.obstacle, looked_at),
            contacts: present(&contacts)
                .map(|contact| (contact.id, contact.name.clone()))
                .collect(),
            view,
        })
    }
}

/// What stands between the contact and what the page shows.
fn not_now(obstacle: Option<NotYet>, contact: Option<&ContactRow>) -> Option<String> {
    match (obstacle, contact) {
        (Some(NotYet::PortalIsOff), _) => Some("The customer portal is switched off.".to_owned()),
        (Some(_), _) => Some("Not shared yet.".to_owned()),
        (None, Some(contact)) if contact.revoked_at.is_some() && !contact.has_access => {
            Some(format!("{}’s access was revoked.", first_name(&contact.name)))
        }
        (None, Some(contact)) if !contact.has_access => {
            Some(format!("{} has no access yet.", first_name(&contact.name)))
        }
        _ => None,
    }
}

fn present(contacts: &[ContactRow]) -> impl Iterator<Item = &ContactRow> {
    contacts.iter().filter(|contact| !contact.archived)
}

fn chosen(contacts: &[ContactRow], named: Option<ContactId>) -> Option<ContactId> {
    named.or_else(|| present(contacts).next().map(|contact| contact.id))
}
