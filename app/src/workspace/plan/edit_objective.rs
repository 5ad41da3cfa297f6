//! An objective's name, description and owner.

use super::{
    editor::{EditorPage, Loading, back_to_plan, not_found, plan},
    people::owners,
};
use crate::{
    api::{
        ApiError,
        staff::{CreateObjective, EditObjective},
    },
    ui::{Hidden, Select, TextArea, TextField},
    workspace::{
        frame::{Conflict, FormState, PostForm, Posting, Submit, originals, parameter},
        fresh_id,
    },
};
use domain::{
    forms::ObjectiveForm,
    ids::{AccountId, ObjectiveId},
    views::staff::{StaffObjective, StaffView},
};
use leptos::prelude::*;

/// A new objective.
#[component]
pub(crate) fn NewObjectivePage() -> impl IntoView {
    let account = parameter::<AccountId>("account");
    let resource = crate::resource::resource(
        move || account.get(),
        |account| async move { plan(account.ok_or_else(not_found)?).await },
    );
    view! { <Loading resource draw=|view| view! { <New view /> }.into_any() /> }
}

#[component]
fn New(view: StaffView) -> impl IntoView {
    let account = view.header.account;
    let posting = Posting::to::<CreateObjective>();
    let form = FormState::of(posting);
    let id = form.value("objective", &ObjectiveId::new(fresh_id()).to_string());
    let owner = view
        .header
        .owner
        .map(|owner| owner.to_string())
        .unwrap_or_default();
    let (owners, back) = (owners(&view), back_to_plan(&view));
    view! {
        <EditorPage heading="New objective" view back=back.clone() back_words="Back to the plan" form>
            <PostForm posting>
                <Hidden name="account" value=account.to_string() />
                <Hidden name="objective" value=id />
                <Fields form stored=ObjectiveForm { owner, ..ObjectiveForm::default() } owners />
                <div class="actions">
                    <Submit text="Add objective" form />
                    <a class="btn quiet" href=back>
                        "Cancel"
                    </a>
                </div>
            </PostForm>
        </EditorPage>
    }
}

/// Edits an objective.
#[component]
pub(crate) fn EditObjectivePage() -> impl IntoView {
    let (account, objective) = (
        parameter::<AccountId>("account"),
        parameter::<ObjectiveId>("objective"),
    );
    let resource = crate::resource::resource(
        move || account.get().zip(objective.get()),
        |ids| async move {
            let (account, objective) = ids.ok_or_else(not_found)?;
            let view = plan(account).await?;
            let objective = view.objective(objective).cloned().ok_or_else(not_found)?;
            Ok::<_, ApiError>((view, objective))
        },
    );
    view! { <Loading resource draw=|(view, objective)| view! { <Edit view objective /> }.into_any() /> }
}

#[component]
fn Edit(view: StaffView, objective: StaffObjective) -> impl IntoView {
    let account = view.header.account;
    let posting = Posting::to::<EditObjective>();
    let form = FormState::of(posting);
    let (owners, back) = (owners(&view), back_to_plan(&view));
    let StaffObjective {
        id,
        name,
        description,
        owner,
        ..
    } = objective;
    let stored = ObjectiveForm {
        name,
        description,
        owner: owner.map(|owner| owner.to_string()).unwrap_or_default(),
    };
    let was = originals(
        form,
        &[
            ("name", &stored.name),
            ("description", &stored.description),
            ("owner", &stored.owner),
        ],
    );
    view! {
        <EditorPage heading="Edit objective" view back=back.clone() back_words="Back to the plan" form>
            <Conflict form />
            <PostForm posting>
                <Hidden name="account" value=account.to_string() />
                <Hidden name="objective" value=id.to_string() />
                {was}
                <Fields form stored owners />
                <div class="actions">
                    <Submit text="Save" form />
                    <a class="btn quiet" href=back>
                        "Cancel"
                    </a>
                </div>
            </PostForm>
        </EditorPage>
    }
}

#[component]
fn Fields(form: FormState, stored: ObjectiveForm, owners: Vec<(String, String)>) -> impl IntoView {
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
