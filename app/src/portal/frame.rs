//! What stands around the plan and its tasks: the vendor's name, who looks, whom to ask, and the way out.

use super::{plan::desk::Desk, wording::Wording};
use crate::{
    api::{
        portal::Visited,
        post::{Body, post},
    },
    request::{FormReturn, Returned},
    ui,
};
use domain::views::customer::{CustomerView, Guide, Viewer};
use leptos::{ev, prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

/// What the frame shows besides the page itself.
pub(super) struct Around {
    organisation: String,
    viewer: Viewer,
    guide: Option<Guide>,
    base: String,
    title: String,
}

impl Around {
    /// For a page of that title.
    pub(super) fn of(view: &CustomerView, title: String) -> Self {
        let header = view.plan().header();
        Self {
            organisation: Wording::get().organisation(header.organisation()),
            viewer: view.viewer().clone(),
            guide: header.guide().clone(),
            base: format!("/portal/{}", view.slug()),
            title,
        }
    }
}

/// Title, and that no search engine keeps the page.
pub(super) fn head(title: String) -> impl IntoView {
    view! {
        <Title text=title/>
        <Meta name="robots" content="noindex"/>
    }
}

/// Draws the frame. `content` is what stands in `main` until there is nothing more to see.
pub(super) fn frame(
    around: Around,
    desk: Desk,
    content: impl Fn() -> AnyView + Send + 'static,
) -> impl IntoView {
    count_visit();
    let words = Wording::get();
    let Around {
        organisation,
        viewer,
        guide,
        base,
        title,
    } = around;
    let returned = Returned::get();
    let title = if returned.form.is_some() {
        words.error_title(&title)
    } else {
        title
    };
    view! {
        {head(title)}
        <a class="skip" href="#main">{words.skip()}</a>
        <ui::ConnectionBanner connected=desk.connected()/>
        <div class="portal-shell">
            {top_bar(organisation, base, &viewer)}
            <main class="main stack" id="main" tabindex="-1">
                {notices(returned)}
                {ui::follow(move || match desk.gone() {
                    Some(sentence) => gone(sentence).into_any(),
                    None => content(),
                })}
            </main>
            {foot(guide)}
        </div>
    }
}

fn top_bar(organisation: String, base: String, viewer: &Viewer) -> impl IntoView + use<> {
    let (name, initials) = (viewer.name().clone(), viewer.initials().clone());
    view! {
        <header class="topbar">
            <a class="brand" href=base>
                <ui::BrandMark/>
                {organisation}
            </a>
            <span class="push cluster">
                <span class="hide-phone muted small" aria-hidden="true">{name.clone()}</span>
                <ui::Avatar initials name customer=true large=true/>
            </span>
        </header>
    }
}

/// What the form before this page left.
fn notices(returned: Returned) -> impl IntoView {
    let errors: Vec<(String, String)> = returned
        .form
        .iter()
        .map(|FormReturn { error, .. }| (String::new(), error.to_string()))
        .collect();
    let done = returned.notice.map(|text| {
        view! { <ui::NotificationBanner title=Wording::get().notice() text success=true/> }
    });
    view! {
        <ui::ErrorSummary errors/>
        {done}
    }
}

/// In place of a page that is no longer theirs to see.
fn gone(sentence: String) -> impl IntoView {
    view! {
        <div class="card pad stack">
            <h1>{sentence}</h1>
            <p><a href="/p">{Wording::get().to_door()}</a></p>
        </div>
    }
}

fn foot(guide: Option<Guide>) -> impl IntoView {
    let words = Wording::get();
    let ask = guide.map(|guide| {
        view! {
            <span>
                {words.questions(guide.name())}
                <a href=format!("mailto:{}", guide.email())>{guide.email().clone()}</a>
            </span>
        }
    });
    view! {
        <footer class="portal-foot">
            {ask}
            <form method="post" action="/api/portal/sign_out">
                <button class="link-btn">{words.sign_out()}</button>
            </form>
            <details>
                <summary>{words.how_title()}</summary>
                {words.how().map(|paragraph| view! { <p>{paragraph}</p> })}
            </details>
        </footer>
    }
}

/// Counts the visit at the first act of a human on the page.
fn count_visit() {
    Effect::new(|| {
        let counted = StoredValue::new(false);
        let count = move || {
            if !counted.get_value() {
                counted.set_value(true);
                leptos::task::spawn_local(async {
                    // Not counting a visit is nobody's trouble on the page.
                    _ = post::<()>(<Visited as ServerFn>::PATH, Body::default()).await;
                });
            }
        };
        let pointer = window_event_listener(ev::pointerdown, move |_| count());
        let key = window_event_listener(ev::keydown, move |_| count());
        on_cleanup(move || {
            pointer.remove();
            key.remove();
        });
    });
}
