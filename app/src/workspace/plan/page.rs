//! The plan page: what it is read from, and its parts in their places.

use super::{
    banners::Banners,
    board::Board,
    drawer::TaskDrawer,
    filters::Filters,
    focus, keyboard,
    long_parts::{Detail, LongParts},
    objective::Objectives,
    shortcuts::Shortcuts,
    summary::SummaryCard,
};
use crate::{
    live::{Live, Outdated},
    ui::{Computed, ConnectionBanner, Current, UpdatedBanner, follow, follow_title, on_change, still},
    workspace::{
        account_header::{AccountHeader, AccountSection},
        frame::frame,
        page_address::PageAddress,
        paths::{has_drawer, plan_part},
    },
};
use domain::{
    ids::{TaskId, UserId},
    views::{pages::StaffPlanPage, staff::StaffView},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the plan page is drawn from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PlanScreen {
    viewer: UserId,
    can_mail: bool,
    can_administer: bool,
    page: StaffPlanPage,
    /// The address of its stream, up to the state of the plan.
    stream: String,
    summary: String,
    detail: Detail,
}

#[cfg(feature = "ssr")]
impl PlanScreen {
    /// Reads an account's plan, and what is long of the task in the address. A task that isn't there is said beside the plan.
    pub(crate) async fn read(
        staff: &server::actor::Staff,
        frame: &domain::views::pages::Frame,
        account: domain::ids::AccountId,
        address: &crate::request::Address,
    ) -> Result<Self, domain::refusal::Refusal> {
        let page = staff.plan_page(account).await?;
        let summary = staff.plan_summary(account).await?;
        let open = crate::workspace::paths::open_task(&address.path);
        let detail = match open.filter(|task| page.view.task(*task).is_some()) {
            Some(task) => Some((task, staff.task_detail(account, task).await.map_err(Into::into))),
            None => None,
        };
        Ok(Self {
            viewer: frame.user,
            can_mail: frame.can_mail,
            can_administer: domain::permissions::can_administer(staff.role()),
            page,
            stream: format!(
                "/live/staff/{account}?accounts_since={}&since=",
                frame.accounts_tag
            ),
            summary,
            detail,
        })
    }
}

/// An account's plan, with the open task beside it. It stays while tasks are opened and the list is filtered.
pub(crate) fn plan_page(screen: PlanScreen) -> impl IntoView {
    let PlanScreen {
        viewer,
        can_mail,
        can_administer,
        page,
        stream,
        summary,
        detail,
    } = screen;
    let address = PageAddress::provide(|here, there| {
        let (here, there) = (plan_part(&here.path), plan_part(&there.path));
        here.is_some() && here == there
    });
    let live = Live::follow(stream, page.view, page.tag, Outdated::Stays);
    // One trouble at a time: being connected is of no use to a program that cannot read what comes.
    let connected = Current::of(move || live.connected.get() || live.outdated.get());
    let board = Board::provide(live, viewer, address);
    LongParts::provide(board, summary, detail);
    let header = Computed::new(move |_| board.view.with(|view| view.header.clone()));
    keyboard::listen(board);
    focus::follow(board);
    return_focus(board);
    follow_title(move || board.view.with(|view| title(view, board)));
    let with_drawer = follow(move || board.address.with(|address| has_drawer(&address.path)));
    frame(view! {
        <div class="split" class:with-drawer=with_drawer>
            <main class="main stack" id="main" tabindex="-1">
                <ConnectionBanner connected />
                <UpdatedBanner outdated=live.outdated />
                <Banners />
                <AccountHeader header section=AccountSection::Plan can_mail can_administer />
                <SummaryCard />
                <Filters />
                {still!(folds())}
                <Objectives />
            </main>
            <TaskDrawer />
        </div>
        <Shortcuts />
    })
}

/// Folds what was folded when the plan was left (`public/folds.js`). It is run before the list that follows is drawn.
#[cfg(feature = "ssr")]
fn folds() -> impl IntoView {
    view! { <script src="/folds.js" nonce=leptos::nonce::use_nonce()></script> }
}

/// The open task, or the plan, and whose it is.
fn title(view: &StaffView, board: Board) -> [String; 3] {
    let task = board.open.get().and_then(|task| view.task(task));
    let thing = task.map_or("Plan", |task| &task.title).to_owned();
    [thing, view.header.name.clone(), view.header.organisation.clone()]
}

/// Sends the focus back to the row when the drawer closes.
fn return_focus(board: Board) {
    let moved = move |before: &Option<TaskId>, open: &Option<TaskId>| {
        board.moved.set_value(true);
        if let (Some(row), None) = (before, open) {
            focus::focus_row_soon(*row);
        }
    };
    on_change(move || board.open.get(), moved);
}
