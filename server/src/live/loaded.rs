//! A snapshot with its projections, each made when it is first wanted.

use super::face::{Tagged, tag};
use domain::{snapshot::Snapshot, views::customer::CustomerPlan, views::staff::StaffView};
use std::{
    ops::Deref,
    sync::{Arc, OnceLock},
};

/// A snapshot that was loaded, and what was made of it.
pub(crate) struct Loaded {
    snapshot: Snapshot,
    staff: OnceLock<Arc<Tagged<StaffView>>>,
    customer: OnceLock<Arc<Tagged<CustomerPlan>>>,
}

impl Loaded {
    pub(crate) const fn new(snapshot: Snapshot) -> Self {
        Self {
            snapshot,
            staff: OnceLock::new(),
            customer: OnceLock::new(),
        }
    }

    /// What staff see.
    pub(crate) fn staff(&self) -> &Arc<Tagged<StaffView>> {
        self.staff
            .get_or_init(|| Arc::new(tag(StaffView::of(&self.snapshot))))
    }

    /// What the account's contacts see.
    pub(crate) fn customer(&self) -> &Arc<Tagged<CustomerPlan>> {
        self.customer
            .get_or_init(|| Arc::new(tag(CustomerPlan::of(&self.snapshot))))
    }
}

impl Deref for Loaded {
    type Target = Snapshot;

    fn deref(&self) -> &Snapshot {
        &self.snapshot
    }
}
