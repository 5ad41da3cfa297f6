//! How all that customers could see of an account is exposed.

use domain::{
    sharing::{Exposure, objective_exposure, task_exposure, workflow_exposure},
    snapshot::Snapshot,
};

/// Of each objective, play and task.
pub(crate) fn exposures(snapshot: &Snapshot) -> impl Iterator<Item = Exposure> {
    let objectives = snapshot
        .objectives
        .iter()
        .map(|objective| objective_exposure(snapshot, objective.id));
    let plays = snapshot
        .workflows
        .iter()
        .map(|play| workflow_exposure(snapshot, play));
    let tasks = snapshot.tasks.iter().map(|task| task_exposure(snapshot, task));
    objectives.chain(plays).chain(tasks)
}
