//! Snapshots made up by chance, small enough that the interesting cases are frequent.

use domain::{
    calendar::{Date, Timestamp, plus_days},
    ids::*,
    people::{Contact, PersonId, PortalAccess, Role, User},
    plan::*,
    snapshot::Snapshot,
    task::{Completion, Task, TaskHome, TaskStatus},
};
use proptest::prelude::*;
use uuid::Uuid;

/// The day it is in every made-up account.
pub(crate) fn today() -> Date {
    domain::calendar::parse_iso("2026-11-22").unwrap()
}

fn id(kind: u128, number: usize) -> Uuid {
    Uuid::from_u128((kind << 64) + number as u128)
}

pub(crate) fn user(number: usize) -> UserId {
    UserId::new(id(1, number))
}

pub(crate) fn contact(number: usize) -> ContactId {
    ContactId::new(id(2, number))
}

/// Every task id there may be in a made-up account.
pub(crate) fn task_ids() -> impl Iterator<Item = TaskId> {
    (0..=TASKS).map(|number| TaskId::new(id(6, number)))
}

const USERS: usize = 2;
const CONTACTS: usize = 3;
const OBJECTIVES: usize = 3;
const WORKFLOWS: usize = 4;
const GROUPS: usize = 2;
const TASKS: usize = 8;

fn word() -> impl Strategy<Value = String> {
    "[a-zæ<&\"]{1,6}"
}

fn access() -> impl Strategy<Value = PortalAccess> {
    prop_oneof![
        Just(PortalAccess::None),
        any::<bool>().prop_map(|visited| PortalAccess::Granted {
            at: Timestamp(1),
            first_visit: visited.then_some(Timestamp(2))
        }),
        any::<bool>().prop_map(|visited| PortalAccess::Revoked {
            at: Timestamp(3),
            first_visit: visited.then_some(Timestamp(2))
        }),
    ]
}

fn contacts() -> impl Strategy<Value = Vec<Contact>> {
    prop::collection::vec((word(), any::<bool>(), access()), CONTACTS).prop_map(|rows| {
        let make = |(number, (name, archived, access)): (usize, (String, bool, PortalAccess))| Contact {
            id: contact(number),
            email: format!("{name}@x.test"),
            name,
            job_title: String::new(),
            archived,
            access,
        };
        rows.into_iter().enumerate().map(make).collect()
    })
}

fn person() -> impl Strategy<Value = PersonId> {
    prop_oneof![
        (0..USERS).prop_map(|number| PersonId::User(user(number))),
        (0..CONTACTS).prop_map(|number| PersonId::Contact(contact(number))),
    ]
}

fn date() -> impl Strategy<Value = Option<Date>> {
    prop::option::of((-20i32..20).prop_map(|days| plus_days(today(), days)))
}

fn objectives() -> impl Strategy<Value = Vec<Objective>> {
    prop::collection::vec((word(), word(), prop::option::of(0..USERS)), 0..=OBJECTIVES).prop_map(|rows| {
        let make =
            |(number, (name, description, owner)): (usize, (String, String, Option<usize>))| Objective {
                id: ObjectiveId::new(id(3, number)),
                name,
                description,
                owner: owner.map(user),
                position: number as i64,
            };
        rows.into_iter().enumerate().map(make).collect()
    })
}

fn sharing() -> impl Strategy<Value = Sharing> {
    prop::sample::select(Sharing::ALL.to_vec())
}

fn workflows() -> impl Strategy<Value = Vec<Workflow>> {
    let row = (
        prop::option::of(prop::option::of(0..OBJECTIVES)),
        word(),
        prop::option::of(word()),
        sharing(),
        prop::option::of(0..CONTACTS),
    );
    prop::collection::vec(row, 0..=WORKFLOWS).prop_map(|rows| {
        let make = |(number, (place, name, portal_title, sharing, co_owner)): (usize, _)| {
            let place: Option<Option<usize>> = place;
            let co_owner: Option<usize> = co_owner;
            Workflow {
                id: WorkflowId::new(id(4, number)),
                placement: match place {
                    Some(objective) => {
                        Placement::InPlan(objective.map(|number| ObjectiveId::new(id(3, number))))
                    }
                    None => Placement::StandAlone,
                },
                name,
                portal_title,
                sharing,
                owner: Some(user(0)),
                co_owners: co_owner.map(contact).into_iter().collect(),
                position: number as i64,
            }
        };
        rows.into_iter().enumerate().map(make).collect()
    })
}

fn status() -> impl Strategy<Value = TaskStatus> {
    prop_oneof![
        Just(TaskStatus::NotStarted),
        Just(TaskStatus::Started),
        Just(TaskStatus::Cancelled),
        (person(), -10i32..1).prop_map(|(by, days)| {
            TaskStatus::Completed(Completion {
                at: Timestamp(7),
                on: plus_days(today(), days),
                by,
            })
        }),
    ]
}

fn home() -> impl Strategy<Value = TaskHome> {
    prop_oneof![
        3 => (0..WORKFLOWS, prop::option::of(0..GROUPS)).prop_map(|(workflow, group)| TaskHome::Workflow {
            workflow: WorkflowId::new(id(4, workflow)),
            group: group.map(|group| GroupId::new(id(5, group))),
        }),
        1 => (0..OBJECTIVES).prop_map(|number| TaskHome::Objective(ObjectiveId::new(id(3, number)))),
        1 => Just(TaskHome::Plan),
    ]
}

fn task() -> impl Strategy<Value = Task> {
    (
        home(),
        word(),
        word(),
        any::<bool>(),
        prop::collection::vec(person(), 0..3),
        date(),
        date(),
        status(),
    )
        .prop_map(
            |(home, title, description, show_in_portal, mut assignees, start_on, due_on, status)| {
                assignees.sort();
                assignees.dedup();
                let id = TaskId::new(Uuid::nil());
                Task {
                    id,
                    home,
                    title,
                    description,
                    show_in_portal,
                    assignees,
                    start_on,
                    due_on,
                    status,
                    position: 0,
                    version: 1,
                }
            },
        )
}

fn tasks() -> impl Strategy<Value = Vec<Task>> {
    prop::collection::vec(task(), 0..=TASKS).prop_map(|tasks| {
        let number = |(number, task): (usize, Task)| Task {
            id: TaskId::new(id(6, number)),
            position: number as i64,
            ..task
        };
        tasks.into_iter().enumerate().map(number).collect()
    })
}

prop_compose! {
    /// A whole account, everything left to chance.
    pub(crate) fn snapshot()(
        contacts in contacts(), objectives in objectives(), workflows in workflows(), tasks in tasks(),
        portal_enabled in prop::bool::weighted(0.8), is_shared in prop::bool::weighted(0.7), summary in word(),
        portal_title in prop::option::of(word()), go_live_on in date(), unshared_at in prop::option::of(0i64..3), group_names in prop::collection::vec(word(), GROUPS),
    ) -> Snapshot {
        let groups = group_names.into_iter().enumerate().map(|(number, name)| Group {
            id: GroupId::new(id(5, number)),
            workflow: WorkflowId::new(id(4, number)),
            name,
            position: number as i64,
        });
        let users = (0..USERS).map(|number| User {
            id: user(number),
            name: format!("User {number}"),
            email: format!("user{number}@vendor.test"),
            role: Role::Csm,
        });
        Snapshot {
            organisation: Organisation { name: "Northwind".to_owned(), portal_enabled, soon_days: 7 },
            account: Account {
                id: AccountId::new(id(7, 0)),
                name: "Sitwell Homes".to_owned(),
                slug: PortalSlug("slug".to_owned()),
                time_zone: "UTC".to_owned(),
                owner: Some(user(0)),
            },
            version: 1,
            today: today(),
            users: users.collect(),
            contacts,
            plan: SuccessPlan {
                id: PlanId::new(id(8, 0)),
                summary,
                version: 1,
                portal_title,
                go_live_on,
                share: is_shared.then_some(PlanShare { at: Timestamp(5), by: user(0) }),
                // Before, at and after the moment at which contacts are given access.
                unshared_at: unshared_at.map(Timestamp),
            },
            objectives,
            workflows,
            groups: groups.collect(),
            tasks,
        }
    }
}
