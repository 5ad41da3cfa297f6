//! The schema's history. Each step runs on SQLite and on PostgreSQL; a step that landed is never edited.

use sea_orm_migration::prelude::*;

mod m0001_foundation;
mod m0002_open_tasks;

pub(crate) struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_foundation::Migration),
            Box::new(m0002_open_tasks::Migration),
        ]
    }
}
