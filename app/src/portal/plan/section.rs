//! A card of the list: an objective, a play without one, or the to-dos.

use super::{
    PlanScene,
    list::List,
    outline::{Block, BlockKey, Outline, Section, SectionKey},
    row::row,
};
use crate::{
    portal::wording::Wording,
    ui::{self, Watched, each},
};
use leptos::prelude::*;

impl SectionKey {
    /// The id of the card's heading.
    fn heading(self) -> String {
        match self {
            Self::Objective(id) => format!("objective-{id}"),
            Self::Play(id) => format!("play-{id}"),
            Self::ToDos => "to-dos".to_owned(),
        }
    }
}

/// Draws a card.
pub(super) fn section(scene: &PlanScene, list: &List, key: SectionKey) -> impl IntoView + use<> {
    let outline = &list.outline;
    let text = |look: fn(&Section) -> String| {
        let outline = outline.clone();
        ui::follow(move || outline.with(|outline| outline.section(key).map(look).unwrap_or_default()))
    };
    let (title, progress) = (
        text(|section| section.title.clone()),
        text(|section| section.progress.clone()),
    );
    let notes = notes(outline, key);
    let (scene, list, blocks) = (scene.clone(), list.clone(), outline.clone());
    let block_keys = move || {
        blocks.with(|outline| {
            let section = outline.section(key);
            section
                .map(|section| section.blocks.iter().map(|block| block.key.clone()).collect())
                .unwrap_or_default()
        })
    };
    view! {
        <section class="card group" aria-labelledby=key.heading()>
            <header>
                <h2 id=key.heading()>{title}</h2>
                <span class="push prog">{progress}</span>
            </header>
            {notes}
            {each(block_keys, move |block| self::block(&scene, &list, key, block))}
        </section>
    }
}

/// What an objective is about and who leads it, or that it has no tasks.
fn notes(outline: &Watched<Outline>, key: SectionKey) -> impl IntoView + use<> {
    let outline = outline.clone();
    let notes = Watched::new(move |_| {
        outline.with(|outline| {
            let Some(section) = outline.section(key) else {
                return Vec::new();
            };
            let empty = section
                .blocks
                .is_empty()
                .then(|| Wording::get().no_steps().to_owned());
            section
                .notes
                .iter()
                .cloned()
                .chain(empty)
                .collect::<Vec<String>>()
        })
    });
    ui::follow(move || {
        notes
            .with(Clone::clone)
            .into_iter()
            .map(|note| view! { <p class="note small">{note}</p> }.into_any())
            .collect_view()
            .into_any()
    })
}

/// Draws the rows of one group, or of a play without groups.
fn block(scene: &PlanScene, list: &List, section: SectionKey, key: BlockKey) -> impl IntoView + use<> {
    let (title, group) = (titled(&list.outline, section, &key), grouped(&key));
    let (scene, list, rows) = (scene.clone(), list.clone(), list.outline.clone());
    let row_keys = move || {
        rows.with(|outline| {
            outline
                .block(section, &key)
                .map(|block| block.rows.clone())
                .unwrap_or_default()
        })
    };
    view! {
        <div class="play">
            {title}
            {group}
            <ul class="tasks" role="list">{each(row_keys, move |key| row(&scene, &list, key))}</ul>
        </div>
    }
}

/// The play's title and progress, where they stand.
fn titled(outline: &Watched<Outline>, section: SectionKey, key: &BlockKey) -> Option<AnyView> {
    let text = |look: fn(&Block) -> String| {
        let (outline, key) = (outline.clone(), key.clone());
        ui::follow(move || outline.with(|outline| outline.block(section, &key).map(look).unwrap_or_default()))
    };
    key.titled.then(|| {
        let (title, progress) = (
            text(|block| block.title.clone()),
            text(|block| block.progress.clone()),
        );
        view! {
            <header>
                <h3>{title}</h3>
                <span class="push prog">{progress}</span>
            </header>
        }
        .into_any()
    })
}

/// The group's name.
fn grouped(key: &BlockKey) -> Option<AnyView> {
    let name = key.group.clone()?;
    let heading = if key.nested {
        view! { <h4 class="small">{name}</h4> }.into_any()
    } else {
        view! { <h3>{name}</h3> }.into_any()
    };
    Some(view! { <header>{heading}</header> }.into_any())
}
