//! A contact's name, address and job title.

use crate::{
    api::staff::{CreateContact, EditContact},
    ui::{EmailField, Hidden, TextField},
    workspace::{
        frame::{FormPage, PostForm, SentForm, actions, conflict, originals},
        fresh_id,
        paths::contacts_path,
        screen::PlainPage,
    },
};
use domain::{
    forms::ContactForm,
    ids::{AccountId, ContactId},
    refusal::Refusal,
};
use leptos::prelude::*;
use server::actor::Staff;

/// The account whose contact it is.
#[derive(Clone, Debug)]
struct Whose {
    account: AccountId,
    name: String,
}

impl Whose {
    async fn read(staff: &Staff, account: AccountId) -> Result<Self, Refusal> {
        let header = staff.account_header(account).await?;
        Ok(Self {
            account,
            name: header.name,
        })
    }

    /// Where the way back leads, and its words.
    fn way_back(&self) -> (String, String) {
        (contacts_path(self.account), format!("Contacts of {}", self.name))
    }
}

/// A new contact.
#[derive(Clone, Debug)]
pub(crate) struct ContactCreation {
    whose: Whose,
}

impl ContactCreation {
    /// Reads whose contact it will be.
    pub(crate) async fn read(staff: &Staff, account: AccountId) -> Result<Self, Refusal> {
        let whose = Whose::read(staff, account).await?;
        Ok(Self { whose })
    }
}

impl PlainPage for ContactCreation {
    fn draw(self) -> impl IntoView + 'static {
        let Self { whose } = self;
        let account = whose.account;
        let form = SentForm::of::<CreateContact>();
        let contact = form.value("contact", &fresh_id().to_string());
        let (address, fields) = (form.address(), fields(&form, &ContactForm::default()));
        let (back, back_words) = whose.way_back();
        view! {
            <FormPage deed="Add contact" of=whose.name back=back.clone() back_words form>
                <PostForm address>
                    <Hidden name="account" value=account.to_string() />
                    <Hidden name="contact" value=contact />
                    {fields}
                    {actions("Add contact", back)}
                </PostForm>
            </FormPage>
        }
    }
}

/// A contact who is there already.
#[derive(Clone, Debug)]
pub(crate) struct ContactEditing {
    whose: Whose,
    contact: ContactId,
    stored: ContactForm,
}

impl ContactEditing {
    /// Reads what is stored of them.
    pub(crate) async fn read(staff: &Staff, account: AccountId, contact: ContactId) -> Result<Self, Refusal> {
        let stored = staff.contact_form(account, contact).await?;
        let whose = Whose::read(staff, account).await?;
        Ok(Self {
            whose,
            contact,
            stored,
        })
    }
}

impl PlainPage for ContactEditing {
    fn draw(self) -> impl IntoView + 'static {
        let Self {
            whose,
            contact,
            stored,
        } = self;
        let account = whose.account;
        let form = SentForm::of::<EditContact>();
        let address = form.address();
        let was = originals(&form, &stored.fields());
        let (conflict, fields) = (conflict(&form), fields(&form, &stored));
        let heading = format!("Edit {}", stored.name);
        let (back, back_words) = whose.way_back();
        view! {
            <FormPage deed="Edit contact" of=whose.name heading back=back.clone() back_words form>
                {conflict}
                <PostForm address>
                    <Hidden name="account" value=account.to_string() />
                    <Hidden name="contact" value=contact.to_string() />
                    {was}
                    {fields}
                    {actions("Save", back)}
                </PostForm>
            </FormPage>
        }
    }
}

/// Name, e-mail, job title.
fn fields(form: &SentForm, stored: &ContactForm) -> impl IntoView + use<> {
    view! {
        <TextField
            id="name"
            name="name"
            label="Name"
            hint="Everybody on the plan reads it"
            value=form.value("name", &stored.name)
            error=form.message("name")
            autocomplete="off"
        />
        <EmailField
            id="email"
            name="email"
            label="E-mail address"
            hint="Invitations go there"
            value=form.value("email", &stored.email)
            error=form.message("email")
            autocomplete="off"
        />
        <TextField
            id="job_title"
            name="job_title"
            label="Job title (optional)"
            value=form.value("job_title", &stored.job_title)
            error=form.message("job_title")
            autocomplete="off"
        />
    }
}
