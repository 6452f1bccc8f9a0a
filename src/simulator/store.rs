//! The handle that views hold: they send messages and select what they show.

use leptos::prelude::*;

use super::model::{Change, Model, Msg};

/// A part of the model as text. Boxed: one kind of memo for all texts keeps the program small.
type TextOf = Box<dyn Fn(&Model) -> String + Send + Sync>;
type FlagOf = Box<dyn Fn(&Model) -> bool + Send + Sync>;

#[derive(Clone, Copy, Debug)]
pub struct Store(RwSignal<Model>);

impl Store {
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(Model::default()))
    }

    /// Applies a message. What merely moved the playhead does not wake the views.
    pub fn send(self, msg: Msg) -> Change {
        let change = self.0.try_update_untracked(|model| model.apply(msg));
        let change = change.unwrap_or(Change::Moved);
        if change == Change::Told {
            self.0.notify();
        }
        change
    }

    /// A text that is shown; views wake only when it differs.
    #[must_use]
    pub fn text(self, part: impl Fn(&Model) -> String + Send + Sync + 'static) -> Memo<String> {
        self.boxed_text(Box::new(part))
    }

    fn boxed_text(self, part: TextOf) -> Memo<String> {
        Memo::new(move |_| self.0.with(&part))
    }

    /// A text made anew only when its reason differs, however often anything else does: for what
    /// is costly to make, or must stay as it is while the reader uses it.
    #[must_use]
    pub fn text_for(
        self,
        reason: impl Fn(&Model) -> String + Send + Sync + 'static,
        part: impl Fn(&Model) -> String + Send + Sync + 'static,
    ) -> Memo<String> {
        let (reason, part): (_, TextOf) = (self.text(reason), Box::new(part));
        // Read, not merely tracked: a memo that nobody reads never looks at its own reasons.
        Memo::new(move |_| reason.with(|_| self.peek(&part)))
    }

    /// Something that is or is not so; views wake only when it changes.
    #[must_use]
    pub fn flag(self, part: impl Fn(&Model) -> bool + Send + Sync + 'static) -> Memo<bool> {
        self.boxed_flag(Box::new(part))
    }

    fn boxed_flag(self, part: FlagOf) -> Memo<bool> {
        Memo::new(move |_| self.0.with(&part))
    }

    /// Which of a few is chosen.
    #[must_use]
    pub fn index(self, part: fn(&Model) -> usize) -> Memo<usize> {
        Memo::new(move |_| self.0.with(part))
    }

    /// Looks without waking on changes.
    pub fn peek<T>(self, look: impl FnOnce(&Model) -> T) -> T {
        self.0.with_untracked(look)
    }

    /// Wakes the calling effect whenever something told in words changes.
    pub fn track(self) {
        self.0.track();
    }

    /// A handler that sends the same message each time.
    #[must_use]
    pub fn sends(self, msg: Msg) -> Callback<()> {
        Callback::new(move |()| {
            self.send(msg.clone());
        })
    }
}

impl Default for Store {
    fn default() -> Self {
        Self::new()
    }
}
