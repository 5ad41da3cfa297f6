//! A new account: its rows first, then a change of it like any other.

use super::{AccountChange, Store, Write, entity, statement};
use crate::{Tandem, incident::OrIncident};
use domain::{
    ids::{AccountId, UserId},
    refusal::Refusal,
};
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};
use uuid::Uuid;

/// What a new account starts with.
pub(crate) struct NewAccount {
    /// Made by the caller.
    pub(crate) id: AccountId,
    /// Its name.
    pub(crate) name: String,
    /// Its IANA zone.
    pub(crate) time_zone: String,
    /// Who is accountable.
    pub(crate) owner: Option<UserId>,
}

impl Store {
    /// Makes an account and its empty plan, and begins the change that records it. `None` if the account is there already.
    pub(crate) async fn new_account(
        &self,
        tandem: &Tandem,
        new: NewAccount,
    ) -> Result<Option<AccountChange>, Refusal> {
        let write = self.write().await?;
        let account = new.id;
        if !insert_account(&write, tandem, new).await? {
            return Ok(None);
        }
        insert_plan(&write, account).await?;
        AccountChange::begin(write, tandem.clone(), account)
            .await
            .map(Some)
    }
}

/// Whether it was not there before. The database decides, so that of two equal requests at once one wins.
async fn insert_account(write: &Write, tandem: &Tandem, new: NewAccount) -> Result<bool, Refusal> {
    let NewAccount {
        id,
        name,
        time_zone,
        owner,
    } = new;
    let insert = statement(
        write.transaction(),
        "INSERT INTO account (id, name, slug, time_zone, owner_id, version, created_at) VALUES ($1, $2, $3, $4, $5, 0, $6) \
         ON CONFLICT (id) DO NOTHING",
        vec![
            id.uuid().into(),
            name.into(),
            random_slug().into(),
            time_zone.into(),
            owner.map(UserId::uuid).into(),
            tandem.clock().now().0.into(),
        ],
    );
    let done = write
        .transaction()
        .execute_raw(insert)
        .await
        .or_incident("creating an account")?;
    Ok(done.rows_affected() == 1)
}

async fn insert_plan(write: &Write, account: AccountId) -> Result<(), Refusal> {
    entity::success_plan::ActiveModel {
        id: Set(Uuid::new_v4()),
        account_id: Set(account.uuid()),
        summary: Set(String::new()),
        portal_title: Set(None),
        go_live_on: Set(None),
        version: Set(1),
    }
    .insert(write.transaction())
    .await
    .or_incident("creating a plan")?;
    Ok(())
}

/// A random word for addresses: 12 letters and digits, 59 random bits, saying nothing.
fn random_slug() -> String {
    const LETTERS: &[u8] = b"abcdefghijkmnpqrstuvwxyz23456789";
    Uuid::new_v4().as_bytes()[..12]
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()]))
        .collect()
}
