//! What ends a contact's access: revoking it, or archiving them. Asked first: it ends sessions and links at once, and giving access again does
//! not bring those back.

use crate::{
    api::staff::{ArchiveContact, RevokeContact},
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
const FORM: &str = "end-access-form";

/// What ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AccessEndedBy {
    Revoking,
    Archiving,
}

impl AccessEndedBy {
    fn form(self) -> SentForm {
        match self {
            Self::Revoking => SentForm::of::<RevokeContact>(),
            Self::Archiving => SentForm::of::<ArchiveContact>(),
        }
    }

    /// What the button says.
    const fn deed(self) -> &'static str {
        match self {
            Self::Revoking => "Revoke access",
            Self::Archiving => "Archive",
        }
    }

    fn question(self, name: &str) -> String {
        match self {
            Self::Revoking => format!("Revoke {name}’s access?"),
            Self::Archiving => format!("Archive {name}?"),
        }
    }

    /// Why there is nothing to ask, for who came back to the question later.
    fn nothing_to_do(self, contact: &ContactRow) -> Option<String> {
        let name = &contact.name;
        match self {
            Self::Revoking => (!contact.has_access)
                .then(|| format!("{name} has no access to the portal now, so there is nothing to revoke.")),
            Self::Archiving => contact.archived.then(|| format!("{name} is archived already.")),
        }
    }

    /// What can be had again.
    fn way_back(self, name: &str) -> String {
        match self {
            Self::Revoking => format!(
                "The tasks of {name} and what {name} completed stay. You can give access again, and {name} will then need a new link."
            ),
            Self::Archiving => format!(
                "What {name} completed stays. You can restore {name}, but not the access: you give that again, and {name} will then need a \
                 new link."
            ),
        }
    }
}

/// The question, as a page of its own.
#[derive(Clone, Debug)]
pub(crate) struct EndAccessPage {
    account: AccountId,
    contact: ContactRow,
    by: AccessEndedBy,
    /// What it does besides, for the tasks of the contact.
    besides: String,
}

impl EndAccessPage {
    /// Reads how the contact stands whose access is to be revoked.
    pub(crate) async fn revoking(
        staff: &Staff,
        account: AccountId,
        contact: ContactId,
    ) -> Result<Self, Refusal> {
        Self::read(staff, account, contact, AccessEndedBy::Revoking, String::new()).await
    }

    /// Reads how the contact stands who is to be archived.
    pub(crate) async fn archiving(
        staff: &Staff,
        account: AccountId,
        contact: ContactId,
    ) -> Result<Self, Refusal> {
        let besides = staff.would_archive(account, contact).await?;
        Self::read(staff, account, contact, AccessEndedBy::Archiving, besides).await
    }

    /// The contact stands as the table shows them.
    async fn read(
        staff: &Staff,
        account: AccountId,
        contact: ContactId,
        by: AccessEndedBy,
        besides: String,
    ) -> Result<Self, Refusal> {
        let mut rows = staff.contacts(account).await?.into_iter();
        let contact = rows.find(|row| row.id == contact).ok_or(Refusal::NotFound)?;
        Ok(Self {
            account,
            contact,
            by,
            besides,
        })
    }

    /// What will be gone, and what stays.
    fn consequences(&self) -> Vec<String> {
        let name = first_name(&self.contact.name);
        let out = format!(
            "{name} is out of the portal at once, on open pages too. Links given to {name} stop working, and mail to {name} that still \
             waits is not sent."
        );
        let mut sentences = vec![self.besides.clone(), self.by.way_back(name)];
        if self.contact.has_access {
            sentences.insert(0, out);
        }
        sentences.retain(|sentence| !sentence.is_empty());
        sentences
    }
}

impl PlainPage for EndAccessPage {
    fn draw(self) -> impl IntoView + 'static {
        let form = self.by.form();
        titled(&[&form.title(self.by.deed())]);
        let errors = form.summary();
        let dialog = match self.by.nothing_to_do(&self.contact) {
            None => question(&self, form).into_any(),
            Some(sentence) => nothing_to_do(&self, sentence).into_any(),
        };
        view! {
            <Page dialog=true>
                <ErrorSummary errors />
                {dialog}
            </Page>
        }
    }
}

/// What it does, and the button.
fn question(page: &EndAccessPage, form: SentForm) -> impl IntoView + use<> {
    let (account, contact, deed) = (page.account, page.contact.id, page.by.deed());
    let title = page.by.question(&page.contact.name);
    let sentences = page.consequences().into_iter();
    let back = contacts_path(account);
    let foot = {
        let back = back.clone();
        move || {
            view! {
                <a class="btn" href=back.clone()>
                    "Cancel"
                </a>
                <button class="btn danger" form=FORM>
                    {deed}
                </button>
            }
        }
    };
    view! {
        <DialogPage id="end-access" title close=back foot>
            {sentences.map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
            <PostForm address=form.address() id=FORM>
                <Hidden name="account" value=account.to_string() />
                <Hidden name="contact" value=contact.to_string() />
            </PostForm>
        </DialogPage>
    }
}

/// That nothing is asked, and the way back.
fn nothing_to_do(page: &EndAccessPage, sentence: String) -> impl IntoView + use<> {
    let title = page.by.question(&page.contact.name);
    let back = contacts_path(page.account);
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
        <DialogPage id="end-access" title close=back foot>
            <p>{sentence}</p>
        </DialogPage>
    }
}
