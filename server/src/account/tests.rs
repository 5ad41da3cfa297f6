//! The nouns' operations against a real database.

use crate::{
    Tandem,
    actor::Staff,
    clock::Clock,
    mail::Mailer,
    settings::{MailSettings, Settings},
    store::{
        Store, entity,
        users::{self, NewUser},
    },
    test_database::TestDatabase,
};
use domain::{
    calendar::{Timestamp, parse_iso},
    editing::Edit,
    forms::{
        AccountForm, ContactForm, MoveTo, ObjectiveForm, OrganisationForm, PlanForm, PlayForm, TaskForm,
    },
    ids::{AccountId, ContactId, ObjectiveId, SessionId, TaskId, UserId, WorkflowId},
    people::{PersonId, PortalAccess, Role},
    plan::{Placement, Sharing},
    progress::Progress,
    refusal::{Refusal, Stale},
    snapshot::Snapshot,
    task::{StatusCategory, TaskHome},
};
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};
use std::ops::Deref;
use uuid::Uuid;

/// Sunday, 22 November 2026, 12:00 UTC.
const NOON: Timestamp = Timestamp(1_795_348_800_000);

struct World {
    maya: Staff,
    account: AccountId,
    _database: TestDatabase,
}

impl Deref for World {
    type Target = Staff;

    fn deref(&self) -> &Staff {
        &self.maya
    }
}

/// Maya, an admin, with the account Sitwell Homes, which she owns.
async fn world() -> World {
    let database = TestDatabase::new().await;
    let store = Store::open(database.url()).await.unwrap();
    let settings = Settings {
        listen: "127.0.0.1:0".parse().unwrap(),
        public_url: "http://localhost".to_owned(),
        database_url: String::new(),
        mail: MailSettings::Memory,
        demo: false,
        link_days: 14,
        session_days: 14,
        trust_proxy: false,
    };
    let mailer = Mailer::new(&settings.mail).unwrap();
    let tandem = Tandem::new(settings, store, Clock::standing_at(NOON), mailer);
    let maya = staff(tandem, "Maya Okafor", Role::Admin).await;
    let account = AccountId::new(Uuid::new_v4());
    maya.create_account(account, account_form("Sitwell Homes", maya.user()))
        .await
        .unwrap();
    World {
        maya,
        account,
        _database: database,
    }
}

async fn staff(tandem: Tandem, name: &str, role: Role) -> Staff {
    let email = format!("{}@northwind.test", Uuid::new_v4().simple());
    let new = NewUser {
        name: name.to_owned(),
        email: email.clone(),
        role,
        password_hash: String::new(),
    };
    let write = tandem.store().write().await.unwrap();
    let user = users::insert(&tandem, &write, new).await.unwrap();
    write.commit().await.unwrap();
    Staff {
        tandem,
        session: SessionId::new(user.uuid()),
        user,
        name: name.to_owned(),
        email,
        role,
        reading: crate::actor::Reading::default(),
    }
}

fn account_form(name: &str, owner: UserId) -> AccountForm {
    AccountForm {
        name: name.to_owned(),
        time_zone: "Europe/London".to_owned(),
        owner: owner.to_string(),
    }
}

/// The settings, from those of an installation that nobody has set up.
fn settings(name: &str, soon_days: &str) -> Edit<OrganisationForm> {
    let form = |name: &str, soon_days: &str| OrganisationForm {
        name: name.to_owned(),
        soon_days: soon_days.to_owned(),
    };
    Edit {
        was: form("", "7"),
        now: form(name, soon_days),
    }
}

/// A switch, turned.
const fn turned(on: bool) -> Edit<bool> {
    Edit { was: !on, now: on }
}

impl World {
    async fn plan(&self) -> Snapshot {
        (**self.plan_now(self.account).await.unwrap()).clone()
    }

    async fn version(&self) -> i64 {
        self.plan().await.version
    }

    async fn contact(&self, name: &str) -> ContactId {
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

    async fn objective(&self, name: &str) -> ObjectiveId {
        let id = ObjectiveId::new(Uuid::new_v4());
        let form = ObjectiveForm {
            name: name.to_owned(),
            ..Default::default()
        };
        self.create_objective(self.account, id, form).await.unwrap();
        id
    }

    async fn play(&self, name: &str, objective: Option<ObjectiveId>) -> WorkflowId {
        let id = WorkflowId::new(Uuid::new_v4());
        let form = PlayForm {
            name: name.to_owned(),
            owner: self.user().to_string(),
            ..Default::default()
        };
        self.create_play(self.account, id, objective, form).await.unwrap();
        id
    }

    async fn task(&self, title: &str, home: TaskHome) -> TaskId {
        let id = TaskId::new(Uuid::new_v4());
        self.create_task(self.account, id, home, title).await.unwrap();
        id
    }

    async fn titles(&self, home: TaskHome) -> Vec<String> {
        self.plan()
            .await
            .tasks
            .into_iter()
            .filter(|task| task.home == home)
            .map(|task| task.title)
            .collect()
    }
}

const fn in_play(workflow: WorkflowId) -> TaskHome {
    TaskHome::Workflow {
        workflow,
        group: None,
    }
}

#[tokio::test]
async fn an_account_is_created_once_and_edited() {
    let world = world().await;
    let again = account_form("Another name", world.user());
    world.create_account(world.account, again.clone()).await.unwrap();
    let plan = world.plan().await;
    assert_eq!((plan.account.name.as_str(), plan.version), ("Sitwell Homes", 1));
    assert_eq!(plan.users.len(), 1);
    assert_eq!(plan.today, parse_iso("2026-11-22").unwrap());

    let was = account_form("Sitwell Homes", world.user());
    let same = Edit {
        was: was.clone(),
        now: was.clone(),
    };
    world.edit_account(world.account, same).await.unwrap();
    assert_eq!(world.version().await, 1, "nothing changed");
    let now = AccountForm {
        owner: String::new(),
        ..again
    };
    world
        .edit_account(world.account, Edit { was, now })
        .await
        .unwrap();
    let editor = world.account_editor(world.account).await.unwrap();
    assert_eq!(
        (editor.form.name.as_str(), editor.form.owner.as_str()),
        ("Another name", "")
    );
    let unknown = world.account_editor(AccountId::new(Uuid::new_v4())).await;
    assert_eq!(unknown.unwrap_err(), Refusal::NotFound);
}

#[tokio::test]
async fn accounts_are_found_by_part_of_their_name() {
    let world = world().await;
    for name in ["100% Bluth", "Austero"] {
        let form = AccountForm {
            name: name.to_owned(),
            time_zone: "UTC".to_owned(),
            owner: String::new(),
        };
        world
            .create_account(AccountId::new(Uuid::new_v4()), form)
            .await
            .unwrap();
    }
    let names = async |text: &str, mine: bool| -> Vec<String> {
        world
            .accounts(text, mine, 1)
            .await
            .unwrap()
            .rows
            .into_iter()
            .map(|row| row.name)
            .collect()
    };
    assert_eq!(names("", false).await, ["100% Bluth", "Austero", "Sitwell Homes"]);
    assert_eq!(names("WELL", false).await, ["Sitwell Homes"]);
    assert_eq!(names("0%", false).await, ["100% Bluth"]);
    assert_eq!(names("_", false).await, Vec::<String>::new());
    assert_eq!(names("", true).await, ["Sitwell Homes"]);
    let beyond = world.accounts("", false, 9).await.unwrap();
    assert_eq!((beyond.page, beyond.pages, beyond.total), (1, 1, 3));
}

#[tokio::test]
async fn the_list_and_the_frame_count_an_account_s_tasks() {
    let world = world().await;
    let play = world.play("Onboarding", None).await;
    for title in [
        "One due 2026-11-20",
        "Two due 2026-11-21",
        "Three due today",
        "Four",
    ] {
        world.task(title, in_play(play)).await;
    }
    let done = world.task("Five", TaskHome::Plan).await;
    world.complete_task(world.account, done).await.unwrap();
    let row = world.accounts("sitwell", true, 1).await.unwrap().rows.remove(0);
    assert_eq!((row.progress, row.overdue), (Progress { done: 1, total: 5 }, 2));
    assert_eq!(row.next_due_on, parse_iso("2026-11-22"));
    assert_eq!(
        (row.owner.as_deref(), row.is_shared, row.with_access),
        (Some("Maya Okafor"), false, 0)
    );

    world
        .edit_organisation(settings("Northwind", "14"))
        .await
        .unwrap();
    let frame = world.frame().await.unwrap();
    assert_eq!(
        (
            frame.organisation.as_str(),
            frame.my_accounts.len(),
            frame.my_accounts[0].overdue
        ),
        ("Northwind", 1, 2)
    );
    let other = staff(world.tandem.clone(), "Tobias", Role::Csm).await;
    let frame = other.frame().await.unwrap();
    assert_eq!(
        (frame.organisation.as_str(), frame.my_accounts.len()),
        ("Northwind", 0)
    );
}

#[tokio::test]
async fn a_contact_s_address_is_theirs_alone() {
    let world = world().await;
    let sally = world.contact("Sally Sitwell").await;
    let form = world.contact_form(world.account, sally).await.unwrap();
    let twin = ContactForm {
        email: "SALLY@sitwell.test".to_owned(),
        ..form.clone()
    };
    let refusal = world
        .create_contact(world.account, ContactId::new(Uuid::new_v4()), twin)
        .await
        .unwrap_err();
    assert_eq!(
        refusal,
        Refusal::field("email", "Sally Sitwell already has this address.")
    );
    let renamed = ContactForm {
        job_title: "CEO".to_owned(),
        ..form.clone()
    };
    let edit = Edit {
        was: form,
        now: renamed,
    };
    world
        .edit_contact(world.account, sally, edit.clone())
        .await
        .unwrap();
    world.edit_contact(world.account, sally, edit).await.unwrap();
    let rows = world.contacts(world.account).await.unwrap();
    assert_eq!(
        (rows.len(), rows[0].job_title.as_str(), rows[0].has_access),
        (1, "CEO", false)
    );
    assert_eq!(world.version().await, 3);
}

#[tokio::test]
async fn archiving_a_contact_ends_access_sessions_and_links() {
    let world = world().await;
    let sally = world.contact("Sally Sitwell").await;
    let write = world.tandem.store().write().await.unwrap();
    let session = entity::portal_session::ActiveModel {
        id: Set(Uuid::new_v4()),
        token_hash: Set("s".to_owned()),
        contact_id: Set(sally.uuid()),
        account_id: Set(world.account.uuid()),
        created_at: Set(0),
        expires_at: Set(0),
        ended_at: Set(None),
    };
    session.insert(write.transaction()).await.unwrap();
    let link = entity::invitation::ActiveModel {
        id: Set(Uuid::new_v4()),
        token_hash: Set("i".to_owned()),
        contact_id: Set(sally.uuid()),
        account_id: Set(world.account.uuid()),
        created_at: Set(0),
        expires_at: Set(0),
        revoked_at: Set(None),
    };
    link.insert(write.transaction()).await.unwrap();
    let access = entity::portal_access::ActiveModel {
        contact_id: Set(sally.uuid()),
        account_id: Set(world.account.uuid()),
        granted_at: Set(NOON.0),
        granted_by: Set(world.user().uuid()),
        revoked_at: Set(None),
        revoked_by: Set(None),
        first_visit_at: Set(None),
    };
    access.insert(write.transaction()).await.unwrap();
    write.commit().await.unwrap();
    world.archive_contact(world.account, sally).await.unwrap();
    world.archive_contact(world.account, sally).await.unwrap();
    let store = world.tandem.store();
    for open in [
        "portal_session WHERE ended_at",
        "invitation WHERE revoked_at",
        "portal_access WHERE revoked_by",
    ] {
        let ask = store.statement(
            &format!("SELECT COUNT(*) AS open FROM {open} IS NULL"),
            Vec::new(),
        );
        let row = store.connection().query_one_raw(ask).await.unwrap().unwrap();
        assert_eq!(row.try_get::<i64>("", "open").unwrap(), 0, "{open}");
    }
    assert!(world.plan().await.contact(sally).unwrap().archived);
    world.restore_contact(world.account, sally).await.unwrap();
    let restored = world.plan().await.contact(sally).unwrap().clone();
    assert!(!restored.archived);
    assert_eq!(restored.access, PortalAccess::Revoked { at: NOON });
    assert_eq!(world.version().await, 4);
}

/// The conflict that an edit was refused with, as field, theirs, mine.
fn conflict(refused: Result<(), Refusal>) -> Vec<(String, String, String)> {
    let Err(Refusal::Stale(Stale { fields })) = refused else {
        panic!("no conflict: {refused:?}")
    };
    fields
        .into_iter()
        .map(|field| (field.field, field.theirs, field.mine))
        .collect()
}

fn texts(field: &str, theirs: &str, mine: &str) -> (String, String, String) {
    (field.to_owned(), theirs.to_owned(), mine.to_owned())
}

#[tokio::test]
async fn a_stale_edit_of_the_plan_shows_both_texts() {
    let world = world().await;
    let form = |summary: &str| PlanForm {
        summary: summary.to_owned(),
        go_live_on: "2027-01-12".to_owned(),
    };
    let edit = |was: PlanForm, now: &str| world.edit_plan(world.account, Edit { was, now: form(now) });
    edit(PlanForm::default(), "**Theirs**").await.unwrap();
    edit(PlanForm::default(), "**Theirs**").await.unwrap();
    assert_eq!(
        conflict(edit(PlanForm::default(), "Mine").await),
        [texts("summary", "**Theirs**", "Mine")]
    );
    edit(form("**Theirs**"), "Mine").await.unwrap();
    let summary = world.plan_summary(world.account).await.unwrap();
    assert_eq!(
        (summary.form, summary.html.as_str()),
        (form("Mine"), "<p>Mine</p>\n")
    );
    assert_eq!(world.version().await, 3);
}

#[tokio::test]
async fn two_people_who_edit_different_fields_of_a_task_lose_nothing() {
    let world = world().await;
    let task = world.task("One", TaskHome::Plan).await;
    let was = world.task_detail(world.account, task).await.unwrap().form;
    let theirs = TaskForm {
        description: "Theirs".to_owned(),
        ..was.clone()
    };
    let mine = TaskForm {
        title: "Mine".to_owned(),
        ..was.clone()
    };
    for now in [theirs, mine] {
        let edit = Edit {
            was: was.clone(),
            now,
        };
        world.edit_task(world.account, task, edit).await.unwrap();
    }
    let stored = world.task_detail(world.account, task).await.unwrap().form;
    assert_eq!(
        (stored.title.as_str(), stored.description.as_str()),
        ("Mine", "Theirs")
    );
}

#[tokio::test]
async fn a_conflict_about_a_task_shows_every_field_that_both_changed() {
    let world = world().await;
    let task = world.task("One", TaskHome::Plan).await;
    let was = world.task_detail(world.account, task).await.unwrap().form;
    let form = |word: &str| TaskForm {
        title: format!("{word} title"),
        description: format!("{word} text"),
        start_on: String::new(),
        due_on: "2026-11-24".to_owned(),
    };
    let edit = |word: &str| Edit {
        was: was.clone(),
        now: form(word),
    };
    world.edit_task(world.account, task, edit("Their")).await.unwrap();
    assert_eq!(
        conflict(world.edit_task(world.account, task, edit("My")).await),
        [
            texts("title", "Their title", "My title"),
            texts("description", "Their text", "My text")
        ]
    );
    let stored = world.task_detail(world.account, task).await.unwrap().form;
    assert_eq!(stored, form("Their"));
}

#[tokio::test]
async fn days_of_two_people_that_contradict_each_other_are_shown_to_the_second() {
    let world = world().await;
    let task = world.task("One", TaskHome::Plan).await;
    let was = world.task_detail(world.account, task).await.unwrap().form;
    let theirs = TaskForm {
        start_on: "2026-12-10".to_owned(),
        ..was.clone()
    };
    let mine = TaskForm {
        due_on: "2026-12-05".to_owned(),
        ..was.clone()
    };
    let edit = |now: &TaskForm| Edit {
        was: was.clone(),
        now: now.clone(),
    };
    world.edit_task(world.account, task, edit(&theirs)).await.unwrap();
    assert_eq!(
        conflict(world.edit_task(world.account, task, edit(&mine)).await),
        [
            texts("start_on", "2026-12-10", ""),
            texts("due_on", "", "2026-12-05")
        ]
    );
}

#[tokio::test]
async fn an_older_page_does_not_set_a_contact_s_address_back() {
    let world = world().await;
    let sally = world.contact("Sally Sitwell").await;
    let was = world.contact_form(world.account, sally).await.unwrap();
    let address = |address: &str| ContactForm {
        email: address.to_owned(),
        ..was.clone()
    };
    let title = ContactForm {
        job_title: "CEO".to_owned(),
        ..was.clone()
    };
    let edit = |now: ContactForm| {
        let was = was.clone();
        world.edit_contact(world.account, sally, Edit { was, now })
    };
    edit(address("sally@home.test")).await.unwrap();
    edit(title).await.unwrap();
    let stored = world.contact_form(world.account, sally).await.unwrap();
    assert_eq!(
        (stored.email.as_str(), stored.job_title.as_str()),
        ("sally@home.test", "CEO")
    );
    assert_eq!(
        conflict(edit(address("sally@work.test")).await),
        [texts("email", "sally@home.test", "sally@work.test")]
    );
}

#[tokio::test]
async fn a_conflict_about_an_account_s_owner_names_people() {
    let world = world().await;
    let tobias = staff(world.tandem.clone(), "Tobias", Role::Csm).await;
    let was = account_form("Sitwell Homes", world.user());
    let owner = |owner: String| {
        let now = AccountForm { owner, ..was.clone() };
        let was = was.clone();
        world.edit_account(world.account, Edit { was, now })
    };
    owner(tobias.user().to_string()).await.unwrap();
    assert_eq!(
        conflict(owner(String::new()).await),
        [texts("owner", "Tobias", "Nobody")]
    );
}

#[tokio::test]
async fn a_date_or_a_status_set_meanwhile_is_not_set_back_by_an_older_page() {
    let world = world().await;
    let task = world.task("One", TaskHome::Plan).await;
    let due = |was: &'static str, now: &'static str| world.set_due(world.account, task, Edit { was, now });
    due("", "2026-11-24").await.unwrap();
    assert_eq!(
        conflict(due("", "2026-11-30").await),
        [texts("due_on", "2026-11-24", "2026-11-30")]
    );
    due("2026-11-24", "2026-11-30").await.unwrap();

    let status =
        |was: StatusCategory, now: StatusCategory| world.set_status(world.account, task, Edit { was, now });
    world.complete_task(world.account, task).await.unwrap();
    assert_eq!(
        conflict(status(StatusCategory::NotStarted, StatusCategory::Started).await),
        [texts("status", "Completed", "Started")]
    );
    status(StatusCategory::NotStarted, StatusCategory::Completed)
        .await
        .unwrap();
    status(StatusCategory::NotStarted, StatusCategory::NotStarted)
        .await
        .unwrap();
    let stored = world.plan().await.task(task).unwrap().clone();
    assert_eq!(
        (stored.status.category(), stored.due_on),
        (StatusCategory::Completed, parse_iso("2026-11-30"))
    );
}

#[tokio::test]
async fn objectives_are_edited_and_moved() {
    let world = world().await;
    let (one, two) = (world.objective("One").await, world.objective("Two").await);
    world
        .create_objective(world.account, one, ObjectiveForm::default())
        .await
        .unwrap();
    world
        .move_objective(world.account, two, MoveTo::First)
        .await
        .unwrap();
    let before = world.version().await;
    world
        .move_objective(world.account, two, MoveTo::Up)
        .await
        .unwrap();
    assert_eq!(world.version().await, before);
    let form = ObjectiveForm {
        name: "Zwei".to_owned(),
        description: "Two".to_owned(),
        owner: world.user().to_string(),
    };
    let edit = Edit {
        was: ObjectiveForm {
            name: "Two".to_owned(),
            ..Default::default()
        },
        now: form,
    };
    world.edit_objective(world.account, two, edit).await.unwrap();
    let plan = world.plan().await;
    let names: Vec<&str> = plan
        .objectives
        .iter()
        .map(|objective| objective.name.as_str())
        .collect();
    assert_eq!(names, ["Zwei", "One"]);
    assert_eq!(plan.objectives[0].owner, Some(world.user()));
}

#[tokio::test]
async fn deleting_takes_along_and_restoring_brings_exactly_that_back() {
    let world = world().await;
    let objective = world.objective("Go live").await;
    let play = world.play("Onboarding", Some(objective)).await;
    let (kept, gone) = (
        world.task("Kept", in_play(play)).await,
        world.task("Gone", in_play(play)).await,
    );
    let direct = world.task("Direct", TaskHome::Objective(objective)).await;
    world.delete_task(world.account, gone).await.unwrap();
    world.delete_task(world.account, gone).await.unwrap();
    world.delete_objective(world.account, objective).await.unwrap();
    let plan = world.plan().await;
    assert!(plan.objectives.is_empty() && plan.workflows.is_empty() && plan.tasks.is_empty());
    for refusal in [
        world.restore_task(world.account, kept).await,
        world.restore_play(world.account, play).await,
    ] {
        assert!(matches!(refusal, Err(Refusal::NotAllowed(_))), "{refusal:?}");
    }
    world.restore_objective(world.account, objective).await.unwrap();
    let plan = world.plan().await;
    assert!(plan.workflow(play).is_some() && plan.task(kept).is_some() && plan.task(direct).is_some());
    assert!(plan.task(gone).is_none());
    world.delete_play(world.account, play).await.unwrap();
    world.restore_play(world.account, play).await.unwrap();
    world.restore_task(world.account, gone).await.unwrap();
    assert_eq!(world.titles(in_play(play)).await, ["Kept", "Gone"]);
    assert_eq!(
        world
            .delete_task(world.account, TaskId::new(Uuid::new_v4()))
            .await,
        Err(Refusal::NotFound)
    );
}

#[tokio::test]
async fn plays_are_edited_moved_and_shared() {
    let world = world().await;
    let objective = world.objective("Go live").await;
    let (one, two) = (
        world.play("One", None).await,
        world.play("Two", Some(objective)).await,
    );
    world
        .move_play(world.account, one, Some(objective), MoveTo::Before(two))
        .await
        .unwrap();
    let was = PlayForm {
        name: "One".to_owned(),
        owner: world.user().to_string(),
        sharing: Sharing::Private.key().to_owned(),
        ..Default::default()
    };
    let now = PlayForm {
        name: "Uno".to_owned(),
        portal_title: "For you".to_owned(),
        owner: String::new(),
        ..was.clone()
    };
    let flagged = Edit {
        was: Sharing::Private,
        now: Sharing::FlaggedTasks,
    };
    world.set_play_sharing(world.account, one, flagged).await.unwrap();
    let opened = PlayForm {
        sharing: Sharing::AllTasks.key().to_owned(),
        ..was.clone()
    };
    let edit = |now: PlayForm| {
        let was = was.clone();
        world.edit_play(world.account, one, Edit { was, now })
    };
    assert_eq!(
        conflict(edit(opened).await),
        [texts(
            "sharing",
            Sharing::FlaggedTasks.words(),
            Sharing::AllTasks.words()
        )]
    );
    edit(now).await.unwrap();
    let plan = world.plan().await;
    let names: Vec<&str> = plan.workflows.iter().map(|play| play.name.as_str()).collect();
    assert_eq!(names, ["Uno", "Two"]);
    let uno = &plan.workflows[0];
    assert_eq!(
        (uno.placement, uno.sharing),
        (Placement::InPlan(Some(objective)), Sharing::FlaggedTasks)
    );
    assert_eq!((uno.portal_title.as_deref(), uno.owner), (Some("For you"), None));
}

#[tokio::test]
async fn naming_a_co_owner_opens_a_private_play_and_says_so() {
    let world = world().await;
    let (sally, stan) = (
        world.contact("Sally Sitwell").await,
        world.contact("Stan Sitwell").await,
    );
    let objective = world.objective("Go live").await;
    let play = world.play("Onboarding", Some(objective)).await;
    let said = world
        .set_co_owner(world.account, play, sally, true)
        .await
        .unwrap();
    assert_eq!(
        said.as_deref(),
        Some("Naming Sally makes this play and its objective shareable.")
    );
    assert_eq!(
        world.set_co_owner(world.account, play, stan, true).await.unwrap(),
        None
    );
    assert_eq!(
        world.set_co_owner(world.account, play, stan, true).await.unwrap(),
        None
    );
    let plan = world.plan().await;
    assert_eq!(
        (plan.workflows[0].sharing, plan.workflows[0].co_owners.len()),
        (Sharing::AllTasks, 2)
    );
    world
        .set_co_owner(world.account, play, sally, false)
        .await
        .unwrap();
    assert_eq!(world.plan().await.workflows[0].co_owners, [stan]);
}

#[tokio::test]
async fn a_task_is_added_by_one_line() {
    let world = world().await;
    let sally = world.contact("Sally Sitwell").await;
    let task = world
        .task("Send the price list @maya @sally due fri", TaskHome::Plan)
        .await;
    world
        .create_task(world.account, task, TaskHome::Plan, "Again")
        .await
        .unwrap();
    let plan = world.plan().await;
    assert_eq!(plan.tasks.len(), 1);
    assert_eq!(plan.tasks[0].title, "Send the price list");
    assert_eq!(plan.tasks[0].due_on, parse_iso("2026-11-27"));
    assert_eq!(
        plan.tasks[0].assignees,
        [PersonId::User(world.user()), PersonId::Contact(sally)]
    );
    let nowhere = TaskHome::Objective(ObjectiveId::new(Uuid::new_v4()));
    assert_eq!(
        world
            .create_task(world.account, TaskId::new(Uuid::new_v4()), nowhere, "x")
            .await,
        Err(Refusal::NotFound)
    );
}

#[tokio::test]
async fn an_id_of_another_account_is_not_found() {
    let world = world().await;
    let task = world.task("One", TaskHome::Plan).await;
    let other = AccountId::new(Uuid::new_v4());
    world
        .create_account(other, account_form("Bluth", world.user()))
        .await
        .unwrap();
    assert_eq!(
        world.create_task(other, task, TaskHome::Plan, "One").await,
        Err(Refusal::NotFound)
    );
    assert_eq!(
        world
            .rename_task(
                other,
                task,
                Edit {
                    was: "One",
                    now: "Two"
                }
            )
            .await,
        Err(Refusal::NotFound)
    );
    assert_eq!(world.delete_task(other, task).await, Err(Refusal::NotFound));
    let person = PersonId::User(world.user());
    assert_eq!(
        world.assign(other, task, person, true).await,
        Err(Refusal::NotFound)
    );
    assert_eq!(world.plan_now(other).await.map(|plan| plan.version), Ok(1));
}

#[tokio::test]
async fn assigning_a_contact_says_what_customers_see_by_it() {
    let world = world().await;
    let sally = PersonId::Contact(world.contact("Sally Sitwell").await);
    let task = world.task("One", TaskHome::Plan).await;
    let assign = async |person, assigned| world.assign(world.account, task, person, assigned).await.unwrap();
    assert_eq!(assign(PersonId::User(world.user()), true).await, None);
    assert_eq!(
        assign(sally, true).await.as_deref(),
        Some("Assigning Sally makes this task shareable.")
    );
    assert_eq!(assign(sally, true).await, None);
    assert_eq!(
        assign(sally, false).await.as_deref(),
        Some("Unassigning Sally makes this task internal.")
    );
    world.set_portal_enabled(turned(true)).await.unwrap();
    share(&world).await;
    assert_eq!(
        assign(sally, true).await.as_deref(),
        Some("Assigning Sally makes this task visible to the customer now.")
    );
}

/// As the sharing operations will.
async fn share(world: &World) {
    let (change, plan) = world.begin(world.account).await.unwrap();
    let row = entity::plan_share::ActiveModel {
        id: Set(Uuid::new_v4()),
        plan_id: Set(plan.plan.id.uuid()),
        account_id: Set(world.account.uuid()),
        shared_at: Set(NOON.0),
        shared_by: Set(world.user().uuid()),
        ended_at: Set(None),
        ended_by: Set(None),
    };
    row.insert(change.transaction()).await.unwrap();
    change
        .commit(
            world.person(),
            crate::activity::Activity::PlanShared {
                operation: domain::ids::OperationId::new(Uuid::new_v4()),
                invited: Vec::new(),
            },
        )
        .await
        .unwrap();
    assert!(world.accounts("", false, 1).await.unwrap().rows[0].is_shared);
}

#[tokio::test]
async fn a_task_moves_between_homes() {
    let world = world().await;
    let objective = world.objective("Go live").await;
    let play = world.play("Onboarding", Some(objective)).await;
    let (one, two) = (
        world.task("One", in_play(play)).await,
        world.task("Two", in_play(play)).await,
    );
    let three = world.task("Three", TaskHome::Plan).await;
    world
        .move_task(world.account, three, in_play(play), MoveTo::After(one))
        .await
        .unwrap();
    assert_eq!(world.titles(in_play(play)).await, ["One", "Three", "Two"]);
    world
        .move_task(world.account, two, in_play(play), MoveTo::First)
        .await
        .unwrap();
    assert_eq!(world.titles(in_play(play)).await, ["Two", "One", "Three"]);
    world
        .move_task(world.account, one, TaskHome::Objective(objective), MoveTo::Last)
        .await
        .unwrap();
    assert_eq!(world.titles(TaskHome::Objective(objective)).await, ["One"]);
    let before = world.version().await;
    world
        .move_task(world.account, one, TaskHome::Objective(objective), MoveTo::Up)
        .await
        .unwrap();
    assert_eq!(world.version().await, before);
}

#[tokio::test]
async fn a_task_s_edits_and_states_stand_in_its_history() {
    let world = world().await;
    let task = world.task("One", TaskHome::Plan).await;
    let rename = |now: &'static str| world.rename_task(world.account, task, Edit { was: "One", now });
    rename("Uno").await.unwrap();
    let due_on = Edit {
        was: "",
        now: "2026-11-24",
    };
    world.set_due(world.account, task, due_on).await.unwrap();
    assert_eq!(conflict(rename("Eins").await), [texts("title", "Uno", "Eins")]);
    let was = world.task_detail(world.account, task).await.unwrap().form;
    let form = TaskForm {
        title: "Uno".to_owned(),
        description: "*Do*".to_owned(),
        due_on: "2026-11-24".to_owned(),
        ..Default::default()
    };
    world
        .edit_task(
            world.account,
            task,
            Edit {
                was,
                now: form.clone(),
            },
        )
        .await
        .unwrap();
    world
        .set_show_in_portal(world.account, task, turned(true))
        .await
        .unwrap();
    let mut was = StatusCategory::NotStarted;
    for now in [
        StatusCategory::Completed,
        StatusCategory::Completed,
        StatusCategory::Started,
        StatusCategory::Cancelled,
        StatusCategory::Completed,
        StatusCategory::NotStarted,
    ] {
        world
            .set_status(world.account, task, Edit { was, now })
            .await
            .unwrap();
        was = now;
    }
    let detail = world.task_detail(world.account, task).await.unwrap();
    assert_eq!(detail.form, form);
    assert_eq!(detail.html, "<p><em>Do</em></p>\n");
    let history: Vec<&str> = detail
        .history
        .iter()
        .map(|entry| entry.words.strip_prefix("Maya Okafor ").unwrap())
        .collect();
    let expected = [
        "set this back to not started",
        "completed this",
        "cancelled this",
        "reopened this",
        "completed this",
        "flagged this to show in the portal",
        "edited this",
        "edited this",
        "edited this",
        "added this",
    ];
    assert_eq!(history, expected);
}

#[tokio::test]
async fn only_admins_change_the_organisation() {
    let world = world().await;
    let before = world.version().await;
    world.set_portal_enabled(turned(true)).await.unwrap();
    world.set_portal_enabled(turned(true)).await.unwrap();
    assert_eq!(world.version().await, before + 1);
    assert!(world.plan().await.organisation.portal_enabled);
    let wrong = world.edit_organisation(settings("", "many")).await;
    assert!(matches!(wrong, Err(Refusal::Invalid(errors)) if errors.0.len() == 2));
    world.edit_organisation(settings("Northwind", "3")).await.unwrap();
    let settings = world.organisation_settings().await.unwrap();
    assert_eq!(
        (
            settings.name.as_str(),
            settings.soon_days,
            settings.portal_enabled
        ),
        ("Northwind", 3, true)
    );
    let tobias = staff(world.tandem.clone(), "Tobias", Role::Csm).await;
    assert!(matches!(
        tobias.set_portal_enabled(turned(false)).await,
        Err(Refusal::NotAllowed(_))
    ));
    assert!(tobias.organisation_settings().await.is_ok());
}

#[tokio::test]
async fn groups_and_stand_alone_workflows_are_read() {
    let world = world().await;
    let (play, alone) = (
        world.play("Onboarding", None).await,
        world.play("Renewal", None).await,
    );
    let group = domain::ids::GroupId::new(Uuid::new_v4());
    let (change, _) = world.begin(world.account).await.unwrap();
    let insert = "INSERT INTO task_group (id, account_id, workflow_id, name, position) VALUES ($1, $2, $3, 'Week 1', 1)";
    let values = vec![
        group.uuid().into(),
        world.account.uuid().into(),
        play.uuid().into(),
    ];
    let row = world.tandem.store().statement(insert, values);
    change.transaction().execute_raw(row).await.unwrap();
    let alone_row = entity::workflow::ActiveModel {
        id: Set(alone.uuid()),
        in_plan: Set(false),
        ..Default::default()
    };
    alone_row.update(change.transaction()).await.unwrap();
    change
        .commit(world.person(), crate::activity::Activity::WorkflowEdited(play))
        .await
        .unwrap();

    let home = TaskHome::Workflow {
        workflow: play,
        group: Some(group),
    };
    world.task("Grouped", home).await;
    world.task("Apart due 2026-11-01", in_play(alone)).await;
    let wrong = TaskHome::Workflow {
        workflow: alone,
        group: Some(group),
    };
    assert_eq!(
        world
            .create_task(world.account, TaskId::new(Uuid::new_v4()), wrong, "x")
            .await,
        Err(Refusal::NotFound)
    );
    let plan = world.plan().await;
    assert_eq!(
        (
            plan.groups.len(),
            plan.groups[0].workflow,
            plan.groups[0].name.as_str()
        ),
        (1, play, "Week 1")
    );
    assert_eq!(plan.workflow(alone).unwrap().placement, Placement::StandAlone);
    let row = world.accounts("", false, 1).await.unwrap().rows.remove(0);
    assert_eq!((row.progress, row.overdue), (Progress { done: 0, total: 1 }, 1));
    assert_eq!(
        world.move_play(world.account, alone, None, MoveTo::First).await,
        Err(Refusal::NotFound)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_request_many_times_at_once_happens_once() {
    let world = world().await;
    let (account, task) = (AccountId::new(Uuid::new_v4()), TaskId::new(Uuid::new_v4()));
    let requests = (0..8).map(|_| {
        let maya = world.maya.clone();
        tokio::spawn(async move {
            maya.create_account(account, account_form("Bluth", maya.user()))
                .await?;
            maya.create_task(account, task, TaskHome::Plan, "One").await?;
            maya.complete_task(account, task).await
        })
    });
    for request in requests.collect::<Vec<_>>() {
        assert_eq!(request.await.unwrap(), Ok(()));
    }
    let plan = world.plan_now(account).await.unwrap();
    assert_eq!((plan.version, plan.tasks.len()), (3, 1));
}

#[tokio::test]
async fn what_was_read_before_a_deletion_is_read_anew_after_it() {
    let world = world().await;
    let objective = world.objective("Go live").await;
    let play = world.play("Import", None).await;
    let task = world.task("Send the list", TaskHome::Plan).await;
    let there = async || {
        let plan = world.plan().await;
        (
            plan.task(task).is_some(),
            plan.workflow(play).is_some(),
            plan.objective(objective).is_some(),
        )
    };
    assert_eq!(there().await, (true, true, true));
    world.delete_task(world.account, task).await.unwrap();
    assert_eq!(there().await, (false, true, true));
    world.delete_play(world.account, play).await.unwrap();
    assert_eq!(there().await, (false, false, true));
    world.delete_objective(world.account, objective).await.unwrap();
    assert_eq!(there().await, (false, false, false));
    world.restore_objective(world.account, objective).await.unwrap();
    assert_eq!(there().await, (false, false, true));
}

#[tokio::test]
async fn a_user_whose_role_nobody_knows_is_an_incident_and_no_contact() {
    let world = world().await;
    let write = world.tandem.store().write().await.unwrap();
    let row = entity::user::ActiveModel {
        id: Set(Uuid::new_v4()),
        name: Set("Otto".to_owned()),
        email: Set("otto@northwind.test".to_owned()),
        email_key: Set("otto@northwind.test".to_owned()),
        role: Set("wizard".to_owned()),
        password_hash: Set(String::new()),
        created_at: Set(0),
    };
    row.insert(write.transaction()).await.unwrap();
    write.commit().await.unwrap();
    assert!(matches!(
        world.begin(world.account).await,
        Err(Refusal::Unavailable { .. })
    ));
}
