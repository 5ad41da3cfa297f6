//! Everything small that can be changed on the plan page, as a value: the same value draws a form that works without scripts and
//! makes the call that scripts make. What takes a change back is such a value too.

use super::{board::Board, deleted::Deleted};
use crate::{
    api::{
        ApiError,
        post::{Body, post},
        staff::{
            Assign, CompleteTask, CreateTask, DeleteObjective, DeletePlay, DeleteTask, MoveObjective,
            MovePlay, MoveTask, RenameTask, ReopenTask, RestoreObjective, RestorePlay, RestoreTask, SetDue,
            SetPlaySharing, SetShowInPortal, SetStatus, TakeBackCoOwner,
        },
    },
    ui::{Current, Hidden, Icon, IconPath, follow},
};
use domain::{
    forms::MoveTo,
    ids::{AccountId, ContactId, ObjectiveId, TaskId, WorkflowId},
    outcome::{Outcome, Undo},
    people::PersonId,
    plan::Sharing,
    task::{StatusCategory, TaskHome},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// One change, complete with what it changes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
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
    MoveTask {
        task: TaskId,
        home: TaskHome,
        to: MoveTo<TaskId>,
    },
    /// Back to where a move took it from.
    MoveTaskBack {
        task: TaskId,
        from: TaskHome,
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
    DeleteTask(TaskId),
    RestoreTask(TaskId),
    MovePlay {
        play: WorkflowId,
        objective: Option<ObjectiveId>,
        to: MoveTo<WorkflowId>,
    },
    /// Back to where a move took it from.
    MovePlayBack {
        play: WorkflowId,
        from: Option<ObjectiveId>,
        objective: Option<ObjectiveId>,
        to: MoveTo<WorkflowId>,
    },
    SharePlay {
        play: WorkflowId,
        was: Sharing,
        sharing: Sharing,
    },
    /// The play's own page names co-owners.
    TakeBackCoOwner {
        play: WorkflowId,
        contact: ContactId,
    },
    DeletePlay(WorkflowId),
    RestorePlay(WorkflowId),
    MoveObjective {
        objective: ObjectiveId,
        to: MoveTo<ObjectiveId>,
    },
    DeleteObjective(ObjectiveId),
    RestoreObjective(ObjectiveId),
}

impl From<Undo> for Change {
    fn from(undo: Undo) -> Self {
        match undo {
            Undo::Assign {
                task,
                person,
                assigned,
            } => Self::Assign {
                task,
                person,
                assigned,
            },
            Undo::Show { task, show } => Self::Show { task, show },
            Undo::SharePlay { play, was, sharing } => Self::SharePlay { play, was, sharing },
            Undo::MoveTask { task, from, home, to } => Self::MoveTaskBack { task, from, home, to },
            Undo::MovePlay {
                play,
                from,
                objective,
                to,
            } => Self::MovePlayBack {
                play,
                from,
                objective,
                to,
            },
            Undo::NameCoOwner { play, contact } => Self::TakeBackCoOwner { play, contact },
            Undo::AddTask(task) => Self::DeleteTask(task),
        }
    }
}

/// The fields of a form, by name.
type Fields = Vec<(&'static str, String)>;

impl Change {
    /// Where a form posts it.
    pub(super) const fn address(&self) -> &'static str {
        match self {
            Self::Complete(_) => <CompleteTask as ServerFn>::PATH,
            Self::Reopen(_) => <ReopenTask as ServerFn>::PATH,
            Self::AddTask { .. } => <CreateTask as ServerFn>::PATH,
            Self::Rename { .. } => <RenameTask as ServerFn>::PATH,
            Self::MoveTask { .. } | Self::MoveTaskBack { .. } => <MoveTask as ServerFn>::PATH,
            Self::Due { .. } => <SetDue as ServerFn>::PATH,
            Self::Status { .. } => <SetStatus as ServerFn>::PATH,
            Self::Show { .. } => <SetShowInPortal as ServerFn>::PATH,
            Self::Assign { .. } => <Assign as ServerFn>::PATH,
            Self::DeleteTask(_) => <DeleteTask as ServerFn>::PATH,
            Self::RestoreTask(_) => <RestoreTask as ServerFn>::PATH,
            Self::MovePlay { .. } | Self::MovePlayBack { .. } => <MovePlay as ServerFn>::PATH,
            Self::SharePlay { .. } => <SetPlaySharing as ServerFn>::PATH,
            Self::TakeBackCoOwner { .. } => <TakeBackCoOwner as ServerFn>::PATH,
            Self::DeletePlay(_) => <DeletePlay as ServerFn>::PATH,
            Self::RestorePlay(_) => <RestorePlay as ServerFn>::PATH,
            Self::MoveObjective { .. } => <MoveObjective as ServerFn>::PATH,
            Self::DeleteObjective(_) => <DeleteObjective as ServerFn>::PATH,
            Self::RestoreObjective(_) => <RestoreObjective as ServerFn>::PATH,
        }
    }

    /// What a form sends: the arguments of the server function, but for the account.
    fn fields(&self) -> Fields {
        match self {
            Self::Complete(task) | Self::Reopen(task) | Self::DeleteTask(task) | Self::RestoreTask(task) => {
                vec![("task", task.to_string())]
            }
            Self::AddTask { task, home, title } => {
                vec![
                    ("task", task.to_string()),
                    ("home", home.key()),
                    ("title", title.clone()),
                ]
            }
            Self::Rename { task, was, title } => {
                vec![
                    ("task", task.to_string()),
                    ("was_title", was.clone()),
                    ("title", title.clone()),
                ]
            }
            Self::MoveTask { task, home, to } => moving_task(*task, *home, *to),
            Self::MoveTaskBack { task, from, home, to } => {
                let mut fields = moving_task(*task, *home, *to);
                fields.push(("was_home", from.key()));
                fields
            }
            Self::Due { task, was, due_on } => {
                vec![
                    ("task", task.to_string()),
                    ("was_due_on", was.clone()),
                    ("due_on", due_on.clone()),
                ]
            }
            Self::Status { task, was, status } => {
                vec![
                    ("task", task.to_string()),
                    ("was_status", was.key().to_owned()),
                    ("status", status.key().to_owned()),
                ]
            }
            Self::Show { task, show } => {
                vec![
                    ("task", task.to_string()),
                    ("was_show", (!show).to_string()),
                    ("show", show.to_string()),
                ]
            }
            Self::Assign {
                task,
                person,
                assigned,
            } => {
                vec![
                    ("task", task.to_string()),
                    ("person", person.key()),
                    ("assigned", assigned.to_string()),
                ]
            }
            _ => self.container_fields(),
        }
    }

    /// The same for what concerns plays and objectives.
    fn container_fields(&self) -> Fields {
        match self {
            Self::MovePlay { play, objective, to } => moving_play(*play, *objective, *to),
            Self::MovePlayBack {
                play,
                from,
                objective,
                to,
            } => {
                let mut fields = moving_play(*play, *objective, *to);
                let from = from.map_or(TaskHome::Plan, TaskHome::Objective);
                fields.push(("was_home", from.key()));
                fields
            }
            Self::SharePlay { play, was, sharing } => {
                vec![
                    ("play", play.to_string()),
                    ("was_sharing", was.key().to_owned()),
                    ("sharing", sharing.key().to_owned()),
                ]
            }
            Self::TakeBackCoOwner { play, contact } => {
                vec![("play", play.to_string()), ("contact", contact.to_string())]
            }
            Self::DeletePlay(play) | Self::RestorePlay(play) => vec![("play", play.to_string())],
            Self::MoveObjective { objective, to } => {
                vec![("objective", objective.to_string()), ("to", to.key())]
            }
            Self::DeleteObjective(objective) | Self::RestoreObjective(objective) => {
                vec![("objective", objective.to_string())]
            }
            _ => Vec::new(),
        }
    }

    /// What it deletes or brings back.
    pub(super) const fn deleted(&self) -> Option<Deleted> {
        match self {
            Self::DeleteTask(id) | Self::RestoreTask(id) => Some(Deleted::Task(*id)),
            Self::DeletePlay(id) | Self::RestorePlay(id) => Some(Deleted::Play(*id)),
            Self::DeleteObjective(id) | Self::RestoreObjective(id) => Some(Deleted::Objective(*id)),
            _ => None,
        }
    }

    /// Whether that is wrong with what stands in the field of a line, which shows it there.
    pub(super) fn has_field(&self, error: &ApiError) -> bool {
        matches!(self, Self::AddTask { .. }) && error.fields().of("title").is_some()
    }

    /// Whether the answer is an outcome, where there is something to say.
    const fn has_outcome(&self) -> bool {
        matches!(
            self,
            Self::AddTask { .. }
                | Self::Assign { .. }
                | Self::Show { .. }
                | Self::MoveTask { .. }
                | Self::MoveTaskBack { .. }
                | Self::SharePlay { .. }
                | Self::MovePlay { .. }
                | Self::MovePlayBack { .. }
        )
    }

    /// Asks the server. Some changes answer what they did to what customers see, or how a line was understood.
    pub(super) async fn send(&self, account: AccountId) -> Result<Option<Outcome>, ApiError> {
        let account = account.to_string();
        let fields = self.fields();
        let all = fields.iter().map(|(name, value)| (*name, value.as_str()));
        let body = Body::of(std::iter::once(("account", account.as_str())).chain(all));
        if self.has_outcome() {
            post(self.address(), body).await
        } else {
            post::<()>(self.address(), body).await.map(|()| None)
        }
    }
}

/// What every move of a task sends.
fn moving_task(task: TaskId, home: TaskHome, to: MoveTo<TaskId>) -> Fields {
    vec![("task", task.to_string()), ("home", home.key()), ("to", to.key())]
}

/// What every move of a play sends.
fn moving_play(play: WorkflowId, objective: Option<ObjectiveId>, to: MoveTo<WorkflowId>) -> Fields {
    let mut fields = vec![("play", play.to_string()), ("to", to.key())];
    fields.extend(objective.map(|objective| ("objective", objective.to_string())));
    fields
}

/// A form that is one change; its children are the button. Without scripts it posts, with them the board runs the change.
#[component]
pub(super) fn ChangeForm(change: Change, children: Children) -> impl IntoView {
    let board = Board::get();
    let sent = change.clone();
    let run = Callback::new(move |()| board.run(sent.clone()));
    change_form(board.account, &change, run, children().into_any())
}

/// The form itself, for who has a handler of their own.
pub(super) fn change_form(
    account: AccountId,
    change: &Change,
    run: Callback<()>,
    children: AnyView,
) -> AnyView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        run.run(());
    };
    let fields = hidden(account, change);
    view! {
        <form method="post" action=change.address() on:submit=submit>
            {fields}
            {children}
        </form>
    }
    .into_any()
}

/// One of several that can be chosen, as a form that is its button. What the change is, is asked when it is pressed.
pub(super) fn choice(
    board: Board,
    words: &'static str,
    is_chosen: Current<bool>,
    change: Callback<(), Change>,
) -> AnyView {
    let is_marked = is_chosen.clone();
    let button = view! {
        <button aria-pressed=follow(move || if is_chosen.get() { "true" } else { "false" })>
            {follow(move || is_marked.get().then(|| view! { <Icon path=IconPath::CHECK /> }.into_any()))}
            {words}
        </button>
    };
    let run = Callback::new(move |()| board.run(change.run(())));
    change_form(board.account, &change.run(()), run, button.into_any())
}

/// The button that takes back what the last form did, as a form that the browser sends always: what it leads to says what became of it.
pub(crate) fn undo_form(account: AccountId, undo: Undo) -> AnyView {
    let change = Change::from(undo);
    let (address, fields) = (change.address(), hidden(account, &change));
    view! {
        <form method="post" action=address>
            {fields}
            <button class="btn">
                <Icon path=IconPath::UNDO />
                "Undo"
            </button>
        </form>
    }
    .into_any()
}

/// What a form sends, unseen.
fn hidden(account: AccountId, change: &Change) -> AnyView {
    let fields = change
        .fields()
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    view! {
        <Hidden name="account" value=account.to_string() />
        {fields}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A form's fields must be the arguments the server function reads.
    fn read<F: ServerFn + serde::de::DeserializeOwned>(change: &Change) {
        let account = AccountId::new(uuid::Uuid::from_u128(1));
        let mut fields: serde_json::Map<String, serde_json::Value> = change
            .fields()
            .into_iter()
            .map(|(name, value)| (name.to_owned(), text_or_value(value)))
            .collect();
        fields.insert("account".to_owned(), account.to_string().into());
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
            home,
            to: MoveTo::Up,
        });
        read::<MoveTask>(&Change::MoveTaskBack {
            task,
            from: TaskHome::Plan,
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
        read::<DeleteTask>(&Change::DeleteTask(task));
        read::<RestoreTask>(&Change::RestoreTask(task));
        read::<MovePlay>(&Change::MovePlay {
            play,
            objective: None,
            to: MoveTo::Last,
        });
        read::<MovePlay>(&Change::MovePlay {
            play,
            objective: Some(objective),
            to: MoveTo::Last,
        });
        read::<MovePlay>(&Change::MovePlayBack {
            play,
            from: None,
            objective: Some(objective),
            to: MoveTo::First,
        });
        read::<TakeBackCoOwner>(&Change::TakeBackCoOwner { play, contact });
        read::<SetPlaySharing>(&Change::SharePlay {
            play,
            was: Sharing::Private,
            sharing: Sharing::AllTasks,
        });
        read::<DeletePlay>(&Change::DeletePlay(play));
        read::<RestorePlay>(&Change::RestorePlay(play));
        read::<MoveObjective>(&Change::MoveObjective {
            objective,
            to: MoveTo::Down,
        });
        read::<DeleteObjective>(&Change::DeleteObjective(objective));
        read::<RestoreObjective>(&Change::RestoreObjective(objective));
    }
}
