//! One reader's stream: subscribe first, then catch up from the state their page was rendered at, then every change until access ends. Staff
//! are also told that any account changed, on pages without a plan nothing but that.

use super::{
    channel::{Published, Receiver},
    face::accounts_tag,
    hub::refresh,
};
use crate::{
    Tandem,
    actor::{Guest, Staff},
    store::sessions::{Sessions, lasts},
};
use domain::{
    differences::{Ended, LiveEvent},
    ids::{AccountId, ContactId, SessionId},
    people::Contact,
    refusal::Refusal,
    sharing::may_enter,
    views::customer::{CustomerPlan, for_customers},
};
use futures::{Stream, stream};
use std::{sync::Arc, time::Duration};
use tokio::{sync::watch, time::Instant};

/// How often a reader's session is looked at again, so that signing out anywhere ends streams everywhere.
const SESSION_CHECK: Duration = Duration::from_secs(20);

/// The state that a contact's page is at while the portal is switched off: no plan's, so that the plan comes whole once it is on again.
const OFF: &str = "off";

/// One message of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LiveFrame {
    /// What became of the plan.
    Plan {
        /// The state it leads to: the event's id. Empty at the end.
        tag: String,
        /// A `LiveEvent`, as `domain::wire` writes it.
        data: Arc<str>,
    },
    /// Some account changed, for staff: what shows numbers of accounts is out of date.
    Accounts,
}

/// Who reads.
enum Reader {
    Staff(SessionId),
    Contact(SessionId, ContactId),
}

/// How a reader stands to what was published.
enum Standing {
    /// They may see it.
    Reads,
    /// They may see it once the portal is switched on again.
    Waits,
    /// They may see nothing more.
    Out,
}

struct Reading {
    tandem: Tandem,
    reader: Reader,
    /// The account whose plan is read, if one is.
    account: Option<AccountId>,
    receiver: Option<Receiver>,
    /// Only of staff.
    any: Option<watch::Receiver<()>>,
    tag: String,
    check_at: Instant,
    ended: bool,
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.receiver.take();
        if let Some(account) = self.account {
            self.tandem.hub().forget_if_unwatched(account);
        }
    }
}

impl Staff {
    /// The live changes of an account's plan since the state `since`, and that accounts have changed since the state
    /// `accounts_since` of all of them.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] if there is no such account.
    pub async fn live(
        &self,
        account: AccountId,
        since: String,
        accounts_since: &str,
    ) -> Result<impl Stream<Item = LiveFrame> + Send + use<>, Refusal> {
        self.tandem()
            .store()
            .snapshot(self.tandem(), account)
            .await?
            .ok_or(Refusal::NotFound)?;
        let reader = Reader::Staff(self.session());
        let mut reading = read(self.tandem().clone(), account, reader, since).await;
        reading.hear_of_accounts_since(accounts_since).await;
        Ok(frames(reading))
    }

    /// That accounts have changed since the state `accounts_since` of all of them, on a page without a plan. Any member of staff.
    pub async fn live_accounts(&self, accounts_since: &str) -> impl Stream<Item = LiveFrame> + Send + use<> {
        let reader = Reader::Staff(self.session());
        let mut reading = Reading::new(self.tandem().clone(), reader, String::new());
        reading.hear_of_accounts_since(accounts_since).await;
        frames(reading)
    }
}

impl Guest {
    /// The live changes of what this contact sees since the state `since`. It ends when their access does.
    pub async fn live(&self, since: String) -> impl Stream<Item = LiveFrame> + Send + use<> {
        let reader = Reader::Contact(self.session(), self.contact());
        frames(read(self.tandem().clone(), self.account(), reader, since).await)
    }
}

async fn read(tandem: Tandem, account: AccountId, reader: Reader, since: String) -> Reading {
    let (channel, receiver) = tandem.hub().subscribe(account);
    // Before anything is waited for: a browser that leaves meanwhile drops it, and with it its place.
    let mut reading = Reading::new(tandem, reader, since);
    (reading.account, reading.receiver) = (Some(account), Some(receiver));
    refresh(&channel, &reading.tandem, account).await;
    if let Some(receiver) = &mut reading.receiver {
        receiver.mark_changed();
    }
    reading
}

fn frames(reading: Reading) -> impl Stream<Item = LiveFrame> + Send {
    stream::unfold(reading, |mut reading| async move {
        reading.next().await.map(|frame| (frame, reading))
    })
}

/// Waits until there is something new; without a receiver there never is. `false` once there is nothing more to come.
async fn changed<T>(receiver: Option<&mut watch::Receiver<T>>) -> bool {
    match receiver {
        Some(receiver) => receiver.changed().await.is_ok(),
        None => std::future::pending().await,
    }
}

impl Reading {
    /// Of no plan yet.
    fn new(tandem: Tandem, reader: Reader, since: String) -> Self {
        let any = matches!(reader, Reader::Staff(_)).then(|| tandem.hub().subscribe_to_any());
        Self {
            tandem,
            reader,
            account: None,
            receiver: None,
            any,
            tag: since,
            check_at: Instant::now() + SESSION_CHECK,
            ended: false,
        }
    }

    /// What became of accounts between that state and now is told at once, as one piece of news: the page was drawn, and nobody heard it.
    /// Asked once its place among the hearers is taken, so that nothing falls between.
    async fn hear_of_accounts_since(&mut self, tag: &str) {
        let now = self.tandem.store().account_changes().await.map(accounts_tag);
        if now.as_deref().ok() != Some(tag)
            && let Some(any) = &mut self.any
        {
            any.mark_changed();
        }
    }

    async fn next(&mut self) -> Option<LiveFrame> {
        while !self.ended {
            if Instant::now() >= self.check_at {
                if !Box::pin(self.session_is_live()).await {
                    return Some(self.end());
                }
                self.check_at = Instant::now() + SESSION_CHECK;
            }
            // A change of the plan first: it is news of an account, too.
            tokio::select! {
                biased;
                is_there = changed(self.receiver.as_mut()) => {
                    if !is_there {
                        return None;
                    }
                    let published = self.receiver.as_mut()?.borrow_and_update().clone()?;
                    // Boxed, as above: it lasts a moment, and a stream that waits for hours need not keep room for it.
                    let frame = match Box::pin(self.standing(&published)).await {
                        Standing::Reads => self.frame(&published),
                        Standing::Waits => self.switched_off(&published),
                        Standing::Out => Some(self.end()),
                    };
                    if frame.is_some() {
                        return frame;
                    }
                }
                is_there = changed(self.any.as_mut()) => {
                    return is_there.then_some(LiveFrame::Accounts);
                }
                () = tokio::time::sleep_until(self.check_at) => {}
            }
        }
        None
    }

    fn frame(&mut self, published: &Published) -> Option<LiveFrame> {
        let (data, tag) = match &self.reader {
            Reader::Staff(_) => (published.staff.message_to_staff(&self.tag), published.staff.tag()),
            Reader::Contact(..) => (
                published.customer.message_to_customer(&self.tag),
                published.customer.tag(),
            ),
        };
        let data = data?;
        self.tag.clear();
        self.tag.push_str(tag);
        Some(LiveFrame::Plan {
            tag: self.tag.clone(),
            data,
        })
    }

    /// That the portal is switched off, unless that was said.
    fn switched_off(&mut self, published: &Published) -> Option<LiveFrame> {
        if self.tag == OFF {
            return None;
        }
        OFF.clone_into(&mut self.tag);
        let organisation = &published.loaded.organisation;
        Some(without_a_plan(
            OFF,
            LiveEvent::PortalOff(organisation.name.clone()),
        ))
    }

    /// The last frame: there's nothing more to see.
    fn end(&mut self) -> LiveFrame {
        self.ended = true;
        let why = match self.reader {
            Reader::Staff(_) => Ended::SignedOut,
            Reader::Contact(_, contact) => self.why_a_contact_is_out(contact),
        };
        without_a_plan("", LiveEvent::Gone(why))
    }

    /// Why a contact sees nothing more, as far as the plan has been read.
    fn why_a_contact_is_out(&self, contact: ContactId) -> Ended {
        let published = self
            .receiver
            .as_ref()
            .and_then(|receiver| receiver.borrow().clone());
        match published {
            // Their session ended, by themselves or with its days.
            Some(published) if published.loaded.contact(contact).is_some_and(Contact::may_enter) => {
                Ended::SignedOut
            }
            Some(published) => {
                let header = published.loaded.customer().view.header();
                Ended::AccessEnded(Some(header.whom_to_ask().to_owned()))
            }
            None => Ended::AccessEnded(None),
        }
    }

    /// Whether what was published may be shown to the reader. A contact's session is looked up each time, one small statement for each
    /// change and reader: a new address, or access that was revoked and given again, ends it without a trace in the plan.
    async fn standing(&self, published: &Published) -> Standing {
        let Reader::Contact(_, contact) = self.reader else {
            return Standing::Reads;
        };
        if !self.session_is_live().await {
            Standing::Out
        } else if may_enter(&published.loaded, contact) {
            Standing::Reads
        } else if published.loaded.organisation.portal_enabled {
            Standing::Out
        } else {
            Standing::Waits
        }
    }

    async fn session_is_live(&self) -> bool {
        match self.reader {
            Reader::Staff(session) => lasts(&self.tandem, Sessions::Staff, session).await,
            Reader::Contact(session, _) => lasts(&self.tandem, Sessions::Portal, session).await,
        }
    }
}

/// A message that leads to no plan. It is written alike for both audiences, since it holds nothing of a view.
fn without_a_plan(tag: &str, event: LiveEvent<CustomerPlan>) -> LiveFrame {
    let event = for_customers(event);
    LiveFrame::Plan {
        tag: tag.to_owned(),
        data: domain::wire::to_text(&event).unwrap_or_default().into(),
    }
}

#[cfg(test)]
mod tests {
    use crate::test_world::{HERE, demo, token_in};
    use futures::FutureExt;

    #[tokio::test]
    async fn who_leaves_before_their_stream_has_begun_leaves_nothing_behind() {
        let world = demo().await;
        let account = world.account("Sitwell").await;
        let sally = world.contact(account, "Sally Sitwell").await;
        let token = token_in(&world.maya().await.copy_link(account, sally).await.unwrap().link);
        let joined = world.tandem.join(&token, HERE).await.unwrap();
        let sally = world.tandem.guest(joined.token.expose()).await.unwrap().unwrap();
        // Begun, not waited for, and dropped: as when the browser goes while the plan is being read.
        drop(sally.live(String::new()).now_or_never());
        assert_eq!(world.tandem.hub().watched_accounts(), 0);
    }
}
