//! An account's name, time zone and owner.

use super::{
    frame::{FormPage, PostForm, SentForm, actions, conflict, originals},
    fresh_id,
    paths::plan_path,
    screen::PlainPage,
};
use crate::{
    api::staff::{CreateAccount, EditAccount},
    ui::{Hidden, Select, TextField},
};
use domain::{ids::AccountId, refusal::Refusal, views::pages::AccountEditor};
use leptos::prelude::*;
use server::actor::Staff;

/// The accounts, to which a new one's form leads back.
const ACCOUNTS: &str = "/accounts";

/// A new account.
#[derive(Clone, Debug)]
pub(crate) struct AccountCreation {
    editor: AccountEditor,
}

impl AccountCreation {
    /// Reads what the form offers.
    pub(crate) async fn read(staff: &Staff) -> Result<Self, Refusal> {
        let editor = staff.new_account_editor().await?;
        Ok(Self { editor })
    }
}

impl PlainPage for AccountCreation {
    fn draw(self) -> impl IntoView + 'static {
        let form = SentForm::of::<CreateAccount>();
        let account = form.value("account", &fresh_id().to_string());
        let (address, fields) = (form.address(), fields(&form, self.editor));
        view! {
            <FormPage deed="New account" back=ACCOUNTS.to_owned() back_words="Accounts" form>
                <PostForm address>
                    <Hidden name="account" value=account />
                    {fields}
                    {actions("Create account", ACCOUNTS.to_owned())}
                </PostForm>
            </FormPage>
        }
    }
}

/// An account that is there already.
#[derive(Clone, Debug)]
pub(crate) struct AccountEditing {
    account: AccountId,
    editor: AccountEditor,
}

impl AccountEditing {
    /// Reads what the form holds and offers.
    pub(crate) async fn read(staff: &Staff, account: AccountId) -> Result<Self, Refusal> {
        let editor = staff.account_editor(account).await?;
        Ok(Self { account, editor })
    }
}

impl PlainPage for AccountEditing {
    fn draw(self) -> impl IntoView + 'static {
        let Self { account, editor } = self;
        let form = SentForm::of::<EditAccount>();
        let (address, back) = (form.address(), plan_path(account));
        let stored = editor.form.clone();
        let was = originals(&form, &stored.fields());
        let (conflict, fields) = (conflict(&form), fields(&form, editor));
        let heading = format!("Edit {}", stored.name);
        view! {
            <FormPage
                deed="Edit account"
                of=stored.name
                heading
                back=back.clone()
                back_words="Back to the plan"
                form
            >
                {conflict}
                <PostForm address>
                    <Hidden name="account" value=account.to_string() />
                    {was}
                    {fields}
                    {actions("Save", back)}
                </PostForm>
            </FormPage>
        }
    }
}

/// Name, time zone, owner.
fn fields(form: &SentForm, editor: AccountEditor) -> impl IntoView + use<> {
    let AccountEditor {
        form: stored,
        owners,
        zones,
    } = editor;
    let zone = form.value("time_zone", &stored.time_zone);
    let nobody = (String::new(), "Nobody".to_owned());
    let owners = std::iter::once(nobody)
        .chain(owners.into_iter().map(|(id, name)| (id.to_string(), name)))
        .collect::<Vec<_>>();
    view! {
        <TextField
            id="name"
            name="name"
            label="Name"
            value=form.value("name", &stored.name)
            error=form.message("name")
            autocomplete="off"
        />
        <Select
            id="time_zone"
            name="time_zone"
            label="Time zone"
            hint="A task is overdue once its due date has passed there"
            options=zone_options(zones, &zone)
            value=zone
            error=form.message("time_zone")
        />
        <Select
            id="owner"
            name="owner"
            label="Owner"
            hint="Customers read this person’s name and ask them"
            options=owners
            value=form.value("owner", &stored.owner)
            error=form.message("owner")
        />
    }
}

/// The zones offered, with the present one among them whatever it is.
fn zone_options(zones: Vec<String>, present: &str) -> Vec<(String, String)> {
    let missing =
        (!present.is_empty() && !zones.iter().any(|zone| zone == present)).then(|| present.to_owned());
    missing
        .into_iter()
        .chain(zones)
        .map(|zone| (zone.clone(), zone.replace('_', " ")))
        .collect()
}
