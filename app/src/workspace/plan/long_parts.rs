//! What is read apart from the plan: the summary, and the open task's description and history. The page brings them along; later they are
//! read when another task is opened, and again when what they are read from has changed.

use super::board::Board;
use crate::{
    api::{
        ApiError,
        post::{Body, LastAnswer},
        staff::{PlanSummary, TaskDetail},
    },
    ui::{Computed, on_change},
};
use domain::{ids::TaskId, views::pages::StaffTaskDetail};
use leptos::{prelude::*, server_fn::ServerFn};

/// What the summary is as safe HTML, or why it could not be read.
pub(super) type Summary = Result<String, ApiError>;

/// Which task's long parts they are, and they, or why they could not be read.
pub(super) type Detail = Option<(TaskId, Result<StaffTaskDetail, ApiError>)>;

/// Both of them. A handle, provided as context by the page.
#[derive(Clone, Copy)]
pub(super) struct LongParts {
    board: Board,
    /// The internal summary.
    pub(super) summary: RwSignal<Summary>,
    /// The open task's, or the one's before while they are awaited.
    pub(super) detail: RwSignal<Detail>,
    summary_answer: LastAnswer,
    detail_answer: LastAnswer,
}

impl LongParts {
    /// As the page brought them. Provides them and keeps them current.
    pub(super) fn provide(board: Board, summary: String, detail: Detail) {
        let parts = Self {
            board,
            summary: RwSignal::new(Ok(summary)),
            detail: RwSignal::new(detail),
            summary_answer: LastAnswer::new(),
            detail_answer: LastAnswer::new(),
        };
        provide_context(parts);
        parts.follow();
    }

    /// Those of the plan page around this part of it. Only parts of the plan page ask.
    #[track_caller]
    pub(super) fn get() -> Self {
        expect_context()
    }

    fn follow(self) {
        let Board { live, open, .. } = self.board;
        let version = move || live.view.with(|view| view.header.plan_version);
        on_change(version, move |_, _| self.read_summary());
        // What of a task changes its long parts: the server's word, not what is shown until it answers.
        let state = Computed::new(move |_| {
            let task = open.get()?;
            live.view.with(|view| {
                view.task(task).map(|task| {
                    let assignees = task.assignees.clone();
                    let category = task.status.category();
                    (
                        task.id,
                        task.version,
                        category,
                        assignees,
                        task.home,
                        task.show_in_portal,
                    )
                })
            })
        });
        on_change(
            move || state.get(),
            move |_, now| {
                if let Some((task, ..)) = now {
                    self.read_detail(*task);
                }
            },
        );
    }

    /// Reads the summary again.
    pub(super) fn read_summary(self) {
        let account = self.board.account.to_string();
        let body = Body::of([("account", account.as_str())]);
        let take = move |answer| self.summary.set(answer);
        let address = <PlanSummary as ServerFn>::PATH;
        self.summary_answer.ask(address, body, take);
    }

    /// Reads a task's long parts.
    pub(super) fn read_detail(self, task: TaskId) {
        let (account, id) = (self.board.account.to_string(), task.to_string());
        let body = Body::of([("account", account.as_str()), ("task", id.as_str())]);
        let take = move |answer| self.detail.set(Some((task, answer)));
        let address = <TaskDetail as ServerFn>::PATH;
        self.detail_answer.ask(address, body, take);
    }
}
