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
    api::answering::{answer, lead_form_to, leave_notice, leave_warning, staff},
    workspace::paths::contacts_path,
};
#[cfg(feature = "ssr")]
use domain::{editing::Edit, names::shortened};
#[cfg(feature = "ssr")]
use server::actor::Staff;

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
    name: String,
    email: String,
    #[server(default)] job_title: String,
) -> Result<(), ApiError> {
    let form = forms::ContactForm {
        name,
        email,
        job_title,
    };
    let done = format!("The contact {} was added.", shortened(form.name.trim()));
    let elsewhere = answer(staff()?.create_contact(account, contact, form).await)?;
    leave_done(done, elsewhere);
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
    let done = format!("The contact {} was saved.", shortened(now.name.trim()));
    let elsewhere = answer(staff()?.edit_contact(account, contact, Edit { was, now }).await)?;
    leave_done(done, elsewhere);
    lead_form_to(&contacts_path(account));
    Ok(())
}

/// Records that a contact has left; they lose access at once. Answers sentences that say so.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "archive_contact", output = Answer)]
pub async fn archive_contact(account: AccountId, contact: ContactId) -> Result<String, ApiError> {
    let sentence = answer(staff()?.archive_contact(account, contact).await)?;
    Ok(done(account, sentence))
}

/// Restores a contact. Access must be given anew, and a new link. Answers sentences that say so.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "restore_contact", output = Answer)]
pub async fn restore_contact(account: AccountId, contact: ContactId) -> Result<String, ApiError> {
    let sentence = answer(staff()?.restore_contact(account, contact).await)?;
    Ok(done(account, sentence))
}

/// Revokes a contact's access, at once, on open pages too. Its notice says so.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "revoke_contact", output = Answer)]
pub async fn revoke_contact(account: AccountId, contact: ContactId) -> Result<(), ApiError> {
    let (staff, name) = staff_and_name(account, contact).await?;
    answer(staff.revoke_contact(account, contact).await)?;
    done(
        account,
        format!("Access was revoked. {name} is out of the portal."),
    );
    Ok(())
}

/// Lets a contact enter the portal. Answers sentences that say so.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "grant_contact", output = Answer)]
pub async fn grant_contact(account: AccountId, contact: ContactId) -> Result<String, ApiError> {
    let sentence = answer(staff()?.grant_contact(account, contact).await)?;
    Ok(done(account, sentence))
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
    let (staff, name) = staff_and_name(account, contact).await?;
    answer(staff.send_link(account, contact, operation).await)?;
    Ok(done(account, format!("A link for {name} is on its way.")))
}

/// Makes a personal link for a contact, to be given by hand, and gives access. Answers the link.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "copy_link", output = Answer)]
pub async fn copy_link(account: AccountId, contact: ContactId) -> Result<String, ApiError> {
    let (staff, name) = staff_and_name(account, contact).await?;
    let link = answer(staff.copy_link(account, contact).await)?;
    leave_notice(&format!(
        "Whoever has this link enters the portal as {name}. Give it to nobody else: {link}"
    ));
    Ok(link)
}

/// Who asks, and what the contact is called in the sentence about what was done.
#[cfg(feature = "ssr")]
async fn staff_and_name(account: AccountId, contact: ContactId) -> Result<(Staff, String), ApiError> {
    let staff = staff()?;
    let name = answer(staff.contact_form(account, contact).await)?.name;
    Ok((staff, shortened(&name)))
}

/// Leaves what was done, and in a second sentence where else the address is used, if it is: one person may work with two customers, or it
/// is a mistake.
#[cfg(feature = "ssr")]
fn leave_done(done: String, elsewhere: Option<String>) {
    match elsewhere {
        None => leave_notice(&done),
        Some(elsewhere) => leave_warning(&format!("{done} {elsewhere}")),
    }
}

/// Says what was done, and leads back to the contacts.
#[cfg(feature = "ssr")]
fn done(account: AccountId, sentence: String) -> String {
    leave_notice(&sentence);
    lead_form_to(&contacts_path(account));
    sentence
}
