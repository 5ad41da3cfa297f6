//! The customer's pages. The portal has no router in the browser: its pages are ordinary addresses, and links are links.
//!
//! Everything a page shows comes in a [`PortalScreen`]. The HTTP layer makes it, with [`PortalScreen::of`], of one sealed customer type.

use crate::{request::Returned, ui, wire};
#[cfg(not(feature = "hydrate"))]
use domain::views::customer::door::{Door, Missing, OpenedLink};
use domain::views::customer::{CustomerPage, CustomerTaskPage, CustomerVisible};
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
    /// The plan.
    Plan(Box<CustomerPage>),
    /// A task.
    Task(Box<CustomerTaskPage>),
    // What only the server draws comes last: the encoding counts the screens that a browser knows.
    /// "Enter your e-mail."
    #[cfg(not(feature = "hydrate"))]
    Door(Door),
    /// What became of a mailed link.
    #[cfg(not(feature = "hydrate"))]
    Join(OpenedLink),
    /// "This page isn't available."
    #[cfg(not(feature = "hydrate"))]
    Missing(Missing),
}

macro_rules! shown_by {
    ($($content:ident => $screen:ident),* $(,)?) => {
        $(impl From<$content> for PortalScreen {
            fn from(content: $content) -> Self {
                Self::$screen(content.into())
            }
        })*
    };
}
shown_by!(CustomerPage => Plan, CustomerTaskPage => Task);
#[cfg(not(feature = "hydrate"))]
shown_by!(Door => Door, OpenedLink => Join, Missing => Missing);

impl PortalScreen {
    /// The screen that shows this, which must be sealed as visible to customers.
    #[must_use]
    pub fn of<C: CustomerVisible + Into<Self>>(content: C) -> Self {
        content.into()
    }

    /// Whether scripts add anything to it.
    #[must_use]
    pub const fn is_live(&self) -> bool {
        matches!(self, Self::Plan(_) | Self::Task(_))
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
        Some(PortalScreen::Plan(page)) => view! { <plan::PlanPage page=*page/> }.into_any(),
        Some(PortalScreen::Task(task)) => view! { <task::TaskPage task=*task/> }.into_any(),
        #[cfg(not(feature = "hydrate"))]
        Some(PortalScreen::Door(door)) => view! { <door::DoorPage door/> }.into_any(),
        #[cfg(not(feature = "hydrate"))]
        Some(PortalScreen::Join(link)) => view! { <join::JoinPage link/> }.into_any(),
        #[cfg(not(feature = "hydrate"))]
        Some(PortalScreen::Missing(missing)) => view! { <missing::MissingPage missing/> }.into_any(),
        None => ().into_any(),
    };
    view! {
        {page}
        <ui::LiveRegions/>
    }
}
