//! Addresses inside a portal, or inside the customer view of the workspace, which shows the same pages elsewhere.

use domain::{filters::PortalFilter, ids::TaskId};
use std::sync::Arc;

/// Where the pages of one portal stand.
#[derive(Clone, Debug)]
pub(crate) struct Paths {
    base: Arc<str>,
    extra: Arc<str>,
}

impl Paths {
    /// Under `base`, with `extra` in every query (without `?` or `&` at its ends).
    pub(crate) fn new(base: &str, extra: &str) -> Self {
        Self {
            base: base.into(),
            extra: extra.into(),
        }
    }

    /// The plan, filtered.
    pub(crate) fn plan(&self, filter: PortalFilter) -> String {
        format!("{}{}", self.base, self.query(filter))
    }

    /// A task; its way back keeps the filter.
    pub(crate) fn task(&self, id: TaskId, filter: PortalFilter) -> String {
        format!("{}/tasks/{id}{}", self.base, self.query(filter))
    }

    fn query(&self, filter: PortalFilter) -> String {
        match (filter, &*self.extra) {
            (PortalFilter::All, "") => String::new(),
            (PortalFilter::All, extra) => format!("?{extra}"),
            (filter, "") => format!("?show={}", filter.key()),
            (filter, extra) => format!("?show={}&{extra}", filter.key()),
        }
    }
}
