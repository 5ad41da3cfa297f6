//! The frame around every page, and leaving.

use crate::{api::ApiError, wire::Answer};
use domain::views::pages;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::api::answering::{answer, go_to, set_cookie, staff, tandem};

/// The frame around every page.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "frame", output = Answer)]
pub async fn frame() -> Result<pages::Frame, ApiError> {
    answer(staff()?.frame().await)
}

/// Ends this browser's session.
///
/// Permissions: any member of staff, their own session.
#[server(prefix = "/api/staff", endpoint = "sign_out", output = Answer)]
pub async fn sign_out() -> Result<(), ApiError> {
    answer(staff()?.sign_out().await)?;
    set_cookie(&tandem()?.no_staff_cookie());
    go_to("/sign-in");
    Ok(())
}
