//! Who may change the settings, and two admins at once, each on a node of their own.

use crate::{
    settings::MailSettings,
    test_world::{
        demo,
        scene::{scene, settings},
    },
};
use domain::{editing::Edit, forms::OrganisationForm, refusal::Refusal};

#[tokio::test]
async fn only_admins_change_the_organisation() {
    let scene = scene().await;
    let before = scene.version().await;
    scene.set_portal_enabled(true).await.unwrap();
    scene.set_portal_enabled(true).await.unwrap();
    assert_eq!(scene.version().await, before + 1);
    assert!(scene.plan().await.organisation.portal_enabled);
    let wrong = scene.edit_organisation(settings("", "many")).await;
    assert!(matches!(wrong, Err(Refusal::Invalid(errors)) if errors.0.len() == 2));
    scene.edit_organisation(settings("Northwind", "3")).await.unwrap();
    let settings = scene.organisation_settings().await.unwrap();
    assert_eq!(
        (
            settings.name.as_str(),
            settings.soon_days,
            settings.portal_enabled
        ),
        ("Northwind", 3, true)
    );
    let tobias = scene.colleague("Tobias").await;
    assert!(matches!(
        tobias.set_portal_enabled(false).await,
        Err(Refusal::NotAllowed(_))
    ));
    assert!(tobias.organisation_settings().await.is_ok());
}

#[tokio::test]
async fn a_portal_that_is_switched_off_stays_off_while_the_vendor_is_renamed() {
    let world = demo().await;
    let other = world.another_node(MailSettings::Off).await;
    let (ines, otto) = (world.ines_on(&world.tandem).await, world.ines_on(&other).await);
    let mut was = OrganisationForm {
        name: "Northwind".to_owned(),
        soon_days: "7".to_owned(),
    };
    for round in 0..10 {
        ines.set_portal_enabled(true).await.unwrap();
        let now = OrganisationForm {
            name: format!("Northwind {round}"),
            ..was.clone()
        };
        let rename = Edit {
            was,
            now: now.clone(),
        };
        let (switched, renamed) =
            tokio::join!(ines.set_portal_enabled(false), otto.edit_organisation(rename));
        switched.unwrap();
        renamed.unwrap();
        let stored = ines.organisation_settings().await.unwrap();
        assert_eq!((&stored.name, stored.portal_enabled), (&now.name, false));
        was = now;
    }
}
