//! What a contact sees, or would see: the portal's own components, read-only, under a bar that says so.

use super::frame::{loaded, parameter};
use crate::{
    portal::{plan::PlanView, task::TaskView},
    ui::{EmptyState, IconName},
    workspace::paths::contacts_path,
};
use data::{Viewing, ViewingTask};
use domain::{
    filters::PortalFilter,
    ids::{AccountId, ContactId, TaskId},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

mod bar;
mod data;

/// The contact named in the address.
fn named() -> Memo<Option<ContactId>> {
    let query = use_query_map();
    Memo::new(move |_| query.read().get_str("as").and_then(|id| id.parse().ok()))
}

/// The customer view's address.
fn base(account: AccountId) -> String {
    format!("/accounts/{account}/customer-view")
}

/// The plan as a contact sees it.
#[component]
pub(crate) fn CustomerViewPage() -> impl IntoView {
    let account = parameter::<AccountId>("account");
    let contact = named();
    let query = use_query_map();
    let filter = Memo::new(move |_| {
        query
            .read()
            .get_str("show")
            .map(PortalFilter::parse)
            .unwrap_or_default()
    });
    let viewing = crate::resource::resource(
        move || (account.get(), contact.get()),
        |(account, contact)| Viewing::read(account, contact),
    );
    around(loaded(viewing, move |viewing| {
        let Viewing { account, view, .. } = viewing.clone();
        let plan = view.map(|view| {
            let extra_query = format!("as={}", view.viewer().id());
            let draw = move || {
                view! { <PlanView view=view.clone() filter=filter.get() read_only=true base=base(account) extra_query=extra_query.clone() /> }
            };
            draw.into_any()
        });
        frame(&viewing, plan)
    }))
}

/// A task as a contact sees it.
#[component]
pub(crate) fn CustomerTaskPage() -> impl IntoView {
    let account = parameter::<AccountId>("account");
    let task = parameter::<TaskId>("task");
    let contact = named();
    let viewing = crate::resource::resource(
        move || (account.get(), contact.get(), task.get()),
        |(account, contact, task)| ViewingTask::read(account, contact, task),
    );
    around(loaded(
        viewing,
        move |ViewingTask {
                  viewing,
                  detail,
                  html,
              }| {
            let Viewing { account, view, .. } = viewing.clone();
            let task = view.map(|view| {
                let extra_query = format!("as={}", view.viewer().id());
                view! { <TaskView view detail html read_only=true base=base(account) extra_query /> }
                    .into_any()
            });
            frame(&viewing, task)
        },
    ))
}

/// The portal's sizes for everything inside.
fn around(content: impl IntoView) -> impl IntoView {
    view! {
        <a class="skip" href="#main" rel="external">
            "Skip to content"
        </a>
        <div class="portal">{content}</div>
    }
}

/// The bar, and under it the portal, or what is missing for it.
fn frame(viewing: &Viewing, content: Option<AnyView>) -> impl IntoView + use<> {
    let title = format!("Customer view – {} – {}", viewing.name, viewing.organisation);
    let add = format!("{}/new", contacts_path(viewing.account));
    view! {
        <Title text=title />
        <bar::ViewingBar viewing=viewing.clone() />
        <div class="portal-shell">
            <main class="main stack" id="main" tabindex="-1">
                {content.unwrap_or_else(|| nobody(add))}
            </main>
        </div>
    }
}

fn nobody(add: String) -> AnyView {
    view! {
        <h1 class="sr-only">"Customer view"</h1>
        <EmptyState title="Add a contact first" text="Then you can look at the plan with their eyes." icon=IconName::People>
            <a class="btn primary" href=add>
                "Add contact"
            </a>
        </EmptyState>
    }
    .into_any()
}
