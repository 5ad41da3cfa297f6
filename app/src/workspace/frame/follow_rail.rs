//! Keeping the accounts in the rail current on a page that stays. The server draws them, so they come as HTML and take the place of those
//! that stood there.

use crate::{
    api::{
        ApiError,
        post::{Body, LastAnswer},
        staff::Rail,
    },
    live::AccountNews,
    request::Address,
    workspace::focus::keep_in_link,
};
use leptos::{prelude::*, server_fn::ServerFn};

/// The id of what holds them.
pub(super) const PLACE: &str = "my-accounts";

/// Reads them again whenever there are news of accounts.
pub(crate) fn follow_rail(news: AccountNews) {
    let answer = LastAnswer::new();
    let drawn = StoredValue::new(String::new());
    news.follow(move || {
        if answer.is_awaited() {
            return false;
        }
        let path = Address::get().path;
        let body = Body::of([("path", path.as_str())]);
        answer.ask(
            <Rail as ServerFn>::PATH,
            body,
            move |html: Result<String, ApiError>| {
                // What could not be read stays as it was, until there are other news.
                if let Ok(html) = html
                    && drawn.with_value(|drawn| *drawn != html)
                {
                    put(&html);
                    drawn.set_value(html);
                }
            },
        );
        true
    });
}

fn put(html: &str) {
    if let Some(place) = document().get_element_by_id(PLACE) {
        keep_in_link(PLACE);
        place.set_inner_html(html);
    }
}
