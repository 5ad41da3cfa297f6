//! What every part of the plan page shares: the live view, what is shown of it, and what is under way on the page. Changing something stands
//! in `asking.rs`.

use super::{
    awaited::Awaited,
    chosen_dates::ChosenDates,
    deleted::{Deletion, named_in},
    drag::DropPlace,
    focus,
    note::Note,
    outline::Outline,
    query::query_of,
    row_words::{Row, Rows},
};
use crate::{
    live::Live,
    ui::{Announcer, Computed, effect},
    workspace::{
        change::Change,
        page_address::{PageAddress, Step},
        paths::{open_task, plan_path, task_path},
    },
};
use domain::{
    calendar::Date,
    filters::StaffFilter,
    ids::{AccountId, TaskId, UserId},
    task::TaskStatus,
    views::staff::{StaffTask, StaffView},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The plan page's shared state; a handle, provided as context.
#[derive(Clone, Copy)]
pub(super) struct Board {
    pub(super) account: AccountId,
    /// Who looks.
    pub(super) viewer: UserId,
    /// The plan as the server last told it.
    pub(super) live: Live<StaffView>,
    /// The plan with what was changed here a moment ago.
    pub(super) view: Computed<StaffView>,
    /// What of it is shown.
    pub(super) outline: Computed<Outline>,
    /// What its tasks say of themselves.
    pub(super) rows: Rows,
    pub(super) filter: Computed<StaffFilter>,
    /// What titles must contain.
    pub(super) text: Computed<String>,
    /// The day in the account's zone.
    pub(super) today: Computed<Date>,
    /// Whether the organisation has switched the portal on; otherwise there is nothing to share.
    pub(super) portal_on: Computed<bool>,
    /// The task in the drawer.
    pub(super) open: Computed<Option<TaskId>>,
    /// What was deleted here and can be brought back, the newest last.
    pub(super) deleted: RwSignal<Vec<Deletion>>,
    /// What the last change that did anything to what customers see did to it.
    pub(super) note: RwSignal<Option<Note>>,
    /// The row whose title is being edited in place.
    pub(super) editing: RwSignal<Option<TaskId>>,
    /// The row being dragged.
    pub(super) dragging: RwSignal<Option<TaskId>>,
    /// Where it would land.
    pub(super) drop: RwSignal<Option<DropPlace>>,
    /// The control of the drawer that takes the focus next, by id.
    pub(super) wanted: StoredValue<Option<&'static str>>,
    /// Whether the drawer was opened or changed since the page came from the server.
    pub(super) moved: StoredValue<bool>,
    /// The row, or the head of a play or objective, that had the focus last: by the id of the row or the heading.
    pub(super) focused: StoredValue<Option<String>>,
    /// The place that takes the focus from the page once it is there, unless somebody does anything before.
    pub(super) expected: StoredValue<Option<String>>,
    /// Whether the list of shortcuts is open.
    pub(super) help: RwSignal<bool>,
    /// The page's own.
    pub(super) address: PageAddress,
    /// Whether it has been said what the last form did, or why it was refused.
    pub(super) told: StoredValue<bool>,
    pub(super) announcer: Announcer,
    /// Due dates that were chosen a moment ago.
    pub(super) dates: ChosenDates,
    /// Statuses that were set here a moment ago.
    pub(super) pending: RwSignal<Vec<(TaskId, TaskStatus)>>,
    /// Statuses and deletions whose answer is awaited.
    pub(super) awaited: Awaited,
    /// What takes back the statuses and deletions made here, the newest last.
    pub(super) undos: StoredValue<Vec<Change>>,
}

impl Board {
    /// Makes it from a live view and provides it as context.
    pub(super) fn provide(live: Live<StaffView>, viewer: UserId, address: PageAddress) -> Self {
        let account = live.view.with_untracked(|view| view.header.account);
        let pending = RwSignal::new(Vec::<(TaskId, TaskStatus)>::new());
        let view = Computed::new(move |_| {
            let pending = pending.read();
            pending.iter().fold(live.view.get(), |view, (task, status)| {
                view.with_status(*task, *status)
            })
        });
        let filter = Computed::new(move |_| {
            address.with(|address| StaffFilter::parse(address.parameter("show").unwrap_or_default()))
        });
        let text = Computed::new(move |_| address.with(|address| address.value("q").trim().to_owned()));
        let board = Self {
            account,
            viewer,
            live,
            view,
            outline: Computed::new(move |_| {
                view.with(|view| text.with(|text| shown(view, filter.get(), text, viewer)))
            }),
            rows: Rows::follow(view),
            filter,
            text,
            today: Computed::new(move |_| view.with(|view| view.header.today)),
            portal_on: Computed::new(move |_| view.with(|view| view.header.portal_enabled)),
            open: Computed::new(move |_| address.with(|address| open_task(&address.path))),
            deleted: RwSignal::new(Vec::new()),
            note: RwSignal::new(None),
            editing: RwSignal::new(None),
            dragging: RwSignal::new(None),
            drop: RwSignal::new(None),
            wanted: StoredValue::new(None),
            moved: StoredValue::new(false),
            focused: StoredValue::new(None),
            expected: StoredValue::new(None),
            help: RwSignal::new(false),
            address,
            told: StoredValue::new(false),
            announcer: Announcer::get(),
            dates: ChosenDates::new(),
            pending,
            awaited: Awaited::none(),
            undos: StoredValue::new(deleted_before(address)),
        };
        effect(move || board.settle());
        provide_context(board);
        board
    }

    /// The one around this part of the page. Only parts of the plan page ask.
    #[track_caller]
    pub(super) fn get() -> Self {
        expect_context()
    }

    /// What the last change also did, as long as the plan stands as it left it.
    pub(super) fn note_now(self) -> Option<Note> {
        let note = self.note.get()?;
        self.live.view.with(|view| note.holds(view)).then_some(note)
    }

    /// What a task says of itself now.
    pub(super) fn row(self, id: TaskId) -> Option<ArcRwSignal<Arc<Row>>> {
        self.view.with_untracked(|view| self.rows.get(id, view))
    }

    /// A task, as it is now.
    pub(super) fn task(self, id: TaskId) -> Option<StaffTask> {
        self.view.with_untracked(|view| view.task(id).cloned())
    }

    /// A task, kept current. Once it is gone it stays as it was, until what shows it goes too.
    pub(super) fn current(self, task: StaffTask) -> Computed<StaffTask> {
        Computed::new(move |last: Option<&StaffTask>| {
            let now = self.view.with(|view| view.task(task.id).cloned());
            now.or_else(|| last.cloned()).unwrap_or_else(|| task.clone())
        })
    }

    /// The query to keep in links: the filter and the search.
    pub(super) fn query(self) -> String {
        self.text.with(|text| query_of(self.filter.get(), text))
    }

    /// The plan's address with the filter kept.
    pub(super) fn plan_href(self) -> String {
        plan_path(self.account) + &self.query()
    }

    /// The address of what stands on the page now, with the filter kept.
    pub(super) fn here(self) -> String {
        match self.open.get() {
            Some(task) => self.task_href(task),
            None => self.plan_href(),
        }
    }

    /// A task's address with the filter kept.
    pub(super) fn task_href(self, task: TaskId) -> String {
        task_path(self.account, task) + &self.query()
    }

    /// Opens a task, with the focus in a control of its drawer.
    pub(super) fn open_at(self, task: TaskId, control: Option<&'static str>) {
        self.wanted.set_value(control);
        if self.open.get_untracked() == Some(task) {
            focus::focus_in_drawer(self);
        } else {
            self.address.go(&untrack(|| self.task_href(task)), Step::Next);
        }
    }
}

/// What brings back what the address names: a form that the browser sent has deleted it.
fn deleted_before(address: PageAddress) -> Vec<Change> {
    let thing = untrack(|| address.with(named_in));
    thing.map(Change::Restore).into_iter().collect()
}

fn shown(view: &StaffView, filter: StaffFilter, text: &str, viewer: UserId) -> Outline {
    let text = text.to_lowercase();
    let whole = filter == StaffFilter::All && text.is_empty();
    Outline::of(view, whole, |task| {
        filter.keeps(task, viewer) && (text.is_empty() || task.title.to_lowercase().contains(&text))
    })
}
