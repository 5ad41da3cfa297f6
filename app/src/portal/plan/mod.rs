//! The plan as a contact sees it: the portal's first page, and, read-only, the workspace's customer view.

use super::{frame, wording::Wording};
use crate::{
    request::Address,
    ui::{self, Watched, each},
};
use desk::Desk;
use domain::{
    filters::PortalFilter,
    views::customer::{CustomerPage, CustomerView},
};
use leptos::prelude::*;
use outline::Outline;
use paths::Paths;
use std::sync::Arc;

pub(super) mod desk;
mod hero;
mod outline;
pub(super) mod paths;
pub(super) mod row;
mod section;

/// What every part of the page needs to know.
#[derive(Clone)]
struct PlanScene {
    view: Signal<CustomerView>,
    filter: PortalFilter,
    paths: Paths,
    /// Where the page is live.
    desk: Option<Desk>,
    /// In the customer view: the contact's name.
    reader: Option<Arc<str>>,
}

/// The filter in this page's address.
pub(super) fn filter_of_address() -> PortalFilter {
    PortalFilter::parse(Address::get().parameter("show").unwrap_or_default())
}

/// The address of a contact's portal.
pub(super) fn base_of(page: &CustomerPage) -> String {
    format!("/portal/{}", page.view().slug())
}

/// The portal's plan page.
#[component]
pub fn PlanPage(
    /// What the contact sees, and from which state on the page is live.
    page: CustomerPage,
) -> impl IntoView {
    let desk = Desk::open(&page);
    let header = page.view().plan().header();
    let title = Wording::get().page_title(&[page.view().title(), header.organisation()]);
    let (base, filter) = (base_of(&page), filter_of_address());
    let around = frame::Around::of(page.view(), title);
    let view = desk.view(page);
    frame::frame(around, desk, move || {
        view! { <PlanView view filter base=base.clone() desk/> }.into_any()
    })
}

/// Everything inside the page's `main`. Without a desk nothing on it can be pressed.
#[component]
pub fn PlanView(
    /// What the contact sees.
    #[prop(into)]
    view: Signal<CustomerView>,
    /// Which tasks.
    filter: PortalFilter,
    /// For staff: forms become words.
    #[prop(optional)]
    read_only: bool,
    /// The plan's own path.
    #[prop(into)]
    base: String,
    /// What every link's query carries besides the filter.
    #[prop(optional, into)]
    extra_query: String,
    /// Where the page is live.
    #[prop(optional)]
    desk: Option<Desk>,
) -> impl IntoView {
    let reader = read_only.then(|| view.with_untracked(|view| view.viewer().name().as_str().into()));
    let scene = PlanScene {
        view,
        filter,
        paths: Paths::new(&base, &extra_query),
        desk,
        reader,
    };
    let title = Watched::new(move |_| view.with(|view| view.title().to_owned()));
    let stage = Watched::new(move |_| view.with(Stage::of));
    view! {
        <div class="stack stack-s">
            <h1>{ui::follow(move || title.with(Clone::clone))}</h1>
            {lead(view)}
        </div>
        {ui::follow(move || match stage.with(Clone::clone) {
            Stage::Plan => steps(&scene).into_any(),
            Stage::Words(sentence) => view! { <p class="card pad" role="status">{sentence}</p> }.into_any(),
        })}
    }
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
fn lead(view: Signal<CustomerView>) -> impl IntoView {
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
    let (view, filter) = (scene.view, scene.filter);
    let outline = Watched::new(move |before| view.with(|view| Outline::of(view, filter, before)));
    let (keys, empty) = (outline.clone(), outline.clone());
    let (hero, filters) = (hero::hero(scene), filters(scene));
    let scene = scene.clone();
    view! {
        {hero}
        {filters}
        {ui::follow(move || {
            empty.with(|outline| outline.keys().is_empty())
                .then(|| view! { <p class="card pad">{Wording::get().none_left(filter)}</p> }.into_any())
        })}
        {each(move || keys.with(Outline::keys), move |key| section::section(&scene, &outline, key))}
    }
}

/// The filters: links, so that they work anywhere and can be kept.
fn filters(scene: &PlanScene) -> impl IntoView + use<> {
    let scene = scene.clone();
    let chip = move |filter: PortalFilter| {
        let view = scene.view;
        let words = Watched::new(move |_| {
            view.with(|view| {
                let viewer = *view.viewer().id();
                let count = view
                    .plan()
                    .tasks()
                    .iter()
                    .filter(|task| filter.keeps(task, viewer))
                    .count();
                Wording::get().filter(filter, count)
            })
        });
        view! {
            <a class="chip" aria-current=(filter == scene.filter).then_some("true") href=scene.paths.plan(filter)>
                {ui::follow(move || words.with(Clone::clone))}
            </a>
        }
    };
    view! {
        <nav class="chips" aria-label=Wording::get().filters()>{PortalFilter::ALL.map(chip)}</nav>
    }
}
