//! Plays: edited, moved, shared, and opened by naming a contact.

use crate::test_world::scene::{conflict, scene, texts};
use domain::{
    editing::Edit,
    forms::{MoveTo, PlayForm},
    plan::{Placement, Sharing},
};

#[tokio::test]
async fn plays_are_edited_moved_and_shared() {
    let scene = scene().await;
    let objective = scene.objective("Go live").await;
    let (one, two) = (
        scene.play("One", None).await,
        scene.play("Two", Some(objective)).await,
    );
    scene
        .move_play(scene.account, one, Some(objective), MoveTo::Before(two))
        .await
        .unwrap();
    let was = PlayForm {
        name: "One".to_owned(),
        owner: scene.user().to_string(),
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
    scene.set_play_sharing(scene.account, one, flagged).await.unwrap();
    let opened = PlayForm {
        sharing: Sharing::AllTasks.key().to_owned(),
        ..was.clone()
    };
    let edit = |now: PlayForm| {
        let was = was.clone();
        scene.edit_play(scene.account, one, Edit { was, now })
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
    let plan = scene.plan().await;
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
    let scene = scene().await;
    let (sally, stan) = (
        scene.contact("Sally Sitwell").await,
        scene.contact("Stan Sitwell").await,
    );
    let objective = scene.objective("Go live").await;
    let play = scene.play("Onboarding", Some(objective)).await;
    let said = scene
        .set_co_owner(scene.account, play, sally, true)
        .await
        .unwrap();
    assert_eq!(
        said.as_deref(),
        Some("Naming Sally makes this play and its objective shareable.")
    );
    assert_eq!(
        scene.set_co_owner(scene.account, play, stan, true).await.unwrap(),
        None
    );
    assert_eq!(
        scene.set_co_owner(scene.account, play, stan, true).await.unwrap(),
        None
    );
    let plan = scene.plan().await;
    assert_eq!(
        (plan.workflows[0].sharing, plan.workflows[0].co_owners.len()),
        (Sharing::AllTasks, 2)
    );
    scene
        .set_co_owner(scene.account, play, sally, false)
        .await
        .unwrap();
    assert_eq!(scene.plan().await.workflows[0].co_owners, [stan]);
}
