//! An account's name, time zone and owner.

use super::{
    frame::{Conflict, FormState, Page, PostForm, Posting, Submit, loaded, originals, parameter, titled},
    fresh_id,
};
use crate::{
    api::{
        ApiError,
        staff::{self, CreateAccount, EditAccount},
    },
    ui::{ErrorSummary, Hidden, Icon, IconName, Select, TextField},
    workspace::paths::plan_path,
};
use domain::{ids::AccountId, refusal::Refusal, views::pages::AccountEditor};
use leptos::prelude::*;
use leptos_meta::Title;

/// A new account.
#[component]
pub(crate) fn NewAccountPage() -> impl IntoView {
    let posting = Posting::to::<CreateAccount>();
    let form = FormState::of(posting);
    let editor = crate::resource::resource(|| (), |()| staff::new_account_editor());
    let account = form.value("account", &fresh_id().to_string());
    view! {
        <Title text=form.title(titled(|| "New account".to_owned())) />
        <Page narrow=true>
            <ErrorSummary errors=form.summary() />
            <a class="back" href="/accounts">
                <Icon name=IconName::ArrowLeft />
                "Accounts"
            </a>
            <h1>"New account"</h1>
            {loaded(
                editor,
                move |editor| {
                    let account = account.clone();
                    view! {
                        <PostForm posting>
                            <Hidden name="account" value=account />
                            <AccountFields form editor />
                            <div class="actions">
                                <Submit text="Create account" form />
                                <a class="btn quiet" href="/accounts">
                                    "Cancel"
                                </a>
                            </div>
                        </PostForm>
                    }
                },
            )}
        </Page>
    }
}

/// An account that is there already.
#[component]
pub(crate) fn EditAccountPage() -> impl IntoView {
    let posting = Posting::to::<EditAccount>();
    let form = FormState::of(posting);
    let id = parameter::<AccountId>("account");
    let editor = crate::resource::resource(
        move || id.get(),
        |id| async move {
            let id = id.ok_or(ApiError::Refused(Refusal::NotFound))?;
            Ok::<_, ApiError>((id, staff::account_editor(id).await?))
        },
    );
    view! {
        <Title text=form.title(titled(|| "Edit account".to_owned())) />
        <Page narrow=true>
            <ErrorSummary errors=form.summary() />
            {loaded(
                editor,
                move |(id, editor)| {
                    let was = originals(
                        form,
                        &[
                            ("name", &editor.form.name),
                            ("time_zone", &editor.form.time_zone),
                            ("owner", &editor.form.owner),
                        ],
                    );
                    view! {
                        <a class="back" href=plan_path(id)>
                            <Icon name=IconName::ArrowLeft />
                            "Back to the plan"
                        </a>
                        <h1>{format!("Edit {}", editor.form.name)}</h1>
                        <Conflict form />
                        <PostForm posting>
                            <Hidden name="account" value=id.to_string() />
                            {was}
                            <AccountFields form editor />
                            <div class="actions">
                                <Submit text="Save" form />
                                <a class="btn quiet" href=plan_path(id)>
                                    "Cancel"
                                </a>
                            </div>
                        </PostForm>
                    }
                },
            )}
        </Page>
    }
}

/// Name, time zone, owner.
#[component]
fn AccountFields(form: FormState, editor: AccountEditor) -> impl IntoView {
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
