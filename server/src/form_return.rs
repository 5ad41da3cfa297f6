//! What a refused form held, kept for the page that the browser is sent to: a few minutes, under a secret of that browser.

use crate::{
    Tandem,
    incident::OrIncident,
    store::{entity, form_returns},
    token::Token,
};
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};
use std::net::IpAddr;

/// How long it is kept, in milliseconds.
const LASTS: i64 = 5 * 60 * 1000;

impl Tandem {
    /// Keeps it.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub async fn keep_form_return(&self, content: serde_json::Value) -> Result<Token, Refusal> {
        let (token, now) = (Token::new(), self.clock().now().0);
        let write = self.store().write().await?;
        entity::form_return::ActiveModel {
            token_hash: Set(token.hash().0),
            content: Set(content),
            expires_at: Set(now + LASTS),
        }
        .insert(write.transaction())
        .await
        .or_incident("keeping a form")?;
        write.commit().await?;
        Ok(token)
    }

    /// Forgets what is too old. The worker asks for it every few seconds, so that nothing lies there, or in a copy of the database, for
    /// longer than it is good.
    pub(crate) async fn forget_old_forms(&self) {
        let now = self.clock().now().0;
        let old = form_returns::are_old(self, now).await;
        if matches!(old, Ok(false)) {
            return;
        }
        // What fails is tried again soon, and logged.
        _ = self.delete_old_forms(now).await;
    }

    async fn delete_old_forms(&self, now: i64) -> Result<(), Refusal> {
        let write = self.store().write().await?;
        let forget = self
            .store()
            .statement("DELETE FROM form_return WHERE expires_at < $1", vec![now.into()]);
        write
            .transaction()
            .execute_raw(forget)
            .await
            .or_incident("forgetting old forms")?;
        write.commit().await
    }

    /// The same for somebody who is not signed in: no more often than fills little.
    ///
    /// # Errors
    /// [`Refusal::TooMany`]; [`Refusal::Unavailable`].
    pub async fn keep_form_of_anybody(
        &self,
        content: serde_json::Value,
        address: IpAddr,
    ) -> Result<Token, Refusal> {
        self.limits().count_kept_form(address)?;
        self.keep_form_return(content).await
    }

    /// Gives it back. Writes nothing.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub async fn form_return(&self, token: &str) -> Result<Option<serde_json::Value>, Refusal> {
        match Token::presented(token) {
            Some(token) => form_returns::find(self, &token.hash()).await,
            None => Ok(None),
        }
    }
}
