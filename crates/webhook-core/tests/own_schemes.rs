//! Providers' schemes, put together by hand as a reader would, judge the recorded requests alike.

mod recorded;

use std::collections::BTreeMap;

use webhook_core::provider::schemes;
use webhook_core::signature::{
    Framing, KeyFormat, OwnFraming, OwnKey, OwnScheme, Part, Place, Rejection, Repeats, Scheme,
    TimeUnit, UrlForm, choose, verify,
};

/// A scheme as a reader would fill it in; `None` when the form has no place for a part of it.
fn own(scheme: &Scheme<'_>) -> Option<OwnScheme> {
    let header = |place| match place {
        Place::Header(name) | Place::ExactHeader(name) => Some(name.to_owned()),
        _ => None,
    };
    let time = scheme.time.filter(|_| scheme.content.contains(&Part::Timestamp));
    let time_pair = time.and_then(|time| match time.place {
        Place::Pair(name) => Some(name.to_owned()),
        _ => None,
    });
    let is_unsigned_time = scheme.time.is_some() && time.is_none();
    if scheme.body_digest.is_some() || is_unsigned_time {
        return None;
    }
    let id_header = scheme.message_id.map_or(Some(String::new()), header)?;
    let timestamp_header = match (time, &time_pair) {
        (Some(time), None) => header(time.place)?,
        _ => String::new(),
    };
    Some(OwnScheme {
        header: header(scheme.carrier.place)?,
        framing: match scheme.carrier.framing {
            Framing::Prefixed(prefix) => OwnFraming::Prefixed(prefix.to_owned()),
            Framing::Versioned(version) => OwnFraming::Versioned(version.to_owned()),
            Framing::Pairs { separator, name, counts: Repeats::Any } => OwnFraming::Pairs {
                separator,
                signature: name.to_owned(),
                timestamp: time_pair.unwrap_or_default(),
            },
            _ => return None,
        },
        template: template(scheme.content)?,
        algorithm: scheme.algorithm,
        encoding: scheme.encoding,
        key: match scheme.key {
            KeyFormat::Text => OwnKey::Text,
            KeyFormat::Base64 { prefix } | KeyFormat::Ed25519Base64 { public: prefix, .. } => {
                OwnKey::Base64 { prefix: prefix.to_owned() }
            }
            KeyFormat::P256 => OwnKey::Base64 { prefix: String::new() },
            KeyFormat::Hex | KeyFormat::Ed25519Hex => OwnKey::Hex,
        },
        timestamp_header,
        timestamp_unit: time.map_or(TimeUnit::Text, |time| time.unit),
        id_header,
        tolerance_s: time.and_then(|time| time.past_ms).map(|past| past / 1000),
    })
}

fn template(content: &[Part<'_>]) -> Option<String> {
    let mut template = String::new();
    for part in content {
        template += match part {
            Part::Literal(text) => text,
            Part::Body => "{body}",
            Part::Timestamp => "{timestamp}",
            Part::MessageId => "{id}",
            Part::Method => "{method}",
            Part::Url(UrlForm::Exact) => "{url}",
            Part::Secret => "{secret}",
            _ => return None,
        };
    }
    Some(template)
}

#[test]
fn a_scheme_put_together_by_hand_judges_as_the_providers_own() {
    // For each scheme: how many requests both accept, and how many both reject.
    let mut figures = BTreeMap::new();
    for vector in recorded::all() {
        let scheme = choose(&schemes(&vector.provider), &vector.request).unwrap();
        let Some(own) = own(scheme) else { continue };
        let parts = own.parts().unwrap();
        let theirs = verify(scheme, &vector.secrets, &vector.request, vector.now);
        let ours = verify(&parts.scheme(), &vector.secrets, &vector.request, vector.now);
        // What a reader cannot fill in: conditions, and a tolerance for the past alone.
        let is_beyond = matches!(theirs, Err(Rejection::NotThisScheme { .. }))
            || matches!(theirs, Err(Rejection::Missing { .. }))
            || matches!(ours, Err(Rejection::TooNew { .. }));
        if is_beyond {
            continue;
        }
        assert_eq!(ours, theirs, "{}: {own:?}", vector.id);
        let (accepted, rejected) = figures.entry(scheme.id).or_insert((0, 0));
        *(if ours.is_ok() { accepted } else { rejected }) += 1;
    }
    for (scheme, (accepted, rejected)) in &figures {
        println!("{scheme}: {accepted} accepted, {rejected} rejected");
    }
    for scheme in ["github", "slack", "stripe", "discord", "standardwebhooks", "hubspot-v3"] {
        assert!(
            figures.get(scheme).is_some_and(|(accepted, rejected)| *accepted > 0 && *rejected > 0)
        );
    }
}
