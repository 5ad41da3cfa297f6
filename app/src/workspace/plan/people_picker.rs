//! Who does the open task: each with a button to take them off, and a field that finds who is to do it too.

use super::{
    board::Board, change_form::ChangeForm, focus::target, keyboard::select_input, row_words::picture,
};
use crate::{
    ui::{Avatar, Candidate, Combobox, Computed, Icon, IconPath, Picture, each, hear},
    workspace::{change::Change, focus::move_to},
};
use domain::{
    ids::TaskId,
    people::PersonId,
    views::staff::{StaffPerson, StaffTask},
};
use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::HtmlElement,
};

/// The id of the field that finds who is to do the task too.
pub(super) const ASSIGNEE_FIELD: &str = "new-assignee";

/// Who does it, and the field.
#[component]
pub(super) fn Assignees(id: TaskId, task: Computed<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let people = Computed::new(move |_| {
        board.view.with(|view| {
            task.with(|task| {
                task.assignees
                    .iter()
                    .filter_map(|person| Some((*person, picture(view, *person)?)))
                    .collect::<Vec<_>>()
            })
        })
    });
    view! {
        <ul class="people input" role="list" on:keydown=hear(move |event| press(&event)) on:click=hear(move |event| go_on(&event))>
            {each(move || people.get(), move |(person, picture)| assignee(id, person, picture))}
            <li class="with-scripts">
                <PeoplePicker id task />
            </li>
            {without_scripts(id, task)}
        </ul>
    }
}

fn assignee(id: TaskId, person: PersonId, picture: Picture) -> impl IntoView {
    let Picture {
        name,
        initials,
        is_contact,
    } = picture;
    let (label, title) = (format!("Remove {name}"), name.clone());
    view! {
        <li class="pill">
            <Avatar initials name=name.clone() customer=is_contact decorative=true />
            <span class="cut" title=title>
                {name}
            </span>
            <ChangeForm change=Change::assign(id, person, false)>
                <button aria-label=label.clone() title=label>
                    <Icon path=IconPath::CLOSE />
                </button>
            </ChangeForm>
        </li>
    }
}

/// `Backspace` and `Delete` on a person's button press it.
fn press(event: &KeyboardEvent) {
    let is_meant = matches!(event.key().as_str(), "Backspace" | "Delete") && !event.repeat();
    let button = target(event).filter(|element| is_meant && is_button(element));
    if let Some(button) = button.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        button.click();
    }
}

/// Whoever removes somebody by a key goes on in the field: the button goes with the person.
fn go_on(event: &MouseEvent) {
    let by_key = event.detail() == 0;
    if by_key && target(event).is_some_and(|element| is_button(&element)) {
        select_input(ASSIGNEE_FIELD);
    }
}

fn is_button(element: &leptos::web_sys::Element) -> bool {
    matches!(element.closest(".pill button"), Ok(Some(_)))
}

/// Assigns one more, of the team or of the customer.
#[component]
fn PeoplePicker(id: TaskId, task: Computed<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let candidates = Computed::new(move |_| {
        board.view.with(|view| {
            task.with(|task| {
                let is_free =
                    |person: &&StaffPerson| person.is_active && !task.assignees.contains(&person.id);
                view.people
                    .iter()
                    .filter(is_free)
                    .map(candidate)
                    .collect::<Vec<_>>()
            })
        })
    });
    let assign = Callback::new(move |person: String| {
        if let Some(person) = PersonId::parse(&person) {
            board.run(Change::assign(id, person, true));
        }
    });
    // The last person's: what follows them is no person.
    let to_last = Callback::new(move |()| {
        move_to(".people > .pill:has(+ :not(.pill)) button");
    });
    view! {
        <Combobox
            id=ASSIGNEE_FIELD
            label="Assign a person"
            candidates
            none="Nobody else fits"
            on_choose=assign
            on_back=to_last
        />
    }
}

fn candidate(person: &StaffPerson) -> Candidate {
    let is_contact = person.id.contact().is_some();
    Candidate {
        value: person.id.key(),
        picture: Picture {
            name: person.name.clone(),
            initials: person.initials.clone(),
            is_contact,
        },
        note: if is_contact { "customer" } else { "team" },
    }
}

/// The same on pages without scripts: a list and a button.
#[cfg(feature = "ssr")]
fn without_scripts(id: TaskId, task: Computed<StaffTask>) -> impl IntoView {
    use super::{people::options, properties::TaskFields};
    use crate::{
        api::staff::Assign,
        ui::{Hidden, Select},
    };
    use leptos::server_fn::ServerFn;

    let free = Board::get()
        .view
        .with_untracked(|view| task.with_untracked(|task| options(&view.people, &task.assignees, |_| true)));
    let choices = (!free.is_empty())
        .then(|| view! { <Select id="assignee" name="person" label="Person" bare=true options=free /> });
    view! {
        <li class="without-scripts">
            <details class="menu start" name="menu">
                <summary class="chip">
                    <Icon path=IconPath::PLUS />
                    "Assign"
                </summary>
                <div class="menu-body">
                    <form class="stack" method="post" action={<Assign as ServerFn>::PATH}>
                        <TaskFields id />
                        <Hidden name="assigned" value="true".to_owned() />
                        {choices}
                        <button class="btn primary">"Assign"</button>
                    </form>
                </div>
            </details>
        </li>
    }
}

/// What the server drew there stays as it is, unread; a drawer that the program draws has none of it.
#[cfg(feature = "hydrate")]
fn without_scripts(_: TaskId, _: Computed<StaffTask>) -> impl IntoView {
    view! { <li class="without-scripts"></li> }
}
