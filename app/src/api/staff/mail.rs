//! The mails of a demo.

use crate::{api::ApiError, wire::Answer};
use domain::views::pages;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::api::answering::{answer, staff};

/// The mails a demo wrote to files, newest first.
///
/// Permissions: any member of staff, in demo mode only; elsewhere there's no such thing.
#[server(prefix = "/api/staff", endpoint = "dev_mails", output = Answer)]
pub async fn dev_mails() -> Result<Vec<pages::DevMail>, ApiError> {
    answer(staff()?.dev_mails().await)
}
