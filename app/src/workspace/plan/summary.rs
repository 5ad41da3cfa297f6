//! The internal summary and the go-live date: a card over the list, and the form that edits them.

use super::{
    board::Board,
    editor::{EditorPage, Loading, back_to_plan, not_found, plan},
    long_parts::LongParts,
};
use crate::{
    api::{
        ApiError,
        staff::{EditPlan, plan_summary},
    },
    ui::{DateField, Hidden, Icon, IconName, TextArea, Visibility, VisibilityTag},
    workspace::{
        frame::{Conflict, FormState, PostForm, Posting, Submit, failed, originals, parameter},
        paths::plan_path,
    },
};
use domain::{
    calendar::long_words,
    ids::AccountId,
    views::{pages::PlanSummary, staff::StaffView},
};
use leptos::prelude::*;

/// The card. Its text is read apart from the plan, and again when it changed.
#[component]
pub(super) fn SummaryCard() -> impl IntoView {
    let board = Board::get();
    let go_live = Memo::new(move |_| board.view.with(|view| view.header.go_live_on));
    let edit = format!("{}/summary", plan_path(board.account));
    view! {
        <section class="card pad stack stack-s" aria-labelledby="summary">
            <div class="topbar">
                <h2 id="summary">"Plan summary"</h2>
                <VisibilityTag to=Visibility::Internal text="Internal, never shared" />
                {move || {
                    go_live
                        .get()
                        .map(|date| {
                            view! {
                                <span class="small muted">"Go-live " {long_words(date, board.today.get())}</span>
                            }
                        })
                }}
                <a class="btn quiet push" href=edit>
                    <Icon name=IconName::Edit />
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
    let board = Board::get();
    let Some(parts) = use_context::<LongParts>() else {
        return ().into_any();
    };
    parts.follow_summary(Memo::new(move |_| {
        board.live.view.with(|view| view.header.plan_version)
    }));
    let html = parts.summary;
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match html.await.map(|summary| summary.html) {
                    Ok(html) if html.is_empty() => view! { <p class="faint">"Nothing written yet."</p> }.into_any(),
                    Ok(html) => view! { <div class="prose" inner_html=html></div> }.into_any(),
                    Err(error) => failed(error, move || html.refetch()).into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

/// Edits the summary and the go-live date.
#[component]
pub(crate) fn SummaryPage() -> impl IntoView {
    let account = parameter::<AccountId>("account");
    let resource = crate::resource::resource(
        move || account.get(),
        |account| async move {
            let account = account.ok_or_else(not_found)?;
            let summary = plan_summary(account).await?;
            Ok::<_, ApiError>((plan(account).await?, summary))
        },
    );
    view! { <Loading resource draw=|(view, summary)| view! { <Editor view summary /> }.into_any() /> }
}

#[component]
fn Editor(view: StaffView, summary: PlanSummary) -> impl IntoView {
    let account = view.header.account;
    let posting = Posting::to::<EditPlan>();
    let form = FormState::of(posting);
    let back = back_to_plan(&view);
    let stored = summary.form;
    let was = originals(
        form,
        &[("summary", &stored.summary), ("go_live_on", &stored.go_live_on)],
    );
    view! {
        <EditorPage heading="Plan summary" view back=back.clone() back_words="Back to the plan" form>
            <Conflict form />
            <PostForm posting>
                <Hidden name="account" value=account.to_string() />
                {was}
                <TextArea
                    id="summary"
                    name="summary"
                    label="Summary"
                    hint="Markdown. Only your team reads it, whether the plan is shared or not"
                    rows=10
                    value=form.value("summary", &stored.summary)
                    error=form.message("summary")
                />
                <DateField
                    id="go_live_on"
                    name="go_live_on"
                    label="Go-live date"
                    hint="Customers read it over the plan once it is shared"
                    value=form.value("go_live_on", &stored.go_live_on)
                    error=form.message("go_live_on")
                />
                <div class="actions">
                    <Submit text="Save" form />
                    <a class="btn quiet" href=back>
                        "Cancel"
                    </a>
                </div>
            </PostForm>
        </EditorPage>
    }
}
