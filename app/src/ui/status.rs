//! The line beside the check mark and its words: colour, shape and text say the same.

use super::{Current, follow};
use domain::timeliness::Timeliness;
use leptos::prelude::*;

/// The value of `data-status`, which the style sheet colours.
const fn status(timeliness: Timeliness) -> &'static str {
    match timeliness {
        Timeliness::OnTime => "done",
        Timeliness::Late { .. } | Timeliness::Overdue { .. } => "late",
        Timeliness::Soon => "soon",
        Timeliness::Scheduled => "later",
        Timeliness::Unscheduled => "none",
    }
}

/// The coloured line: a solid bar (on time), a bar with a dot (late or overdue), half filled (soon), three dots (later), nothing.
/// Decoration: [`DueText`] says it in words.
#[component]
pub fn StatusGlyph(
    /// How the task stands to its due date.
    #[prop(into)]
    timeliness: Current<Timeliness>,
) -> impl IntoView {
    let state = timeliness.clone();
    // One path for each shape: the same elements whatever the state, so that a change is one attribute.
    let shape = follow(move || match timeliness.get() {
        Timeliness::OnTime => "M1 2a2 2 0 0 1 4 0v16a2 2 0 0 1-4 0Z",
        Timeliness::Late { .. } | Timeliness::Overdue { .. } => {
            "M1 2a2 2 0 0 1 4 0v9a2 2 0 0 1-4 0ZM1 17.75a2 2 0 0 1 4 0 2 2 0 0 1-4 0Z"
        }
        Timeliness::Soon => "M1 2a2 2 0 0 1 4 0v16a2 2 0 0 1-4 0ZM2.2 2v8h1.6V2a.8.8 0 0 0-1.6 0Z",
        Timeliness::Scheduled => {
            "M1.1 2.5a1.9 1.9 0 1 1 3.8 0 1.9 1.9 0 0 1-3.8 0ZM1.1 10a1.9 1.9 0 1 1 3.8 0 1.9 1.9 0 0 1-3.8 0ZM1.1 17.5a1.9 1.9 0 1 1 3.8 0 1.9 1.9 0 0 1-3.8 0Z"
        }
        Timeliness::Unscheduled => "",
    });
    view! {
        <svg
            class="line"
            data-status=follow(move || status(state.get()))
            viewBox="0 0 6 20"
            aria-hidden="true"
        >
            <path fill-rule="evenodd" d=shape />
        </svg>
    }
}

/// The state in words: "Done on time", "Done 3 days late", "Overdue 2 days", "Due Tue 24 Nov", "No due date".
#[component]
pub fn DueText(
    /// How the task stands to its due date.
    #[prop(into)]
    timeliness: Current<Timeliness>,
    /// The due date in words, without "Due": "today", "Tue 24 Nov", "12 January".
    #[prop(into)]
    due: Current<String>,
) -> impl IntoView {
    let state = timeliness.clone();
    view! {
        <span class="due" data-status=follow(move || status(state.get()))>
            {follow(move || due_text(timeliness.get(), &due.get()))}
        </span>
    }
}

fn due_text(timeliness: Timeliness, due: &str) -> String {
    match timeliness {
        Timeliness::OnTime => "Done on time".to_owned(),
        Timeliness::Late { days } => format!("Done {} late", count_of_days(days.into())),
        Timeliness::Overdue { days } => format!("Overdue {}", count_of_days(days.into())),
        Timeliness::Soon | Timeliness::Scheduled => format!("Due {due}"),
        Timeliness::Unscheduled if due.is_empty() => "No due date".to_owned(),
        Timeliness::Unscheduled => format!("Was due {due}"),
    }
}

/// "1 day", "2 days".
#[must_use]
pub fn count_of_days(days: u32) -> String {
    if days == 1 {
        "1 day".to_owned()
    } else {
        format!("{days} days")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        assert_eq!(due_text(Timeliness::Late { days: 1 }, ""), "Done 1 day late");
        assert_eq!(
            due_text(Timeliness::Overdue { days: 2 }, "Thu 19 Nov"),
            "Overdue 2 days"
        );
        assert_eq!(due_text(Timeliness::Soon, "today"), "Due today");
        assert_eq!(due_text(Timeliness::Unscheduled, ""), "No due date");
    }
}
