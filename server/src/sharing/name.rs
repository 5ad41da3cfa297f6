//! What customers call the plan.

use super::access::portal_is_off;
use crate::{activity::Activity, actor::Staff, incident::OrIncident, store::AccountChange};
use domain::{
    editing::{Edit, Merge},
    ids::AccountId,
    plan::NAME_CUSTOMERS_SEE_IN_TEXT,
    refusal::Refusal,
    snapshot::Snapshot,
    validation::{NAME_MAX, line},
};
use sea_orm::ConnectionTrait;

impl Staff {
    /// Names the plan for customers, and nothing else: nobody is given access. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Invalid`] at `title`; [`Refusal::NotAllowed`] while the portal is off; [`Refusal::Stale`] at
    /// `title`.
    pub async fn name_plan(&self, account: AccountId, title: Edit<&str>) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        if !snapshot.organisation.portal_enabled {
            return Err(portal_is_off());
        }
        let title = merged(&snapshot, title)?;
        if title == snapshot.plan_title() {
            return Ok(());
        }
        let title = check(&title).map_err(|message| Refusal::field("title", message))?;
        write_name(self, &change, &snapshot, &title).await?;
        change.commit(self.person(), Activity::PlanEdited).await
    }
}

/// What both forms that name the plan go on with: the name wanted, or the stored one where they left it, unless a colleague gave another
/// meanwhile. A plan that has none takes any: what stood in the form was only made of the account's name.
pub(super) fn merged(snapshot: &Snapshot, title: Edit<&str>) -> Result<String, Refusal> {
    let Edit { was, now } = title;
    let Some(stored) = snapshot.plan.portal_title.clone() else {
        return Ok(now.to_owned());
    };
    let mut merge = Merge::default();
    let title = merge.text("title", was, stored.clone(), now.to_owned());
    Ok(merge.finish(title)?.unwrap_or(stored))
}

/// What a plan can be called.
pub(super) fn check(title: &str) -> Result<String, String> {
    line(&format!("the {NAME_CUSTOMERS_SEE_IN_TEXT}"), title, NAME_MAX)
}

/// Writes what customers call the plan.
pub(super) async fn write_name(
    by: &Staff,
    change: &AccountChange,
    snapshot: &Snapshot,
    title: &str,
) -> Result<(), Refusal> {
    let rename = by.tandem().store().statement(
        "UPDATE success_plan SET portal_title = $1 WHERE id = $2",
        vec![title.into(), snapshot.plan.id.uuid().into()],
    );
    change
        .transaction()
        .execute_raw(rename)
        .await
        .or_incident("naming a plan")?;
    Ok(())
}
