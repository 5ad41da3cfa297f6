//! Setting up, and signing in with the password chosen there.

use crate::test_world::{HERE, MINUTE, demo, empty};
use domain::refusal::Refusal;

const PASSWORD: &str = "correct horse battery staple";

fn token_of(link: &str) -> String {
    link.rsplit_once('/').unwrap().1.to_owned()
}

#[tokio::test]
async fn a_set_up_link_works_once_and_voids_the_others() {
    let world = empty().await;
    let [first, second] = [
        world.tandem.new_setup_link().await.unwrap(),
        world.tandem.new_setup_link().await.unwrap(),
    ]
    .map(|link| token_of(&link));
    let set_up = async |token: &str, email: &str| {
        world
            .tandem
            .set_up(token, "Northwind", "Ines Duarte", email, PASSWORD)
            .await
    };
    let invalid = world
        .tandem
        .set_up(&first, "", "Ines Duarte", "ines@northwind.test", PASSWORD)
        .await;
    assert!(
        matches!(invalid, Err(Refusal::Invalid(_))),
        "a mistake does not use it up"
    );
    let session = set_up(&first, "ines@northwind.test").await.unwrap();
    assert!(world.tandem.staff(session.expose()).await.unwrap().is_some());
    for token in [&first, &second] {
        assert!(!world.tandem.set_up_is_open(token).await.unwrap());
        assert!(matches!(
            set_up(token, "eve@northwind.test").await,
            Err(Refusal::NotAllowed(_))
        ));
    }
    assert!(
        world
            .tandem
            .sign_in("Ines@northwind.test", PASSWORD, HERE)
            .await
            .is_ok()
    );
    let wrong = world
        .tandem
        .sign_in("ines@northwind.test", "something else", HERE)
        .await
        .unwrap_err();
    let unknown = world
        .tandem
        .sign_in("nobody@northwind.test", "something else", HERE)
        .await
        .unwrap_err();
    assert_eq!(wrong, unknown);
}

#[tokio::test]
async fn of_two_uses_at_once_one_wins() {
    let world = empty().await;
    let token = token_of(&world.tandem.new_setup_link().await.unwrap());
    let set_up = |email: &'static str| world.tandem.set_up(&token, "Northwind", "Ines", email, PASSWORD);
    let (one, other) = tokio::join!(set_up("ines@northwind.test"), set_up("eve@northwind.test"));
    assert!(one.is_ok() != other.is_ok());
}

#[tokio::test]
async fn a_set_up_link_works_for_thirty_minutes() {
    let world = empty().await;
    let token = token_of(&world.tandem.new_setup_link().await.unwrap());
    world.tandem.clock().advance(30 * MINUTE - 1);
    assert!(world.tandem.set_up_is_open(&token).await.unwrap());
    world.tandem.clock().advance(1);
    assert!(!world.tandem.set_up_is_open(&token).await.unwrap());
    let late = world
        .tandem
        .set_up(&token, "Northwind", "Ines", "ines@northwind.test", PASSWORD)
        .await;
    assert!(matches!(late, Err(Refusal::NotAllowed(_))));
}

#[tokio::test]
async fn a_further_admin_is_known_on_every_plan_and_leaves_the_vendors_name_alone() {
    let world = demo().await;
    let account = world.account("Sitwell").await;
    let before = world.plan(account).await;
    for (number, (organisation, name, email)) in [
        ("", "Otto", "otto@northwind.test"),
        ("Southwind", "Eve", "eve@northwind.test"),
    ]
    .into_iter()
    .enumerate()
    {
        let token = token_of(&world.tandem.new_setup_link().await.unwrap());
        world
            .tandem
            .set_up(&token, organisation, name, email, PASSWORD)
            .await
            .unwrap();
        let after = world.plan(account).await;
        assert_eq!(after.version, before.version + i64::try_from(number).unwrap() + 1);
        assert_eq!(after.organisation.name, before.organisation.name);
        assert!(after.users.iter().any(|user| user.name == name));
    }
}
