//! The line at the end of a list: a title, `Enter`, and the next.

use super::{board::Board, change::Change};
use crate::{
    api::staff::CreateTask,
    request::FormReturn,
    ui::{Hidden, Icon, IconName},
    workspace::{frame::FirstPage, fresh_id},
};
use domain::{ids::TaskId, task::TaskHome, validation::TITLE_MAX};
use leptos::{html::Input, prelude::*, server_fn::ServerFn};

/// The id of a line's field.
pub(super) fn field_id(home: TaskHome) -> String {
    format!("quick-{}", home.key())
}

/// What stood in this line when a form without scripts was refused.
fn refused(home: TaskHome) -> Option<FormReturn> {
    let form = FirstPage::returned()
        .form(<CreateTask as ServerFn>::PATH)
        .cloned();
    form.filter(|form| form.value("home") == Some(home.key().as_str()))
}

/// Adds tasks to a home.
#[component]
pub(super) fn QuickAdd(home: TaskHome) -> impl IntoView {
    let board = Board::get();
    let place = NodeRef::<Input>::new();
    // Sending the same form twice adds one task: the id goes with it, and the next task gets the next.
    let task = RwSignal::new(fresh_id());
    let failed = StoredValue::new(None);
    let name = Memo::new(move |_| board.view.with(|view| super::outline::home_name(view, home)));
    let form = refused(home);
    let typed = form
        .as_ref()
        .and_then(|form| form.value("title"))
        .unwrap_or_default()
        .to_owned();
    let message = form
        .map(|form| form.error.fields().of("title").unwrap_or_default().to_owned())
        .filter(|text| !text.is_empty());
    let invalid = message.is_some().then_some("true");
    let error_id = format!("{}-error", field_id(home));
    let described_by = message.is_some().then(|| error_id.clone());
    view! {
        <form
            class="quick"
            method="post"
            action={<CreateTask as ServerFn>::PATH}
            novalidate=""
            on:submit=move |event| {
                event.prevent_default();
                add(board, home, (task, failed), place);
            }
            on:dragover=move |event| super::drag::over_end(board, &event)
            on:drop=move |event| super::drag::dropped_at_end(board, home, &event)
        >
            <Hidden name="account" value=board.account.to_string() />
            <Hidden name="home" value=home.key() />
            <Hidden name="task" value=Signal::derive(move || TaskId::new(task.get()).to_string()) />
            <Icon name=IconName::Plus />
            <label class="sr-only" for=field_id(home)>
                {move || format!("Add a task to {}", name.get())}
            </label>
            <input
                id=field_id(home)
                name="title"
                placeholder="Add a task"
                autocomplete="off"
                maxlength=TITLE_MAX.to_string()
                value=typed
                aria-invalid=invalid
                aria-describedby=described_by
                node_ref=place
            />
            {message.map(|message| view! { <p class="error" id=error_id>{message}</p> })}
            <kbd class="only-live">"C"</kbd>
            <button class="btn">"Add"</button>
        </form>
    }
}

/// The id that the next task gets, and what was sent last in vain: the same line sent again is the same task, should only its answer have
/// been lost.
type Ids = (RwSignal<uuid::Uuid>, StoredValue<Option<(TaskId, String)>>);

/// Sends the line and makes it ready for the next. What is refused comes back, unless something else was typed meanwhile.
fn add(board: Board, home: TaskHome, (task, failed): Ids, place: NodeRef<Input>) {
    let Some(input) = place.get_untracked() else {
        return;
    };
    let title = input.value().trim().to_owned();
    if title.is_empty() {
        return;
    }
    let again = failed.try_update_value(Option::take).flatten();
    let again = again.filter(|(_, before)| *before == title).map(|(id, _)| id);
    let id = again.unwrap_or_else(|| {
        let id = TaskId::new(task.get_untracked());
        task.set(fresh_id());
        id
    });
    input.set_value("");
    board.run_then(
        Change::AddTask {
            task: id,
            home,
            title: title.clone(),
        },
        move |done| {
            if let Some(input) = place.get_untracked()
                && !done
                && input.value().is_empty()
            {
                input.set_value(&title);
                failed.set_value(Some((id, title.clone())));
            }
        },
    );
}
