//! What people see: the workspace for staff and the portal for customers. Compiled for the server, with the feature `ssr`, or for browsers,
//! with `hydrate`: always with one of them, so what is for the one alone names its feature, and never the other with a `not`.
//!
//! [`api`] holds the server functions by audience, [`workspace`] the CSM's pages, [`portal`] the customer's pages, [`ui`] the parts
//! both are made of, [`live`] what keeps an open page current. Not here: rules (the crate `domain`) and anything a machine does
//! (the crate `server`).

#![recursion_limit = "1024"]
#![cfg_attr(
    feature = "workspace",
    expect(
        unreachable_pub,
        reason = "what the component macro makes of a private component is public"
    )
)]

pub mod api;
#[cfg(feature = "ssr")]
pub mod cookies;
#[cfg(feature = "ssr")]
pub mod document;
#[cfg(feature = "hydrate")]
mod erased;
pub mod live;
pub mod portal;
pub mod request;
pub mod ui;
pub mod wire;
#[cfg(feature = "workspace")]
pub mod workspace;
