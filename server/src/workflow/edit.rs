//! Editing a play.

use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    objective::edited_owner,
    store::{AccountChange, entity},
};
use domain::{
    editing::{Edited, changes, owner},
    forms::PlayForm,
    ids::{AccountId, UserId, WorkflowId},
    plan::{Sharing, Workflow},
    refusal::Refusal,
    snapshot::Snapshot,
    validation::{FieldErrors, NAME_MAX, line, optional_line},
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

impl Staff {
    /// Edits a play, starting from that version of it. Without a word about sharing, sharing stays as it is. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Invalid`] at `name`, `portal_title`, `owner`, `sharing`; [`Refusal::Stale`].
    pub async fn edit_play(
        &self,
        account: AccountId,
        play: WorkflowId,
        version: i64,
        form: PlayForm,
    ) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.workflow(play).ok_or(Refusal::NotFound)?;
        let checked = check(&form, &snapshot, stored.sharing)?;
        if !changes(version, stored.version, &edited(&snapshot, stored, &checked))? {
            return Ok(());
        }
        let sharing = checked.sharing;
        update(&change, play, checked).await?;
        let opened_or_closed = sharing != stored.sharing;
        let activity = if opened_or_closed {
            Activity::WorkflowSharingSet(play, sharing)
        } else {
            Activity::WorkflowEdited(play)
        };
        change.commit(self.person(), activity).await
    }
}

pub(super) struct Checked {
    pub(super) name: String,
    pub(super) portal_title: Option<String>,
    pub(super) owner: Option<UserId>,
    pub(super) sharing: Sharing,
}

/// Checks the form; a form without a word about sharing, as while the portal is off, means `unsaid`.
pub(super) fn check(form: &PlayForm, snapshot: &Snapshot, unsaid: Sharing) -> Result<Checked, Refusal> {
    let PlayForm {
        name,
        portal_title,
        owner: user,
        sharing,
    } = form;
    let mut errors = FieldErrors::default();
    let name = errors.take("name", line("the play’s name", name, NAME_MAX));
    let portal_title = errors.take(
        "portal_title",
        optional_line("the name customers see", portal_title, NAME_MAX),
    );
    let owner = errors.take("owner", owner(user, |user| snapshot.user(user).is_some()));
    let sharing = errors.take("sharing", read_sharing(sharing, unsaid));
    match (name, portal_title, owner, sharing) {
        (Some(name), Some(portal_title), Some(owner), Some(sharing)) => Ok(Checked {
            name,
            portal_title,
            owner,
            sharing,
        }),
        _ => Err(Refusal::Invalid(errors)),
    }
}

fn read_sharing(text: &str, unsaid: Sharing) -> Result<Sharing, String> {
    if text.is_empty() {
        return Ok(unsaid);
    }
    Sharing::parse(text).ok_or_else(|| "Choose how much of the play is shareable.".to_owned())
}

fn edited(snapshot: &Snapshot, stored: &Workflow, checked: &Checked) -> [Edited; 4] {
    let Checked {
        name,
        portal_title,
        owner,
        sharing,
    } = checked;
    let title = |title: &Option<String>| title.clone().unwrap_or_default();
    [
        Edited::text("name", &stored.name, name),
        Edited::text("portal_title", title(&stored.portal_title), title(portal_title)),
        edited_owner(snapshot, stored.owner, *owner),
        Edited::choice(
            "sharing",
            stored.sharing != *sharing,
            stored.sharing.words(),
            sharing.words(),
        ),
    ]
}

async fn update(change: &AccountChange, play: WorkflowId, checked: Checked) -> Result<(), Refusal> {
    use entity::workflow::Column;
    let Checked {
        name,
        portal_title,
        owner,
        sharing,
    } = checked;
    entity::workflow::Entity::update_many()
        .col_expr(Column::Name, Expr::value(name))
        .col_expr(Column::PortalTitle, Expr::value(portal_title))
        .col_expr(Column::OwnerId, Expr::value(owner.map(UserId::uuid)))
        .col_expr(Column::Sharing, Expr::value(sharing.key()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(play.uuid()))
        .exec(change.transaction())
        .await
        .or_incident("editing a play")?;
    Ok(())
}
