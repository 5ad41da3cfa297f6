//! Giving a contact access to the portal, and taking it back.

use crate::{
    activity::Activity,
    actor::Staff,
    contact::{
        end_access,
        wording::{granted, revoked},
    },
    incident::OrIncident,
    store::{AccountChange, entity},
};
use domain::{
    ids::{AccountId, ContactId, UserId},
    people::{Contact, PortalAccess},
    refusal::Refusal,
    snapshot::Snapshot,
};
use sea_orm::{EntityTrait, Set, sea_query::OnConflict};

impl Staff {
    /// Lets a contact enter the portal. Answers sentences that say so; where their access was taken back before, also how they get a link
    /// that works. Giving it twice changes nothing. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::NotAllowed`] while the portal is off, or if they have left.
    pub async fn grant_contact(&self, account: AccountId, contact: ContactId) -> Result<String, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let found = invitable(&snapshot, contact)?;
        if grant(&change, found, self.user()).await? {
            change
                .commit(self.person(), Activity::AccessGranted(contact))
                .await?;
        }
        Ok(granted(self, &snapshot, found))
    }

    /// Takes a contact's access back: at once they are out, on open pages too, links mailed to them no longer work, and what is
    /// still to be mailed to them is not. Answers sentences that say so. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn revoke_contact(&self, account: AccountId, contact: ContactId) -> Result<String, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let found = snapshot.contact(contact).ok_or(Refusal::NotFound)?;
        if matches!(found.access, PortalAccess::Granted { .. }) {
            end_access(&change, found, self.user()).await?;
            change
                .commit(self.person(), Activity::AccessRevoked(contact))
                .await?;
        }
        Ok(revoked(found))
    }
}

/// The contact, if they can be given access: the portal is on, and they have not left.
pub(super) fn invitable(snapshot: &Snapshot, contact: ContactId) -> Result<&Contact, Refusal> {
    let found = snapshot.contact(contact).ok_or(Refusal::NotFound)?;
    if !snapshot.organisation.portal_enabled {
        return Err(portal_is_off());
    }
    if found.archived {
        return Err(Refusal::NotAllowed(format!(
            "{} is archived. Restore the contact first.",
            found.name
        )));
    }
    Ok(found)
}

/// Why nothing can be shared while the portal is off.
pub(super) fn portal_is_off() -> Refusal {
    Refusal::NotAllowed("The customer portal is switched off. An admin can switch it on in Settings, under Customer engagement.".to_owned())
}

/// Writes the access, new or anew; `false` if they had it. Who had visited before keeps that.
pub(super) async fn grant(change: &AccountChange, contact: &Contact, by: UserId) -> Result<bool, Refusal> {
    if contact.may_enter() {
        return Ok(false);
    }
    let again = OnConflict::column(entity::portal_access::Column::ContactId)
        .update_columns([
            entity::portal_access::Column::GrantedAt,
            entity::portal_access::Column::GrantedBy,
            entity::portal_access::Column::RevokedAt,
            entity::portal_access::Column::RevokedBy,
        ])
        .to_owned();
    let row = entity::portal_access::ActiveModel {
        contact_id: Set(contact.id.uuid()),
        account_id: Set(change.account().uuid()),
        granted_at: Set(change.now().0),
        granted_by: Set(by.uuid()),
        revoked_at: Set(None),
        revoked_by: Set(None),
        first_visit_at: Set(None),
    };
    entity::portal_access::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(change.transaction())
        .await
        .or_incident("giving access")?;
    Ok(true)
}
