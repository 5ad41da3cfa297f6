//! Two admins at once, each on a node of their own.

use crate::{Tandem, actor::Staff, portal::world::demo, settings::MailSettings};
use domain::{editing::Edit, forms::OrganisationForm, people::Role};

#[tokio::test]
async fn a_portal_that_is_switched_off_stays_off_while_the_vendor_is_renamed() {
    let world = demo().await;
    let other = world.another_node(MailSettings::Off).await;
    let admin = async |node: &Tandem| Staff {
        role: Role::Admin,
        ..world.maya_on(node).await
    };
    let (ines, otto) = (admin(&world.tandem).await, admin(&other).await);
    let mut was = OrganisationForm {
        name: "Northwind".to_owned(),
        soon_days: "7".to_owned(),
    };
    for round in 0..10 {
        let [on, off] = [true, false].map(|now| Edit { was: !now, now });
        ines.set_portal_enabled(on).await.unwrap();
        let now = OrganisationForm {
            name: format!("Northwind {round}"),
            ..was.clone()
        };
        let rename = Edit {
            was,
            now: now.clone(),
        };
        let (switched, renamed) = tokio::join!(ines.set_portal_enabled(off), otto.edit_organisation(rename));
        switched.unwrap();
        renamed.unwrap();
        let stored = ines.organisation_settings().await.unwrap();
        assert_eq!((&stored.name, stored.portal_enabled), (&now.name, false));
        was = now;
    }
}
