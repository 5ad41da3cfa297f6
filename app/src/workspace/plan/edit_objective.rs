//! An objective's name, description and owner.

use super::editor::{owners, plan};
use crate::{
    api::staff::{CreateObjective, EditObjective},
    ui::{Hidden, Select, TextArea, TextField},
    workspace::{
        frame::{FormPage, PostForm, SentForm, actions, conflict, originals},
        fresh_id,
        paths::plan_path,
        screen::PlainPage,
    },
};
use domain::{
    forms::ObjectiveForm,
    ids::{AccountId, ObjectiveId},
    refusal::Refusal,
    views::staff::{StaffObjective, StaffView},
};
use leptos::prelude::*;
use server::actor::Staff;

/// A new objective.
#[derive(Clone, Debug)]
pub(crate) struct ObjectiveCreation {
    view: StaffView,
}

impl ObjectiveCreation {
    /// Reads whose plan it will be in.
    pub(crate) async fn read(staff: &Staff, account: AccountId) -> Result<Self, Refusal> {
        let view = plan(staff, account).await?;
        Ok(Self { view })
    }
}

impl PlainPage for ObjectiveCreation {
    fn draw(self) -> impl IntoView + 'static {
        let Self { view } = self;
        let account = view.header.account;
        let form = SentForm::of::<CreateObjective>();
        let (address, back) = (form.address(), plan_path(account));
        let id = form.value("objective", &ObjectiveId::new(fresh_id()).to_string());
        let owner = view.header.owner.map(|owner| owner.to_string());
        let stored = ObjectiveForm {
            owner: owner.unwrap_or_default(),
            ..ObjectiveForm::default()
        };
        let fields = fields(&form, &stored, owners(&view));
        view! {
            <FormPage
                deed="New objective"
                of=view.header.name
                back=back.clone()
                back_words="Back to the plan"
                form
            >
                <PostForm address>
                    <Hidden name="account" value=account.to_string() />
                    <Hidden name="objective" value=id />
                    {fields}
                    {actions("Add objective", back)}
                </PostForm>
            </FormPage>
        }
    }
}

/// Edits an objective.
#[derive(Clone, Debug)]
pub(crate) struct ObjectiveEditing {
    view: StaffView,
    objective: StaffObjective,
}

impl ObjectiveEditing {
    /// Reads what is stored of the objective.
    pub(crate) async fn read(
        staff: &Staff,
        account: AccountId,
        objective: ObjectiveId,
    ) -> Result<Self, Refusal> {
        let view = plan(staff, account).await?;
        let objective = view.objective(objective).cloned().ok_or(Refusal::NotFound)?;
        Ok(Self { view, objective })
    }
}

impl PlainPage for ObjectiveEditing {
    fn draw(self) -> impl IntoView + 'static {
        let Self { view, objective } = self;
        let (account, id) = (view.header.account, objective.id);
        let form = SentForm::of::<EditObjective>();
        let (address, back) = (form.address(), plan_path(account));
        let stored = stored(objective);
        let was = originals(&form, &stored.fields());
        let (conflict, fields) = (conflict(&form), fields(&form, &stored, owners(&view)));
        view! {
            <FormPage
                deed="Edit objective"
                of=view.header.name
                back=back.clone()
                back_words="Back to the plan"
                form
            >
                {conflict}
                <PostForm address>
                    <Hidden name="account" value=account.to_string() />
                    <Hidden name="objective" value=id.to_string() />
                    {was}
                    {fields}
                    {actions("Save", back)}
                </PostForm>
            </FormPage>
        }
    }
}

/// The form, filled with what is stored.
fn stored(objective: StaffObjective) -> ObjectiveForm {
    let StaffObjective {
        name,
        description,
        owner,
        ..
    } = objective;
    ObjectiveForm {
        name,
        description,
        owner: owner.map(|owner| owner.to_string()).unwrap_or_default(),
    }
}

fn fields(form: &SentForm, stored: &ObjectiveForm, owners: Vec<(String, String)>) -> impl IntoView + use<> {
    view! {
        <TextField
            id="name"
            name="name"
            label="Objective"
            hint="The goal in a line"
            value=form.value("name", &stored.name)
            error=form.message("name")
            autocomplete="off"
        />
        <TextArea
            id="description"
            name="description"
            label="Description"
            hint="Plain text. Customers read it where a play under the objective is shared"
            value=form.value("description", &stored.description)
            error=form.message("description")
        />
        <Select
            id="owner"
            name="owner"
            label="Owner"
            options=owners
            value=form.value("owner", &stored.owner)
            error=form.message("owner")
        />
    }
}
