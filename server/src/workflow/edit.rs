//! Editing a play.

use super::share::outcome_of_sharing;
use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, entity},
};
use domain::{
    editing::{Edit, Merge, owner, owner_words},
    forms::PlayForm,
    ids::{AccountId, UserId, WorkflowId},
    outcome::Outcome,
    plan::{NAME_CUSTOMERS_SEE_IN_TEXT, Sharing, Workflow},
    refusal::Refusal,
    snapshot::Snapshot,
    validation::{FieldErrors, NAME_MAX, line, optional_line},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

impl Staff {
    /// Edits a play. Without a word about sharing, sharing stays as it is; otherwise answers a sentence where that changes what
    /// customers see or would see, with what takes the sharing back. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Invalid`] at `name`, `portal_title`, `owner`, `sharing`; [`Refusal::Stale`].
    pub async fn edit_play(
        &self,
        account: AccountId,
        play: WorkflowId,
        edit: Edit<PlayForm>,
    ) -> Result<Option<Outcome>, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.workflow(play).ok_or(Refusal::NotFound)?;
        let Some(form) = merged(&snapshot, edit, form(stored))? else {
            return Ok(None);
        };
        let checked = check(&form, &snapshot, stored.sharing)?;
        let sharing = checked.sharing;
        update(&change, play, checked).await?;
        let opened_or_closed = sharing != stored.sharing;
        let activity = if opened_or_closed {
            Activity::WorkflowSharingSet(play, sharing)
        } else {
            Activity::WorkflowEdited(play)
        };
        change.commit(self.person(), activity).await?;
        Ok(outcome_of_sharing(&snapshot, play, stored.sharing, sharing))
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
        optional_line(
            &format!("the {NAME_CUSTOMERS_SEE_IN_TEXT}"),
            portal_title,
            NAME_MAX,
        ),
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

fn form(play: &Workflow) -> PlayForm {
    PlayForm {
        name: play.name.clone(),
        portal_title: play.portal_title.clone().unwrap_or_default(),
        owner: play.owner.map(|user| user.to_string()).unwrap_or_default(),
        sharing: play.sharing.key().to_owned(),
    }
}

fn merged(snapshot: &Snapshot, edit: Edit<PlayForm>, stored: PlayForm) -> Result<Option<PlayForm>, Refusal> {
    let Edit { was, now } = edit;
    let unsaid = now.sharing.is_empty();
    let sharing = if unsaid {
        stored.sharing.clone()
    } else {
        now.sharing
    };
    let mut merge = Merge::default();
    let owner = |text: &str| owner_words(snapshot, text);
    let form = PlayForm {
        name: merge.text("name", &was.name, stored.name, now.name),
        portal_title: merge.text(
            "portal_title",
            &was.portal_title,
            stored.portal_title,
            now.portal_title,
        ),
        owner: merge.choice("owner", &was.owner, stored.owner, now.owner, owner),
        sharing: merge.choice("sharing", &was.sharing, stored.sharing, sharing, sharing_words),
    };
    merge.finish(form)
}

/// How much is shareable, as people read it.
pub(super) fn sharing_words(key: &str) -> String {
    Sharing::parse(key)
        .map_or(key, |sharing| sharing.words())
        .to_owned()
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
        .filter(Column::Id.eq(play.uuid()))
        .exec(change.transaction())
        .await
        .or_incident("editing a play")?;
    Ok(())
}
