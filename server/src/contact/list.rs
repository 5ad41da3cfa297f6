//! Reading an account's contacts.

use crate::{actor::Staff, store::outbox_rows};
use domain::{
    forms::ContactForm,
    ids::{AccountId, ContactId},
    people::{Contact, PersonId, PortalAccess},
    refusal::Refusal,
    snapshot::Snapshot,
    views::{
        pages::{ContactRow, ContactsPage, MailState},
        staff::{StaffPerson, people},
    },
};

impl Staff {
    /// The account's contacts by name, those who have left last. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn contacts(&self, account: AccountId) -> Result<Vec<ContactRow>, Refusal> {
        let snapshot = self.plan_now(account).await?;
        let mails = outbox_rows::last_mails(self.tandem(), account).await?;
        let people = people(&snapshot);
        let row = |contact: &Contact| {
            let mail = mails.get(&contact.id).copied();
            contact_row(&snapshot, &people, contact, mail)
        };
        let mut rows: Vec<ContactRow> = snapshot.contacts.iter().map(row).collect();
        rows.sort_by_key(|row| (row.archived, row.name.to_lowercase()));
        Ok(rows)
    }

    /// The account's contacts, and how the account stands towards them. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn contacts_page(&self, account: AccountId) -> Result<ContactsPage, Refusal> {
        let rows = self.contacts(account).await?;
        let header = self.account_header(account).await?;
        Ok(ContactsPage { header, rows })
    }

    /// What is stored of a contact, for the form. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn contact_form(&self, account: AccountId, contact: ContactId) -> Result<ContactForm, Refusal> {
        let snapshot = self.plan_now(account).await?;
        snapshot.contact(contact).map(form).ok_or(Refusal::NotFound)
    }
}

/// The form, filled with what is stored.
pub(super) fn form(contact: &Contact) -> ContactForm {
    ContactForm {
        name: contact.name.clone(),
        email: contact.email.clone(),
        job_title: contact.job_title.clone(),
    }
}

fn contact_row(
    snapshot: &Snapshot,
    people: &[StaffPerson],
    contact: &Contact,
    mail: Option<MailState>,
) -> ContactRow {
    let person = PersonId::Contact(contact.id);
    let shown = people.iter().find(|shown| shown.id == person);
    let tasks = snapshot
        .tasks
        .iter()
        .filter(|task| task.assignees.contains(&person))
        .count();
    let revoked_at = match contact.access {
        PortalAccess::None | PortalAccess::Granted { .. } => None,
        PortalAccess::Revoked { at, .. } => Some(at),
    };
    ContactRow {
        id: contact.id,
        name: contact.name.clone(),
        initials: shown.map(|shown| shown.initials.clone()).unwrap_or_default(),
        email: contact.email.clone(),
        job_title: contact.job_title.clone(),
        archived: contact.archived,
        has_access: contact.may_enter(),
        revoked_at,
        tasks: u32::try_from(tasks).unwrap_or(u32::MAX),
        first_visit: contact.access.first_visit(),
        mail,
    }
}
