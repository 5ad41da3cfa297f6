//! Adding and editing contacts.

use super::{
    list::form,
    wording::{SavedContact, added, saved, used_elsewhere},
};
use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, Noun, addresses, entity},
};
use domain::{
    editing::{Edit, Merge},
    forms::ContactForm,
    ids::{AccountId, ContactId},
    refusal::Refusal,
    snapshot::Snapshot,
    validation::{FieldErrors, NAME_MAX, email, email_key, line, optional_line},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set, sea_query::Expr};

impl Staff {
    /// Adds a contact. The same id again changes nothing. Answers what there is to say. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Invalid`] at `name`, `email` (also if another contact of the account has it), `job_title`.
    pub async fn create_contact(
        &self,
        account: AccountId,
        contact: ContactId,
        form: ContactForm,
    ) -> Result<SavedContact, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let mut done = SavedContact {
            sentence: added(&form.name),
            elsewhere: None,
        };
        if change.has(Noun::Contact, contact.uuid()).await? {
            return Ok(done);
        }
        let checked = check(&form, &snapshot, contact)?;
        done.elsewhere = elsewhere(&change, &checked).await?;
        insert(&change, contact, checked).await?;
        change
            .commit(self.person(), Activity::ContactCreated(contact))
            .await?;
        Ok(done)
    }

    /// Edits a contact. A new e-mail address ends their portal sessions and the links mailed to the old one. Answers what there is to say.
    /// Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Invalid`] as in [`Staff::create_contact`]; [`Refusal::Stale`].
    pub async fn edit_contact(
        &self,
        account: AccountId,
        contact: ContactId,
        edit: Edit<ContactForm>,
    ) -> Result<SavedContact, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.contact(contact).ok_or(Refusal::NotFound)?;
        let mut done = SavedContact {
            sentence: saved(&edit.now.name),
            elsewhere: None,
        };
        let Some(form) = merged(edit, form(stored))? else {
            return Ok(done);
        };
        let checked = check(&form, &snapshot, contact)?;
        if email_key(&checked.email) != email_key(&stored.email) {
            // Whoever reads the old mailbox holds links that sign in as this contact.
            super::close_doors(&change, contact).await?;
            done.elsewhere = elsewhere(&change, &checked).await?;
        }
        update(&change, contact, checked).await?;
        change
            .commit(self.person(), Activity::ContactEdited(contact))
            .await?;
        Ok(done)
    }
}

/// That contacts of other accounts have the address too, if they do.
async fn elsewhere(change: &AccountChange, contact: &Checked) -> Result<Option<String>, Refusal> {
    let accounts = addresses::elsewhere(change, &email_key(&contact.email)).await?;
    Ok(used_elsewhere(&accounts))
}

fn merged(edit: Edit<ContactForm>, stored: ContactForm) -> Result<Option<ContactForm>, Refusal> {
    let Edit { was, now } = edit;
    let mut merge = Merge::default();
    let form = ContactForm {
        name: merge.text("name", &was.name, stored.name, now.name),
        email: merge.text("email", &was.email, stored.email, now.email),
        job_title: merge.text("job_title", &was.job_title, stored.job_title, now.job_title),
    };
    merge.finish(form)
}

struct Checked {
    name: String,
    email: String,
    job_title: String,
}

fn check(form: &ContactForm, snapshot: &Snapshot, contact: ContactId) -> Result<Checked, Refusal> {
    let ContactForm {
        name,
        email: address,
        job_title,
    } = form;
    let mut errors = FieldErrors::default();
    let name = errors.take("name", line("the contact’s name", name, NAME_MAX));
    let address = errors.take(
        "email",
        email(address).and_then(|address| unused(address, snapshot, contact)),
    );
    let job_title = errors.take("job_title", optional_line("the job title", job_title, NAME_MAX));
    match (name, address, job_title) {
        (Some(name), Some(email), Some(job_title)) => Ok(Checked {
            name,
            email,
            job_title: job_title.unwrap_or_default(),
        }),
        _ => Err(Refusal::Invalid(errors)),
    }
}

fn unused(address: String, snapshot: &Snapshot, contact: ContactId) -> Result<String, String> {
    let key = email_key(&address);
    let other = snapshot
        .contacts
        .iter()
        .find(|other| other.id != contact && email_key(&other.email) == key);
    match other {
        None => Ok(address),
        Some(other) if other.archived => Err(format!(
            "{} already has this address, and is archived. Restore them instead.",
            other.name
        )),
        Some(other) => Err(format!("{} already has this address.", other.name)),
    }
}

async fn insert(change: &AccountChange, contact: ContactId, checked: Checked) -> Result<(), Refusal> {
    let Checked {
        name,
        email,
        job_title,
    } = checked;
    entity::contact::ActiveModel {
        id: Set(contact.uuid()),
        account_id: Set(change.account().uuid()),
        name: Set(name),
        email_key: Set(email_key(&email)),
        email: Set(email),
        job_title: Set(job_title),
        archived_at: Set(None),
        created_at: Set(change.now().0),
    }
    .insert(change.transaction())
    .await
    .or_incident("adding a contact")?;
    Ok(())
}

async fn update(change: &AccountChange, contact: ContactId, checked: Checked) -> Result<(), Refusal> {
    use entity::contact::Column;
    let Checked {
        name,
        email,
        job_title,
    } = checked;
    entity::contact::Entity::update_many()
        .col_expr(Column::Name, Expr::value(name))
        .col_expr(Column::EmailKey, Expr::value(email_key(&email)))
        .col_expr(Column::Email, Expr::value(email))
        .col_expr(Column::JobTitle, Expr::value(job_title))
        .filter(Column::Id.eq(contact.uuid()))
        .exec(change.transaction())
        .await
        .or_incident("editing a contact")?;
    Ok(())
}
