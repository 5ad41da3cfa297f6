//! A task on a page of its own: what it asks for, and the button that completes it. The customer view of the workspace shows the
//! same, read-only.

use super::{
    frame::frame,
    plan::{
        base_of,
        desk::Desk,
        paths::Paths,
        row::{COMPLETE, REOPEN, avatar},
    },
    wording::{Mark, Wording},
};
use crate::{
    api::{
        ApiError,
        portal::TaskDescription,
        post::{Body, LastAnswer},
    },
    ui::{self, IconPath, Watched, still},
};
#[cfg(feature = "ssr")]
use domain::views::customer::CustomerTaskDetail;
use domain::{
    filters::PortalFilter,
    ids::TaskId,
    views::customer::{CustomerTask, CustomerTaskPage, CustomerView, DescriptionHtml},
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use shown::Shown;
#[cfg(feature = "ssr")]
use std::sync::Arc;

mod shown;

/// What every part of the page needs to know.
#[derive(Clone)]
struct TaskScene {
    id: TaskId,
    filter: PortalFilter,
    paths: Paths,
    shown: Watched<Shown>,
    html: RwSignal<String>,
    desk: Option<Desk>,
    /// In the customer view: the contact's name. No program runs there.
    #[cfg(feature = "ssr")]
    reader: Option<Arc<str>>,
}

/// A task's page in the portal: the task, the plan around it, and from which state on the page is live.
pub(super) fn page(task: CustomerTaskPage, filter: PortalFilter) -> AnyView {
    let (page, opened) = (task.page().clone(), task.detail().task().clone());
    #[cfg(feature = "ssr")]
    {
        let header = page.view().plan().header();
        super::frame::name_page(opened.title(), &[header.title(), header.organisation()]);
    }
    let id = *opened.id();
    let desk = Desk::open(&page);
    let paths = Paths::new(&base_of(&page), "");
    let view = desk.view(page);
    let html = RwSignal::new(task.description().html().clone());
    reread(view.clone(), id, html);
    let scene = TaskScene {
        id,
        filter,
        paths,
        shown: watch(view.clone(), opened),
        html,
        desk: Some(desk),
        #[cfg(feature = "ssr")]
        reader: None,
    };
    frame(&view, desk, Box::new(move || whole(&scene)))
}

/// A task in the workspace's customer view, where nothing can be pressed.
#[cfg(feature = "ssr")]
#[component]
pub fn TaskView(
    /// The plan around it.
    view: CustomerView,
    /// The task.
    detail: CustomerTaskDetail,
    /// Its description as safe HTML.
    #[prop(into)]
    html: String,
    /// The plan's own path.
    #[prop(into)]
    base: String,
    /// What every link's query carries besides the filter.
    #[prop(into)]
    extra_query: String,
) -> impl IntoView {
    let task = detail.task().clone();
    whole(&TaskScene {
        id: *task.id(),
        filter: super::plan::filter_of_address(),
        paths: Paths::new(&base, &extra_query),
        reader: Some(view.viewer().name().as_str().into()),
        shown: watch(Watched::new(move |_| view.clone()), task),
        html: RwSignal::new(html),
        desk: None,
    })
}

/// What the page says, as it is now; `opened` is the task as it was when the page was opened.
fn watch(view: Watched<CustomerView>, opened: CustomerTask) -> Watched<Shown> {
    Watched::new(move |before| view.with(|view| Shown::of(view, &opened, before)))
}

/// Everything inside the page's `main`. Without a desk nothing on it can be pressed.
fn whole(scene: &TaskScene) -> AnyView {
    let shown = scene.shown.clone();
    let gone = Watched::new(move |_| shown.with(|shown| shown.gone.clone()));
    let inside = scene.clone();
    view! {
        {still!(way_back(scene))}
        {ui::follow(move || match gone.with(Clone::clone) {
            Some(sentence) => view! { <h1 class="card pad">{sentence}</h1> }.into_any(),
            None => body(&inside).into_any(),
        })}
    }
    .into_any()
}

/// To the list that the reader came from.
#[cfg(feature = "ssr")]
fn way_back(scene: &TaskScene) -> impl IntoView + use<> {
    view! {
        <a class="back" href=scene.paths.plan(scene.filter)>
            <ui::Icon path=IconPath::ARROW_LEFT/>
            {Wording::get().back()}
        </a>
    }
}

/// Reads the description again whenever the task has changed.
fn reread(view: Watched<CustomerView>, id: TaskId, html: RwSignal<String>) {
    let answer = LastAnswer::new();
    let mut known: Option<Option<CustomerTask>> = None;
    ui::effect(move || {
        let now = view.with(|view| view.plan().task(id).cloned());
        let is_other = now.is_some() && known.as_ref().is_some_and(|known| *known != now);
        known = Some(now);
        if is_other {
            let task = id.to_string();
            let body = Body::of([("task", task.as_str())]);
            let take = move |fresh: Result<DescriptionHtml, ApiError>| {
                // No answer leaves what stands there.
                if let Ok(fresh) = fresh {
                    html.set(fresh.html().clone());
                }
            };
            answer.ask(<TaskDescription as ServerFn>::PATH, body, take);
        }
    });
}

fn body(scene: &TaskScene) -> impl IntoView + use<> {
    let shown = &scene.shown;
    let html = scene.html;
    let (title, pictures, assigned) = (shown.clone(), shown.clone(), shown.clone());
    view! {
        <h1 id="task-title">{ui::follow(move || title.with(|shown| shown.row.title.clone()))}</h1>
        {status(shown)}
        <p class="cluster">
            {ui::follow(move || pictures.with(|shown| shown.row.pictures.clone()).into_iter().map(avatar).collect_view().into_any())}
            <span>{ui::follow(move || assigned.with(|shown| shown.assigned.clone()))}</span>
        </p>
        <div
            class="prose"
            hidden=ui::follow(move || html.read().is_empty().then_some(""))
            inner_html=ui::follow(move || html.get())
        ></div>
        {bar(scene)}
        {neighbours(scene)}
    }
}

/// The line with glyph, due words and dates.
fn status(shown: &Watched<Shown>) -> impl IntoView + use<> {
    let (cancelled, dates) = (shown.clone(), shown.clone());
    view! {
        <div class="cluster">
            <ui::StatusGlyph timeliness=shown.shown(|shown| shown.row.timeliness)/>
            <ui::DueText
                timeliness=shown.shown(|shown| shown.row.timeliness)
                due=shown.shown(|shown| shown.row.due.clone())
            />
            {ui::follow(move || {
                cancelled
                    .with(|shown| shown.row.mark == Mark::Cancelled)
                    .then(|| view! { <span class="tag">{Wording::get().cancelled()}</span> }.into_any())
            })}
            {ui::follow(move || dates.with(|shown| shown.dates.clone()).map(|dates| view! { <span class="faint">{dates}</span> }.into_any()))}
        </div>
    }
}

/// Links to the reader's tasks before and after this one.
fn neighbours(scene: &TaskScene) -> impl IntoView + use<> {
    let scene = scene.clone();
    ui::follow(move || {
        let words = Wording::get();
        let (previous, following) = scene.shown.with(|shown| (shown.previous, shown.following));
        let link = |id: Option<TaskId>, text: &'static str| {
            id.map(|id| {
                view! { <a class="btn" href=scene.paths.task(id, scene.filter)>{text}</a> }.into_any()
            })
        };
        (previous.is_some() || following.is_some()).then(|| {
            view! {
                <nav class="pager" aria-label=words.my_tasks()>
                    {link(previous, words.previous())}
                    {link(following, words.following())}
                </nav>
            }
            .into_any()
        })
    })
}

/// What was done, and the button: before the ways to other tasks, and at the bottom of a phone.
fn bar(scene: &TaskScene) -> impl IntoView + use<> {
    let (completed, is_mine) = (scene.shown.clone(), scene.shown.clone());
    let is_mine = Watched::new(move |_| is_mine.with(|shown| shown.is_mine));
    let (is_drawn, scene) = (scene.shown.clone(), scene.clone());
    let is_drawn = Watched::new(move |_| is_drawn.with(|shown| shown.is_mine || shown.completed.is_some()));
    let inside = move || {
        let completed = completed.clone();
        let button = is_mine.with(|is_mine| *is_mine).then(|| control(&scene));
        view! {
            <div class="complete-bar">
                {ui::follow(move || completed.with(|shown| shown.completed.clone()).map(|words| view! { <span>{words}</span> }.into_any()))}
                {button}
            </div>
        }
        .into_any()
    };
    ui::follow(move || is_drawn.with(|is_drawn| *is_drawn).then(&inside))
}

/// The button; in the customer view what the contact could do here.
fn control(scene: &TaskScene) -> AnyView {
    #[cfg(feature = "ssr")]
    if let Some(name) = &scene.reader {
        return may_toggle(scene, Arc::clone(name)).into_any();
    }
    toggle_form(scene).into_any()
}

/// One form with one button, whatever it does, so that the focus stays on it.
fn toggle_form(scene: &TaskScene) -> impl IntoView + use<> {
    let words = Wording::get();
    let (desk, id) = (scene.desk, scene.id);
    let done = |scene: &TaskScene| {
        let shown = scene.shown.clone();
        move || shown.with(|shown| shown.row.done)
    };
    let (action, class, icon, label) = (done(scene), done(scene), done(scene), done(scene));
    let submit = move |event: SubmitEvent| {
        if let Some(desk) = desk {
            event.prevent_default();
            desk.toggle(id);
        }
    };
    view! {
        <form method="post" action=ui::follow(move || if action() { REOPEN } else { COMPLETE }) on:submit=ui::hear(submit)>
            <ui::Hidden name="task" value=id.to_string()/>
            <button class=ui::follow(move || if class() { "btn wide" } else { "btn primary wide" })>
                {ui::follow(move || {
                    let path = if icon() { IconPath::UNDO } else { IconPath::CHECK };
                    view! { <ui::Icon path/> }.into_any()
                })}
                {ui::follow(move || {
                    let text = if label() { words.reopen() } else { words.complete() };
                    text.to_owned()
                })}
            </button>
        </form>
    }
}

/// In the customer view: what the contact could do here.
#[cfg(feature = "ssr")]
fn may_toggle(scene: &TaskScene, name: Arc<str>) -> impl IntoView + use<> {
    let shown = scene.shown.clone();
    view! { <span class="muted">{ui::follow(move || shown.with(|shown| Wording::get().may_toggle(&name, shown.row.done)))}</span> }
}
