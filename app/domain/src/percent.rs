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
}
