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
        let dialog = dialog(&self, &form);
        view! {
            <Page dialog=true>
                <ErrorSummary errors />
                {dialog}
            </Page>
        }
    }
}

/// The question, or that there is nothing to ask.
fn dialog(page: &EndAccessPage, form: &SentForm) -> impl IntoView + use<> {
    let title = page.by.question(&page.contact.name);
    let nothing_to_do = page.by.nothing_to_do(&page.contact);
    let deed = nothing_to_do.is_none().then(|| page.by.deed());
    let content = match nothing_to_do {
        Some(sentence) => view! { <p>{sentence}</p> }.into_any(),
        None => question(page, form).into_any(),
    };
    let back = contacts_path(page.account);
    let close = back.clone();
    let foot = move || verbs(back.clone(), deed);
    view! {
        <DialogPage id="end-access" title close foot>
            {content}
        </DialogPage>
    }
}

/// What it does, and the form behind the button.
fn question(page: &EndAccessPage, form: &SentForm) -> impl IntoView + use<> {
    let (account, contact) = (page.account, page.contact.id);
    let sentences = page.consequences().into_iter();
    view! {
        {sentences.map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
        <PostForm address=form.address() id=FORM>
            <Hidden name="account" value=account.to_string() />
            <Hidden name="contact" value=contact.to_string() />
        </PostForm>
    }
}

/// The way back, and the button, unless there is nothing to do.
fn verbs(back: String, deed: Option<&'static str>) -> AnyView {
    match deed {
        Some(deed) => view! {
            <a class="btn" href=back>
                "Cancel"
            </a>
            <button class="btn danger" form=FORM>
                {deed}
            </button>
        }
        .into_any(),
        None => view! {
            <a class="btn primary" href=back>
                "Back to contacts"
            </a>
        }
        .into_any(),
    }
}
