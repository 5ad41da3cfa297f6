//! The card over the list: how far the plan is, and what the reader does next.

use super::PlanScene;
use crate::{
    portal::wording::Wording,
    ui::{self, Watched},
};
use domain::{calendar::Date, ids::TaskId, timeliness::Timeliness, views::customer::CustomerView};
use leptos::prelude::*;

/// What stands under the bar.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Next {
    /// A task.
    Task {
        id: TaskId,
        title: String,
        timeliness: Timeliness,
        due: String,
    },
    /// A sentence.
    Words(String),
}

impl Next {
    fn of(view: &CustomerView) -> Self {
        let (words, plan, viewer) = (Wording::get(), view.plan(), *view.viewer().id());
        let header = plan.header();
        if header.progress().is_finished() {
            return Self::Words(words.all_done(
                *header.progress(),
                last_done(view).map(|last| (last, *header.today())),
            ));
        }
        match plan.next_for(viewer) {
            Some(task) => Self::Task {
                id: *task.id(),
                title: task.title().clone(),
                timeliness: *task.timeliness(),
                due: words.due(*task.due_on(), *header.today()),
            },
            None if plan.tasks().iter().any(|task| task.is_assigned_to(viewer)) => {
                Self::Words(words.yours_done().to_owned())
            }
            None => Self::Words(words.no_tasks().to_owned()),
        }
    }
}

fn last_done(view: &CustomerView) -> Option<Date> {
    view.plan()
        .tasks()
        .iter()
        .filter_map(|task| task.state().completion())
        .map(|completion| completion.on)
        .max()
}

/// Draws the card.
pub(super) fn hero(scene: &PlanScene) -> impl IntoView + use<> {
    let words = Wording::get();
    let (of_progress, of_go_live, of_next) = (scene.view.clone(), scene.view.clone(), scene.view.clone());
    let progress = Watched::new(move |_| of_progress.with(|view| *view.plan().header().progress()));
    let go_live = Watched::new(move |_| {
        of_go_live.with(|view| {
            let header = view.plan().header();
            let day = header.go_live_on().map(|on| words.go_live(on, *header.today()));
            day.unwrap_or_default()
        })
    });
    let next = Watched::new(move |_| of_next.with(Next::of));
    let scene = scene.clone();
    view! {
        <section class="card hero" aria-label=words.progress()>
            <ui::Progress
                done=progress.shown(|progress| progress.done)
                total=progress.shown(|progress| progress.total)
                label=words.progress()
            >
                {ui::follow(move || go_live.with(Clone::clone))}
            </ui::Progress>
            {ui::follow(move || match next.with(Clone::clone) {
                Next::Task { id, title, timeliness, due } => next_task(&scene, id, title, timeliness, due).into_any(),
                Next::Words(sentence) => view! { <p>{sentence}</p> }.into_any(),
            })}
        </section>
    }
}

fn next_task(
    scene: &PlanScene,
    id: TaskId,
    title: String,
    timeliness: Timeliness,
    due: String,
) -> impl IntoView + use<> {
    let words = Wording::get();
    view! {
        <div class="next">
            <div>
                <span class="label">{words.next()}</span>
                <strong class="what">{title}</strong>
                <span class="cluster small">
                    <ui::StatusGlyph timeliness/>
                    <ui::DueText timeliness due/>
                </span>
            </div>
            <a class="btn primary" href=scene.paths.task(id, scene.filter)>{words.open_task()}</a>
        </div>
    }
}
