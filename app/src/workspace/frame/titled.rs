//! What a page's tab is called.

use crate::ui::set_title;
use domain::views::pages::Frame;
use leptos::prelude::*;

/// Names the page's tab by these parts and the organisation: `Edit task – Sitwell Homes – Northwind`. The server does; a browser finds it
/// named.
pub(crate) fn titled(parts: &[&str]) {
    let organisation = use_context::<Frame>().map(|frame| frame.organisation);
    let parts: Vec<&str> = parts.iter().copied().chain(organisation.as_deref()).collect();
    set_title(&parts);
}
