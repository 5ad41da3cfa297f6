//! A task's long parts. They are read when it is open, and again when it changed.

use super::{board::Board, trouble::Failed};
use crate::{
    api::{ApiError, staff::task_detail},
    ui::TimeStamp,
};
use domain::views::{
    pages::{HistoryEntry, StaffTaskDetail},
    staff::StaffTask,
};
use leptos::prelude::*;

/// The detail of the open task, shared by the parts that show some of it.
#[derive(Clone, Copy)]
struct Detail(Resource<Result<StaffTaskDetail, ApiError>>);

impl Detail {
    /// The one of this drawer; the first part that asks starts reading. What the server has stored counts, not what is shown until it answers.
    fn of(task: Memo<StaffTask>) -> Self {
        let board = Board::get();
        let id = task.with_untracked(|task| task.id);
        let state = Memo::new(move |_| {
            board.live.view.with(|view| {
                view.task(id).map(|task| {
                    (
                        task.version,
                        task.status.category(),
                        task.assignees.clone(),
                        task.home,
                        task.show_in_portal,
                    )
                })
            })
        });
        Self(Resource::new_blocking(
            move || state.get(),
            move |_| task_detail(board.account, id),
        ))
    }
}

/// The description and, further down, what happened.
#[component]
pub(super) fn Description(task: Memo<StaffTask>) -> impl IntoView {
    let detail = Detail::of(task);
    provide_context(detail);
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match detail.0.await {
                    Ok(detail) if detail.html.is_empty() => ().into_any(),
                    Ok(detail) => view! { <div class="prose" inner_html=detail.html></div> }.into_any(),
                    Err(error) => view! { <Failed error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// What happened to the task, newest first.
#[component]
pub(super) fn Activity(task: Memo<StaffTask>) -> impl IntoView {
    let detail = use_context::<Detail>().unwrap_or_else(|| Detail::of(task));
    view! {
        <h3>"Activity"</h3>
        <Transition>
            {move || Suspend::new(async move {
                let history = detail.0.await.map(|detail| detail.history).unwrap_or_default();
                view! { <History history /> }
            })}
        </Transition>
    }
}

#[component]
fn History(history: Vec<HistoryEntry>) -> impl IntoView {
    let event = |entry: HistoryEntry| {
        view! {
            <li>
                <p class="event">
                    <span>{entry.words}</span>
                    <TimeStamp utc=entry.at.to_iso() text=entry.at.words() />
                </p>
            </li>
        }
    };
    (!history.is_empty()).then(|| {
        view! {
            <h3>"Activity"</h3>
            <ol class="feed" role="list">
                {history.into_iter().map(event).collect_view()}
            </ol>
        }
    })
}
