//! What is read apart from the plan: the summary, and the open task's description and history.
//!
//! They are asked for before anything is awaited: the ids under which the server hands its answers to the browser are given out in the
//! order in which resources are made, and inside a suspended part that order is a race.

use crate::{
    api::{
        ApiError,
        staff::{plan_summary, task_detail},
    },
    workspace::paths::open_task,
};
use domain::{
    ids::AccountId,
    refusal::Refusal,
    views::pages::{PlanSummary, StaffTaskDetail},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Both of them, and how to read them again. A handle, provided as context by the page.
#[derive(Clone, Copy)]
pub(super) struct LongParts {
    /// The internal summary.
    pub(super) summary: crate::resource::Resource<Result<PlanSummary, ApiError>>,
    /// The task named in the address.
    pub(super) detail: crate::resource::Resource<Result<StaffTaskDetail, ApiError>>,
    summary_again: RwSignal<u32>,
    detail_again: RwSignal<u32>,
}

impl LongParts {
    /// Begins to read them. At the top of the page.
    pub(super) fn provide(account: Memo<Option<AccountId>>) -> Self {
        let (summary_again, detail_again) = (RwSignal::new(0), RwSignal::new(0));
        let path = use_location().pathname;
        let task = Memo::new(move |_| path.with(|path| open_task(path)));
        let summary = crate::resource::resource(
            move || (account.get(), summary_again.get()),
            |(account, _)| async move { plan_summary(account.ok_or(Refusal::NotFound)?).await },
        );
        let detail = crate::resource::resource(
            move || (account.get(), task.get(), detail_again.get()),
            |(account, task, _)| async move {
                task_detail(account.ok_or(Refusal::NotFound)?, task.ok_or(Refusal::NotFound)?).await
            },
        );
        let parts = Self {
            summary,
            detail,
            summary_again,
            detail_again,
        };
        provide_context(parts);
        parts
    }

    /// Reads the summary again when `version` moves.
    pub(super) fn follow_summary(self, version: Memo<i64>) {
        again_when_moved(self.summary_again, version);
    }

    /// Reads the task again when `state` moves.
    pub(super) fn follow_detail<T: Clone + PartialEq + Send + Sync + 'static>(self, state: Memo<T>) {
        again_when_moved(self.detail_again, state);
    }
}

fn again_when_moved<T: Clone + PartialEq + Send + Sync + 'static>(again: RwSignal<u32>, what: Memo<T>) {
    Effect::new(move |before: Option<T>| {
        let now = what.get();
        if before.is_some_and(|before| before != now) {
            again.update(|times| *times += 1);
        }
        now
    });
}
