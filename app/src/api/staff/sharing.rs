//! Sharing a plan.
#![expect(missing_docs, reason = "what the server macro makes of arguments has no docs")]

use crate::{api::ApiError, wire::Answer};
use domain::{
    ids::{AccountId, OperationId},
    views::pages,
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{
    api::answering::{answer, lead_form_to, leave_notice, staff, tandem},
    workspace::{
        paths::plan_path,
        share::{after_sharing, shared_sentence},
    },
};
#[cfg(feature = "ssr")]
use domain::forms;

/// What the share dialog shows.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "share_editor", output = Answer)]
pub async fn share_editor(account: AccountId) -> Result<pages::ShareEditor, ApiError> {
    answer(staff()?.share_editor(account).await)
}

/// Shares the plan, gives the chosen contacts access and, with `mail`, invites them. Answers who was invited.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "share_plan", output = Answer)]
pub async fn share_plan(
    account: AccountId,
    operation: OperationId,
    title: String,
    #[server(default)] was_title: String,
    #[server(default)] contacts: Vec<String>,
    #[server(default)] message: String,
    mail: bool,
) -> Result<Vec<String>, ApiError> {
    let form = forms::ShareForm {
        title,
        was_title,
        contacts,
        message,
    };
    let invited = answer(staff()?.share_plan(account, operation, form, mail).await)?;
    leave_notice(&shared_sentence(&invited));
    lead_form_to(&after_sharing(account, tandem()?.mailer().can_send()));
    Ok(invited)
}

/// Unshares the plan, at once, on open pages too.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "unshare_plan", output = Answer)]
pub async fn unshare_plan(account: AccountId) -> Result<(), ApiError> {
    answer(staff()?.unshare_plan(account).await)?;
    leave_notice("The plan is no longer shared. Nobody outside sees it.");
    lead_form_to(&plan_path(account));
    Ok(())
}
