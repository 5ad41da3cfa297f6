//! Editing a task's texts and dates: all of them in its form, or one in its row.

use super::detail::form;
use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, entity},
};
use domain::{
    calendar::{Date, to_iso},
    editing::{Edit, Merge},
    forms::TaskForm,
    ids::{AccountId, TaskId},
    refusal::{Refusal, Stale, StaleField},
    task::Task,
    validation::{FieldErrors, TEXT_MAX, TITLE_MAX, line, optional_date, text},
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

impl Staff {
    /// Edits a task's texts and dates. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Invalid`] at `title`, `description`, `start_on`, `due_on`; [`Refusal::Stale`].
    pub async fn edit_task(
        &self,
        account: AccountId,
        task: TaskId,
        edit: Edit<TaskForm>,
    ) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.task(task).ok_or(Refusal::NotFound)?;
        self.write_edit(change, stored, edit).await
    }

    /// Gives a task another title. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Invalid`] at `title`; [`Refusal::Stale`].
    pub async fn rename_task(
        &self,
        account: AccountId,
        task: TaskId,
        title: Edit<&str>,
    ) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.task(task).ok_or(Refusal::NotFound)?;
        let edit = title.map(|title| TaskForm {
            title: title.to_owned(),
            ..form(stored)
        });
        self.write_edit(change, stored, edit).await
    }

    /// Sets a task's due date, or none for an empty text. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Invalid`] at `due_on`; [`Refusal::Stale`].
    pub async fn set_due(&self, account: AccountId, task: TaskId, due_on: Edit<&str>) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.task(task).ok_or(Refusal::NotFound)?;
        let edit = due_on.map(|due_on| TaskForm {
            due_on: due_on.to_owned(),
            ..form(stored)
        });
        self.write_edit(change, stored, edit).await
    }

    async fn write_edit(
        &self,
        change: AccountChange,
        stored: &Task,
        edit: Edit<TaskForm>,
    ) -> Result<(), Refusal> {
        let (was, wanted) = (form(stored), edit.now.clone());
        let Some(merged) = merged(edit, was.clone())? else {
            return Ok(());
        };
        let texts = check(&merged).map_err(|refusal| whose_fault(refusal, &wanted, stored))?;
        let now = texts.form();
        update(&change, stored.id, texts).await?;
        let activity = Activity::TaskEdited(stored.id, Edit { was, now });
        change.commit(self.person(), activity).await
    }
}

/// What a task says and when, checked.
struct Texts {
    title: String,
    description: String,
    start_on: Option<Date>,
    due_on: Option<Date>,
}

impl Texts {
    /// As a form is filled with it once it is stored.
    fn form(&self) -> TaskForm {
        TaskForm {
            title: self.title.clone(),
            description: self.description.clone(),
            start_on: self.start_on.map(to_iso).unwrap_or_default(),
            due_on: self.due_on.map(to_iso).unwrap_or_default(),
        }
    }
}

fn check(form: &TaskForm) -> Result<Texts, Refusal> {
    let TaskForm {
        title,
        description,
        start_on,
        due_on,
    } = form;
    let mut errors = FieldErrors::default();
    let title = errors.take("title", line("the task’s title", title, TITLE_MAX));
    let description = errors.take("description", text("the description", description, TEXT_MAX));
    let start_on = errors.take("start_on", optional_date("the start date", start_on));
    let due_on = errors.take("due_on", optional_date("the due date", due_on));
    check_order(&mut errors, start_on.flatten(), due_on.flatten());
    match (title, description, start_on, due_on) {
        (Some(title), Some(description), Some(start_on), Some(due_on)) if errors.0.is_empty() => Ok(Texts {
            title,
            description,
            start_on,
            due_on,
        }),
        _ => Err(Refusal::Invalid(errors)),
    }
}

/// What the form alone would be allowed, and what is stored forbids, is a conflict: the days of two people contradict each other, and
/// whoever comes second must see both.
fn whose_fault(refusal: Refusal, now: &TaskForm, stored: &Task) -> Refusal {
    if check(now).is_err() {
        return refusal;
    }
    let theirs = form(stored);
    let day = |field: &str, theirs: String, mine: &str| StaleField {
        field: field.to_owned(),
        theirs: theirs.clone(),
        mine: mine.to_owned(),
        stored: theirs,
    };
    let fields = vec![
        day("start_on", theirs.start_on, &now.start_on),
        day("due_on", theirs.due_on, &now.due_on),
    ];
    Refusal::Stale(Stale { fields })
}

fn check_order(errors: &mut FieldErrors, start_on: Option<Date>, due_on: Option<Date>) {
    if start_on.zip(due_on).is_some_and(|(start, due)| due < start) {
        errors.add("due_on", "Enter a due date that is not before the start date.");
    }
}

fn merged(edit: Edit<TaskForm>, stored: TaskForm) -> Result<Option<TaskForm>, Refusal> {
    let Edit { was, now } = edit;
    let mut merge = Merge::default();
    let form = TaskForm {
        title: merge.text("title", &was.title, stored.title, now.title),
        description: merge.text(
            "description",
            &was.description,
            stored.description,
            now.description,
        ),
        start_on: merge.text("start_on", &was.start_on, stored.start_on, now.start_on),
        due_on: merge.text("due_on", &was.due_on, stored.due_on, now.due_on),
    };
    merge.finish(form)
}

async fn update(change: &AccountChange, task: TaskId, wanted: Texts) -> Result<(), Refusal> {
    use entity::task::Column;
    let Texts {
        title,
        description,
        start_on,
        due_on,
    } = wanted;
    entity::task::Entity::update_many()
        .col_expr(Column::Title, Expr::value(title))
        .col_expr(Column::Description, Expr::value(description))
        .col_expr(Column::StartOn, Expr::value(start_on.map(to_iso)))
        .col_expr(Column::DueOn, Expr::value(due_on.map(to_iso)))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(task.uuid()))
        .exec(change.transaction())
        .await
        .or_incident("editing a task")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(form: &TaskForm) -> Vec<String> {
        match check(form) {
            Err(Refusal::Invalid(errors)) => errors.0.into_iter().map(|error| error.field).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn all_that_is_wrong_with_a_task_is_said_at_once() {
        let form = TaskForm {
            title: String::new(),
            start_on: "soon".to_owned(),
            due_on: "2026-02-30".to_owned(),
            ..Default::default()
        };
        assert_eq!(refused(&form), ["title", "start_on", "due_on"]);
    }

    #[test]
    fn a_task_is_not_due_before_it_starts() {
        let form = TaskForm {
            title: "Import".to_owned(),
            start_on: "2026-11-24".to_owned(),
            due_on: "2026-11-23".to_owned(),
            ..Default::default()
        };
        assert_eq!(refused(&form), ["due_on"]);
        assert!(
            refused(&TaskForm {
                due_on: "2026-11-24".to_owned(),
                ..form
            })
            .is_empty()
        );
    }
}
