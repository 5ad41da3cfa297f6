//! Everything small that can be changed in a plan, as a value: the same value draws a form that works without scripts and makes the call
//! that scripts make. What takes a change back is such a value too.

#[cfg(feature = "ssr")]
use super::paths::{co_owners_path, plan_path, task_path, undo_path};
use super::thing::Thing;
use crate::api::{
    ApiError,
    post::{Body, exchange, read},
    staff::{
        Assign, CompleteTask, CreateTask, DeleteObjective, DeletePlay, DeleteTask, MoveObjective, MovePlay,
        MoveTask, RenameTask, ReopenTask, RestoreObjective, RestorePlay, RestoreTask, SetDue, SetPlaySharing,
        SetShowInPortal, SetStatus, TakeBackCoOwner,
    },
};
use domain::{
    forms::MoveTo,
    ids::{AccountId, ContactId, ObjectiveId, TaskId, WorkflowId},
    outcome::{Outcome, Undo},
    people::PersonId,
    plan::{PlayHome, Sharing},
    task::{StatusCategory, TaskHome},
};
use leptos::server_fn::ServerFn;

/// One change, complete with what it changes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    Complete(TaskId),
    Reopen(TaskId),
    AddTask {
        task: TaskId,
        home: TaskHome,
        title: String,
    },
    Rename {
        task: TaskId,
        was: String,
        title: String,
    },
    /// From wherever it stands, or only from there.
    MoveTask {
        task: TaskId,
        from: Option<TaskHome>,
        home: TaskHome,
        to: MoveTo<TaskId>,
    },
    Due {
        task: TaskId,
        was: String,
        due_on: String,
    },
    Status {
        task: TaskId,
        was: StatusCategory,
        status: StatusCategory,
    },
    /// Turns the switch, so from the other state.
    Show {
        task: TaskId,
        show: bool,
    },
    Assign {
        task: TaskId,
        person: PersonId,
        assigned: bool,
    },
    /// From wherever it stands, or only from there.
    MovePlay {
        play: WorkflowId,
        from: Option<PlayHome>,
        objective: Option<ObjectiveId>,
        to: MoveTo<WorkflowId>,
    },
    SharePlay {
        play: WorkflowId,
        was: Sharing,
        sharing: Sharing,
    },
    /// A page of their own names a play's co-owners.
    TakeBackCoOwner {
        play: WorkflowId,
        contact: ContactId,
    },
    MoveObjective {
        objective: ObjectiveId,
        to: MoveTo<ObjectiveId>,
    },
    Delete(Thing),
    Restore(Thing),
}

impl Change {
    /// Assigns a person to a task, or no longer.
    pub(crate) const fn assign(task: TaskId, person: PersonId, assigned: bool) -> Self {
        Self::Assign {
            task,
            person,
            assigned,
        }
    }

    /// Moves a play, from wherever it stands or only from there.
    pub(crate) const fn move_play(
        play: WorkflowId,
        from: Option<PlayHome>,
        objective: Option<ObjectiveId>,
        to: MoveTo<WorkflowId>,
    ) -> Self {
        Self::MovePlay {
            play,
            from,
            objective,
            to,
        }
    }
}

impl From<Undo> for Change {
    fn from(undo: Undo) -> Self {
        match undo {
            Undo::Assign {
                task,
                person,
                assigned,
            } => Self::assign(task, person, assigned),
            Undo::Show { task, show } => Self::Show { task, show },
            Undo::Status { task, was, status } => Self::Status { task, was, status },
            Undo::SharePlay { play, was, sharing } => Self::SharePlay { play, was, sharing },
            Undo::MoveTask { task, from, home, to } => Self::MoveTask {
                task,
                from: Some(from),
                home,
                to,
            },
            Undo::MovePlay {
                play,
                from,
                objective,
                to,
            } => Self::move_play(play, Some(from), objective, to),
            Undo::TakeBackCoOwner { play, contact } => Self::TakeBackCoOwner { play, contact },
            Undo::DeleteTask(task) => Self::Delete(Thing::Task(task)),
            Undo::RestoreTask(task) => Self::Restore(Thing::Task(task)),
            Undo::RestorePlay(play) => Self::Restore(Thing::Play(play)),
            Undo::RestoreObjective(objective) => Self::Restore(Thing::Objective(objective)),
        }
    }
}

/// What the server says of a change that a form asked for, and where it leads.
#[cfg(feature = "ssr")]
impl Change {
    /// Whether it deletes something.
    pub(crate) fn is_deletion(&self) -> bool {
        matches!(self, Self::Delete(_))
    }

    /// The page that its form leads to; none where it leads back to the page it stood on.
    pub(crate) fn next_page(&self, account: AccountId) -> Option<String> {
        match self {
            Self::Complete(_)
            | Self::Reopen(_)
            | Self::Rename { .. }
            | Self::Status { .. }
            | Self::Show { .. }
            | Self::Assign { .. } => None,
            Self::Due { task, .. } => Some(task_path(account, *task)),
            Self::TakeBackCoOwner { play, .. } => Some(co_owners_path(account, *play)),
            Self::Delete(thing) => Some(undo_path(account, *thing)),
            Self::AddTask { .. }
            | Self::MoveTask { .. }
            | Self::MovePlay { .. }
            | Self::SharePlay { .. }
            | Self::MoveObjective { .. }
            | Self::Restore(_) => Some(plan_path(account)),
        }
    }
}

/// A field of a form, by name.
type Field = (&'static str, String);
/// All of a form.
type Fields = Vec<Field>;

/// What a change is sent for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    /// Because somebody wants it.
    ForItself,
    /// To take back another. What it answers offers no further Undo.
    AsUndo,
}

impl Sent {
    /// The field that tells the server.
    fn field(self) -> Option<Field> {
        (self == Self::AsUndo).then(|| ("undo", true.to_string()))
    }
}

impl Change {
    /// Where a form posts it.
    pub(super) const fn address(&self) -> &'static str {
        match self {
            Self::Complete(_) => <CompleteTask as ServerFn>::PATH,
            Self::Reopen(_) => <ReopenTask as ServerFn>::PATH,
            Self::AddTask { .. } => <CreateTask as ServerFn>::PATH,
            Self::Rename { .. } => <RenameTask as ServerFn>::PATH,
            Self::MoveTask { .. } => <MoveTask as ServerFn>::PATH,
            Self::Due { .. } => <SetDue as ServerFn>::PATH,
            Self::Status { .. } => <SetStatus as ServerFn>::PATH,
            Self::Show { .. } => <SetShowInPortal as ServerFn>::PATH,
            Self::Assign { .. } => <Assign as ServerFn>::PATH,
            Self::MovePlay { .. } => <MovePlay as ServerFn>::PATH,
            Self::SharePlay { .. } => <SetPlaySharing as ServerFn>::PATH,
            Self::TakeBackCoOwner { .. } => <TakeBackCoOwner as ServerFn>::PATH,
            Self::MoveObjective { .. } => <MoveObjective as ServerFn>::PATH,
            Self::Delete(Thing::Task(_)) => <DeleteTask as ServerFn>::PATH,
            Self::Delete(Thing::Play(_)) => <DeletePlay as ServerFn>::PATH,
            Self::Delete(Thing::Objective(_)) => <DeleteObjective as ServerFn>::PATH,
            Self::Restore(Thing::Task(_)) => <RestoreTask as ServerFn>::PATH,
            Self::Restore(Thing::Play(_)) => <RestorePlay as ServerFn>::PATH,
            Self::Restore(Thing::Objective(_)) => <RestoreObjective as ServerFn>::PATH,
        }
    }

    /// What a form sends: the arguments of the server function.
    pub(super) fn fields(&self, account: AccountId, sent: Sent) -> Fields {
        let mut fields = vec![("account", account.to_string()), self.thing().field()];
        fields.extend(self.start());
        fields.extend(self.aim());
        fields.extend(sent.field());
        fields
    }

    /// What it changes.
    pub(super) const fn thing(&self) -> Thing {
        match self {
            Self::Complete(task)
            | Self::Reopen(task)
            | Self::AddTask { task, .. }
            | Self::Rename { task, .. }
            | Self::MoveTask { task, .. }
            | Self::Due { task, .. }
            | Self::Status { task, .. }
            | Self::Show { task, .. }
            | Self::Assign { task, .. } => Thing::Task(*task),
            Self::MovePlay { play, .. }
            | Self::SharePlay { play, .. }
            | Self::TakeBackCoOwner { play, .. } => Thing::Play(*play),
            Self::MoveObjective { objective, .. } => Thing::Objective(*objective),
            Self::Delete(thing) | Self::Restore(thing) => *thing,
        }
    }

    /// The task of which it sets how far it is.
    pub(super) const fn status_of(&self) -> Option<TaskId> {
        match self {
            Self::Complete(task) | Self::Reopen(task) | Self::Status { task, .. } => Some(*task),
            _ => None,
        }
    }

    /// How that stands where it starts from: who has changed it since is not overruled.
    fn start(&self) -> Option<Field> {
        match self {
            Self::Rename { was, .. } => Some(("was_title", was.clone())),
            Self::MoveTask { from, .. } => from.map(|from| ("was_home", from.key())),
            Self::Due { was, .. } => Some(("was_due_on", was.clone())),
            Self::Status { was, .. } => Some(("was_status", was.key().to_owned())),
            Self::Show { show, .. } => Some(("was_show", (!show).to_string())),
            Self::MovePlay { from, .. } => from.map(|from| ("was_home", from.key())),
            Self::SharePlay { was, .. } => Some(("was_sharing", was.key().to_owned())),
            Self::Complete(_)
            | Self::Reopen(_)
            | Self::AddTask { .. }
            | Self::Assign { .. }
            | Self::TakeBackCoOwner { .. }
            | Self::MoveObjective { .. }
            | Self::Delete(_)
            | Self::Restore(_) => None,
        }
    }

    /// How it is to stand; nothing where the address says all.
    fn aim(&self) -> Fields {
        match self {
            Self::AddTask { home, title, .. } => vec![("home", home.key()), ("title", title.clone())],
            Self::Rename { title, .. } => vec![("title", title.clone())],
            Self::MoveTask { home, to, .. } => vec![("home", home.key()), ("to", to.key())],
            Self::Due { due_on, .. } => vec![("due_on", due_on.clone())],
            Self::Status { status, .. } => vec![("status", status.key().to_owned())],
            Self::Show { show, .. } => vec![("show", show.to_string())],
            Self::Assign { person, assigned, .. } => {
                vec![("person", person.key()), ("assigned", assigned.to_string())]
            }
            Self::MovePlay { objective, to, .. } => {
                let mut fields = vec![("to", to.key())];
                fields.extend(objective.map(|objective| ("objective", objective.to_string())));
                fields
            }
            Self::SharePlay { sharing, .. } => vec![("sharing", sharing.key().to_owned())],
            Self::TakeBackCoOwner { contact, .. } => vec![("contact", contact.to_string())],
            Self::MoveObjective { to, .. } => vec![("to", to.key())],
            Self::Complete(_) | Self::Reopen(_) | Self::Delete(_) | Self::Restore(_) => Vec::new(),
        }
    }

    /// Whether that is wrong with what stands in the field of a line, which shows it there.
    pub(super) fn has_field(&self, error: &ApiError) -> bool {
        matches!(self, Self::AddTask { .. }) && error.message("title").is_some()
    }

    /// Whether the answer is an outcome, where there is something to say.
    const fn has_outcome(&self) -> bool {
        matches!(
            self,
            Self::Complete(_)
                | Self::Status { .. }
                | Self::AddTask { .. }
                | Self::Assign { .. }
                | Self::Show { .. }
                | Self::MoveTask { .. }
                | Self::SharePlay { .. }
                | Self::MovePlay { .. }
                | Self::Delete(_)
        )
    }

    /// Asks the server. Some changes answer what they did to what customers see, what they deleted, how a line was understood, or only what
    /// takes them back.
    pub(super) async fn send(&self, account: AccountId, sent: Sent) -> Result<Option<Outcome>, ApiError> {
        let fields = self.fields(account, sent);
        let body = Body::of(fields.iter().map(|(name, value)| (*name, value.as_str())));
        let answer = exchange(self.address(), body).await;
        if self.has_outcome() {
            read(answer)
        } else {
            read::<()>(answer).map(|()| None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A form's fields must be the arguments the server function reads.
    fn read<F: ServerFn + serde::de::DeserializeOwned>(change: &Change) {
        let account = AccountId::new(uuid::Uuid::from_u128(1));
        let fields: serde_json::Map<String, serde_json::Value> = change
            .fields(account, Sent::AsUndo)
            .into_iter()
            .map(|(name, value)| (name.to_owned(), text_or_value(value)))
            .collect();
        let read = serde_json::from_value::<F>(fields.into());
        assert!(
            read.is_ok(),
            "{change:?}: {:?}",
            read.err().map(|error| error.to_string())
        );
        assert_eq!(change.address(), F::PATH);
    }

    fn text_or_value(text: String) -> serde_json::Value {
        match text.as_str() {
            "true" => true.into(),
            "false" => false.into(),
            _ => text.into(),
        }
    }

    #[test]
    fn forms_send_what_the_server_functions_read() {
        let uuid = uuid::Uuid::from_u128(2);
        let (task, play, objective) = (TaskId::new(uuid), WorkflowId::new(uuid), ObjectiveId::new(uuid));
        let (home, contact) = (TaskHome::Objective(objective), ContactId::new(uuid));
        read::<CompleteTask>(&Change::Complete(task));
        read::<ReopenTask>(&Change::Reopen(task));
        read::<CreateTask>(&Change::AddTask {
            task,
            home,
            title: "x".into(),
        });
        read::<RenameTask>(&Change::Rename {
            task,
            was: "y".into(),
            title: "x".into(),
        });
        read::<MoveTask>(&Change::MoveTask {
            task,
            from: None,
            home,
            to: MoveTo::Up,
        });
        read::<MoveTask>(&Change::MoveTask {
            task,
            from: Some(TaskHome::Plan),
            home,
            to: MoveTo::First,
        });
        read::<SetDue>(&Change::Due {
            task,
            was: "2026-11-24".into(),
            due_on: String::new(),
        });
        read::<SetStatus>(&Change::Status {
            task,
            was: StatusCategory::NotStarted,
            status: StatusCategory::Started,
        });
        read::<SetShowInPortal>(&Change::Show { task, show: true });
        read::<Assign>(&Change::Assign {
            task,
            person: PersonId::Contact(contact),
            assigned: false,
        });
        read::<DeleteTask>(&Change::Delete(Thing::Task(task)));
        read::<RestoreTask>(&Change::Restore(Thing::Task(task)));
        read::<MovePlay>(&Change::MovePlay {
            play,
            from: None,
            objective: None,
            to: MoveTo::Last,
        });
        read::<MovePlay>(&Change::MovePlay {
            play,
            from: None,
            objective: Some(objective),
            to: MoveTo::Last,
        });
        read::<MovePlay>(&Change::MovePlay {
            play,
            from: Some(PlayHome::Plan),
            objective: Some(objective),
            to: MoveTo::First,
        });
        read::<TakeBackCoOwner>(&Change::TakeBackCoOwner { play, contact });
        read::<SetPlaySharing>(&Change::SharePlay {
            play,
            was: Sharing::Private,
            sharing: Sharing::AllTasks,
        });
        read::<DeletePlay>(&Change::Delete(Thing::Play(play)));
        read::<RestorePlay>(&Change::Restore(Thing::Play(play)));
        read::<MoveObjective>(&Change::MoveObjective {
            objective,
            to: MoveTo::Down,
        });
        read::<DeleteObjective>(&Change::Delete(Thing::Objective(objective)));
        read::<RestoreObjective>(&Change::Restore(Thing::Objective(objective)));
    }
}
