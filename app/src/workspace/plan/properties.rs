//! What can be set about the open task, each thing a form of its own.

use super::{
    board::Board,
    change_form::ChangeForm,
    keyboard::{close_popover, input_value},
    outline::{home_name, homes, same_home},
    people::options,
    task_menu::STEPS,
};
use crate::{
    api::staff::{Assign, MoveTask, SetDue, SetShowInPortal, SetStatus},
    ui::{Avatar, DateField, Hidden, Icon, IconPath, Select, Switch},
    workspace::change::Change,
};
use domain::{
    calendar::{Date, short_words, to_iso},
    forms::MoveTo,
    ids::TaskId,
    people::PersonId,
    plan::Sharing,
    task::{StatusCategory, TaskHome},
    views::staff::{StaffPerson, StaffTask},
};
use leptos::{
    ev::{Event, SubmitEvent},
    prelude::*,
    server_fn::ServerFn,
    wasm_bindgen::JsCast,
    web_sys::HtmlInputElement,
};

/// The list of a task's properties.
#[component]
pub(super) fn Properties(task: Memo<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let id = task.with_untracked(|task| task.id);
    let objective = Memo::new(move |_| {
        board.view.with(|view| {
            let objective = task.with(|task| view.objective_of(task))?;
            view.objective(objective).map(|objective| objective.name.clone())
        })
    });
    let start = Memo::new(move |_| task.with(|task| task.start_on));
    view! {
        <dl class="props">
            <dt>"Assigned to"</dt>
            <dd>
                <Assignees id task />
                <AddPerson id task />
            </dd>
            <dt>"Due"</dt>
            <dd>
                <DueForm id task />
            </dd>
            {move || start.get().map(|start| view! { <Start start /> })}
            <dt>"Status"</dt>
            <dd>
                <StatusForm id task />
            </dd>
            <dt>"Place"</dt>
            <dd>
                <HomeForm id task />
            </dd>
            {move || {
                objective
                    .get()
                    .map(|objective| {
                        view! {
                            <dt>"Objective"</dt>
                            <dd>{objective}</dd>
                        }
                    })
            }}
        </dl>
        {move || board.portal_on.get().then(|| view! { <ShowForm id task /> })}
    }
}

/// Who does it, each with a button to take them off.
#[component]
fn Assignees(id: TaskId, task: Memo<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let people = Memo::new(move |_| {
        board.view.with(|view| {
            task.with(|task| {
                task.assignees
                    .iter()
                    .filter_map(|person| view.person(*person).cloned())
                    .collect::<Vec<_>>()
            })
        })
    });
    view! {
        <ul class="people" role="list">
            <For each=move || people.get() key=|person| (person.id, person.name.clone()) let:person>
                <Assignee id person />
            </For>
        </ul>
    }
}

#[component]
fn Assignee(id: TaskId, person: StaffPerson) -> impl IntoView {
    let StaffPerson {
        id: who,
        name,
        initials,
        ..
    } = person;
    let (label, title) = (format!("Remove {name}"), name.clone());
    view! {
        <li class="pill">
            <Avatar initials name=name.clone() customer=who.contact().is_some() decorative=true />
            <span class="cut" title=title>
                {name}
            </span>
            <ChangeForm change=Change::Assign { task: id, person: who, assigned: false }>
                <button aria-label=label.clone() title=label>
                    <Icon path=IconPath::CLOSE />
                </button>
            </ChangeForm>
        </li>
    }
}

/// Assigns one more, of the team or of the customer.
#[component]
fn AddPerson(id: TaskId, task: Memo<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let free = Memo::new(move |_| {
        board
            .view
            .with(|view| task.with(|task| options(&view.people, &task.assignees, |_| true)))
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        close_popover(&event);
        if let Some(person) = PersonId::parse(&select_value("person")) {
            board.run(Change::Assign {
                task: id,
                person,
                assigned: true,
            });
        }
    };
    let choices = move || {
        let options = free.get();
        (!options.is_empty())
            .then(|| view! { <Select id="person" name="person" label="Person" bare=true options /> })
    };
    view! {
        <details class="menu start" name="menu">
            <summary class="chip">
                <Icon path=IconPath::PLUS />
                "Assign"
            </summary>
            <div class="menu-body">
                <form class="stack" method="post" action={<Assign as ServerFn>::PATH} on:submit=submit>
                    <TaskFields id />
                    <Hidden name="assigned" value="true".to_owned() />
                    {choices}
                    <button class="btn primary">"Assign"</button>
                </form>
            </div>
        </details>
    }
}

/// What every form about a task sends.
#[component]
fn TaskFields(id: TaskId) -> impl IntoView {
    let account = Board::get().account;
    view! {
        <Hidden name="account" value=account.to_string() />
        <Hidden name="task" value=id.to_string() />
    }
}

/// What is chosen in a list.
pub(super) fn select_value(id: &str) -> String {
    let select = document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<leptos::web_sys::HtmlSelectElement>().ok());
    select.map(|select| select.value()).unwrap_or_default()
}

/// The due date; empty for none.
#[component]
fn DueForm(id: TaskId, task: Memo<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let due = Memo::new(move |_| task.with(|task| task.due_on));
    let stored = Memo::new(move |_| due.get().map(to_iso).unwrap_or_default());
    // What stood there when it was opened: what is chosen stays as it is while the stored date moves on.
    let was = RwSignal::new(stored.get_untracked());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        close_popover(&event);
        board.run(Change::Due {
            task: id,
            was: was.get_untracked(),
            due_on: input_value("due_on"),
        });
    };
    let words = move || {
        due.get().map_or_else(
            || "Set a date".to_owned(),
            |due| short_words(due, board.today.get()),
        )
    };
    view! {
        <details class="menu start" name="menu" on:toggle=move |_| was.set(stored.get_untracked())>
            <summary class="chip">
                <Icon path=IconPath::CALENDAR />
                {words}
            </summary>
            <div class="menu-body">
                <form class="stack" method="post" action={<SetDue as ServerFn>::PATH} novalidate="" on:submit=submit>
                    <TaskFields id />
                    <Hidden name="was_due_on" value=was />
                    {move || {
                        view! { <DateField id="due_on" name="due_on" label="Due date" hint="Empty for none" value=stored.get() /> }
                    }}
                    <button class="btn primary">"Save date"</button>
                </form>
            </div>
        </details>
    }
}

/// The day it may begin, which its form sets.
#[component]
fn Start(start: Date) -> impl IntoView {
    let today = Board::get().today;
    view! {
        <dt>"Starts"</dt>
        <dd>{move || short_words(start, today.get())}</dd>
    }
}

/// The status, one of the categories.
#[component]
fn StatusForm(id: TaskId, task: Memo<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let status = Memo::new(move |_| task.with(|task| task.status.category()));
    // What it was when the list was opened: what is chosen stays as it is while the stored status moves on.
    let was = RwSignal::new(status.get_untracked());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        close_popover(&event);
        if let Some(chosen) = StatusCategory::parse(&select_value("status")) {
            board.run(Change::Status {
                task: id,
                was: was.get_untracked(),
                status: chosen,
            });
        }
    };
    let choices = move || {
        let options = StatusCategory::ALL
            .map(|status| (status.key().to_owned(), status.words().to_owned()))
            .to_vec();
        view! { <Select id="status" name="status" label="Status" bare=true options value=status.get().key() /> }
    };
    view! {
        <details class="menu start" name="menu" on:toggle=move |_| was.set(status.get_untracked())>
            <summary class="chip">
                {move || status.get().words()}
                <Icon path=IconPath::CHEVRON />
            </summary>
            <div class="menu-body">
                <form class="stack" method="post" action={<SetStatus as ServerFn>::PATH} on:submit=submit>
                    <TaskFields id />
                    <Hidden name="was_status" value=Signal::derive(move || was.get().key().to_owned()) />
                    {choices}
                    <button class="btn primary">"Save status"</button>
                </form>
            </div>
        </details>
    }
}

/// Where it stands, and moving it elsewhere.
#[component]
fn HomeForm(id: TaskId, task: Memo<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let home = Memo::new(move |_| task.with(|task| task.home));
    let name = Memo::new(move |_| board.view.with(|view| home_name(view, home.get())));
    let others = Memo::new(move |_| {
        board.view.with(|view| {
            let others = homes(view)
                .into_iter()
                .filter(|other| !same_home(*other, home.get()));
            others
                .map(|other| (other.key(), home_name(view, other)))
                .collect::<Vec<_>>()
        })
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        close_popover(&event);
        if let Some(home) = TaskHome::parse(&select_value("home")) {
            board.run(Change::MoveTask {
                task: id,
                from: None,
                home,
                to: MoveTo::Last,
            });
        }
    };
    view! {
        <details class="menu start" name="menu">
            <summary class="chip">
                {name}
                <Icon path=IconPath::CHEVRON />
            </summary>
            <div class="menu-body">
                <form class="stack" method="post" action={<MoveTask as ServerFn>::PATH} on:submit=submit>
                    <TaskFields id />
                    <Hidden name="to" value={MoveTo::<TaskId>::Last.key()} />
                    {move || view! { <Select id="home" name="home" label="Move to" options=others.get() /> }}
                    <button class="btn primary">"Move"</button>
                </form>
            </div>
        </details>
        {move || view! { <div class="cluster without-scripts">{STEPS.map(|(to, words, _)| step(id, home.get(), to, words))}</div> }}
    }
}

/// A move within the list, for pages without scripts: with them the row's menu, the keys and the mouse do it.
fn step(task: TaskId, home: TaskHome, to: MoveTo<TaskId>, words: &'static str) -> impl IntoView {
    view! {
        <ChangeForm change=Change::MoveTask { task, from: None, home, to }>
            <button class="btn">{words}</button>
        </ChangeForm>
    }
}

/// The flag for plays that share flagged tasks.
#[component]
fn ShowForm(id: TaskId, task: Memo<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let shown = Memo::new(move |_| task.with(|task| task.show_in_portal));
    let hint = Signal::derive(move || {
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
            on:change=change
            on:submit=move |event| event.prevent_default()
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
