//! The open task's due date: a few days with one press each, and a field for any other.
//!
//! The field saves on `Enter`, when a day is chosen in the browser's calendar with the mouse, and when its popover closes; `Esc` leaves all
//! as it was. A date that is typed is many dates on the way, each of which the browser tells as a change, and so does a phone while its
//! calendar is open: those are not saved.

use super::{board::Board, focus::target, keyboard::close_popover, properties::TaskFields};
use crate::{
    api::staff::SetDue,
    ui::{DateField, Hidden, Icon, IconPath, disclosed, is_left},
    workspace::{change::Change, change_form::change_form},
};
use domain::{
    calendar::{Date, next_monday, parse_iso, plus_days, short_words, to_iso},
    ids::TaskId,
    views::staff::StaffTask,
};
use leptos::{
    ev::{Event, FocusEvent, KeyboardEvent, SubmitEvent},
    html::Details,
    prelude::*,
    server_fn::ServerFn,
    wasm_bindgen::JsCast,
    web_sys::HtmlInputElement,
};

/// The field's id, and its name in the form.
pub(super) const FIELD: &str = "due_on";

/// A day, by what day it is today.
type FromToday = fn(Date) -> Option<Date>;

/// The days with one press.
const DAYS: [(&str, FromToday); 4] = [
    ("Today", Some),
    ("Tomorrow", |today| Some(plus_days(today, 1))),
    ("Next Monday", |today| Some(next_monday(today))),
    ("No date", |_| None),
];

/// The due date and its popover.
#[component]
pub(super) fn DueDate(id: TaskId, task: Memo<StaffTask>) -> impl IntoView {
    let board = Board::get();
    let due = Memo::new(move |_| task.with(|task| task.due_on));
    let popover = Popover::new(board, id, due);
    let stored = popover.was.get_value();
    #[cfg(feature = "hydrate")]
    on_cleanup(move || popover.save_if_in_use());
    let words = move || {
        due.get().map_or_else(
            || "Set a date".to_owned(),
            |due| short_words(due, board.today.get()),
        )
    };
    view! {
        <details
            class="menu start"
            name="menu"
            node_ref=popover.place
            on:toggle=move |event| popover.toggled(&event)
            on:focusout=move |event| popover.left(&event)
            on:keydown=move |event| popover.pressed(&event)
        >
            <summary class="chip">
                <Icon path=IconPath::CALENDAR />
                {words}
            </summary>
            <div class="menu-body stack">
                <form
                    class="stack"
                    method="post"
                    action={<SetDue as ServerFn>::PATH}
                    novalidate=""
                    on:pointerdown=move |event| popover.by_mouse.set_value(event.pointer_type() == "mouse")
                    on:submit=move |event| popover.sent(&event)
                    on:change=move |_| popover.changed()
                >
                    <TaskFields id />
                    <Hidden name="was_due_on" value=stored.clone() />
                    <DateField id=FIELD name=FIELD label="Due date" hint="Empty for none" value=stored />
                    <button class="btn primary without-scripts">"Save date"</button>
                </form>
                <div class="cluster">{DAYS.map(|(words, day)| popover.quick(words, day))}</div>
            </div>
        </details>
    }
}

/// The popover in use.
#[derive(Clone, Copy)]
struct Popover {
    board: Board,
    task: TaskId,
    due: Memo<Option<Date>>,
    place: NodeRef<Details>,
    /// What stood there when it was opened: what is chosen stays as it is while the stored date moves on.
    was: StoredValue<String>,
    /// Whether the mouse was used in the form, and no key since.
    by_mouse: StoredValue<bool>,
    /// Whether it was opened, and what stood in it then has not been saved or put back yet. It may be closed by then: that is told late.
    in_use: StoredValue<bool>,
}

impl Popover {
    fn new(board: Board, task: TaskId, due: Memo<Option<Date>>) -> Self {
        Self {
            board,
            task,
            due,
            place: NodeRef::new(),
            was: StoredValue::new(iso(due.get_untracked())),
            by_mouse: StoredValue::new(false),
            in_use: StoredValue::new(false),
        }
    }

    /// A day with one press, with scripts and without.
    fn quick(self, words: &'static str, day: fn(Date) -> Option<Date>) -> AnyView {
        let today = self.board.today;
        let due_on = move || iso(day(today.get_untracked()));
        let change = Change::Due {
            task: self.task,
            was: self.was.get_value(),
            due_on: due_on(),
        };
        let run = Callback::new(move |()| {
            self.set(due_on());
            close_popover(FIELD);
        });
        let button = view! { <button class="btn">{words}</button> };
        change_form(self.board.account, &change, run, button.into_any())
    }

    /// Opened, it shows what is stored; closed, it saves.
    fn toggled(self, event: &Event) {
        if target(event).is_some_and(|details| details.has_attribute("open")) {
            if let Some(due) = self.due.try_get_untracked() {
                self.was.set_value(iso(due));
                self.by_mouse.set_value(false);
                self.in_use.set_value(true);
                self.restore();
            }
        } else {
            self.save_or_restore();
        }
    }

    /// The focus has gone elsewhere.
    fn left(self, event: &FocusEvent) {
        if is_left(self.place, event)
            && let Some(details) = disclosed(self.place)
        {
            details.set_open(false);
        }
    }

    fn pressed(self, event: &KeyboardEvent) {
        self.by_mouse.set_value(false);
        if event.key() == "Escape" {
            self.restore();
        }
    }

    fn sent(self, event: &SubmitEvent) {
        event.prevent_default();
        self.save_and_close();
    }

    fn changed(self) {
        if self.by_mouse.get_value() {
            self.save_and_close();
        }
    }

    fn save_and_close(self) {
        if self.save() {
            close_popover(FIELD);
        }
    }

    /// The field, while it is there.
    fn field(self) -> Option<HtmlInputElement> {
        let field = disclosed(self.place)?.query_selector("input[type=date]");
        field.ok()??.dyn_into().ok()
    }

    /// Whoever goes to another task with the popover open leaves it; a field that was never shown holds nobody's wish.
    #[cfg(feature = "hydrate")]
    fn save_if_in_use(self) {
        if self.in_use.get_value() {
            self.save_or_restore();
        }
    }

    fn save_or_restore(self) {
        _ = self.in_use.try_set_value(false);
        if !self.save() {
            self.restore();
        }
    }

    /// Saves what stands in the field, if that is new. What is no date cannot be saved, which is said: then it is `false`.
    fn save(self) -> bool {
        let Some(field) = self.field() else {
            return true;
        };
        let typed = field.value();
        // A date that is half typed reads as none.
        let is_whole = field.check_validity() && (typed.is_empty() || parse_iso(&typed).is_some());
        if is_whole {
            self.set(typed);
        } else {
            self.board
                .announcer
                .alert("The due date was not changed. Enter a whole date, such as 24 November 2026.");
        }
        is_whole
    }

    fn set(self, due_on: String) {
        let Some(was) = self.was.try_get_value().filter(|was| *was != due_on) else {
            self.restore();
            return;
        };
        self.was.set_value(due_on.clone());
        self.restore();
        self.board.run(Change::Due {
            task: self.task,
            was,
            due_on,
        });
    }

    /// Puts back into the field what it started from.
    fn restore(self) {
        if let (Some(field), Some(was)) = (self.field(), self.was.try_get_value())
            && (field.value() != was || !field.check_validity())
        {
            field.set_value(&was);
        }
    }
}

/// As a date field has it.
fn iso(date: Option<Date>) -> String {
    date.map(to_iso).unwrap_or_default()
}
