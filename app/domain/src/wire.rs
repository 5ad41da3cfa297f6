//! How a value travels between the server and the program in a browser: as text that both were built to read. Not a format for
//! anybody else: it names no fields and changes with the types. Page and program come from one build, but a program that is open while
//! the server is replaced meets another; so every value begins with a fingerprint of the sources (`build.rs`), and one with another
//! fingerprint is [`Unreadable`].
//!
//! It is postcard's encoding, because reading it takes a browser's program about a quarter of the code that JSON takes (decision 0015), with
//! each byte as a character: printable ASCII stays itself, so that a page's compression finds its words again; every other byte is
//! moved out of the control characters, which neither HTML nor an event stream would leave alone, and so is `<`, which could end the
//! element in a page that carries it.

use serde::{Serialize, de::DeserializeOwned};

/// The first of the characters that stand for bytes that are not printable ASCII.
const SHIFT: u32 = 0x100;

/// Begins every value.
const FINGERPRINT: [u8; 4] = fingerprint(env!("TANDEM_WIRE").as_bytes()).to_le_bytes();

/// Reads a number's decimal digits.
const fn fingerprint(digits: &[u8]) -> u32 {
    let (mut number, mut at) = (0_u32, 0);
    while at < digits.len() {
        number = number.wrapping_mul(10).wrapping_add((digits[at] - b'0') as u32);
        at += 1;
    }
    number
}

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
    postcard::to_extend(value, FINGERPRINT.to_vec()).map_err(|_| Unreadable)
}

/// Reads what [`to_bytes`] wrote.
///
/// # Errors
/// [`Unreadable`].
pub fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    let bytes = bytes.strip_prefix(&FINGERPRINT).ok_or(Unreadable)?;
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
        let printable = matches!(byte, 0x20..0x7f) && byte != b'<';
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

#[cfg(test)]
mod tests {
    use super::*;

    type Value = (String, Option<Vec<u8>>, u32);

    fn value() -> Value {
        (
            "“Plan” <b>\n\u{1F600}".to_owned(),
            Some((0..=255).collect()),
            70_000,
        )
    }

    #[test]
    fn what_was_written_is_read() {
        assert_eq!(from_text::<Value>(&to_text(&value()).unwrap()), Ok(value()));
        assert_eq!(from_bytes::<Value>(&to_bytes(&value()).unwrap()), Ok(value()));
    }

    #[test]
    fn text_holds_words_as_they_are_and_no_control_character() {
        let text = to_text(&value()).unwrap();
        assert!(text.contains("Plan") && text.contains("b>"));
        assert!(
            !text
                .chars()
                .any(|character| character.is_control() || character == '<')
        );
    }

    #[test]
    fn what_another_build_wrote_is_not_read_as_something_else() {
        let mut bytes = to_bytes(&value()).unwrap();
        bytes[0] ^= 1;
        assert_eq!(from_bytes::<Value>(&bytes), Err(Unreadable));
        assert_eq!(from_text::<Value>(""), Err(Unreadable));
        assert_eq!(from_text::<Value>("\u{3042}"), Err(Unreadable));
    }
}
