//! Whose an e-mail address is: of which contacts, and in which accounts.

use super::{AccountChange, statement};
use crate::{Tandem, incident::OrIncident};
use domain::{
    ids::{AccountId, ContactId},
    refusal::Refusal,
};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

const OF_ADDRESS: &str = "SELECT c.id, c.account_id FROM contact c JOIN portal_access p ON p.contact_id = c.id AND p.revoked_at IS NULL \
    JOIN organisation o ON o.id = 1 AND o.portal_enabled WHERE c.email_key = $1 AND c.archived_at IS NULL";

/// The contacts with live access who have that address, in whatever accounts; it is given in the form of `validation::email_key`.
pub(crate) async fn contacts_of(tandem: &Tandem, key: &str) -> Result<Vec<(AccountId, ContactId)>, Refusal> {
    let store = tandem.store();
    let ask = store.statement(OF_ADDRESS, vec![key.into()]);
    let rows = store
        .connection()
        .query_all_raw(ask)
        .await
        .or_incident("finding an address")?;
    rows.iter()
        .map(|row| {
            let (contact, account): (Uuid, Uuid) = (row.try_get("", "id")?, row.try_get("", "account_id")?);
            Ok((AccountId::new(account), ContactId::new(contact)))
        })
        .collect::<Result<_, sea_orm::DbErr>>()
        .or_incident("finding an address")
}

const ELSEWHERE: &str = "SELECT a.name FROM contact c JOIN account a ON a.id = c.account_id \
    WHERE c.email_key = $1 AND c.account_id <> $2 AND c.archived_at IS NULL ORDER BY LOWER(a.name), a.id";

/// The names of the other accounts that have a contact of that address, given in the form of `validation::email_key`. Who has left does not
/// count.
pub(crate) async fn elsewhere(change: &AccountChange, key: &str) -> Result<Vec<String>, Refusal> {
    let values = vec![key.into(), change.account().uuid().into()];
    let ask = statement(change.transaction(), ELSEWHERE, values);
    let rows = change
        .transaction()
        .query_all_raw(ask)
        .await
        .or_incident("looking for an address elsewhere")?;
    let names = rows.iter().map(|row| row.try_get::<String>("", "name"));
    names
        .collect::<Result<_, sea_orm::DbErr>>()
        .or_incident("looking for an address elsewhere")
}
