//! Accounts: made once, edited, found, counted.

use crate::test_world::scene::{account_form, conflict, in_play, scene, settings, texts};
use domain::{
    calendar::parse_iso,
    editing::Edit,
    forms::AccountForm,
    ids::{AccountId, TaskId},
    progress::Progress,
    refusal::Refusal,
    task::TaskHome,
};
use uuid::Uuid;

#[tokio::test]
async fn an_account_is_created_once_and_edited() {
    let scene = scene().await;
    let again = account_form("Another name", scene.user());
    scene.create_account(scene.account, again.clone()).await.unwrap();
    let plan = scene.plan().await;
    assert_eq!((plan.account.name.as_str(), plan.version), ("Sitwell Homes", 1));
    assert_eq!(plan.users.len(), 1);
    assert_eq!(plan.today, parse_iso("2026-11-22").unwrap());

    let was = account_form("Sitwell Homes", scene.user());
    let same = Edit {
        was: was.clone(),
        now: was.clone(),
    };
    scene.edit_account(scene.account, same).await.unwrap();
    assert_eq!(scene.version().await, 1, "nothing changed");
    let now = AccountForm {
        owner: String::new(),
        ..again
    };
    scene
        .edit_account(scene.account, Edit { was, now })
        .await
        .unwrap();
    let editor = scene.account_editor(scene.account).await.unwrap();
    assert_eq!(
        (editor.form.name.as_str(), editor.form.owner.as_str()),
        ("Another name", "")
    );
    let unknown = scene.account_editor(AccountId::new(Uuid::new_v4())).await;
    assert_eq!(unknown.unwrap_err(), Refusal::NotFound);
}

#[tokio::test]
async fn accounts_are_found_by_part_of_their_name() {
    let scene = scene().await;
    for name in ["100% Bluth", "Austero"] {
        let form = AccountForm {
            name: name.to_owned(),
            time_zone: "UTC".to_owned(),
            owner: String::new(),
        };
        scene
            .create_account(AccountId::new(Uuid::new_v4()), form)
            .await
            .unwrap();
    }
    let names = async |text: &str, mine: bool| -> Vec<String> {
        scene
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
    let beyond = scene.accounts("", false, 9).await.unwrap();
    assert_eq!((beyond.page, beyond.pages, beyond.total), (1, 1, 3));
}

#[tokio::test]
async fn the_list_and_the_frame_count_an_account_s_tasks() {
    let scene = scene().await;
    let play = scene.add_play("Onboarding", None).await;
    for title in [
        "One due 2026-11-20",
        "Two due 2026-11-21",
        "Three due today",
        "Four",
    ] {
        scene.add_task(title, in_play(play)).await;
    }
    let done = scene.add_task("Five", TaskHome::Plan).await;
    scene.complete_task(scene.account, done).await.unwrap();
    let row = scene.accounts("sitwell", true, 1).await.unwrap().rows.remove(0);
    assert_eq!((row.progress, row.overdue), (Progress { done: 1, total: 5 }, 2));
    assert_eq!(row.next_due_on, parse_iso("2026-11-22"));
    assert_eq!(
        (row.owner.as_deref(), row.is_shared, row.with_access),
        (Some("Maya Okafor"), false, 0)
    );

    scene
        .edit_organisation(settings("Northwind", "14"))
        .await
        .unwrap();
    let frame = scene.frame().await.unwrap();
    assert_eq!(
        (
            frame.organisation.as_str(),
            frame.my_accounts.len(),
            frame.my_accounts[0].overdue
        ),
        ("Northwind", 1, 2)
    );
    let other = scene.colleague("Tobias").await;
    let frame = other.frame().await.unwrap();
    assert_eq!(
        (frame.organisation.as_str(), frame.my_accounts.len()),
        ("Northwind", 0)
    );
}

#[tokio::test]
async fn a_conflict_about_an_account_s_owner_names_people() {
    let scene = scene().await;
    let tobias = scene.colleague("Tobias").await;
    let was = account_form("Sitwell Homes", scene.user());
    let owner = |owner: String| {
        let now = AccountForm { owner, ..was.clone() };
        let was = was.clone();
        scene.edit_account(scene.account, Edit { was, now })
    };
    owner(tobias.user().to_string()).await.unwrap();
    assert_eq!(
        conflict(owner(String::new()).await),
        [texts("owner", "Tobias", "Nobody")]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_request_many_times_at_once_happens_once() {
    let scene = scene().await;
    let (account, task) = (AccountId::new(Uuid::new_v4()), TaskId::new(Uuid::new_v4()));
    let requests = (0..8).map(|_| {
        let maya = scene.maya.clone();
        tokio::spawn(async move {
            maya.create_account(account, account_form("Bluth", maya.user()))
                .await?;
            maya.create_task(account, task, TaskHome::Plan, "One").await?;
            maya.complete_task(account, task).await.map(|_| ())
        })
    });
    for request in requests.collect::<Vec<_>>() {
        assert_eq!(request.await.unwrap(), Ok(()));
    }
    let plan = scene.plan_now(account).await.unwrap();
    assert_eq!((plan.version, plan.tasks.len()), (3, 1));
}
