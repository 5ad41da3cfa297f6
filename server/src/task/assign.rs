//! Assigning tasks. Assigning a contact can make a task shareable or visible, and the page says so at that moment.

use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, entity},
    workflow::has_left,
};
use domain::{
    consequence::{Deed, Target, consequence},
    ids::{AccountId, TaskId},
    outcome::{Outcome, Undo},
    people::{PersonId, first_name},
    refusal::Refusal,
    snapshot::Snapshot,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

impl Staff {
    /// Assigns a person to a task, or no longer; doing it twice changes nothing. Answers a sentence where it changes what
    /// customers see or would see, with what takes it back. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], also for a person who is not known here; [`Refusal::NotAllowed`] for a contact who has left.
    pub async fn assign(
        &self,
        account: AccountId,
        task: TaskId,
        person: PersonId,
        assigned: bool,
    ) -> Result<Option<Outcome>, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.task(task).ok_or(Refusal::NotFound)?;
        if stored.assignees.contains(&person) == assigned {
            return Ok(None);
        }
        if assigned {
            check_person(&snapshot, person)?;
            insert_assignee(&change, self, task, person, 0).await?;
        } else {
            delete_assignee(&change, task, person).await?;
        }
        let activity = Activity::TaskAssigned {
            task,
            person,
            assigned,
        };
        change.commit(self.person(), activity).await?;
        let undo = Undo::Assign {
            task,
            person,
            assigned: !assigned,
        };
        let sentence = consequence_of_assigning(&snapshot, task, person, assigned);
        Ok(sentence.map(|sentence| Outcome::undoable(sentence, undo)))
    }
}

fn check_person(snapshot: &Snapshot, person: PersonId) -> Result<(), Refusal> {
    match person {
        PersonId::User(id) => snapshot.user(id).map(|_| ()).ok_or(Refusal::NotFound),
        PersonId::Contact(id) => match snapshot.contact(id) {
            None => Err(Refusal::NotFound),
            Some(contact) if contact.archived => Err(has_left(&contact.name)),
            Some(_) => Ok(()),
        },
    }
}

/// Writes an assignment that is not there yet. `place` keeps the order of those that are made in one change.
pub(super) async fn insert_assignee(
    change: &AccountChange,
    by: &Staff,
    task: TaskId,
    person: PersonId,
    place: i64,
) -> Result<(), Refusal> {
    entity::task_assignee::ActiveModel {
        task_id: Set(task.uuid()),
        person: Set(person.key()),
        account_id: Set(change.account().uuid()),
        assigned_at: Set(change.now().0 + place),
        assigned_by: Set(by.user().uuid()),
    }
    .insert(change.transaction())
    .await
    .or_incident("assigning a task")?;
    Ok(())
}

async fn delete_assignee(change: &AccountChange, task: TaskId, person: PersonId) -> Result<(), Refusal> {
    entity::task_assignee::Entity::delete_many()
        .filter(entity::task_assignee::Column::TaskId.eq(task.uuid()))
        .filter(entity::task_assignee::Column::Person.eq(person.key()))
        .exec(change.transaction())
        .await
        .or_incident("unassigning a task")?;
    Ok(())
}

/// What naming a person on a task, or no longer, does to what customers see.
fn consequence_of_assigning(
    before: &Snapshot,
    task: TaskId,
    person: PersonId,
    assigned: bool,
) -> Option<String> {
    let after = before.with_task(task, |task| {
        task.assignees.retain(|assignee| *assignee != person);
        task.assignees.extend(assigned.then_some(person));
    });
    let verb = if assigned { "Assigning" } else { "Unassigning" };
    let cause = format!("{verb} {}", first_name(before.name(person)));
    let deed = Deed {
        cause: &cause,
        to: Target::Task(task),
        called: "this task",
    };
    consequence(before, &after, &deed)
}
