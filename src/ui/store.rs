//! The handle that views hold: they send messages and select what they show.

use leptos::prelude::*;

use crate::content::CARRIES_FIXED;
use crate::platform::frames;

/// A part of the page with a state of its own, and all that can happen to it.
pub trait Panel: Send + Sync + 'static {
    type Msg: Clone + Send + Sync + 'static;

    fn apply(&mut self, msg: Self::Msg) -> Change;
}

/// How much of the page a message touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Only what is painted past the views moved.
    Moved,
    /// Something that is told in words changed.
    Told,
}

/// Stands for a text that is on the page already. Not empty: the next text may be, and has to differ.
const ON_PAGE: &str = "<!-- as it stands -->";

/// A part of the model as text. Boxed: one kind of memo for all texts keeps the program small.
type TextOf<M> = Box<dyn Fn(&M) -> String + Send + Sync>;
type FlagOf<M> = Box<dyn Fn(&M) -> bool + Send + Sync>;

#[derive(Debug)]
pub struct Store<M: 'static>(RwSignal<M>);

impl<M> Clone for Store<M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M> Copy for Store<M> {}

impl<M: Panel> Store<M> {
    #[must_use]
    pub fn new(model: M) -> Self {
        Self(RwSignal::new(model))
    }

    /// Applies a message. What merely moved the playhead does not wake the views.
    pub fn send(self, msg: M::Msg) -> Change {
        let change = self.0.try_update_untracked(|model| model.apply(msg));
        let change = change.unwrap_or(Change::Moved);
        if change == Change::Told {
            self.0.notify();
        }
        change
    }

    /// A text that is shown; views wake only when it differs.
    #[must_use]
    pub fn text(self, part: impl Fn(&M) -> String + Send + Sync + 'static) -> Memo<String> {
        self.boxed_text(Box::new(part))
    }

    fn boxed_text(self, part: TextOf<M>) -> Memo<String> {
        Memo::new(move |_| self.0.with(&part))
    }

    /// A text made anew only when its reason differs, however often anything else does: for what
    /// is costly to make, or must stay as it is while the reader uses it.
    #[must_use]
    pub fn text_for(
        self,
        reason: impl Fn(&M) -> String + Send + Sync + 'static,
        part: impl Fn(&M) -> String + Send + Sync + 'static,
    ) -> Memo<String> {
        let (reason, part): (_, TextOf<M>) = (self.text(reason), Box::new(part));
        // Read, not merely tracked: a memo that nobody reads never looks at its own reasons.
        Memo::new(move |_| reason.with(|_| self.peek(&part)))
    }

    /// A text that is costly to make and stands on the page already: it is made from the first time
    /// on that its reason differs. For `inner_html` alone, which hydration leaves as it stands.
    #[must_use]
    pub fn drawn_for(
        self,
        reason: impl Fn(&M) -> String + Send + Sync + 'static,
        part: impl Fn(&M) -> String + Send + Sync + 'static,
    ) -> Memo<String> {
        let (reason, part): (_, TextOf<M>) = (self.text(reason), Box::new(part));
        Memo::new(move |before: Option<&String>| {
            let is_on_page = before.is_none() && !CARRIES_FIXED;
            reason.with(|_| if is_on_page { ON_PAGE.to_owned() } else { self.peek(&part) })
        })
    }

    /// Something that is or is not so; views wake only when it changes.
    #[must_use]
    pub fn flag(self, part: impl Fn(&M) -> bool + Send + Sync + 'static) -> Memo<bool> {
        self.boxed_flag(Box::new(part))
    }

    fn boxed_flag(self, part: FlagOf<M>) -> Memo<bool> {
        Memo::new(move |_| self.0.with(&part))
    }

    /// Which of a few is chosen.
    #[must_use]
    pub fn index(self, part: fn(&M) -> usize) -> Memo<usize> {
        Memo::new(move |_| self.0.with(part))
    }

    /// Looks, and wakes on changes.
    pub fn with<T>(self, look: impl FnOnce(&M) -> T) -> T {
        self.0.with(look)
    }

    /// Looks without waking on changes.
    pub fn peek<T>(self, look: impl FnOnce(&M) -> T) -> T {
        self.0.with_untracked(look)
    }

    /// Wakes the calling effect whenever something told in words changes.
    pub fn track(self) {
        self.0.track();
    }

    /// Lets frames of the screen come for as long as they are wanted, in one loop however often that
    /// changes. `frame` is told how many milliseconds have passed.
    pub fn frames(self, is_wanted: fn(&M) -> bool, frame: impl Fn(f64) + Copy + 'static) {
        let running = StoredValue::new(false);
        Effect::new(move |_| {
            self.track();
            if self.peek(is_wanted) && !running.get_value() {
                running.set_value(true);
                frames::run(move |wall_ms| {
                    frame(wall_ms);
                    let more = self.peek(is_wanted);
                    running.set_value(more);
                    more
                });
            }
        });
    }

    /// A handler that sends what was typed.
    #[must_use]
    pub fn sends_text(
        self,
        msg: impl Fn(String) -> M::Msg + Send + Sync + 'static,
    ) -> Callback<String> {
        Callback::new(move |text| {
            self.send(msg(text));
        })
    }

    /// A handler that sends the same message each time.
    #[must_use]
    pub fn sends(self, msg: M::Msg) -> Callback<()> {
        Callback::new(move |()| {
            self.send(msg.clone());
        })
    }
}
