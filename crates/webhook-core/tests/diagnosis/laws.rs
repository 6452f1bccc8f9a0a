//! What a diagnosis never does, whatever it is given.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use webhook_core::diagnosis::{Attempt, Budget, CauseId, Certainty, Search, diagnose};
use webhook_core::http::Request;
use webhook_core::signature::{Algorithm, Scheme, Secret, UnixMillis, sign};

use crate::honesty::is_honest;
use crate::samples::{NOW, Sample, schemes};

/// Enough for all that stands alone in a small body.
const BUDGET: Budget = Budget { macs: 600, bytes: 4 << 20 };

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

#[test]
fn a_secret_that_has_nothing_to_do_with_it_explains_nothing() {
    let schemes = schemes().into_iter().filter(|it| it.algorithm != Algorithm::SharedToken);
    let schemes: Vec<_> = schemes.filter(|it| !it.algorithm.is_asymmetric()).collect();
    proptest!(config(24), |(scheme in select(schemes), secret in "[A-Za-z0-9_]{16,60}")| {
        for sample in Sample::all(scheme) {
            let signed = sign(scheme, &sample.signs, &sample.draft, NOW).expect("it can be signed");
            let secrets = [Secret::new(secret.clone())];
            let attempt = attempt(scheme, &secrets, &signed.request);
            let diagnosis = diagnose(&attempt, BUDGET);
            is_honest(&attempt, &diagnosis)?;
            prop_assert!(diagnosis.findings.iter().all(|it| it.certainty == Certainty::Likely));
            let first = diagnosis.findings[0].causes[0].id;
            let fits = matches!(first, CauseId::NoCauseFound | CauseId::SecretEncoding);
            prop_assert!(fits, "{:?}", diagnosis.findings);
        }
    });
}

fn attempt<'a>(scheme: &'a Scheme<'a>, secrets: &'a [Secret], request: &'a Request) -> Attempt<'a> {
    Attempt {
        scheme,
        secrets,
        request,
        now: NOW,
        computed: None,
        other_secrets: &[],
        content_length: None,
    }
}

#[test]
fn in_slices_it_comes_to_the_same() {
    for scheme in schemes().into_iter().step_by(4) {
        let sample = &Sample::all(scheme)[0];
        let mut request =
            sign(scheme, &sample.signs, &sample.draft, NOW).expect("it can be signed").request;
        request.body.extend(b"\r\n");
        let secrets = [sample.verifies.clone()];
        let attempt = attempt(scheme, &secrets, &request);
        let whole = diagnose(&attempt, BUDGET);
        let mut search = Search::new(&attempt, BUDGET);
        let mut slices = 0;
        while !search.advance(&attempt, Budget { macs: 7, bytes: 20_000 }) {
            slices += 1;
            assert!(slices < 10_000, "it comes to an end");
            assert!((0.0..=1.0).contains(&search.progress()));
        }
        assert_eq!(format!("{:?}", search.finish(&attempt)), format!("{whole:?}"), "{}", scheme.id);
    }
}

#[test]
fn a_search_that_is_broken_off_says_so() {
    let scheme = schemes()[0];
    let sample = &Sample::all(scheme)[0];
    let mut request = sign(scheme, &sample.signs, &sample.draft, NOW).expect("signed").request;
    request.body.extend(b" something else");
    let secrets = [sample.verifies.clone()];
    let attempt = attempt(scheme, &secrets, &request);
    let mut search = Search::new(&attempt, BUDGET);
    assert!(!search.advance(&attempt, Budget { macs: 5, bytes: u64::MAX / 2 }));
    let diagnosis = search.finish(&attempt);
    assert!(!diagnosis.exhausted);
    assert_eq!(diagnosis.findings[0].causes[0].id, CauseId::NoCauseFound);
}

#[test]
fn a_budget_is_kept_to() {
    let scheme = schemes()[0];
    let sample = &Sample::all(scheme)[0];
    let mut request = sign(scheme, &sample.signs, &sample.draft, NOW).expect("signed").request;
    request.body.extend(b" something else");
    let secrets = [sample.verifies.clone()];
    let attempt = attempt(scheme, &secrets, &request);
    for macs in [0, 1, 10, 300] {
        let diagnosis = diagnose(&attempt, Budget { macs, bytes: u64::MAX });
        assert!(diagnosis.spent.macs <= macs && diagnosis.hypotheses <= macs);
        assert!(!diagnosis.exhausted);
    }
    let all = diagnose(&attempt, Budget { macs: u32::MAX, bytes: u64::MAX });
    assert!(all.exhausted && all.hypotheses > 300);
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,40}",
        "(sha256=|v0=|v1,|t=[0-9]{0,14},v1=)?[0-9a-fA-F]{0,70}",
        "[A-Za-z0-9+/_-]{0,50}={0,3}[, ;]{0,2}(v1,)?[A-Za-z0-9+/]{0,20}",
        "-----BEGIN [A-Z ]{0,9}-----\n[A-Za-z0-9+/\n]{0,60}",
        "\u{feff}?[\"'“]?[A-Z_]{0,8}=?whsec_[a-zA-Z0-9+/]{0,24}\\\\?n?",
        "(https?://)?[a-z@:\\[\\].]{0,9}:?[0-9]{0,3}/?[a-z%/0-9é]{0,9}\\??[a-z=&%+]{0,9}#?",
    ]
}

fn any_body() -> impl Strategy<Value = Vec<u8>> {
    let json = select(vec![
        r#"{"a":[1,2.50,-0,1e400,"é\u00e9\ud800\/<&>"],"b":{"2":null,"1":{}}}"#,
        r#"{"webhookTimestamp":17,"signature":{"timestamp":"1","token":"a","signature":"00"}}"#,
        r#""{\"a\":1}""#,
        "a=1&b=+%2B&a=&%zz",
    ]);
    prop_oneof![vec(any::<u8>(), 0..60), json.prop_map(|text| text.as_bytes().to_vec())]
}

#[test]
fn anything_at_all_is_taken() {
    let names = "(X-Hub-Signature(-256)?|Stripe-Signature|webhook-(id|timestamp|signature)|Host\
                 |X-Forwarded-(Host|Proto|Prefix|Port)|Forwarded|X-Original-URI|Content-Length\
                 |X-Twilio-Signature|X-HubSpot-[A-Za-z-]{0,22}|[a-z-]{0,12})";
    let request = (".{0,5}", any_text(), vec((names, any_text()), 0..6), any_body())
        .prop_map(|(method, url, headers, body)| Request { method, url, headers, body });
    let secrets = || vec(any_text().prop_map(Secret::new), 0..3);
    let strategy = (
        select(schemes()),
        request,
        (secrets(), secrets()),
        proptest::option::of(any_text()),
        (any::<i64>(), proptest::option::of(any::<u64>())),
    );
    proptest!(config(192), |(case in strategy)| {
        let (scheme, request, (secrets, others), computed, (now, length)) = case;
        let attempt = Attempt {
            now: UnixMillis(now),
            computed: computed.as_deref(),
            other_secrets: &others,
            content_length: length,
            ..attempt(scheme, &secrets, &request)
        };
        let budget = Budget { macs: 300, bytes: 1 << 18 };
        let diagnosis = diagnose(&attempt, budget);
        is_honest(&attempt, &diagnosis)?;
        let again = diagnose(&attempt, budget);
        prop_assert_eq!(format!("{:?}", diagnosis), format!("{:?}", again));
    });
}
