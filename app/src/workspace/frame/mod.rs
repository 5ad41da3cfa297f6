//! What is around every page of the workspace: the rail, and the parts that its pages share.
//!
//! | part | for |
//! |---|---|
//! | [`frame`] | skip link, rail, and the page beside it |
//! | [`Page`] | the `<main>` of a page, with what the last form did |
//! | [`FormPage`], [`actions`] | a page with one form, and the form's buttons |
//! | [`way_back`] | the way back, for a [`Page`] |
//! | [`Notice`] | what the last form did, where a page is no [`Page`] |
//! | [`dismiss`] | what takes a banner away |
//! | [`follow_rail`] | the rail's accounts, on pages that live on in the browser |
//! | [`PostForm`] | a form |
//! | [`SentForm`] | a form's messages and what was typed |
//! | [`originals`], [`conflict`] | an edit that somebody else overtook |
//! | [`titled`] | the tab's name, by its parts |

use crate::ui::still;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
mod conflict;
mod dismiss;
mod follow_rail;
#[cfg(feature = "ssr")]
mod form_page;
mod notice;
mod page;
#[cfg(feature = "ssr")]
mod post_form;
#[cfg(feature = "ssr")]
mod rail;
#[cfg(feature = "ssr")]
mod sent_form;
#[cfg(feature = "ssr")]
mod theme;
#[cfg(feature = "ssr")]
mod titled;

#[cfg(feature = "ssr")]
pub(crate) use conflict::{conflict, originals};
pub(crate) use dismiss::dismiss;
pub(crate) use follow_rail::follow_rail;
#[cfg(feature = "ssr")]
pub(crate) use form_page::{FormPage, actions, way_back};
pub(crate) use notice::Notice;
pub(crate) use page::Page;
#[cfg(feature = "ssr")]
pub(crate) use post_form::PostForm;
#[cfg(feature = "ssr")]
pub(crate) use rail::rail_accounts;
#[cfg(feature = "ssr")]
pub(crate) use sent_form::SentForm;
#[cfg(feature = "ssr")]
pub(crate) use titled::titled;

/// The frame: skip link, rail, and the page beside it.
pub(crate) fn frame(page: impl IntoView + 'static) -> impl IntoView {
    view! {
        {still!(skip_link())}
        <div class="app">
            {still!(rail::rail())}
            {page}
        </div>
    }
}

#[cfg(feature = "ssr")]
fn skip_link() -> impl IntoView {
    view! {
        <a class="skip" href="#main">
            "Skip to content"
        </a>
    }
}
