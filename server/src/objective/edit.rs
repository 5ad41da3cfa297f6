//! Editing an objective.

use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, entity},
};
use domain::{
    editing::{Edit, Merge, owner, owner_words},
    forms::ObjectiveForm,
    ids::{AccountId, ObjectiveId, UserId},
    plan::Objective,
    refusal::Refusal,
    snapshot::Snapshot,
    validation::{FieldErrors, NAME_MAX, TEXT_MAX, line, text},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

impl Staff {
    /// Edits an objective. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Invalid`] at `name`, `description`, `owner`; [`Refusal::Stale`].
    pub async fn edit_objective(
        &self,
        account: AccountId,
        objective: ObjectiveId,
        edit: Edit<ObjectiveForm>,
    ) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.objective(objective).ok_or(Refusal::NotFound)?;
        let Some(form) = merged(&snapshot, edit, form(stored))? else {
            return Ok(());
        };
        update(&change, objective, check(&form, &snapshot)?).await?;
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

fn form(objective: &Objective) -> ObjectiveForm {
    ObjectiveForm {
        name: objective.name.clone(),
        description: objective.description.clone(),
        owner: objective.owner.map(|user| user.to_string()).unwrap_or_default(),
    }
}

fn merged(
    snapshot: &Snapshot,
    edit: Edit<ObjectiveForm>,
    stored: ObjectiveForm,
) -> Result<Option<ObjectiveForm>, Refusal> {
    let Edit { was, now } = edit;
    let mut merge = Merge::default();
    let owner = |text: &str| owner_words(snapshot, text);
    let form = ObjectiveForm {
        name: merge.text("name", &was.name, stored.name, now.name),
        description: merge.text(
            "description",
            &was.description,
            stored.description,
            now.description,
        ),
        owner: merge.choice("owner", &was.owner, stored.owner, now.owner, owner),
    };
    merge.finish(form)
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
        .filter(Column::Id.eq(objective.uuid()))
        .exec(change.transaction())
        .await
        .or_incident("editing an objective")?;
    Ok(())
}
