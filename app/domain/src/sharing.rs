//! Who sees what: the one set of functions that decides it, for pages, live updates, mails, feeds, search and exports
//! (product.md, "Who sees what"). Nothing else in Tandem may decide what a customer sees.

use crate::{
    ids::{ContactId, ObjectiveId},
    people::PortalAccess,
    plan::{Sharing, Workflow},
    snapshot::Snapshot,
    task::Task,
};
use serde::{Deserialize, Serialize};

/// Why something is visible, or shareable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shown {
    /// The whole play is shareable.
    PlayIsShareable,
    /// The play shares flagged tasks, and this one is flagged.
    FlaggedInPlay,
    /// A contact is assigned; that shows this task alone.
    ContactAssigned(ContactId),
    /// A play under this objective is shareable.
    HasShareablePlay,
}

/// Why something is internal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hidden {
    /// It is in a play that is internal, and no contact is assigned.
    PlayIsPrivate,
    /// Its play shares flagged tasks only, and this one is not flagged.
    NotFlagged,
    /// It is in no play, and no contact is assigned.
    NoContactAssigned,
    /// No play under this objective is shareable.
    NoShareablePlay,
}

/// What keeps a shareable thing from being visible now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotYet {
    /// The organisation has switched the portal off.
    PortalIsOff,
    /// The plan is not shared.
    PlanIsNotShared,
}

/// How one thing in a plan stands towards the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Exposure {
    /// Only staff see it, shared or not.
    Internal(Hidden),
    /// Customers would see it, but for one thing.
    Shareable(Shown, NotYet),
    /// Customers with access see it now.
    Visible(Shown),
}

impl Exposure {
    /// Whether customers see it now.
    #[must_use]
    pub const fn is_visible(self) -> bool {
        matches!(self, Self::Visible(_))
    }

    /// Whether customers would see it if its container were shared. What is visible is also shareable.
    #[must_use]
    pub const fn is_shareable(self) -> bool {
        matches!(self, Self::Visible(_) | Self::Shareable(..))
    }

    fn of(rule: Result<Shown, Hidden>, obstacle: Option<NotYet>) -> Self {
        match (rule, obstacle) {
            (Err(hidden), _) => Self::Internal(hidden),
            (Ok(shown), Some(obstacle)) => Self::Shareable(shown, obstacle),
            (Ok(shown), None) => Self::Visible(shown),
        }
    }
}

/// What stands between the customer and anything in the plan.
#[must_use]
pub const fn plan_obstacle(snapshot: &Snapshot) -> Option<NotYet> {
    if !snapshot.organisation.portal_enabled {
        Some(NotYet::PortalIsOff)
    } else if snapshot.plan.share.is_none() {
        Some(NotYet::PlanIsNotShared)
    } else {
        None
    }
}

/// Whether customers with access see the plan now.
#[must_use]
pub const fn plan_is_visible(snapshot: &Snapshot) -> bool {
    plan_obstacle(snapshot).is_none()
}

/// What stands between the customer and this workflow, sharing mode apart. A stand-alone workflow is shared on its own.
const fn workflow_obstacle(snapshot: &Snapshot, workflow: &Workflow) -> Option<NotYet> {
    match plan_obstacle(snapshot) {
        Some(NotYet::PlanIsNotShared) if !workflow.in_plan() => None,
        obstacle => obstacle,
    }
}

/// How a workflow stands towards the customer.
#[must_use]
pub fn workflow_exposure(snapshot: &Snapshot, workflow: &Workflow) -> Exposure {
    let rule = match workflow.sharing {
        Sharing::Private => Err(Hidden::PlayIsPrivate),
        Sharing::FlaggedTasks | Sharing::AllTasks => Ok(Shown::PlayIsShareable),
    };
    Exposure::of(rule, workflow_obstacle(snapshot, workflow))
}

/// How an objective stands towards the customer. Only a play under it can show it; a task assigned to a contact never does.
#[must_use]
pub fn objective_exposure(snapshot: &Snapshot, objective: ObjectiveId) -> Exposure {
    let has_shareable_play = snapshot
        .workflows
        .iter()
        .any(|workflow| workflow.objective() == Some(objective) && workflow.sharing != Sharing::Private);
    let rule = if has_shareable_play {
        Ok(Shown::HasShareablePlay)
    } else {
        Err(Hidden::NoShareablePlay)
    };
    Exposure::of(rule, plan_obstacle(snapshot))
}

/// How a task stands towards the customer.
#[must_use]
pub fn task_exposure(snapshot: &Snapshot, task: &Task) -> Exposure {
    let workflow = snapshot.workflow_of(task);
    if task.home.workflow().is_some() && workflow.is_none() {
        return Exposure::Internal(Hidden::PlayIsPrivate);
    }
    let through_play = workflow.map(|workflow| shown_by_play(workflow, task));
    let rule = match through_play {
        Some(Ok(shown)) => Ok(shown),
        Some(Err(hidden)) => through_contact(snapshot, task).ok_or(hidden),
        None => through_contact(snapshot, task).ok_or(Hidden::NoContactAssigned),
    };
    let obstacle = match workflow {
        Some(workflow) => workflow_obstacle(snapshot, workflow),
        None => plan_obstacle(snapshot),
    };
    Exposure::of(rule, obstacle)
}

const fn shown_by_play(workflow: &Workflow, task: &Task) -> Result<Shown, Hidden> {
    match (workflow.sharing, task.show_in_portal) {
        (Sharing::AllTasks, _) => Ok(Shown::PlayIsShareable),
        (Sharing::FlaggedTasks, true) => Ok(Shown::FlaggedInPlay),
        (Sharing::FlaggedTasks, false) => Err(Hidden::NotFlagged),
        (Sharing::Private, _) => Err(Hidden::PlayIsPrivate),
    }
}

/// The second way: a task in the plan with a contact of the account assigned. One who has left no longer counts.
fn through_contact(snapshot: &Snapshot, task: &Task) -> Option<Shown> {
    if !snapshot.in_plan(task) {
        return None;
    }
    task.assignees
        .iter()
        .filter_map(|assignee| assignee.contact())
        .find(|id| snapshot.contact(*id).is_some_and(|contact| !contact.archived))
        .map(Shown::ContactAssigned)
}

/// Whether a contact may enter the account's portal at all.
#[must_use]
pub fn may_enter(snapshot: &Snapshot, contact: ContactId) -> bool {
    snapshot.organisation.portal_enabled
        && snapshot
            .contact(contact)
            .is_some_and(crate::people::Contact::may_enter)
}

/// Whether this contact is told that the plan is no longer shared, and what it was called: they could enter when it was unshared, so they
/// knew. Who was let in later is told of no plan.
#[must_use]
pub fn remembers_plan(snapshot: &Snapshot, contact: ContactId) -> bool {
    let (Some(unshared_at), Some(NotYet::PlanIsNotShared)) =
        (snapshot.plan.unshared_at, plan_obstacle(snapshot))
    else {
        return false;
    };
    let had_access =
        |access: PortalAccess| matches!(access, PortalAccess::Granted { at, .. } if at <= unshared_at);
    may_enter(snapshot, contact)
        && snapshot
            .contact(contact)
            .is_some_and(|contact| had_access(contact.access))
}

/// Whether this contact sees this task now.
#[must_use]
pub fn contact_sees_task(snapshot: &Snapshot, contact: ContactId, task: &Task) -> bool {
    may_enter(snapshot, contact) && task_exposure(snapshot, task).is_visible()
}

/// What sharing the plan would show and what it would not, counted by the rule itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareSummary {
    /// Objectives, plays and tasks that will be seen.
    pub seen: Counts,
    /// Those that will not; the plan summary never is.
    pub unseen: Counts,
}

/// How many of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Objectives.
    pub objectives: u32,
    /// Workflows in the plan.
    pub plays: u32,
    /// Tasks in the plan.
    pub tasks: u32,
}

/// Counts what the customer will and will not see of the plan once it is shared.
#[must_use]
pub fn share_summary(snapshot: &Snapshot) -> ShareSummary {
    let mut summary = ShareSummary::default();
    for objective in &snapshot.objectives {
        summary
            .side(objective_exposure(snapshot, objective.id))
            .objectives += 1;
    }
    for workflow in snapshot.workflows.iter().filter(|workflow| workflow.in_plan()) {
        summary.side(workflow_exposure(snapshot, workflow)).plays += 1;
    }
    for task in snapshot.tasks.iter().filter(|task| snapshot.in_plan(task)) {
        summary.side(task_exposure(snapshot, task)).tasks += 1;
    }
    summary
}

impl ShareSummary {
    const fn side(&mut self, exposure: Exposure) -> &mut Counts {
        if exposure.is_shareable() {
            &mut self.seen
        } else {
            &mut self.unseen
        }
    }
}

impl Counts {
    /// "1 objective, 2 plays and 5 tasks", or `None` when there is nothing.
    #[must_use]
    pub fn words(self) -> Option<String> {
        let parts: Vec<String> = [
            (self.objectives, "objective"),
            (self.plays, "play"),
            (self.tasks, "task"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }))
        .collect();
        (!parts.is_empty()).then(|| crate::people::enumerate(&parts))
    }
}
