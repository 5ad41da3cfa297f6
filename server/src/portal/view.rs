//! What a contact sees of a task they open.

use crate::actor::Guest;
use domain::{
    ids::TaskId,
    refusal::Refusal,
    views::customer::{CustomerTaskDetail, for_customers},
};

impl Guest {
    /// A task, opened.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] if there is no such task, or if this contact does not see it.
    pub async fn task_detail(&self, task: TaskId) -> Result<CustomerTaskDetail, Refusal> {
        let snapshot = self
            .tandem()
            .store()
            .snapshot(self.tandem(), self.account())
            .await?
            .ok_or(Refusal::NotFound)?;
        CustomerTaskDetail::of(&snapshot, self.contact(), task)
            .map(for_customers)
            .ok_or(Refusal::NotFound)
    }
}
