//! Secrets handed out: 256 random bits, given once in plain, kept only as a hash.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::{TryRngCore, rngs::OsRng};
use sha2::{Digest, Sha256};
use std::fmt;

/// A secret in plain. It can be written into a link or a cookie, and never into a log: `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Makes a new one from the operating system's randomness.
    ///
    /// # Panics
    /// Never in practice: when the operating system gives no randomness, no secret can be made and the process must not go on.
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "without randomness no secret can be made; going on would be worse"
    )]
    pub fn new() -> Self {
        let mut bytes = [0u8; 32];
        OsRng
            .try_fill_bytes(&mut bytes)
            .expect("the operating system gives randomness");
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Reads one that somebody presents. `None` if it does not have the form of one.
    #[must_use]
    pub fn presented(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        (bytes.len() == 32).then(|| Self(text.to_owned()))
    }

    /// The text for the link or the cookie.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What the store keeps.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash(URL_SAFE_NO_PAD.encode(Sha256::digest(self.0.as_bytes())))
    }
}

impl Default for Token {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// The hash of a token, under which the store finds it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TokenHash(pub(crate) String);

/// A new random identifier for something about to be created.
#[must_use]
pub fn fresh_id() -> uuid::Uuid {
    uuid::Uuid::new_v4()
}
