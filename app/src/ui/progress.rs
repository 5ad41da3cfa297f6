//! How far along, in words and as a bar.

use super::{Current, follow};
use leptos::prelude::*;

/// "3 of 6 tasks done" over a bar. No percentages: they hide small plans. `done` and `total` count what the reader sees.
#[component]
pub fn Progress(
    /// Completed tasks.
    #[prop(into)]
    done: Current<u32>,
    /// Tasks that are not cancelled.
    #[prop(into)]
    total: Current<u32>,
    /// What progresses, for screen readers.
    #[prop(into)]
    label: String,
    /// At the end of the words' line, such as "Go-live 20 January".
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (bar_done, bar_total) = (done.clone(), total.clone());
    let words = follow(move || format!("{} of {} tasks done", done.get(), total.get()));
    view! {
        <div class="progress">
            <div class="topbar">
                <span class="progress-text">{words}</span>
                {children.map(|children| view! { <span class="push muted small">{children()}</span> })}
            </div>
            <progress
                aria-label=label
                max=follow(move || bar_total.get().max(1).to_string())
                value=follow(move || bar_done.get().to_string())
            ></progress>
        </div>
    }
}
