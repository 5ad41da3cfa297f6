//! A demo whose loading was broken off is finished by the next start; an installation in use is no demo.

use super::{accounts, build::Builder};
use crate::test_world::empty;
use domain::refusal::Refusal;

#[tokio::test]
async fn a_demo_that_was_broken_off_is_finished_and_nothing_is_there_twice() {
    let world = empty().await;
    world.tandem.add_demo_csm().await.unwrap();
    let builder = Builder::sign_in(&world.tandem).await.unwrap();
    accounts::sitwell(&builder).await.unwrap();
    builder
        .account("Bluth Company", "America/Los_Angeles", &[])
        .await
        .unwrap();
    for _ in 0..2 {
        world.tandem.load_demo().await.unwrap();
        let rows = world.maya().await.accounts("", false, 1).await.unwrap().rows;
        let tasks: Vec<(&str, u32)> = rows
            .iter()
            .map(|row| (row.name.as_str(), row.progress.total))
            .collect();
        assert_eq!(
            tasks,
            [
                ("Austero Foods", 200),
                ("Bluth Company", 4),
                ("Gobias Coffee", 3),
                ("Sitwell Homes", 9)
            ]
        );
    }
    assert_eq!(
        world.queued().await.len(),
        5,
        "each contact of a shared plan is invited once"
    );
}

#[tokio::test]
async fn an_installation_in_use_is_not_made_a_demo() {
    let world = empty().await;
    let link = world.tandem.new_setup_link().await.unwrap();
    let token = link.rsplit('/').next().unwrap();
    let password = "correct horse battery staple";
    world
        .tandem
        .set_up(token, "Acme", "Ada Acme", "ada@acme.test", password)
        .await
        .unwrap();
    let refused = world.tandem.load_demo().await.unwrap_err();
    assert!(
        matches!(&refused, Refusal::NotAllowed(why) if why.contains("without --demo")),
        "{refused}"
    );
}
