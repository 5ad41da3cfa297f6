//! The list as an open page shows it: what stands where, and each row told of its own changes alone. What a row shows is watched in a dozen
//! places. If all of them watched the whole list, a hundred rows would be woken for each task that changes.

use super::{outline::Outline, row::Row};
use crate::ui::Watched;
use domain::ids::TaskId;
use std::sync::Arc;

#[cfg(feature = "hydrate")]
use {
    super::outline::{Rows, row_in},
    crate::ui::effect,
    leptos::prelude::*,
};

/// What stands where, and who waits for which row.
#[derive(Clone)]
pub(super) struct List {
    pub(super) outline: Watched<Outline>,
    #[cfg(feature = "hydrate")]
    waiting: StoredValue<Vec<(Arc<TaskId>, ArcTrigger)>>,
}

#[cfg(feature = "ssr")]
impl List {
    /// As it is.
    pub(super) const fn follow(outline: Watched<Outline>) -> Self {
        Self { outline }
    }

    /// What a task says of itself; `gone` if it is not in the list.
    pub(super) fn row(
        &self,
        id: TaskId,
        gone: impl Fn() -> Arc<Row> + Send + Sync + 'static,
    ) -> Watched<Arc<Row>> {
        let outline = self.outline.clone();
        Watched::new(move |_| {
            outline
                .with(|outline| outline.row(id).cloned())
                .unwrap_or_else(&gone)
        })
    }
}

#[cfg(feature = "hydrate")]
impl List {
    /// As it is from now on.
    pub(super) fn follow(outline: Watched<Outline>) -> Self {
        let waiting = StoredValue::new(Vec::<(Arc<TaskId>, ArcTrigger)>::new());
        let now = outline.clone();
        let mut before = Rows::new();
        effect(move || {
            now.with(|now| {
                waiting.try_with_value(|waiting| {
                    for (id, row) in waiting {
                        if row_in(&before, **id) != now.row(**id) {
                            row.notify();
                        }
                    }
                });
                before.clone_from(&now.rows);
            });
        });
        Self { outline, waiting }
    }

    /// What a task says of itself now; the last that it said while its row is being taken away, or `gone`.
    pub(super) fn row(
        &self,
        id: TaskId,
        gone: impl Fn() -> Arc<Row> + Send + Sync + 'static,
    ) -> Watched<Arc<Row>> {
        let (outline, waiting) = (self.outline.clone(), self.waiting);
        let changed = ArcTrigger::new();
        // Itself, not any row of that task: while a row moves to another place it is there twice.
        let itself = Arc::new(id);
        waiting.update_value(|waiting| waiting.push((Arc::clone(&itself), changed.clone())));
        on_cleanup(move || {
            waiting.try_update_value(|waiting| waiting.retain(|(other, _)| !Arc::ptr_eq(other, &itself)));
        });
        Watched::new(move |before: Option<&Arc<Row>>| {
            changed.track();
            untrack(|| outline.with(|outline| outline.row(id).or(before).cloned())).unwrap_or_else(&gone)
        })
    }
}
