//! Signing in with e-mail and password.

use super::password::is_right;
use crate::{Tandem, rate_limit::Limited, store::users, token::Token};
use domain::{refusal::Refusal, validation::email_key};
use std::net::IpAddr;

impl Tandem {
    /// Signs a member of staff in. An address nobody has is refused in the same words and the same time as a wrong password.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] at `email` or `password`; [`Refusal::TooMany`].
    pub async fn sign_in(&self, email: &str, password: &str, address: IpAddr) -> Result<Token, Refusal> {
        let key = email_key(email);
        if key.is_empty() {
            return Err(Refusal::field("email", "Enter your e-mail address."));
        }
        if password.is_empty() {
            return Err(Refusal::field("password", "Enter your password."));
        }
        self.limits().count(Limited::SignIn, address, Some(&key))?;
        let user = users::by_email(self, &key).await?;
        let hash = user.as_ref().map(|user| user.password_hash.clone());
        let is_right = is_right(password, hash).await?;
        let Some(user) = user.filter(|_| is_right) else {
            return Err(Refusal::field(
                "password",
                "The e-mail address or the password is not right. Check both and try again.",
            ));
        };
        let write = self.store().write().await?;
        let token = self.begin_staff_session(&write, user.id).await?;
        write.commit().await?;
        Ok(token)
    }
}
