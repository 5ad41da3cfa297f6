//! One audience's latest view of an account, what it was before, and the messages that lead from one to the other.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    differences::{Differs, LiveEvent},
    views::customer::CustomerVisible,
    wire,
};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

/// How many earlier states a reader can be brought up from by a difference. Older ones get the whole view.
const REMEMBERED: usize = 16;

/// A view and the name of that state, made of its content: two equal views have the same tag, so a tag tells nothing that the view
/// does not, and a customer's tag does not move when something internal does.
pub(crate) struct Tagged<V> {
    pub(crate) view: Arc<V>,
    pub(crate) tag: String,
}

/// Names a view.
pub(crate) fn tag<V: Serialize>(view: V) -> Tagged<V> {
    let bytes = wire::to_bytes(&view).unwrap_or_default();
    let tag = URL_SAFE_NO_PAD.encode(&Sha256::digest(&bytes)[..12]);
    let view = Arc::new(view);
    Tagged { view, tag }
}

/// The tag of the state that all accounts are in after so many changes. It tells two states apart, and nothing else.
pub(crate) fn accounts_tag(changes: i64) -> String {
    tag(changes).tag
}

/// One audience's states.
pub(super) struct Face<V> {
    current: Arc<Tagged<V>>,
    earlier: VecDeque<Arc<Tagged<V>>>,
    /// Messages to the current state, by the tag they start from; an empty tag stands for the whole view. Serialised once for all readers.
    messages: Mutex<HashMap<String, Arc<str>>>,
}

impl<V> Face<V>
where
    V: Differs + Serialize + DeserializeOwned + Clone,
{
    pub(super) fn new(current: Arc<Tagged<V>>) -> Self {
        Self {
            current,
            earlier: VecDeque::new(),
            messages: Mutex::default(),
        }
    }

    /// The face after a change. An equal view is the same state.
    pub(super) fn followed_by(&self, next: Arc<Tagged<V>>) -> Self {
        let mut earlier = self.earlier.clone();
        if self.current.tag != next.tag {
            earlier.push_front(Arc::clone(&self.current));
            earlier.truncate(REMEMBERED);
        }
        Self {
            current: next,
            earlier,
            messages: Mutex::default(),
        }
    }

    /// The tag of the latest state.
    pub(super) fn tag(&self) -> &str {
        &self.current.tag
    }

    /// What brings a member of staff from the state `since` to the latest. `None` if they are there.
    pub(super) fn message_to_staff(&self, since: &str) -> Option<Arc<str>> {
        self.message_since(since)
    }

    fn message_since(&self, since: &str) -> Option<Arc<str>> {
        if since == self.current.tag {
            return None;
        }
        let from = self.earlier.iter().find(|state| state.tag == since);
        let key = from.map(|state| state.tag.clone()).unwrap_or_default();
        let mut messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
        let message = messages.entry(key).or_insert_with(|| self.write(from));
        Some(Arc::clone(message))
    }

    fn write(&self, from: Option<&Arc<Tagged<V>>>) -> Arc<str> {
        let to = self.current.tag.clone();
        let event: LiveEvent<V> = match from {
            Some(from) => LiveEvent::Change {
                from: from.tag.clone(),
                to,
                change: from.view.diff(&self.current.view),
            },
            None => LiveEvent::Whole {
                to,
                view: V::clone(&self.current.view),
            },
        };
        wire::to_text(&event).unwrap_or_default().into()
    }
}

impl<V> Face<V>
where
    V: Differs<Change: CustomerVisible> + CustomerVisible + DeserializeOwned + Clone,
    LiveEvent<V>: CustomerVisible,
{
    /// What brings a contact from the state `since` to the latest. `None` if they are there. Only faces of what is sealed as visible to
    /// customers have it.
    pub(super) fn message_to_customer(&self, since: &str) -> Option<Arc<str>> {
        self.message_since(since)
    }
}
