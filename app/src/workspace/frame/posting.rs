//! Forms that the page sends itself where scripts run: to the same address, with the same fields, as without them.

use super::FirstPage;
use crate::api::{
    ApiError,
    post::{Body, post_form},
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use serde::de::DeserializeOwned;

/// A form of the page: where it posts, and how it was answered last. A handle.
pub(crate) struct Posting<T: Send + Sync + 'static = ()> {
    address: &'static str,
    /// What it was answered; told anew at every answer.
    done: RwSignal<Option<T>>,
    /// Why it was refused last, also before the page came from the server.
    pub(super) refused: RwSignal<Option<ApiError>>,
    /// Whether the answer is awaited.
    pub(super) pending: RwSignal<bool>,
}

impl<T: Send + Sync + 'static> Clone for Posting<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Posting<T> {}

impl<T: DeserializeOwned + Send + Sync + 'static> Posting<T> {
    /// A form that posts to that server function.
    pub(crate) fn to<F: ServerFn<Output = T, Error = ApiError>>() -> Self {
        let came_back = FirstPage::returned().form(F::PATH).map(|form| form.error.clone());
        Self {
            address: F::PATH,
            done: RwSignal::new(None),
            refused: RwSignal::new(came_back),
            pending: RwSignal::new(false),
        }
    }

    /// Where it posts.
    pub(crate) const fn address(self) -> &'static str {
        self.address
    }

    /// Calls back whenever it was done.
    pub(crate) fn on_done(self, then: impl Fn(&T) + 'static) {
        Effect::new(move || {
            self.done.with(|done| {
                if let Some(done) = done {
                    then(done);
                }
            });
        });
    }

    /// Sends the form instead of the browser.
    fn submit(self, event: &SubmitEvent) {
        event.prevent_default();
        let body = Body::of_form(event);
        self.pending.set(true);
        leptos::task::spawn_local(async move {
            let answer = post_form::<T>(self.address, body).await;
            // What can't be set is given back: then the page has gone meanwhile.
            let is_gone = self.pending.try_set(false).is_some();
            match answer {
                Ok(posted) => {
                    if !is_gone {
                        posted.follow();
                    }
                    self.refused.try_set(None);
                    self.done.try_set(Some(posted.value));
                }
                Err(error) => {
                    self.refused.try_set(Some(error));
                }
            }
        });
    }
}

/// The form.
#[component]
pub(crate) fn PostForm<T>(
    /// Where it posts.
    posting: Posting<T>,
    /// For buttons outside of it.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Fields and buttons.
    children: Children,
) -> impl IntoView
where
    T: DeserializeOwned + Send + Sync + 'static,
{
    view! {
        <form
            id=id
            class="form"
            method="post"
            action=posting.address()
            novalidate=""
            on:submit=move |event| posting.submit(&event)
        >
            {children()}
        </form>
    }
}
