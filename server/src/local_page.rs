//! Keeping redirects on this site.

/// `wanted` if it is a path of this site, otherwise `otherwise`. Browsers read `//host` and `/\host` as other sites.
#[must_use]
pub fn local_page(wanted: &str, otherwise: &str) -> String {
    let is_local = wanted.starts_with('/')
        && !wanted[1..].starts_with(['/', '\\'])
        && wanted.len() < 2000
        && wanted
            .chars()
            .all(|letter| letter.is_ascii_graphic() && letter != '\\');
    if is_local {
        wanted.to_owned()
    } else {
        otherwise.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_followed() {
        assert_eq!(local_page("/accounts?q=a", "/"), "/accounts?q=a");
        for elsewhere in [
            "",
            "https://evil.test",
            "//evil.test",
            "/\\evil.test",
            "javascript:x",
            "/a\r\nSet-Cookie: b=c",
            "/a b",
        ] {
            assert_eq!(local_page(elsewhere, "/"), "/", "{elsewhere}");
        }
    }
}
