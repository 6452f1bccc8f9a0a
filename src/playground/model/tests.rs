use webhook_core::provider::{self, ALL};

use super::*;

fn model(messages: impl IntoIterator<Item = Msg>) -> Model {
    let mut model = Model::default();
    for msg in messages {
        model.apply(msg);
    }
    model
}

fn pick(id: &str) -> Msg {
    Msg::Pick(provider::find(id).expect("it is known"))
}

fn accepts(model: &Model) -> bool {
    matches!(model.outcome(), Some(Ok(_)))
}

#[test]
fn every_providers_example_is_signed_and_accepted_at_once() {
    for provider in ALL {
        let mut model = model([Msg::Pick(provider)]);
        assert!(matches!(model.signed, Some(Ok(_))), "{}: {:?}", provider.name, model.signed);
        assert!(accepts(&model), "{}: {:?}", provider.name, model.outcome());
        model.apply(Msg::Mode(Mode::Verify));
        assert!(accepts(&model), "{}: {:?}", provider.name, model.outcome());
    }
}

#[test]
fn switching_between_signing_and_verifying_keeps_every_field() {
    let typed = |msg| {
        [
            pick("slack"),
            Msg::Url("https://a.example/x".into()),
            Msg::Method("PUT".into()),
            Msg::Secret(Secret::new("typed")),
            Msg::OtherSecrets(Secret::new("other")),
            Msg::Body("{}".into()),
            Msg::Headers("A: 1\n".into()),
            Msg::Mode(Mode::Verify),
            Msg::Headers("B: 2\n".into()),
            Msg::ContentLength("2".into()),
            Msg::FixedNow("7".into()),
            msg,
        ]
    };
    let (here, there) = (typed(Msg::Mode(Mode::Verify)), typed(Msg::Mode(Mode::Sign)));
    let (here, there) = (model(here).form, model(there).form);
    let fields = |form: &Form| {
        let texts = [
            &form.url,
            &form.method,
            &form.draft_headers,
            &form.received_headers,
            &form.content_length,
            &form.fixed_now,
            &form.message_id,
        ];
        let secrets = [form.secret.expose(), form.other_secrets.expose()].map(str::to_owned);
        (texts.map(String::clone), secrets, form.body.clone(), form.provider.id)
    };
    assert_eq!(fields(&here), fields(&there));
    assert_eq!((here.draft_headers.as_str(), here.received_headers.as_str()), ("A: 1\n", "B: 2\n"));
    assert_eq!(here.body, b"{}");
}

#[test]
fn another_provider_takes_over_the_example_and_nothing_that_was_typed() {
    let model = model([
        Msg::Secret(Secret::new("typed")),
        Msg::Body("typed".into()),
        pick("shopify"),
        pick("github"),
    ]);
    assert_eq!(model.form.secret.expose(), "typed");
    assert_eq!(model.form.body, b"typed");
    assert!(model.form.draft_headers.contains("X-GitHub-Event"), "{}", model.form.draft_headers);
    assert!(!model.form.draft_headers.contains("Shopify"));
    let recent: Vec<_> = model.recent.iter().map(|provider| provider.id.0).collect();
    assert_eq!(recent, ["shopify", "stripe"]);
}

#[test]
fn a_changed_body_no_longer_verifies() {
    let mut model = model([Msg::VerifyThis]);
    assert_eq!(model.form.mode, Mode::Verify);
    assert!(accepts(&model));
    let body = String::from_utf8(model.form.body.clone()).expect("it is text");
    model.apply(Msg::Body(body.replacen('0', "1", 1)));
    assert_eq!(model.outcome(), Some(&Err(Rejection::SignatureMismatch)));
    model.apply(Msg::Body(body));
    assert!(accepts(&model));
}

#[test]
fn line_ends_survive_the_text_field() {
    let mut model = model([pick("sendgrid")]);
    assert_eq!(model.line_ends, LineEnds::CrLf);
    let body = model.form.body.clone();
    let shown = String::from_utf8(body.clone()).expect("it is text").replace("\r\n", "\n");
    model.apply(Msg::Body(shown));
    assert_eq!(model.form.body, body);
}

#[test]
fn a_body_that_no_text_field_holds_is_kept_until_the_reader_says_otherwise() {
    let bytes = b"a\r\nb\xff\0\rc".to_vec();
    let mut model = model([Msg::BodyBytes(bytes.clone())]);
    assert_eq!(model.form.body, bytes);
    model.apply(Msg::EditAsText);
    assert_eq!(model.form.body, "a\nb\u{fffd}\u{fffd}\nc".as_bytes());
    assert!(model.form.marks().fits_a_text_field());
}

#[test]
fn a_pasted_request_names_its_provider_and_waits_for_the_secret() {
    let curl = "curl -X POST https://example.com/hook -H 'X-GitHub-Event: ping' \
        -H 'X-Hub-Signature-256: sha256=00' --data-raw '{\"zen\":1}'";
    let model = model([Msg::PasteText(curl.into()), Msg::ReadPaste]);
    assert_eq!(model.form.provider.id.0, "github");
    assert_eq!(
        (model.form.url.as_str(), model.form.mode),
        ("https://example.com/hook", Mode::Verify)
    );
    assert_eq!(model.form.body, b"{\"zen\":1}");
    assert!(model.form.received_headers.contains("X-Hub-Signature-256: sha256=00\n"));
    assert_eq!(model.form.secret.expose(), "", "the example's secret is not the reader's");
    assert_eq!(model.form.clock, Clock::Live);
}

#[test]
fn what_is_too_long_is_refused_and_the_old_stays() {
    let mut model = model([]);
    let before = model.form.url.clone();
    model.apply(Msg::Url("x".repeat(MAX_URL_BYTES + 1)));
    let (found, allowed) = (MAX_URL_BYTES + 1, MAX_URL_BYTES);
    assert_eq!(model.too_long, Some(TooLong { field: LongField::Url, found, allowed }));
    assert_eq!(model.form.url, before);
    model.apply(Msg::Url("https://b.example/".into()));
    assert_eq!(model.too_long, None);
    let (found, allowed) = ((2 << 20) + 1, 2 << 20);
    model.apply(Msg::BodyBytes(vec![b'x'; found]));
    assert_eq!(model.too_long, Some(TooLong { field: LongField::Body, found, allowed }));
    assert!(accepts(&model), "the body is still the one before");
    model.apply(Msg::BodyBytes(vec![0; allowed]));
    assert!(accepts(&model), "{:?}", model.outcome());
}

#[test]
fn a_new_pair_signs_and_verifies() {
    for id in ["sendgrid", "discord"] {
        let mut model = model([pick(id)]);
        let before = model.form.public_key.clone();
        model.apply(Msg::NewPair([7; 32]));
        assert_ne!(model.form.public_key, before);
        assert!(accepts(&model), "{id}: {:?}", model.outcome());
    }
}

#[test]
fn rotation_accepts_either_secret() {
    let mut model = model([Msg::Mode(Mode::Verify)]);
    let right = model.form.secret.clone();
    model.apply(Msg::Secret(Secret::new("the new one")));
    assert!(!accepts(&model));
    model.apply(Msg::OtherSecrets(Secret::new(format!("wrong\n{}\n", right.expose()))));
    let accepted = model.outcome().expect("it was walked").as_ref().expect("it matches");
    assert_eq!(accepted.secret, 2);
}

#[test]
fn the_live_clock_makes_an_old_request_too_old() {
    let mut model = model([Msg::Mode(Mode::Verify), Msg::Clock(Clock::Live)]);
    let hour = (super::super::form::EXAMPLE_NOW + 3_600) * 1000;
    model.apply(Msg::Tick(UnixMillis(hour)));
    assert!(
        matches!(model.outcome(), Some(Err(Rejection::TooOld { .. }))),
        "{:?}",
        model.outcome()
    );
    assert_eq!(model.apply(Msg::Clock(Clock::Fixed)), Change::Told);
    assert!(accepts(&model));
    assert_eq!(model.apply(Msg::Tick(UnixMillis(hour + 1000))), Change::Moved);
}

#[test]
fn attacks_are_caught_by_the_checks_that_the_scheme_has() {
    use crate::playground::attack::{Result, on_form, undetected};
    let samples = Model::default().form.samples;
    let names =
        |attack| -> Vec<_> { undetected(attack, samples).iter().map(|it| it.id.0).collect() };
    assert_eq!(names(Attack::ChangeAmount), ["mailgun"]);
    assert_eq!(names(Attack::WrongSecret), [""; 0]);
    let replayed = names(Attack::ReplayAfterAnHour);
    for provider in ALL {
        let limits = provider.schemes[0].limits_age();
        assert_eq!(!limits, replayed.contains(&provider.id.0), "{}", provider.name);
    }
    let stripe = model([]);
    let came = |attack| on_form(attack, &stripe.form, stripe.now());
    assert!(matches!(
        came(Attack::ReplayAfterAnHour),
        Some(Result::Came(Err(Rejection::TooOld { .. })))
    ));
    for attack in
        [Attack::ChangeAmount, Attack::WrongSecret, Attack::Reserialise, Attack::SwapHeader]
    {
        assert_eq!(
            came(attack),
            Some(Result::Came(Err(Rejection::SignatureMismatch))),
            "{attack:?}"
        );
    }
}

#[test]
fn one_flipped_bit_flips_about_half_of_the_digest() {
    use crate::playground::flip::{NoFlip, flip};
    let flipped = |id: &str, at: &str| flip(&model([pick(id), Msg::Flip(at.into())]));
    let bits = flipped("stripe", "20").expect("it is a byte of the body").bits();
    assert!((80..=176).contains(&bits), "{bits} of 256");
    assert!(flipped("netlify", "20").expect("covered by its digest").bits() > 80);
    assert_eq!(flipped("sendgrid", "20"), Err(NoFlip::NoDigest));
    assert_eq!(flipped("stripe", ""), Err(NoFlip::NotAsked));
    for at in ["0", "x", "99999999"] {
        assert!(matches!(flipped("stripe", at), Err(NoFlip::NoSuchByte { .. })), "{at}");
    }
}

#[test]
fn debug_shows_no_secret() {
    let model = model([
        Msg::Secret(Secret::new("hidden-in-plain-sight")),
        Msg::OtherSecrets(Secret::new("hidden-as-well")),
    ]);
    let shown = format!("{model:?} {:?}", Msg::Secret(Secret::new("hidden-too")));
    assert!(!shown.contains("hidden"), "{shown}");
}

#[test]
fn another_event_of_the_provider_becomes_the_example_and_what_was_typed_stays() {
    let mut model = Model::default();
    let other = &model.form.provider.events[1];
    model.apply(Msg::PickEvent(1));
    assert_eq!(model.form.body, other.payload.body.as_bytes());
    model.apply(Msg::Body("{\"mine\":1}".to_owned()));
    model.apply(Msg::PickEvent(2));
    assert_eq!(model.form.body, b"{\"mine\":1}");
    model.apply(Msg::PickEvent(999));
    assert_eq!(model.form.event.map(|event| event.id), Some(model.form.provider.events[2].id));
}

#[test]
fn a_link_names_the_event_of_its_example() {
    let mut model = Model::default();
    model.apply(Msg::Open("lab=1&mode=sign&provider=twilio&event=message.delivered".to_owned()));
    assert_eq!(model.form.event.map(|event| event.id), Some("message.delivered"));
    assert!(model.ignored.is_empty(), "{:?}", model.ignored);
    model.apply(Msg::Open("lab=1&mode=sign&provider=twilio&event=nothing".to_owned()));
    assert_eq!(model.ignored.len(), 1, "{:?}", model.ignored);
}
