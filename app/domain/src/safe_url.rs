//! Addresses that people enter as links: the web and mail, nothing that runs.

/// An address that is safe to put into `href`: `http`, `https` or `mailto`. A browser would run `javascript:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeUrl(String);

impl SafeUrl {
    /// Takes an address, if it is of the web or of mail. White space and control characters, which browsers leave out before they read
    /// the scheme, are refused.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (scheme, rest) = text.split_once(':')?;
        let is_known = ["http", "https", "mailto"]
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known));
        let is_clean = !rest.is_empty()
            && text
                .chars()
                .all(|letter| !letter.is_whitespace() && !letter.is_control());
        (is_known && is_clean).then(|| Self(text.to_owned()))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_web_and_mail_are_safe() {
        for address in [
            "https://example.com/a?b#c",
            "HTTP://example.com",
            "mailto:sally@sitwell.test",
        ] {
            assert!(SafeUrl::parse(address).is_some(), "{address}");
        }
    }

    #[test]
    fn what_runs_or_reads_files_is_not() {
        for address in [
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            "java\nscript:alert(1)",
            " data:text/html,x",
            "file:///etc/passwd",
            "//x",
            "x",
            "https:",
        ] {
            assert!(SafeUrl::parse(address).is_none(), "{address}");
        }
    }
}
