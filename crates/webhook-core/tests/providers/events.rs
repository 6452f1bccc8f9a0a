//! Sample events: their names, their bodies, and where a receiver finds what it needs.

use std::collections::BTreeSet;

use webhook_core::provider::{ALL, EventType, MediaType, Provider, Whereabouts};
use webhook_core::signature::Place;

use crate::request::{events, field, form, header, json, values};

/// The prerendered page carries every payload.
const PAYLOAD_LIMIT: usize = 1_600;
const ALL_PAYLOADS_LIMIT: usize = 110_000;

/// Those with enough events to fill a picker; the others show two or three each.
const THE_FIRST_SEVEN: [&str; 7] =
    ["stripe", "github", "shopify", "twilio", "sendgrid", "vercel", "netlify"];

/// Sends one kind of event and no other.
const SENDS_ONE_KIND: &str = "vercel-blob";

#[test]
fn every_provider_has_events_with_ids_of_their_own() {
    for provider in ALL {
        let ids: BTreeSet<&str> = provider.events.iter().map(|event| event.id).collect();
        assert_eq!(ids.len(), provider.events.len(), "{}", provider.name);
        let expected = match provider.id.0 {
            id if THE_FIRST_SEVEN.contains(&id) => 6..=9,
            SENDS_ONE_KIND => 1..=1,
            _ => 2..=9,
        };
        assert!(expected.contains(&ids.len()), "{}: {}", provider.name, ids.len());
    }
}

#[test]
fn events_of_one_group_stand_together() {
    for provider in ALL {
        let mut groups: Vec<&str> = provider.events.iter().map(|event| event.group).collect();
        groups.dedup();
        let distinct: BTreeSet<&str> = groups.iter().copied().collect();
        assert_eq!(groups.len(), distinct.len(), "{}: {groups:?}", provider.name);
        assert!(!distinct.contains(""), "{}", provider.name);
    }
}

#[test]
fn titles_are_two_to_four_plain_words_that_no_sibling_shares() {
    for provider in ALL {
        let titles: BTreeSet<&str> = provider.events.iter().map(|event| event.title).collect();
        assert_eq!(titles.len(), provider.events.len(), "{}", provider.name);
        for title in titles {
            let words = title.split(' ').count();
            assert!((2..=4).contains(&words), "{title}");
            assert!(title.bytes().all(|b| b.is_ascii_lowercase() || b == b' '), "{title}");
        }
    }
}

#[test]
fn payloads_stay_under_their_limits() {
    for (provider, event) in events() {
        let size = event.payload.body.len();
        assert!(size <= PAYLOAD_LIMIT, "{} {}: {size} B", provider.name, event.id);
    }
    let total: usize = events().map(|(_, event)| event.payload.body.len()).sum();
    assert!(total <= ALL_PAYLOADS_LIMIT, "{total} B");
}

#[test]
fn no_two_events_share_a_body() {
    let bodies: BTreeSet<&str> = events().map(|(_, event)| event.payload.body).collect();
    assert_eq!(bodies.len(), events().count());
}

#[test]
fn every_json_payload_is_an_object_or_an_array_of_objects() {
    for (provider, event) in events().filter(|(_, e)| e.payload.media_type == MediaType::Json) {
        let body = json(event);
        let objects = body.as_array().map_or_else(|| vec![&body], |array| array.iter().collect());
        assert!(!objects.is_empty(), "{} {}", provider.name, event.id);
        assert!(objects.iter().all(|value| value.is_object()), "{} {}", provider.name, event.id);
    }
}

#[test]
fn every_form_payload_decodes_to_named_fields() {
    let forms: Vec<_> = events().filter(|(_, e)| e.payload.media_type == MediaType::Form).collect();
    assert!(!forms.is_empty());
    for (_, event) in forms {
        let pairs = form(event);
        let names: BTreeSet<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.len(), pairs.len(), "{}: a name twice", event.id);
        assert!(!names.contains(""), "{}", event.id);
        assert!(field(&pairs, "AccountSid").is_some(), "{}", event.id);
    }
}

#[test]
fn the_content_type_header_is_that_of_the_payload() {
    for (provider, event) in events() {
        let found = header(event, "Content-Type").unwrap();
        let media_type = found.split(';').next().unwrap();
        assert_eq!(media_type, event.payload.media_type.as_str(), "{}", provider.name);
    }
}

/// A request whose kind its provider does not state: what it shows instead. It must show nothing
/// where the provider's other requests do.
fn shows_otherwise(provider: &Provider, event: &EventType) -> Option<bool> {
    match (provider.id.0, event.id) {
        ("netlify", id) => Some(header(event, "X-Netlify-Event") == Some(id)),
        ("intercom", id) => Some(json(event)["topic"] == id),
        // The id is the way to what is named.
        ("dropbox", id) => {
            Some(json(event).pointer(&format!("/{}", id.replace('.', "/"))).is_some())
        }
        ("discord", "PING") => Some(json(event)["type"] == 0),
        _ => None,
    }
}

/// Whether the request tells its kind where the provider says that it stands.
fn names_itself(provider: &Provider, event: &EventType) -> bool {
    let places = provider.event_type.map_or(&[][..], |fact| fact.value);
    // A request may carry what has gathered; the newest event is the one it is shown for.
    let kinds: Vec<String> =
        places.iter().filter_map(|place| values(event, *place).pop()).collect();
    let kind = kinds.join(".");
    if let Some(shows) = shows_otherwise(provider, event) {
        return shows && kind.is_empty();
    }
    // A form has a field for each kind of thing, which is what stands before the point.
    let is_form = places.iter().any(|place| matches!(place, Whereabouts::FormField(_)));
    let id = if is_form { event.id.split_once('.').unwrap().1 } else { event.id };
    kind == id
}

#[test]
fn the_kind_of_event_stands_where_the_provider_puts_it() {
    for (provider, event) in events() {
        assert!(names_itself(provider, event), "{} {}", provider.name, event.id);
    }
}

/// Whether signing writes it: the samples leave to the signature what belongs to it.
fn comes_with_the_signature(provider: &Provider, place: Whereabouts) -> bool {
    let ids = provider.schemes.iter().filter_map(|scheme| scheme.message_id);
    ids.into_iter().any(|id| match (id, place) {
        (Place::Header(id), Whereabouts::Header(place)) => id == place,
        _ => false,
    })
}

#[test]
fn no_two_events_of_a_provider_share_what_tells_deliveries_apart() {
    for provider in ALL {
        let Some(fact) = provider.dedupe_id else { continue };
        assert!(!fact.value.is_empty(), "{}", provider.name);
        if fact.value.iter().all(|place| comes_with_the_signature(provider, *place)) {
            continue;
        }
        let ids = provider.events.iter().map(|event| {
            let found = fact.value.iter().filter_map(|place| values(event, *place).pop());
            let found: Vec<String> = found.collect();
            assert_eq!(found.len(), fact.value.len(), "{} {}", provider.name, event.id);
            found.join(" ")
        });
        let ids: Vec<String> = ids.collect();
        let distinct: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
        assert_eq!(distinct.len(), ids.len(), "{}: {ids:?}", provider.name);
    }
}

#[test]
fn bodies_keep_the_provider_s_own_white_space() {
    for (provider, event) in events() {
        let body = event.payload.body;
        let one_line = !body.contains(['\n', '\r']);
        let escapes_slashes = !body.replace("\\/", "").contains('/');
        let as_sent = match provider.id.0 {
            "stripe" => body.starts_with("{\n  \"id\": \"evt_") && body.ends_with("\n}"),
            "sendgrid" => body.ends_with("}]\r\n") && !body.replace("\r\n", "").contains('\n'),
            "shopify" => one_line && escapes_slashes,
            "slack" | "meta" => one_line && escapes_slashes && body.is_ascii(),
            "dropbox" => one_line && body.starts_with("{\"list_folder\": {"),
            _ => one_line,
        };
        assert!(as_sent, "{} {}", provider.name, event.id);
    }
}

#[test]
fn json_is_compact_except_where_its_provider_spaces_it() {
    for (provider, event) in events().filter(|(_, e)| e.payload.media_type == MediaType::Json) {
        if ["stripe", "sendgrid", "dropbox"].contains(&provider.id.0) {
            continue;
        }
        let compact = webhook_core::json::compact(event.payload.body.as_bytes()).unwrap();
        assert_eq!(compact, event.payload.body.as_bytes(), "{} {}", provider.name, event.id);
    }
}

#[test]
fn people_and_places_are_invented() {
    for (provider, event) in events() {
        let body = event.payload.body;
        for (at, _) in body.match_indices('@') {
            let domain = &body[at + 1..];
            // A Message-ID has the form of an address, and its host is the provider's.
            let invented = domain.starts_with("example.com") || domain.starts_with("geopod-ismtpd");
            // A chat mentions somebody as `<@…>`.
            let is_mention = body[..at].ends_with('<');
            assert!(invented || is_mention, "{} {}: {domain:.20}", provider.name, event.id);
        }
        for secret in ["whsec_", "sk_live", "_secret_", "shpss_", "ghp_", "SG.", "eyJ", "xox"] {
            assert!(!body.contains(secret), "{} {secret}", event.id);
        }
    }
}
