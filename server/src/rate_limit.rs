//! How often somebody may try what can be guessed or misused, kept in memory, for each address and each mailbox.

use crate::token::TokenHash;
use domain::refusal::Refusal;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::{net::IpAddr, num::NonZeroU32, time::Duration};

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limited {
    /// Signing in with a password.
    SignIn,
    /// Presenting a link's token, or a set-up link's.
    Join,
    /// Asking for a link by mail.
    LinkRequest,
}

/// The counters of one installation's node.
pub(crate) struct Limits {
    sign_in_mailbox: DefaultKeyedRateLimiter<String>,
    sign_in_address: DefaultKeyedRateLimiter<IpAddr>,
    join_address: DefaultKeyedRateLimiter<IpAddr>,
    link_mailbox: DefaultKeyedRateLimiter<String>,
    link_address: DefaultKeyedRateLimiter<IpAddr>,
    set_up_link: DefaultKeyedRateLimiter<TokenHash>,
}

/// So many at once, and again when that many minutes have passed.
fn quota(times: u32, minutes: u64) -> Quota {
    let times = NonZeroU32::new(times).unwrap_or(NonZeroU32::MIN);
    let period = Duration::from_secs(minutes * 60) / times.get();
    Quota::with_period(period)
        .unwrap_or(Quota::per_minute(times))
        .allow_burst(times)
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sign_in_mailbox: RateLimiter::keyed(quota(10, 15)),
            sign_in_address: RateLimiter::keyed(quota(60, 15)),
            join_address: RateLimiter::keyed(quota(120, 15)),
            link_mailbox: RateLimiter::keyed(quota(3, 15)),
            link_address: RateLimiter::keyed(quota(10, 15)),
            set_up_link: RateLimiter::keyed(quota(20, 15)),
        }
    }
}

impl Limits {
    /// Counts a try from that address and for that mailbox (its key, already hashed or lower-cased).
    pub(crate) fn count(&self, what: Limited, address: IpAddr, mailbox: Option<&str>) -> Result<(), Refusal> {
        let (by_address, by_mailbox, minutes) = match what {
            Limited::SignIn => (&self.sign_in_address, Some(&self.sign_in_mailbox), 2),
            Limited::Join => (&self.join_address, None, 1),
            Limited::LinkRequest => (&self.link_address, Some(&self.link_mailbox), 5),
        };
        let refused = || Refusal::TooMany {
            retry_after: minutes * 60,
        };
        by_address.check_key(&address).map_err(|_| refused())?;
        if let (Some(limiter), Some(mailbox)) = (by_mailbox, mailbox) {
            limiter.check_key(&mailbox.to_owned()).map_err(|_| refused())?;
        }
        Ok(())
    }

    /// Counts a try to set up with that link.
    pub(crate) fn count_set_up(&self, link: &TokenHash) -> Result<(), Refusal> {
        self.set_up_link
            .check_key(link)
            .map_err(|_| Refusal::TooMany { retry_after: 60 })
    }

    /// Forgets who has not tried for long, so that memory stays bounded.
    pub(crate) fn forget_idle(&self) {
        self.sign_in_mailbox.retain_recent();
        self.sign_in_address.retain_recent();
        self.join_address.retain_recent();
        self.link_mailbox.retain_recent();
        self.link_address.retain_recent();
        self.set_up_link.retain_recent();
    }
}
