//! The line at the end of a list: a title, `Enter`, and the next. Under it stands how the last one was understood; where that changed what
//! customers see, it stands above the list instead, with its undo.

use super::{asking::Answer, board::Board};
use crate::{
    api::staff::CreateTask,
    ui::{Computed, Current, Hidden, Icon, IconPath, follow, hear},
    workspace::{change::Change, fresh_id},
};
use domain::{ids::TaskId, outcome::Outcome, task::TaskHome};
use leptos::{ev::SubmitEvent, html::Input, prelude::*, server_fn::ServerFn};

/// The id of a line's field.
pub(super) fn field_id(home: TaskHome) -> String {
    format!("quick-{}", home.key())
}

/// What stood in this line when the browser sent it and it was refused, and why it was.
fn refused(home: TaskHome) -> (String, Remark) {
    let returned = crate::request::Returned::get();
    let form = returned
        .form(<CreateTask as ServerFn>::PATH)
        .filter(|form| form.value("home") == Some(home.key().as_str()));
    form.map(|form| {
        let typed = form.value("title").unwrap_or_default().to_owned();
        (typed, Remark::of(&Err(form.error.clone())))
    })
    .unwrap_or_default()
}

/// What stands under a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Remark {
    text: String,
    /// Nothing was added.
    is_error: bool,
}

impl Remark {
    /// What an answer says about the line.
    fn of(answer: &Answer) -> Self {
        let text = match answer {
            Ok(Some(Outcome::Understood(sentence))) => Some(sentence.clone()),
            Ok(_) => None,
            Err(error) => error.message("title"),
        };
        Self {
            text: text.unwrap_or_default(),
            is_error: answer.is_err(),
        }
    }
}

/// A line in use.
#[derive(Clone, Copy)]
struct Line {
    home: TaskHome,
    field: NodeRef<Input>,
    remark: RwSignal<Remark>,
    /// The id that the next task gets. Sending the same form twice adds one task: the id goes with it, and the next task gets the next.
    task: RwSignal<uuid::Uuid>,
    /// What was sent last in vain: the same line sent again is the same task, should only its answer have been lost.
    failed: StoredValue<Option<(TaskId, String)>>,
}

impl Line {
    fn new(home: TaskHome, remark: Remark) -> Self {
        Self {
            home,
            field: NodeRef::new(),
            remark: RwSignal::new(remark),
            task: RwSignal::new(fresh_id()),
            failed: StoredValue::new(None),
        }
    }

    /// Whether what stands in the field cannot be added.
    fn is_wrong(self) -> bool {
        self.remark
            .with(|remark| remark.is_error && !remark.text.is_empty())
    }

    /// What was wrong with the text is not said of another.
    fn change(self) {
        if self.remark.with_untracked(|remark| remark.is_error) {
            self.remark.set(Remark::default());
        }
    }
}

/// Adds tasks to a home.
#[component]
pub(super) fn QuickAdd(home: TaskHome) -> impl IntoView {
    let board = Board::get();
    let (typed, remark) = refused(home);
    let line = Line::new(home, remark);
    let name = Computed::new(move |_| board.view.with(|view| super::outline::home_name(view, home)));
    let remark_id = format!("{}-remark", field_id(home));
    // Several lines may stand below one another: each says of itself what it adds to.
    let words = Computed::new(move |_| name.with(|name| format!("Add a task to {name}")));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        add(board, line);
    };
    view! {
        <form
            class="quick"
            method="post"
            action={<CreateTask as ServerFn>::PATH}
            novalidate=""
            on:submit=hear(submit)
            on:dragover=hear(move |event| super::drag::over_end(board, &event))
            on:drop=hear(move |event| super::drag::dropped_at_end(board, home, &event))
        >
            <Hidden name="account" value=board.account.to_string() />
            <Hidden name="home" value=home.key() />
            <Hidden name="task" value=Current::of(move || TaskId::new(line.task.get()).to_string()) />
            <Icon path=IconPath::PLUS />
            <label class="sr-only" for=field_id(home)>
                {follow(move || words.get())}
            </label>
            <input
                id=field_id(home)
                name="title"
                placeholder=follow(move || words.get())
                autocomplete="off"
                value=typed
                aria-invalid=follow(move || line.is_wrong().then_some("true"))
                aria-describedby=remark_id.clone()
                node_ref=line.field
                on:input=hear(move |_| line.change())
            />
            <kbd class="with-scripts">"C"</kbd>
            <button class="btn" aria-label=follow(move || format!("Add to {}", name.get()))>
                "Add"
            </button>
            // There and empty from the first paint, so that it is read once it says something.
            <p class=follow(move || if line.is_wrong() { "error" } else { "hint" }) id=remark_id role="status">
                {follow(move || line.remark.with(|remark| remark.text.clone()))}
            </p>
        </form>
    }
}

/// Sends the line and makes it ready for the next. What is refused comes back, unless something else was typed meanwhile.
fn add(board: Board, line: Line) {
    let Some(input) = line.field.get_untracked() else {
        return;
    };
    let title = input.value().trim().to_owned();
    if title.is_empty() {
        return;
    }
    let again = line.failed.try_update_value(Option::take).flatten();
    let again = again.filter(|(_, before)| *before == title).map(|(id, _)| id);
    let id = again.unwrap_or_else(|| {
        let id = TaskId::new(line.task.get_untracked());
        line.task.set(fresh_id());
        id
    });
    input.set_value("");
    line.remark.set(Remark::default());
    let change = Change::AddTask {
        task: id,
        home: line.home,
        title: title.clone(),
    };
    board.run_then(change, move |answer| {
        line.remark.try_set(Remark::of(&answer));
        let (Some(input), Err(error)) = (line.field.try_get_untracked().flatten(), answer) else {
            return;
        };
        if input.value().is_empty() {
            input.set_value(&title);
            line.failed.set_value(Some((id, title)));
        } else {
            // There is no room for it: the next line is being written.
            let lost = title + " was not added. ";
            board.announcer.alert(lost + &error.sentence());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::ApiError;
    use domain::{outcome::Undo, refusal::Refusal};

    #[test]
    fn an_answer_stands_under_the_line_only_if_it_is_about_the_line() {
        let refused = |refusal: Refusal| Remark::of(&Err(ApiError::Refused(refusal)));
        let sentence = || "Due Fri 27 Nov.".to_owned();
        let said = Remark::of(&Ok(Some(Outcome::Understood(sentence()))));
        assert_eq!((said.text.as_str(), said.is_error), ("Due Fri 27 Nov.", false));
        assert_eq!(Remark::of(&Ok(None)), Remark::default());
        let task = TaskId::new(uuid::Uuid::from_u128(1));
        let undoable = Outcome::undoable(sentence(), Undo::DeleteTask(task));
        assert_eq!(Remark::of(&Ok(Some(undoable))), Remark::default());
        let too_long = refused(Refusal::field("title", "Shorten it."));
        assert_eq!((too_long.text.as_str(), too_long.is_error), ("Shorten it.", true));
        assert_eq!(refused(Refusal::NotFound).text, "");
    }
}
