//! The demo's people and plans: the vendor Northwind, its CSM, and four customers, made on an empty database. Dates are relative to
//! today in each account's zone, so that the demo always has something late, something due and something done.

mod accounts;
mod build;

use crate::{Tandem, incident::OrIncident, store::entity};
use build::Builder;
use domain::{ids::UserId, people::Role, refusal::Refusal};
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};
use uuid::Uuid;

/// The vendor's name in the demo.
const ORGANISATION: &str = "Northwind";
/// The demo's CSM, as whom one click signs in.
pub(crate) const CSM_EMAIL: &str = "maya@northwind.test";

impl Tandem {
    /// Fills an empty database with the demo's data. On a database that has people it does nothing.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub async fn load_demo(&self) -> Result<(), Refusal> {
        if !self.needs_set_up().await? {
            return Ok(());
        }
        let maya = UserId::new(Uuid::new_v4());
        self.add_demo_staff(maya).await?;
        let builder = Builder::new(self.clone(), maya, "Maya Okafor", CSM_EMAIL);
        accounts::sitwell(&builder).await?;
        accounts::bluth(&builder).await?;
        accounts::gobias(&builder).await?;
        accounts::austero(&builder).await
    }

    /// The organisation with its portal switched on, the CSM and the admin, in one transaction. Nobody has a password: the demo signs in
    /// with one click.
    async fn add_demo_staff(&self, maya: UserId) -> Result<(), Refusal> {
        let write = self.store().write().await?;
        let name = self.store().statement("UPDATE organisation SET name = $1, portal_enabled = TRUE", vec![ORGANISATION.into()]);
        write.transaction().execute_raw(name).await.or_incident("naming the demo's vendor")?;
        let people = [(maya.uuid(), "Maya Okafor", CSM_EMAIL, Role::Csm), (Uuid::new_v4(), "Ines Duarte", "ines@northwind.test", Role::Admin)];
        for (order, (id, name, email, role)) in (0i64..).zip(people) {
            entity::user::ActiveModel {
                id: Set(id),
                name: Set(name.to_owned()),
                email: Set(email.to_owned()),
                email_key: Set(email.to_owned()),
                role: Set(if role == Role::Admin { "admin" } else { "csm" }.to_owned()),
                password_hash: Set(String::new()),
                created_at: Set(self.clock().now().0 + order),
            }
            .insert(write.transaction())
            .await
            .or_incident("adding the demo's staff")?;
        }
        write.commit().await
    }
}
