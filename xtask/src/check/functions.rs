//! Server functions that do more than ask an actor, or do not say who may call them.

use anyhow::Result;

use crate::{files, paths};

/// Where server functions stand.
const FOLDER: &str = "app/src/api";

/// The most lines between the braces of one.
const MOST: usize = 6;

/// What is wrong with the server functions, place by place.
pub(super) fn broken() -> Result<Vec<String>> {
    let mut broken = Vec::new();
    for file in files::walk(&paths::in_root(FOLDER))? {
        let name = paths::relative(&file);
        let source = String::from_utf8(files::read(&file)?)?;
        let found = broken_in(&source).into_iter();
        broken.extend(found.map(|(line, trouble)| format!("{name}:{line}: {trouble}")));
    }
    Ok(broken)
}

/// The same in one file, with the number of the line at which a function begins. It reads what rustfmt writes: the braces of a function stand
/// at the end of a line, and alone at the margin.
fn broken_in(source: &str) -> Vec<(usize, String)> {
    let lines: Vec<&str> = source.lines().collect();
    let mut broken = Vec::new();
    for (at, _) in lines.iter().enumerate().filter(|(_, line)| begins(line)) {
        if !says_who_may(&lines[..at]) {
            broken.push((
                at + 1,
                "no line in its comment begins with `Permissions:`".to_owned(),
            ));
        }
        let long = body(&lines[at..]).len();
        if long > MOST {
            broken.push((at + 1, format!("{long} lines, and not at most {MOST}")));
        }
    }
    broken
}

fn begins(line: &str) -> bool {
    line.starts_with("#[server(") || line == "#[server]"
}

/// Whether the comment that these lines end with says who may call what follows.
fn says_who_may(before: &[&str]) -> bool {
    let mut comment = before.iter().rev().take_while(|line| line.starts_with("///"));
    comment.any(|line| line.starts_with("/// Permissions: "))
}

/// The lines between the braces of the function that begins these.
fn body<'a>(function: &'a [&'a str]) -> &'a [&'a str] {
    let from = function.iter().position(|line| line.ends_with('{')).unwrap_or(0) + 1;
    let inside = function.get(from..).unwrap_or_default();
    let long = inside.iter().position(|line| *line == "}");
    &inside[..long.unwrap_or(inside.len())]
}

#[cfg(test)]
mod tests {
    use super::broken_in;

    /// A server function with so many lines.
    fn function(comment: &str, lines: usize) -> String {
        let body = "    if asked {\n".repeat(lines);
        format!(
            "{comment}#[server(output = Answer)]\npub async fn ask(\n    task: TaskId,\n) -> Answer {{\n{body}}}\n"
        )
    }

    const WHO: &str = "/// Asks.\n///\n/// Permissions: anybody.\n";

    #[test]
    fn tells_long_server_functions_from_short_ones() {
        assert!(broken_in(&function(WHO, 6)).is_empty());
        let two = function(WHO, 1) + &function(WHO, 7);
        assert_eq!(broken_in(&two), [(13, "7 lines, and not at most 6".to_owned())]);
    }

    #[test]
    fn tells_server_functions_that_do_not_say_who_may_call_them() {
        let silent = function("/// Asks.\n", 1);
        assert_eq!(broken_in(&silent).len(), 1);
        // What stands above another function counts for that one only.
        let two = function(WHO, 1) + &silent;
        assert_eq!(broken_in(&two).len(), 1);
    }

    #[test]
    fn other_functions_are_as_long_as_they_need_to_be() {
        assert!(broken_in(&function(WHO, 7).replace("#[server(", "#[expect(")).is_empty());
    }
}
