//! The CSM's pages. Each page is a file or a folder named after it; the plan's list and drawer are in [`plan`].

use crate::{request::Returned, ui};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

mod account_edit;
mod account_header;
mod accounts;
mod contacts;
mod customer_view;
mod dev_mail;
mod frame;
mod fresh_id;
mod missing;
pub(crate) mod paths;
mod plan;
mod search;
pub mod set_up;
mod settings;
pub(crate) mod share;
pub mod sign_in;

pub use fresh_id::fresh_id;

/// The root of the workspace: what is around every page, and which page an address means.
#[component]
pub fn WorkspaceApp() -> impl IntoView {
    provide_meta_context();
    Returned::provide();
    ui::Announcer::provide();
    ui::dismiss_menus();
    ui::place_menus();
    crate::live::mark_hydrated();
    view! {
        <Router>
            <Routes fallback=missing::MissingPage>
                <Route path=path!("/sign-in") view=sign_in::SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/set-up/:token") view=set_up::SetUpPage ssr=SsrMode::Async/>
                <ParentRoute path=path!("") view=frame::FramePage ssr=SsrMode::Async>
                    <Route path=path!("/") view=accounts::AccountsPage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts") view=accounts::AccountsPage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts/new") view=account_edit::NewAccountPage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts/:account/edit") view=account_edit::EditAccountPage ssr=SsrMode::Async/>
                    <ParentRoute path=path!("/accounts/:account/plan") view=plan::PlanPage ssr=SsrMode::Async>
                        <Route path=path!("") view=plan::NoDrawer ssr=SsrMode::Async/>
                        <Route path=path!("/tasks/:task") view=plan::TaskDrawer ssr=SsrMode::Async/>
                    </ParentRoute>
                    <Route path=path!("/accounts/:account/plan/summary") view=plan::SummaryPage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts/:account/plan/tasks/:task/edit") view=plan::EditTaskPage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts/:account/plan/objectives/new") view=plan::NewObjectivePage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts/:account/plan/objectives/:objective") view=plan::EditObjectivePage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts/:account/plan/plays/new") view=plan::NewPlayPage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts/:account/plan/plays/:play") view=plan::EditPlayPage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts/:account/share") view=share::SharePage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts/:account/contacts") view=contacts::ContactsPage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts/:account/contacts/new") view=contacts::NewContactPage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts/:account/contacts/:contact") view=contacts::EditContactPage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts/:account/contacts/:contact/revoke") view=contacts::RevokePage ssr=SsrMode::Async/>
                    <Route path=path!("/settings") view=settings::SettingsPage ssr=SsrMode::Async/>
                    <Route path=path!("/dev/mail") view=dev_mail::MailsPage ssr=SsrMode::Async/>
                </ParentRoute>
                <Route path=path!("/accounts/:account/customer-view") view=customer_view::CustomerViewPage ssr=SsrMode::Async/>
                <Route path=path!("/accounts/:account/customer-view/tasks/:task") view=customer_view::CustomerTaskPage ssr=SsrMode::Async/>
            </Routes>
        </Router>
        <ui::LiveRegions/>
    }
}
