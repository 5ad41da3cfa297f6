//! The demo's people and plans: the vendor Northwind, its CSM, and four customers, made on an empty database. Dates are relative to
//! today in each account's zone, so that the demo always has something late, something due and something done.

mod accounts;
mod build;

use crate::{
    Tandem,
    incident::OrIncident,
    store::{
        Write,
        organisation::move_all,
        users::{self, NewUser},
    },
};
use build::Builder;
use domain::{ids::UserId, people::Role, refusal::Refusal};
use sea_orm::ConnectionTrait;

/// The vendor's name in the demo.
const ORGANISATION: &str = "Northwind";
/// The demo's CSM, as whom one click signs in.
pub(crate) const CSM_EMAIL: &str = "maya@northwind.test";
/// The demo's admin. She comes last: that she is there says that the demo is complete.
const ADMIN_EMAIL: &str = "ines@northwind.test";

/// Why there is no demo on a database in use.
const NO_DEMO: &str = "This database is in use by an installation that is no demo. Start it without --demo, or name another folder in TANDEM_DATA or another database in TANDEM_DATABASE_URL.";

impl Tandem {
    /// Fills an empty database with the demo's data, or finishes what an earlier start began. On a database that has the whole demo it
    /// does nothing. In demo mode: the demo's CSM signs in to do it.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] on a database that has other people; [`Refusal::Unavailable`]; [`Refusal::NotFound`] outside demo mode.
    pub async fn load_demo(&self) -> Result<(), Refusal> {
        if users::by_email(self, ADMIN_EMAIL).await?.is_some() {
            return Ok(());
        }
        if users::by_email(self, CSM_EMAIL).await?.is_none() {
            if !self.needs_set_up().await? {
                return Err(Refusal::NotAllowed(NO_DEMO.to_owned()));
            }
            self.add_demo_csm().await?;
        }
        let builder = Builder::sign_in(self).await?;
        accounts::sitwell(&builder).await?;
        accounts::bluth(&builder).await?;
        accounts::gobias(&builder).await?;
        accounts::austero(&builder).await?;
        builder.sign_out().await?;
        let write = self.store().write().await?;
        self.add_demo_user(&write, "Ines Duarte", ADMIN_EMAIL, Role::Admin)
            .await?;
        move_all(&write).await?;
        write.commit().await
    }

    /// The organisation with its portal switched on, and the CSM, in one transaction.
    async fn add_demo_csm(&self) -> Result<(), Refusal> {
        let write = self.store().write().await?;
        let name = self.store().statement(
            "UPDATE organisation SET name = $1, portal_enabled = TRUE",
            vec![ORGANISATION.into()],
        );
        write
            .transaction()
            .execute_raw(name)
            .await
            .or_incident("naming the demo's vendor")?;
        self.add_demo_user(&write, "Maya Okafor", CSM_EMAIL, Role::Csm)
            .await?;
        write.commit().await
    }

    /// Nobody has a password: the demo signs in with one click.
    async fn add_demo_user(
        &self,
        write: &Write,
        name: &str,
        email: &str,
        role: Role,
    ) -> Result<UserId, Refusal> {
        let new = NewUser {
            name: name.to_owned(),
            email: email.to_owned(),
            role,
            password_hash: String::new(),
        };
        users::insert(self, write, new).await
    }
}

#[cfg(test)]
mod tests;
