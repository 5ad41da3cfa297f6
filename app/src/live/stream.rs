//! The browser's `EventSource`, reopened where it gives up.
//!
//! Of the workspace many pages are open at once, and with HTTP/1.1 a browser has six connections for a host: those that nobody sees rest.
//! A page of the portal goes on, because a contact whose access ends must not find the plan on it.

#[cfg(feature = "workspace")]
use super::AccountNews;
use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{EventSource, MessageEvent};

/// How long a lost stream goes unmentioned.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long to wait before opening a stream again that the browser has given up.
const AGAIN: Duration = Duration::from_secs(3);

/// A stream, whatever comes with it.
pub(super) struct Stream {
    /// Where it is, up to the state that it goes on from.
    address: String,
    /// The state that the page is at.
    pub(super) tag: RefCell<String>,
    connected: RwSignal<bool>,
    take: Take,
    /// Of staff alone.
    #[cfg(feature = "workspace")]
    news: Option<AccountNews>,
    source: RefCell<Option<Source>>,
    opens: Cell<u32>,
}

/// Takes a message: its text, where it is one.
pub(super) type Take = Box<dyn Fn(&Rc<Stream>, Option<String>)>;

type Listener = Closure<dyn FnMut(MessageEvent)>;

/// An open stream with its listeners, which live as long as it does.
struct Source {
    source: EventSource,
    _listeners: [Listener; 3],
    #[cfg(feature = "workspace")]
    _news: Listener,
}

impl Drop for Source {
    fn drop(&mut self) {
        self.source.set_onmessage(None);
        self.source.set_onopen(None);
        self.source.set_onerror(None);
        self.source.close();
    }
}

impl Stream {
    pub(super) fn start(address: String, tag: String, connected: RwSignal<bool>, take: Take) {
        let stream = Rc::new(Self {
            address,
            tag: RefCell::new(tag),
            connected,
            take,
            #[cfg(feature = "workspace")]
            news: use_context(),
            source: RefCell::new(None),
            opens: Cell::new(0),
        });
        stream.open();
        #[cfg(feature = "workspace")]
        {
            // Never dropped: the page calls it as long as it is there, and then there is no stream behind it.
            let seen = stream.listener(|stream, _| stream.on_seen());
            document().set_onvisibilitychange(Some(seen.as_ref().unchecked_ref()));
            seen.forget();
        }
        let kept = StoredValue::new_local(stream);
        on_cleanup(move || {
            kept.try_with_value(|stream| stream.source.borrow_mut().take());
        });
    }

    fn listener(self: &Rc<Self>, act: fn(&Rc<Self>, &MessageEvent)) -> Listener {
        let stream = Rc::downgrade(self);
        Listener::new(move |event: MessageEvent| {
            if let Some(stream) = stream.upgrade() {
                act(&stream, &event);
            }
        })
    }

    fn open(self: &Rc<Self>) {
        #[cfg(feature = "workspace")]
        if self.rests() {
            return;
        }
        let url = self.address.clone() + self.tag.borrow().as_str();
        let Ok(source) = EventSource::new(&url) else {
            return;
        };
        let message = self.listener(|stream, event| (stream.take)(stream, event.data().as_string()));
        let opened = self.listener(|stream, _| stream.on_open());
        let failed = self.listener(|stream, _| stream.on_loss());
        source.set_onmessage(Some(message.as_ref().unchecked_ref()));
        source.set_onopen(Some(opened.as_ref().unchecked_ref()));
        source.set_onerror(Some(failed.as_ref().unchecked_ref()));
        #[cfg(feature = "workspace")]
        let news = {
            let news = self.listener(|stream, _| stream.tell_news());
            _ = source.add_event_listener_with_callback("accounts", news.as_ref().unchecked_ref());
            news
        };
        *self.source.borrow_mut() = Some(Source {
            source,
            _listeners: [message, opened, failed],
            #[cfg(feature = "workspace")]
            _news: news,
        });
    }

    /// Whether nobody sees the page.
    #[cfg(feature = "workspace")]
    fn rests(&self) -> bool {
        self.news.is_some() && document().hidden()
    }

    /// The page was hidden, or is seen again: then it goes on from its state. What was ended for good stays as it is.
    #[cfg(feature = "workspace")]
    fn on_seen(self: &Rc<Self>) {
        let state = self
            .source
            .borrow()
            .as_ref()
            .map(|open| open.source.ready_state());
        if state.is_none() {
            self.open();
        } else if self.rests() && state != Some(EventSource::CLOSED) {
            self.source.take();
        }
    }

    #[cfg(feature = "workspace")]
    fn tell_news(&self) {
        if let Some(news) = self.news {
            news.tell();
        }
    }

    fn on_open(&self) {
        self.opens.set(self.opens.get() + 1);
        self.connected.try_set(true);
        if let Some(body) = document().document_element() {
            _ = body.set_attribute("data-live", "");
        }
    }

    /// The browser reconnects by itself unless the server refused; then it is opened again after a while.
    fn on_loss(self: &Rc<Self>) {
        let opens = self.opens.get();
        let weak = Rc::downgrade(self);
        set_timeout(
            move || {
                if let Some(stream) = weak.upgrade()
                    && stream.opens.get() == opens
                {
                    stream.connected.try_set(false);
                }
            },
            PATIENCE,
        );
        let given_up = self
            .source
            .borrow()
            .as_ref()
            .is_some_and(|open| open.source.ready_state() == EventSource::CLOSED);
        if given_up {
            self.open_again(AGAIN);
        }
    }

    /// Opens it again after that time, from the state that the page is at by then.
    pub(super) fn open_again(self: &Rc<Self>, after: Duration) {
        let weak = Rc::downgrade(self);
        set_timeout(
            move || {
                if let Some(stream) = weak.upgrade()
                    && stream.source.borrow().is_some()
                {
                    stream.source.borrow_mut().take();
                    stream.open();
                }
            },
            after,
        );
    }

    /// Ends it for good. Not dropped here: a listener of it may be running.
    pub(super) fn close(&self) {
        if let Some(open) = self.source.borrow().as_ref() {
            open.source.close();
        }
    }
}
