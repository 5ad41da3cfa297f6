//! Reading an account's plan as staff, and the ways in which every operation on one begins.

use crate::{
    actor::{Guest, Staff},
    live::Loaded,
    store::AccountChange,
};
use domain::{ids::AccountId, refusal::Refusal, snapshot::Snapshot};
use std::sync::Arc;

impl Staff {
    /// The account's plan at its current version, for reading.
    pub(crate) async fn plan_now(&self, account: AccountId) -> Result<Arc<Loaded>, Refusal> {
        let mut reading = self.reading().lock().await;
        if let Some((read, loaded)) = &*reading
            && *read == account
        {
            return Ok(Arc::clone(loaded));
        }
        let loaded = self
            .tandem()
            .store()
            .snapshot(self.tandem(), account)
            .await?
            .ok_or(Refusal::NotFound)?;
        *reading = Some((account, Arc::clone(&loaded)));
        Ok(loaded)
    }

    /// Begins a change of an account, with its plan as it is inside the change.
    pub(crate) async fn begin(&self, account: AccountId) -> Result<(AccountChange, Snapshot), Refusal> {
        self.forget_reading().await;
        let change = self.tandem().store().change(self.tandem(), account).await?;
        let snapshot = change.snapshot().await?;
        Ok((change, snapshot))
    }

    /// Forgets what this request has read, because it is about to change: before every change.
    pub(crate) async fn forget_reading(&self) {
        *self.reading().lock().await = None;
    }
}

impl Guest {
    /// Begins a change of their account, with its plan as it is inside the change.
    pub(crate) async fn begin(&self) -> Result<(AccountChange, Snapshot), Refusal> {
        let change = self
            .tandem()
            .store()
            .change(self.tandem(), self.account())
            .await?;
        let snapshot = change.snapshot().await?;
        Ok((change, snapshot))
    }
}
