//! Finding what an operation shared before, so that a repeated request is known for one.

use super::{AccountChange, entity::activity};
use crate::incident::OrIncident;
use domain::{
    ids::{ContactId, OperationId},
    refusal::Refusal,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// Who was invited by this operation, if it has been done before. Its record is the activity that it left.
pub(crate) async fn invited_by(
    change: &AccountChange,
    operation: OperationId,
) -> Result<Option<Vec<ContactId>>, Refusal> {
    let before = activity::Entity::find()
        .filter(activity::Column::AccountId.eq(change.account().uuid()))
        .filter(activity::Column::Kind.eq("plan_shared"))
        .filter(activity::Column::Subject.eq(operation.uuid()))
        .one(change.transaction())
        .await
        .or_incident("looking for an earlier share")?;
    let invited = before.map(|before| serde_json::from_value(before.detail["invited"].clone()));
    invited.transpose().or_incident("reading an earlier share")
}
