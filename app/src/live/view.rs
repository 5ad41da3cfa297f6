//! A view that follows the server: what an open page shows, and how it stands towards its stream. What becomes of it with each message
//! stands in `messages.rs`.

#[cfg(feature = "hydrate")]
use super::stream::Stream;
#[cfg(feature = "hydrate")]
use crate::ui::effect;
use domain::{differences::Differs, ids::TaskId};
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use std::time::Duration;

/// A view that follows the server.
pub struct Live<V: Send + Sync + 'static> {
    /// The view as the server last told it.
    pub view: RwSignal<V>,
    /// False once the stream has been lost for five seconds.
    pub connected: RwSignal<bool>,
    /// True once the server was replaced by another version, on a page that stays.
    pub outdated: RwSignal<bool>,
    /// Why there is nothing more to see, once that is so.
    pub gone: RwSignal<Option<String>>,
    /// Tasks that the reader changed a moment ago.
    own: StoredValue<Vec<TaskId>>,
    /// Grows with every change that came in.
    pub changes: RwSignal<u32>,
}

/// What an open page does once its program is older than the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outdated {
    /// It stays, says so, and waits to be loaded again: something may be half typed.
    Stays,
    /// It shows nothing more: what it shows might have been taken back.
    Hides,
}

impl<V: Send + Sync + 'static> Clone for Live<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V: Send + Sync + 'static> Copy for Live<V> {}

impl<V> Live<V>
where
    V: Differs + Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    /// Follows a stream from the state `tag` on; `address` is where it is, up to that (`/live/portal?since=`). It stops with its owner.
    /// `outdated` is what to do once the server was replaced by another version, whose words this program does not know.
    pub fn follow(address: String, view: V, tag: String, outdated: Outdated) -> Self {
        let live = Self {
            view: RwSignal::new(view),
            connected: RwSignal::new(true),
            outdated: RwSignal::new(false),
            gone: RwSignal::new(None),
            own: StoredValue::new(Vec::new()),
            changes: RwSignal::new(0),
        };
        #[cfg(feature = "hydrate")]
        effect(move || {
            let take = move |stream: &std::rc::Rc<Stream>, text: Option<String>| {
                live.take(outdated, stream, text);
            };
            Stream::start(address.clone(), tag.clone(), live.connected, Box::new(take));
        });
        #[cfg(feature = "ssr")]
        let _ = (address, tag, outdated);
        live
    }
}

impl<V: Send + Sync + 'static> Live<V> {
    /// How long the stream may take to bring back the reader's own change.
    const ECHO: Duration = Duration::from_secs(3);

    /// Notes that the reader changes a task: what the stream brings back of that is not tinted as another's.
    pub(crate) fn begin_own(self, task: TaskId) {
        self.own.try_update_value(|own| own.push(task));
    }

    /// The change was answered: a moment later it is another's again.
    pub(crate) fn end_own(self, task: TaskId) {
        let forget = move || {
            self.own.try_update_value(|own| {
                let place = own.iter().position(|other| *other == task);
                place.map(|place| own.remove(place))
            });
        };
        set_timeout(forget, Self::ECHO);
    }

    /// Whether the reader changed that task a moment ago.
    pub(crate) fn is_own(self, task: TaskId) -> bool {
        self.own.try_with_value(|own| own.contains(&task)) == Some(true)
    }
}
