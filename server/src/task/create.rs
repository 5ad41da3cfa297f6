//! Adding a task with one line that also says who and when: `Prepare the import @sally due fri`.

use super::assign::insert_assignee;
use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, PlanPart, entity},
};
use domain::{
    calendar::to_iso,
    consequence::{Deed, Target, consequence},
    ids::{AccountId, ObjectiveId, TaskId},
    outcome::{Outcome, Undo},
    people::{PersonId, enumerate, first_name},
    quick_add::{QuickAdd, quick_add},
    refusal::Refusal,
    snapshot::Snapshot,
    task::{StatusCategory, Task, TaskHome, TaskStatus},
    validation::{TITLE_MAX, line},
};
use sea_orm::{ActiveModelTrait, Set};
use uuid::Uuid;

impl Staff {
    /// Adds a task at the end of its home. The end of the title may name assignees and a due date; a name that is not one person's alone is
    /// refused. Answers what of that was understood and what was not, if it names anything, and what customers see by who is named, with
    /// what takes the task away again. The same id again changes nothing. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], also for a home that is not the account's; [`Refusal::Invalid`] at `title`.
    pub async fn create_task(
        &self,
        account: AccountId,
        task: TaskId,
        home: TaskHome,
        title: &str,
    ) -> Result<Option<Outcome>, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        if change.has(PlanPart::Task, task.uuid()).await? {
            return Ok(None);
        }
        check_home(&snapshot, home)?;
        let people = assignable(&snapshot);
        let mut new = quick_add(title, snapshot.today, &people);
        let wrong = |message: String| Refusal::field("title", message);
        if let Some(message) = new.refusal(&people) {
            return Err(wrong(message));
        }
        let understood = new.remarks(snapshot.today, &people);
        new.title = line("the task’s title", &new.plain_title(), TITLE_MAX).map_err(wrong)?;
        let siblings = snapshot.tasks.iter().filter(|task| task.home == home);
        let last = siblings.map(|task| task.position).max().unwrap_or(0);
        let seen = consequence_of_naming(&snapshot, task, home, &new.assignees);
        let outcome = outcome_of_adding(task, understood, seen);
        insert(&change, task, home, &new, last + 1).await?;
        for (place, person) in (0i64..).zip(&new.assignees) {
            insert_assignee(&change, self, task, *person, place).await?;
        }
        let activity = Activity::TaskCreated(task, new.assignees);
        change.commit(self.person(), activity).await?;
        Ok(outcome)
    }
}

/// How the line was understood, and what customers see by it.
fn outcome_of_adding(task: TaskId, understood: Option<String>, seen: Option<String>) -> Option<Outcome> {
    let seen = seen.map(|sentence| Outcome::undoable(sentence, Undo::DeleteTask(task)));
    match (understood, seen) {
        (Some(understood), Some(seen)) => Some(seen.after(&understood)),
        (understood, seen) => seen.or(understood.map(Outcome::Understood)),
    }
}

/// What it does to what customers see that a new task's line names contacts, besides where the task stands.
fn consequence_of_naming(
    snapshot: &Snapshot,
    task: TaskId,
    home: TaskHome,
    assignees: &[PersonId],
) -> Option<String> {
    let contacts = assignees.iter().filter(|person| person.contact().is_some());
    let names: Vec<&str> = contacts
        .map(|person| first_name(snapshot.name(*person)))
        .collect();
    if names.is_empty() {
        return None;
    }
    let mut before = snapshot.clone();
    before.tasks.push(unassigned(task, home));
    let after = before.with_task(task, |task| task.assignees = assignees.to_vec());
    let cause = format!("Assigning {}", enumerate(&names));
    let deed = Deed {
        cause: &cause,
        to: Target::Task(task),
        called: "this task",
    };
    consequence(&before, &after, &deed)
}

/// A new task, as far as it matters to who sees it.
const fn unassigned(id: TaskId, home: TaskHome) -> Task {
    Task {
        id,
        home,
        title: String::new(),
        description: String::new(),
        show_in_portal: false,
        assignees: Vec::new(),
        start_on: None,
        due_on: None,
        status: TaskStatus::NotStarted,
        position: 0,
        version: 1,
    }
}

/// Everybody who can be assigned, by name: users, and contacts who have not left.
fn assignable(snapshot: &Snapshot) -> Vec<(PersonId, &str)> {
    let users = snapshot
        .users
        .iter()
        .map(|user| (PersonId::User(user.id), user.name.as_str()));
    let contacts = snapshot.contacts.iter().filter(|contact| !contact.archived);
    users
        .chain(contacts.map(|contact| (PersonId::Contact(contact.id), contact.name.as_str())))
        .collect()
}

/// The home must be the account's, and a group its workflow's.
pub(super) fn check_home(snapshot: &Snapshot, home: TaskHome) -> Result<(), Refusal> {
    let is_there = match home {
        TaskHome::Plan => true,
        TaskHome::Objective(objective) => snapshot.objective(objective).is_some(),
        TaskHome::Workflow { workflow, group } => {
            let has_group = |id| {
                snapshot
                    .groups
                    .iter()
                    .any(|group| group.id == id && group.workflow == workflow)
            };
            snapshot.workflow(workflow).is_some() && group.is_none_or(has_group)
        }
    };
    if is_there { Ok(()) } else { Err(Refusal::NotFound) }
}

/// The columns that say where a task stands: workflow, group, objective.
pub(super) fn home_columns(home: TaskHome) -> (Option<Uuid>, Option<Uuid>, Option<Uuid>) {
    match home {
        TaskHome::Workflow { workflow, group } => {
            (Some(workflow.uuid()), group.map(domain::ids::GroupId::uuid), None)
        }
        TaskHome::Objective(objective) => (None, None, Some(ObjectiveId::uuid(objective))),
        TaskHome::Plan => (None, None, None),
    }
}

async fn insert(
    change: &AccountChange,
    task: TaskId,
    home: TaskHome,
    new: &QuickAdd,
    position: i64,
) -> Result<(), Refusal> {
    let (workflow_id, group_id, objective_id) = home_columns(home);
    entity::task::ActiveModel {
        id: Set(task.uuid()),
        account_id: Set(change.account().uuid()),
        workflow_id: Set(workflow_id),
        group_id: Set(group_id),
        objective_id: Set(objective_id),
        title: Set(new.title.clone()),
        description: Set(String::new()),
        show_in_portal: Set(false),
        start_on: Set(None),
        due_on: Set(new.due_on.map(to_iso)),
        status: Set(StatusCategory::NotStarted.key().to_owned()),
        position: Set(position),
        version: Set(1),
        created_at: Set(change.now().0),
        deleted_at: Set(None),
    }
    .insert(change.transaction())
    .await
    .or_incident("adding a task")?;
    Ok(())
}
