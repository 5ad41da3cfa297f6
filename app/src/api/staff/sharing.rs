//! Sharing a plan.
#![expect(missing_docs, reason = "what the server macro makes of arguments has no docs")]

use crate::{api::ApiError, wire::Answer};
use domain::{
    forms,
    ids::{AccountId, OperationId},
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{
    api::{
        answering::{answer, lead_form_to, staff, tandem},
        said::leave,
    },
    workspace::paths::{contacts_path, plan_path},
};
#[cfg(feature = "ssr")]
use domain::{editing::Edit, plan::NAME_CUSTOMERS_SEE_IN_TEXT};

/// Shares the plan, gives the chosen contacts access and, with `mail`, invites them. Its notice says who was invited.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "share_plan", output = Answer)]
pub async fn share_plan(
    account: AccountId,
    operation: OperationId,
    #[server(flatten)] form: forms::ShareForm,
    mail: bool,
) -> Result<(), ApiError> {
    let invited = answer(staff()?.share_plan(account, operation, form, mail).await)?;
    leave(shared_sentence(&invited).into()).await;
    lead_form_to(&after_sharing(account, tandem()?.mailer().can_send()));
    Ok(())
}

/// Names the plan for customers, and nothing else.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "name_plan", output = Answer)]
pub async fn name_plan(
    account: AccountId,
    title: String,
    #[server(default)] was_title: String,
) -> Result<(), ApiError> {
    let (was, now) = (was_title.as_str(), title.as_str());
    answer(staff()?.name_plan(account, Edit { was, now }).await)?;
    leave(format!("The {NAME_CUSTOMERS_SEE_IN_TEXT} was saved.").into()).await;
    lead_form_to(&plan_path(account));
    Ok(())
}

/// Unshares the plan, at once, on open pages too.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "unshare_plan", output = Answer)]
pub async fn unshare_plan(account: AccountId) -> Result<(), ApiError> {
    answer(staff()?.unshare_plan(account).await)?;
    leave("The plan is no longer shared. Nobody outside sees it.".into()).await;
    lead_form_to(&plan_path(account));
    Ok(())
}

/// Where sharing leads: back to the plan, or where nobody was mailed a link, to where links are copied.
#[cfg(feature = "ssr")]
fn after_sharing(account: AccountId, can_mail: bool) -> String {
    if can_mail {
        plan_path(account)
    } else {
        contacts_path(account)
    }
}

/// The most people that the page names after sharing.
#[cfg(feature = "ssr")]
const NAMED: usize = 5;

/// What the page says after sharing.
#[cfg(feature = "ssr")]
fn shared_sentence(invited: &[String]) -> String {
    match invited.len() {
        0 => "The plan is shared. No mail was sent.".to_owned(),
        // The notice travels in a cookie, where a whole company would find no room.
        1..=NAMED => domain::names::ended(format!(
            "The plan is shared. Invited {}",
            domain::people::enumerate(invited)
        )),
        many => format!("The plan is shared. Invited {many} people."),
    }
}
