//! What is around every page of the workspace: the rail, and the parts that its pages share.
//!
//! | part | for |
//! |---|---|
//! | [`frame`] | skip link, rail, and the page beside it |
//! | [`Page`] | the `<main>` of a page |
//! | [`Notice`] | what the last form did, above the heading |
//! | [`PostForm`] | a form |
//! | [`SentForm`] | a form's messages and what was typed |
//! | [`originals`], [`conflict`] | an edit that somebody else overtook |
//! | [`titled`] | `Thing – Organisation` for the tab |

use crate::ui::still;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
mod conflict;
#[cfg(feature = "ssr")]
mod form_state;
mod notice;
mod page;
#[cfg(feature = "ssr")]
mod rail;
#[cfg(feature = "ssr")]
mod theme;
#[cfg(feature = "ssr")]
mod titled;

#[cfg(feature = "ssr")]
pub(crate) use conflict::{conflict, originals};
#[cfg(feature = "ssr")]
pub(crate) use form_state::{SentForm, PostForm};
pub(crate) use notice::Notice;
pub(crate) use page::Page;
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
