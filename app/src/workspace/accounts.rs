//! The accounts: found by name, one's own or all.

use super::{
    frame::{FirstPage, Notice, Page, loaded, titled},
    search::SearchForm,
};
use crate::{
    api::staff,
    ui::{EmptyState, Hidden, Icon, IconName, Visibility, VisibilityTag},
    workspace::paths::plan_path,
};
use domain::{
    calendar::{short_words, to_iso},
    percent::percent_encoded,
    views::pages::{AccountPage, AccountRow},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_location, use_query_map};

/// What is searched, as it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Search {
    text: String,
    mine: bool,
    page: u32,
}

impl Search {
    fn of(query: &leptos_router::params::ParamsMap) -> Self {
        Self {
            text: query.get("q").unwrap_or_default(),
            mine: query.get_str("mine") == Some("1"),
            page: query
                .get_str("page")
                .and_then(|page| page.parse().ok())
                .unwrap_or(1)
                .max(1),
        }
    }

    fn query(&self) -> String {
        let mut parts = Vec::new();
        if !self.text.is_empty() {
            parts.push(format!("q={}", percent_encoded(&self.text)));
        }
        if self.mine {
            parts.push("mine=1".to_owned());
        }
        if self.page > 1 {
            parts.push(format!("page={}", self.page));
        }
        if parts.is_empty() {
            String::new()
        } else {
            format!("?{}", parts.join("&"))
        }
    }

    fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && !self.mine
    }
}

/// The accounts list.
#[component]
pub(crate) fn AccountsPage() -> impl IntoView {
    let query = use_query_map();
    let search = Memo::new(move |_| Search::of(&query.read()));
    let page = crate::resource::resource(
        move || search.get(),
        |search| staff::accounts(search.text, search.mine, search.page),
    );
    view! {
        <Title text=titled(|| "Accounts".to_owned()) />
        <Page>
            <Notice />
            <div class="topbar">
                <h1>"Accounts"</h1>
                <div class="push cluster">
                    <a class="btn primary" href="/accounts/new">
                        <Icon name=IconName::Plus />
                        "New account"
                    </a>
                </div>
            </div>
            <AccountSearch search />
            {loaded(page, move |page| view! { <AccountsTable page search=search.get() /> })}
        </Page>
    }
}

/// Search and the two chips. With scripts the list follows the typing.
#[component]
fn AccountSearch(search: Memo<Search>) -> impl IntoView {
    let path = use_location().pathname;
    let text = Memo::new(move |_| search.with(|search| search.text.clone()));
    let address = Callback::new(move |text: String| {
        let wanted = Search {
            text,
            page: 1,
            ..search.get_untracked()
        };
        format!("{}{}", path.get_untracked(), wanted.query())
    });
    let mine = move || search.with(|search| if search.mine { "1" } else { "" }.to_owned());
    view! {
        <div class="topbar">
            <SearchForm label="Search accounts" action="/accounts".to_owned() text address>
                <Hidden name="mine" value=Signal::derive(mine) />
            </SearchForm>
            <nav class="chips" aria-label="Filter">
                {chip(search, path, true, "Mine")}
                {chip(search, path, false, "All")}
            </nav>
        </div>
    }
}

/// A link to one's own accounts, or to all, with the search kept.
fn chip(search: Memo<Search>, path: Memo<String>, wanted: bool, word: &'static str) -> impl IntoView {
    let href = move || {
        let search = Search {
            mine: wanted,
            page: 1,
            ..search.get()
        };
        format!("{}{}", path.get(), search.query())
    };
    let current = move || (search.with(|search| search.mine) == wanted).then_some("true");
    view! {
        <a class="chip" href=href aria-current=current>
            {word}
        </a>
    }
}

#[component]
fn AccountsTable(page: AccountPage, search: Search) -> impl IntoView {
    if page.rows.is_empty() {
        return no_accounts(&search).into_any();
    }
    let is_first = FirstPage::is_now();
    let count = format!(
        "{} {}",
        page.total,
        if page.total == 1 { "account" } else { "accounts" }
    );
    let said = if is_first { None } else { Some("polite") };
    view! {
        <p class="small faint" aria-live=said>
            {count}
        </p>
        <div class="card table-wrap">
            <table class="table">
                <caption class="sr-only">"Accounts"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Account"</th>
                        <th scope="col">"Plan"</th>
                        <th scope="col">"Late"</th>
                        <th scope="col">"Portal"</th>
                        <th scope="col">"Owner"</th>
                        <th scope="col">"Next due"</th>
                    </tr>
                </thead>
                <tbody>{page.rows.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        {pager(page.page, page.pages, &search)}
    }
    .into_any()
}

fn no_accounts(search: &Search) -> impl IntoView {
    if search.is_empty() {
        view! {
            <EmptyState
                title="No accounts yet"
                text="An account is a customer. Each has a plan that you can share with its people."
                icon=IconName::Building
            >
                <a class="btn primary" href="/accounts/new">
                    "New account"
                </a>
            </EmptyState>
        }
        .into_any()
    } else {
        view! {
            <EmptyState title="No accounts match" icon=IconName::Search>
                <a class="btn" href="/accounts">
                    "Clear filters"
                </a>
            </EmptyState>
        }
        .into_any()
    }
}

fn row(account: &AccountRow) -> impl IntoView + use<> {
    let progress = format!("{} of {}", account.progress.done, account.progress.total);
    let due = account.next_due_on.map(|due| {
        view! { <time datetime=to_iso(due)>{short_words(due, account.today)}</time> }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=plan_path(account.id)>{account.name.clone()}</a>
            </th>
            <td data-label="Plan">{progress}</td>
            <td data-label="Late">{late(account.overdue)}</td>
            <td data-label="Portal">{portal(account)}</td>
            <td data-label="Owner">{account.owner.clone()}</td>
            <td data-label="Next due">{due}</td>
        </tr>
    }
}

fn late(overdue: u32) -> impl IntoView {
    (overdue > 0).then(|| {
        let words = format!("{overdue} {}", if overdue == 1 { "task" } else { "tasks" });
        view! {
            <span class="tag" data-tone="late">
                {words}
            </span>
        }
    })
}

fn portal(account: &AccountRow) -> impl IntoView + use<> {
    if !account.is_shared {
        return view! { <span class="faint">"Not shared"</span> }.into_any();
    }
    let words = format!(
        "{} {}",
        account.with_access,
        if account.with_access == 1 {
            "contact"
        } else {
            "contacts"
        }
    );
    view! { <VisibilityTag to=Visibility::Shared text=words /> }.into_any()
}

fn pager(page: u32, pages: u32, search: &Search) -> impl IntoView + use<> {
    let link = |to: u32, word: &'static str| {
        let href = format!(
            "/accounts{}",
            Search {
                page: to,
                ..search.clone()
            }
            .query()
        );
        view! {
            <a class="btn" href=href>
                {word}
            </a>
        }
    };
    (pages > 1).then(|| {
        view! {
            <nav class="pager" aria-label="Pages">
                {(page > 1).then(|| link(page - 1, "Previous"))}
                {format!("Page {page} of {pages}")}
                {(page < pages).then(|| link(page + 1, "Next"))}
            </nav>
        }
    })
}
