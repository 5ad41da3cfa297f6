//! The demo's one-click sign-in.

use crate::{Tandem, demo::CSM_EMAIL, store::users, token::Token};
use domain::refusal::Refusal;

impl Tandem {
    /// Signs in as the demo's CSM. Only in demo mode; elsewhere there is no such thing.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn sign_in_demo(&self) -> Result<Token, Refusal> {
        if !self.settings().demo {
            return Err(Refusal::NotFound);
        }
        let user = users::by_email(self, CSM_EMAIL).await?.ok_or(Refusal::NotFound)?;
        let write = self.store().write().await?;
        let token = self.begin_staff_session(&write, user.id).await?;
        write.commit().await?;
        Ok(token)
    }
}
