//! A contact's name, address and job title.

use crate::{
    api::{
        ApiError,
        staff::{self, CreateContact, EditContact},
    },
    ui::{EmailField, ErrorSummary, Hidden, Icon, IconName, TextField},
    workspace::{
        account_header::account_header,
        frame::{Conflict, FormState, Page, PostForm, Posting, Submit, loaded, originals, parameter, titled},
        fresh_id,
        paths::contacts_path,
    },
};
use domain::{
    forms::ContactForm,
    ids::{AccountId, ContactId},
    refusal::Refusal,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// A new contact.
#[component]
pub(crate) fn NewContactPage() -> impl IntoView {
    let posting = Posting::to::<CreateContact>();
    let form = FormState::of(posting);
    let id = parameter::<AccountId>("account");
    let header = account_header(id);
    let contact = form.value("contact", &fresh_id().to_string());
    view! {
        <Title text=form.title(titled(|| "Add contact".to_owned())) />
        <Page narrow=true>
            <ErrorSummary errors=form.summary() />
            {loaded(
                header,
                move |(header, _)| {
                    let contact = contact.clone();
                    view! {
                        <ToContacts account=header.account name=header.name.clone() />
                        <h1>"Add contact"</h1>
                        <PostForm posting>
                            <Hidden name="account" value=header.account.to_string() />
                            <Hidden name="contact" value=contact />
                            <ContactFields form stored=ContactForm::default() />
                            <Buttons account=header.account text="Add contact" form />
                        </PostForm>
                    }
                },
            )}
        </Page>
    }
}

/// A contact who is there already.
#[component]
pub(crate) fn EditContactPage() -> impl IntoView {
    let posting = Posting::to::<EditContact>();
    let form = FormState::of(posting);
    let account = parameter::<AccountId>("account");
    let contact = parameter::<ContactId>("contact");
    let stored = crate::resource::resource(
        move || account.get().zip(contact.get()),
        |ids| async move {
            let (account, contact) = ids.ok_or(ApiError::Refused(Refusal::NotFound))?;
            let stored = staff::contact_form(account, contact).await?;
            Ok::<_, ApiError>((account, contact, stored))
        },
    );
    view! {
        <Title text=form.title(titled(|| "Edit contact".to_owned())) />
        <Page narrow=true>
            <ErrorSummary errors=form.summary() />
            {loaded(
                stored,
                move |(account, contact, stored)| {
                    let was = originals(
                        form,
                        &[
                            ("name", &stored.name),
                            ("email", &stored.email),
                            ("job_title", &stored.job_title),
                        ],
                    );
                    view! {
                        <ToContacts account name="the account".to_owned() />
                        <h1>{format!("Edit {}", stored.name)}</h1>
                        <Conflict form />
                        <PostForm posting>
                            <Hidden name="account" value=account.to_string() />
                            <Hidden name="contact" value=contact.to_string() />
                            {was}
                            <ContactFields form stored />
                            <Buttons account text="Save" form />
                        </PostForm>
                    }
                },
            )}
        </Page>
    }
}

#[component]
fn ToContacts(account: AccountId, name: String) -> impl IntoView {
    view! {
        <a class="back" href=contacts_path(account)>
            <Icon name=IconName::ArrowLeft />
            {format!("Contacts of {name}")}
        </a>
    }
}

#[component]
fn Buttons(account: AccountId, text: &'static str, form: FormState) -> impl IntoView {
    view! {
        <div class="actions">
            <Submit text form />
            <a class="btn quiet" href=contacts_path(account)>
                "Cancel"
            </a>
        </div>
    }
}

/// Name, e-mail, job title.
#[component]
fn ContactFields(form: FormState, stored: ContactForm) -> impl IntoView {
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
