//! A task's texts and dates in one form.

use crate::{
    api::staff::EditTask,
    ui::{DateField, Hidden, TextArea, TextField},
    workspace::{
        frame::{FormPage, PostForm, SentForm, actions, conflict, originals},
        paths::task_path,
        screen::PlainPage,
    },
};
use domain::{
    forms::TaskForm,
    ids::{AccountId, TaskId},
    refusal::Refusal,
    views::staff::StaffHeader,
};
use leptos::prelude::*;
use server::actor::Staff;

/// Edits a task.
#[derive(Clone, Debug)]
pub(crate) struct TaskEditing {
    header: StaffHeader,
    task: TaskId,
    stored: TaskForm,
}

impl TaskEditing {
    /// Reads what is stored of the task.
    pub(crate) async fn read(staff: &Staff, account: AccountId, task: TaskId) -> Result<Self, Refusal> {
        let stored = staff.task_form(account, task).await?;
        let header = staff.account_header(account).await?;
        Ok(Self { header, task, stored })
    }
}

impl PlainPage for TaskEditing {
    fn draw(self) -> impl IntoView + 'static {
        let Self { header, task, stored } = self;
        let account = header.account;
        let form = SentForm::of::<EditTask>();
        let (address, back) = (form.address(), task_path(account, task));
        let was = originals(&form, &stored.fields());
        let (conflict, fields) = (conflict(&form), fields(&form, &stored));
        view! {
            <FormPage deed="Edit task" of=header.name back=back.clone() back_words="Back to the task" form>
                {conflict}
                <PostForm address>
                    <Hidden name="account" value=account.to_string() />
                    <Hidden name="task" value=task.to_string() />
                    {was}
                    {fields}
                    {actions("Save", back)}
                </PostForm>
            </FormPage>
        }
    }
}

/// The texts and dates.
fn fields(form: &SentForm, stored: &TaskForm) -> impl IntoView + use<> {
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
