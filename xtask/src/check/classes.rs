//! Classes of the style sheet that no page has: their rules travel to every reader for nothing.

use anyhow::Result;
use std::collections::BTreeSet;

use crate::{files, paths};

/// The classes whose name stands nowhere in what draws the pages.
pub(super) fn unused() -> Result<BTreeSet<String>> {
    let pages = text_of(&["app/src", "public"], &[".rs", ".js"])?;
    let named: BTreeSet<&str> = pages.split(|letter: char| !is_of_name(letter)).collect();
    let mut classes = classes(&text_of(&["style"], &[".css"])?);
    classes.retain(|class| !named.contains(class.as_str()));
    Ok(classes)
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
    use super::classes;

    #[test]
    fn tells_classes_from_numbers_texts_and_comments() {
        let sheet = "/* .old */ .task:not(.is-done) > .line { margin: .5rem 0.3em; content: \".no\"; }";
        let found: Vec<String> = classes(sheet).into_iter().collect();
        assert_eq!(found, ["is-done", "line", "task"]);
    }
}
