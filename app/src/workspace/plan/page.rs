//! The plan page: reads the plan, follows it, and puts the parts in their places.

use super::{
    banners::Banners, board::Board, filters::Filters, keyboard, long_parts::LongParts, objective::Objectives,
    shortcuts::Shortcuts, summary::SummaryCard, trouble::Trouble,
};
use crate::{
    api::{ApiError, staff::plan_page},
    live::{Live, Outdated},
    ui::{ConnectionBanner, UpdatedBanner},
    workspace::{
        account_header::{AccountHeader, AccountSection},
        frame::{FrameResource, parameter, take_focus},
    },
};
use domain::{
    ids::{AccountId, UserId},
    refusal::Refusal,
    views::pages::{Frame, StaffPlanPage},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{NavigateOptions, components::Outlet, hooks::use_navigate};

/// An account's plan, with the open task beside it.
#[component]
pub(crate) fn PlanPage() -> impl IntoView {
    let account = parameter::<AccountId>("account");
    let frame = use_context::<FrameResource>();
    let page = crate::resource::resource(
        move || account.get(),
        move |account| async move {
            let account = account.ok_or(ApiError::Refused(Refusal::NotFound))?;
            let Frame { user, can_mail, .. } = FrameResource::wait_for(frame).await?;
            Ok::<_, ApiError>((user, can_mail, plan_page(account).await?))
        },
    );
    let frame_again = FrameResource::refetch();
    let again = Callback::new(move |()| {
        frame_again();
        page.refetch();
    });
    LongParts::provide(account);
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match page.await {
                    Ok((viewer, can_mail, page)) => view! { <Plan viewer can_mail page /> }.into_any(),
                    Err(error) => view! { <Trouble error again /> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// The page of a plan that is there.
#[component]
fn Plan(viewer: UserId, can_mail: bool, page: StaffPlanPage) -> impl IntoView {
    let live = Live::follow(
        format!("/live/staff/{}", page.view.header.account),
        page.view,
        page.tag,
        Outdated::Stays,
    );
    // One trouble at a time: being connected is of no use to a program that cannot read what comes.
    let connected = Signal::derive(move || live.connected.get() || live.outdated.get());
    let board = Board::provide(live, viewer);
    let header = Memo::new(move |_| board.view.with(|view| view.header.clone()));
    let place = take_focus();
    keyboard::listen(board);
    follow_links(board);
    let title = move || {
        board
            .view
            .try_with(|view| format!("Plan – {} – {}", view.header.name, view.header.organisation))
            .unwrap_or_default()
    };
    view! {
        <Title text=title />
        <div class="split">
            <main class="main stack" id="main" tabindex="-1" node_ref=place>
                <ConnectionBanner connected />
                <UpdatedBanner outdated=live.outdated />
                <Banners />
                <AccountHeader header section=AccountSection::Plan can_mail />
                <SummaryCard />
                <Filters />
                <Objectives />
            </main>
            <Outlet />
        </div>
        <Shortcuts />
    }
}

/// Navigates where handlers want to go, and sends the focus back to the row when the drawer closes.
fn follow_links(board: Board) {
    let navigate = use_navigate();
    Effect::new(move || {
        if let Some(path) = board.goto.get() {
            board.goto.set(None);
            navigate(
                &path,
                NavigateOptions {
                    scroll: false,
                    ..NavigateOptions::default()
                },
            );
        }
    });
    Effect::new(move |before: Option<_>| {
        let open = board.open.get();
        if let Some(before) = before
            && before != open
        {
            board.moved.set_value(true);
            if let (Some(row), None) = (before, open) {
                keyboard::focus_row_soon(row);
            }
        }
        open
    });
}
