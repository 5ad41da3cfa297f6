//! What a deed is said to have done for customers, over made-up accounts: what the rule says it did.

use crate::{exposures::exposures, generated::snapshot};
use domain::{
    consequence::{Deed, Target, consequence},
    ids::TaskId,
    plan::Sharing,
    snapshot::Snapshot,
    task::TaskHome,
};
use proptest::prelude::*;

/// How everything stands towards customers: visible, shareable.
fn standing(snapshot: &Snapshot) -> Vec<(bool, bool)> {
    exposures(snapshot)
        .map(|exposure| (exposure.is_visible(), exposure.is_shareable()))
        .collect()
}

/// What is said of a change of a task.
fn said(before: &Snapshot, after: &Snapshot, task: TaskId) -> Option<String> {
    let deed = Deed {
        cause: "Doing that",
        to: Target::Task(task),
        called: "this task",
    };
    consequence(before, after, &deed)
}

proptest! {
    #[test]
    fn a_deed_is_spoken_of_if_and_only_if_customers_see_more_or_less_by_it(
        before in snapshot(), number in 0usize..8, is_shown in any::<bool>(), is_moved in any::<bool>(), sharing in 0usize..3,
    ) {
        let Some(task) = before.tasks.get(number) else { return Ok(()) };
        let mut after = before.with_task(task.id, |task| {
            task.show_in_portal = is_shown;
            if is_moved {
                task.home = TaskHome::Plan;
            }
        });
        if let Some(play) = task.home.workflow() {
            after = after.with_workflow(play, |play| play.sharing = Sharing::ALL[sharing]);
        }
        let is_said = said(&before, &after, task.id).is_some();
        prop_assert_eq!(is_said, standing(&before) != standing(&after));
    }

    #[test]
    fn what_one_change_shows_the_way_back_hides(before in snapshot(), number in 0usize..8) {
        let Some(task) = before.tasks.get(number) else { return Ok(()) };
        let after = before.with_task(task.id, |task| task.show_in_portal = !task.show_in_portal);
        let (there, back) = (said(&before, &after, task.id), said(&after, &before, task.id));
        prop_assert_eq!(there.is_some(), back.is_some());
        let shows = |said: &Option<String>| said.as_ref().is_some_and(|said| said.contains("visible") || said.contains("shareable"));
        prop_assert!(there.is_none() || shows(&there) != shows(&back));
    }
}
