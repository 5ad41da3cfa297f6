//! The frame of the plan and of its tasks. What stands around the page has no handler and hardly changes while it stands: the server draws
//! it, each part as one element (`ui::still!`), and the program leaves it alone. Only whom to ask follows the plan.

use super::{plan::desk::Desk, wording::Wording};
use crate::{
    api::{
        portal::Visited,
        post::{Body, post},
    },
    ui::{self, Watched, still},
};
use domain::views::customer::{CustomerView, Guide};
use leptos::{prelude::*, server_fn::ServerFn};

#[cfg(feature = "ssr")]
mod bar;
#[cfg(feature = "ssr")]
mod foot;
#[cfg(feature = "ssr")]
mod notices;

#[cfg(feature = "ssr")]
pub(super) use notices::name_page;

/// Draws what stands in `main` until there is nothing more to see. It is called once: what is gone does not come back. So what it draws
/// may hold parts that only the server draws.
pub(super) type Content = Box<dyn Fn() -> AnyView + Send>;

/// Draws the frame.
pub(super) fn frame(view: &Watched<CustomerView>, desk: Desk, content: Content) -> AnyView {
    count_visit();
    view! {
        {still!(bar::skip_link())}
        <ui::ConnectionBanner connected=desk.connected()/>
        <div class="portal-shell">
            {still!(view.with(bar::top_bar))}
            <main class="main stack" id="main" tabindex="-1">
                {still!(view.with(notices::notices))}
                {ui::follow(move || match desk.gone() {
                    Some(sentence) => gone(sentence),
                    None => content(),
                })}
            </main>
            <div class="portal-foot" role="contentinfo">
                {ask(view)}
                {still!(foot::reload())}
                {still!(foot::sign_out())}
                {still!(foot::how())}
            </div>
        </div>
    }
    .into_any()
}

/// Whom to ask, where the account has somebody.
fn ask(view: &Watched<CustomerView>) -> impl IntoView + use<> {
    let view = view.clone();
    ui::follow(move || view.with(|view| view.plan().header().guide().as_ref().map(guide)))
}

fn guide(guide: &Guide) -> AnyView {
    let to = format!("mailto:{}", guide.email());
    view! {
        <span>
            {Wording::get().questions(guide.name())}
            <a href=to>{guide.email().clone()}</a>
        </span>
    }
    .into_any()
}

/// In place of a page that is no longer theirs to see.
fn gone(sentence: String) -> AnyView {
    view! {
        <div class="card pad stack">
            <h1>{sentence}</h1>
            <p><a href="/p">{Wording::get().to_door()}</a></p>
        </div>
    }
    .into_any()
}

/// Counts the visit at the first act of a human on the page.
fn count_visit() {
    ui::effect(|| {
        let counted = StoredValue::new(false);
        let count = move |_| {
            if !counted.get_value() {
                counted.set_value(true);
                leptos::task::spawn_local(async {
                    // Not counting a visit is nobody's trouble on the page.
                    _ = post::<()>(<Visited as ServerFn>::PATH, Body::default()).await;
                });
            }
        };
        for act in ["pointerdown", "keydown", "wheel"] {
            let listener = window_event_listener_untyped(act, count);
            on_cleanup(move || listener.remove());
        }
    });
}
