//! The customer's pages. The portal has no router in the browser: its pages are ordinary addresses, and links are links.
//!
//! Everything a page shows comes in a [`PortalScreen`] that the HTTP layer made from a guest; only sealed customer types are in it.

use crate::{request::Returned, ui, wire};
use domain::views::customer::{CustomerPage, CustomerTaskDetail};
#[cfg(not(feature = "hydrate"))]
use domain::views::pages::{Door, JoinState};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use serde::{Deserialize, Serialize};

#[cfg(not(feature = "hydrate"))]
pub mod door;
mod frame;
#[cfg(not(feature = "hydrate"))]
pub mod join;
#[cfg(not(feature = "hydrate"))]
pub mod missing;
pub mod plan;
pub mod task;
pub mod wording;

/// What one page of the portal shows. Doors are plain forms, drawn by the server alone: no browser is given the code for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PortalScreen {
    #[cfg(not(feature = "hydrate"))]
    /// "Enter your e-mail." `to` is the page first asked for.
    Door {
        /// What is known without a session.
        door: Door,
        /// The page first asked for, or empty.
        to: String,
        /// What just happened.
        note: DoorNote,
    },
    #[cfg(not(feature = "hydrate"))]
    /// What became of a mailed link. The token is in the page's form only.
    Join {
        /// How the link stands.
        state: JoinState,
        /// The link's token, for the form that posts it.
        token: String,
        /// The page first asked for, or empty.
        to: String,
    },
    /// The plan.
    Plan(CustomerPage),
    /// A task.
    Task {
        /// The plan around it.
        page: CustomerPage,
        /// The task.
        detail: CustomerTaskDetail,
        /// Its description as safe HTML.
        html: String,
    },
    #[cfg(not(feature = "hydrate"))]
    /// "This page isn't available."
    Missing {
        /// The vendor's name.
        organisation: String,
    },
}

/// What just happened at the door.
#[cfg(not(feature = "hydrate"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DoorNote {
    /// Nothing.
    #[default]
    None,
    /// A link was asked for.
    Sent,
    /// Somebody signed out.
    SignedOut,
    /// The session has ended.
    Ended,
}

impl PortalScreen {
    /// Whether scripts add anything to it.
    #[must_use]
    pub const fn is_live(&self) -> bool {
        matches!(self, Self::Plan(_) | Self::Task { .. })
    }
}

/// The root of the portal.
#[component]
pub fn PortalApp() -> impl IntoView {
    provide_meta_context();
    Returned::provide();
    ui::Announcer::provide();
    crate::live::mark_hydrated();
    let screen = wire::shared(use_context::<PortalScreen>);
    let page = match screen {
        Some(PortalScreen::Plan(page)) => view! { <plan::PlanPage page/> }.into_any(),
        Some(PortalScreen::Task { page, detail, html }) => view! { <task::TaskPage page detail html/> }.into_any(),
        #[cfg(not(feature = "hydrate"))]
        Some(PortalScreen::Door { door, to, note }) => view! { <door::DoorPage door to note/> }.into_any(),
        #[cfg(not(feature = "hydrate"))]
        Some(PortalScreen::Join { state, token, to }) => view! { <join::JoinPage state token to/> }.into_any(),
        #[cfg(not(feature = "hydrate"))]
        Some(PortalScreen::Missing { organisation }) => view! { <missing::MissingPage organisation/> }.into_any(),
        None => ().into_any(),
    };
    view! {
        {page}
        <ui::LiveRegions/>
    }
}
