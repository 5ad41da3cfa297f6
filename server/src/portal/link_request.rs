//! Asking for a link at the door. Every address gets the same answer in the same time: what depends on the address happens after it.

use crate::{
    Tandem,
    background::persistently,
    incident::OrIncident,
    mail::outbox::{Queued, queue},
    rate_limit::Limited,
    store::{addresses, entity, invitations},
    token::Token,
};
use domain::{
    ids::{AccountId, ContactId, OperationId},
    percent::percent_encoded,
    refusal::Refusal,
    validation::{email, email_key},
};
use sea_orm::{ActiveModelTrait, ConnectionTrait};
use std::{net::IpAddr, time::Duration};
use uuid::Uuid;

/// How long to wait before what failed is tried again, in turn: the answer was that a link is on its way.
const PAUSES: [Duration; 3] = [
    Duration::from_millis(200),
    Duration::from_secs(1),
    Duration::from_secs(4),
];

impl Tandem {
    /// Mails a link to that address for each portal it may enter. `wanted` is the page first asked for, or empty.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] at `email` for what is no address; [`Refusal::TooMany`].
    pub async fn request_link(&self, address: &str, wanted: &str, from: IpAddr) -> Result<(), Refusal> {
        let address = email(address).map_err(|message| Refusal::field("email", message))?;
        let key = email_key(&address);
        self.limits().count(Limited::LinkRequest, from, Some(&key))?;
        let wanted = crate::local_page(wanted, "");
        let tandem = self.clone();
        self.background()
            .begin(async move { tandem.queue_links(&key, &wanted).await });
        Ok(())
    }

    /// Mails a new link to the address that an expired link was made for.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], [`Refusal::TooMany`]; [`Refusal::NotAllowed`] where mail is switched off.
    pub async fn request_link_again(&self, token: &str, from: IpAddr) -> Result<(), Refusal> {
        let presented = Token::presented(token).ok_or(Refusal::NotFound)?;
        let found = invitations::find(self, &presented.hash())
            .await?
            .filter(|found| found.portal_enabled && !found.is_revoked());
        let found = found.ok_or(Refusal::NotFound)?;
        if !self.mailer().can_send() {
            let sentence = format!(
                "Links aren’t e-mailed from here. Ask {} for your personal link.",
                found.whom
            );
            return Err(Refusal::NotAllowed(sentence));
        }
        self.limits()
            .count(Limited::LinkRequest, from, Some(&email_key(&found.email)))?;
        let (account, contact) = (AccountId::new(found.account_id), ContactId::new(found.contact_id));
        self.queue_link(OperationId::new(Uuid::new_v4()), account, contact, "")
            .await
    }

    /// The answer has been given: what fails is tried again, and was logged under its incident.
    async fn queue_links(&self, key: &str, wanted: &str) {
        if let Ok(contacts) = persistently(&PAUSES, || addresses::contacts_of(self, key)).await {
            self.queue_each(contacts, wanted, &PAUSES).await;
        }
    }

    /// One that cannot be queued keeps none of the others back.
    async fn queue_each(&self, contacts: Vec<(AccountId, ContactId)>, wanted: &str, pauses: &[Duration]) {
        // The same one for every try, so that a mail whose commit was not heard of is not queued twice.
        let operation = OperationId::new(Uuid::new_v4());
        for (account, contact) in contacts {
            let queued = persistently(pauses, || self.queue_link(operation, account, contact, wanted)).await;
            if queued.is_err() {
                tracing::error!(%account, %contact, "a link that was asked for could not be queued");
            }
        }
    }

    async fn queue_link(
        &self,
        operation: OperationId,
        account: AccountId,
        contact: ContactId,
        wanted: &str,
    ) -> Result<(), Refusal> {
        if !self.mailer().can_send() {
            return Ok(());
        }
        let write = self.store().write().await?;
        let mail = Queued::link_on_request(operation, account, contact, wanted);
        queue(write.transaction(), mail, self.clock().now()).await?;
        write.commit().await?;
        self.mailer().wake();
        Ok(())
    }

    /// Makes a link for a contact: the token is given in plain once, here, and kept as a hash.
    pub(crate) async fn mint_link(
        &self,
        connection: &impl ConnectionTrait,
        account: AccountId,
        contact: ContactId,
        wanted: &str,
    ) -> Result<String, Refusal> {
        let (token, now) = (Token::new(), self.clock().now().0);
        entity::invitation::ActiveModel {
            id: sea_orm::Set(Uuid::new_v4()),
            token_hash: sea_orm::Set(token.hash().0),
            contact_id: sea_orm::Set(contact.uuid()),
            account_id: sea_orm::Set(account.uuid()),
            created_at: sea_orm::Set(now),
            expires_at: sea_orm::Set(now + self.settings().link_lasts()),
            revoked_at: sea_orm::Set(None),
        }
        .insert(connection)
        .await
        .or_incident("making a link")?;
        let to = if wanted.is_empty() {
            String::new()
        } else {
            format!("?to={}", percent_encoded(wanted))
        };
        Ok(self.settings().link(&format!("/p/join/{}{to}", token.expose())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_world::demo;
    use std::cell::Cell;

    #[tokio::test]
    async fn what_fails_is_tried_again_and_given_up_at_last() {
        let tries = Cell::new(0);
        let works_at = |wanted: u32| {
            let tries = &tries;
            move || async move {
                tries.set(tries.get() + 1);
                if tries.get() == wanted {
                    Ok(())
                } else {
                    Err(Refusal::NotFound)
                }
            }
        };
        let pauses = [Duration::ZERO; 2];
        assert_eq!(persistently(&pauses, works_at(3)).await, Ok(()));
        tries.set(0);
        assert_eq!(persistently(&pauses, works_at(4)).await, Err(Refusal::NotFound));
        assert_eq!(tries.get(), 3);
    }

    #[tokio::test]
    async fn one_link_that_cannot_be_queued_keeps_none_of_the_others_back() {
        let world = demo().await;
        let account = world.account("Sitwell").await;
        let sally = world.contact(account, "Sally Sitwell").await;
        let nobody = (AccountId::new(Uuid::new_v4()), ContactId::new(Uuid::new_v4()));
        world
            .tandem
            .queue_each(vec![nobody, (account, sally)], "", &[])
            .await;
        assert_eq!(world.queued().await.len(), 1);
    }
}
