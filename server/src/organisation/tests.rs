//! Two admins at once, each on a node of their own.

use crate::{Tandem, actor::Staff, portal::world::demo, settings::MailSettings};
use domain::people::Role;

#[tokio::test]
async fn a_portal_that_is_switched_off_stays_off_while_the_vendor_is_renamed() {
    let world = demo().await;
    let other = world.another_node(MailSettings::Off).await;
    let admin = async |node: &Tandem| Staff {
        role: Role::Admin,
        ..world.maya_on(node).await
    };
    let (ines, otto) = (admin(&world.tandem).await, admin(&other).await);
    for round in 0..10 {
        ines.set_portal_enabled(true).await.unwrap();
        let name = format!("Northwind {round}");
        let (switched, renamed) =
            tokio::join!(ines.set_portal_enabled(false), otto.edit_organisation(&name, "7"));
        switched.unwrap();
        renamed.unwrap();
        let stored = ines.organisation_settings().await.unwrap();
        assert_eq!((stored.name, stored.portal_enabled), (name, false));
    }
}
