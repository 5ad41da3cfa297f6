//! What anybody may ask: setting up, signing in, joining the portal. Every function here is rate-limited or harmless.
#![expect(missing_docs, reason = "what the server macro makes of arguments has no docs")]

use super::ApiError;
use crate::wire::Answer;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::answering::{answer, lead_form_to, set_cookie, tandem};
#[cfg(feature = "ssr")]
use crate::cookies::asked_cookie;
#[cfg(feature = "ssr")]
use domain::percent::percent_encoded;
#[cfg(feature = "ssr")]
use server::local_page;

/// Makes an admin with a one-time link, and signs them in. The first one names the organisation.
///
/// Permissions: whoever holds the link, once, for 30 minutes.
#[server(prefix = "/api/public", endpoint = "set_up", output = Answer)]
pub async fn set_up(
    token: String,
    #[server(default)] organisation: String,
    name: String,
    email: String,
    password: String,
) -> Result<(), ApiError> {
    let tandem = tandem()?;
    let set_up = tandem.set_up(&token, &organisation, &name, &email, &password);
    let session = answer(set_up.await)?;
    set_cookie(&tandem.staff_cookie(&session));
    lead_form_to("/accounts");
    Ok(())
}

/// Signs a member of staff in and goes to the page first asked for.
///
/// Permissions: anybody, rate-limited by address and mailbox.
#[server(prefix = "/api/public", endpoint = "sign_in", output = Answer)]
pub async fn sign_in(email: String, password: String, #[server(default)] to: String) -> Result<(), ApiError> {
    let tandem = tandem()?;
    let session = answer(tandem.sign_in(&email, &password, client_address()).await)?;
    set_cookie(&tandem.staff_cookie(&session));
    lead_form_to(&local_page(&to, "/accounts"));
    Ok(())
}

/// Signs in as the demo's CSM and goes to the page first asked for.
///
/// Permissions: anybody, in demo mode only; elsewhere there's no such thing.
#[server(prefix = "/api/public", endpoint = "sign_in_demo", output = Answer)]
pub async fn sign_in_demo(#[server(default)] to: String) -> Result<(), ApiError> {
    let tandem = tandem()?;
    let session = answer(tandem.sign_in_demo().await)?;
    set_cookie(&tandem.staff_cookie(&session));
    lead_form_to(&local_page(&to, "/accounts"));
    Ok(())
}

/// Enters the portal with a mailed link.
///
/// Permissions: whoever holds a link that is good, for a contact with live access.
#[server(prefix = "/api/public", endpoint = "join", output = Answer)]
pub async fn join(token: String, #[server(default)] to: String) -> Result<(), ApiError> {
    let tandem = tandem()?;
    let joined = answer(tandem.join(&token, client_address()).await)?;
    set_cookie(&tandem.portal_cookie(&joined.token));
    set_cookie(&asked_cookie("", tandem.settings().is_https()));
    lead_form_to(&joined.page(&to));
    Ok(())
}

/// Mails a new link to an address, if it belongs to a contact with access. The answer is the same for every address; the browser keeps
/// the address for the page that follows.
///
/// Permissions: anybody, rate-limited by address and mailbox.
#[server(prefix = "/api/public", endpoint = "request_link", output = Answer)]
pub async fn request_link(email: String, #[server(default)] to: String) -> Result<(), ApiError> {
    let tandem = tandem()?;
    answer(tandem.request_link(&email, &to, client_address()).await)?;
    set_cookie(&asked_cookie(email.trim(), tandem.settings().is_https()));
    lead_form_to(&door_after(&to));
    Ok(())
}

/// The door that says that a link is on its way. An address may have been mistyped, so it still knows the page first asked for.
#[cfg(feature = "ssr")]
fn door_after(to: &str) -> String {
    match to {
        "" => "/p?sent=1".to_owned(),
        to => format!("/p?sent=1&to={}", percent_encoded(to)),
    }
}

/// Mails a new link to the address an expired link was made for. Whoever holds the link is not told that address.
///
/// Permissions: whoever holds the expired link, rate-limited.
#[server(prefix = "/api/public", endpoint = "request_link_again", output = Answer)]
pub async fn request_link_again(token: String) -> Result<(), ApiError> {
    let tandem = tandem()?;
    answer(tandem.request_link_again(&token, client_address()).await)?;
    // Another address may have been asked for before.
    set_cookie(&asked_cookie("", tandem.settings().is_https()));
    lead_form_to("/p?sent=1");
    Ok(())
}

/// The client's address, which the HTTP layer worked out.
#[cfg(feature = "ssr")]
fn client_address() -> std::net::IpAddr {
    use_context::<std::net::IpAddr>().unwrap_or(std::net::IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED))
}
