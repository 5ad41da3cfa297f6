//! The organisation's settings, and what moves with them: every account's version, because every picture shows them.

use super::{Store, Write, statement};
use crate::{Tandem, incident::OrIncident};
use domain::{plan::Organisation, refusal::Refusal};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};

#[derive(FromQueryResult)]
struct OrganisationRow {
    name: String,
    portal_enabled: bool,
    soon_days: i64,
}

const ORGANISATION: &str = "SELECT name, portal_enabled, soon_days FROM organisation WHERE id = 1";

impl Store {
    /// The organisation as it is.
    pub(crate) async fn organisation(&self) -> Result<Organisation, Refusal> {
        organisation(self.connection(), ORGANISATION).await
    }

    /// The organisation's name.
    pub(crate) async fn organisation_name(&self) -> Result<String, Refusal> {
        self.organisation().await.map(|organisation| organisation.name)
    }

    /// Changes the organisation, moves the version of every account and, after the commit, wakes whoever looks at one. A
    /// change that changes nothing moves nothing, and one that is refused leaves nothing.
    pub(crate) async fn change_organisation(
        &self,
        tandem: &Tandem,
        change: impl FnOnce(&mut Organisation) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let write = self.write().await?;
        if !change_organisation_in(&write, change).await? {
            return Ok(());
        }
        move_all(&write).await?;
        write.commit().await?;
        tandem.hub().everything_changed(tandem);
        Ok(())
    }
}

/// Changes the organisation inside a transaction; `false` if that changes nothing. Whoever calls it moves the version of every account
/// with [`move_all`], and after the commit tells the hub.
pub(crate) async fn change_organisation_in(
    write: &Write,
    change: impl FnOnce(&mut Organisation) -> Result<(), Refusal>,
) -> Result<bool, Refusal> {
    let before = held(write).await?;
    let mut after = before.clone();
    change(&mut after)?;
    if after == before {
        return Ok(false);
    }
    write_organisation(write, after).await?;
    Ok(true)
}

/// The organisation, which nobody else changes until the transaction ends: what is written back whole must not be older than what another
/// has written meanwhile. On SQLite a writing transaction keeps others out by itself.
async fn held(write: &Write) -> Result<Organisation, Refusal> {
    let sql = match write.transaction().get_database_backend() {
        DbBackend::Sqlite => ORGANISATION.to_owned(),
        _ => format!("{ORGANISATION} FOR UPDATE"),
    };
    organisation(write.transaction(), &sql).await
}

async fn organisation(connection: &impl ConnectionTrait, sql: &str) -> Result<Organisation, Refusal> {
    let ask = statement(connection, sql, Vec::new());
    let row = OrganisationRow::find_by_statement(ask)
        .one(connection)
        .await
        .or_incident("reading the organisation")?;
    let OrganisationRow {
        name,
        portal_enabled,
        soon_days,
    } = row.ok_or(Refusal::NotFound)?;
    Ok(Organisation {
        name,
        portal_enabled,
        soon_days: u16::try_from(soon_days).unwrap_or(7),
    })
}

async fn write_organisation(write: &Write, organisation: Organisation) -> Result<(), Refusal> {
    let Organisation {
        name,
        portal_enabled,
        soon_days,
    } = organisation;
    let update = statement(
        write.transaction(),
        "UPDATE organisation SET name = $1, portal_enabled = $2, soon_days = $3 WHERE id = 1",
        vec![name.into(), portal_enabled.into(), i64::from(soon_days).into()],
    );
    write
        .transaction()
        .execute_raw(update)
        .await
        .or_incident("writing the organisation")?;
    Ok(())
}

/// Moves the version of every account inside a transaction, because something changed that every picture shows: the organisation, or its
/// staff.
pub(crate) async fn move_all(write: &Write) -> Result<(), Refusal> {
    let update = statement(
        write.transaction(),
        "UPDATE account SET version = version + 1",
        Vec::new(),
    );
    write
        .transaction()
        .execute_raw(update)
        .await
        .or_incident("moving every account's version")?;
    Ok(())
}
