//! Proof of work by ALTCHA's protocol: a sender's machine works for about a second, so that a flood costs its
//! maker something and nobody has to read crooked letters. No third party is asked.
//!
//! A challenge is bound to the idempotency key that it was asked for, and a key stores one report: so a proof
//! serves once, on every server, and nothing has to be remembered. A report without a proof is never refused: it is
//! held for a clerk ([`crate::case::State::Held`]), and its clock runs.

use crate::key::IdempotencyKey;
use crate::vault::Vault;
use altcha::{
    Challenge, CreateChallengeOptions, Payload, VerifySolutionOptions, create_challenge, verify_solution,
};
use base64::Engine;
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// Rounds of PBKDF2 for one try.
const COST: u32 = 3000;
/// Fewest tries that lead to a solution.
const FEWEST: u32 = 60;
/// As many more are drawn at random; less than 256, so that one random byte draws evenly enough.
const SPREAD: u32 = 128;
/// How long a challenge may be answered, in seconds: a slow phone and a bad network.
const LIFETIME_SECONDS: i64 = 20 * 60;
/// Longest answer that is looked at, in characters.
const MOST_CHARS: usize = 4096;
/// Names of what a challenge carries.
const EXPIRES: &str = "expires";
const OF_KEY: &str = "key";

/// Makes challenges and checks answers.
pub struct Proofs {
    secret: String,
    answer_secret: String,
}

/// No challenge could be made.
#[derive(Debug, thiserror::Error)]
pub enum ProofError {
    /// The protocol's library refused.
    #[error("no challenge could be made: {0}")]
    Altcha(#[from] altcha::Error),
    /// No random numbers from the operating system.
    #[error("no random numbers: {0}")]
    Random(#[from] getrandom::Error),
    /// The idempotency key could not be used.
    #[error(transparent)]
    Key(#[from] crate::key::KeyError),
}

impl Proofs {
    /// From a secret that all servers of a database share (see [`Proofs::of_vault`]).
    #[must_use]
    pub fn new(secret: &[u8; 32]) -> Self {
        let hex: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        Self { answer_secret: format!("answer {hex}"), secret: format!("challenge {hex}") }
    }

    /// As the service makes them: by the keys that seal contacts, which all servers share.
    #[must_use]
    pub fn of_vault(vault: &Vault) -> Self {
        Self::new(&vault.secret("proofs of work"))
    }

    /// A challenge for a report with this key. Takes about a millisecond of the processor.
    ///
    /// # Errors
    /// [`ProofError`].
    pub fn challenge(&self, key: &IdempotencyKey, now: Timestamp) -> Result<Challenge, ProofError> {
        let mut draw = [0; 1];
        getrandom::fill(&mut draw)?;
        self.challenge_of(key, FEWEST + u32::from(draw[0]) % SPREAD, now)
    }

    /// A challenge that takes so many tries: how many is nobody's choice but the service's, and of measurements.
    ///
    /// # Errors
    /// [`ProofError`].
    pub fn challenge_of(
        &self,
        key: &IdempotencyKey,
        tries: u32,
        now: Timestamp,
    ) -> Result<Challenge, ProofError> {
        let expires = now.as_second().saturating_add(LIFETIME_SECONDS);
        let data = BTreeMap::from([
            // Not the protocol's own field: that one is compared with the machine's clock, not with the service's.
            (EXPIRES.to_owned(), Value::from(expires)),
            (OF_KEY.to_owned(), Value::from(name_of(key)?)),
        ]);
        Ok(create_challenge(CreateChallengeOptions {
            cost: COST,
            counter: Some(tries),
            data: Some(data),
            hmac_signature_secret: Some(self.secret.clone()),
            // With it an answer is checked without doing the work again.
            hmac_key_signature_secret: Some(self.answer_secret.clone()),
            ..CreateChallengeOptions::default()
        })?)
    }

    /// True when the work was done: for this key, in time, and as this service asked.
    #[must_use]
    pub fn holds(&self, answer: &str, key: &IdempotencyKey, now: Timestamp) -> bool {
        let Some(Payload { challenge, solution }) = read(answer) else { return false };
        let given = challenge.parameters.data.clone().unwrap_or_default();
        let is_in_time = given.get(EXPIRES).and_then(Value::as_i64).is_some_and(|at| now.as_second() <= at);
        let is_of_key =
            name_of(key).is_ok_and(|name| given.get(OF_KEY).and_then(Value::as_str) == Some(name.as_str()));
        if !is_in_time || !is_of_key {
            return false;
        }
        let mut options = VerifySolutionOptions::new(&challenge, &solution, &self.secret);
        options.hmac_key_signature_secret = Some(self.answer_secret.clone());
        // Signature first, and only then the answer: neither takes work.
        challenge.parameters.key_signature.is_some()
            && verify_solution(options).is_ok_and(|result| result.verified)
    }
}

/// An answer as browsers send it: JSON in Base64.
fn read(answer: &str) -> Option<Payload> {
    let json = (answer.len() <= MOST_CHARS).then(|| base64::engine::general_purpose::STANDARD.decode(answer));
    serde_json::from_slice(&json?.ok()?).ok()
}

/// What a challenge says of its key: a part of what is stored of it anyway.
fn name_of(key: &IdempotencyKey) -> Result<String, crate::key::KeyError> {
    Ok(key.hash()?.iter().take(16).map(|byte| format!("{byte:02x}")).collect())
}

/// Never the secrets: what is debugged is logged.
impl fmt::Debug for Proofs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Proofs(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use altcha::{SolveChallengeOptions, solve_challenge};

    fn key(text: &str) -> IdempotencyKey {
        IdempotencyKey::parse(text).unwrap()
    }

    fn answer(challenge: &Challenge) -> Payload {
        let solution = solve_challenge(SolveChallengeOptions::new(challenge)).unwrap().unwrap();
        assert!((FEWEST..FEWEST + SPREAD).contains(&solution.counter), "{}", solution.counter);
        Payload { challenge: challenge.clone(), solution }
    }

    fn sent(payload: &Payload) -> String {
        base64::engine::general_purpose::STANDARD.encode(serde_json::to_vec(payload).unwrap())
    }

    #[test]
    fn work_done_counts_for_its_key_in_its_time_and_nowhere_else() {
        let (proofs, now) = (Proofs::new(&[7; 32]), Timestamp::from_second(1_800_000_000).unwrap());
        let mine = key("key-number-1");
        let payload = answer(&proofs.challenge(&mine, now).unwrap());
        let good = sent(&payload);
        assert!(proofs.holds(&good, &mine, now));
        assert!(!proofs.holds(&good, &key("key-number-2"), now), "of another report");
        assert!(!Proofs::new(&[8; 32]).holds(&good, &mine, now), "of another service");
        let after = |seconds| Timestamp::from_second(1_800_000_000 + seconds).unwrap();
        assert!(proofs.holds(&good, &mine, after(LIFETIME_SECONDS)));
        assert!(!proofs.holds(&good, &mine, after(LIFETIME_SECONDS + 1)), "too late");
    }

    #[test]
    fn what_is_bent_guessed_or_no_answer_at_all_does_not_count() {
        let (proofs, now) = (Proofs::new(&[7; 32]), Timestamp::from_second(1_800_000_000).unwrap());
        let mine = key("key-number-1");
        let good = answer(&proofs.challenge(&mine, now).unwrap());
        let bent = |bend: &dyn Fn(&mut Payload)| {
            let mut payload = good.clone();
            bend(&mut payload);
            !proofs.holds(&sent(&payload), &mine, now)
        };
        assert!(bent(&|payload| payload.solution.derived_key = "00".repeat(32)));
        assert!(bent(
            &|payload| payload.solution.derived_key = payload.challenge.parameters.key_prefix.clone()
        ));
        assert!(bent(&|payload| payload.challenge.parameters.cost = 1));
        assert!(bent(&|payload| payload.challenge.parameters.key_signature = None));
        assert!(bent(&|payload| payload.challenge.signature = None));
        assert!(bent(&|payload| {
            let later = Value::from(now.as_second() + 100_000);
            payload.challenge.parameters.data.as_mut().unwrap().insert(EXPIRES.to_owned(), later);
        }));
        for none in ["", "e30=", "not base64!", &"A".repeat(MOST_CHARS + 4)] {
            assert!(!proofs.holds(none, &mine, now), "{none}");
        }
    }
}
