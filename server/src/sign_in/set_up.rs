//! Setting an installation up: a one-time link, good for 30 minutes, makes an admin. The first one names the organisation; for a further
//! one it has its name already, which is changed in the settings. There is never a default password.

use super::password::hash;
use crate::{
    Tandem,
    incident::OrIncident,
    store::{
        Write, entity,
        organisation::{change_organisation_in, move_all},
        setup_links,
        users::{self, NewUser},
    },
    token::Token,
};
use domain::{
    people::Role,
    plan::Organisation,
    refusal::Refusal,
    validation::{FieldErrors, NAME_MAX, email, email_key, line, new_password},
};
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};

/// How long a link is good, in milliseconds.
const LASTS: i64 = 30 * 60 * 1000;

impl Tandem {
    /// Whether nobody has been set up yet.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub async fn needs_set_up(&self) -> Result<bool, Refusal> {
        users::exist(self).await.map(|exist| !exist)
    }

    /// Makes a new link. For whoever may start programs on the machine.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub async fn new_setup_link(&self) -> Result<String, Refusal> {
        let (token, now) = (Token::new(), self.clock().now().0);
        let write = self.store().write().await?;
        entity::setup_link::ActiveModel {
            token_hash: Set(token.hash().0),
            created_at: Set(now),
            expires_at: Set(now + LASTS),
            used_at: Set(None),
        }
        .insert(write.transaction())
        .await
        .or_incident("making a set-up link")?;
        write.commit().await?;
        Ok(self.settings().link(&format!("/set-up/{}", token.expose())))
    }

    /// Whether a link is good. Writes nothing.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub async fn set_up_is_open(&self, token: &str) -> Result<bool, Refusal> {
        match Token::presented(token) {
            Some(token) => setup_links::is_open(self, &token.hash()).await,
            None => Ok(false),
        }
    }

    /// Makes an admin, uses the link up and signs the admin in, and with the first one names the organisation: all or nothing.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] if the link is no longer good; [`Refusal::TooMany`]; [`Refusal::Invalid`] at `organisation` (for the first),
    /// `name`, `email`, `password`.
    pub async fn set_up(
        &self,
        token: &str,
        organisation: &str,
        name: &str,
        address: &str,
        password: &str,
    ) -> Result<Token, Refusal> {
        let organisation = self.needs_set_up().await?.then_some(organisation);
        let Checked {
            organisation,
            name,
            email,
        } = check(organisation, name, address, password)?;
        self.limits()
            .count_set_up(&Token::presented(token).ok_or_else(no_longer_good)?.hash())?;
        if !self.set_up_is_open(token).await? {
            return Err(no_longer_good());
        }
        if users::by_email(self, &email_key(&email)).await?.is_some() {
            return Err(Refusal::field(
                "email",
                "Somebody with this e-mail address is there already. Use another.",
            ));
        }
        let password_hash = hash(password).await?;
        let write = self.store().write().await?;
        self.use_up(&write, token).await?;
        if let Some(organisation) = organisation {
            let rename = |stored: &mut Organisation| {
                stored.name = organisation;
                Ok(())
            };
            change_organisation_in(&write, rename).await?;
        }
        let admin = NewUser {
            name,
            email,
            role: Role::Admin,
            password_hash,
        };
        let admin = users::insert(self, &write, admin).await?;
        // Every plan knows its users.
        move_all(&write).await?;
        let session = self.begin_staff_session(&write, admin).await?;
        write.commit().await?;
        self.hub().everything_changed(self);
        Ok(session)
    }

    /// One conditional update, so that two requests at once cannot both use a link; with it every other link is void.
    async fn use_up(&self, write: &Write, token: &str) -> Result<(), Refusal> {
        let hash = Token::presented(token).ok_or_else(no_longer_good)?.hash();
        let now = self.clock().now().0;
        let sql = "UPDATE setup_link SET used_at = $1 WHERE token_hash = $2 AND used_at IS NULL AND expires_at > $3";
        let statement = self
            .store()
            .statement(sql, vec![now.into(), hash.0.into(), now.into()]);
        let used = write
            .transaction()
            .execute_raw(statement)
            .await
            .or_incident("using a set-up link")?;
        if used.rows_affected() != 1 {
            return Err(no_longer_good());
        }
        let others = self.store().statement(
            "UPDATE setup_link SET used_at = $1 WHERE used_at IS NULL",
            vec![now.into()],
        );
        write
            .transaction()
            .execute_raw(others)
            .await
            .or_incident("voiding set-up links")
            .map(drop)
    }
}

/// What was entered, where it can be used.
struct Checked {
    organisation: Option<String>,
    name: String,
    email: String,
}

/// Says all that is wrong at once. The organisation's name is given where it is wanted.
fn check(organisation: Option<&str>, name: &str, address: &str, password: &str) -> Result<Checked, Refusal> {
    let mut errors = FieldErrors::default();
    let organisation = organisation.and_then(|organisation| {
        errors.take(
            "organisation",
            line("your organisation’s name", organisation, NAME_MAX),
        )
    });
    let name = errors.take("name", line("your name", name, NAME_MAX));
    let email = errors.take("email", email(address));
    errors.take("password", new_password(password));
    errors.check()?;
    Ok(Checked {
        organisation,
        name: name.unwrap_or_default(),
        email: email.unwrap_or_default(),
    })
}

fn no_longer_good() -> Refusal {
    Refusal::NotAllowed(
        "This link is no longer good. Ask for a new one with `tandem admin setup-link`.".to_owned(),
    )
}
