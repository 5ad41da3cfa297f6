//! Asking the server by the address and the fields of a form: a browser's program sends what the form sends without scripts.
//!
//! The program holds one function that does it. A server function called by its name brings its own: for its fields, for its request,
//! for its answer.

use super::ApiError;
use serde::de::DeserializeOwned;

/// Posts those fields to a server function's address, and reads what it answers.
#[cfg(feature = "hydrate")]
pub(crate) async fn post<T: DeserializeOwned>(address: &str, fields: Fields) -> Result<T, ApiError> {
    let answer = in_a_browser::exchange(address, fields).await?;
    domain::wire::from_bytes(&answer).map_err(|_| ApiError::Outdated)
}

/// Nothing is posted from the server.
#[cfg(not(feature = "hydrate"))]
pub(crate) async fn post<T: DeserializeOwned>(address: &str, fields: Fields) -> Result<T, ApiError> {
    _ = (address, fields);
    Err(ApiError::Unreachable)
}

/// The fields of a form by name, encoded as its body.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields {
    #[cfg(feature = "hydrate")]
    encoded: String,
}

impl Fields {
    /// These.
    pub(crate) fn of<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        #[cfg(feature = "hydrate")]
        return in_a_browser::encoded(&mut fields.into_iter());
        #[cfg(not(feature = "hydrate"))]
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
        #[cfg(not(feature = "hydrate"))]
        {
            _ = event;
            Self::default()
        }
    }

    /// What one of them says; empty if it isn't there.
    #[cfg(feature = "workspace")]
    pub(crate) fn get(&self, name: &str) -> String {
        #[cfg(feature = "hydrate")]
        return in_a_browser::field(&self.encoded, name).unwrap_or_default();
        #[cfg(not(feature = "hydrate"))]
        {
            _ = name;
            String::new()
        }
    }
}

#[cfg(feature = "hydrate")]
mod in_a_browser {
    use super::{ApiError, Fields};
    use crate::wire::Wire;
    use bytes::Bytes;
    use leptos::server_fn::{
        ContentType,
        client::{Client, browser::BrowserClient},
        error::FromServerFnError,
        redirect::call_redirect_hook,
        request::{ClientReq, browser::BrowserRequest},
        response::ClientRes,
    };
    use web_sys::UrlSearchParams;

    const FORM: &str = "application/x-www-form-urlencoded";

    /// One request and its answer, whatever it is about.
    pub(super) async fn exchange(address: &str, fields: Fields) -> Result<Bytes, ApiError> {
        let request = <BrowserRequest as ClientReq<ApiError>>::try_new_post(
            address,
            FORM,
            Wire::CONTENT_TYPE,
            fields.encoded,
        )?;
        let response = <BrowserClient as Client<ApiError>>::send(request).await?;
        let status = ClientRes::<ApiError>::status(&response);
        let leads_to = (matches!(status, 300..400) || ClientRes::<ApiError>::has_redirect(&response))
            .then(|| ClientRes::<ApiError>::location(&response));
        let answer = ClientRes::<ApiError>::try_into_bytes(response).await?;
        if status >= 400 {
            return Err(ApiError::de(answer));
        }
        if let Some(next) = leads_to {
            call_redirect_hook(&next);
        }
        Ok(answer)
    }

    pub(super) fn encoded(fields: &mut dyn Iterator<Item = (&str, &str)>) -> Fields {
        let Ok(parameters) = UrlSearchParams::new() else {
            return Fields::default();
        };
        for (name, value) in fields {
            parameters.append(name, value);
        }
        Fields {
            encoded: String::from(parameters.to_string()),
        }
    }

    #[cfg(feature = "workspace")]
    pub(super) fn of_form(event: &leptos::ev::SubmitEvent) -> Option<Fields> {
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
        Some(Fields {
            encoded: String::from(parameters.to_string()),
        })
    }

    #[cfg(feature = "workspace")]
    pub(super) fn field(encoded: &str, name: &str) -> Option<String> {
        UrlSearchParams::new_with_str(encoded).ok()?.get(name)
    }
}
