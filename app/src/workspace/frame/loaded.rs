//! What a resource brought, or a sentence in its place.

use crate::{api::ApiError, workspace::missing::Missing};
use domain::{refusal::Refusal, views::pages::Frame};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};
use serde::{Serialize, de::DeserializeOwned};
use std::str::FromStr;

/// The frame's data, for pages that change it.
#[derive(Clone, Copy)]
pub(crate) struct FrameResource(pub(crate) crate::resource::Resource<Result<Frame, ApiError>>);

impl FrameResource {
    /// What is in it, for a page that cannot be drawn without. `frame` is what was in context while the page was set up.
    pub(crate) async fn wait_for(frame: Option<Self>) -> Result<Frame, ApiError> {
        let Self(frame) = frame.ok_or(ApiError::Refused(Refusal::SignedOut))?;
        frame.await
    }

    /// Reads it again, after something in the rail changed.
    pub(crate) fn refetch() -> impl Fn() + Copy + Send + Sync + 'static {
        let frame = use_context::<Self>();
        move || {
            if let Some(Self(frame)) = frame {
                frame.refetch();
            }
        }
    }
}

/// An id in the address, such as `:account`. `None` if it is not one.
pub(crate) fn parameter<Id>(name: &'static str) -> Memo<Option<Id>>
where
    Id: FromStr + PartialEq + Send + Sync + 'static,
{
    let parameters = use_params_map();
    Memo::new(move |_| parameters.read().get(name).and_then(|text| text.parse().ok()))
}

/// Draws what the resource brought. Until it is there the old stays; what cannot be had is said in its place, with a way to try again.
pub(crate) fn loaded<T, V>(
    resource: crate::resource::Resource<Result<T, ApiError>>,
    draw: impl Fn(T) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    V: IntoView + 'static,
{
    view! {
        <Transition>
            {move || {
                let draw = draw.clone();
                Suspend::new(async move {
                    match resource.await {
                        Ok(value) => draw(value).into_any(),
                        Err(error) => trouble(error, move || resource.refetch()).into_any(),
                    }
                })
            }}
        </Transition>
    }
}

/// Why there is nothing to show: a page that is not there, or a sentence.
fn trouble(error: ApiError, again: impl Fn() + Send + Sync + 'static) -> impl IntoView {
    if matches!(error, ApiError::Refused(Refusal::NotFound)) {
        view! { <Missing /> }.into_any()
    } else {
        failed(error, again).into_any()
    }
}

/// Why a part could not be loaded, and what to do: sign in again, load the page anew, or try again. Without scripts the browser follows
/// the link.
pub(crate) fn failed(error: ApiError, again: impl Fn() + Send + Sync + 'static) -> impl IntoView {
    let sentence = error.to_string();
    // For what only a page from the server mends, trying again would fail for ever.
    let anew = match error {
        ApiError::Refused(Refusal::SignedOut) => Some(("/sign-in".to_owned(), "Sign in")),
        ApiError::Outdated => Some((here(), "Reload")),
        _ => None,
    };
    if let Some((to, words)) = anew {
        return view! {
            <p class="failed" role="alert">
                {sentence}
                <a href=to rel="external">
                    {words}
                </a>
            </p>
        }
        .into_any();
    }
    view! {
        <p class="failed" role="alert">
            {sentence}
            <a
                href=here()
                on:click=move |event| {
                    event.prevent_default();
                    again();
                }
            >
                "Try again"
            </a>
        </p>
    }
    .into_any()
}

/// The address of the page, with its query.
fn here() -> String {
    let location = use_location();
    format!(
        "{}{}",
        location.pathname.get_untracked(),
        location.search.with_untracked(|search| {
            if search.is_empty() {
                String::new()
            } else {
                format!("?{}", search.trim_start_matches('?'))
            }
        })
    )
}
