//! How often somebody may try what can be guessed or misused, kept in memory, for each address and each mailbox.

use crate::token::TokenHash;
use domain::refusal::Refusal;
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    time::Duration,
};

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
    kept_form_address: DefaultKeyedRateLimiter<IpAddr>,
    kept_form: DefaultDirectRateLimiter,
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
            kept_form_address: RateLimiter::keyed(quota(10, 15)),
            kept_form: RateLimiter::direct(quota(100, 5)),
        }
    }
}

/// What one customer of a provider is told by: an address, or with IPv6 the first half of it, because everybody gets a whole network and
/// could come from another address each time.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let half = (u128::from(address) >> 64) << 64;
            IpAddr::V6(Ipv6Addr::from(half))
        }
        address => address,
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
        by_address.check_key(&network(address)).map_err(|_| refused())?;
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

    /// Counts a form that is kept for somebody who is not signed in: from that address, and of all, because of addresses there is no end.
    pub(crate) fn count_kept_form(&self, address: IpAddr) -> Result<(), Refusal> {
        let refused = || Refusal::TooMany { retry_after: 5 * 60 };
        self.kept_form_address
            .check_key(&network(address))
            .map_err(|_| refused())?;
        self.kept_form.check().map_err(|_| refused())
    }

    /// Forgets who has not tried for long, so that memory stays bounded.
    pub(crate) fn forget_idle(&self) {
        self.sign_in_mailbox.retain_recent();
        self.sign_in_address.retain_recent();
        self.join_address.retain_recent();
        self.link_mailbox.retain_recent();
        self.link_address.retain_recent();
        self.set_up_link.retain_recent();
        self.kept_form_address.retain_recent();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network_of(text: &str) -> String {
        network(text.parse().unwrap()).to_string()
    }

    #[test]
    fn everybody_in_one_ipv6_network_counts_as_one() {
        assert_eq!(network_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(network_of("203.0.113.7"), "203.0.113.7");
        assert_eq!(
            network_of("::ffff:203.0.113.7"),
            "203.0.113.7",
            "an IPv4 address in disguise"
        );
    }

    #[test]
    fn a_flood_of_forms_is_not_kept_from_wherever_it_comes() {
        let limits = Limits::default();
        let is_kept = |host: u8| limits.count_kept_form(IpAddr::from([203, 0, 113, host])).is_ok();
        assert_eq!((0..20).filter(|_| is_kept(1)).count(), 10);
        assert_eq!((2..=200).filter(|host| is_kept(*host)).count(), 90);
    }

    #[test]
    fn another_address_of_the_same_network_does_not_begin_anew() {
        let limits = Limits::default();
        let tries = (0u16..).map(|host| IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 1, 2, 0, 0, 0, host)));
        let refused = tries
            .take(121)
            .filter(|address| limits.count(Limited::Join, *address, None).is_err())
            .count();
        assert_eq!(refused, 1);
        let elsewhere = IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 1, 3, 0, 0, 0, 1));
        assert!(limits.count(Limited::Join, elsewhere, None).is_ok());
    }
}
