//! Personal links outside of sharing: mailed again, or copied by hand where mail is off.

use super::access::{grant, invitable};
use crate::{
    activity::Activity,
    actor::Staff,
    contact::{
        CopiedLink,
        wording::{link_copied, link_sent},
    },
    mail::outbox::{Queued, queue},
};
use domain::{
    ids::{AccountId, ContactId, OperationId},
    refusal::Refusal,
};

impl Staff {
    /// Makes a link for a contact, to be given to them by hand; they get access. Answers it, and what there is to say. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::NotAllowed`] while the portal is off, or if they have left.
    pub async fn copy_link(&self, account: AccountId, contact: ContactId) -> Result<CopiedLink, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let found = invitable(&snapshot, contact)?;
        grant(&change, found, self.user()).await?;
        let link = self
            .tandem()
            .mint_link(change.transaction(), account, contact, "")
            .await?;
        change.commit(self.person(), Activity::LinkMade(contact)).await?;
        Ok(link_copied(found, link))
    }

    /// Mails a contact a link; they get access. The same operation again mails nothing. Answers the sentence that says so. Any member of
    /// staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::NotAllowed`] while the portal or mail is off, before the plan is shared, or if they have left.
    pub async fn send_link(
        &self,
        account: AccountId,
        contact: ContactId,
        operation: OperationId,
    ) -> Result<String, Refusal> {
        if !self.tandem().mailer().can_send() {
            return Err(no_mail());
        }
        let (change, snapshot) = self.begin(account).await?;
        let found = invitable(&snapshot, contact)?;
        if !snapshot.plan.was_ever_shared() {
            return Err(not_shared());
        }
        grant(&change, found, self.user()).await?;
        let mail = Queued::link_from_staff(operation, account, contact, self.user());
        if queue(change.transaction(), mail, change.now()).await? {
            change.commit(self.person(), Activity::LinkMade(contact)).await?;
            self.tandem().mailer().wake();
        }
        Ok(link_sent(found))
    }
}

/// Before the plan is shared nobody outside is told anything (product.md, "Who sees what").
fn not_shared() -> Refusal {
    Refusal::NotAllowed(
        "Share the plan first. Until then nobody outside is told of it, so no link is mailed.".to_owned(),
    )
}

/// Why nothing is mailed, and what to do instead.
pub(super) fn no_mail() -> Refusal {
    Refusal::NotAllowed(
        "No mail is sent from this installation. Share without it, and copy each contact’s personal link on the Contacts page."
            .to_owned(),
    )
}
