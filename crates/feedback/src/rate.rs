//! How much one sender, and all together, may ask for.

use crate::client::Client;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, NotUntil, Quota, RateLimiter};
use std::num::NonZeroU32;
use std::time::Duration;

/// The limits; none means no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Submissions of one client a minute, all of which may come at once.
    pub submits_per_minute: Option<NonZeroU32>,
    /// Lookups of one client a minute, all of which may come at once.
    pub reads_per_minute: Option<NonZeroU32>,
    /// Tries to sign in of one client a minute, all of which may come at once.
    pub sign_ins_per_minute: Option<NonZeroU32>,
    /// Submissions of all clients together a second.
    pub submits_per_second_in_all: Option<NonZeroU32>,
}

impl Default for Limits {
    /// Enough for many people behind one address, too little to fill a disk or to guess codes.
    fn default() -> Self {
        Self {
            submits_per_minute: NonZeroU32::new(30),
            reads_per_minute: NonZeroU32::new(120),
            sign_ins_per_minute: NonZeroU32::new(20),
            submits_per_second_in_all: NonZeroU32::new(200),
        }
    }
}

/// What is being asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// To store something.
    Submit,
    /// To look a thread up.
    Read,
    /// To sign in at the desk.
    SignIn,
}

/// Token buckets in memory: another server has its own, and a restart forgets them.
#[derive(Debug)]
pub struct Rate {
    submits: Option<DefaultKeyedRateLimiter<Client>>,
    reads: Option<DefaultKeyedRateLimiter<Client>>,
    sign_ins: Option<DefaultKeyedRateLimiter<Client>>,
    submits_in_all: Option<DefaultDirectRateLimiter>,
}

impl Rate {
    /// Full buckets.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        let keyed = |most: Option<NonZeroU32>| most.map(|most| RateLimiter::keyed(Quota::per_minute(most)));
        Self {
            submits: keyed(limits.submits_per_minute),
            reads: keyed(limits.reads_per_minute),
            sign_ins: keyed(limits.sign_ins_per_minute),
            submits_in_all: limits
                .submits_per_second_in_all
                .map(|most| RateLimiter::direct(Quota::per_second(most))),
        }
    }

    /// Takes one token of the client's, and one of everybody's.
    ///
    /// # Errors
    /// The whole seconds, at least one, after which there will be a token.
    pub fn check(&self, client: Client, ask: Ask) -> Result<(), u64> {
        let (own, shared) = match ask {
            Ask::Submit => (&self.submits, &self.submits_in_all),
            Ask::Read => (&self.reads, &None),
            Ask::SignIn => (&self.sign_ins, &None),
        };
        // The client's own first: who is over it takes nothing from the others.
        own.as_ref().map_or(Ok(()), |own| own.check_key(&client)).map_err(|until| wait(&until))?;
        shared.as_ref().map_or(Ok(()), RateLimiter::check).map_err(|until| wait(&until))
    }

    /// Forgets the clients whose buckets are full again.
    pub fn forget_idle(&self) {
        for limiter in [&self.submits, &self.reads, &self.sign_ins].into_iter().flatten() {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

fn wait(until: &NotUntil<<DefaultClock as Clock>::Instant>) -> u64 {
    let wait = until.wait_time_from(DefaultClock::default().now());
    wait.max(Duration::from_secs(1)).as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::IpAddr;

    fn client(address: &str) -> Client {
        Client::of(address.parse::<IpAddr>().unwrap())
    }

    fn limits(submits: u32, reads: u32, in_all: u32) -> Limits {
        Limits {
            submits_per_minute: NonZeroU32::new(submits),
            reads_per_minute: NonZeroU32::new(reads),
            sign_ins_per_minute: None,
            submits_per_second_in_all: NonZeroU32::new(in_all),
        }
    }

    #[test]
    fn each_client_has_its_own_bucket_for_each_thing() {
        let rate = Rate::new(&limits(2, 1, 0));
        let (one, other) = (client("192.0.2.1"), client("192.0.2.2"));
        assert_eq!(rate.check(one, Ask::Submit), Ok(()));
        assert_eq!(rate.check(one, Ask::Submit), Ok(()));
        let wait = rate.check(one, Ask::Submit).unwrap_err();
        assert!((1..=30).contains(&wait), "{wait}");
        assert_eq!(rate.check(other, Ask::Submit), Ok(()));
        assert_eq!(rate.check(one, Ask::Read), Ok(()));
        assert!(rate.check(one, Ask::Read).is_err());
    }

    #[test]
    fn all_together_have_one_bucket_and_the_greedy_take_nothing_from_it() {
        let rate = Rate::new(&limits(1, 0, 2));
        for _ in 0..10 {
            let _ = rate.check(client("192.0.2.1"), Ask::Submit);
        }
        assert_eq!(rate.check(client("192.0.2.2"), Ask::Submit), Ok(()));
        assert_eq!(rate.check(client("192.0.2.3"), Ask::Submit), Err(1));
    }

    #[test]
    fn no_limit_is_none() {
        let rate = Rate::new(&limits(0, 0, 0));
        assert!((0..10_000).all(|_| rate.check(client("::1"), Ask::Submit).is_ok()));
    }
}
