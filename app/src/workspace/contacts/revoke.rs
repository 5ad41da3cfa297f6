//! Revoking a contact's access. Asked first: it ends sessions and links at once, and giving access again does not bring those back.

use crate::{
    api::staff::RevokeContact,
    ui::{DialogPage, ErrorSummary, Hidden},
    workspace::{
        frame::{Page, PostForm, SentForm, titled},
        paths::contacts_path,
        screen::PlainPage,
    },
};
use domain::{
    ids::{AccountId, ContactId},
    people::first_name,
    refusal::Refusal,
    views::pages::ContactRow,
};
use leptos::prelude::*;
use server::actor::Staff;

/// The form's id, which the button in the foot names.
const FORM: &str = "revoke-form";

/// The question, as a page of its own.
#[derive(Clone, Debug)]
pub(crate) struct Revoking {
    account: AccountId,
    contact: ContactRow,
}

impl Revoking {
    /// Reads how the contact stands.
    pub(crate) async fn read(staff: &Staff, account: AccountId, contact: ContactId) -> Result<Self, Refusal> {
        let mut rows = staff.contacts(account).await?.into_iter();
        let contact = rows.find(|row| row.id == contact).ok_or(Refusal::NotFound)?;
        Ok(Self { account, contact })
    }
}

impl PlainPage for Revoking {
    fn draw(self) -> impl IntoView + 'static {
        let Self { account, contact } = self;
        let form = SentForm::of::<RevokeContact>();
        titled(&[&form.title("Revoke access")]);
        let errors = form.summary();
        let dialog = if contact.has_access {
            question(account, &contact, form).into_any()
        } else {
            nothing_to_revoke(account, &contact).into_any()
        };
        view! {
            <Page>
                <ErrorSummary errors />
                {dialog}
            </Page>
        }
    }
}

/// What revoking does, and the button.
fn question(account: AccountId, contact: &ContactRow, form: SentForm) -> impl IntoView + use<> {
    let (id, sentences) = (contact.id, consequences(contact));
    let back = contacts_path(account);
    let foot = {
        let back = back.clone();
        move || {
            view! {
                <a class="btn" href=back.clone()>
                    "Cancel"
                </a>
                <button class="btn danger" form=FORM>
                    "Revoke access"
                </button>
            }
        }
    };
    view! {
        <DialogPage id="revoke" title=title(contact) close=back foot>
            {sentences.map(|sentence| view! { <p>{sentence}</p> })}
            <PostForm address=form.address() id=FORM>
                <Hidden name="account" value=account.to_string() />
                <Hidden name="contact" value=id.to_string() />
            </PostForm>
        </DialogPage>
    }
}

fn title(contact: &ContactRow) -> String {
    format!("Revoke {}’s access?", contact.name)
}

/// What will be gone, and what stays.
fn consequences(contact: &ContactRow) -> [String; 2] {
    let name = first_name(&contact.name);
    [
        format!(
            "{name} is out of the portal at once, on open pages too. Links given to {name} stop working, and mail to {name} that still \
             waits is not sent."
        ),
        format!(
            "The tasks of {name} and what {name} completed stay. You can give access again, and {name} will then need a new link."
        ),
    ]
}

/// For who came back to the question later.
fn nothing_to_revoke(account: AccountId, contact: &ContactRow) -> impl IntoView + use<> {
    let sentence = format!(
        "{} has no access to the portal now, so there is nothing to revoke.",
        contact.name
    );
    let back = contacts_path(account);
    let foot = {
        let back = back.clone();
        move || {
            view! {
                <a class="btn primary" href=back.clone()>
                    "Back to contacts"
                </a>
            }
        }
    };
    view! {
        <DialogPage id="revoke" title=title(contact) close=back foot>
            <p>{sentence}</p>
        </DialogPage>
    }
}
