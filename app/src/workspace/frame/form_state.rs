//! A form's messages, the same with scripts and without.

use super::{FirstPage, Posting};
use crate::api::ApiError;
use domain::refusal::Stale;
use leptos::prelude::*;
use serde::de::DeserializeOwned;

/// How a form stands: the last refusal and what was typed. Fields have their form name as id.
#[derive(Clone, Copy)]
pub(crate) struct FormState {
    error: Signal<Option<ApiError>>,
    typed: StoredValue<Vec<(String, String)>>,
    pending: Signal<bool>,
}

impl FormState {
    /// Of that form: its last refusal, and what was typed where it came back from the server.
    pub(crate) fn of<T: DeserializeOwned + Send + Sync + 'static>(posting: Posting<T>) -> Self {
        let typed = FirstPage::returned()
            .form(posting.address())
            .map(|form| form.fields.clone());
        let typed = StoredValue::new(typed.unwrap_or_default());
        // What came back was for the form as it stood then.
        posting.on_done(move |_| typed.set_value(Vec::new()));
        Self {
            error: posting.refused.into(),
            typed,
            pending: posting.pending.into(),
        }
    }

    /// What stands in a field at first: what was typed, or else what is stored.
    pub(crate) fn value(&self, field: &str, stored: &str) -> String {
        self.typed.with_value(|typed| {
            typed
                .iter()
                .find(|(name, _)| name == field)
                .map_or_else(|| stored.to_owned(), |(_, text)| text.clone())
        })
    }

    /// All values of a field that is sent several times (`field[]`), if the form came back.
    pub(crate) fn values(&self, field: &str) -> Option<Vec<String>> {
        self.typed.with_value(|typed| {
            let ours = |name: &str| {
                name.strip_prefix(field)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
            };
            (!typed.is_empty()).then(|| {
                typed
                    .iter()
                    .filter(|(name, _)| ours(name))
                    .map(|(_, value)| value.clone())
                    .collect()
            })
        })
    }

    /// What is sent as the text a field started from: what is stored, or since a conflict showed it what was stored then. So saving
    /// again is a decision about what was seen, whatever has happened since.
    pub(crate) fn original(&self, name: &str, field: &'static str, stored: &str) -> Memo<String> {
        let (error, first) = (self.error, self.value(name, stored));
        Memo::new(move |before: Option<&String>| {
            let shown = error.with(|error| {
                let stale = error.as_ref().and_then(|error| error.stale());
                stale
                    .and_then(|stale| stale.of(field))
                    .map(|field| field.stored.clone())
            });
            shown.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
        })
    }

    /// What somebody else stored meanwhile, if that is why the form was refused.
    pub(crate) fn stale(&self) -> Memo<Option<Stale>> {
        let error = self.error;
        Memo::new(move |_| error.with(|error| error.as_ref().and_then(|error| error.stale().cloned())))
    }

    /// The message beside a field.
    pub(crate) fn message(&self, field: &'static str) -> Signal<Option<String>> {
        let error = self.error;
        Signal::derive(move || {
            error.with(|error| {
                error
                    .as_ref()
                    .and_then(|error| error.fields().of(field).map(str::to_owned))
            })
        })
    }

    /// The entries of the error summary: the fields' messages, or else the refusal's sentence.
    pub(crate) fn summary(&self) -> Signal<Vec<(String, String)>> {
        let error = self.error;
        Signal::derive(move || error.with(|error| error.as_ref().map(entries).unwrap_or_default()))
    }

    /// The title with "Error: " before it while there is a message.
    pub(crate) fn title(
        &self,
        thing: impl Fn() -> String + Send + Sync + 'static,
    ) -> impl Fn() -> String + Send + Sync + 'static {
        let error = self.error;
        move || {
            if error.try_with(Option::is_some).unwrap_or(false) {
                format!("Error: {}", thing())
            } else {
                thing()
            }
        }
    }

    /// Whether the answer is awaited.
    pub(crate) const fn pending(&self) -> Signal<bool> {
        self.pending
    }
}

/// A refusal as entries of the error summary.
pub(crate) fn entries(error: &ApiError) -> Vec<(String, String)> {
    let fields = error.fields().0;
    if fields.is_empty() {
        return vec![(String::new(), error.to_string())];
    }
    fields
        .into_iter()
        .map(|error| (error.field, error.message))
        .collect()
}

/// The button that sends a form, with a spinner while the answer is awaited.
#[component]
pub(crate) fn Submit(
    /// What it does.
    #[prop(into)]
    text: String,
    /// The form's state.
    form: FormState,
    /// As wide as the form, as at a door.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let pending = form.pending();
    view! {
        <button class="btn primary" class:wide=wide aria-busy=move || pending.get().then_some("true")>
            {text}
        </button>
    }
}
