//! Accounts: their list, and what is true of one.
#![expect(missing_docs, reason = "what the server macro makes of arguments has no docs")]

use crate::{api::ApiError, wire::Answer};
use domain::{forms, ids::AccountId, views::pages};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{
    api::{
        answering::{answer, lead_form_to, staff},
        said::leave,
    },
    workspace::{paths::plan_path, rail_accounts},
};
#[cfg(feature = "ssr")]
use domain::editing::Edit;

/// A page of the accounts, by name.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "accounts", output = Answer)]
pub async fn accounts(text: String, mine: bool, page: u32) -> Result<pages::AccountPage, ApiError> {
    answer(staff()?.accounts(&text, mine, page).await)
}

/// The accounts in the rail of the page at that path, as HTML: those that the member of staff owns.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "rail", output = Answer)]
pub async fn rail(path: String) -> Result<String, ApiError> {
    let frame = answer(staff()?.frame().await)?;
    Ok(rail_accounts(frame.my_accounts, &path))
}

/// Adds an account with an empty plan.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "create_account", output = Answer)]
pub async fn create_account(
    account: AccountId,
    #[server(flatten)] form: forms::AccountForm,
) -> Result<(), ApiError> {
    answer(staff()?.create_account(account, form).await)?;
    leave("The account was created.".into()).await;
    lead_form_to(&plan_path(account));
    Ok(())
}

/// Edits an account.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "edit_account", output = Answer)]
pub async fn edit_account(
    account: AccountId,
    #[server(flatten)] now: forms::AccountForm,
    #[server(default)] was: forms::AccountForm,
) -> Result<(), ApiError> {
    answer(staff()?.edit_account(account, Edit { was, now }).await)?;
    leave("The account was saved.".into()).await;
    lead_form_to(&plan_path(account));
    Ok(())
}
