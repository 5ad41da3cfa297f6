//! Maya with the account Sitwell Homes, which she owns; and what tests of the nouns' operations say often. She is an admin here, unlike in
//! the demo, whose admin is Ines: one person is to do all that a test of an operation needs.

use super::{World, empty, share, signed_in};
use crate::{
    actor::Staff,
    store::users::{self, NewUser},
};
use domain::{
    editing::Edit,
    forms::{AccountForm, ContactForm, ObjectiveForm, OrganisationForm, PlayForm},
    ids::{AccountId, ContactId, ObjectiveId, OperationId, TaskId, UserId, WorkflowId},
    outcome::Outcome,
    people::Role,
    plan::Sharing,
    refusal::{Refusal, Stale},
    snapshot::Snapshot,
    task::TaskHome,
};
use std::{fmt::Debug, ops::Deref};
use uuid::Uuid;

/// Acts as Maya.
pub(crate) struct Scene {
    pub(crate) maya: Staff,
    pub(crate) account: AccountId,
    world: World,
}

impl Deref for Scene {
    type Target = Staff;

    fn deref(&self) -> &Staff {
        &self.maya
    }
}

/// A new one.
pub(crate) async fn scene() -> Scene {
    let world = empty().await;
    let maya = user(&world, "Maya Okafor", Role::Admin).await;
    let account = AccountId::new(Uuid::new_v4());
    maya.create_account(account, account_form("Sitwell Homes", maya.user()))
        .await
        .unwrap();
    Scene { maya, account, world }
}

async fn user(world: &World, name: &str, role: Role) -> Staff {
    let new = NewUser {
        name: name.to_owned(),
        email: format!("{}@northwind.test", Uuid::new_v4().simple()),
        role,
        password_hash: String::new(),
    };
    let write = world.tandem.store().write().await.unwrap();
    let user = users::insert(&world.tandem, &write, new).await.unwrap();
    write.commit().await.unwrap();
    signed_in(&world.tandem, user).await
}

impl Scene {
    /// One more of staff, who is no admin.
    pub(crate) async fn colleague(&self, name: &str) -> Staff {
        user(&self.world, name, Role::Csm).await
    }

    pub(crate) async fn plan(&self) -> Snapshot {
        (**self.plan_now(self.account).await.unwrap()).clone()
    }

    pub(crate) async fn version(&self) -> i64 {
        self.plan().await.version
    }

    pub(crate) async fn add_contact(&self, name: &str) -> ContactId {
        let id = ContactId::new(Uuid::new_v4());
        let email = format!("{}@sitwell.test", name.split(' ').next().unwrap());
        let form = ContactForm {
            name: name.to_owned(),
            email,
            job_title: String::new(),
        };
        self.create_contact(self.account, id, form).await.unwrap();
        id
    }

    pub(crate) async fn add_objective(&self, name: &str) -> ObjectiveId {
        let id = ObjectiveId::new(Uuid::new_v4());
        let form = ObjectiveForm {
            name: name.to_owned(),
            ..Default::default()
        };
        self.create_objective(self.account, id, form).await.unwrap();
        id
    }

    pub(crate) async fn add_play(&self, name: &str, objective: Option<ObjectiveId>) -> WorkflowId {
        let id = WorkflowId::new(Uuid::new_v4());
        let form = PlayForm {
            name: name.to_owned(),
            owner: self.user().to_string(),
            ..Default::default()
        };
        self.create_play(self.account, id, objective, form).await.unwrap();
        id
    }

    pub(crate) async fn add_task(&self, title: &str, home: TaskHome) -> TaskId {
        let id = TaskId::new(Uuid::new_v4());
        self.create_task(self.account, id, home, title).await.unwrap();
        id
    }

    /// Sets how much of a play is shareable; what that is said to do for customers.
    pub(crate) async fn set_sharing(&self, play: WorkflowId, was: Sharing, now: Sharing) -> Option<String> {
        let sharing = Edit { was, now };
        said(self.set_play_sharing(self.account, play, sharing).await.unwrap())
    }

    /// Switches the portal on and shares the plan with them. Something in it must be shareable.
    pub(crate) async fn share_with(&self, contacts: &[ContactId]) {
        self.set_portal_enabled(true).await.unwrap();
        let operation = OperationId::new(Uuid::new_v4());
        self.share_plan(self.account, operation, share("Our plan", contacts), false)
            .await
            .unwrap();
    }

    pub(crate) async fn titles(&self, home: TaskHome) -> Vec<String> {
        self.plan()
            .await
            .tasks
            .into_iter()
            .filter(|task| task.home == home)
            .map(|task| task.title)
            .collect()
    }
}

pub(crate) fn account_form(name: &str, owner: UserId) -> AccountForm {
    AccountForm {
        name: name.to_owned(),
        time_zone: "Europe/London".to_owned(),
        owner: owner.to_string(),
    }
}

/// The settings, changed from those of an installation that nobody has set up.
pub(crate) fn settings(name: &str, soon_days: &str) -> Edit<OrganisationForm> {
    let form = |name: &str, soon_days: &str| OrganisationForm {
        name: name.to_owned(),
        soon_days: soon_days.to_owned(),
    };
    Edit {
        was: form("", "7"),
        now: form(name, soon_days),
    }
}

/// The sentence of an outcome, if there is one.
pub(crate) fn said(outcome: Option<Outcome>) -> Option<String> {
    outcome.map(|outcome| outcome.sentence().to_owned())
}

/// A switch, turned.
pub(crate) const fn turned(on: bool) -> Edit<bool> {
    Edit { was: !on, now: on }
}

pub(crate) const fn in_play(workflow: WorkflowId) -> TaskHome {
    TaskHome::Workflow {
        workflow,
        group: None,
    }
}

/// The conflict that an edit was refused with, as field, theirs, mine.
pub(crate) fn conflict<T: Debug>(refused: Result<T, Refusal>) -> Vec<(String, String, String)> {
    let Err(Refusal::Stale(Stale { fields })) = refused else {
        panic!("no conflict: {refused:?}")
    };
    fields
        .into_iter()
        .map(|field| (field.field, field.theirs, field.mine))
        .collect()
}

pub(crate) fn texts(field: &str, theirs: &str, mine: &str) -> (String, String, String) {
    (field.to_owned(), theirs.to_owned(), mine.to_owned())
}
