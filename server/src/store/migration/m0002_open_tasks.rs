//! Open tasks by their due date: the frame of every page counts the overdue ones of ten accounts, and reads only those by it.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut by_due = Index::create();
        by_due
            .name("task_by_account_id_status_due_on")
            .table(Alias::new("task"));
        for column in ["account_id", "status", "due_on"] {
            by_due.col(Alias::new(column));
        }
        manager.create_index(by_due.to_owned()).await?;
        // The new one begins with the same column.
        let mut by_account = Index::drop();
        by_account.name("task_by_account_id").table(Alias::new("task"));
        manager.drop_index(by_account.to_owned()).await
    }
}
