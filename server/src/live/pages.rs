//! What the plan pages are rendered from: the same projections that the live stream goes on from.

use crate::actor::{Guest, Staff};
use domain::{
    ids::AccountId,
    refusal::Refusal,
    views::{
        customer::{CustomerPage, CustomerView, for_customers},
        pages::StaffPlanPage,
        staff::{StaffHeader, StaffView},
    },
};
use std::sync::Arc;

impl Staff {
    /// An account's plan, and the tag its live stream starts from.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn plan_page(&self, account: AccountId) -> Result<StaffPlanPage, Refusal> {
        let loaded = self.plan_now(account).await?;
        let staff = loaded.staff();
        Ok(StaffPlanPage {
            view: StaffView::clone(&staff.view),
            tag: staff.tag.clone(),
        })
    }

    /// What stands at the top of an account's pages: whose it is, and how it stands towards its customers.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn account_header(&self, account: AccountId) -> Result<StaffHeader, Refusal> {
        let loaded = self.plan_now(account).await?;
        Ok(loaded.staff().view.header.clone())
    }
}

impl Guest {
    /// What this contact sees, and the tag its live stream starts from.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] if they may no longer enter.
    pub async fn plan_page(&self) -> Result<CustomerPage, Refusal> {
        let loaded = self.plan_now().await?;
        let customer = loaded.customer();
        let view = CustomerView::from_projected(&loaded, self.contact(), Arc::clone(&customer.view))
            .ok_or(Refusal::NotFound)?;
        Ok(for_customers(view.tagged(customer.tag.clone())))
    }
}
