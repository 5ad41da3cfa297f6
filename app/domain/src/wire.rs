//! How a value travels between the server and the program in a browser: as text that both were built to read. Not a format for
//! anybody else: it names no fields and changes with the types, and page and program always come from one build.
//!
//! It is postcard's encoding, because reading it takes a browser's program a fifth of the code that JSON takes (decision 0015), with
//! each byte as a character: printable ASCII stays itself, so that a page's compression finds its words again; every other byte is
//! moved out of the control characters, which neither HTML nor an event stream would leave alone.

use serde::{Serialize, de::DeserializeOwned};

/// The first of the characters that stand for bytes that are not printable ASCII.
const SHIFT: u32 = 0x100;

/// The value was not written by [`to_text`] from the same type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("written by another version of the program")
    }
}

impl std::error::Error for Unreadable {}

/// Writes a value as bytes.
///
/// # Errors
/// [`Unreadable`] for a type that needs field names, which none of ours does.
pub fn to_bytes<T: Serialize>(value: &T) -> Result<Vec<u8>, Unreadable> {
    postcard::to_allocvec(value).map_err(|_| Unreadable)
}

/// Reads what [`to_bytes`] wrote.
///
/// # Errors
/// [`Unreadable`].
pub fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    postcard::from_bytes(bytes).map_err(|_| Unreadable)
}

/// Writes a value as text without control characters.
///
/// # Errors
/// As [`to_bytes`].
pub fn to_text<T: Serialize>(value: &T) -> Result<String, Unreadable> {
    let bytes = to_bytes(value)?;
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    for byte in bytes {
        let printable = matches!(byte, 0x20..0x7f);
        let code = u32::from(byte) + if printable { 0 } else { SHIFT };
        text.push(char::from_u32(code).unwrap_or_default());
    }
    Ok(text)
}

/// Reads what [`to_text`] wrote.
///
/// # Errors
/// [`Unreadable`].
pub fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    let byte = |character: char| {
        let code = u32::from(character);
        u8::try_from(code.checked_sub(SHIFT).unwrap_or(code)).map_err(|_| Unreadable)
    };
    let bytes: Vec<u8> = text.chars().map(byte).collect::<Result<_, _>>()?;
    from_bytes(&bytes)
}
