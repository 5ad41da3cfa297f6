//! Classes of the style sheet that no page has: their rules travel to every reader for nothing.

use anyhow::Result;
use std::collections::BTreeSet;

use crate::{files, paths};

/// The classes that nothing which draws the pages names.
pub(super) fn unused() -> Result<BTreeSet<String>> {
    let sheet = text_of(&["style"], &[".css"])?;
    let pages = text_of(&["app/src", "public"], &[".rs", ".js"])?;
    Ok(unused_of(&sheet, &pages))
}

/// The classes of a style sheet that stand in no text in double quotes of the pages' sources, and are not switched by `class:` there. A word of
/// the program itself is no class.
fn unused_of(sheet: &str, pages: &str) -> BTreeSet<String> {
    let switched = pages.split("class:").skip(1);
    let named: BTreeSet<&str> = texts(pages)
        .into_iter()
        .flat_map(|text| text.split(|letter: char| !is_of_name(letter)))
        .chain(switched.filter_map(|rest| rest.split(|letter: char| !is_of_name(letter)).next()))
        .collect();
    let mut classes = classes(sheet);
    classes.retain(|class| !named.contains(class.as_str()));
    classes
}

/// What stands in double quotes, outside of comments.
fn texts(source: &str) -> Vec<&str> {
    let (mut texts, mut rest) = (Vec::new(), source);
    while let Some(at) = rest.find(['"', '/', '\'']) {
        rest = &rest[at..];
        if let Some(inside) = rest.strip_prefix('"') {
            let end = end_of_text(inside);
            texts.push(&inside[..end]);
            rest = inside.get(end + 1..).unwrap_or_default();
        } else if rest.starts_with("//") {
            rest = rest.split_once('\n').map_or("", |(_, after)| after);
        } else {
            // A quote that is a letter begins no text.
            let taken = if rest.starts_with("'\"'") { 3 } else { 1 };
            rest = &rest[taken..];
        }
    }
    texts
}

/// Where the quote stands that ends a text, or the end.
fn end_of_text(inside: &str) -> usize {
    let mut is_escaped = false;
    let end = inside.find(|letter: char| {
        let ends = letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        ends
    });
    end.unwrap_or(inside.len())
}

fn text_of(folders: &[&str], endings: &[&str]) -> Result<String> {
    let mut text = String::new();
    for folder in folders {
        for file in files::walk(&paths::in_root(folder))? {
            if endings
                .iter()
                .any(|ending| paths::relative(&file).ends_with(ending))
            {
                text += &String::from_utf8(files::read(&file)?)?;
            }
        }
    }
    Ok(text)
}

/// The classes that a style sheet names.
fn classes(sheet: &str) -> BTreeSet<String> {
    let plain = without(&without(sheet, "/*", "*/"), "\"", "\"");
    let names = plain
        .split('.')
        .skip(1)
        .filter_map(|rest| rest.split(|letter: char| !is_of_name(letter)).next());
    names
        .filter(|name| name.starts_with(|first: char| first.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect()
}

/// The text without what stands between the marks.
fn without(text: &str, open: &str, close: &str) -> String {
    let (mut kept, mut rest) = (String::new(), text);
    while let Some((before, inside)) = rest.split_once(open) {
        kept.push_str(before);
        rest = inside.split_once(close).map_or("", |(_, after)| after);
    }
    kept + rest
}

const fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::{classes, unused_of};

    #[test]
    fn tells_classes_from_numbers_texts_and_comments() {
        let sheet = "/* .old */ .task:not(.is-done) > .line { margin: .5rem 0.3em; content: \".no\"; }";
        let found: Vec<String> = classes(sheet).into_iter().collect();
        assert_eq!(found, ["is-done", "line", "task"]);
    }
    #[test]
    fn only_what_pages_name_as_text_or_switch_counts_as_used() {
        let sheet = ".card { } .pad { } .rule { } .dialog { } .old { } .notes { }";
        let pages = r##"
            // An .old "notes" class.
            mod dialog;
            const QUOTE: char = '"';
            let class = "btn \" card"; let url = "https://x.test//old-style";
            view! { <li class:rule=is_first><a class="pad wide">"To"</a></li> }
        "##;
        let found: Vec<String> = unused_of(sheet, pages).into_iter().collect();
        assert_eq!(found, ["dialog", "notes", "old"]);
    }
}
