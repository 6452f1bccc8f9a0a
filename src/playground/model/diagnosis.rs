//! Why it does not verify: when the search begins, and what its findings do to the form.

use webhook_core::diagnosis::{Certainty, Edit, Finding, SchemeEdit, Target};

use super::Model;
use crate::playground::diagnosing::Diagnosing;
use crate::playground::form::Mode;
use crate::playground::gallery;
use crate::ui::store::Change;

impl Model {
    /// Begins a search for what is verified now, if there is something to explain.
    pub(super) fn begin_diagnosis(&mut self) {
        let is_rejected = matches!(self.outcome(), Some(Err(_)));
        let has_computed = !self.form.computed.trim().is_empty();
        let is_asked = self.form.mode == Mode::Verify && (is_rejected || has_computed);
        self.diagnosing = match is_asked && self.walk.is_some() {
            true => Diagnosing::of(&self.form, self.now()),
            false => Diagnosing::default(),
        };
    }

    /// Goes on for a slice; nothing is told until it has ended.
    pub(super) fn diagnose(&mut self) -> Change {
        let Self { form, diagnosing, .. } = self;
        match form.with_scheme(|scheme| diagnosing.go_on(scheme)) {
            Ok(true) => Change::Told,
            _ => Change::Moved,
        }
    }

    /// Whether the change of a finding can be made in the form.
    #[must_use]
    pub fn can_change(finding: &Finding) -> bool {
        let SchemeEdit { other: _, key, content, algorithm, unit } = finding.edit.scheme;
        let is_for_form =
            key.is_none() && content.is_none() && algorithm.is_none() && unit.is_none();
        is_for_form && finding.certainty == Certainty::Proven && finding.target == Target::Received
    }

    pub(super) fn make_change(&mut self, at: usize) {
        let finding = self.diagnosing.result.as_ref().and_then(|it| it.findings.get(at));
        let Some(Finding { edit, .. }) = finding.filter(|finding| Self::can_change(finding)) else {
            return;
        };
        let Edit { scheme, secret, request, now } = edit.clone();
        let form = &mut self.form;
        if let Some(other) = scheme.other {
            form.believe(other.id);
        }
        if let Some(secret) = &secret {
            form.set_verifying(secret);
        }
        if let Some(request) = &request {
            form.set_received(request);
        }
        if let Some(now) = now {
            form.set_now(now);
        }
        self.shows_other_things();
    }

    pub(super) fn break_it(&mut self, at: usize) {
        if let Some(broken) = gallery::break_it(&self.form, at) {
            self.form = broken;
            self.shows_other_things();
        }
    }

    /// The page itself filled fields.
    fn shows_other_things(&mut self) {
        self.adopt_line_ends();
        self.filled += 1;
        self.opened += 1;
    }
}
