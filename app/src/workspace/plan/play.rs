//! A play in its card: name, visibility, co-owners, what customers call it, menu, tasks.

use super::{
    board::Board,
    change_form::{ChangeForm, choice},
    exposure::why_tag,
    objective::done,
    quick_add::QuickAdd,
    task_row::TaskList,
};
use crate::{
    ui::{Computed, Current, Icon, IconPath, Menu, folded_items, follow},
    workspace::{
        Thing,
        change::Change,
        paths::{co_owners_path, play_path},
    },
};
use domain::{
    forms::MoveTo,
    ids::{ObjectiveId, WorkflowId},
    people::{PersonId, enumerate, first_name},
    plan::{Placement, Sharing},
    task::TaskHome,
    views::staff::{StaffView, StaffWorkflow},
};
use leptos::prelude::*;

/// A play with its tasks and a line to add one.
#[component]
pub(super) fn PlaySection(id: WorkflowId) -> impl IntoView {
    let board = Board::get();
    let tasks = Computed::new(move |_| {
        board.outline.with(|outline| {
            outline
                .play(id)
                .map(|play| play.tasks.clone())
                .unwrap_or_default()
        })
    });
    view! {
        <section class="play" aria-labelledby=format!("play-{id}")>
            <PlayHead id />
            <TaskList tasks />
            <QuickAdd home=TaskHome::Workflow { workflow: id, group: None } />
        </section>
    }
}

#[component]
fn PlayHead(id: WorkflowId) -> impl IntoView {
    let board = Board::get();
    let play = Computed::new(move |_| board.view.with(|view| view.workflow(id).cloned()));
    let part = move |part: fn(&StaffWorkflow) -> String| {
        Computed::new(move |_| play.with(|play| play.as_ref().map(part).unwrap_or_default()))
    };
    let name = part(|play| play.name.clone());
    let progress = part(|play| done(play.progress));
    let title =
        Computed::new(move |_| play.with(|play| play.as_ref().and_then(|play| play.portal_title.clone())));
    let people = Computed::new(move |_| {
        board
            .view
            .with(|view| view.workflow(id).and_then(|play| people(view, play)))
    });
    let exposure = Computed::new(move |_| play.with(|play| play.as_ref().map(|play| play.exposure)));
    view! {
        <header class="with-menu">
            <h3 id=format!("play-{id}")>{follow(move || name.get())}</h3>
            {why_tag(exposure)}
            {follow(move || people.get().map(|people| view! { <span>{people}</span> }.into_any()))}
            {follow(move || title.get().map(|title| view! { <span>"Customers read “" {title} "”"</span> }.into_any()))}
            <span class="push prog">{follow(move || progress.get())}</span>
            <PlayMenu id name />
        </header>
    }
}

/// "Owner Maya, co-owners Sally and Stan", or "Co-owner Sally".
fn people(view: &StaffView, play: &StaffWorkflow) -> Option<String> {
    let owner = play
        .owner
        .map(|owner| format!("Owner {}", first_name(view.name(PersonId::User(owner)))));
    let named: Vec<&str> = play
        .co_owners
        .iter()
        .map(|contact| first_name(view.name(PersonId::Contact(*contact))))
        .collect();
    let word = match (owner.is_some(), named.len()) {
        (true, 1) => "co-owner",
        (true, _) => "co-owners",
        (false, 1) => "Co-owner",
        (false, _) => "Co-owners",
    };
    let co_owners = (!named.is_empty()).then(|| [word, enumerate(&named).as_str()].join(" "));
    let parts: Vec<String> = owner.into_iter().chain(co_owners).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[component]
fn PlayMenu(id: WorkflowId, name: Computed<String>) -> impl IntoView {
    let board = Board::get();
    let under = Computed::new(move |_| {
        board.view.with(|view| {
            view.workflow(id).and_then(|play| match play.placement {
                Placement::InPlan(objective) => objective,
                Placement::StandAlone => None,
            })
        })
    });
    follow(move || {
        view! {
            <Menu label=format!("More for {}", name.get())>
                <li>
                    <a href=play_path(board.account, id)>
                        <Icon path=IconPath::EDIT />
                        "Edit"
                    </a>
                </li>
                <li>
                    <a href=co_owners_path(board.account, id)>"Co-owners"</a>
                </li>
                <SharingChoices id />
                {step(id, under, MoveTo::Up, "Move up")}
                {step(id, under, MoveTo::Down, "Move down")}
                <MoveUnder id under />
                <li class="rule">
                    <ChangeForm change=Change::Delete(Thing::Play(id))>
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

/// A move among the plays beside it.
fn step(
    play: WorkflowId,
    under: Computed<Option<ObjectiveId>>,
    to: MoveTo<WorkflowId>,
    words: &'static str,
) -> impl IntoView {
    let objective = under.get();
    view! {
        <li>
            <ChangeForm change=Change::move_play(play, None, objective, to)>
                <button>{words}</button>
            </ChangeForm>
        </li>
    }
}

/// How much of the play is shareable; nothing while the portal is off.
#[component]
fn SharingChoices(id: WorkflowId) -> impl IntoView {
    let board = Board::get();
    let chosen = Computed::new(move |_| board.view.with(|view| view.workflow(id).map(|play| play.sharing)));
    let of_sharing = move |sharing: Sharing| {
        let is_chosen = Current::of(move || chosen.get() == Some(sharing));
        // What stands chosen in the menu at that moment, where others choose too.
        let change = Callback::new(move |()| Change::SharePlay {
            play: id,
            was: chosen.get_untracked().unwrap_or(sharing),
            sharing,
        });
        choice(board, sharing.words(), is_chosen, change)
    };
    let heading = format!("sharing-of-{id}");
    follow(move || {
        board.portal_on.get().then(|| {
            view! {
                <li class="rule grouped">
                    <div role="group" aria-labelledby=heading.clone()>
                        <p class="menu-title" id=heading.clone()>
                            "Sharing"
                        </p>
                        {Sharing::ALL.into_iter().map(of_sharing).collect_view()}
                    </div>
                </li>
            }
            .into_any()
        })
    })
}

/// The other objectives, and none.
#[component]
fn MoveUnder(id: WorkflowId, under: Computed<Option<ObjectiveId>>) -> impl IntoView {
    let board = Board::get();
    let places = Computed::new(move |_| {
        board.view.with(|view| {
            let objectives = view
                .objectives
                .iter()
                .map(|objective| (Some(objective.id), objective.name.clone()));
            let all = objectives.chain([(None, "no objective".to_owned())]);
            all.filter(|(objective, _)| *objective != under.get())
                .collect::<Vec<_>>()
        })
    });
    let place = move |(objective, name): (Option<ObjectiveId>, String)| {
        view! {
            <li>
                <ChangeForm change=Change::move_play(id, None, objective, MoveTo::Last)>
                    <button>"Move to " {name}</button>
                </ChangeForm>
            </li>
        }
        .into_any()
    };
    let all = move || places.get().into_iter().map(place).collect_view().into_any();
    follow(move || (!places.with(Vec::is_empty)).then(|| folded_items("Move to…", all()).into_any()))
}
