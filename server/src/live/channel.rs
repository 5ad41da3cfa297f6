//! One watched account: its latest published state, and who waits for the next.

use super::{Loaded, face::Face};
use domain::views::{customer::CustomerPlan, staff::StaffView};
use std::sync::Arc;
use tokio::sync::{Mutex, watch};

/// What readers of an account are brought up to.
pub(super) struct Published {
    pub(super) loaded: Arc<Loaded>,
    pub(super) staff: Face<StaffView>,
    pub(super) customer: Face<CustomerPlan>,
}

/// One reader's place.
pub(super) type Receiver = watch::Receiver<Option<Arc<Published>>>;

/// One watched account.
pub(super) struct Channel {
    pub(super) published: watch::Sender<Option<Arc<Published>>>,
    /// One refresh at a time, so that states are published in order.
    refreshing: Mutex<()>,
}

impl Default for Channel {
    fn default() -> Self {
        Self {
            published: watch::Sender::new(None),
            refreshing: Mutex::new(()),
        }
    }
}

impl Channel {
    /// Publishes what `load` gives, unless it is not newer than what is published. Slow readers skip states, never queue them.
    pub(super) async fn refresh<F>(&self, load: impl FnOnce() -> F)
    where
        F: Future<Output = Option<Arc<Loaded>>>,
    {
        let _one_at_a_time = self.refreshing.lock().await;
        let Some(loaded) = load().await else {
            return;
        };
        let before = self.published.borrow().clone();
        let next = match before {
            Some(before)
                if Arc::ptr_eq(&before.loaded, &loaded) || before.loaded.version > loaded.version =>
            {
                return;
            }
            Some(before) => Published {
                staff: before.staff.followed_by(Arc::clone(loaded.staff())),
                customer: before.customer.followed_by(Arc::clone(loaded.customer())),
                loaded,
            },
            None => Published {
                staff: Face::new(Arc::clone(loaded.staff())),
                customer: Face::new(Arc::clone(loaded.customer())),
                loaded,
            },
        };
        self.published.send_replace(Some(Arc::new(next)));
    }
}
