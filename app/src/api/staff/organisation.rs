//! The organisation’s settings.
#![expect(missing_docs, reason = "what the server macro makes of arguments has no docs")]

use crate::{api::ApiError, wire::Answer};
use domain::forms;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::api::{
    answering::{answer, lead_form_to, staff},
    said::leave,
};
#[cfg(feature = "ssr")]
use domain::editing::Edit;

/// Edits the organisation's name and when a due date is soon.
///
/// Permissions: admins.
#[server(prefix = "/api/staff", endpoint = "edit_organisation", output = Answer)]
pub async fn edit_organisation(
    #[server(flatten)] now: forms::OrganisationForm,
    #[server(default)] was: forms::OrganisationForm,
) -> Result<(), ApiError> {
    answer(staff()?.edit_organisation(Edit { was, now }).await)?;
    leave("The settings were saved.".into()).await;
    lead_form_to("/settings");
    Ok(())
}

/// Switches the customer portal on or off for everybody, at once.
///
/// Permissions: admins.
#[server(prefix = "/api/staff", endpoint = "set_portal_enabled", output = Answer)]
pub async fn set_portal_enabled(enabled: bool) -> Result<(), ApiError> {
    answer(staff()?.set_portal_enabled(enabled).await)?;
    leave(switched_sentence(enabled).into()).await;
    lead_form_to("/settings");
    Ok(())
}

/// What the settings say once the portal was switched.
#[cfg(feature = "ssr")]
const fn switched_sentence(on: bool) -> &'static str {
    if on {
        "The customer portal is on. Contacts with access see shared plans."
    } else {
        "The customer portal is off. Nobody outside sees anything."
    }
}
