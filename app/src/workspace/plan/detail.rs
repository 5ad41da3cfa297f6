//! A task's long parts. They are read when it is open, and again when it changed.

use super::{board::Board, long_parts::LongParts};
use crate::{ui::TimeStamp, workspace::frame::failed};
use domain::views::{pages::HistoryEntry, staff::StaffTask};
use leptos::prelude::*;

/// What of a task changes its long parts: the server's word, not what is shown until it answers.
fn follow(parts: LongParts, task: Memo<StaffTask>) {
    let board = Board::get();
    let id = task.with_untracked(|task| task.id);
    let state = Memo::new(move |_| {
        board.live.view.with(|view| {
            view.task(id).map(|task| {
                let assignees = task.assignees.clone();
                (
                    task.version,
                    task.status.category(),
                    assignees,
                    task.home,
                    task.show_in_portal,
                )
            })
        })
    });
    parts.follow_detail(state);
}

/// The description and, further down, what happened.
#[component]
pub(super) fn Description(task: Memo<StaffTask>) -> impl IntoView {
    let Some(parts) = use_context::<LongParts>() else {
        return ().into_any();
    };
    follow(parts, task);
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match parts.detail.await {
                    Ok(detail) if detail.html.is_empty() => ().into_any(),
                    Ok(detail) => view! { <div class="prose" inner_html=detail.html></div> }.into_any(),
                    Err(error) => failed(error, move || parts.detail.refetch()).into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

/// What happened to the task, newest first.
#[component]
pub(super) fn Activity() -> impl IntoView {
    use_context::<LongParts>().map(|parts| {
        view! {
            <Transition>
                {move || Suspend::new(async move {
                    let history = parts.detail.await.map(|detail| detail.history).unwrap_or_default();
                    view! { <History history /> }
                })}
            </Transition>
        }
    })
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
