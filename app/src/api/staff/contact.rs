//! An account’s contacts, and their way into the portal.
#![expect(missing_docs, reason = "what the server macro makes of arguments has no docs")]

use crate::{api::ApiError, wire::Answer};
use domain::{
    forms,
    ids::{AccountId, ContactId, OperationId},
    views::pages,
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{
    api::answering::{answer, lead_form_to, leave_notice, staff},
    workspace::paths::contacts_path,
};
#[cfg(feature = "ssr")]
use domain::editing::Edit;

/// An account's contacts.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "contacts", output = Answer)]
pub async fn contacts(account: AccountId) -> Result<pages::ContactsPage, ApiError> {
    answer(staff()?.contacts_page(account).await)
}

/// Adds a contact.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "create_contact", output = Answer)]
pub async fn create_contact(
    account: AccountId,
    contact: ContactId,
    name: String,
    email: String,
    #[server(default)] job_title: String,
) -> Result<(), ApiError> {
    let form = forms::ContactForm {
        name,
        email,
        job_title,
    };
    answer(staff()?.create_contact(account, contact, form).await)?;
    leave_notice("The contact was added.");
    lead_form_to(&contacts_path(account));
    Ok(())
}

/// Edits a contact.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "edit_contact", output = Answer)]
pub async fn edit_contact(
    account: AccountId,
    contact: ContactId,
    name: String,
    email: String,
    #[server(default)] job_title: String,
    #[server(default)] was: forms::ContactForm,
) -> Result<(), ApiError> {
    let now = forms::ContactForm {
        name,
        email,
        job_title,
    };
    answer(staff()?.edit_contact(account, contact, Edit { was, now }).await)?;
    leave_notice("The contact was saved.");
    lead_form_to(&contacts_path(account));
    Ok(())
}

/// Records that a contact has left; they lose access at once.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "archive_contact", output = Answer)]
pub async fn archive_contact(account: AccountId, contact: ContactId) -> Result<(), ApiError> {
    answer(staff()?.archive_contact(account, contact).await)?;
    leave_notice("The contact was archived and has no access any more.");
    lead_form_to(&contacts_path(account));
    Ok(())
}

/// Restores a contact. Access must be given anew.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "restore_contact", output = Answer)]
pub async fn restore_contact(account: AccountId, contact: ContactId) -> Result<(), ApiError> {
    answer(staff()?.restore_contact(account, contact).await)?;
    leave_notice("The contact is back. Give access again if they need it.");
    lead_form_to(&contacts_path(account));
    Ok(())
}

/// Revokes a contact's access, at once, on open pages too.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "revoke_contact", output = Answer)]
pub async fn revoke_contact(account: AccountId, contact: ContactId) -> Result<(), ApiError> {
    let staff = staff()?;
    let name = answer(staff.contact_form(account, contact).await)?.name;
    answer(staff.revoke_contact(account, contact).await)?;
    leave_notice(&format!("Access was revoked. {name} is out of the portal."));
    lead_form_to(&contacts_path(account));
    Ok(())
}

/// Lets a contact enter the portal.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "grant_contact", output = Answer)]
pub async fn grant_contact(account: AccountId, contact: ContactId) -> Result<(), ApiError> {
    answer(staff()?.grant_contact(account, contact).await)?;
    leave_notice("They may enter the portal now.");
    lead_form_to(&contacts_path(account));
    Ok(())
}

/// Mails a contact a new link, and gives access.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "send_link", output = Answer)]
pub async fn send_link(
    account: AccountId,
    contact: ContactId,
    operation: OperationId,
) -> Result<(), ApiError> {
    answer(staff()?.send_link(account, contact, operation).await)?;
    leave_notice("The link is on its way.");
    lead_form_to(&contacts_path(account));
    Ok(())
}

/// Makes a personal link for a contact, to be given by hand, and gives access.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "copy_link", output = Answer)]
pub async fn copy_link(account: AccountId, contact: ContactId) -> Result<String, ApiError> {
    let link = answer(staff()?.copy_link(account, contact).await)?;
    leave_notice(&format!(
        "Whoever has this link enters the portal as this contact. Give it to nobody else: {link}"
    ));
    Ok(link)
}
