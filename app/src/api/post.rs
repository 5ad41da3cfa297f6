//! Asking the server by the address and the fields of a form: a browser's program sends what the form sends without scripts.
//!
//! The program holds one function that does it. A server function called by its name brings its own: for its fields, for its request,
//! for its answer.

use super::ApiError;
#[cfg(feature = "hydrate")]
pub(crate) use in_a_browser::exchange;
use leptos::prelude::*;
use serde::de::DeserializeOwned;

/// An answer as it came.
pub(crate) type Answer = Result<bytes::Bytes, ApiError>;

/// Posts that to a server function's address, and reads what it answers.
pub(crate) async fn post<T: DeserializeOwned>(address: &str, body: Body) -> Result<T, ApiError> {
    read(exchange(address, body).await)
}

/// Reads an answer.
pub(crate) fn read<T: DeserializeOwned>(answer: Answer) -> Result<T, ApiError> {
    domain::wire::from_bytes(&answer?).map_err(|_| ApiError::Outdated)
}

/// Nothing is posted from the server.
#[cfg(feature = "ssr")]
pub(crate) async fn exchange(address: &str, body: Body) -> Answer {
    _ = (address, body);
    Err(ApiError::Unreachable)
}

/// Asks for one thing again and again. Answers may overtake each other: only that to the last question counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LastAnswer {
    /// How often it was asked for.
    asked: StoredValue<u32>,
    /// The question that was answered last.
    answered: StoredValue<u32>,
}

impl LastAnswer {
    /// Nothing was asked for yet.
    pub(crate) fn new() -> Self {
        Self {
            asked: StoredValue::new(0),
            answered: StoredValue::new(0),
        }
    }

    /// Whether something was asked for.
    #[cfg(feature = "workspace")]
    pub(crate) fn is_wanted(self) -> bool {
        self.asked.get_value() > 0
    }

    /// Whether the last question is not answered yet.
    #[cfg(feature = "workspace")]
    pub(crate) fn is_awaited(self) -> bool {
        self.asked.get_value() != self.answered.get_value()
    }

    /// Posts that to a server function's address. `take` is given the answer, unless something else was asked for meanwhile or the page is
    /// gone.
    pub(crate) fn ask<T: DeserializeOwned + 'static>(
        self,
        address: &'static str,
        body: Body,
        take: impl FnOnce(Result<T, ApiError>) + 'static,
    ) {
        self.ask_then(address, body, Box::new(move |answer| take(read(answer))));
    }

    /// The same for all that is asked for.
    fn ask_then(self, address: &'static str, body: Body, take: Box<dyn FnOnce(Answer)>) {
        let turn = self.asked.get_value().wrapping_add(1);
        self.asked.set_value(turn);
        leptos::task::spawn_local(async move {
            let answer = exchange(address, body).await;
            if self.asked.try_get_value() == Some(turn) {
                self.answered.set_value(turn);
                take(answer);
            }
        });
    }
}

/// The fields of a form by name, encoded as its body.
#[derive(Clone, Debug, Default)]
pub(crate) struct Body {
    #[cfg(feature = "hydrate")]
    encoded: String,
}

impl Body {
    /// These.
    pub(crate) fn of<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        #[cfg(feature = "hydrate")]
        return in_a_browser::encoded(&mut fields.into_iter());
        #[cfg(feature = "ssr")]
        {
            drop(fields);
            Self::default()
        }
    }

    /// Those of the form that is being submitted.
    #[cfg(feature = "workspace")]
    pub(crate) fn of_form(event: &leptos::ev::SubmitEvent) -> Self {
        #[cfg(feature = "hydrate")]
        return in_a_browser::of_form(event).unwrap_or_default();
        #[cfg(feature = "ssr")]
        {
            _ = event;
            Self::default()
        }
    }
}

#[cfg(feature = "hydrate")]
mod in_a_browser {
    use super::{Answer, ApiError, Body};
    use crate::wire::Wire;
    use domain::refusal::Refusal;
    use leptos::server_fn::{
        ContentType,
        client::{Client, browser::BrowserClient},
        request::{ClientReq, browser::BrowserRequest},
        response::ClientRes,
    };
    use web_sys::UrlSearchParams;

    const FORM: &str = "application/x-www-form-urlencoded";

    /// One request and its answer, whatever it is about.
    pub(crate) async fn exchange(address: &str, body: Body) -> Answer {
        let request = <BrowserRequest as ClientReq<ApiError>>::try_new_post(
            address,
            FORM,
            Wire::CONTENT_TYPE,
            body.encoded,
        )?;
        let response = <BrowserClient as Client<ApiError>>::send(request).await?;
        let status = ClientRes::<ApiError>::status(&response);
        let answer = ClientRes::<ApiError>::try_into_bytes(response).await?;
        if status >= 400 {
            return Err(domain::wire::from_bytes(&answer).unwrap_or_else(|_| foreign(status)));
        }
        Ok(answer)
    }

    /// Why a request failed that no server function answered: what stands before them refused it.
    fn foreign(status: u16) -> ApiError {
        match status {
            413 => ApiError::Refused(Refusal::NotAllowed(
                "That was too much text at once. Shorten it and try again.".to_owned(),
            )),
            403 | 500.. => ApiError::Unreachable,
            _ => ApiError::Outdated,
        }
    }

    pub(super) fn encoded(fields: &mut dyn Iterator<Item = (&str, &str)>) -> Body {
        let Ok(parameters) = UrlSearchParams::new() else {
            return Body::default();
        };
        for (name, value) in fields {
            parameters.append(name, value);
        }
        Body {
            encoded: String::from(parameters.to_string()),
        }
    }

    #[cfg(feature = "workspace")]
    pub(super) fn of_form(event: &leptos::ev::SubmitEvent) -> Option<Body> {
        use leptos::wasm_bindgen::JsCast;
        use web_sys::{FormData, HtmlButtonElement, HtmlFormElement};

        let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
        let data = FormData::new_with_form(&form).ok()?;
        let parameters = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
        // As a browser does: the button that was pressed is a field, too.
        let button = event
            .submitter()
            .and_then(|button| button.dyn_into::<HtmlButtonElement>().ok());
        if let Some(button) = button.filter(|button| !button.name().is_empty()) {
            parameters.append(&button.name(), &button.value());
        }
        Some(Body {
            encoded: String::from(parameters.to_string()),
        })
    }
}
