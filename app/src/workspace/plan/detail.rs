//! A task's long parts.

use super::long_parts::LongParts;
use crate::{
    ui::{TimeStamp, follow},
    workspace::failed_part::failed,
};
use domain::{ids::TaskId, views::pages::HistoryEntry};
use leptos::prelude::*;

/// The description.
#[component]
pub(super) fn Description(task: TaskId) -> impl IntoView {
    let parts = LongParts::get();
    follow(move || {
        parts.detail.with(|detail| match detail {
            Some((of, Ok(detail))) if *of == task && !detail.html.is_empty() => {
                let html = detail.html.clone();
                Some(view! { <div class="prose" inner_html=html></div> }.into_any())
            }
            Some((of, Err(error))) if *of == task => Some(failed(error, move || parts.read_detail(task))),
            _ => None,
        })
    })
}

/// What happened to the task, newest first.
#[component]
pub(super) fn Activity(task: TaskId) -> impl IntoView {
    let parts = LongParts::get();
    follow(move || {
        parts.detail.with(|detail| match detail {
            Some((of, Ok(detail))) if *of == task && !detail.history.is_empty() => {
                Some(history(detail.history.clone()).into_any())
            }
            _ => None,
        })
    })
}

fn history(entries: Vec<HistoryEntry>) -> impl IntoView {
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
    view! {
        <h3>"Activity"</h3>
        <ol class="feed" role="list">
            {entries.into_iter().map(event).collect_view()}
        </ol>
    }
}
