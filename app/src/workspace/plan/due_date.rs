//! The open task's due date: a few days with one press each, and a field for any other.
//!
//! The field saves on `Enter`, when a day is chosen in the browser's calendar with the mouse, and when its popover closes; `Esc` leaves all
//! as it was. A date that is typed is many dates on the way, each of which the browser tells as a change, and so does a phone while its
//! calendar is open, and any calendar whose days are gone through by its keys: those are not saved.
//!
//! What is refused stays in the field, with the reason beside it, until something else is typed, it is saved again, or `Esc` gives it up.

use super::{board::Board, focus::target, keyboard::close_popover, properties::TaskFields};
use crate::{
    api::{ApiError, staff::SetDue},
    request::Returned,
    ui::{Computed, DateField, Hidden, Icon, IconPath, disclosed, follow, hear, is_left},
    workspace::{change::Change, change_form::change_form},
};
use domain::{
    calendar::{Date, next_monday, parse_iso, plus_days, short_words, to_iso},
    ids::TaskId,
    views::staff::StaffTask,
};
use leptos::{
    ev::{Event, FocusEvent, KeyboardEvent, PointerEvent, SubmitEvent},
    html::Details,
    prelude::*,
    server_fn::ServerFn,
    wasm_bindgen::JsCast,
    web_sys::HtmlInputElement,
};
use std::time::Duration;

/// The id of the due date's field, and its name in the form.
pub(super) const DUE_DATE_FIELD: &str = "due_on";

/// How long until it is looked again whether the browser's calendar is still open. It has to be looked: no event tells
/// a page of its end. `toggle`, `close` and `cancel` are for dialogs, popovers and files; the focus is in the field before and after; and
/// `change` comes with each day that its keys pass.
const CALENDAR: Duration = Duration::from_millis(100);

/// Said of a date that is half typed.
const HALF_TYPED: &str = "The due date was not changed. Enter a whole date, such as 24 November 2026.";

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
pub(super) fn DueDate(id: TaskId, task: Computed<StaffTask>) -> impl IntoView {
    let due = Computed::new(move |_| task.with(|task| task.due_on));
    let (popover, typed) = Popover::of(id, due);
    let is_open = popover.is_refused();
    #[cfg(feature = "hydrate")]
    on_cleanup(move || popover.save_if_in_use());
    view! {
        <details
            class="menu start"
            name="menu"
            open=is_open
            node_ref=popover.place
            on:toggle=hear(move |event| popover.toggled(&event))
            on:focusout=hear(move |event| popover.left(&event))
            on:keydown=hear(move |event| popover.pressed(&event))
        >
            <summary class="chip">
                {follow(move || popover.words())}
                <Icon path=IconPath::CALENDAR />
            </summary>
            <div class="menu-body stack">
                {popover.form(typed)}
                <div class="cluster">{DAYS.map(|(words, day)| popover.quick(words, day))}</div>
            </div>
        </details>
    }
}

/// Why it was refused, as it stands beside the field.
fn message(error: &ApiError) -> String {
    error.message(DUE_DATE_FIELD).unwrap_or_else(|| error.sentence())
}

/// The popover in use.
#[derive(Clone, Copy)]
struct Popover {
    board: Board,
    task: TaskId,
    due: Computed<Option<Date>>,
    place: NodeRef<Details>,
    /// What stood there when it was opened: what is chosen stays as it is while the stored date moves on.
    was: StoredValue<String>,
    /// Why what stands in the field was refused.
    message: RwSignal<Option<String>>,
    /// Whether the mouse was used in the form, and no key since.
    by_mouse: StoredValue<bool>,
    /// Whether it was opened, and what stood in it then has not been saved or put back yet. It may be closed by then, which is told late: a
    /// click elsewhere may close it and open another task at once.
    in_use: StoredValue<bool>,
}

impl Popover {
    /// With what stands in its field at first: what is stored, or what the browser has sent from here in vain.
    fn of(task: TaskId, due: Computed<Option<Date>>) -> (Self, String) {
        let (returned, stored) = (Returned::get(), iso(due.get_untracked()));
        let refused = returned
            .form(<SetDue as ServerFn>::PATH)
            .filter(|form| form.value("task") == Some(task.to_string().as_str()));
        let typed = refused.and_then(|form| form.value(DUE_DATE_FIELD));
        let was = refused.and_then(|form| form.original("was_due_on", DUE_DATE_FIELD));
        let popover = Self {
            board: Board::get(),
            task,
            due,
            place: NodeRef::new(),
            was: StoredValue::new(was.unwrap_or(&stored).to_owned()),
            message: RwSignal::new(refused.map(|form| message(&form.error))),
            by_mouse: StoredValue::new(false),
            in_use: StoredValue::new(false),
        };
        (popover, typed.unwrap_or(&stored).to_owned())
    }

    /// The stored date.
    fn words(self) -> String {
        self.due.get().map_or_else(
            || "Set a date".to_owned(),
            |due| short_words(due, self.board.today.get()),
        )
    }

    /// The field for any day. Without scripts a button saves it.
    fn form(self, typed: String) -> AnyView {
        view! {
            <form
                class="stack"
                method="post"
                action={<SetDue as ServerFn>::PATH}
                novalidate=""
                on:pointerdown=hear(move |event: PointerEvent| self.by_mouse.set_value(event.pointer_type() == "mouse"))
                on:submit=hear(move |event| self.sent(&event))
                on:input=hear(move |_| self.forget_refusal())
                on:change=hear(move |_| self.changed())
            >
                <TaskFields id=self.task />
                <Hidden name="was_due_on" value=self.was.get_value() />
                <DateField
                    id=DUE_DATE_FIELD
                    name=DUE_DATE_FIELD
                    label="Due date"
                    hint="Empty for none"
                    value=typed
                    error=self.message
                />
                <button class="btn primary without-scripts">"Save date"</button>
            </form>
        }
        .into_any()
    }

    /// A day with one press, with scripts and without.
    fn quick(self, words: &'static str, day: FromToday) -> AnyView {
        let today = self.board.today;
        let due_on = move || iso(day(today.get_untracked()));
        let change = Change::Due {
            task: self.task,
            was: self.was.get_value(),
            due_on: due_on(),
        };
        let run = Callback::new(move |()| {
            self.set(due_on());
            close_popover(DUE_DATE_FIELD);
        });
        let button = view! { <button class="btn">{words}</button> };
        change_form(self.board.account, &change, run, button.into_any())
    }

    /// Opened, it shows what is stored, or still what was refused; closed, it saves.
    fn toggled(self, event: &Event) {
        if !target(event).is_some_and(|details| details.has_attribute("open")) {
            self.closed();
        } else if let Some(due) = self.due.try_get_untracked() {
            self.by_mouse.set_value(false);
            self.in_use.set_value(true);
            if !self.is_refused() {
                self.was
                    .set_value(self.board.dates.of(self.task).unwrap_or_else(|| iso(due)));
                self.restore();
            }
        }
    }

    /// What was refused is not sent again by being left.
    fn closed(self) {
        _ = self.in_use.try_set_value(false);
        if !self.is_refused() {
            self.save_or_say();
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
            self.forget_refusal();
            self.restore();
        }
    }

    fn sent(self, event: &SubmitEvent) {
        event.prevent_default();
        self.save_and_close();
    }

    /// What was chosen with the mouse is saved once the calendar is closed: as long as it is open its keys and its other months may lead
    /// on, and the page hears of neither.
    fn changed(self) {
        let Some(field) = self.field().filter(|_| self.by_mouse.get_value()) else {
            return;
        };
        if field.matches(":open").unwrap_or(false) {
            set_timeout(move || self.changed(), CALENDAR);
        } else if self.was.get_value() != field.value() {
            self.save_and_close();
        }
    }

    fn save_and_close(self) {
        if self.save_or_say() {
            close_popover(DUE_DATE_FIELD);
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
        if self.in_use.get_value() && !self.is_refused() {
            self.save();
        }
    }

    /// The same as [`Popover::save`], and beside the field stands why it could not be done.
    fn save_or_say(self) -> bool {
        let is_saved = self.save();
        if !is_saved {
            self.message.set(Some(HALF_TYPED.to_owned()));
        }
        is_saved
    }

    /// Saves what stands in the field, if that is new. What is no date cannot be saved, which is announced: then it is `false`.
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
            self.board.announcer.alert(HALF_TYPED);
        }
        is_whole
    }

    fn set(self, due_on: String) {
        self.forget_refusal();
        let Some(was) = self.was.try_get_value().filter(|was| *was != due_on) else {
            self.restore();
            return;
        };
        self.was.set_value(due_on.clone());
        self.restore();
        let refused = move |error: &ApiError, original: String, due_on: &str| {
            self.refused(error, original, due_on);
        };
        self.board.choose_due(self.task, was, due_on, Box::new(refused));
    }

    /// Puts what was refused back into the field, unless something else was typed meanwhile. Saving it again starts from `original`.
    fn refused(self, error: &ApiError, original: String, due_on: &str) {
        let (Some(field), Some(since)) = (self.field(), self.was.try_get_value()) else {
            return;
        };
        let is_untouched = field.value() == since && field.check_validity();
        self.was.set_value(original);
        if is_untouched {
            field.set_value(due_on);
            self.message.set(Some(message(error)));
            self.open_again(&field);
        }
    }

    /// Shows the field again to who has not gone on since.
    fn open_again(self, field: &HtmlInputElement) {
        if let Some(details) = disclosed(self.place)
            && details.contains(document().active_element().as_deref())
        {
            details.set_open(true);
            _ = field.focus();
        }
    }

    fn is_refused(self) -> bool {
        self.message
            .try_with_untracked(Option::is_some)
            .unwrap_or_default()
    }

    /// What was wrong with a date is not said of another.
    fn forget_refusal(self) {
        if self.is_refused() {
            self.message.set(None);
        }
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
