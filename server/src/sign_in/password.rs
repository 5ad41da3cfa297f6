//! Passwords: argon2id, off the threads that serve requests.

use crate::incident::{OrIncident, incident};
use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier, password_hash::SaltString};
use domain::refusal::Refusal;
use std::sync::LazyLock;

/// What the password of an address that nobody has is compared with, so that the answer takes as long.
static NOBODYS: LazyLock<String> = LazyLock::new(|| make("nobody has this password").unwrap_or_default());

/// Hashes a password.
pub(super) async fn hash(password: &str) -> Result<String, Refusal> {
    let password = password.to_owned();
    let made = tokio::task::spawn_blocking(move || make(&password))
        .await
        .or_incident("hashing a password")?;
    made.ok_or_else(|| incident("hashing a password", "argon2 refused"))
}

/// Whether the password is the one that was hashed. Without a hash it takes the same time and is not.
pub(super) async fn is_right(password: &str, hash: Option<String>) -> Result<bool, Refusal> {
    let password = password.to_owned();
    tokio::task::spawn_blocking(move || {
        // In both cases, so that the first try of all takes as long for an address that somebody has.
        let nobodys = &*NOBODYS;
        let (known, hash) = match hash {
            Some(hash) if !hash.is_empty() => (true, hash),
            _ => (false, nobodys.clone()),
        };
        let fits = PasswordHash::new(&hash).is_ok_and(|hash| {
            Argon2::default()
                .verify_password(password.as_bytes(), &hash)
                .is_ok()
        });
        known && fits
    })
    .await
    .or_incident("comparing a password")
}

fn make(password: &str) -> Option<String> {
    // 122 random bits from the operating system: a salt must be unique, not secret.
    let salt = SaltString::encode_b64(uuid::Uuid::new_v4().as_bytes()).ok()?;
    Argon2::default()
        .hash_password(password.as_bytes(), &salt)
        .ok()
        .map(|hash| hash.to_string())
}
