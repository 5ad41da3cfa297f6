//! A field that finds somebody by what is typed.

use super::{
    Computed,
    avatar::{Avatar, Picture},
    each, follow, hear,
};
use domain::names::{has_beginning, plain};
use leptos::{
    ev::{Event, KeyboardEvent, MouseEvent},
    html::Input,
    prelude::*,
};

/// Somebody whom a [`Combobox`] offers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Candidate {
    /// What stands for them.
    pub value: String,
    /// Who.
    pub picture: Picture,
    /// A word behind the name.
    pub note: &'static str,
}

/// A field and under it the list of who fits to what is typed. The arrows lead through the list; `Enter` or a press chooses, empties the
/// field and leaves the focus there for the next; `Esc` empties it. All that is done by scripts: without them it is of no use.
#[component]
pub fn Combobox(
    /// Id of the field, unique in the page; its list is `{id}-list`.
    id: &'static str,
    /// What is asked.
    label: &'static str,
    /// Who can be chosen.
    candidates: Computed<Vec<Candidate>>,
    /// What is said where nobody fits.
    none: &'static str,
    /// Is given the value of who was chosen.
    on_choose: Callback<String>,
    /// `Backspace` was pressed in the empty field.
    on_back: Callback<()>,
) -> impl IntoView {
    let finder = Finder::new(id, candidates, on_choose, on_back);
    view! {
        <div class="menu combobox">
            <label class="sr-only" for=id>
                {label}
            </label>
            {finder.input(label)}
            {finder.list(label)}
            // There and empty from the first paint, so that it is read once it says something.
            <p class="hint" role="status">
                {follow(move || if finder.is_in_vain() { none } else { "" })}
            </p>
        </div>
    }
}

/// The field in use.
#[derive(Clone, Copy)]
struct Finder {
    id: &'static str,
    field: NodeRef<Input>,
    text: RwSignal<String>,
    open: RwSignal<bool>,
    /// Whom `Enter` would choose, by value: the list may move while somebody looks at it.
    ready: RwSignal<Option<String>>,
    found: Computed<Vec<Candidate>>,
    on_choose: Callback<String>,
    on_back: Callback<()>,
}

impl Finder {
    fn new(
        id: &'static str,
        candidates: Computed<Vec<Candidate>>,
        on_choose: Callback<String>,
        on_back: Callback<()>,
    ) -> Self {
        let text = RwSignal::new(String::new());
        let found = Computed::new(move |_| {
            let wanted = plain(text.read().trim());
            let fits = |candidate: &Candidate| plain(&candidate.picture.name).contains(&wanted);
            let mut found = candidates.get();
            found.retain(fits);
            // Whose name, or a part of it, begins so is meant first.
            found.sort_by_key(|candidate| !has_beginning(&plain(&candidate.picture.name), &wanted));
            found
        });
        Self {
            id,
            field: NodeRef::new(),
            text,
            open: RwSignal::new(false),
            ready: RwSignal::new(None),
            found,
            on_choose,
            on_back,
        }
    }

    /// The field itself. The focus stays in it, and it says which option is ready.
    fn input(self, label: &'static str) -> AnyView {
        view! {
            <input
                id=self.id
                role="combobox"
                placeholder=label
                autocomplete="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-controls=self.list_id()
                aria-expanded=follow(move || if self.has_list() { "true" } else { "false" })
                aria-activedescendant=follow(move || self.ready_option())
                node_ref=self.field
                on:input=hear(move |event| self.typed(&event))
                on:click=hear(move |_| self.open.set(true))
                on:keydown=hear(move |event| self.pressed(&event))
                on:focusout=hear(move |_| self.close())
            />
        }
        .into_any()
    }

    /// The list under it. A press there leaves the focus in the field.
    fn list(self, label: &'static str) -> AnyView {
        view! {
            <ul
                role="listbox"
                id=self.list_id()
                aria-label=label
                hidden=follow(move || !self.has_list())
                on:mousedown=hear(move |event: MouseEvent| event.prevent_default())
            >
                {each(move || self.shown(), move |candidate| self.option(candidate))}
            </ul>
        }
        .into_any()
    }

    fn list_id(self) -> String {
        format!("{}-list", self.id)
    }

    fn has_list(self) -> bool {
        self.open.get() && self.found.with(|found| !found.is_empty())
    }

    fn is_in_vain(self) -> bool {
        self.open.get() && self.found.with(Vec::is_empty)
    }

    /// The option that `Enter` would choose, by id.
    fn ready_option(self) -> Option<String> {
        let value = self.ready.get()?;
        let is_there = self.open.get() && self.place_of(&value).is_some();
        is_there.then(|| self.option_id(&value))
    }

    /// Where somebody stands in the list.
    fn place_of(self, value: &str) -> Option<usize> {
        self.found
            .with(|found| found.iter().position(|candidate| candidate.value == value))
    }

    fn option_id(self, value: &str) -> String {
        format!("{}-{value}", self.id)
    }

    fn close(self) {
        self.open.try_set(false);
        self.ready.try_set(None);
    }

    fn clear(self) {
        if let Some(field) = self.field.get_untracked() {
            field.set_value("");
        }
        self.text.set(String::new());
        self.close();
    }

    /// Who is first in a list that was asked for by typing is ready to be chosen.
    fn typed(self, event: &Event) {
        let text = event_target_value(event);
        let is_asked = !text.trim().is_empty();
        self.text.set(text);
        let first = self.found.with_untracked(|found| found.first().cloned());
        self.ready
            .set(first.filter(|_| is_asked).map(|candidate| candidate.value));
        self.open.set(true);
    }

    /// The keys that belong to the list; all others stay those of a field.
    fn pressed(self, event: &KeyboardEvent) {
        let is_plain = !(event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key());
        if !is_plain || event.is_composing() {
            return;
        }
        // The field may hold what a browser has put back.
        let is_empty = event_target_value(event).is_empty();
        let is_open = self.open.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => self.step(1),
            "ArrowUp" => self.step(-1),
            "Enter" if is_open => self.choose(),
            "Escape" if is_open || !is_empty => self.clear(),
            // Held down to empty the field, it stops there.
            "Backspace" if is_empty && !event.repeat() => self.on_back.run(()),
            _ => return,
        }
        event.prevent_default();
    }

    /// Opens the list, or goes on in it, from either end to the other.
    fn step(self, steps: isize) {
        let last = self.found.with_untracked(Vec::len).checked_sub(1);
        let here = self
            .ready
            .get_untracked()
            .and_then(|value| untrack(|| self.place_of(&value)));
        let next = here.and_then(|here| here.checked_add_signed(steps));
        let place = match next.filter(|next| last.is_some_and(|last| *next <= last)) {
            None if steps < 0 => last,
            None => Some(0),
            inside => inside,
        };
        let value = self
            .found
            .with_untracked(|found| Some(found.get(place?)?.value.clone()));
        self.open.set(true);
        if let Some(value) = &value {
            show(self.option_id(value));
        }
        self.ready.set(value);
    }

    fn choose(self) {
        let ready = self.ready.get_untracked();
        if let Some(value) = ready.filter(|value| untrack(|| self.place_of(value)).is_some()) {
            self.take(value);
        }
    }

    fn take(self, value: String) {
        self.clear();
        self.on_choose.run(value);
    }

    /// Whom the list shows: it is drawn while it is open.
    fn shown(self) -> Vec<Candidate> {
        if self.open.get() {
            self.found.get()
        } else {
            Vec::new()
        }
    }

    fn option(self, candidate: Candidate) -> AnyView {
        let Candidate { value, picture, note } = candidate;
        let Picture {
            name,
            initials,
            is_contact,
        } = picture;
        let (id, mine) = (self.option_id(&value), value.clone());
        let is_ready = move || {
            let is_ready = self.ready.with(|ready| ready.as_ref() == Some(&mine));
            if is_ready { "true" } else { "false" }
        };
        view! {
            <li role="option" id=id aria-selected=follow(is_ready) on:click=hear(move |_| self.take(value.clone()))>
                <Avatar initials name=name.clone() customer=is_contact decorative=true />
                <span class="cut">{name}</span>
                <span class="push muted">{note}</span>
            </li>
        }
        .into_any()
    }
}

/// Brings an option of a long list into sight, once it is drawn.
#[cfg(feature = "hydrate")]
fn show(option: String) {
    request_animation_frame(move || {
        let calmly = web_sys::ScrollIntoViewOptions::new();
        calmly.set_block(web_sys::ScrollLogicalPosition::Nearest);
        if let Some(option) = document().get_element_by_id(&option) {
            option.scroll_into_view_with_scroll_into_view_options(&calmly);
        }
    });
}

/// On the server nobody looks.
#[cfg(feature = "ssr")]
fn show(_: String) {}
