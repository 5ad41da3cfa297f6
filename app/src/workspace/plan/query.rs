//! The words after the question mark in the plan page's address.

use domain::filters::StaffFilter;

/// The query of a filter and a search, with its question mark; nothing for all.
pub(super) fn query_of(filter: StaffFilter, text: &str) -> String {
    let mut query = leptos_router::params::ParamsMap::new();
    if filter != StaffFilter::All {
        query.insert("show", filter.key().to_owned());
    }
    if !text.is_empty() {
        query.insert("q", text.to_owned());
    }
    query.to_query_string()
}
