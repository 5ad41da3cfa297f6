//! How many tests ran, as the test programs themselves say.

use std::path::Path;

use anyhow::{Context, Result};

use crate::files;

/// Tests that passed and failed, over all steps that ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    passed: u64,
    failed: u64,
}

impl Counts {
    /// Adds those of another step.
    pub(super) fn add(&mut self, more: Counts) {
        self.passed += more.passed;
        self.failed += more.failed;
    }

    /// Whether a test failed.
    pub(super) fn any_failed(&self) -> bool {
        self.failed > 0
    }

    /// Prints the line that machines read, if any test ran at all.
    pub(super) fn print(&self) {
        if *self != Counts::default() {
            println!("{} passed, {} failed", self.passed, self.failed);
        }
    }

    /// From nextest's line `Summary [ 1.2s] 12 tests run: 11 passed (1 slow), 1 failed, 0 skipped`.
    pub(super) fn from_nextest(text: &str) -> Option<Counts> {
        let line = text
            .lines()
            .rev()
            .find(|line| line.trim_start().starts_with("Summary ["))?;
        let (_, results) = line.split_once("run: ")?;
        let failed = number_before(results, " failed") + number_before(results, " timed out");
        Some(Counts {
            passed: number_before(results, " passed"),
            failed,
        })
    }

    /// From all lines `test result: ok. 3 passed; 0 failed; …` of `cargo test`.
    pub(super) fn from_cargo_test(text: &str) -> Counts {
        let mut counts = Counts::default();
        for line in text.lines().filter(|line| line.starts_with("test result:")) {
            counts.passed += number_before(line, " passed");
            counts.failed += number_before(line, " failed");
        }
        counts
    }

    /// From the report of Playwright's `json` reporter.
    pub(super) fn from_playwright(report: &Path) -> Result<Counts> {
        let report: serde_json::Value = serde_json::from_slice(&files::read(report)?)?;
        let stats = report
            .get("stats")
            .context("Playwright's report has no `stats`")?;
        let number = |name: &str| stats.get(name).and_then(serde_json::Value::as_u64).unwrap_or(0);
        Ok(Counts {
            passed: number("expected"),
            failed: number("unexpected") + number("flaky"),
        })
    }
}

/// The number directly before `word`, or 0 when the word is not there.
fn number_before(text: &str, word: &str) -> u64 {
    let before = text.split_once(word).map_or("", |(before, _)| before);
    let digits = before.rsplit(|letter: char| !letter.is_ascii_digit()).next();
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn reads_nextest() {
        let text = "  PASS x\n     Summary [   0.9s] 12 tests run: 9 passed (1 slow), 2 failed, 1 timed out, 4 skipped\n";
        assert_eq!(Counts::from_nextest(text), Some(Counts { passed: 9, failed: 3 }));
        assert_eq!(Counts::from_nextest("error: could not compile"), None);
    }

    #[test]
    fn adds_up_cargo_test() {
        let text = "test result: ok. 3 passed; 0 failed; 1 ignored\ntest result: FAILED. 4 passed; 2 failed; 0 ignored\n";
        assert_eq!(Counts::from_cargo_test(text), Counts { passed: 7, failed: 2 });
    }
}
