//! What the list shows, in its order: which objectives, under them which plays and tasks, and at last what stands under none.

use domain::{
    ids::{ObjectiveId, TaskId, WorkflowId},
    plan::Placement,
    task::TaskHome,
    views::staff::{StaffTask, StaffView},
};

/// The list's structure; the content of rows and headers is looked up in the view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    pub(super) groups: Vec<Group>,
}

/// A card: an objective, or at the end what has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) objective: Option<ObjectiveId>,
    pub(super) plays: Vec<Play>,
    pub(super) tasks: Vec<TaskId>,
}

/// A play in a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Play {
    pub(super) id: WorkflowId,
    pub(super) tasks: Vec<TaskId>,
}

impl Outline {
    /// The outline of the tasks that `keeps` keeps. With `whole`, empty plays and objectives are there too.
    pub(super) fn of(view: &StaffView, whole: bool, keeps: impl Fn(&StaffTask) -> bool) -> Self {
        let in_home = |is_here: &dyn Fn(TaskHome) -> bool| -> Vec<TaskId> {
            view.tasks
                .iter()
                .filter(|task| is_here(task.home) && keeps(task))
                .map(|task| task.id)
                .collect()
        };
        let group = |objective: Option<ObjectiveId>| {
            let plays = view
                .workflows
                .iter()
                .filter(|play| play.placement == Placement::InPlan(objective));
            let plays = plays.map(|play| Play {
                id: play.id,
                tasks: in_home(&|home| home.workflow() == Some(play.id)),
            });
            Group {
                objective,
                plays: plays.filter(|play| whole || !play.tasks.is_empty()).collect(),
                tasks: in_home(&|home| home == objective.map_or(TaskHome::Plan, TaskHome::Objective)),
            }
        };
        let objectives = view
            .objectives
            .iter()
            .map(|objective| Some(objective.id))
            .chain([None]);
        let groups = objectives
            .map(group)
            .filter(|group| whole || !group.plays.is_empty() || !group.tasks.is_empty());
        Self {
            groups: groups.collect(),
        }
    }

    /// The rows from top to bottom.
    pub(super) fn rows(&self) -> impl Iterator<Item = TaskId> + '_ {
        self.groups.iter().flat_map(|group| {
            let in_plays = group.plays.iter().flat_map(|play| play.tasks.iter().copied());
            in_plays.chain(group.tasks.iter().copied())
        })
    }

    /// The row `steps` below `from`, or above for negative steps; from nowhere the first or the last. `None` at the ends.
    pub(super) fn neighbour(&self, from: Option<TaskId>, steps: isize) -> Option<TaskId> {
        let rows: Vec<TaskId> = self.rows().collect();
        match from.and_then(|from| rows.iter().position(|row| *row == from)) {
            Some(place) => rows.get(place.checked_add_signed(steps)?).copied(),
            None if steps > 0 => rows.first().copied(),
            None => rows.last().copied(),
        }
    }

    /// The card of an objective, or of what has none.
    pub(super) fn group(&self, objective: Option<ObjectiveId>) -> Option<&Group> {
        self.groups.iter().find(|group| group.objective == objective)
    }

    /// A play's tasks.
    pub(super) fn play(&self, id: WorkflowId) -> Option<&Play> {
        self.groups
            .iter()
            .flat_map(|group| &group.plays)
            .find(|play| play.id == id)
    }
}

/// The tasks of a home, in order.
pub(super) fn siblings(view: &StaffView, home: TaskHome) -> Vec<TaskId> {
    view.tasks
        .iter()
        .filter(|task| same_home(task.home, home))
        .map(|task| task.id)
        .collect()
}

/// Whether two tasks stand in the same list; a play's groups are one list here.
pub(super) fn same_home(one: TaskHome, other: TaskHome) -> bool {
    match (one.workflow(), other.workflow()) {
        (None, None) => one == other,
        (one, other) => one == other,
    }
}

/// What a home is called.
pub(super) fn home_name(view: &StaffView, home: TaskHome) -> String {
    let name = home.name(
        |id| view.objective(id).map(|objective| objective.name.as_str()),
        |id| view.workflow(id).map(|play| play.name.as_str()),
    );
    name.to_owned()
}

/// Every place of the plan a task can be moved to, in the order of the page.
pub(super) fn homes(view: &StaffView) -> Vec<TaskHome> {
    let outline = Outline::of(view, true, |_| false);
    let homes = outline.groups.iter().flat_map(|group| {
        let plays = group.plays.iter().map(|play| TaskHome::Workflow {
            workflow: play.id,
            group: None,
        });
        plays.chain([group.objective.map_or(TaskHome::Plan, TaskHome::Objective)])
    });
    homes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn task(number: u128) -> TaskId {
        TaskId::new(Uuid::from_u128(number))
    }

    fn outline() -> Outline {
        let play = Play {
            id: WorkflowId::new(Uuid::from_u128(9)),
            tasks: vec![task(1)],
        };
        Outline {
            groups: vec![Group {
                objective: None,
                plays: vec![play],
                tasks: vec![task(2), task(3)],
            }],
        }
    }

    #[test]
    fn steps_go_from_row_to_row_and_stop_at_the_ends() {
        let outline = outline();
        assert_eq!(outline.neighbour(None, 1), Some(task(1)));
        assert_eq!(outline.neighbour(Some(task(1)), 1), Some(task(2)));
        assert_eq!(outline.neighbour(Some(task(3)), 1), None);
        assert_eq!(outline.neighbour(Some(task(1)), -1), None);
    }

    #[test]
    fn a_plays_groups_are_one_list() {
        let workflow = WorkflowId::new(Uuid::from_u128(9));
        let group = Some(domain::ids::GroupId::new(Uuid::from_u128(4)));
        assert!(same_home(
            TaskHome::Workflow { workflow, group },
            TaskHome::Workflow {
                workflow,
                group: None
            }
        ));
        assert!(!same_home(
            TaskHome::Plan,
            TaskHome::Workflow {
                workflow,
                group: None
            }
        ));
    }
}
