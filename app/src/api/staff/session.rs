//! Leaving.

use crate::{api::ApiError, wire::Answer};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::api::answering::{answer, lead_form_to, set_cookie, staff, tandem};

/// Ends this browser's session.
///
/// Permissions: any member of staff, their own session.
#[server(prefix = "/api/staff", endpoint = "sign_out", output = Answer)]
pub async fn sign_out() -> Result<(), ApiError> {
    answer(staff()?.sign_out().await)?;
    let tandem = tandem()?;
    set_cookie(&tandem.no_staff_cookie());
    forget_forms(tandem.settings().is_https());
    lead_form_to("/sign-in");
    Ok(())
}

/// Makes the browser forget what this person left unsaved: it is for nobody who signs in here next.
#[cfg(feature = "ssr")]
fn forget_forms(is_https: bool) {
    for cookie in crate::cookies::of_forms(is_https) {
        set_cookie(&cookie);
    }
}
