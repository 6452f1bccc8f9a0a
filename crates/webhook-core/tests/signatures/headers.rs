//! Headers that arrive twice, joined as HTTP joins them.

use proptest::prelude::*;
use webhook_core::http::Request;
use webhook_core::signature::{Framing, Place, Repeats};

use crate::drafts::{Case, for_every_scheme};

/// The signed request with this header besides, in front or behind; `None` when the signature is
/// not in a header.
fn with_another(case: &Case, another: &Request, in_front: bool) -> Option<Request> {
    let (Place::Header(name) | Place::ExactHeader(name)) = case.scheme.carrier.place else {
        return None;
    };
    let mut request = case.signed().request;
    let header = (name.to_ascii_lowercase(), another.header(name)?.into_owned());
    request.headers.insert(if in_front { 0 } else { request.headers.len() }, header);
    Some(request)
}

#[test]
fn the_same_header_twice_is_one_where_a_header_may_hold_several_signatures() {
    for_every_scheme(5, |case| {
        let Some(request) = with_another(case, &case.signed().request, true) else {
            return Ok(());
        };
        let is_list =
            matches!(case.scheme.carrier.framing, Framing::Pairs { .. } | Framing::Versioned(_));
        prop_assert_eq!(case.verified(&request).is_ok(), is_list);
        Ok(())
    });
}

#[test]
fn of_two_headers_one_right_signature_is_enough_where_a_header_may_hold_several() {
    for_every_scheme(5, |case| {
        let wrong = Case { keys: case.other.clone(), ..case.clone() }.signed().request;
        for wrong_first in [true, false] {
            let Some(request) = with_another(case, &wrong, wrong_first) else {
                return Ok(());
            };
            let is_enough = match case.scheme.carrier.framing {
                Framing::Versioned(_)
                | Framing::Pairs { separator: ',', counts: Repeats::Any, .. } => true,
                // The last counts; and where a comma ends no pair, it spoils the one before it.
                Framing::Pairs { .. } => wrong_first,
                Framing::Prefixed(_) | Framing::Jws { .. } => false,
            };
            let verified = case.verified(&request);
            prop_assert_eq!(verified.is_ok(), is_enough, "{:?}", verified);
        }
        Ok(())
    });
}

#[test]
fn the_case_of_a_header_s_name_does_not_matter() {
    for_every_scheme(5, |case| {
        let mut request = case.signed().request;
        for (name, _) in &mut request.headers {
            *name = name.to_ascii_uppercase();
        }
        prop_assert!(case.verified(&request).is_ok());
        Ok(())
    });
}

#[test]
fn blanks_around_a_header_do_not_count_unless_the_provider_counts_them() {
    for_every_scheme(5, |case| {
        let mut request = case.signed().request;
        for (_, value) in &mut request.headers {
            *value = format!(" {value}\t");
        }
        let is_exact = matches!(case.scheme.carrier.place, Place::ExactHeader(_));
        prop_assert_eq!(case.verified(&request).is_ok(), !is_exact);
        Ok(())
    });
}
