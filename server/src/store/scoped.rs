//! Whether an account already has what a request wants to create.

use super::{AccountChange, statement};
use crate::incident::OrIncident;
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// What a plan is made of, by its table: it has a place among its siblings and can be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlanPart {
    /// An objective.
    Objective,
    /// A workflow.
    Workflow,
    /// A task.
    Task,
}

impl PlanPart {
    /// Its table.
    pub(super) const fn table(self) -> &'static str {
        match self {
            Self::Objective => "objective",
            Self::Workflow => "workflow",
            Self::Task => "task",
        }
    }
}

/// What is created with an id made by the caller, by its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Noun {
    /// A contact. It is never deleted, and has no place.
    Contact,
    /// What a plan is made of.
    Part(PlanPart),
}

impl From<PlanPart> for Noun {
    fn from(part: PlanPart) -> Self {
        Self::Part(part)
    }
}

impl Noun {
    const fn table(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Part(part) => part.table(),
        }
    }
}

impl AccountChange {
    /// Whether the account has one of that id, deleted or not: then a request to create it is a repeated one.
    /// [`Refusal::NotFound`] if the id is another account's.
    pub(crate) async fn has(&self, noun: impl Into<Noun>, id: Uuid) -> Result<bool, Refusal> {
        let table = noun.into().table();
        let ask = statement(
            self.transaction(),
            &format!("SELECT account_id FROM {table} WHERE id = $1"),
            vec![id.into()],
        );
        let Some(row) = self
            .transaction()
            .query_one_raw(ask)
            .await
            .or_incident("looking for an id")?
        else {
            return Ok(false);
        };
        let account: Uuid = row.try_get("", "account_id").or_incident("looking for an id")?;
        if account == self.account().uuid() {
            Ok(true)
        } else {
            Err(Refusal::NotFound)
        }
    }
}
