//! Names and titles inside sentences, which are about more than one thing on a page and so name it.

/// The most letters of a name or title that a sentence holds: a thing is known by how it begins.
const LONGEST: usize = 60;

/// A name or title as a sentence holds it. A long one ends in dots, after a whole word where that is not far back.
#[must_use]
pub fn shortened(name: &str) -> String {
    let Some((cut, _)) = name.char_indices().nth(LONGEST) else {
        return name.to_owned();
    };
    let kept = name.get(..cut).unwrap_or_default();
    let word = kept.rfind(' ').filter(|end| *end > cut / 2).unwrap_or(cut);
    format!("{}…", kept.get(..word).unwrap_or(kept))
}

/// The same in quotation marks, for what is not a person.
#[must_use]
pub fn quoted(name: &str) -> String {
    format!("“{}”", shortened(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_fits_stays_whole() {
        for name in ["", "Prepare the site", &"é".repeat(LONGEST)] {
            assert_eq!(shortened(name), name);
        }
        assert_eq!(quoted("Prepare the site"), "“Prepare the site”");
    }

    #[test]
    fn a_long_name_ends_in_dots_after_a_whole_word() {
        let long = "Prepare the company site and all of its pictures for the launch in spring";
        assert_eq!(
            shortened(long),
            "Prepare the company site and all of its pictures for the…"
        );
    }

    #[test]
    fn a_long_word_is_cut_where_the_room_ends() {
        assert_eq!(shortened(&"é".repeat(200)), "é".repeat(LONGEST) + "…");
        let late = format!("Ask {}", "x".repeat(200));
        assert_eq!(shortened(&late), format!("Ask {}…", "x".repeat(LONGEST - 4)));
    }
}
