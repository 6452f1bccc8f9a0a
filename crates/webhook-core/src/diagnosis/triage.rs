//! From the words of an error to what is usually behind it, before anything of the request is known.

use std::ops::Range;

use crate::provider::{COMPLAINTS, Complaint};

/// How much of a text is read.
pub const MAX_ERROR_BYTES: usize = 64 << 10;

/// Something that was recognised in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Match {
    /// What it is.
    pub complaint: &'static Complaint,
    /// Where it stands in the text, in bytes; for lines that were folded, from the first word to
    /// the last.
    pub at: Range<usize>,
}

/// What a text says that libraries say: the most telling first, which is what speaks of one
/// provider, and then the longest. Case does not count, and one blank is as good as several.
#[must_use]
pub fn triage(text: &str) -> Vec<Match> {
    let (folded, places) = folded(text);
    let mut matches: Vec<Match> = vec![];
    for complaint in COMPLAINTS {
        let Some(from) = find(&folded, complaint.text.as_bytes()) else { continue };
        let last = from + complaint.text.len() - 1;
        let at = places[from]..places[last] + 1;
        let new = Match { complaint, at };
        let place = matches.iter().position(|other| telling(&new) > telling(other));
        matches.insert(place.unwrap_or(matches.len()), new);
    }
    matches
}

fn telling(one: &Match) -> (bool, usize) {
    (one.complaint.provider.is_some(), one.complaint.text.len())
}

/// In lower case, each run of blanks as one, typographic quotes as plain ones; and where each byte
/// stood.
fn folded(text: &str) -> (Vec<u8>, Vec<usize>) {
    let (mut bytes, mut places) = (vec![], vec![]);
    let taken = text.char_indices().take_while(|(at, _)| *at < MAX_ERROR_BYTES);
    for (at, character) in taken {
        let plain = match character {
            '‘' | '’' => b'\'',
            '“' | '”' => b'"',
            it if it.is_whitespace() => b' ',
            it if it.is_ascii() => it.to_ascii_lowercase() as u8,
            // Nothing that libraries say.
            _ => 0,
        };
        if plain != b' ' || bytes.last() != Some(&b' ') {
            bytes.push(plain);
            places.push(at);
        }
    }
    (bytes, places)
}

/// The first place where a piece stands as words: a number is not found within another one.
fn find(text: &[u8], piece: &[u8]) -> Option<usize> {
    let is_edge = |at: Option<&u8>| !at.is_some_and(u8::is_ascii_alphanumeric);
    (0..=text.len().checked_sub(piece.len())?).find(|&at| {
        text[at..].starts_with(piece)
            && (at == 0 || is_edge(text.get(at - 1)))
            && is_edge(text.get(at + piece.len()))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::CauseId;
    use super::*;

    /// The provider and the likeliest cause of the most telling match, and where it stands.
    #[track_caller]
    fn check(text: &str, expect: Option<(Option<&str>, CauseId, &str)>) {
        let matches = triage(text);
        let first = matches.first().map(|it| {
            let provider = it.complaint.provider.map(|provider| provider.0);
            (provider, it.complaint.causes[0], &text[it.at.clone()])
        });
        assert_eq!(first, expect);
    }

    #[test]
    fn the_words_of_libraries_are_recognised() {
        check(
            "StripeSignatureVerificationError: No signatures found matching the expected signature \
             for payload. Are you passing the raw request body you received from Stripe?",
            Some((
                Some("stripe"),
                CauseId::BodyReserialized,
                "No signatures found matching the expected signature for payload",
            )),
        );
        check(
            "WebhookVerificationError: No matching signature\n   found",
            Some((
                Some("standardwebhooks"),
                CauseId::BodyReserialized,
                "No matching signature\n   found",
            )),
        );
        check(
            "Timestamp outside the tolerance zone (1699…)",
            Some((Some("stripe"), CauseId::TimestampStale, "Timestamp outside the tolerance zone")),
        );
        check(
            "403 Twilio Request Validation Failed.",
            Some((Some("twilio"), CauseId::UrlScheme, "Twilio Request Validation Failed")),
        );
        check(
            "SyntaxError: Unexpected token o in JSON at position 1",
            Some((None, CauseId::BodyMissing, "Unexpected token")),
        );
        check(
            "TypeError: The “key” argument must be of type string or an instance of ArrayBuffer. \
             Received undefined",
            Some((
                None,
                CauseId::SecretEmpty,
                "The “key” argument must be of type string or an instance of",
            )),
        );
    }

    #[test]
    fn what_nobody_says_is_not_recognised() {
        check("", None);
        check("TypeError: x is not a function", None);
        check("order 112004 failed", None);
        check("11200", Some((Some("twilio"), CauseId::UrlScheme, "11200")));
    }

    #[test]
    fn what_speaks_of_one_provider_comes_before_what_anybody_says() {
        let matches = triage("[Paddle] Webhook signature verification failed");
        let texts: Vec<_> = matches.iter().map(|it| it.complaint.text).collect();
        assert_eq!(
            texts,
            [
                "[paddle] webhook signature verification failed",
                "webhook signature verification failed",
                "signature verification failed",
            ]
        );
    }

    #[test]
    fn each_complaint_is_found_and_none_stands_there_twice() {
        for (at, complaint) in COMPLAINTS.iter().enumerate() {
            assert_eq!(complaint.text, complaint.text.to_lowercase());
            assert!(!complaint.causes.is_empty());
            let text = format!("Error: {}!", complaint.text.to_uppercase());
            assert!(triage(&text).iter().any(|it| it.complaint == complaint), "{text}");
            assert!(COMPLAINTS[..at].iter().all(|other| other.text != complaint.text));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken_and_places_are_within_it(text in ".{0,200}") {
            for found in triage(&(text.clone() + " Invalid Signature é")) {
                prop_assert!(found.at.start < found.at.end);
            }
        }
    }
}
