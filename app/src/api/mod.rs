//! Server functions: at most six lines each, nothing but asking the actor. Three prefixes, one for each audience:
//! `/api/staff` and `/api/portal` sit behind the session layer, `/api/public` does not. [`post`] is how a browser's program asks them.

use crate::wire::Wire;
use domain::{refusal::Refusal, validation::FieldError};
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};
use std::fmt;

pub mod portal;
pub(crate) mod post;
pub mod public;
#[cfg(feature = "ssr")]
pub(crate) mod said;
#[cfg(feature = "workspace")]
pub mod staff;

/// What a server function answers when it did nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApiError {
    /// The operation refused.
    Refused(Refusal),
    /// The request could not be read: not one of our forms.
    Malformed,
    /// The server was not reached, or its answer was lost.
    Unreachable,
    /// The server answered in the words of another version: it was replaced while the page was open. What was asked may be done.
    Outdated,
}

impl ApiError {
    /// The message beside a field, if it has one.
    #[must_use]
    pub fn message(&self, field: &str) -> Option<String> {
        match self {
            Self::Refused(Refusal::Invalid(errors)) => errors.of(field).map(str::to_owned),
            _ => None,
        }
    }

    /// The entries of an error summary: the fields' messages, each with the id of its field, or else its sentence, without one.
    #[must_use]
    pub fn entries(&self) -> Vec<(String, String)> {
        match self {
            Self::Refused(Refusal::Invalid(errors)) if !errors.0.is_empty() => {
                let entry = |error: &FieldError| (error.field.clone(), error.message.clone());
                errors.0.iter().map(entry).collect()
            }
            _ => vec![(String::new(), self.to_string())],
        }
    }

    /// The sentence for where no form shows more: after a conflict with both texts.
    #[must_use]
    pub fn sentence(&self) -> String {
        self.stale()
            .map_or_else(|| self.to_string(), domain::refusal::Stale::sentences)
    }

    /// What somebody else stored meanwhile, if that is the trouble.
    #[must_use]
    pub const fn stale(&self) -> Option<&domain::refusal::Stale> {
        match self {
            Self::Refused(Refusal::Stale(stale)) => Some(stale),
            _ => None,
        }
    }

    /// What somebody else stored in a field meanwhile, as a form sends it.
    #[must_use]
    pub fn stored(&self, field: &str) -> Option<&str> {
        self.stale()?.of(field).map(|field| field.stored.as_str())
    }

    /// The HTTP status that says it.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Refused(refusal) => refusal.status(),
            Self::Malformed => 400,
            Self::Unreachable | Self::Outdated => 503,
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Malformed => {
                f.write_str("That request could not be understood. Reload the page and try again.")
            }
            Self::Outdated => f.write_str("Tandem was updated. Reload the page to see what was saved."),
            Self::Unreachable => f.write_str(
                "The server can’t be reached. Check your connection and try again; nothing was saved.",
            ),
        }
    }
}

impl std::error::Error for ApiError {}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl FromServerFnError for ApiError {
    type Encoder = Wire;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::UnsupportedRequestMethod(_) => Self::Malformed,
            #[cfg(feature = "ssr")]
            ServerFnErrorErr::Deserialization(_) => Self::Malformed,
            #[cfg(feature = "hydrate")]
            ServerFnErrorErr::Deserialization(_) => Self::Outdated,
            _ => Self::Unreachable,
        }
    }
}

#[cfg(feature = "ssr")]
pub(crate) mod answering {
    //! How an operation's outcome becomes a response.

    use super::ApiError;
    use crate::{
        cookies,
        request::{Settled, sent_by_form},
    };
    use domain::{outcome::Outcome, refusal::Refusal, views::customer::CustomerVisible};
    use leptos::prelude::*;
    use leptos_axum::ResponseOptions;
    use server::{
        Tandem,
        actor::{Guest, Staff},
    };

    /// The signed-in member of staff. The session layer put them there before the function began.
    pub(crate) fn staff() -> Result<Staff, ApiError> {
        answer(use_context::<Staff>().ok_or(Refusal::SignedOut))
    }

    /// The signed-in contact. The session layer put them there before the function began.
    pub(crate) fn guest() -> Result<Guest, ApiError> {
        answer(use_context::<Guest>().ok_or(Refusal::SignedOut))
    }

    /// The installation, for functions anybody may call.
    pub(crate) fn tandem() -> Result<Tandem, ApiError> {
        answer(use_context::<Tandem>().ok_or(Refusal::NotFound))
    }

    /// What a key in a request stands for. One that stands for nothing names what is not there.
    pub(crate) fn known<T>(parsed: Option<T>) -> Result<T, ApiError> {
        answer(parsed.ok_or(Refusal::NotFound))
    }

    /// Passes an outcome on. The HTTP layer reads the status from the error.
    pub(crate) fn answer<T>(outcome: Result<T, Refusal>) -> Result<T, ApiError> {
        outcome.map_err(ApiError::from)
    }

    /// The same for what can be taken back. What takes something back itself, an undo, offers no further Undo.
    pub(crate) fn answer_outcome(
        outcome: Result<Option<Outcome>, Refusal>,
        is_undo: bool,
    ) -> Result<Option<Outcome>, ApiError> {
        let outcome = answer(outcome)?;
        Ok(if is_undo {
            outcome.and_then(Outcome::without_undo)
        } else {
            outcome
        })
    }

    /// The same towards a customer: only what is sealed as visible to customers passes.
    pub(crate) fn answer_customer<T: CustomerVisible>(outcome: Result<T, Refusal>) -> Result<T, ApiError> {
        answer(outcome)
    }

    /// Leads a form that the browser sent to that page. A program's page stays where it is.
    pub(crate) fn lead_form_to(path: &str) {
        if sent_by_form() {
            leptos_axum::redirect(path);
        }
    }

    /// Leaves for the page of the portal that a form leads to which task a contact completed or reopened, if they did. The page finds the
    /// words.
    pub(crate) fn leave_settled(settled: Option<Settled>) {
        if let Some(settled) = settled.filter(|_| sent_by_form()) {
            set_cookie(&cookies::settled_cookie(settled, is_https()));
        }
    }

    /// Whether cookies are for HTTPS alone.
    pub(super) fn is_https() -> bool {
        use_context::<Tandem>().is_some_and(|tandem| tandem.settings().is_https())
    }

    /// Adds a `Set-Cookie` header.
    pub(crate) fn set_cookie(cookie: &str) {
        if let (Some(response), Ok(value)) = (
            use_context::<ResponseOptions>(),
            http::HeaderValue::from_str(cookie),
        ) {
            response.append_header(http::header::SET_COOKIE, value);
        }
    }
}
