//! The versions of accounts that somebody looks at, in one statement.

use crate::{Tandem, incident::OrIncident, store::entity::account};
use domain::{ids::AccountId, refusal::Refusal};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

/// Each account's version and time zone.
pub(crate) async fn of(
    tandem: &Tandem,
    accounts: &[AccountId],
) -> Result<Vec<(AccountId, i64, String)>, Refusal> {
    let rows: Vec<(Uuid, i64, String)> = account::Entity::find()
        .select_only()
        .columns([
            account::Column::Id,
            account::Column::Version,
            account::Column::TimeZone,
        ])
        .filter(account::Column::Id.is_in(accounts.iter().map(|account| account.uuid())))
        .into_tuple()
        .all(tandem.store().connection())
        .await
        .or_incident("reading accounts' versions")?;
    Ok(rows
        .into_iter()
        .map(|(id, version, zone)| (AccountId::new(id), version, zone))
        .collect())
}
