//! What becomes of a view with each message of its stream.

use super::{Live, Outdated, stream::Stream};
use crate::{api::ApiError, portal::wording::Wording, ui};
use domain::{
    differences::{Differs, Ended, LiveEvent},
    ids::TaskId,
    refusal::Refusal,
};
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use std::{rc::Rc, time::Duration};

/// How long a change by others is tinted.
const TINT: Duration = Duration::from_millis(1_500);

impl<V> Live<V>
where
    V: Differs + Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    /// Takes what the stream says of the view.
    pub(super) fn take(self, outdated: Outdated, stream: &Rc<Stream>, text: Option<String>) {
        let Some(event) = text.and_then(|text| domain::wire::from_text::<LiveEvent<V>>(&text).ok()) else {
            self.on_outdated(outdated);
            return;
        };
        match event {
            // There is something to see again, as when the portal is on again. The page was taken apart, and the server draws it anew.
            LiveEvent::Change { .. } | LiveEvent::Whole { .. } if self.is_gone() => ui::reload(),
            LiveEvent::Change { from, to, change } if from == *stream.tag.borrow() => {
                *stream.tag.borrow_mut() = to;
                self.tint(self.touched(&change));
                self.view.try_update(|view| view.apply(change));
                self.changes.try_update(|changes| *changes += 1);
            }
            LiveEvent::Change { .. } => stream.open_again(Duration::ZERO),
            LiveEvent::Whole { to, view } => {
                *stream.tag.borrow_mut() = to;
                self.view.try_set(view);
                self.changes.try_update(|changes| *changes += 1);
            }
            LiveEvent::PortalOff(organisation) => {
                stream.tag.borrow_mut().clear();
                self.gone.try_set(Some(Wording::get().portal_off(&organisation)));
            }
            LiveEvent::Gone(why) => {
                self.gone.try_set(Some(sentence(why)));
                stream.close();
            }
        }
    }

    fn is_gone(self) -> bool {
        self.gone.try_with_untracked(Option::is_some) == Some(true)
    }

    /// The server was replaced by another version: what this page shows gets no newer until it is loaded again.
    fn on_outdated(self, outdated: Outdated) {
        match outdated {
            Outdated::Stays => {
                self.outdated.try_set(true);
            }
            Outdated::Hides => {
                self.connected.try_set(false);
                let sentence = ApiError::Outdated.to_string();
                self.gone.try_set(Some(sentence));
            }
        }
    }

    /// The tasks that others have changed or moved. What the reader moved passes others, which is nobody else's doing.
    fn touched(self, change: &V::Change) -> Vec<TaskId> {
        let mut tasks = V::touched(change);
        tasks.retain(|task| !self.is_own(*task));
        let moved = self.view.try_with_untracked(|view| view.moved(change));
        let moved = moved.unwrap_or_default();
        if !moved.iter().any(|task| self.is_own(*task)) {
            tasks.extend(moved);
        }
        tasks
    }

    /// Tints the rows of these tasks for a moment. Not by a signal: it would wake each row.
    fn tint(self, tasks: Vec<TaskId>) {
        if tasks.is_empty() {
            return;
        }
        // Rows that came just now stand in the page by then.
        request_animation_frame(move || {
            mark_fresh(&tasks, true);
            set_timeout(move || mark_fresh(&tasks, false), TINT);
        });
    }
}

fn mark_fresh(tasks: &[TaskId], is_fresh: bool) {
    for task in tasks {
        if let Some(row) = document().get_element_by_id(&format!("task-{task}")) {
            _ = row.toggle_attribute_with_force("data-fresh", is_fresh);
        }
    }
}

/// What stands in place of what there is no more to see.
fn sentence(why: Ended) -> String {
    match why {
        Ended::SignedOut => Refusal::SignedOut.to_string(),
        Ended::AccessEnded(whom) => Wording::get().access_ended_now(whom.as_deref()),
    }
}
