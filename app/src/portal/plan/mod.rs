//! The plan as a contact sees it: the portal's first page, and, read-only, the workspace's customer view.

use super::{frame::frame, wording::Wording};
use crate::ui::{self, Watched, each};
use desk::Desk;
use domain::{
    filters::PortalFilter,
    views::customer::{CustomerPage, CustomerView},
};
use leptos::prelude::*;
use list::List;
use outline::Outline;
use paths::Paths;
#[cfg(feature = "ssr")]
use std::sync::Arc;

pub(super) mod desk;
mod hero;
mod list;
mod outline;
pub(super) mod paths;
pub(super) mod row;
mod section;

/// What every part of the page needs to know.
#[derive(Clone)]
struct PlanScene {
    view: Watched<CustomerView>,
    filter: PortalFilter,
    paths: Paths,
    /// Where the page is live.
    desk: Option<Desk>,
    /// In the customer view: the contact's name. No program runs there.
    #[cfg(feature = "ssr")]
    reader: Option<Arc<str>>,
}

/// The filter in this page's address.
#[cfg(feature = "ssr")]
pub(super) fn filter_of_address() -> PortalFilter {
    let address = crate::request::Address::get();
    PortalFilter::parse(address.parameter("show").unwrap_or_default())
}

/// The address of a contact's portal.
pub(super) fn base_of(page: &CustomerPage) -> String {
    format!("/portal/{}", page.view().slug())
}

/// The portal's plan page: what the contact sees, and from which state on it is live.
pub(super) fn page(page: CustomerPage, filter: PortalFilter) -> AnyView {
    #[cfg(feature = "ssr")]
    super::frame::name_page(page.view().title(), &[page.view().plan().header().organisation()]);
    let desk = Desk::open(&page);
    let paths = Paths::new(&base_of(&page), "");
    let scene = PlanScene {
        view: desk.view(page),
        filter,
        paths,
        desk: Some(desk),
        #[cfg(feature = "ssr")]
        reader: None,
    };
    let view = scene.view.clone();
    frame(&view, desk, Box::new(move || whole(&scene)))
}

/// The plan in the workspace's customer view, where nothing can be pressed.
#[cfg(feature = "ssr")]
#[component]
pub fn PlanView(
    /// What the contact sees.
    view: CustomerView,
    /// Which tasks.
    filter: PortalFilter,
    /// The plan's own path.
    #[prop(into)]
    base: String,
    /// What every link's query carries besides the filter.
    #[prop(into)]
    extra_query: String,
) -> impl IntoView {
    whole(&PlanScene {
        filter,
        paths: Paths::new(&base, &extra_query),
        desk: None,
        reader: Some(view.viewer().name().as_str().into()),
        view: Watched::new(move |_| view.clone()),
    })
}

/// Everything inside the page's `main`. Without a desk nothing on it can be pressed.
fn whole(scene: &PlanScene) -> AnyView {
    let (named, staged) = (scene.view.clone(), scene.view.clone());
    let title = Watched::new(move |_| named.with(|view| view.title().to_owned()));
    let stage = Watched::new(move |_| staged.with(Stage::of));
    let lead = lead(scene);
    let scene = scene.clone();
    view! {
        <div class="stack stack-s">
            <h1>{ui::follow(move || title.with(Clone::clone))}</h1>
            {lead}
        </div>
        {ui::follow(move || match stage.with(Clone::clone) {
            Stage::Plan => steps(&scene).into_any(),
            Stage::Words(sentence) => view! { <p class="card pad" role="status">{sentence}</p> }.into_any(),
        })}
    }
    .into_any()
}

/// Whether there is a plan to show.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// There is.
    Plan,
    /// There is not, or no longer: why.
    Words(String),
}

impl Stage {
    fn of(view: &CustomerView) -> Self {
        let (words, plan) = (Wording::get(), view.plan());
        let header = plan.header();
        let is_empty = plan.objectives().is_empty() && plan.plays().is_empty() && plan.tasks().is_empty();
        if *header.is_shared() && !is_empty {
            Self::Plan
        } else if view.is_unshared() {
            Self::Words(words.no_longer_shared(header.whom_to_ask()))
        } else {
            Self::Words(words.nothing_shared(header.organisation()))
        }
    }
}

/// Under the title: what this is, and who helps.
fn lead(scene: &PlanScene) -> impl IntoView + use<> {
    let view = scene.view.clone();
    let words = Watched::new(move |_| {
        view.with(|view| {
            let header = view.plan().header();
            let guide = header.guide().as_ref().map(|guide| guide.name().as_str());
            header
                .is_shared()
                .then(|| Wording::get().lead(header.organisation(), guide))
        })
    });
    ui::follow(move || {
        words
            .with(Clone::clone)
            .map(|words| view! { <p class="lead">{words}</p> }.into_any())
    })
}

/// Progress, filters and the list.
fn steps(scene: &PlanScene) -> impl IntoView + use<> {
    let (view, filter) = (scene.view.clone(), scene.filter);
    let outline = Watched::new(move |before| view.with(|view| Outline::of(view, filter, before)));
    let (keys, empty) = (outline.clone(), outline.clone());
    let (hero, filters) = (hero::hero(scene), filters(scene));
    let scene = scene.clone();
    let list = List::follow(outline);
    view! {
        {hero}
        {filters}
        {ui::follow(move || {
            empty.with(|outline| outline.keys().is_empty())
                .then(|| view! { <p class="card pad">{Wording::get().none_left(filter)}</p> }.into_any())
        })}
        {each(move || keys.with(Outline::keys), move |key| section::section(&scene, &list, key))}
    }
}

/// The filters: links, so that they work anywhere and can be kept.
fn filters(scene: &PlanScene) -> impl IntoView + use<> {
    let chip = |filter: PortalFilter| {
        let view = scene.view.clone();
        let words = Watched::new(move |_| view.with(|view| words_of(filter, view)));
        view! {
            <a class="chip" aria-current=(filter == scene.filter).then_some("true") href=scene.paths.plan(filter)>
                {ui::follow(move || words.with(Clone::clone))}
            </a>
        }
        .into_any()
    };
    let chips = PortalFilter::ALL.into_iter().map(chip).collect_view();
    view! { <nav class="chips" aria-label=Wording::get().filters()>{chips}</nav> }
}

/// A filter, and how many tasks it leaves.
fn words_of(filter: PortalFilter, view: &CustomerView) -> String {
    let viewer = *view.viewer().id();
    let tasks = view.plan().tasks().iter();
    let count = tasks.filter(|task| filter.keeps(task, viewer)).count();
    Wording::get().filter(filter, count)
}
