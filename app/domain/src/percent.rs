//! Percent-encoding: any text as it may stand in an address, as a value of its query or as a path, and in a cookie.

use std::fmt::Write;

/// The text with every byte encoded that means something in queries or cookies. The slash stays, so that paths can be read.
#[must_use]
pub fn percent_encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

/// The text of a query's value, as forms and [`percent_encoded`] write it. What is no encoding of text stays as it is.
#[must_use]
pub fn percent_decoded(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let coded = match after {
            [high, low, ..] if first == b'%' => digit(*high).zip(digit(*low)),
            _ => None,
        };
        let (byte, taken) = match (first, coded) {
            (_, Some((high, low))) => (high * 16 + low, 3),
            (b'+', None) => (b' ', 1),
            (other, None) => (other, 1),
        };
        bytes.push(byte);
        rest = &rest[taken..];
    }
    String::from_utf8(bytes).unwrap_or_else(|_| value.to_owned())
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_queries_and_cookies_is_encoded() {
        assert_eq!(percent_encoded("/portal/a-b_c.d~e"), "/portal/a-b_c.d~e");
        assert_eq!(
            percent_encoded("a&b=c+d?e#f;g,h\"i%"),
            "a%26b%3Dc%2Bd%3Fe%23f%3Bg%2Ch%22i%25"
        );
        assert_eq!(percent_encoded("\u{e9} \r\n"), "%C3%A9%20%0D%0A");
        assert_eq!(percent_encoded(""), "");
    }

    #[test]
    fn what_was_encoded_is_decoded_and_what_is_no_encoding_stays() {
        for text in ["a&b=c+d?e#f;g,h\"i%", "\u{e9} \r\n", "", "/portal/a-b"] {
            assert_eq!(percent_decoded(&percent_encoded(text)), text);
        }
        assert_eq!(percent_decoded("a+b"), "a b");
        assert_eq!(percent_decoded("100%"), "100%");
        assert_eq!(percent_decoded("%zz%4"), "%zz%4");
        assert_eq!(percent_decoded("%ff"), "%ff");
    }
}
