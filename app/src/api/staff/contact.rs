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
    api::{
        answering::{answer, lead_form_to, staff},
        said::leave,
    },
    workspace::paths::contacts_path,
};
#[cfg(feature = "ssr")]
use domain::editing::Edit;
#[cfg(feature = "ssr")]
use server::contact::CopiedLink;

/// An account's contacts.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "contacts", output = Answer)]
pub async fn contacts(account: AccountId) -> Result<pages::ContactsPage, ApiError> {
    answer(staff()?.contacts_page(account).await)
}

/// Adds a contact. Its notice is a warning where their address is used elsewhere, and says where.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "create_contact", output = Answer)]
pub async fn create_contact(
    account: AccountId,
    contact: ContactId,
    #[server(flatten)] form: forms::ContactForm,
) -> Result<(), ApiError> {
    let saved = answer(staff()?.create_contact(account, contact, form).await)?;
    leave(saved.into()).await;
    lead_form_to(&contacts_path(account));
    Ok(())
}

/// Edits a contact. Its notice is a warning where a new address is used elsewhere, and says where.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "edit_contact", output = Answer)]
pub async fn edit_contact(
    account: AccountId,
    contact: ContactId,
    #[server(flatten)] now: forms::ContactForm,
    #[server(default)] was: forms::ContactForm,
) -> Result<(), ApiError> {
    let saved = answer(staff()?.edit_contact(account, contact, Edit { was, now }).await)?;
    leave(saved.into()).await;
    lead_form_to(&contacts_path(account));
    Ok(())
}

/// Records that a contact has left; they lose access at once. Answers sentences that say so.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "archive_contact", output = Answer)]
pub async fn archive_contact(account: AccountId, contact: ContactId) -> Result<String, ApiError> {
    let sentence = answer(staff()?.archive_contact(account, contact).await)?;
    Ok(tell_of_contact(account, sentence).await)
}

/// Restores a contact. Access must be given anew, and a new link. Answers sentences that say so.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "restore_contact", output = Answer)]
pub async fn restore_contact(account: AccountId, contact: ContactId) -> Result<String, ApiError> {
    let sentence = answer(staff()?.restore_contact(account, contact).await)?;
    Ok(tell_of_contact(account, sentence).await)
}

/// Revokes a contact's access, at once, on open pages too. Its notice says so.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "revoke_contact", output = Answer)]
pub async fn revoke_contact(account: AccountId, contact: ContactId) -> Result<(), ApiError> {
    let sentence = answer(staff()?.revoke_contact(account, contact).await)?;
    tell_of_contact(account, sentence).await;
    Ok(())
}

/// Lets a contact enter the portal. Answers sentences that say so.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "grant_contact", output = Answer)]
pub async fn grant_contact(account: AccountId, contact: ContactId) -> Result<String, ApiError> {
    let sentence = answer(staff()?.grant_contact(account, contact).await)?;
    Ok(tell_of_contact(account, sentence).await)
}

/// Mails a contact a new link, and gives access. Answers the sentence that says so.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "send_link", output = Answer)]
pub async fn send_link(
    account: AccountId,
    contact: ContactId,
    operation: OperationId,
) -> Result<String, ApiError> {
    let sentence = answer(staff()?.send_link(account, contact, operation).await)?;
    Ok(tell_of_contact(account, sentence).await)
}

/// Makes a personal link for a contact, to be given by hand, and gives access. Answers the link.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "copy_link", output = Answer)]
pub async fn copy_link(account: AccountId, contact: ContactId) -> Result<String, ApiError> {
    let CopiedLink { link, sentence } = answer(staff()?.copy_link(account, contact).await)?;
    leave(sentence.into()).await;
    Ok(link)
}

/// Says what was done with a contact, and leads back to the contacts. The sentence comes back, to be the answer.
#[cfg(feature = "ssr")]
async fn tell_of_contact(account: AccountId, sentence: String) -> String {
    leave(sentence.as_str().into()).await;
    lead_form_to(&contacts_path(account));
    sentence
}
