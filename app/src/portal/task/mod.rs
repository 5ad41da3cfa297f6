//! A task on a page of its own: what it asks for, and the button that completes it. The customer view of the workspace shows the
//! same, read-only.

use super::{
    frame,
    plan::{
        base_of,
        desk::Desk,
        filter_of_address,
        paths::Paths,
        row::{COMPLETE, REOPEN, avatar},
    },
    wording::Wording,
};
use crate::{
    api::{
        portal::TaskDescription,
        post::{Body, post},
    },
    ui::{self, IconName, Watched},
};
use domain::{
    filters::PortalFilter,
    ids::TaskId,
    views::customer::{CustomerTask, CustomerTaskDetail, CustomerTaskPage, CustomerView, DescriptionHtml},
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use shown::Shown;
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
    /// In the customer view: the contact's name.
    reader: Option<Arc<str>>,
}

/// A task's page in the portal.
#[component]
pub fn TaskPage(
    /// The task, the plan around it, and from which state on the page is live.
    task: CustomerTaskPage,
) -> impl IntoView {
    let (page, detail) = (task.page().clone(), task.detail().clone());
    let html = task.description().html().clone();
    let desk = Desk::open(&page);
    let header = page.view().plan().header();
    let title = Wording::get().page_title(&[detail.task().title(), header.title(), header.organisation()]);
    let (base, filter) = (base_of(&page), filter_of_address());
    let around = frame::Around::of(page.view(), title);
    let view = desk.view(page);
    frame::frame(around, desk, move || {
        view! { <TaskView view detail=detail.clone() html=html.clone() base=base.clone() filter desk/> }
            .into_any()
    })
}

/// Everything inside the page's `main`. Without a desk nothing on it can be pressed.
#[component]
pub fn TaskView(
    /// The plan around it.
    #[prop(into)]
    view: Signal<CustomerView>,
    /// The task.
    detail: CustomerTaskDetail,
    /// Its description as safe HTML.
    #[prop(into)]
    html: String,
    /// For staff: the form becomes words.
    #[prop(optional)]
    read_only: bool,
    /// The plan's own path.
    #[prop(into)]
    base: String,
    /// What every link's query carries besides the filter.
    #[prop(optional, into)]
    extra_query: String,
    /// The list the reader came from; without one, what the address says.
    #[prop(optional)]
    filter: Option<PortalFilter>,
    /// Where the page is live.
    #[prop(optional)]
    desk: Option<Desk>,
) -> impl IntoView {
    let id = *detail.task().id();
    let html = RwSignal::new(html);
    if desk.is_some() {
        reread(view, id, html);
    }
    let scene = TaskScene {
        id,
        filter: filter.unwrap_or_else(filter_of_address),
        paths: Paths::new(&base, &extra_query),
        shown: Watched::new(move |before| view.with(|view| Shown::of(view, detail.task(), before))),
        html,
        desk,
        reader: read_only.then(|| view.with_untracked(|view| view.viewer().name().as_str().into())),
    };
    let shown = scene.shown.clone();
    let gone = Watched::new(move |_| shown.with(|shown| shown.gone.clone()));
    view! {
        {way_back(&scene)}
        {ui::follow(move || match gone.with(Clone::clone) {
            Some(sentence) => view! { <h1 class="card pad">{sentence}</h1> }.into_any(),
            None => body(&scene).into_any(),
        })}
    }
}

/// To the list that the reader came from.
fn way_back(scene: &TaskScene) -> impl IntoView + use<> {
    view! {
        <a class="back" href=scene.paths.plan(scene.filter)>
            <ui::Icon name=IconName::ArrowLeft/>
            {Wording::get().back()}
        </a>
    }
}

/// Reads the description again whenever the task has changed.
fn reread(view: Signal<CustomerView>, id: TaskId, html: RwSignal<String>) {
    let latest = StoredValue::new(0_u32);
    Effect::new(move |before: Option<Option<CustomerTask>>| {
        let now = view.with(|view| view.plan().task(id).cloned());
        if now.is_some() && before.is_some_and(|before| before != now) {
            latest.update_value(|latest| *latest += 1);
            let number = latest.get_value();
            leptos::task::spawn_local(async move {
                // An answer that was overtaken, or none, leaves what stands there.
                let task = id.to_string();
                let body = Body::of([("task", task.as_str())]);
                if let Ok(fresh) = post::<DescriptionHtml>(<TaskDescription as ServerFn>::PATH, body).await
                    && latest.try_get_value() == Some(number)
                {
                    html.try_set(fresh.html().clone());
                }
            });
        }
        now
    });
}

fn body(scene: &TaskScene) -> impl IntoView + use<> {
    let shown = &scene.shown;
    let html = scene.html;
    let (title, pictures, who) = (shown.clone(), shown.clone(), shown.clone());
    view! {
        <h1 id="task-title">{ui::follow(move || title.with(|shown| shown.row.title.clone()))}</h1>
        {status(shown)}
        <p class="cluster">
            {ui::follow(move || pictures.with(|shown| shown.row.pictures.clone()).into_iter().map(avatar).collect_view().into_any())}
            <span>{ui::follow(move || who.with(|shown| Wording::get().assigned_to(&shown.row.who)))}</span>
        </p>
        <div class="prose" hidden=ui::follow(move || html.read().is_empty()) inner_html=ui::follow(move || html.get())></div>
        {bar(scene)}
        {neighbours(scene)}
    }
}

/// The line with glyph, due words and dates.
fn status(shown: &Watched<Shown>) -> impl IntoView + use<> {
    let (cancelled, dates) = (shown.clone(), shown.clone());
    view! {
        <div class="cluster">
            <ui::StatusGlyph timeliness=shown.part(|shown| shown.row.timeliness)/>
            <ui::DueText
                timeliness=shown.part(|shown| shown.row.timeliness)
                due=shown.part(|shown| shown.row.due.clone())
            />
            {ui::follow(move || {
                cancelled.with(|shown| shown.row.cancelled).then(|| view! { <span class="tag">{Wording::get().cancelled()}</span> }.into_any())
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
            id.map(|id| view! { <a class="btn" href=scene.paths.task(id, scene.filter)>{text}</a> })
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
        let control = is_mine.with(|is_mine| *is_mine).then(|| match &scene.reader {
            Some(name) => may_toggle(&scene, name.clone()).into_any(),
            None => toggle_form(&scene).into_any(),
        });
        view! {
            <div class="complete-bar">
                {ui::follow(move || completed.with(|shown| shown.completed.clone()).map(|words| view! { <span>{words}</span> }.into_any()))}
                {control}
            </div>
        }
        .into_any()
    };
    ui::follow(move || is_drawn.with(|is_drawn| *is_drawn).then(&inside))
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
        <form method="post" action=ui::follow(move || if action() { REOPEN } else { COMPLETE }) on:submit=submit>
            <ui::Hidden name="task" value=id.to_string()/>
            <button class=move || if class() { "btn wide" } else { "btn primary wide" }>
                {ui::follow(move || {
                    let name = if icon() { IconName::Undo } else { IconName::Check };
                    view! { <ui::Icon name/> }.into_any()
                })}
                {ui::follow(move || if label() { words.reopen() } else { words.complete() })}
            </button>
        </form>
    }
}

/// In the customer view: what the contact could do here.
fn may_toggle(scene: &TaskScene, name: Arc<str>) -> impl IntoView + use<> {
    let shown = scene.shown.clone();
    view! { <span class="muted">{ui::follow(move || shown.with(|shown| Wording::get().may_toggle(&name, shown.row.done)))}</span> }
}
