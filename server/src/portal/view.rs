//! What a contact reads: the plan of their account, and a task they open.

use crate::{actor::Guest, live::Loaded};
use domain::{
    ids::TaskId,
    refusal::Refusal,
    views::customer::{CustomerTaskDetail, for_customers},
};
use std::sync::Arc;

impl Guest {
    /// The plan of their account, for requests that only read: the one that is kept, if it is of the version that was found with their
    /// session, so that a page costs one statement. After a change it would be the plan of before.
    pub(crate) async fn plan_now(&self) -> Result<Arc<Loaded>, Refusal> {
        let (tandem, store) = (self.tandem(), self.tandem().store());
        if let Some(kept) = store.kept_snapshot(tandem, self.account(), self.version()) {
            return Ok(kept);
        }
        store
            .snapshot(tandem, self.account())
            .await?
            .ok_or(Refusal::NotFound)
    }

    /// A task, opened.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] if there is no such task, or if this contact does not see it.
    pub async fn task_detail(&self, task: TaskId) -> Result<CustomerTaskDetail, Refusal> {
        let snapshot = self.plan_now().await?;
        CustomerTaskDetail::of(&snapshot, self.contact(), task)
            .map(for_customers)
            .ok_or(Refusal::NotFound)
    }
}
