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
    ui::{ConnectionBanner, UpdatedBanner, follow_title},
    workspace::{
        account_header::{AccountHeader, AccountSection},
        frame::frame,
        page_address::PageAddress,
        paths::{has_drawer, plan_part},
    },
};
use domain::{
    ids::UserId,
    views::{pages::StaffPlanPage, staff::StaffView},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the plan page is drawn from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PlanScreen {
    viewer: UserId,
    can_mail: bool,
    page: StaffPlanPage,
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
            page,
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
        page,
        summary,
        detail,
    } = screen;
    let address = PageAddress::provide(|here, there| {
        let (here, there) = (plan_part(&here.path), plan_part(&there.path));
        here.is_some() && here == there
    });
    let live = Live::follow(
        format!("/live/staff/{}", page.view.header.account),
        page.view,
        page.tag,
        Outdated::Stays,
    );
    // One trouble at a time: being connected is of no use to a program that cannot read what comes.
    let connected = Signal::derive(move || live.connected.get() || live.outdated.get());
    let board = Board::provide(live, viewer, address);
    LongParts::provide(board, summary, detail);
    let header = Memo::new(move |_| board.view.with(|view| view.header.clone()));
    keyboard::listen(board);
    focus::follow(board);
    return_focus(board);
    follow_title(move || board.view.with(|view| title(view, board)));
    let with_drawer = move || board.address.with(|address| has_drawer(&address.path));
    frame(view! {
        <div class="split" class:with-drawer=with_drawer>
            <main class="main stack" id="main" tabindex="-1">
                <ConnectionBanner connected />
                <UpdatedBanner outdated=live.outdated />
                <Banners />
                <AccountHeader header section=AccountSection::Plan can_mail />
                <SummaryCard />
                <Filters />
                <Objectives />
            </main>
            <TaskDrawer />
        </div>
        <Shortcuts />
    })
}

/// The open task, or the plan, and whose it is.
fn title(view: &StaffView, board: Board) -> [String; 3] {
    let task = board.open.get().and_then(|task| view.task(task));
    let thing = task.map_or("Plan", |task| &task.title).to_owned();
    [thing, view.header.name.clone(), view.header.organisation.clone()]
}

/// Sends the focus back to the row when the drawer closes.
fn return_focus(board: Board) {
    Effect::new(move |before: Option<_>| {
        let open = board.open.get();
        if let Some(before) = before
            && before != open
        {
            board.moved.set_value(true);
            if let (Some(row), None) = (before, open) {
                focus::focus_row_soon(row);
            }
        }
        open
    });
}
