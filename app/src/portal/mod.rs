//! The customer's pages. The portal has no router in the browser: its pages are ordinary addresses, and links are links.
//!
//! Everything a page shows comes in a [`PortalScreen`]. The HTTP layer makes it, with [`PortalScreen::of`], of one sealed customer type.

use crate::{request::Returned, ui};
use domain::views::customer::{
    CustomerPage, CustomerTaskPage, CustomerVisible,
    door::{Door, Missing, OpenedLink},
};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use serde::{Deserialize, Serialize};

pub mod door;
mod frame;
pub mod join;
pub mod missing;
pub mod plan;
pub mod task;
pub mod wording;

/// What one page of the portal shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PortalScreen {
    /// "Enter your e-mail."
    Door(Door),
    /// What became of a mailed link.
    Join(OpenedLink),
    /// The plan.
    Plan(CustomerPage),
    /// A task.
    Task(CustomerTaskPage),
    /// "This page isn't available."
    Missing(Missing),
}

macro_rules! shown_by {
    ($($content:ident => $screen:ident),* $(,)?) => {
        $(impl From<$content> for PortalScreen {
            fn from(content: $content) -> Self {
                Self::$screen(content)
            }
        })*
    };
}
shown_by!(Door => Door, OpenedLink => Join, CustomerPage => Plan, CustomerTaskPage => Task, Missing => Missing);

impl PortalScreen {
    /// The screen that shows this, which must be sealed as visible to customers.
    #[must_use]
    pub fn of<C: CustomerVisible + Into<Self>>(content: C) -> Self {
        content.into()
    }

    /// Whether scripts add anything to it. Doors are plain forms.
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
    let screen =
        SharedValue::new(|| use_context().unwrap_or_else(|| PortalScreen::of(Missing::of(String::new()))))
            .into_inner();
    let page = match screen {
        PortalScreen::Door(door) => view! { <door::DoorPage door/> }.into_any(),
        PortalScreen::Join(link) => view! { <join::JoinPage link/> }.into_any(),
        PortalScreen::Plan(page) => view! { <plan::PlanPage page/> }.into_any(),
        PortalScreen::Task(task) => view! { <task::TaskPage task/> }.into_any(),
        PortalScreen::Missing(missing) => view! { <missing::MissingPage missing/> }.into_any(),
    };
    view! {
        {page}
        <ui::LiveRegions/>
    }
}
