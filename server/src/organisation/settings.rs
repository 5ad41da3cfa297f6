//! Reading and changing the organisation's settings. Changing them moves the version of every account, because every plan
//! shows them.

use crate::{Tandem, actor::Staff};
use domain::{
    editing::{Edit, Merge},
    forms::OrganisationForm,
    permissions::can_administer,
    plan::Organisation,
    refusal::Refusal,
    validation::{FieldErrors, NAME_MAX, line},
    views::{
        customer::{door::Vendor, for_customers},
        pages::OrganisationSettings,
    },
};

/// The furthest that "soon" may reach, in days.
const SOON_DAYS_MAX: u16 = 60;

/// What a door tells of the installation.
pub struct AtDoor {
    /// What everybody may know of the vendor.
    pub vendor: Vendor,
    /// Whether the portal is switched on: while it is off nobody gets in, and no link helps.
    pub portal_enabled: bool,
}

impl Tandem {
    /// The vendor's name, for doors. Empty when it cannot be read.
    pub async fn organisation_name(&self) -> String {
        self.store().organisation_name().await.unwrap_or_default()
    }

    /// What everybody may know of the vendor, for doors.
    pub async fn vendor(&self) -> Vendor {
        self.at_door().await.vendor
    }

    /// The same, and whether the portal is switched on. Where that cannot be read it counts as on.
    pub async fn at_door(&self) -> AtDoor {
        let organisation = self.store().organisation().await;
        let (name, portal_enabled) = organisation.map_or_else(
            |_| (String::new(), true),
            |organisation| (organisation.name, organisation.portal_enabled),
        );
        // While the portal is off no mail with a link goes out, so none is promised.
        let vendor = Vendor::of(name, portal_enabled && self.mailer().can_send());
        AtDoor {
            vendor: for_customers(vendor),
            portal_enabled,
        }
    }
}

impl Staff {
    /// The organisation's settings. Any member of staff.
    ///
    /// # Errors
    /// None but [`Refusal::Unavailable`].
    pub async fn organisation_settings(&self) -> Result<OrganisationSettings, Refusal> {
        let organisation = self.tandem().store().organisation().await?;
        Ok(OrganisationSettings {
            name: organisation.name,
            portal_enabled: organisation.portal_enabled,
            soon_days: organisation.soon_days,
        })
    }

    /// Changes the vendor's name and how many days ahead a due date is "soon". Admins only.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`]; [`Refusal::Invalid`] at `name`, `soon_days`; [`Refusal::Stale`].
    pub async fn edit_organisation(&self, edit: Edit<OrganisationForm>) -> Result<(), Refusal> {
        self.check_admin()?;
        self.change_organisation(|stored| {
            if let Some(form) = merged(edit, form(stored))? {
                (stored.name, stored.soon_days) = check(&form)?;
            }
            Ok(())
        })
        .await
    }

    /// Switches the customer portal on or off. While it is off nothing is visible to anybody outside. Admins only.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub async fn set_portal_enabled(&self, enabled: bool) -> Result<(), Refusal> {
        self.check_admin()?;
        self.change_organisation(|stored| {
            stored.portal_enabled = enabled;
            Ok(())
        })
        .await
    }

    async fn change_organisation(
        &self,
        change: impl FnOnce(&mut Organisation) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        self.forget_reading().await;
        let store = self.tandem().store();
        store.change_organisation(self.tandem(), change).await
    }

    fn check_admin(&self) -> Result<(), Refusal> {
        if can_administer(self.role()) {
            return Ok(());
        }
        Err(Refusal::NotAllowed(
            "Only an admin can change the organisation’s settings. Ask one of your admins.".to_owned(),
        ))
    }
}

fn form(organisation: &Organisation) -> OrganisationForm {
    OrganisationForm {
        name: organisation.name.clone(),
        soon_days: organisation.soon_days.to_string(),
    }
}

fn merged(
    edit: Edit<OrganisationForm>,
    stored: OrganisationForm,
) -> Result<Option<OrganisationForm>, Refusal> {
    let Edit { was, now } = edit;
    let mut merge = Merge::default();
    let form = OrganisationForm {
        name: merge.text("name", &was.name, stored.name, now.name),
        soon_days: merge.text("soon_days", &was.soon_days, stored.soon_days, now.soon_days),
    };
    merge.finish(form)
}

fn check(form: &OrganisationForm) -> Result<(String, u16), Refusal> {
    let OrganisationForm { name, soon_days } = form;
    let mut errors = FieldErrors::default();
    let name = errors.take("name", line("the organisation’s name", name, NAME_MAX));
    let soon_days = errors.take("soon_days", days(soon_days));
    match (name, soon_days) {
        (Some(name), Some(soon_days)) => Ok((name, soon_days)),
        _ => Err(Refusal::Invalid(errors)),
    }
}

fn days(text: &str) -> Result<u16, String> {
    let days = text.trim().parse().ok().filter(|days| *days <= SOON_DAYS_MAX);
    days.ok_or_else(|| format!("Enter a number of days from 0 to {SOON_DAYS_MAX}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn soon_is_a_number_of_days() {
        assert_eq!(days(" 14 "), Ok(14));
        for text in ["", "-1", "61", "a week", "1.5"] {
            assert!(days(text).is_err(), "{text}");
        }
    }
}
