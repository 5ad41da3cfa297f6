//! What is around every page of the workspace: the rail, and the parts that its pages share.
//!
//! | part | for |
//! |---|---|
//! | [`Page`] | the `<main>` of a page |
//! | [`Notice`] | what the last form did, above the heading |
//! | [`Posting`], [`PostForm`] | a form that the page sends itself where scripts run |
//! | [`FormState`] | a form's messages and what was typed, with scripts and without |
//! | [`originals`], [`Conflict`] | an edit that somebody else overtook |
//! | [`loaded`], [`failed`] | what a resource brought, or why it did not |
//! | [`take_focus`] | the focus of a page that draws its own `<main>` |
//! | [`parameter`] | an id in the address |
//! | [`titled`] | `Thing – Organisation` for the tab |

use crate::api::staff;
use leptos::prelude::*;
use leptos_router::components::Outlet;

mod conflict;
mod form_state;
mod loaded;
mod notice;
mod page;
mod posting;
mod rail;
mod theme;

pub(crate) use conflict::{Conflict, originals};
pub(crate) use form_state::{FormState, Submit, entries};
pub(crate) use loaded::{FrameResource, failed, loaded, parameter};
pub(crate) use notice::{FirstPage, Notice};
pub(crate) use page::{Organisation, Page, take_focus, titled};
pub(crate) use posting::{PostForm, Posting};

/// The frame: skip link, rail, and the page beside it.
#[component]
pub(crate) fn FramePage() -> impl IntoView {
    FirstPage::provide();
    Organisation::provide();
    theme::provide();
    let frame = crate::resource::resource(|| (), |()| staff::frame());
    provide_context(FrameResource(frame));
    view! {
        // The router would swallow a link to a place on the same page: `external` leaves it to the browser, which moves the focus too.
        <a class="skip" href="#main" rel="external">
            "Skip to content"
        </a>
        <div class="app">
            <rail::Rail frame />
            <Outlet />
        </div>
    }
}
