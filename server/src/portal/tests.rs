//! Joining by a mailed link, and what ends it.

use crate::{
    settings::MailSettings,
    test_world::{HERE, demo, token_in},
};
use domain::{
    editing::Edit, forms::ContactForm, people::PortalAccess, refusal::Refusal,
    views::customer::door::JoinState,
};

#[tokio::test]
async fn a_link_signs_in_again_and_again_until_access_is_taken_back() {
    let world = demo().await;
    let maya = world.maya().await;
    let account = world.account("Sitwell").await;
    let sally = world.contact(account, "Sally Sitwell").await;
    let token = token_in(&maya.copy_link(account, sally).await.unwrap().link);
    let first = world.tandem.join(&token, HERE).await.unwrap();
    let second = world.tandem.join(&token, HERE).await.unwrap();
    for joined in [&first, &second] {
        assert!(world.tandem.guest(joined.token.expose()).await.unwrap().is_some());
    }
    maya.revoke_contact(account, sally).await.unwrap();
    assert_eq!(
        world.tandem.join(&token, HERE).await.err(),
        Some(Refusal::NotFound)
    );
    assert!(world.tandem.guest(first.token.expose()).await.unwrap().is_none());
    maya.grant_contact(account, sally).await.unwrap();
    assert!(
        world.tandem.guest(first.token.expose()).await.unwrap().is_none(),
        "an ended session does not come back"
    );
}

#[tokio::test]
async fn joining_while_access_is_taken_back_leaves_nobody_inside() {
    let world = demo().await;
    let maya = world.maya().await;
    let account = world.account("Sitwell").await;
    let sally = world.contact(account, "Sally Sitwell").await;
    let other = world.another_node(MailSettings::Off).await;
    for _ in 0..10 {
        let token = token_in(&maya.copy_link(account, sally).await.unwrap().link);
        let (joined, revoked) = tokio::join!(other.join(&token, HERE), maya.revoke_contact(account, sally));
        revoked.unwrap();
        maya.grant_contact(account, sally).await.unwrap();
        if let Ok(joined) = joined {
            assert!(other.guest(joined.token.expose()).await.unwrap().is_none());
        }
    }
}

#[tokio::test]
async fn a_new_address_ends_what_the_old_mailbox_opens() {
    let world = demo().await;
    let maya = world.maya().await;
    let account = world.account("Sitwell").await;
    let sally = world.contact(account, "Sally Sitwell").await;
    let token = token_in(&maya.copy_link(account, sally).await.unwrap().link);
    let joined = world.tandem.join(&token, HERE).await.unwrap();
    let stored = maya.contact_form(account, sally).await.unwrap();
    let renamed = ContactForm {
        name: "Sally S.".to_owned(),
        ..stored.clone()
    };
    let edit = Edit {
        was: stored,
        now: renamed.clone(),
    };
    maya.edit_contact(account, sally, edit).await.unwrap();
    assert!(
        world.tandem.guest(joined.token.expose()).await.unwrap().is_some(),
        "a new name ends nothing"
    );
    let elsewhere = Edit {
        now: ContactForm {
            email: "sally@elsewhere.test".to_owned(),
            ..renamed.clone()
        },
        was: renamed,
    };
    maya.edit_contact(account, sally, elsewhere).await.unwrap();
    assert!(world.tandem.guest(joined.token.expose()).await.unwrap().is_none());
    assert!(matches!(
        world.tandem.join_state(&token).await.unwrap(),
        JoinState::Revoked { .. }
    ));
}

#[tokio::test]
async fn without_mail_no_link_is_queued() {
    let world = demo().await;
    let account = world.account("Sitwell").await;
    let sally = world.contact(account, "Sally Sitwell").await;
    let token = token_in(&world.maya().await.copy_link(account, sally).await.unwrap().link);
    let off = world.another_node(MailSettings::Off).await;
    off.request_link("sally@sitwell.test", "", HERE).await.unwrap();
    assert!(matches!(
        off.request_link_again(&token, HERE).await,
        Err(Refusal::NotAllowed(_))
    ));
    off.finish_background().await;
    assert_eq!(world.queued().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_completion_that_comes_first_counts_the_visit_in_the_same_change() {
    let world = demo().await;
    let account = world.account("Sitwell").await;
    let sally = world.contact(account, "Sally Sitwell").await;
    let token = token_in(&world.maya().await.copy_link(account, sally).await.unwrap().link);
    let joined = world.tandem.join(&token, HERE).await.unwrap();
    let guest = world.tandem.guest(joined.token.expose()).await.unwrap().unwrap();
    let before = world.plan(account).await;
    let task = before
        .tasks
        .iter()
        .find(|task| task.title == "Prepare company site for G2 launch")
        .unwrap()
        .id;
    guest.complete_task(task).await.unwrap();
    let after = world.plan(account).await;
    assert!(!after.task(task).unwrap().status.is_open());
    assert!(matches!(
        after.contact(sally).unwrap().access,
        PortalAccess::Granted {
            first_visit: Some(_),
            ..
        }
    ));
    assert_eq!(after.version, before.version + 1);
}
