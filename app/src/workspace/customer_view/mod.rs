//! What a contact sees, or would see: the portal's own components, read-only, under a bar that says so.

use super::{
    frame::titled,
    paths::{customer_view_path, new_contact_path},
    screen::PlainPage,
};
use crate::{
    portal::{plan::PlanView, task::TaskView},
    request::Address,
    ui::{EmptyState, IconPath},
};
use data::Viewing;
use domain::{
    filters::PortalFilter,
    ids::{AccountId, TaskId},
    refusal::Refusal,
    views::customer::{CustomerTaskDetail, CustomerView},
};
use leptos::prelude::*;
use server::actor::Staff;

mod bar;
mod data;

/// What every link inside carries, so that the contact stays the same.
fn extra_query(view: &CustomerView) -> String {
    format!("as={}", view.viewer().id())
}

/// The plan as a contact sees it.
#[derive(Clone, Debug)]
pub(crate) struct CustomerViewPage {
    viewing: Viewing,
    filter: PortalFilter,
}

impl CustomerViewPage {
    /// Reads what the contact sees whom the address names, or the first.
    pub(crate) async fn read(staff: &Staff, account: AccountId, address: &Address) -> Result<Self, Refusal> {
        Ok(Self {
            viewing: Viewing::read(staff, account, address).await?,
            filter: PortalFilter::parse(&address.value("show")),
        })
    }
}

impl PlainPage for CustomerViewPage {
    fn draw(self) -> impl IntoView + 'static {
        let Self { viewing, filter } = self;
        let base = customer_view_path(viewing.account);
        let plan = viewing.view.clone().map(|view| {
            let extra_query = extra_query(&view);
            view! { <PlanView view filter base extra_query /> }.into_any()
        });
        around(viewing, plan)
    }
}

/// A task as a contact sees it.
#[derive(Clone, Debug)]
pub(crate) struct CustomerTaskPage {
    viewing: Viewing,
    detail: CustomerTaskDetail,
    /// Its description as safe HTML.
    html: String,
}

impl CustomerTaskPage {
    /// Reads what the contact sees of it whom the address names, or the first.
    pub(crate) async fn read(
        staff: &Staff,
        account: AccountId,
        task: TaskId,
        address: &Address,
    ) -> Result<Self, Refusal> {
        let viewing = Viewing::read(staff, account, address).await?;
        let contact = *viewing.view.as_ref().ok_or(Refusal::NotFound)?.viewer().id();
        let detail = staff.customer_task(account, contact, task).await?;
        let html = server::markdown::render(detail.description());
        Ok(Self {
            viewing,
            detail,
            html,
        })
    }
}

impl PlainPage for CustomerTaskPage {
    fn draw(self) -> impl IntoView + 'static {
        let Self {
            viewing,
            detail,
            html,
        } = self;
        let base = customer_view_path(viewing.account);
        let task = viewing.view.clone().map(|view| {
            let extra_query = extra_query(&view);
            view! { <TaskView view detail html base extra_query /> }.into_any()
        });
        around(viewing, task)
    }
}

/// The portal's sizes, the bar, and under it the portal, or what is missing for it.
fn around(viewing: Viewing, content: Option<AnyView>) -> impl IntoView {
    titled(&["Customer view", &viewing.name]);
    let content = content.unwrap_or_else(|| nobody(viewing.account));
    view! {
        <a class="skip" href="#main">
            "Skip to content"
        </a>
        <div class="portal">
            {bar::viewing_bar(viewing)}
            <div class="portal-shell">
                <main class="main stack" id="main" tabindex="-1">
                    {content}
                </main>
            </div>
        </div>
    }
}

fn nobody(account: AccountId) -> AnyView {
    view! {
        <h1 class="sr-only">"Customer view"</h1>
        <EmptyState title="Add a contact first" text="Then you can look at the plan with their eyes." icon=IconPath::PEOPLE>
            <a class="btn primary" href=new_contact_path(account)>
                "Add contact"
            </a>
        </EmptyState>
    }
    .into_any()
}
