//! The words after the question mark in the plan page's address.

use domain::{filters::StaffFilter, percent::percent_encoded};

/// The query of a filter and a search, with its question mark; nothing for all.
pub(super) fn query_of(filter: StaffFilter, text: &str) -> String {
    let mut query = String::new();
    let mut add = |name: &str, value: &str| {
        query.push(if query.is_empty() { '?' } else { '&' });
        query.push_str(name);
        query.push('=');
        query.push_str(value);
    };
    if filter != StaffFilter::All {
        add("show", filter.key());
    }
    if !text.is_empty() {
        add("q", &percent_encoded(text));
    }
    query
}
