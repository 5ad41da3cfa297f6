//! Following a mailed link. Looking at one writes nothing, so that scanners of mail cannot use it up; only joining makes a session.

use crate::{
    Tandem,
    clock::DAY_MS,
    incident::OrIncident,
    rate_limit::Limited,
    store::{entity, invitations, invitations::FoundInvitation},
    token::Token,
};
use domain::{
    calendar::Timestamp,
    ids::{AccountId, PortalSlug},
    refusal::Refusal,
    views::customer::{door::JoinState, for_customers},
};
use sea_orm::{ActiveModelTrait, Set};
use std::net::IpAddr;
use uuid::Uuid;

/// A contact who has joined.
pub struct Joined {
    /// The secret for the cookie.
    pub token: Token,
    /// The word in their portal's address.
    pub slug: PortalSlug,
}

impl Joined {
    /// Where to go: the page first asked for, if it is in this portal, otherwise the plan.
    #[must_use]
    pub fn page(&self, wanted: &str) -> String {
        let home = format!("/portal/{}", self.slug);
        let wanted = crate::local_page(wanted, &home);
        let rest = wanted.strip_prefix(&home);
        if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?'])) {
            wanted
        } else {
            home
        }
    }
}

impl Tandem {
    /// How a link stands. Writes nothing.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub async fn join_state(&self, token: &str) -> Result<JoinState, Refusal> {
        let Some(token) = Token::presented(token) else {
            return Ok(JoinState::Unknown);
        };
        let found = invitations::find(self, &token.hash()).await?;
        Ok(for_customers(
            found.map_or(JoinState::Unknown, |found| self.state_of(&found)),
        ))
    }

    fn state_of(&self, found: &FoundInvitation) -> JoinState {
        let whom = found.whom.clone();
        if found.is_revoked() {
            return JoinState::Revoked { whom };
        }
        if !found.portal_enabled {
            return JoinState::PortalOff;
        }
        if found.expires_at <= self.clock().now().0 {
            let days = u32::try_from((found.expires_at - found.created_at) / DAY_MS)
                .unwrap_or(self.settings().link_days);
            return JoinState::Expired {
                masked: masked(&found.email),
                sent_at: Timestamp(found.created_at),
                days,
                whom,
            };
        }
        JoinState::Open {
            name: found.name.clone(),
        }
    }

    fn open(&self, found: Option<FoundInvitation>) -> Result<FoundInvitation, Refusal> {
        let found = found.ok_or(Refusal::NotFound)?;
        if matches!(self.state_of(&found), JoinState::Open { .. }) {
            Ok(found)
        } else {
            Err(Refusal::NotFound)
        }
    }

    /// Signs the contact that a link was made for in, on this browser. Anything but a good link is not found.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], [`Refusal::TooMany`].
    pub async fn join(&self, token: &str, address: IpAddr) -> Result<Joined, Refusal> {
        self.limits().count(Limited::Join, address, None)?;
        let presented = Token::presented(token).ok_or(Refusal::NotFound)?;
        let account = self
            .open(invitations::find(self, &presented.hash()).await?)?
            .account_id;
        let (session, now) = (Token::new(), self.clock().now().0);
        let write = self.store().write().await?;
        invitations::hold(&write, AccountId::new(account)).await?;
        // Once more, now that nobody can take the access back before the session is there to be ended.
        let found = self.open(invitations::find_in(write.transaction(), &presented.hash()).await?)?;
        entity::portal_session::ActiveModel {
            id: Set(Uuid::new_v4()),
            token_hash: Set(session.hash().0),
            contact_id: Set(found.contact_id),
            account_id: Set(found.account_id),
            created_at: Set(now),
            expires_at: Set(now + self.settings().session_lasts()),
            ended_at: Set(None),
        }
        .insert(write.transaction())
        .await
        .or_incident("beginning a portal session")?;
        write.commit().await?;
        Ok(Joined {
            token: session,
            slug: PortalSlug(found.slug),
        })
    }
}

/// `s••••@sitwell.test`: enough to know one's own address by, not enough to learn somebody's.
fn masked(email: &str) -> String {
    let (local, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}••••@{domain}")
}
