//! The schema's history. Each step runs on SQLite and on PostgreSQL; a step that landed is never edited.

use sea_orm::DatabaseConnection;
use sea_orm_migration::prelude::*;
use std::collections::BTreeSet;

mod m0001_foundation;
mod m0002_open_tasks;

struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_foundation::Migration),
            Box::new(m0002_open_tasks::Migration),
        ]
    }
}

/// Runs the steps that a database has not had.
///
/// # Errors
/// A sentence that says what to change, for whoever starts the program.
pub(super) async fn bring_up_to_date(connection: &DatabaseConnection) -> Result<(), String> {
    let failed = |cause: DbErr| format!("The database's schema could not be brought up to date: {cause}.");
    if had_unknown_steps(connection).await.map_err(failed)? {
        return Err(
            "This data was written by a newer version of Tandem. Start that version, or restore a backup that was made before it."
                .to_owned(),
        );
    }
    Migrator::up(connection, None).await.map_err(failed)
}

/// Whether a step ran there that this version does not know.
async fn had_unknown_steps(connection: &DatabaseConnection) -> Result<bool, DbErr> {
    let known: BTreeSet<String> = Migrator::migrations()
        .iter()
        .map(|step| step.name().to_owned())
        .collect();
    let had = Migrator::get_migration_models(connection).await?;
    Ok(had.iter().any(|step| !known.contains(&step.version)))
}

#[cfg(test)]
mod tests {
    use crate::{store::Store, test_database::TestDatabase};
    use sea_orm::ConnectionTrait;

    #[tokio::test]
    async fn data_of_a_newer_version_is_left_alone_and_said_to_be_so() {
        let database = TestDatabase::new().await;
        let store = Store::open(database.url()).await.unwrap();
        store
            .connection()
            .execute_unprepared(
                "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_from_the_future', 0)",
            )
            .await
            .unwrap();
        store.close().await;
        let said = Store::open(database.url()).await.err();
        assert_eq!(
            said.as_deref(),
            Some(
                "This data was written by a newer version of Tandem. Start that version, or restore a backup that was made before it."
            )
        );
    }

    #[tokio::test]
    async fn data_of_this_version_opens_again() {
        let database = TestDatabase::new().await;
        Store::open(database.url()).await.unwrap().close().await;
        assert!(Store::open(database.url()).await.is_ok());
    }
}
