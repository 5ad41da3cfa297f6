//! The list: a card for each objective, and one for what has none.

use super::{
    board::Board, change_form::ChangeForm, exposure::why_tag, play::PlaySection, query::query_of,
    quick_add::QuickAdd, task_row::TaskList,
};
use crate::{
    ui::{Computed, EmptyState, Icon, IconPath, Menu, each, follow, hear},
    workspace::{
        Thing,
        change::Change,
        paths::{new_objective_path, new_play_path, new_play_under_path, objective_path, plan_path},
    },
};
use domain::{
    filters::StaffFilter,
    forms::MoveTo,
    ids::ObjectiveId,
    people::PersonId,
    progress::Progress,
    task::{OTHER_TASKS, TaskHome},
    views::staff::StaffObjective,
};
use leptos::prelude::*;

/// All cards, or what stands in their place.
#[component]
pub(super) fn Objectives() -> impl IntoView {
    let board = Board::get();
    let cards = Computed::new(move |_| {
        board.outline.with(|outline| {
            outline
                .groups
                .iter()
                .map(|group| group.objective)
                .collect::<Vec<_>>()
        })
    });
    let is_new = Computed::new(move |_| {
        board.view.with(|view| {
            view.objectives.is_empty()
                && !view.tasks.iter().any(|task| view.in_plan(task))
                && view.workflows.is_empty()
        })
    });
    view! {
        {follow(move || is_new.get().then(|| view! { <NoObjectives /> }.into_any()))}
        {follow(move || (!is_new.get() && cards.with(Vec::is_empty)).then(|| view! { <NoMatch /> }.into_any()))}
        {each(move || cards.get(), |objective| view! { <Card objective /> })}
        <div class="cluster">
            <a class="btn quiet" href=new_objective_path(board.account)>
                <Icon path=IconPath::PLUS />
                "New objective"
            </a>
            <a class="btn quiet" href=new_play_path(board.account)>
                <Icon path=IconPath::PLUS />
                "New play"
            </a>
            <button type="button" class="btn quiet with-scripts push for-keys" on:click=hear(move |_| board.help.set(true))>
                "Shortcuts"
                <kbd>"?"</kbd>
            </button>
        </div>
    }
}

#[component]
fn NoObjectives() -> impl IntoView {
    let board = Board::get();
    view! {
        <EmptyState title="No objectives yet" text="Start with the first objective.">
            <a class="btn primary" href=new_objective_path(board.account)>
                "New objective"
            </a>
        </EmptyState>
    }
}

#[component]
fn NoMatch() -> impl IntoView {
    let board = Board::get();
    view! {
        <EmptyState title="No tasks match" icon=IconPath::SEARCH>
            <a class="btn" href=plan_path(board.account) + &query_of(StaffFilter::All, "")>
                "Show all"
            </a>
        </EmptyState>
    }
}

/// One card with its plays, its tasks, and a line to add one.
#[component]
fn Card(objective: Option<ObjectiveId>) -> impl IntoView {
    let board = Board::get();
    let plays = Computed::new(move |_| {
        board.outline.with(|outline| {
            outline
                .group(objective)
                .map(|group| group.plays.iter().map(|play| play.id).collect::<Vec<_>>())
                .unwrap_or_default()
        })
    });
    let tasks = Computed::new(move |_| {
        board.outline.with(|outline| {
            outline
                .group(objective)
                .map(|group| group.tasks.clone())
                .unwrap_or_default()
        })
    });
    let heading = heading_id(objective);
    let home = objective.map_or(TaskHome::Plan, TaskHome::Objective);
    view! {
        <section class="card group" aria-labelledby=heading>
            {match objective {
                Some(id) => view! { <ObjectiveHead id /> }.into_any(),
                None => view! { <OtherHead /> }.into_any(),
            }}
            {each(move || plays.get(), |id| view! { <PlaySection id /> })}
            <TaskList tasks />
            <QuickAdd home />
        </section>
    }
}

fn heading_id(objective: Option<ObjectiveId>) -> String {
    objective.map_or_else(|| "other-tasks".to_owned(), |id| format!("objective-{id}"))
}

/// The head of what has no objective.
#[component]
fn OtherHead() -> impl IntoView {
    view! {
        <header>
            <h2 id=heading_id(None)>{OTHER_TASKS}</h2>
        </header>
    }
}

/// An objective's head: name, visibility, owner, progress, menu, and its description below.
#[component]
fn ObjectiveHead(id: ObjectiveId) -> impl IntoView {
    let board = Board::get();
    let objective = Computed::new(move |_| board.view.with(|view| view.objective(id).cloned()));
    let owner = Computed::new(move |_| {
        board.view.with(|view| {
            let owner = view.objective(id)?.owner?;
            Some(format!("Owner {}", view.name(PersonId::User(owner))))
        })
    });
    let part = move |part: fn(&StaffObjective) -> String| {
        Computed::new(move |_| objective.with(|objective| objective.as_ref().map(part).unwrap_or_default()))
    };
    let name = part(|objective| objective.name.clone());
    let description = part(|objective| objective.description.clone());
    let progress = part(|objective| done(objective.progress));
    let exposure = Computed::new(move |_| {
        objective.with(|objective| objective.as_ref().map(|objective| objective.exposure))
    });
    view! {
        <details class="fold" open>
            <summary aria-label=follow(move || format!("Tasks of {}", name.get()))>
                <Icon path=IconPath::CHEVRON />
            </summary>
        </details>
        <header class="with-menu">
            <h2 id=heading_id(Some(id))>{follow(move || name.get())}</h2>
            {why_tag(exposure)}
            {follow(move || owner.get().map(|owner| view! { <span class="small muted">{owner}</span> }.into_any()))}
            <span class="push prog">{follow(move || progress.get())}</span>
            <ObjectiveMenu id name />
        </header>
        {follow(move || {
            let description = description.get();
            (!description.is_empty()).then(|| view! { <p class="note">{description}</p> }.into_any())
        })}
    }
}

/// "2 of 4 done".
pub(super) fn done(progress: Progress) -> String {
    format!("{} of {} done", progress.done, progress.total)
}

#[component]
fn ObjectiveMenu(id: ObjectiveId, name: Computed<String>) -> impl IntoView {
    let Board { account, .. } = Board::get();
    follow(move || {
        view! {
            <Menu label=format!("More for {}", name.get())>
                <li>
                    <a href=objective_path(account, id)>
                        <Icon path=IconPath::EDIT />
                        "Edit"
                    </a>
                </li>
                <li>
                    <a href=new_play_under_path(account, id)>
                        <Icon path=IconPath::PLUS />
                        "New play"
                    </a>
                </li>
                <li>
                    <ChangeForm change=Change::MoveObjective { objective: id, to: MoveTo::Up }>
                        <button>"Move up"</button>
                    </ChangeForm>
                </li>
                <li>
                    <ChangeForm change=Change::MoveObjective { objective: id, to: MoveTo::Down }>
                        <button>"Move down"</button>
                    </ChangeForm>
                </li>
                <li class="rule">
                    <ChangeForm change=Change::Delete(Thing::Objective(id))>
                        <button data-tone="danger">
                            <Icon path=IconPath::TRASH />
                            "Delete"
                        </button>
                    </ChangeForm>
                </li>
            </Menu>
        }
        .into_any()
    })
}
