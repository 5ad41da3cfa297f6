//! What a chosen contact sees, or would see once the plan is shared: read-only, for staff, without a portal session.

use crate::actor::Staff;
use domain::{
    ids::{AccountId, ContactId, TaskId},
    refusal::Refusal,
    views::customer::{CustomerTaskDetail, CustomerView},
};

impl Staff {
    /// The plan as the contact sees it, or would once it is shared and they have access. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn customer_view(
        &self,
        account: AccountId,
        contact: ContactId,
    ) -> Result<CustomerView, Refusal> {
        let snapshot = self.plan_now(account).await?;
        tracing::info!(user = %self.user(), %account, %contact, "customer view opened");
        CustomerView::preview(&snapshot, contact).ok_or(Refusal::NotFound)
    }

    /// A task as the contact sees it, or would. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], also for a task that is not shareable.
    pub async fn customer_task(
        &self,
        account: AccountId,
        contact: ContactId,
        task: TaskId,
    ) -> Result<CustomerTaskDetail, Refusal> {
        let snapshot = self.plan_now(account).await?;
        snapshot.contact(contact).ok_or(Refusal::NotFound)?;
        CustomerTaskDetail::preview(&snapshot, task).ok_or(Refusal::NotFound)
    }
}
