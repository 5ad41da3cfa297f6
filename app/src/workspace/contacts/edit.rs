//! A contact's name, address and job title.

use crate::{
    api::staff::{CreateContact, EditContact},
    ui::{EmailField, ErrorSummary, Hidden, Icon, IconPath, TextField},
    workspace::{
        frame::{Page, PostForm, SentForm, conflict, originals, titled},
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
        let header = staff.plan_page(account).await?.view.header;
        Ok(Self {
            account,
            name: header.name,
        })
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
        titled(&form.title("Add contact"));
        let contact = form.value("contact", &fresh_id().to_string());
        let fields = fields(&form, &ContactForm::default());
        view! {
            <Page narrow=true>
                <ErrorSummary errors=form.summary() />
                {to_contacts(&whose)}
                <h1>"Add contact"</h1>
                <PostForm address=form.address()>
                    <Hidden name="account" value=account.to_string() />
                    <Hidden name="contact" value=contact />
                    {fields}
                    {buttons(account, "Add contact")}
                </PostForm>
            </Page>
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
        titled(&form.title("Edit contact"));
        let was = originals(
            &form,
            &[
                ("name", &stored.name),
                ("email", &stored.email),
                ("job_title", &stored.job_title),
            ],
        );
        let (conflict, fields) = (conflict(&form), fields(&form, &stored));
        view! {
            <Page narrow=true>
                <ErrorSummary errors=form.summary() />
                {to_contacts(&whose)}
                <h1>{format!("Edit {}", stored.name)}</h1>
                {conflict}
                <PostForm address=form.address()>
                    <Hidden name="account" value=account.to_string() />
                    <Hidden name="contact" value=contact.to_string() />
                    {was}
                    {fields}
                    {buttons(account, "Save")}
                </PostForm>
            </Page>
        }
    }
}

fn to_contacts(whose: &Whose) -> impl IntoView + use<> {
    view! {
        <a class="back" href=contacts_path(whose.account)>
            <Icon path=IconPath::ARROW_LEFT />
            {format!("Contacts of {}", whose.name)}
        </a>
    }
}

fn buttons(account: AccountId, text: &'static str) -> impl IntoView {
    view! {
        <div class="actions">
            <button class="btn primary">{text}</button>
            <a class="btn quiet" href=contacts_path(account)>
                "Cancel"
            </a>
        </div>
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
