//! Editing an objective.

use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, entity},
};
use domain::{
    editing::{Edited, changes, owner},
    forms::ObjectiveForm,
    ids::{AccountId, ObjectiveId, UserId},
    plan::Objective,
    refusal::Refusal,
    snapshot::Snapshot,
    validation::{FieldErrors, NAME_MAX, TEXT_MAX, line, text},
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

impl Staff {
    /// Edits an objective, starting from that version of it. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Invalid`] at `name`, `description`, `owner`; [`Refusal::Stale`].
    pub async fn edit_objective(
        &self,
        account: AccountId,
        objective: ObjectiveId,
        version: i64,
        form: ObjectiveForm,
    ) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.objective(objective).ok_or(Refusal::NotFound)?;
        let checked = check(&form, &snapshot)?;
        if !changes(version, stored.version, &edited(&snapshot, stored, &checked))? {
            return Ok(());
        }
        update(&change, objective, checked).await?;
        change
            .commit(self.person(), Activity::ObjectiveEdited(objective))
            .await
    }
}

pub(super) struct Checked {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) owner: Option<UserId>,
}

pub(super) fn check(form: &ObjectiveForm, snapshot: &Snapshot) -> Result<Checked, Refusal> {
    let ObjectiveForm {
        name,
        description,
        owner: user,
    } = form;
    let mut errors = FieldErrors::default();
    let name = errors.take("name", line("the objective’s name", name, NAME_MAX));
    let description = errors.take("description", text("the description", description, TEXT_MAX));
    let owner = errors.take("owner", owner(user, |user| snapshot.user(user).is_some()));
    match (name, description, owner) {
        (Some(name), Some(description), Some(owner)) => Ok(Checked {
            name,
            description,
            owner,
        }),
        _ => Err(Refusal::Invalid(errors)),
    }
}

fn edited(snapshot: &Snapshot, stored: &Objective, checked: &Checked) -> [Edited; 3] {
    let Checked {
        name,
        description,
        owner,
    } = checked;
    [
        Edited::text("name", &stored.name, name),
        Edited::text("description", &stored.description, description),
        edited_owner(snapshot, stored.owner, *owner),
    ]
}

/// The owner, by name for whoever compares.
pub(crate) fn edited_owner(snapshot: &Snapshot, stored: Option<UserId>, wanted: Option<UserId>) -> Edited {
    let name = |user: Option<UserId>| {
        user.and_then(|user| snapshot.user(user))
            .map_or("Nobody", |user| user.name.as_str())
    };
    Edited::choice("owner", stored != wanted, name(stored), name(wanted))
}

async fn update(change: &AccountChange, objective: ObjectiveId, checked: Checked) -> Result<(), Refusal> {
    use entity::objective::Column;
    let Checked {
        name,
        description,
        owner,
    } = checked;
    entity::objective::Entity::update_many()
        .col_expr(Column::Name, Expr::value(name))
        .col_expr(Column::Description, Expr::value(description))
        .col_expr(Column::OwnerId, Expr::value(owner.map(UserId::uuid)))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(objective.uuid()))
        .exec(change.transaction())
        .await
        .or_incident("editing an objective")?;
    Ok(())
}
