//! Rules about the source that no compiler checks. Each says why it is there.

use anyhow::{Result, bail};

use super::{classes, functions};
use crate::{files, paths};

/// The only folder that may query entities directly.
const STORE: &str = "server/src/store/";

/// This file, which names everything it forbids.
const THIS_FILE: &str = "xtask/src/check/rules.rs";

/// Something that a line must not contain.
struct Rule {
    name: &'static str,
    why: &'static str,
    /// Files below these folders …
    folders: &'static [&'static str],
    /// … with these endings …
    endings: &'static [&'static str],
    /// … except those whose path begins so.
    except: &'static [&'static str],
    breaks: fn(&str) -> bool,
}

const RUST: &[&str] = &["app", "server", "src", "tests", "xtask", "build.rs"];

const RULES: [Rule; 10] = [
    Rule {
        name: "raw textarea",
        why: "Leptos does not escape the text inside: stored script. Use ui::TextArea",
        folders: &["app/src"],
        endings: &[".rs"],
        except: &["app/src/ui/"],
        breaks: |line| line.contains("<textarea"),
    },
    Rule {
        name: "query outside the store",
        why: "what is not an actor's cannot be loaded only if all queries are behind Staff and Guest",
        folders: RUST,
        endings: &[".rs"],
        except: &[STORE],
        breaks: |line| line.contains("Entity::find"),
    },
    Rule {
        name: "inline style",
        why: "the content security policy forbids style attributes; use a class of style/",
        folders: &["app/src"],
        endings: &[".rs"],
        except: &[],
        breaks: |line| begins_word(line, "style=") || sets_style(line),
    },
    Rule {
        name: "style by descendants",
        why: "`:has` makes a browser match every row of a plan again for each word that changes; say it by a class or an attribute",
        folders: &["style"],
        endings: &[".css"],
        except: &[],
        breaks: |line| line.contains(":has("),
    },
    Rule {
        name: "waiting for time",
        why: "a test waits for what it wants to see; a fixed time is too short or too long",
        folders: &["end2end"],
        endings: &[".ts", ".js", ".mjs"],
        except: &[],
        breaks: |line| line.contains("waitForTimeout"),
    },
    Rule {
        name: "retried test",
        why: "a test that passes the second time has found something",
        folders: &["end2end", ".config"],
        endings: &[".ts", ".js", ".mjs", ".toml"],
        except: &[],
        breaks: retries,
    },
    Rule {
        name: "test left out",
        why: "what does not run does not check: repair it or remove it",
        folders: &["end2end", "app", "server", "src", "tests", "xtask"],
        endings: &[".ts", ".js", ".mjs", ".rs"],
        except: &[],
        breaks: |line| {
            [
                "test.skip",
                "test.only",
                "test.fixme",
                "describe.skip",
                "describe.only",
                "#[ignore",
            ]
            .iter()
            .any(|left_out| line.contains(left_out))
        },
    },
    Rule {
        name: "allowed warning",
        why: "an expectation with a reason goes when its cause goes: #[expect(…, reason = \"…\")]",
        folders: RUST,
        endings: &[".rs"],
        except: &[],
        breaks: |line| line.contains("#[allow(") || line.contains("#![allow("),
    },
    Rule {
        name: "console output",
        why: "the browser's console stays empty, so that a test can fail on any line in it",
        folders: &["app", "src", "end2end", "public"],
        endings: &[".rs", ".ts", ".js", ".mjs"],
        except: &[],
        breaks: |line| line.contains("console.log") || line.contains("console_log"),
    },
    Rule {
        name: "address of a machine",
        why: "a lock file with a registry's host installs only where that host is known",
        folders: &["end2end/package-lock.json"],
        endings: &[".json"],
        except: &[],
        breaks: |line| line.trim_start().starts_with("\"resolved\":"),
    },
];

/// Checks every rule and prints all places that break one.
pub(super) fn check() -> Result<()> {
    let mut broken = 0;
    for rule in &RULES {
        let places = places(rule)?;
        if !places.is_empty() {
            println!("{}: {}.", rule.name, rule.why);
            places.iter().for_each(|place| println!("  {place}"));
        }
        broken += places.len();
    }
    let unused = classes::unused()?;
    if !unused.is_empty() {
        println!("rules for nothing: no page has these classes of style/.");
        unused.iter().for_each(|class| println!("  .{class}"));
    }
    broken += unused.len();
    let functions = functions::broken()?;
    if !functions.is_empty() {
        println!(
            "server functions: an actor, an operation, an answer, and who may call it; the rest belongs to the operation."
        );
        functions.iter().for_each(|place| println!("  {place}"));
    }
    broken += functions.len();
    if broken > 0 {
        bail!("{broken} places break a source rule");
    }
    println!("{} rules hold", RULES.len() + 2);
    Ok(())
}

fn places(rule: &Rule) -> Result<Vec<String>> {
    let mut places = Vec::new();
    for folder in rule.folders {
        let path = paths::in_root(folder);
        let found = if path.is_file() {
            vec![path]
        } else {
            files::walk(&path)?
        };
        for file in found {
            let name = paths::relative(&file);
            if is_checked(rule, &name) {
                let text = String::from_utf8(files::read(&file)?)?;
                let lines = text
                    .lines()
                    .enumerate()
                    .filter(|(_, line)| !is_comment(line) && (rule.breaks)(line));
                places.extend(lines.map(|(index, line)| format!("{name}:{}: {}", index + 1, line.trim())));
            }
        }
    }
    Ok(places)
}

fn is_checked(rule: &Rule, name: &str) -> bool {
    rule.endings.iter().any(|ending| name.ends_with(ending))
        && !rule.except.iter().any(|start| name.starts_with(start))
        && !name.contains("node_modules/")
        && name != THIS_FILE
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// Whether `word` is in the line, not as the end of a longer word such as `font-style=`.
fn begins_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|letter| letter.is_whitespace() || letter == '"')
    })
}

/// Leptos' `style:width=…`.
fn sets_style(line: &str) -> bool {
    line.match_indices(" style:").any(|(at, word)| {
        let rest = &line[at + word.len()..];
        let name = rest.trim_start_matches(|letter: char| letter.is_ascii_lowercase() || letter == '-');
        name.len() < rest.len() && name.starts_with('=')
    })
}

/// `retries: 2` of Playwright or `retries = 2` of nextest.
fn retries(line: &str) -> bool {
    line.split_once("retries").is_some_and(|(_, rest)| {
        let value = rest.trim_start_matches([' ', ':', '=']);
        value.len() < rest.len() && value.starts_with(|first: char| ('1'..='9').contains(&first))
    })
}

#[cfg(test)]
mod tests {
    use super::{begins_word, retries, sets_style};

    #[test]
    fn tells_style_attributes_from_other_words() {
        assert!(begins_word("<p style=\"x\">", "style="));
        assert!(!begins_word("let lifestyle=1;", "style="));
        assert!(sets_style("<p style:width=move || w()>"));
        assert!(!sets_style("Item { style: bold }"));
    }

    #[test]
    fn tells_retries_from_none() {
        assert!(retries("  retries: 2,"));
        assert!(retries("retries = 1"));
        assert!(!retries("retries: 0,"));
        assert!(!retries("// no retries"));
    }
}
