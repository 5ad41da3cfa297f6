//! One reader's stream: subscribe first, then catch up from the state their page was rendered at, then every change until access ends.

use super::{channel::Published, hub::refresh};
use crate::{
    Tandem,
    actor::{Guest, Staff},
    store::live_sessions,
};
use domain::{
    differences::LiveEvent,
    ids::{AccountId, ContactId, SessionId},
    refusal::Refusal,
    views::customer::{CustomerPlan, Guide, for_customers},
};
use futures::{Stream, stream};
use std::{sync::Arc, time::Duration};
use tokio::{sync::watch, time::Instant};

/// How often a reader's session is looked at again, so that signing out anywhere ends streams everywhere.
const SESSION_CHECK: Duration = Duration::from_secs(20);

/// One message of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveFrame {
    /// The state it leads to: the event's id. Empty at the end.
    pub tag: String,
    /// A `LiveEvent`, as JSON.
    pub data: Arc<str>,
}

/// Who reads.
enum Reader {
    Staff(SessionId),
    Contact(SessionId, ContactId),
}

struct Reading {
    tandem: Tandem,
    account: AccountId,
    reader: Reader,
    receiver: Option<watch::Receiver<Option<Arc<Published>>>>,
    tag: String,
    check_at: Instant,
    ended: bool,
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.receiver.take();
        self.tandem.hub().forget_if_unwatched(self.account);
    }
}

impl Staff {
    /// The live changes of an account's plan since the state `since`.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] if there is no such account.
    pub async fn live(
        &self,
        account: AccountId,
        since: String,
    ) -> Result<impl Stream<Item = LiveFrame> + Send + use<>, Refusal> {
        self.tandem
            .store()
            .snapshot(&self.tandem, account)
            .await?
            .ok_or(Refusal::NotFound)?;
        Ok(read(self.tandem.clone(), account, Reader::Staff(self.session), since).await)
    }
}

impl Guest {
    /// The live changes of what this contact sees since the state `since`. It ends when their access does.
    pub async fn live(&self, since: String) -> impl Stream<Item = LiveFrame> + Send + use<> {
        read(
            self.tandem.clone(),
            self.account,
            Reader::Contact(self.session, self.contact),
            since,
        )
        .await
    }
}

async fn read(
    tandem: Tandem,
    account: AccountId,
    reader: Reader,
    since: String,
) -> impl Stream<Item = LiveFrame> + Send {
    let channel = tandem.hub().channel(account);
    let mut receiver = channel.published.subscribe();
    refresh(&channel, &tandem, account).await;
    receiver.mark_changed();
    let reading = Reading {
        tandem,
        account,
        reader,
        receiver: Some(receiver),
        tag: since,
        check_at: Instant::now() + SESSION_CHECK,
        ended: false,
    };
    stream::unfold(reading, |mut reading| async move {
        reading.next().await.map(|frame| (frame, reading))
    })
}

impl Reading {
    async fn next(&mut self) -> Option<LiveFrame> {
        while !self.ended {
            if Instant::now() >= self.check_at {
                if !self.session_is_live().await {
                    return Some(self.end());
                }
                self.check_at = Instant::now() + SESSION_CHECK;
            }
            let check_at = self.check_at;
            let receiver = self.receiver.as_mut()?;
            match tokio::time::timeout_at(check_at, receiver.changed()).await {
                Ok(Ok(())) => {
                    let published = receiver.borrow_and_update().clone()?;
                    if let Some(frame) = self.frame(&published) {
                        return Some(frame);
                    }
                }
                Ok(Err(_)) => return None,
                Err(_) => {}
            }
        }
        None
    }

    fn frame(&mut self, published: &Published) -> Option<LiveFrame> {
        let (data, tag) = match &self.reader {
            Reader::Staff(_) => (published.staff.message_to_staff(&self.tag), published.staff.tag()),
            Reader::Contact(_, contact) => {
                if !domain::sharing::may_enter(&published.loaded, *contact) {
                    return Some(self.end());
                }
                (
                    published.customer.message_to_customer(&self.tag),
                    published.customer.tag(),
                )
            }
        };
        let data = data?;
        self.tag.clear();
        self.tag.push_str(tag);
        Some(LiveFrame {
            tag: self.tag.clone(),
            data,
        })
    }

    /// The last frame: there's nothing more to see.
    fn end(&mut self) -> LiveFrame {
        self.ended = true;
        let sentence = match self.reader {
            Reader::Staff(_) => "You have been signed out. Sign in again to go on.".to_owned(),
            Reader::Contact(..) => access_ended(self.whom_to_ask()),
        };
        let event = for_customers(LiveEvent::<CustomerPlan>::Gone(sentence));
        LiveFrame {
            tag: String::new(),
            data: domain::wire::to_text(&event).unwrap_or_default().into(),
        }
    }

    /// The guide, or where the account has none the vendor.
    fn whom_to_ask(&self) -> Option<String> {
        let published = self.receiver.as_ref()?.borrow().clone()?;
        let header = published.loaded.customer().view.header();
        let guide = header.guide().as_ref().map(Guide::name);
        Some(guide.unwrap_or(header.organisation()).clone())
    }

    async fn session_is_live(&self) -> bool {
        match self.reader {
            Reader::Staff(session) => live_sessions::staff(&self.tandem, session).await,
            Reader::Contact(session, _) => live_sessions::portal(&self.tandem, session).await,
        }
    }
}

/// What a contact reads whose access ended while they looked.
fn access_ended(whom: Option<String>) -> String {
    let ended = "Your access to this plan has ended.";
    whom.map_or_else(
        || ended.to_owned(),
        |whom| format!("{ended} Ask {whom} if you need it again."),
    )
}
