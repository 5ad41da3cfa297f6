//! What a page knows of the request it answers: the address, what a refused form held, a sentence to show. On the server it comes from
//! the HTTP layer; in the browser the same values come out of the page, so that both draw the same.

use crate::{api::ApiError, wire};
#[cfg(feature = "ssr")]
use domain::ids::TaskId;
use domain::{ids::AccountId, outcome::Undo, percent::percent_decoded};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What a form that the browser sent left behind when it was refused: shown beside its fields, with everything that was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormReturn {
    /// The path the form was sent to.
    pub action: String,
    /// What was typed, by field name; passwords are left out.
    pub fields: Vec<(String, String)>,
    /// Why it was refused.
    pub error: ApiError,
}

impl FormReturn {
    /// What was typed into a field.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(name, _)| name == field)
            .map(|(_, value)| value.as_str())
    }

    /// The text a field started from, sent under that name; where a conflict was shown what was stored then. So saving again is a decision
    /// about what was seen, whatever has happened since.
    #[cfg(feature = "workspace")]
    pub(crate) fn original(&self, name: &str, field: &str) -> Option<&str> {
        self.error.stored(field).or_else(|| self.value(name))
    }
}

/// What the last form did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// A sentence for a banner above the heading.
    pub sentence: String,
    /// Whether it tells of something to look at again.
    pub is_warning: bool,
    /// What takes it back, and in whose plan.
    pub undo: Option<(AccountId, Undo)>,
}

/// What the last form of a contact did to a task. It holds no words: the page has them, for a task that the contact sees.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The task.
    pub task: TaskId,
    /// Completed, or else reopened.
    pub done: bool,
}

/// What the page before this one left: at most one form that did something, and one that was refused.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// What the last form did.
    pub notice: Option<Done>,
    /// A refused form.
    pub form: Option<FormReturn>,
}

impl Returned {
    /// What is there for this page, from context. Empty where nothing is.
    #[must_use]
    pub fn get() -> Self {
        use_context().unwrap_or_default()
    }

    /// The refused form, if it was sent to that path.
    #[must_use]
    pub fn form(&self, action: &str) -> Option<&FormReturn> {
        self.form.as_ref().filter(|form| form.action == action)
    }

    /// Reads it out of the request on the server, or out of the page in the browser, and provides it as context. At the root, once.
    pub fn provide() {
        provide_context(wire::shared(Self::get));
    }
}

/// The address asked for: path and query.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Address {
    /// `/portal/abc`.
    pub path: String,
    /// `show=mine`, without the question mark.
    pub query: String,
}

impl Address {
    /// The address of this page: from context on the server, from the window in the browser.
    #[must_use]
    pub fn get() -> Self {
        #[cfg(feature = "hydrate")]
        {
            let location = window().location();
            let query = location.search().unwrap_or_default();
            Self {
                path: location.pathname().unwrap_or_default(),
                query: query.trim_start_matches('?').to_owned(),
            }
        }
        #[cfg(feature = "ssr")]
        {
            use_context().unwrap_or_default()
        }
    }

    /// The one in a link: `/portal/abc?show=mine#to-dos`.
    #[must_use]
    pub fn of(link: &str) -> Self {
        let link = link.split('#').next().unwrap_or_default();
        let (path, query) = link.split_once('?').unwrap_or((link, ""));
        Self {
            path: path.to_owned(),
            query: query.to_owned(),
        }
    }

    /// A value of the query, decoded; empty if it isn't there.
    #[must_use]
    pub fn value(&self, name: &str) -> String {
        percent_decoded(self.parameter(name).unwrap_or_default())
    }

    /// A value of the query, where it needs no decoding.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.query.is_empty() {
            f.write_str(&self.path)
        } else {
            write!(f, "{}?{}", self.path, self.query)
        }
    }
}

/// Whether the request wants a page, which is how a form that the browser sends is told from a call by a program.
#[cfg(feature = "ssr")]
pub(crate) fn sent_by_form() -> bool {
    use_context::<http::request::Parts>().is_some_and(|parts| accepts_html(&parts.headers))
}

/// Whether the `Accept` header asks for a page.
#[cfg(feature = "ssr")]
#[must_use]
pub fn accepts_html(headers: &http::HeaderMap) -> bool {
    headers
        .get(http::header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}
