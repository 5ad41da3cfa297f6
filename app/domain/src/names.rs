//! Names: compared with what people type of them, and standing inside sentences.
//!
//! Accents are told by a table of our own: Unicode's, as libraries carry them, would be a tenth of the browser's program.

/// The most letters of a name or title that a sentence holds: a thing is known by how it begins.
const LONGEST: usize = 60;

/// The letters that stand for others: in front the bare one, behind it the same with its marks.
const MARKED: [(char, &str); 36] = [
    ('a', "àáâãäåāăąǎḁạảấầẩẫậắằẳẵặ"),
    ('b', "ḃḅḇ"),
    ('c', "çćĉċčḉ"),
    ('d', "ďḋḍḏḑḓđ"),
    ('e', "èéêëēĕėęěḕḗḙḛḝẹẻẽếềểễệ"),
    ('f', "ḟ"),
    ('g', "ĝğġģḡ"),
    ('h', "ĥḣḥḧḩḫẖħ"),
    ('i', "ìíîïĩīĭįǐḭḯỉịı"),
    ('j', "ĵ"),
    ('k', "ķḱḳḵ"),
    ('l', "ĺļľḷḹḻḽł"),
    ('m', "ḿṁṃ"),
    ('n', "ñńņňṅṇṉṋ"),
    ('o', "òóôõöōŏőǒṍṏṑṓọỏốồổỗộớờởỡợøơ"),
    ('p', "ṕṗ"),
    ('r', "ŕŗřṙṛṝṟ"),
    ('s', "śŝşšșṡṣṥṧṩ"),
    ('t', "ţťțṫṭṯṱẗŧ"),
    ('u', "ùúûüũūŭůűųǔǖǘǚǜṳṵṷṹṻụủứừửữựư"),
    ('v', "ṽṿ"),
    ('w', "ŵẁẃẅẇẉẘ"),
    ('x', "ẋẍ"),
    ('y', "ýÿŷẏẙỳỵỷỹ"),
    ('z', "źżžẑẓẕ"),
    ('α', "ά"),
    ('ε', "έ"),
    ('η', "ή"),
    ('ι', "ίϊΐ"),
    ('ο', "ό"),
    ('υ', "ύϋΰ"),
    ('ω', "ώ"),
    ('г', "ѓ"),
    ('е', "ёѐ"),
    ('и', "йѝ"),
    ('у', "ў"),
];

/// A text as it is compared: in small letters, without accents.
#[must_use]
pub fn plain(text: &str) -> String {
    let letters = text.to_lowercase();
    let letters = letters.chars().filter(|letter| !is_accent(*letter));
    letters.map(bare).collect()
}

/// Whether the name, or one of its words, begins so. Both as [`plain`] gives them.
#[must_use]
pub fn has_beginning(name: &str, wanted: &str) -> bool {
    let mut words = name.split(|letter: char| !letter.is_alphanumeric());
    name.starts_with(wanted) || words.any(|word| word.starts_with(wanted))
}

/// Whether that is an accent which stands apart from its letter.
const fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// A small letter without its marks.
fn bare(letter: char) -> char {
    if letter.is_ascii() {
        return letter;
    }
    let found = MARKED.iter().find(|(_, marked)| marked.contains(letter));
    found.map_or(letter, |(bare, _)| *bare)
}

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

/// A sentence whose last word is a name. It gets its full stop, unless the name brings one ("Sitwell Inc.") or was cut.
#[must_use]
pub fn ended(sentence: String) -> String {
    if sentence.ends_with(['.', '…']) {
        return sentence;
    }
    sentence + "."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_begins_with_any_of_its_words() {
        assert!(has_beginning("sally sitwell", "si") && has_beginning("sally sitwell", "sally s"));
        assert!(has_beginning("anna-maria o'neill", "mar") && has_beginning("anna-maria o'neill", "nei"));
        assert!(!has_beginning("ines duarte", "s"));
        assert!(
            has_beginning("ines duarte", ""),
            "before anything is typed all stay in their order"
        );
    }

    #[test]
    fn letters_are_compared_without_case_and_accents() {
        assert_eq!(plain("Sally SITWELL"), "sally sitwell");
        assert_eq!(plain("Jose\u{301} Nun\u{303}ez"), "jose nunez");
        assert_eq!(plain("José NÚÑEZ"), "jose nunez");
        assert_eq!(plain("Øystein Łukasz Đorđe"), "oystein lukasz dorde");
        assert_eq!(plain("Nguyễn Thị Ánh"), "nguyen thi anh");
        assert_eq!(plain("Straße"), "straße");
    }

    #[test]
    fn a_letter_without_marks_stands_for_itself() {
        for (letter, marked) in MARKED {
            assert!(!marked.contains(letter));
            assert_eq!(plain(marked), letter.to_string().repeat(marked.chars().count()));
        }
    }

    #[test]
    fn a_name_that_fits_stays_whole() {
        for name in ["", "Prepare the site", &"é".repeat(LONGEST)] {
            assert_eq!(shortened(name), name);
        }
        assert_eq!(quoted("Prepare the site"), "“Prepare the site”");
    }

    #[test]
    fn a_sentence_that_ends_in_a_name_has_one_full_stop() {
        for (sentence, whole) in [
            ("Ask Maya Okafor", "Ask Maya Okafor."),
            ("Ask Sitwell Inc.", "Ask Sitwell Inc."),
            ("Moved to Prepare the…", "Moved to Prepare the…"),
        ] {
            assert_eq!(ended(sentence.to_owned()), whole);
        }
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
