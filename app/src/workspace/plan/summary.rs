//! The internal summary and the go-live date: a card over the list.

use super::{board::Board, long_parts::LongParts};
use crate::{
    ui::{Computed, Icon, IconPath, Visibility, VisibilityTag, follow},
    workspace::{failed_part::failed, paths::summary_path},
};
use domain::calendar::long_words;
use leptos::prelude::*;

/// The card. Its text is read apart from the plan, and again when it changed.
#[component]
pub(super) fn SummaryCard() -> impl IntoView {
    let board = Board::get();
    let go_live = Computed::new(move |_| board.view.with(|view| view.header.go_live_on));
    let edit = summary_path(board.account);
    view! {
        <section class="card pad stack stack-s" aria-labelledby="summary">
            <div class="topbar">
                <h2 id="summary">"Plan summary"</h2>
                <VisibilityTag to=Visibility::Internal text="Internal, never shared" />
                {follow(move || {
                    go_live
                        .get()
                        .map(|date| {
                            view! {
                                <span class="small muted">"Go-live " {long_words(date, board.today.get())}</span>
                            }
                                .into_any()
                        })
                })}
                <a class="btn quiet push" href=edit>
                    <Icon path=IconPath::EDIT />
                    "Edit"
                    <span class="sr-only">" summary and go-live date"</span>
                </a>
            </div>
            <SummaryText />
        </section>
    }
}

#[component]
fn SummaryText() -> impl IntoView {
    let parts = LongParts::get();
    follow(move || {
        parts.summary.with(|summary| match summary {
            Ok(html) if html.is_empty() => view! { <p class="faint">"Nothing written yet."</p> }.into_any(),
            Ok(html) => view! { <div class="prose" inner_html=html.clone()></div> }.into_any(),
            Err(error) => failed(error, move || parts.read_summary()),
        })
    })
}
