//! Asking for a link at the door. Every address gets the same answer in the same time: what depends on the address happens after it.

use crate::{
    Tandem,
    incident::OrIncident,
    mail::outbox::{Queued, queue},
    rate_limit::Limited,
    store::{entity, invitations},
    token::Token,
};
use domain::{
    ids::{AccountId, ContactId, OperationId},
    refusal::Refusal,
    validation::{email, email_key},
};
use sea_orm::{ActiveModelTrait, ConnectionTrait};
use std::net::IpAddr;
use uuid::Uuid;

impl Tandem {
    /// Mails a link to that address for each portal it may enter. `wanted` is the page first asked for, or empty.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] at `email` for what is no address; [`Refusal::TooMany`].
    pub async fn request_link(&self, address: &str, wanted: &str, from: IpAddr) -> Result<(), Refusal> {
        let address = email(address).map_err(|message| Refusal::field("email", message))?;
        let key = email_key(&address);
        self.limits().count(Limited::LinkRequest, from, Some(&key))?;
        let wanted = super::local_page(wanted, "");
        let tandem = self.clone();
        tokio::spawn(async move {
            // A failure has been logged under its incident; the answer has been given.
            _ = tandem.queue_links(&key, &wanted).await;
        });
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
            .filter(|found| found.may_enter && found.revoked_at.is_none());
        let found = found.ok_or(Refusal::NotFound)?;
        if !self.mailer().can_send() {
            let sentence = format!(
                "Links cannot be mailed from here. Ask {} for a new one.",
                found.organisation
            );
            return Err(Refusal::NotAllowed(sentence));
        }
        self.limits()
            .count(Limited::LinkRequest, from, Some(&email_key(&found.email)))?;
        self.queue_link(
            AccountId::new(found.account_id),
            ContactId::new(found.contact_id),
            "",
        )
        .await
    }

    async fn queue_links(&self, key: &str, wanted: &str) -> Result<(), Refusal> {
        for (account, contact) in invitations::contacts_of(self, key).await? {
            self.queue_link(account, contact, wanted).await?;
        }
        Ok(())
    }

    async fn queue_link(&self, account: AccountId, contact: ContactId, wanted: &str) -> Result<(), Refusal> {
        if !self.mailer().can_send() {
            return Ok(());
        }
        let write = self.store().write().await?;
        let mail = Queued::link_on_request(OperationId::new(Uuid::new_v4()), account, contact, wanted);
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
        const DAY: i64 = 24 * 60 * 60 * 1000;
        let (token, now) = (Token::new(), self.clock().now().0);
        entity::invitation::ActiveModel {
            id: sea_orm::Set(Uuid::new_v4()),
            token_hash: sea_orm::Set(token.hash().0),
            contact_id: sea_orm::Set(contact.uuid()),
            account_id: sea_orm::Set(account.uuid()),
            created_at: sea_orm::Set(now),
            expires_at: sea_orm::Set(now + i64::from(self.settings().link_days) * DAY),
            revoked_at: sea_orm::Set(None),
        }
        .insert(connection)
        .await
        .or_incident("making a link")?;
        let to = if wanted.is_empty() {
            String::new()
        } else {
            format!("?to={}", escaped(wanted))
        };
        Ok(self.settings().link(&format!("/p/join/{}{to}", token.expose())))
    }
}

/// A path as a value in an address.
fn escaped(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
