//! Keeping an open page current: it was rendered at a state with a tag, follows the live stream from there and applies differences.
//! On the server this does nothing, and without scripts the page is simply not live.

use domain::{differences::Differs, ids::TaskId};
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use std::time::Duration;

#[cfg(feature = "workspace")]
use std::rc::Rc;

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
    /// Follows the stream at `path` (`/live/portal`) from the state `tag` on. It stops with its owner. `outdated` is what to do once the
    /// server was replaced by another version, whose words this program does not know.
    pub fn follow(path: String, view: V, tag: String, outdated: Outdated) -> Self {
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
            let take = move |stream: &std::rc::Rc<stream::Stream>, text: Option<String>| {
                live.take(outdated, stream, text);
            };
            stream::Stream::start(path.clone(), tag.clone(), live.connected, Box::new(take));
        });
        #[cfg(feature = "ssr")]
        let _ = (path, tag, outdated);
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

/// News of the accounts that staff see on a page besides the plan: it grows whenever any account has changed. Whoever shows numbers of
/// accounts reads them again.
#[cfg(feature = "workspace")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct AccountNews(RwSignal<u32>);

#[cfg(feature = "workspace")]
impl AccountNews {
    /// How long news are gathered before what they are about is read.
    const GATHERED: Duration = Duration::from_secs(1);

    /// Makes it and provides it as context; at the root, before any stream is followed.
    pub(crate) fn provide() -> Self {
        let news = Self(RwSignal::new(0));
        provide_context(news);
        news
    }

    /// The one of this page.
    #[track_caller]
    pub(crate) fn get() -> Self {
        expect_context()
    }

    /// Reads something again a moment after news came in, once for all of that moment. `read` says whether it asked: if it could not, as
    /// while another answer is awaited, it is called again later. Nothing is read for a page that nobody sees.
    pub(crate) fn follow(self, read: impl Fn() -> bool + 'static) {
        let read: Rc<dyn Fn() -> bool> = Rc::new(read);
        let waiting = StoredValue::new(false);
        effect(move || {
            if self.0.get() > 0 && !waiting.get_value() {
                waiting.set_value(true);
                Self::read_soon(Rc::clone(&read), waiting);
            }
        });
    }

    fn read_soon(read: Rc<dyn Fn() -> bool>, waiting: StoredValue<bool>) {
        let turn = move || {
            if waiting.try_get_value().is_none() {
                return;
            }
            if document().hidden() || !read() {
                Self::read_soon(read, waiting);
            } else {
                waiting.set_value(false);
            }
        };
        set_timeout(turn, Self::GATHERED.mul_f64(1.0 + chance()));
    }
}

/// From zero up to one, so that not all open pages ask at the same instant.
#[cfg(all(feature = "workspace", feature = "hydrate"))]
fn chance() -> f64 {
    js_sys::Math::random()
}

/// No page asks from the server.
#[cfg(feature = "ssr")]
const fn chance() -> f64 {
    0.0
}

/// Follows the news of accounts on a page that shows no plan. It stops with its owner.
#[cfg(feature = "workspace")]
pub(crate) fn follow_accounts() {
    #[cfg(feature = "hydrate")]
    effect(|| {
        // Besides news it says only that there is nothing more to come.
        let take = |stream: &std::rc::Rc<stream::Stream>, _: Option<String>| stream.close();
        let path = "/live/accounts".to_owned();
        stream::Stream::start(path, String::new(), RwSignal::new(true), Box::new(take));
    });
}

/// Tells style sheets and tests that scripts have taken over the page. At each root, once.
pub(crate) fn mark_hydrated() {
    #[cfg(feature = "hydrate")]
    effect(|| {
        if let Some(html) = document().document_element() {
            _ = html.class_list().add_1("hydrated");
        }
    });
}

/// Does something in a browser once the page stands, and again whenever what it read changes; on the server nothing. All that is done so
/// is of one type: a program holds the machinery of an effect once for every type in it.
#[cfg(feature = "hydrate")]
pub(crate) fn effect(act: impl FnMut() + 'static) {
    let act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(act);
}

/// Does something in a browser once the page stands, and again whenever what it read changes; on the server nothing.
#[cfg(feature = "ssr")]
pub(crate) fn effect(act: impl FnMut() + 'static) {
    drop(act);
}

#[cfg(feature = "hydrate")]
mod stream {
    //! The browser's `EventSource`, reopened where it gives up.

    #[cfg(feature = "workspace")]
    use super::AccountNews;
    use super::{Live, Outdated};
    use crate::{api::ApiError, portal::wording::Wording};
    use domain::{
        differences::{Differs, Ended, LiveEvent},
        ids::TaskId,
        refusal::Refusal,
    };
    use leptos::prelude::*;
    use serde::{Serialize, de::DeserializeOwned};
    use std::{cell::RefCell, rc::Rc, time::Duration};
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{EventSource, MessageEvent};

    /// How long a lost stream goes unmentioned.
    const PATIENCE: Duration = Duration::from_secs(5);
    /// How long a change by others is tinted.
    const TINT: Duration = Duration::from_millis(1_500);
    /// How long to wait before opening a stream again that the browser has given up.
    const AGAIN: Duration = Duration::from_secs(3);

    /// A stream, whatever comes with it.
    pub(super) struct Stream {
        path: String,
        tag: RefCell<String>,
        connected: RwSignal<bool>,
        take: Take,
        #[cfg(feature = "workspace")]
        news: Option<AccountNews>,
        source: RefCell<Option<Source>>,
        opens: RefCell<u32>,
    }

    /// Takes a message: its text, where it is one.
    type Take = Box<dyn Fn(&Rc<Stream>, Option<String>)>;

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
        pub(super) fn start(path: String, tag: String, connected: RwSignal<bool>, take: Take) {
            let stream = Rc::new(Self {
                path,
                tag: RefCell::new(tag),
                connected,
                take,
                #[cfg(feature = "workspace")]
                news: use_context(),
                source: RefCell::new(None),
                opens: RefCell::new(0),
            });
            stream.open();
            let kept = StoredValue::new_local(stream);
            on_cleanup(move || {
                kept.try_with_value(|stream| stream.source.borrow_mut().take());
            });
        }

        fn open(self: &Rc<Self>) {
            let url = format!("{}?since={}", self.path, self.tag.borrow());
            let Ok(source) = EventSource::new(&url) else {
                return;
            };
            let listener = |stream: &Rc<Self>, act: fn(&Rc<Self>, &MessageEvent)| {
                let stream = Rc::downgrade(stream);
                Listener::new(move |event: MessageEvent| {
                    if let Some(stream) = stream.upgrade() {
                        act(&stream, &event);
                    }
                })
            };
            let message = listener(self, |stream, event| {
                (stream.take)(stream, event.data().as_string())
            });
            let opened = listener(self, |stream, _| stream.on_open());
            let failed = listener(self, |stream, _| stream.on_loss());
            source.set_onmessage(Some(message.as_ref().unchecked_ref()));
            source.set_onopen(Some(opened.as_ref().unchecked_ref()));
            source.set_onerror(Some(failed.as_ref().unchecked_ref()));
            #[cfg(feature = "workspace")]
            let news = {
                let news = listener(self, |stream, _| stream.tell_news());
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

        #[cfg(feature = "workspace")]
        fn tell_news(&self) {
            if let Some(AccountNews(news)) = self.news {
                news.try_update(|news| *news += 1);
            }
        }

        fn on_open(&self) {
            *self.opens.borrow_mut() += 1;
            self.connected.try_set(true);
            // Of news nothing is kept: what came while it was lost is not told again.
            #[cfg(feature = "workspace")]
            if *self.opens.borrow() > 1 {
                self.tell_news();
            }
            if let Some(body) = document().document_element() {
                _ = body.set_attribute("data-live", "");
            }
        }

        /// The browser reconnects by itself unless the server refused; then it is opened again after a while.
        fn on_loss(self: &Rc<Self>) {
            let opens = *self.opens.borrow();
            let weak = Rc::downgrade(self);
            set_timeout(
                move || {
                    if let Some(stream) = weak.upgrade()
                        && *stream.opens.borrow() == opens
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

        fn open_again(self: &Rc<Self>, after: Duration) {
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

    impl<V> Live<V>
    where
        V: Differs + Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    {
        /// Takes what the stream says of the view.
        pub(super) fn take(self, outdated: Outdated, stream: &Rc<Stream>, text: Option<String>) {
            let Some(event) = text.and_then(|text| domain::wire::from_text::<LiveEvent<V>>(&text).ok())
            else {
                self.on_outdated(outdated);
                return;
            };
            match event {
                LiveEvent::Change { from, to, change } if from == *stream.tag.borrow() => {
                    *stream.tag.borrow_mut() = to;
                    self.tint(V::touched(&change));
                    self.view.try_update(|view| view.apply(change));
                    self.changes.try_update(|changes| *changes += 1);
                }
                LiveEvent::Change { .. } => stream.open_again(Duration::ZERO),
                LiveEvent::Whole { to, view } => {
                    *stream.tag.borrow_mut() = to;
                    self.view.try_set(view);
                    self.changes.try_update(|changes| *changes += 1);
                }
                LiveEvent::Gone(why) => {
                    self.gone.try_set(Some(sentence(why)));
                    stream.close();
                }
            }
        }

        /// The server was replaced by another version: what this page shows gets no newer until it is loaded again.
        fn on_outdated(self, outdated: Outdated) {
            match outdated {
                Outdated::Stays => {
                    self.outdated.try_set(true);
                }
                Outdated::Hides => {
                    self.connected.try_set(false);
                    let sentence = ApiError::Outdated.to_string();
                    self.gone.try_set(Some(sentence));
                }
            }
        }

        /// Tints the rows of tasks that others have changed, for a moment. Not by a signal: it would wake each row.
        fn tint(self, mut tasks: Vec<TaskId>) {
            tasks.retain(|task| !self.is_own(*task));
            if tasks.is_empty() {
                return;
            }
            // Rows that came just now stand in the page by then.
            request_animation_frame(move || {
                mark_fresh(&tasks, true);
                set_timeout(move || mark_fresh(&tasks, false), TINT);
            });
        }
    }

    fn mark_fresh(tasks: &[TaskId], is_fresh: bool) {
        for task in tasks {
            if let Some(row) = document().get_element_by_id(&format!("task-{task}")) {
                _ = row.toggle_attribute_with_force("data-fresh", is_fresh);
            }
        }
    }

    /// What stands in place of what there is no more to see.
    fn sentence(why: Ended) -> String {
        match why {
            Ended::SignedOut => Refusal::SignedOut.to_string(),
            Ended::AccessEnded(whom) => Wording::get().access_ended_now(whom.as_deref()),
            Ended::PortalOff(organisation) => Wording::get().portal_off(&organisation),
        }
    }
}
