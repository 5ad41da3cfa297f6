//! A task's texts and dates in one form.

use super::editor::{EditorPage, Loading, not_found, plan};
use crate::{
    api::{
        ApiError,
        staff::{EditTask, task_detail},
    },
    ui::{DateField, Hidden, TextArea, TextField},
    workspace::{
        frame::{Conflict, FormState, PostForm, Posting, Submit, originals, parameter},
        paths::task_path,
    },
};
use domain::{
    forms::TaskForm,
    ids::{AccountId, TaskId},
    views::{pages::StaffTaskDetail, staff::StaffView},
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// Edits a task.
#[component]
pub(crate) fn EditTaskPage() -> impl IntoView {
    let (account, task) = (parameter::<AccountId>("account"), parameter::<TaskId>("task"));
    let resource = crate::resource::resource(
        move || account.get().zip(task.get()),
        |ids| async move {
            let (account, task) = ids.ok_or_else(not_found)?;
            let detail = task_detail(account, task).await?;
            Ok::<_, ApiError>((plan(account).await?, task, detail))
        },
    );
    view! { <Loading resource draw=|(view, task, detail)| view! { <Editor view task detail /> }.into_any() /> }
}

#[component]
fn Editor(view: StaffView, task: TaskId, detail: StaffTaskDetail) -> impl IntoView {
    let account = view.header.account;
    let posting = Posting::to::<EditTask>();
    let form = FormState::of(posting);
    let back = task_path(account, task);
    go_back_when_saved(posting, back.clone());
    let stored = detail.form;
    let was = originals(
        form,
        &[
            ("title", &stored.title),
            ("description", &stored.description),
            ("start_on", &stored.start_on),
            ("due_on", &stored.due_on),
        ],
    );
    view! {
        <EditorPage heading="Edit task" view back=back.clone() back_words="Back to the task" form>
            <Conflict form />
            <PostForm posting>
                <Hidden name="account" value=account.to_string() />
                <Hidden name="task" value=task.to_string() />
                {was}
                <Fields form stored />
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

/// The texts and dates.
#[component]
fn Fields(form: FormState, stored: TaskForm) -> impl IntoView {
    view! {
        <TextField
            id="title"
            name="title"
            label="Title"
            value=form.value("title", &stored.title)
            error=form.message("title")
            autocomplete="off"
        />
        <TextArea
            id="description"
            name="description"
            label="Description"
            hint="Markdown. Customers who see the task read it"
            rows=8
            value=form.value("description", &stored.description)
            error=form.message("description")
        />
        <div class="fields">
            <DateField
                id="start_on"
                name="start_on"
                label="Start date"
                value=form.value("start_on", &stored.start_on)
                error=form.message("start_on")
            />
            <DateField
                id="due_on"
                name="due_on"
                label="Due date"
                value=form.value("due_on", &stored.due_on)
                error=form.message("due_on")
            />
        </div>
    }
}

/// With scripts the server only answers; the page moves on by itself.
fn go_back_when_saved(posting: Posting, back: String) {
    let navigate = use_navigate();
    posting.on_done(move |()| navigate(&back, NavigateOptions::default()));
}
