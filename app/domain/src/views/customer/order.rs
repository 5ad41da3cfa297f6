//! The order in which customers see plays and tasks. It is made of what they see: a place in a list is taken only among siblings that
//! are visible with it, so moving anything internal, which gives its siblings new places, moves nothing here.

use super::{CustomerHome, CustomerPlay};
use crate::{
    calendar::Date,
    ids::{GroupId, TaskId},
    plan::Workflow,
    snapshot::Snapshot,
    task::{Task, TaskHome},
};

/// Puts visible plays in order: as their objectives come, then those under none, then those beside the plan. Siblings stay as they are.
pub(super) fn sort_plays(snapshot: &Snapshot, plays: &mut [&Workflow]) {
    plays.sort_by_key(|play| {
        let objective = play.objective();
        let rank = snapshot
            .objectives
            .iter()
            .position(|candidate| Some(candidate.id) == objective);
        (rank.unwrap_or(usize::MAX), !play.in_plan(), objective)
    });
}

/// Puts visible tasks in order: play by play, then the "To-dos".
pub(super) fn sort_tasks(snapshot: &Snapshot, plays: &[CustomerPlay], tasks: &mut [&Task]) {
    tasks.sort_by_cached_key(|task| Place::of(snapshot, plays, task));
}

/// Where a visible task stands. Tasks in the same place stay as they are.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// In a visible play: which, and there in which phase. What is in no phase comes first.
    Play {
        play: usize,
        phase: usize,
        group: Option<GroupId>,
    },
    /// Under "To-dos", whose tasks come from plays and objectives that are not visible: by due date, undated ones last.
    ToDos { due_on: Date, title: String, id: TaskId },
}

impl Place {
    fn of(snapshot: &Snapshot, plays: &[CustomerPlay], task: &Task) -> Self {
        let play = match super::home(plays, task) {
            CustomerHome::Play(id) => plays.iter().position(|play| play.id == id),
            CustomerHome::ToDos => None,
        };
        let group = match task.home {
            TaskHome::Workflow { group, .. } => group,
            TaskHome::Objective(_) | TaskHome::Plan => None,
        };
        match play {
            Some(play) => Self::Play {
                play,
                phase: super::phase_of(snapshot, task).map_or(0, |(place, _)| place + 1),
                group,
            },
            None => Self::ToDos {
                due_on: task.due_on.unwrap_or(Date::MAX),
                title: task.title.clone(),
                id: task.id,
            },
        }
    }
}
