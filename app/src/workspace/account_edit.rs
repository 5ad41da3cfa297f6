//! An account's name, time zone and owner.

use super::{
    frame::{Page, PostForm, SentForm, conflict, originals, titled},
    fresh_id,
    paths::plan_path,
    screen::PlainPage,
};
use crate::{
    api::staff::{CreateAccount, EditAccount},
    ui::{ErrorSummary, Hidden, Icon, IconPath, Select, TextField},
};
use domain::{ids::AccountId, refusal::Refusal, views::pages::AccountEditor};
use leptos::prelude::*;
use server::actor::Staff;

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
        titled(&form.title("New account"));
        let account = form.value("account", &fresh_id().to_string());
        let fields = fields(&form, self.editor);
        view! {
            <Page narrow=true>
                <ErrorSummary errors=form.summary() />
                <a class="back" href="/accounts">
                    <Icon path=IconPath::ARROW_LEFT />
                    "Accounts"
                </a>
                <h1>"New account"</h1>
                <PostForm address=form.address()>
                    <Hidden name="account" value=account />
                    {fields}
                    <div class="actions">
                        <button class="btn primary">"Create account"</button>
                        <a class="btn quiet" href="/accounts">
                            "Cancel"
                        </a>
                    </div>
                </PostForm>
            </Page>
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
        titled(&form.title("Edit account"));
        let stored = editor.form.clone();
        let was = originals(
            &form,
            &[
                ("name", &stored.name),
                ("time_zone", &stored.time_zone),
                ("owner", &stored.owner),
            ],
        );
        let (conflict, fields) = (conflict(&form), fields(&form, editor));
        view! {
            <Page narrow=true>
                <ErrorSummary errors=form.summary() />
                <a class="back" href=plan_path(account)>
                    <Icon path=IconPath::ARROW_LEFT />
                    "Back to the plan"
                </a>
                <h1>{format!("Edit {}", stored.name)}</h1>
                {conflict}
                <PostForm address=form.address()>
                    <Hidden name="account" value=account.to_string() />
                    {was}
                    {fields}
                    <div class="actions">
                        <button class="btn primary">"Save"</button>
                        <a class="btn quiet" href=plan_path(account)>
                            "Cancel"
                        </a>
                    </div>
                </PostForm>
            </Page>
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
