//! What stands where on the plan: objectives, plays and groups in order, each with the rows that the filter leaves.

use super::row::Row;
use crate::portal::wording::Wording;
use domain::{
    filters::PortalFilter,
    ids::{ObjectiveId, TaskId, WorkflowId},
    progress::Progress,
    views::customer::{
        CustomerHome, CustomerObjective, CustomerPlan, CustomerPlay, CustomerTask, CustomerView,
    },
};
use std::sync::Arc;

/// Names a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum SectionKey {
    /// An objective.
    Objective(ObjectiveId),
    /// A play under no objective.
    Play(WorkflowId),
    /// Tasks that no visible play holds.
    ToDos,
}

/// Names a block of rows in a card.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct BlockKey {
    /// The play.
    pub(super) play: Option<WorkflowId>,
    /// The phase.
    pub(super) group: Option<String>,
    /// Whether the play's title stands over it.
    pub(super) titled: bool,
    /// Whether the phase stands under a play's title.
    pub(super) nested: bool,
}

/// Names a row: another row, with other controls, is drawn when it becomes the reader's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct RowKey {
    /// The task.
    pub(super) id: TaskId,
    /// Whether the reader may complete it.
    pub(super) mine: bool,
}

/// A card.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Section {
    pub(super) key: SectionKey,
    pub(super) title: String,
    /// Description and owner.
    pub(super) notes: Vec<String>,
    /// "2 of 4 done".
    pub(super) progress: String,
    pub(super) blocks: Vec<Block>,
}

/// Rows under one heading, or none.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    pub(super) key: BlockKey,
    /// The play's title.
    pub(super) title: String,
    /// The play's "2 of 4 done".
    pub(super) progress: String,
    pub(super) rows: Vec<RowKey>,
}

/// What each task says of itself.
pub(super) type Rows = Vec<(TaskId, Arc<Row>)>;

/// The whole list.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Outline {
    pub(super) sections: Vec<Section>,
    /// In the plan's order. Looked through, as the plan's own lists are: a table would be a large part of a browser's program.
    pub(super) rows: Rows,
}

impl Outline {
    /// What the filter leaves of a plan. Rows of `before` stay even if it no longer keeps them: what somebody just completed does not
    /// jump away under their eyes.
    pub(super) fn of(view: &CustomerView, filter: PortalFilter, before: Option<&Self>) -> Self {
        let plan = view.plan();
        let viewer = *view.viewer().id();
        let keeps = |task: &&CustomerTask| {
            filter.keeps(task, viewer) || before.is_some_and(|before| before.row(*task.id()).is_some())
        };
        let kept: Vec<&CustomerTask> = plan.tasks().iter().filter(keeps).collect();
        let sorter = Sorter {
            view,
            plan,
            kept: &kept,
        };
        let is_all = filter == PortalFilter::All;
        let mut sections: Vec<Section> = plan
            .objectives()
            .iter()
            .map(|objective| sorter.objective(objective))
            .collect();
        sections.extend(
            plan.plays()
                .iter()
                .filter(|play| sorter.is_loose(play))
                .map(|play| sorter.loose_play(play)),
        );
        sections.retain(|section| is_all || !section.blocks.is_empty());
        sections.extend(sorter.to_dos());
        let rows = kept
            .iter()
            .map(|task| (*task.id(), Arc::new(Row::of(view, task))))
            .collect();
        Self { sections, rows }
    }

    /// The cards in order.
    pub(super) fn keys(&self) -> Vec<SectionKey> {
        self.sections.iter().map(|section| section.key).collect()
    }

    /// A card.
    pub(super) fn section(&self, key: SectionKey) -> Option<&Section> {
        self.sections.iter().find(|section| section.key == key)
    }

    /// A block.
    pub(super) fn block(&self, section: SectionKey, key: &BlockKey) -> Option<&Block> {
        self.section(section)?
            .blocks
            .iter()
            .find(|block| block.key == *key)
    }

    /// A row.
    pub(super) fn row(&self, id: TaskId) -> Option<&Arc<Row>> {
        row_in(&self.rows, id)
    }
}

/// The row of a task.
pub(super) fn row_in(rows: &Rows, id: TaskId) -> Option<&Arc<Row>> {
    rows.iter().find(|(row, _)| *row == id).map(|(_, row)| row)
}

/// What stands over a play's tasks: its name outside, or words that tell nothing of it.
fn title_of(play: &CustomerPlay, otherwise: &str) -> String {
    play.title().clone().unwrap_or_else(|| otherwise.to_owned())
}

/// A plan while it is put in order.
struct Sorter<'a> {
    view: &'a CustomerView,
    plan: &'a CustomerPlan,
    kept: &'a [&'a CustomerTask],
}

impl Sorter<'_> {
    fn is_loose(&self, play: &CustomerPlay) -> bool {
        !self
            .plan
            .objectives()
            .iter()
            .any(|objective| Some(*objective.id()) == *play.objective())
    }

    fn objective(&self, objective: &CustomerObjective) -> Section {
        let words = Wording::get();
        let plays: Vec<&CustomerPlay> = self
            .plan
            .plays()
            .iter()
            .filter(|play| *play.objective() == Some(*objective.id()))
            .collect();
        // One alone needs no title, and several of which none has one look like one.
        let titled = plays.len() > 1 && plays.iter().any(|play| play.title().is_some());
        let owner = objective
            .owner()
            .and_then(|owner| self.plan.person(owner))
            .map(|owner| words.owner(owner.name()));
        let description = Some(objective.description().clone()).filter(|text| !text.is_empty());
        Section {
            key: SectionKey::Objective(*objective.id()),
            title: objective.name().clone(),
            notes: description.into_iter().chain(owner).collect(),
            progress: words.done_of(*objective.progress()),
            blocks: plays
                .into_iter()
                .flat_map(|play| self.blocks(play, titled))
                .collect(),
        }
    }

    fn loose_play(&self, play: &CustomerPlay) -> Section {
        let words = Wording::get();
        Section {
            key: SectionKey::Play(*play.id()),
            title: title_of(play, words.tasks()),
            notes: Vec::new(),
            progress: words.done_of(*play.progress()),
            blocks: self.blocks(play, false),
        }
    }

    fn to_dos(&self) -> Option<Section> {
        let words = Wording::get();
        let all = self
            .plan
            .tasks()
            .iter()
            .filter(|task| *task.home() == CustomerHome::ToDos);
        let progress = Progress::of(all.map(|task| task.state()));
        let rows: Vec<RowKey> = self
            .kept
            .iter()
            .filter(|task| *task.home() == CustomerHome::ToDos)
            .map(|task| self.row(task))
            .collect();
        let block = Block {
            key: BlockKey::default(),
            title: String::new(),
            progress: String::new(),
            rows,
        };
        (!block.rows.is_empty()).then(|| Section {
            key: SectionKey::ToDos,
            title: words.to_dos().to_owned(),
            notes: Vec::new(),
            progress: words.done_of(progress),
            blocks: vec![block],
        })
    }

    /// A play's rows by group, in the order in which the groups come; the first bears the play's title.
    fn blocks(&self, play: &CustomerPlay, titled: bool) -> Vec<Block> {
        let home = CustomerHome::Play(*play.id());
        let tasks: Vec<&CustomerTask> = self
            .kept
            .iter()
            .copied()
            .filter(|task| *task.home() == home)
            .collect();
        let mut groups: Vec<Option<&str>> = Vec::new();
        for task in &tasks {
            let group = task.group().as_deref();
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        let block = |(place, group): (usize, Option<&str>)| Block {
            key: BlockKey {
                play: Some(*play.id()),
                group: group.map(str::to_owned),
                titled: titled && place == 0,
                nested: titled,
            },
            title: title_of(play, Wording::get().other_tasks()),
            progress: Wording::get().done_of(*play.progress()),
            rows: tasks
                .iter()
                .filter(|task| task.group().as_deref() == group)
                .map(|task| self.row(task))
                .collect(),
        };
        groups.into_iter().enumerate().map(block).collect()
    }

    fn row(&self, task: &CustomerTask) -> RowKey {
        RowKey {
            id: *task.id(),
            mine: super::row::may_toggle(self.view, task),
        }
    }
}
