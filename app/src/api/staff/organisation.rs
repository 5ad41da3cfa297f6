//! The organisation’s settings.
#![expect(missing_docs, reason = "what the server macro makes of arguments has no docs")]

use crate::{api::ApiError, wire::Answer};
use domain::{forms, views::pages};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::api::answering::{answer, go_to_if_plain, notice_if_plain, staff};
#[cfg(feature = "ssr")]
use domain::editing::Edit;

/// The organisation's settings.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "organisation_settings", output = Answer)]
pub async fn organisation_settings() -> Result<pages::OrganisationSettings, ApiError> {
    answer(staff()?.organisation_settings().await)
}

/// Edits the organisation's name and when a due date is soon. Answers the form as it is written now.
///
/// Permissions: admins.
#[server(prefix = "/api/staff", endpoint = "edit_organisation", output = Answer)]
pub async fn edit_organisation(
    name: String,
    soon_days: String,
    #[server(default)] was: forms::OrganisationForm,
) -> Result<forms::OrganisationForm, ApiError> {
    let now = forms::OrganisationForm { name, soon_days };
    let written = answer(staff()?.edit_organisation(Edit { was, now }).await)?;
    notice_if_plain("The settings were saved.");
    go_to_if_plain("/settings");
    Ok(written)
}

/// Switches the customer portal on or off for everybody, at once.
///
/// Permissions: admins.
#[server(prefix = "/api/staff", endpoint = "set_portal_enabled", output = Answer)]
pub async fn set_portal_enabled(was_enabled: bool, #[server(default)] enabled: bool) -> Result<(), ApiError> {
    let (was, now) = (was_enabled, enabled);
    answer(staff()?.set_portal_enabled(Edit { was, now }).await)?;
    notice_if_plain("The settings were saved.");
    go_to_if_plain("/settings");
    Ok(())
}
