//! Portal sessions: found by the hash of the cookie's secret in one statement, which also asks whether the contact may still enter.

use crate::{
    Tandem,
    activity::Activity,
    actor::Guest,
    incident::OrIncident,
    store::{
        AccountChange, entity, portal_sessions,
        sessions::{self, Sessions},
    },
    token::Token,
};
use domain::{refusal::Refusal, views::customer::door::DoorNote};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

impl Tandem {
    /// The contact whose cookie holds this secret. `None` if it is nobody's, too old, signed out, or if they may no longer enter. One
    /// statement; it writes nothing.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub async fn guest(&self, token: &str) -> Result<Option<Guest>, Refusal> {
        let Some(token) = Token::presented(token) else {
            return Ok(None);
        };
        let found = portal_sessions::find(self, &token.hash()).await?;
        Ok(found.map(|session| Guest::of(self, session)))
    }

    /// Ends the session whose secret this is, whether its contact may enter now or not. For whoever holds the secret.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub async fn end_portal_session(&self, token: &str) -> Result<(), Refusal> {
        match Token::presented(token) {
            Some(token) => sessions::end_by_secret(self, Sessions::Portal, &token.hash()).await,
            None => Ok(()),
        }
    }

    /// Why the cookie that holds this secret lets nobody in, as far as its holder is told: their access was taken back while it would
    /// have, or the portal is switched off. [`DoorNote::None`] otherwise: for a secret that is nobody's, for who signed out themselves,
    /// for who has access again. One statement; it writes nothing.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub async fn why_outside(&self, token: &str) -> Result<DoorNote, Refusal> {
        let Some(token) = Token::presented(token) else {
            return Ok(DoorNote::None);
        };
        let Some(barred) = portal_sessions::barred(self, &token.hash()).await? else {
            return Ok(DoorNote::None);
        };
        Ok(match (barred.ended_at, barred.revoked_at) {
            // Taking access back ends the sessions in the same change, at the same instant.
            (Some(ended), Some(revoked)) if ended == revoked => DoorNote::AccessEnded { whom: barred.whom },
            (None, None) if !barred.portal_enabled => DoorNote::PortalOff,
            _ => DoorNote::None,
        })
    }
}

impl Guest {
    /// Ends this browser's session.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub async fn sign_out(&self) -> Result<(), Refusal> {
        sessions::end(self.tandem(), Sessions::Portal, self.session()).await
    }

    /// Counts the contact's first visit: at their first act, once.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub async fn visited(&self) -> Result<(), Refusal> {
        if self.has_visited() {
            return Ok(());
        }
        let (mut change, _) = self.begin().await?;
        if !self.count_visit(&mut change).await? {
            return Ok(());
        }
        change
            .commit(self.person(), Activity::FirstVisit(self.contact()))
            .await
    }

    /// Counts it inside a change that is their act; `false` if that has been done.
    pub(crate) async fn count_visit(&self, change: &mut AccountChange) -> Result<bool, Refusal> {
        if self.has_visited() {
            return Ok(false);
        }
        change.touches_people();
        let counted = entity::portal_access::Entity::update_many()
            .col_expr(
                entity::portal_access::Column::FirstVisitAt,
                Expr::value(change.now().0),
            )
            .filter(entity::portal_access::Column::ContactId.eq(self.contact().uuid()))
            .filter(entity::portal_access::Column::FirstVisitAt.is_null())
            .exec(change.transaction())
            .await
            .or_incident("counting a visit")?;
        Ok(counted.rows_affected > 0)
    }
}
