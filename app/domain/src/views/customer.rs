//! What customers see of an account's plan. The types here are the wall between inside and outside:
//!
//! * they have no field that could hold anything internal,
//! * their fields are private, so only the projection below makes them from a snapshot,
//! * only types with the sealed marker [`CustomerVisible`] may leave towards a customer. What the portal's pages are drawn from, what its
//!   server functions answer and what a contact's live stream sends demand it where they leave; a mail takes its words about the
//!   plan from [`CustomerHeader`].
//!
//! Everything a contact gets is the same for all contacts of the account, so that a live change is serialised once;
//! what is theirs alone is in [`Viewer`].

use crate::{
    calendar::{Date, Timestamp},
    differences::{Differs, Keyed, ListChange, apply_list, diff_list},
    ids::{ContactId, ObjectiveId, PortalSlug, TaskId, WorkflowId},
    people::{Contact, PersonId, initials_in_group},
    plan::{Group, Workflow},
    progress::Progress,
    sharing::{objective_exposure, plan_is_visible, remembers_plan, task_exposure, workflow_exposure},
    snapshot::Snapshot,
    task::{Task, TaskHome, TaskStatus},
    timeliness::{Timeliness, timeliness},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, sync::Arc};

mod sealed {
    pub trait Sealed {}
}

/// May leave towards a customer. Sealed: only this module says what.
pub trait CustomerVisible: sealed::Sealed + Serialize {}

/// Declares a type customers may get: private fields, a getter each, sealed.
macro_rules! customer_type {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* $field:ident : $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $name { $($field: $type),* }

        impl $name {
            $($(#[$field_meta])* #[must_use] pub const fn $field(&self) -> &$type { &self.$field })*
        }

        impl sealed::Sealed for $name {}
        impl CustomerVisible for $name {}
    };
}

/// Lets pass what may leave towards a customer: where a value that is made for one is handed on, this says so to the compiler.
pub const fn for_customers<T: CustomerVisible>(visible: T) -> T {
    visible
}

impl sealed::Sealed for () {}
impl CustomerVisible for () {}
impl<T: CustomerVisible> sealed::Sealed for Option<T> {}
impl<T: CustomerVisible> CustomerVisible for Option<T> {}

customer_type! {
    /// Which contact looks.
    pub struct Viewer {
        /// Who.
        id: ContactId,
        /// Their name.
        name: String,
        /// Letters for the round picture.
        initials: String,
    }
}

customer_type! {
    /// The account's plan as one contact sees it.
    pub struct CustomerView {
        /// Who looks.
        viewer: Viewer,
        /// The word in the portal's address.
        slug: PortalSlug,
        /// What the plan was called while they could see it. It counts only while it is not shared.
        earlier_title: Option<String>,
        /// What they see, the same for every contact of the account.
        plan: Arc<CustomerPlan>,
    }
}

customer_type! {
    /// The visible part of an account's plan.
    pub struct CustomerPlan {
        /// The plan as a whole.
        header: CustomerHeader,
        /// Everybody named on something visible.
        people: Vec<CustomerPerson>,
        /// Visible objectives, in order.
        objectives: Vec<CustomerObjective>,
        /// Visible plays, in the order of their objectives; those under none at the end.
        plays: Vec<CustomerPlay>,
        /// Visible tasks: each play's in the plan's order, phase by phase, then the "To-dos" by due date.
        tasks: Vec<CustomerTask>,
    }
}

customer_type! {
    /// The plan as a whole.
    pub struct CustomerHeader {
        /// Whether anything is shared at all. If not, the rest of the plan is empty.
        is_shared: bool,
        /// The vendor's name.
        organisation: String,
        /// The plan's customer-facing name.
        title: String,
        /// Whom to ask: the account's owner.
        guide: Option<Guide>,
        /// The day everything aims at.
        go_live_on: Option<Date>,
        /// The day in the account's zone.
        today: Date,
        /// How many days ahead a due date is "soon".
        soon_days: u16,
        /// Over visible tasks.
        progress: Progress,
    }
}

customer_type! {
    /// The member of staff whom customers ask.
    pub struct Guide {
        /// Their name.
        name: String,
        /// Where mail reaches them.
        email: String,
    }
}

customer_type! {
    /// Somebody named on something visible.
    pub struct CustomerPerson {
        /// Who.
        id: PersonId,
        /// Their name.
        name: String,
        /// Letters for the round picture.
        initials: String,
    }
}

customer_type! {
    /// A visible objective: its name, description, owner and progress, nothing else.
    pub struct CustomerObjective {
        /// Which one.
        id: ObjectiveId,
        /// Its name.
        name: String,
        /// A few lines of plain text.
        description: String,
        /// The accountable user.
        owner: Option<PersonId>,
        /// Over its visible tasks.
        progress: Progress,
    }
}

customer_type! {
    /// A visible play.
    pub struct CustomerPlay {
        /// Which one.
        id: WorkflowId,
        /// The visible objective it stands under, if any.
        objective: Option<ObjectiveId>,
        /// Its customer-facing name, where it has one.
        title: Option<String>,
        /// Over its visible tasks.
        progress: Progress,
    }
}

/// Where a visible task stands for the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CustomerHome {
    /// In a visible play.
    Play(WorkflowId),
    /// Under "To-dos": its play is not visible, or it is in none.
    ToDos,
}

customer_type! {
    /// A visible task, without its description, which is read when it is opened.
    pub struct CustomerTask {
        /// Which one.
        id: TaskId,
        /// Where it stands.
        home: CustomerHome,
        /// The phase it belongs to, where its play is visible and has phases.
        group: Option<String>,
        /// What is to be done.
        title: String,
        /// Who does it.
        assignees: Vec<PersonId>,
        /// The day work begins.
        start_on: Option<Date>,
        /// The last day on which it is on time.
        due_on: Option<Date>,
        /// How far it is.
        state: TaskStatus,
        /// How it stands to its due date.
        timeliness: Timeliness,
        /// Differs whenever the description does, so that an open page knows when to read it again.
        description_mark: u32,
    }
}

customer_type! {
    /// What a page of the portal is rendered from and goes on from.
    pub struct CustomerPage {
        /// What the contact sees.
        view: CustomerView,
        /// Names this state of the plan; the live stream starts from it. It is made of what is visible, so nothing internal moves it.
        tag: String,
    }
}

customer_type! {
    /// A task opened by a contact.
    pub struct CustomerTaskDetail {
        /// The task.
        task: CustomerTask,
        /// What is to be done, in Markdown.
        description: String,
    }
}

customer_type! {
    /// A visible task's description, ready to be drawn.
    pub struct DescriptionHtml {
        /// Safe HTML.
        html: String,
    }
}

customer_type! {
    /// What a task's page in the portal is rendered from and goes on from.
    pub struct CustomerTaskPage {
        /// The plan around it.
        page: CustomerPage,
        /// The task.
        detail: CustomerTaskDetail,
        /// Its description.
        description: DescriptionHtml,
    }
}

// Below the macro, which `door` uses too.
pub mod door;
mod order;

impl CustomerHeader {
    /// Whom customers ask: the guide, or where the account has none the vendor.
    #[must_use]
    pub fn whom_to_ask(&self) -> &str {
        self.guide
            .as_ref()
            .map_or(self.organisation.as_str(), |guide| guide.name.as_str())
    }
}

impl CustomerTask {
    /// Whether that contact is assigned.
    #[must_use]
    pub fn is_assigned_to(&self, contact: ContactId) -> bool {
        self.assignees.contains(&PersonId::Contact(contact))
    }
}

impl CustomerPlan {
    /// Projects a snapshot for the account's contacts. Whether one of them may enter is asked apart.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        let plays = plays(snapshot);
        let tasks = tasks(snapshot, &plays);
        let plays: Vec<CustomerPlay> = plays
            .into_iter()
            .map(|play| with_progress(play, &tasks))
            .collect();
        let objectives = objectives(snapshot, &plays, &tasks);
        let people = people(snapshot, &objectives, &tasks);
        let is_shared = plan_is_visible(snapshot) || !plays.is_empty();
        let header = header(snapshot, is_shared, &tasks);
        Self {
            header,
            people,
            objectives,
            plays,
            tasks,
        }
    }

    /// The task of that id, if it is visible.
    #[must_use]
    pub fn task(&self, id: TaskId) -> Option<&CustomerTask> {
        self.tasks.iter().find(|task| task.id == id)
    }

    /// The person of that id, if they are named on something visible.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&CustomerPerson> {
        self.people.iter().find(|person| person.id == id)
    }

    /// The open visible task that this contact should do next: the earliest due, undated ones last, and of several the first in the list.
    #[must_use]
    pub fn next_for(&self, contact: ContactId) -> Option<&CustomerTask> {
        self.tasks
            .iter()
            .filter(|task| task.state.is_open() && task.is_assigned_to(contact))
            .min_by_key(|task| task.due_on.unwrap_or(Date::MAX))
    }

    /// The same plan after a task's state changed: what a page shows until the server answers.
    #[must_use]
    pub fn with_state(&self, id: TaskId, state: TaskStatus) -> Self {
        let mut plan = self.clone();
        let (today, soon_days) = (plan.header.today, plan.header.soon_days);
        if let Some(task) = plan.tasks.iter_mut().find(|task| task.id == id) {
            task.state = state;
            task.timeliness = timeliness(&state, task.due_on, today, soon_days);
        }
        let Self {
            header,
            objectives,
            plays,
            tasks,
            ..
        } = &mut plan;
        header.progress = Progress::of(tasks.iter().map(|task| &task.state));
        for play in plays.iter_mut() {
            play.progress = play_progress(play.id, tasks);
        }
        for objective in objectives.iter_mut() {
            objective.progress = objective_progress(objective.id, plays, tasks);
        }
        plan
    }
}

impl CustomerView {
    /// What one contact sees now. `None` if they may not enter the portal.
    #[must_use]
    pub fn of(snapshot: &Snapshot, contact: ContactId) -> Option<Self> {
        if !crate::sharing::may_enter(snapshot, contact) {
            return None;
        }
        Self::for_contact(snapshot, contact, CustomerPlan::of(snapshot).into())
    }

    /// The same from a plan that was projected from this snapshot before.
    #[must_use]
    pub fn from_projected(snapshot: &Snapshot, contact: ContactId, plan: Arc<CustomerPlan>) -> Option<Self> {
        if !crate::sharing::may_enter(snapshot, contact) {
            return None;
        }
        Self::for_contact(snapshot, contact, plan)
    }

    /// What one contact would see if they had access and everything shareable were shared: the Customer View before sharing.
    /// For staff only. `None` if there is no such contact.
    #[must_use]
    pub fn preview(snapshot: &Snapshot, contact: ContactId) -> Option<Self> {
        let shared = as_if_shared(snapshot);
        Self::for_contact(&shared, contact, CustomerPlan::of(&shared).into())
    }

    fn for_contact(snapshot: &Snapshot, contact: ContactId, plan: Arc<CustomerPlan>) -> Option<Self> {
        let contact = snapshot.contact(contact)?;
        Some(Self {
            viewer: viewer(contact, &plan),
            slug: snapshot.account.slug.clone(),
            earlier_title: remembers_plan(snapshot, contact.id).then(|| snapshot.plan_title()),
            plan,
        })
    }

    /// The view as a page's start, with the tag of its plan.
    #[must_use]
    pub const fn tagged(self, tag: String) -> CustomerPage {
        CustomerPage { view: self, tag }
    }

    /// The same view with another plan in it: what a live change leaves. What was seen of the plan's name is remembered.
    #[must_use]
    pub fn with_plan(&self, plan: Arc<CustomerPlan>) -> Self {
        let was = &self.plan.header;
        Self {
            viewer: self.viewer.clone(),
            slug: self.slug.clone(),
            earlier_title: if was.is_shared {
                Some(was.title.clone())
            } else {
                self.earlier_title.clone()
            },
            plan,
        }
    }

    /// Whether there was a plan for this contact to see, and is none now.
    #[must_use]
    pub fn is_unshared(&self) -> bool {
        !self.plan.header.is_shared && self.earlier_title.is_some()
    }

    /// The name over the plan: once it is no longer shared, the one that this contact knows it by.
    #[must_use]
    pub fn title(&self) -> &str {
        match &self.earlier_title {
            Some(title) if !self.plan.header.is_shared => title,
            _ => &self.plan.header.title,
        }
    }

    /// Whether the one who looks may complete, or reopen, this task.
    #[must_use]
    pub fn can_complete(&self, task: &CustomerTask) -> bool {
        task.is_assigned_to(self.viewer.id)
    }
}

impl CustomerTaskDetail {
    /// A task opened by a contact. `None` if they do not see it.
    #[must_use]
    pub fn of(snapshot: &Snapshot, contact: ContactId, id: TaskId) -> Option<Self> {
        let task = snapshot
            .task(id)
            .filter(|task| crate::sharing::contact_sees_task(snapshot, contact, task))?;
        Self::from_plan(&CustomerPlan::of(snapshot), task)
    }

    /// The same in the Customer View before sharing. For staff only.
    #[must_use]
    pub fn preview(snapshot: &Snapshot, id: TaskId) -> Option<Self> {
        Self::from_plan(&CustomerPlan::of(&as_if_shared(snapshot)), snapshot.task(id)?)
    }

    /// The description as `render` makes safe HTML of it.
    #[must_use]
    pub fn rendered(&self, render: impl FnOnce(&str) -> String) -> DescriptionHtml {
        DescriptionHtml {
            html: render(&self.description),
        }
    }

    /// The task on a page of its own, with the plan around it.
    #[must_use]
    pub fn on_page(self, page: CustomerPage, render: impl FnOnce(&str) -> String) -> CustomerTaskPage {
        let description = self.rendered(render);
        CustomerTaskPage {
            page,
            detail: self,
            description,
        }
    }

    fn from_plan(plan: &CustomerPlan, task: &Task) -> Option<Self> {
        let visible = plan.task(task.id)?.clone();
        Some(Self {
            task: visible,
            description: task.description.clone(),
        })
    }
}

/// The snapshot with the portal on and the plan shared, if it is not.
fn as_if_shared(snapshot: &Snapshot) -> Snapshot {
    let mut snapshot = snapshot.clone();
    snapshot.organisation.portal_enabled = true;
    let share = crate::plan::PlanShare {
        at: Timestamp(0),
        by: crate::ids::UserId::new(uuid::Uuid::nil()),
    };
    snapshot.plan.share.get_or_insert(share);
    snapshot
}

fn header(snapshot: &Snapshot, is_shared: bool, tasks: &[CustomerTask]) -> CustomerHeader {
    let owner = snapshot.account.owner.and_then(|id| snapshot.user(id));
    CustomerHeader {
        is_shared,
        organisation: snapshot.organisation.name.clone(),
        title: if plan_is_visible(snapshot) {
            snapshot.plan_title()
        } else {
            crate::snapshot::default_plan_title(&snapshot.account.name)
        },
        guide: owner.map(|user| Guide {
            name: user.name.clone(),
            email: user.email.clone(),
        }),
        go_live_on: snapshot.plan.go_live_on.filter(|_| plan_is_visible(snapshot)),
        today: snapshot.today,
        soon_days: snapshot.organisation.soon_days,
        progress: Progress::of(tasks.iter().map(|task| &task.state)),
    }
}

fn plays(snapshot: &Snapshot) -> Vec<CustomerPlay> {
    let mut visible: Vec<&Workflow> = snapshot
        .workflows
        .iter()
        .filter(|workflow| workflow_exposure(snapshot, workflow).is_visible())
        .collect();
    order::sort_plays(snapshot, &mut visible);
    visible
        .into_iter()
        .map(|workflow| CustomerPlay {
            id: workflow.id,
            objective: workflow.objective(),
            title: workflow.portal_title.clone(),
            progress: Progress::default(),
        })
        .collect()
}

fn tasks(snapshot: &Snapshot, plays: &[CustomerPlay]) -> Vec<CustomerTask> {
    let mut visible: Vec<&Task> = snapshot
        .tasks
        .iter()
        .filter(|task| task_exposure(snapshot, task).is_visible())
        .collect();
    order::sort_tasks(snapshot, plays, &mut visible);
    visible
        .into_iter()
        .map(|task| project_task(snapshot, plays, task))
        .collect()
}

/// Where a visible task stands for the customer.
fn home(plays: &[CustomerPlay], task: &Task) -> CustomerHome {
    task.home
        .workflow()
        .filter(|id| plays.iter().any(|play| play.id == *id))
        .map_or(CustomerHome::ToDos, CustomerHome::Play)
}

/// The phase of its own play that a task belongs to, with the phase's place among all.
fn phase_of<'a>(snapshot: &'a Snapshot, task: &Task) -> Option<(usize, &'a Group)> {
    let TaskHome::Workflow {
        workflow,
        group: Some(group),
    } = task.home
    else {
        return None;
    };
    let mut phases = snapshot.groups.iter().enumerate();
    phases.find(|(_, phase)| phase.id == group && phase.workflow == workflow)
}

fn project_task(snapshot: &Snapshot, plays: &[CustomerPlay], task: &Task) -> CustomerTask {
    let home = home(plays, task);
    let group = match home {
        CustomerHome::Play(_) => phase_of(snapshot, task).map(|(_, phase)| phase.name.clone()),
        CustomerHome::ToDos => None,
    };
    CustomerTask {
        id: task.id,
        home,
        group,
        title: task.title.clone(),
        assignees: task.assignees.clone(),
        start_on: task.start_on,
        due_on: task.due_on,
        state: task.status,
        timeliness: timeliness(
            &task.status,
            task.due_on,
            snapshot.today,
            snapshot.organisation.soon_days,
        ),
        description_mark: mark_of(&task.description),
    }
}

/// A number that another text hardly ever has (FNV-1a). It is made of the text alone: a task's version would tell of internal changes.
fn mark_of(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |mark, byte| {
        (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

fn play_progress(play: WorkflowId, tasks: &[CustomerTask]) -> Progress {
    Progress::of(
        tasks
            .iter()
            .filter(|task| task.home == CustomerHome::Play(play))
            .map(|task| &task.state),
    )
}

fn with_progress(play: CustomerPlay, tasks: &[CustomerTask]) -> CustomerPlay {
    CustomerPlay {
        progress: play_progress(play.id, tasks),
        ..play
    }
}

fn objective_progress(objective: ObjectiveId, plays: &[CustomerPlay], tasks: &[CustomerTask]) -> Progress {
    let under_it = |task: &&CustomerTask| match task.home {
        CustomerHome::Play(id) => plays
            .iter()
            .any(|play| play.id == id && play.objective == Some(objective)),
        CustomerHome::ToDos => false,
    };
    Progress::of(tasks.iter().filter(under_it).map(|task| &task.state))
}

fn objectives(snapshot: &Snapshot, plays: &[CustomerPlay], tasks: &[CustomerTask]) -> Vec<CustomerObjective> {
    snapshot
        .objectives
        .iter()
        .filter(|objective| objective_exposure(snapshot, objective.id).is_visible())
        .map(|objective| CustomerObjective {
            id: objective.id,
            name: objective.name.clone(),
            description: objective.description.clone(),
            owner: objective.owner.map(PersonId::User),
            progress: objective_progress(objective.id, plays, tasks),
        })
        .collect()
}

/// Only who is named on something visible, so that nobody is known by an internal task.
fn people(
    snapshot: &Snapshot,
    objectives: &[CustomerObjective],
    tasks: &[CustomerTask],
) -> Vec<CustomerPerson> {
    let owners = objectives.iter().filter_map(|objective| objective.owner);
    let assignees = tasks.iter().flat_map(|task| task.assignees.iter().copied());
    let completers = tasks
        .iter()
        .filter_map(|task| task.state.completion())
        .map(|completion| completion.by);
    let ids: BTreeSet<PersonId> = owners.chain(assignees).chain(completers).collect();
    let names: Vec<&str> = ids.iter().map(|id| snapshot.name(*id)).collect();
    ids.iter()
        .zip(&names)
        .zip(initials_in_group(&names))
        .map(|((id, name), initials)| CustomerPerson {
            id: *id,
            name: (*name).to_owned(),
            initials,
        })
        .collect()
}

/// Who looks, with the letters that tell them from the others on the plan: as it shows them, if it does.
fn viewer(contact: &Contact, plan: &CustomerPlan) -> Viewer {
    let initials = match plan.person(PersonId::Contact(contact.id)) {
        Some(shown) => shown.initials.clone(),
        None => {
            let others = plan.people.iter().map(|person| person.name.as_str());
            let names: Vec<&str> = std::iter::once(contact.name.as_str()).chain(others).collect();
            initials_in_group(&names).swap_remove(0)
        }
    };
    Viewer {
        id: contact.id,
        name: contact.name.clone(),
        initials,
    }
}

macro_rules! keyed {
    ($type:ty, $key:ty) => {
        impl Keyed for $type {
            type Key = $key;

            fn key(&self) -> $key {
                self.id
            }
        }
    };
}
keyed!(CustomerPerson, PersonId);
keyed!(CustomerObjective, ObjectiveId);
keyed!(CustomerPlay, WorkflowId);
keyed!(CustomerTask, TaskId);

/// How one customer plan became another. Its fields are private: only a difference between two customer plans makes one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerChange {
    header: Option<CustomerHeader>,
    people: ListChange<CustomerPerson>,
    objectives: ListChange<CustomerObjective>,
    plays: ListChange<CustomerPlay>,
    tasks: ListChange<CustomerTask>,
}

impl sealed::Sealed for CustomerChange {}
impl CustomerVisible for CustomerChange {}

impl Differs for CustomerPlan {
    type Change = CustomerChange;

    fn diff(&self, new: &Self) -> CustomerChange {
        CustomerChange {
            header: (self.header != new.header).then(|| new.header.clone()),
            people: diff_list(&self.people, &new.people),
            objectives: diff_list(&self.objectives, &new.objectives),
            plays: diff_list(&self.plays, &new.plays),
            tasks: diff_list(&self.tasks, &new.tasks),
        }
    }

    fn apply(&mut self, change: CustomerChange) {
        let CustomerChange {
            header,
            people,
            objectives,
            plays,
            tasks,
        } = change;
        if let Some(header) = header {
            self.header = header;
        }
        apply_list(&mut self.people, people);
        apply_list(&mut self.objectives, objectives);
        apply_list(&mut self.plays, plays);
        apply_list(&mut self.tasks, tasks);
    }

    fn touched(change: &CustomerChange) -> Vec<TaskId> {
        change.tasks.put.iter().map(|task| task.id).collect()
    }
}

impl sealed::Sealed for crate::differences::LiveEvent<CustomerPlan> {}
impl CustomerVisible for crate::differences::LiveEvent<CustomerPlan> {}
