//! Sharing the plan, and taking that back.

use super::{
    access::{grant, portal_is_off},
    link::no_mail,
    name::{self, write_name},
};
use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    mail::outbox::{Queued, queue},
    store::{
        AccountChange, earlier_shares, entity,
        outbox_rows::{Withdrawn, withdraw},
    },
};
use domain::{
    editing::Edit,
    forms::ShareForm,
    ids::{AccountId, ContactId, OperationId},
    people::{Contact, enumerate, first_name},
    refusal::Refusal,
    sharing::share_summary,
    snapshot::Snapshot,
    validation::{FieldErrors, MESSAGE_MAX, text},
    views::pages::ShareEditor,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set, sea_query::Expr};
use uuid::Uuid;

impl Staff {
    /// What the share dialog shows: all contacts preselected the first time, later those without access. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn share_editor(&self, account: AccountId) -> Result<ShareEditor, Refusal> {
        let contacts: Vec<_> = self
            .contacts(account)
            .await?
            .into_iter()
            .filter(|contact| !contact.archived)
            .collect();
        let snapshot = self.plan_now(account).await?;
        let is_shared = snapshot.plan.share.is_some();
        let chosen: Vec<_> = contacts
            .iter()
            // Whoever was revoked is let in again by a decision, not by what is ticked already.
            .filter(|contact| contact.revoked_at.is_none() && (!is_shared || !contact.has_access))
            .collect();
        let first_names: Vec<&str> = chosen.iter().map(|contact| first_name(&contact.name)).collect();
        let form = ShareForm {
            title: snapshot.plan_title(),
            was_title: snapshot.plan_title(),
            contacts: chosen.iter().map(|contact| contact.id.to_string()).collect(),
            message: prepared_message(&first_names),
        };
        Ok(ShareEditor {
            form,
            contacts,
            summary: share_summary(&snapshot),
            is_shared,
            can_mail: self.tandem().mailer().can_send(),
            has_summary: !snapshot.plan.summary.is_empty(),
            link_days: self.tandem().settings().link_days,
        })
    }

    /// Shares the plan under the name given, gives the chosen contacts access and, with `mail`, invites them. Answers who was invited.
    /// The same operation again answers the same and changes nothing, whatever has happened since. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Invalid`] at `title`, `contacts`, `message`; [`Refusal::NotAllowed`] while the portal is off,
    /// when nothing is shareable, or when mail is wanted and cannot be sent; [`Refusal::Stale`] at `title`.
    pub async fn share_plan(
        &self,
        account: AccountId,
        operation: OperationId,
        form: ShareForm,
        mail: bool,
    ) -> Result<Vec<String>, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        if let Some(invited) = earlier_shares::invited_by(&change, operation).await? {
            return Ok(names(&snapshot, &invited));
        }
        if mail && !self.tandem().mailer().can_send() {
            return Err(no_mail());
        }
        let checked = check(&snapshot, &form, mail)?;
        let (was, now) = (form.was_title.as_str(), checked.title.as_str());
        let title = name::merged(&snapshot, Edit { was, now })?;
        let mut changed = self.write_share(&change, &snapshot, &title).await?;
        let mut invited = Vec::new();
        for contact in checked.contacts {
            changed |= grant(&change, contact, self.user()).await?;
            let invitation =
                Queued::invitation(operation, account, contact.id, self.user(), &checked.message);
            if mail && queue(change.transaction(), invitation, change.now()).await? {
                invited.push(contact.id);
            }
        }
        let names = names(&snapshot, &invited);
        if !changed && invited.is_empty() {
            return Ok(names);
        }
        change
            .commit(self.person(), Activity::PlanShared { operation, invited })
            .await?;
        self.tandem().mailer().wake();
        Ok(names)
    }

    /// Unshares the plan: at once nobody outside sees it, on open pages too, and invitations that are still to be mailed are not. Any
    /// member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn unshare_plan(&self, account: AccountId) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        if snapshot.plan.share.is_none() {
            return Ok(());
        }
        entity::plan_share::Entity::update_many()
            .col_expr(entity::plan_share::Column::EndedAt, Expr::value(change.now().0))
            .col_expr(
                entity::plan_share::Column::EndedBy,
                Expr::value(self.user().uuid()),
            )
            .filter(entity::plan_share::Column::PlanId.eq(snapshot.plan.id.uuid()))
            .filter(entity::plan_share::Column::EndedAt.is_null())
            .exec(change.transaction())
            .await
            .or_incident("unsharing a plan")?;
        withdraw(&change, Withdrawn::Invitations).await?;
        change.commit(self.person(), Activity::PlanUnshared).await
    }

    async fn write_share(
        &self,
        change: &AccountChange,
        snapshot: &Snapshot,
        title: &str,
    ) -> Result<bool, Refusal> {
        if snapshot.plan.share.is_some() && snapshot.plan.portal_title.as_deref() == Some(title) {
            return Ok(false);
        }
        write_name(self, change, snapshot, title).await?;
        if snapshot.plan.share.is_some() {
            return Ok(true);
        }
        entity::plan_share::ActiveModel {
            id: Set(Uuid::new_v4()),
            plan_id: Set(snapshot.plan.id.uuid()),
            account_id: Set(change.account().uuid()),
            shared_at: Set(change.now().0),
            shared_by: Set(self.user().uuid()),
            ended_at: Set(None),
            ended_by: Set(None),
        }
        .insert(change.transaction())
        .await
        .or_incident("sharing a plan")?;
        Ok(true)
    }
}

fn names(snapshot: &Snapshot, contacts: &[ContactId]) -> Vec<String> {
    contacts
        .iter()
        .filter_map(|id| snapshot.contact(*id))
        .map(|contact| contact.name.clone())
        .collect()
}

struct Checked<'a> {
    title: String,
    message: String,
    contacts: Vec<&'a Contact>,
}

fn check<'a>(snapshot: &'a Snapshot, form: &ShareForm, mail: bool) -> Result<Checked<'a>, Refusal> {
    if !snapshot.organisation.portal_enabled {
        return Err(portal_is_off());
    }
    if share_summary(snapshot).seen == domain::sharing::Counts::default() {
        let sentence = "Nothing is shareable yet: assign a task to a contact, or make a play shareable.";
        return Err(Refusal::NotAllowed(sentence.to_owned()));
    }
    let mut errors = FieldErrors::default();
    let title = errors.take("title", name::check(&form.title));
    let contacts = errors.take("contacts", chosen(snapshot, &form.contacts, mail));
    let message = errors.take("message", text("the message", &form.message, MESSAGE_MAX));
    errors.check()?;
    Ok(Checked {
        title: title.unwrap_or_default(),
        message: message.unwrap_or_default(),
        contacts: contacts.unwrap_or_default(),
    })
}

fn chosen<'a>(snapshot: &'a Snapshot, ids: &[String], mail: bool) -> Result<Vec<&'a Contact>, String> {
    let find = |id: &String| {
        let id: ContactId = id.parse().ok()?;
        snapshot.contact(id).filter(|contact| !contact.archived)
    };
    let mut contacts = Vec::new();
    for id in ids {
        let contact =
            find(id).ok_or("Choose from the account’s contacts. One of those chosen is no longer there.")?;
        if !contacts.contains(&contact) {
            contacts.push(contact);
        }
    }
    if mail && contacts.is_empty() {
        return Err("Choose at least one person to invite, or share without e-mail.".to_owned());
    }
    Ok(contacts)
}

fn prepared_message(names: &[&str]) -> String {
    let greeting = if names.is_empty() {
        "Hi,".to_owned()
    } else {
        format!("Hi {},", enumerate(names))
    };
    format!("{greeting}\n\nhere is our plan. Your tasks are at the top.")
}
