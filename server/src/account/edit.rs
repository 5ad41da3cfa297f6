//! Creating and editing accounts.

use crate::{
    activity::Activity,
    actor::Staff,
    clock::{is_zone, zones},
    incident::OrIncident,
    store::{AccountChange, NewAccount, entity},
};
use domain::{
    editing::{Edit, Merge, owner, owner_words},
    forms::AccountForm,
    ids::{AccountId, UserId},
    plan::Account,
    refusal::Refusal,
    snapshot::Snapshot,
    validation::{FieldErrors, NAME_MAX, line},
    views::pages::AccountEditor,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

impl Staff {
    /// What the form for a new account offers: they own it, in UTC, until they choose otherwise. Any member of staff.
    ///
    /// # Errors
    /// None but [`Refusal::Unavailable`].
    pub async fn new_account_editor(&self) -> Result<AccountEditor, Refusal> {
        let owners = self.tandem().store().users().await?;
        let form = AccountForm {
            name: String::new(),
            time_zone: "UTC".to_owned(),
            owner: self.user().to_string(),
        };
        Ok(AccountEditor {
            form,
            owners,
            zones: zones(),
        })
    }

    /// What the form for an account offers, filled with what is stored. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn account_editor(&self, account: AccountId) -> Result<AccountEditor, Refusal> {
        let snapshot = self.plan_now(account).await?;
        let owners = snapshot
            .users
            .iter()
            .map(|user| (user.id, user.name.clone()))
            .collect();
        Ok(AccountEditor {
            form: form(&snapshot.account),
            owners,
            zones: zones(),
        })
    }

    /// Creates an account with an empty plan. The same id again changes nothing. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] at `name`, `time_zone`, `owner`.
    pub async fn create_account(&self, account: AccountId, form: AccountForm) -> Result<(), Refusal> {
        let users = self.tandem().store().users().await?;
        let Checked {
            name,
            time_zone,
            owner,
        } = check(&form, |user| users.iter().any(|(known, _)| *known == user))?;
        let new = NewAccount {
            id: account,
            name,
            time_zone,
            owner,
        };
        match self.tandem().store().new_account(self.tandem(), new).await? {
            Some(change) => change.commit(self.person(), Activity::AccountCreated).await,
            None => Ok(()),
        }
    }

    /// Edits an account's name, zone and owner. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Invalid`] at `name`, `time_zone`, `owner`; [`Refusal::Stale`].
    pub async fn edit_account(&self, account: AccountId, edit: Edit<AccountForm>) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let Some(form) = merged(&snapshot, edit, form(&snapshot.account))? else {
            return Ok(());
        };
        let checked = check(&form, |user| snapshot.user(user).is_some())?;
        write(&change, checked).await?;
        change.commit(self.person(), Activity::AccountEdited).await
    }
}

fn form(account: &Account) -> AccountForm {
    AccountForm {
        name: account.name.clone(),
        time_zone: account.time_zone.clone(),
        owner: account.owner.map(|user| user.to_string()).unwrap_or_default(),
    }
}

fn merged(
    snapshot: &Snapshot,
    edit: Edit<AccountForm>,
    stored: AccountForm,
) -> Result<Option<AccountForm>, Refusal> {
    let Edit { was, now } = edit;
    let mut merge = Merge::default();
    let owner = |text: &str| owner_words(snapshot, text);
    let form = AccountForm {
        name: merge.text("name", &was.name, stored.name, now.name),
        time_zone: merge.text("time_zone", &was.time_zone, stored.time_zone, now.time_zone),
        owner: merge.choice("owner", &was.owner, stored.owner, now.owner, owner),
    };
    merge.finish(form)
}

struct Checked {
    name: String,
    time_zone: String,
    owner: Option<UserId>,
}

fn check(form: &AccountForm, is_user: impl Fn(UserId) -> bool) -> Result<Checked, Refusal> {
    let AccountForm {
        name,
        time_zone,
        owner: user,
    } = form;
    let mut errors = FieldErrors::default();
    let name = errors.take("name", line("the account’s name", name, NAME_MAX));
    let time_zone = errors.take("time_zone", zone(time_zone));
    let owner = errors.take("owner", owner(user, is_user));
    match (name, time_zone, owner) {
        (Some(name), Some(time_zone), Some(owner)) => Ok(Checked {
            name,
            time_zone,
            owner,
        }),
        _ => Err(Refusal::Invalid(errors)),
    }
}

fn zone(text: &str) -> Result<String, String> {
    let text = text.trim();
    is_zone(text)
        .then(|| text.to_owned())
        .ok_or_else(|| "Choose a time zone, such as Europe/Berlin.".to_owned())
}

async fn write(change: &AccountChange, checked: Checked) -> Result<(), Refusal> {
    let Checked {
        name,
        time_zone,
        owner,
    } = checked;
    entity::account::Entity::update_many()
        .col_expr(entity::account::Column::Name, Expr::value(name))
        .col_expr(entity::account::Column::TimeZone, Expr::value(time_zone))
        .col_expr(
            entity::account::Column::OwnerId,
            Expr::value(owner.map(UserId::uuid)),
        )
        .filter(entity::account::Column::Id.eq(change.account().uuid()))
        .exec(change.transaction())
        .await
        .or_incident("editing an account")?;
    Ok(())
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let form = AccountForm {
            name: " ".to_owned(),
            time_zone: "Mars/Olympus".to_owned(),
            owner: "nobody".to_owned(),
        };
        let Err(Refusal::Invalid(errors)) = check(&form, |_| true) else {
            panic!("it was accepted")
        };
        let fields: Vec<&str> = errors.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["name", "time_zone", "owner"]);
    }
}
