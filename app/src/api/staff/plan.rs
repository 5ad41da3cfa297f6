//! An account’s plan as a whole.
#![expect(missing_docs, reason = "what the server macro makes of arguments has no docs")]

use crate::{api::ApiError, wire::Answer};
use domain::{forms, ids::AccountId};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{
    api::{
        answering::{answer, lead_form_to, staff},
        said::leave,
    },
    workspace::paths::plan_path,
};
#[cfg(feature = "ssr")]
use domain::editing::Edit;

/// The internal summary, as safe HTML.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "plan_summary", output = Answer)]
pub async fn plan_summary(account: AccountId) -> Result<String, ApiError> {
    answer(staff()?.plan_summary(account).await)
}

/// Edits the internal summary and the go-live date.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "edit_plan", output = Answer)]
pub async fn edit_plan(
    account: AccountId,
    #[server(flatten)] now: forms::PlanForm,
    #[server(default)] was: forms::PlanForm,
) -> Result<(), ApiError> {
    answer(staff()?.edit_plan(account, Edit { was, now }).await)?;
    leave("The plan summary was saved.".into()).await;
    lead_form_to(&plan_path(account));
    Ok(())
}
