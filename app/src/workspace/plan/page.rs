//! The plan page: reads the plan, follows it, and puts the parts in their places.

use super::{
    banners::Banners, board::Board, filters::Filters, keyboard, long_parts::LongParts, objective::Objectives,
    shortcuts::Shortcuts, summary::SummaryCard, trouble::Trouble,
};
use crate::{
    api::{ApiError, staff::plan_page},
    live::{Live, Outdated},
    ui::ConnectionBanner,
    workspace::{
        account_header::{AccountHeader, AccountSection},
        frame::{FrameResource, parameter, take_focus},
    },
};
use domain::{
    ids::{AccountId, UserId},
    refusal::Refusal,
    views::pages::StaffPlanPage,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{NavigateOptions, components::Outlet, hooks::use_navigate};

/// An account's plan, with the open task beside it.
#[component]
pub(crate) fn PlanPage() -> impl IntoView {
    let account = parameter::<AccountId>("account");
    let frame = use_context::<FrameResource>();
    let page = crate::wire::resource(
        move || account.get(),
        move |account| async move {
            let account = account.ok_or(ApiError::Refused(Refusal::NotFound))?;
            let frame = frame.ok_or(ApiError::Refused(Refusal::SignedOut))?;
            let viewer = frame.0.await?.user;
            Ok::<_, ApiError>((viewer, plan_page(account).await?))
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
                    Ok((viewer, page)) => view! { <Plan viewer page /> }.into_any(),
                    Err(error) => view! { <Trouble error again /> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// The page of a plan that is there.
#[component]
fn Plan(viewer: UserId, page: StaffPlanPage) -> impl IntoView {
    let live = Live::follow(
        format!("/live/staff/{}", page.view.header.account),
        page.view,
        page.tag,
        Outdated::Stays,
    );
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
                <ConnectionBanner connected=live.connected />
                <Banners />
                <AccountHeader header section=AccountSection::Plan />
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
