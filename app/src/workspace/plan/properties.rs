//! What can be set about the open task, each thing by itself and with one press.

use super::{
    board::Board,
    change_form::choice,
    due_date::DueDate,
    outline::{home_name, homes},
    people_picker::Assignees,
    task_menu::OtherHomes,
};
use crate::{
    api::staff::SetShowInPortal,
    ui::{ChoiceMenu, Computed, Current, Hidden, Switch, follow, hear},
    workspace::change::Change,
};
use domain::{
    calendar::{Date, short_words},
    ids::TaskId,
    plan::Sharing,
    task::{StatusCategory, TaskHome},
    views::staff::StaffTask,
};
use leptos::{
    ev::{Event, SubmitEvent},
    prelude::*,
    server_fn::ServerFn,
    web_sys::HtmlInputElement,
};

/// The list of a task's properties.
#[component]
pub(super) fn Properties(task: Computed<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let id = task.with_untracked(|task| task.id);
    let objective = Computed::new(move |_| {
        board.view.with(|view| {
            let objective = task.with(|task| view.objective_of(task))?;
            view.objective(objective).map(|objective| objective.name.clone())
        })
    });
    let start = Computed::new(move |_| task.with(|task| task.start_on));
    view! {
        <dl class="props">
            <dt>"Assigned to"</dt>
            <dd>
                <Assignees id task />
            </dd>
            <dt>"Due"</dt>
            <dd>
                <DueDate id task />
            </dd>
            {follow(move || start.get().map(|start| view! { <Start start /> }.into_any()))}
            <dt>"Status"</dt>
            <dd>
                <StatusChoices id task />
            </dd>
            <dt>"Place"</dt>
            <dd>
                <HomeChoices id task />
            </dd>
            {follow(move || {
                objective
                    .get()
                    .map(|objective| {
                        view! {
                            <dt>"Objective"</dt>
                            <dd>{objective}</dd>
                        }
                            .into_any()
                    })
            })}
        </dl>
        {follow(move || board.portal_on.get().then(|| view! { <ShowForm id task /> }.into_any()))}
    }
}

/// What every form about a task sends.
#[component]
pub(super) fn TaskFields(id: TaskId) -> impl IntoView {
    let account = Board::get().account;
    view! {
        <Hidden name="account" value=account.to_string() />
        <Hidden name="task" value=id.to_string() />
    }
}

/// The day it may begin, which its form sets.
#[component]
fn Start(start: Date) -> impl IntoView {
    let today = Board::get().today;
    view! {
        <dt>"Starts"</dt>
        <dd>{follow(move || short_words(start, today.get()))}</dd>
    }
}

/// The status, one of the categories.
#[component]
fn StatusChoices(id: TaskId, task: Computed<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let status = Computed::new(move |_| task.with(|task| task.status.category()));
    let of_status = move |one: StatusCategory| {
        let is_chosen = Current::of(move || status.get() == one);
        // What stands chosen in the list at that moment, where others choose too.
        let change = Callback::new(move |()| Change::Status {
            task: id,
            was: status.get_untracked(),
            status: one,
        });
        view! { <li>{choice(board, one.words(), is_chosen, change)}</li> }
    };
    let words = Current::of(move || status.get().words().to_owned());
    view! { <ChoiceMenu chosen=words>{StatusCategory::ALL.map(of_status).into_iter().collect_view()}</ChoiceMenu> }
}

/// Where it stands, and moving it elsewhere.
#[component]
fn HomeChoices(id: TaskId, task: Computed<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let home = Computed::new(move |_| task.with(|task| task.home));
    let name = Computed::new(move |_| board.view.with(|view| home_name(view, home.get())));
    let is_only = Computed::new(move |_| board.view.with(|view| homes(view).len() < 2));
    view! {
        {follow(move || {
            if is_only.get() {
                view! { <span>{follow(move || name.get())}</span> }.into_any()
            } else {
                view! {
                    <ChoiceMenu chosen=name>
                        <OtherHomes id home />
                    </ChoiceMenu>
                }
                .into_any()
            }
        })}
        {without_scripts(id, home)}
    }
}

/// The moves within the list, for pages without scripts: with them the row's menu, the keys and the mouse do it.
#[cfg(feature = "ssr")]
fn without_scripts(task: TaskId, home: Computed<TaskHome>) -> impl IntoView {
    use super::{change_form::ChangeForm, task_menu::STEPS};

    let home = home.get_untracked();
    let steps = STEPS.map(|(to, words, _)| {
        view! {
            <ChangeForm change=Change::MoveTask { task, from: None, home, to }>
                <button class="btn">{words}</button>
            </ChangeForm>
        }
    });
    view! { <div class="cluster without-scripts">{steps}</div> }
}

/// What the server drew there stays as it is, unread; a drawer that the program draws has none of it.
#[cfg(feature = "hydrate")]
fn without_scripts(_: TaskId, _: Computed<TaskHome>) -> impl IntoView {
    view! { <div class="cluster without-scripts"></div> }
}

/// The flag for plays that share flagged tasks.
#[component]
fn ShowForm(id: TaskId, task: Computed<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let shown = Computed::new(move |_| task.with(|task| task.show_in_portal));
    let hint = Current::of(move || {
        let play = task.with(|task| task.home.workflow());
        let sharing = board.view.with(|view| Some(view.workflow(play?)?.sharing));
        show_hint(sharing).to_owned()
    });
    let change = move |event: Event| {
        let switch: HtmlInputElement = event_target(&event);
        let on = switch.checked();
        board.run_then(Change::Show { task: id, show: on }, move |answer| {
            if answer.is_err() {
                _ = shown.try_with_untracked(|stored| switch.set_checked(*stored));
            }
        });
    };
    // With scripts it is the turning that counts: Enter on the switch turns nothing.
    view! {
        <form
            method="post"
            action={<SetShowInPortal as ServerFn>::PATH}
            on:change=hear(change)
            on:submit=hear(move |event: SubmitEvent| event.prevent_default())
        >
            <TaskFields id />
            <Hidden name="was_show" value=shown.get_untracked().to_string() />
            <Switch name="show" label="Show in portal" hint checked=shown />
            <button class="btn without-scripts">"Save"</button>
        </form>
    }
}

/// What the flag does for a task of a play that shares so much.
const fn show_hint(sharing: Option<Sharing>) -> &'static str {
    match sharing {
        Some(Sharing::FlaggedTasks) => {
            "Lets customers see this task: its play shares only tasks where this is on"
        }
        Some(Sharing::AllTasks) => "No effect: the play shares all its tasks, this one too",
        Some(Sharing::Private) => "No effect yet: the play is internal",
        None => "No effect: the task is in no play",
    }
}
