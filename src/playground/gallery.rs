//! The provider's example, broken in one way. Pure.

use webhook_core::diagnosis::mistakes::{Broken, MISTAKES, Original};
use webhook_core::signature::{Draft, Secret};

use super::form::{Form, Mode};

/// The mistakes, by their place among [`MISTAKES`], that can be made on the provider's example.
#[must_use]
pub fn possible(form: &Form) -> Vec<usize> {
    let example = example(form);
    // A second secret verifies here too, so that mistake shows nothing.
    let is_possible =
        |at: &usize| with_broken(&example, *at, |it| it.other_secrets.is_empty()) == Some(true);
    (0..MISTAKES.len()).filter(is_possible).collect()
}

/// The provider's example and nothing of the reader's.
fn example(form: &Form) -> Form {
    let mut example = form.clone();
    example.reset();
    example.mode = Mode::Sign;
    example
}

fn with_broken<T>(example: &Form, at: usize, work: impl FnOnce(&Broken<'_>) -> T) -> Option<T> {
    let scheme = example.provider_scheme();
    let draft = Draft { request: example.request(), message_id: example.message_id.clone() };
    let public = Secret::new(example.public_key.clone());
    let is_pair = scheme.algorithm.is_asymmetric();
    let original = Original {
        scheme,
        signs: &example.secret,
        verifies: if is_pair { &public } else { &example.secret },
        draft: &draft,
        now: example.typed_now()?,
    };
    let broken = MISTAKES.get(at)?.make(&original).ok()??;
    Some(work(&broken))
}

/// The provider's example, broken, to be verified; `None` where this mistake cannot be made.
#[must_use]
pub fn break_it(form: &Form, at: usize) -> Option<Form> {
    let example = example(form);
    with_broken(&example, at, |broken| {
        let mut form = example.clone();
        form.mode = Mode::Verify;
        form.believe(broken.scheme.id);
        form.set_verifying(&broken.secret);
        form.set_received(&broken.request);
        form.set_now(broken.now);
        form.computed = broken.computed.clone().unwrap_or_default();
        form.content_length =
            broken.content_length.map(|length| length.to_string()).unwrap_or_default();
        form
    })
}

#[cfg(test)]
mod tests {
    use webhook_core::provider::{ALL, find};

    use super::*;
    use crate::playground::model::{Model, Msg};
    use crate::ui::store::Panel;

    #[test]
    fn what_the_gallery_breaks_does_not_verify_or_was_computed_otherwise() {
        for provider in ALL {
            let mut model = Model::default();
            model.apply(Msg::Pick(provider));
            let possible = possible(&model.form);
            assert!(possible.len() > 8, "{}: only {}", provider.name, possible.len());
            for at in possible {
                model.apply(Msg::Pick(provider));
                model.apply(Msg::Break(at));
                let is_wrong = model.outcome().is_some_and(Result::is_err);
                let in_code = !model.form.computed.is_empty();
                assert!(is_wrong || in_code, "{}: {:?}", provider.name, MISTAKES[at]);
            }
        }
    }

    #[test]
    fn the_change_of_a_proven_finding_makes_it_verify() {
        for (provider, mistake) in [
            ("stripe", "body-reserialized-python"),
            ("stripe", "timestamp-stale"),
            ("github", "secret-quoted"),
            ("twilio", "url-scheme"),
            ("standardwebhooks", "provider-wrong"),
            ("discord", "body-final-newline"),
        ] {
            let mut model = Model::default();
            model.apply(Msg::Pick(find(provider).expect(provider)));
            let at = MISTAKES.iter().position(|it| it.id == mistake).expect(mistake);
            model.apply(Msg::Break(at));
            while model.diagnosing.is_running() {
                model.apply(Msg::Diagnose);
            }
            let found = &model.diagnosing.result.as_ref().expect("it has ended").findings;
            assert!(
                found.first().is_some_and(Model::can_change),
                "{provider} {mistake}: {found:?}"
            );
            model.apply(Msg::Apply(0));
            let outcome = model.outcome();
            assert!(outcome.is_some_and(Result::is_ok), "{provider} {mistake}: {outcome:?}");
            assert!(!model.diagnosing.is_running() && model.diagnosing.result.is_none());
        }
    }
}
