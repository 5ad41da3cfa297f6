//! Staff sessions: made at sign-in, found by the hash of the cookie's secret in one statement, ended at sign-out.

use crate::{
    Tandem,
    actor::Staff,
    incident::OrIncident,
    store::{
        Write, entity,
        sessions::{self, Sessions},
        staff_sessions,
    },
    token::Token,
};
use domain::{ids::UserId, refusal::Refusal};
use sea_orm::{ActiveModelTrait, Set};
use uuid::Uuid;

impl Tandem {
    /// The member of staff whose cookie holds this secret. `None` if it is nobody's, too old or signed out. One statement; it writes nothing.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub async fn staff(&self, token: &str) -> Result<Option<Staff>, Refusal> {
        let Some(token) = Token::presented(token) else {
            return Ok(None);
        };
        let found = staff_sessions::find(self, &token.hash()).await?;
        Ok(found.map(|session| Staff::of(self, session)))
    }

    /// Begins a session for a user, inside a transaction.
    pub(super) async fn begin_staff_session(&self, write: &Write, user: UserId) -> Result<Token, Refusal> {
        let (token, now) = (Token::new(), self.clock().now().0);
        entity::staff_session::ActiveModel {
            id: Set(Uuid::new_v4()),
            token_hash: Set(token.hash().0),
            user_id: Set(user.uuid()),
            created_at: Set(now),
            expires_at: Set(now + self.settings().session_lasts()),
            ended_at: Set(None),
        }
        .insert(write.transaction())
        .await
        .or_incident("beginning a session")?;
        Ok(token)
    }
}

impl Staff {
    /// Ends this browser's session.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub async fn sign_out(&self) -> Result<(), Refusal> {
        sessions::end(self.tandem(), Sessions::Staff, self.session()).await
    }
}
