//! Deleting and restoring. Whatever goes together gets the same instant, which no other deletion in the account has, so that
//! restoring brings back exactly what went.

use super::{AccountChange, PlanPart, statement};
use crate::incident::OrIncident;
use domain::{
    ids::{ObjectiveId, TaskId, WorkflowId},
    refusal::Refusal,
};
use sea_orm::{ConnectionTrait, Value};
use uuid::Uuid;

/// The tables whose rows are deleted by marking them.
const TABLES: [PlanPart; 3] = [PlanPart::Objective, PlanPart::Workflow, PlanPart::Task];

const LAST_DELETION: &str = "SELECT MAX(d.deleted_at) AS last FROM (\
    SELECT deleted_at FROM objective WHERE account_id = $1 \
    UNION ALL SELECT deleted_at FROM workflow WHERE account_id = $1 \
    UNION ALL SELECT deleted_at FROM task WHERE account_id = $1) d";

/// A deleted thing: when it went, and where it stood.
pub(crate) struct Deleted {
    /// The instant it shares with what went along.
    pub(crate) at: i64,
    /// The workflow it stood in.
    pub(crate) workflow: Option<WorkflowId>,
    /// The objective it stood under.
    pub(crate) objective: Option<ObjectiveId>,
}

impl AccountChange {
    /// Deletes an objective with its workflows and all their tasks.
    pub(crate) async fn delete_objective(&self, id: ObjectiveId) -> Result<(), Refusal> {
        let at = self.deletion_instant().await?;
        let below = "SELECT id FROM workflow WHERE objective_id = $1 AND deleted_at IS NULL";
        self.mark(
            PlanPart::Task,
            &format!("(objective_id = $1 OR workflow_id IN ({below}))"),
            id.uuid(),
            at,
        )
        .await?;
        self.mark(PlanPart::Workflow, "objective_id = $1", id.uuid(), at)
            .await?;
        self.mark(PlanPart::Objective, "id = $1", id.uuid(), at).await
    }

    /// Deletes a workflow with its tasks.
    pub(crate) async fn delete_workflow(&self, id: WorkflowId) -> Result<(), Refusal> {
        let at = self.deletion_instant().await?;
        self.mark(PlanPart::Task, "workflow_id = $1", id.uuid(), at)
            .await?;
        self.mark(PlanPart::Workflow, "id = $1", id.uuid(), at).await
    }

    /// Deletes a task.
    pub(crate) async fn delete_task(&self, id: TaskId) -> Result<(), Refusal> {
        let at = self.deletion_instant().await?;
        self.mark(PlanPart::Task, "id = $1", id.uuid(), at).await
    }

    /// The account's deleted thing of that id. `None` if it is not deleted, [`Refusal::NotFound`] if there is no such thing.
    pub(crate) async fn deleted(&self, part: PlanPart, id: Uuid) -> Result<Option<Deleted>, Refusal> {
        let columns = match part {
            PlanPart::Task => "deleted_at, workflow_id, objective_id",
            PlanPart::Workflow => "deleted_at, CAST(NULL AS uuid) AS workflow_id, objective_id",
            PlanPart::Objective => {
                "deleted_at, CAST(NULL AS uuid) AS workflow_id, CAST(NULL AS uuid) AS objective_id"
            }
        };
        let sql = format!(
            "SELECT {columns} FROM {} WHERE id = $1 AND account_id = $2",
            part.table()
        );
        let ask = statement(
            self.transaction(),
            &sql,
            vec![id.into(), self.account().uuid().into()],
        );
        let row = self
            .transaction()
            .query_one_raw(ask)
            .await
            .or_incident("finding what was deleted")?
            .ok_or(Refusal::NotFound)?;
        let at: Option<i64> = row
            .try_get("", "deleted_at")
            .or_incident("finding what was deleted")?;
        let workflow: Option<Uuid> = row
            .try_get("", "workflow_id")
            .or_incident("finding what was deleted")?;
        let objective: Option<Uuid> = row
            .try_get("", "objective_id")
            .or_incident("finding what was deleted")?;
        Ok(at.map(|at| Deleted {
            at,
            workflow: workflow.map(WorkflowId::new),
            objective: objective.map(ObjectiveId::new),
        }))
    }

    /// Brings back all that went at that instant.
    pub(crate) async fn restore(&self, at: i64) -> Result<(), Refusal> {
        for part in TABLES {
            let sql = format!(
                "UPDATE {} SET deleted_at = NULL WHERE account_id = $1 AND deleted_at = $2",
                part.table()
            );
            let write = statement(
                self.transaction(),
                &sql,
                vec![self.account().uuid().into(), at.into()],
            );
            self.transaction()
                .execute_raw(write)
                .await
                .or_incident("restoring")?;
        }
        Ok(())
    }

    /// Now, or right after the account's last deletion if that was in the same millisecond.
    async fn deletion_instant(&self) -> Result<i64, Refusal> {
        let ask = statement(
            self.transaction(),
            LAST_DELETION,
            vec![self.account().uuid().into()],
        );
        let row = self
            .transaction()
            .query_one_raw(ask)
            .await
            .or_incident("deleting")?;
        let last: Option<i64> = row
            .map(|row| row.try_get("", "last"))
            .transpose()
            .or_incident("deleting")?
            .flatten();
        Ok(last.map_or(self.now().0, |last| self.now().0.max(last + 1)))
    }

    async fn mark(&self, part: PlanPart, which: &str, id: Uuid, at: i64) -> Result<(), Refusal> {
        let sql = format!(
            "UPDATE {} SET deleted_at = $2 WHERE {which} AND account_id = $3 AND deleted_at IS NULL",
            part.table()
        );
        let values: Vec<Value> = vec![id.into(), at.into(), self.account().uuid().into()];
        let write = statement(self.transaction(), &sql, values);
        self.transaction()
            .execute_raw(write)
            .await
            .or_incident("deleting")?;
        Ok(())
    }
}
