//! Recorded requests of every provider are taken for its own.

mod recorded;

use std::collections::BTreeMap;

use webhook_core::provider::{ALL, detect, schemes};
use webhook_core::signature::{choose, verify};

#[test]
fn every_accepted_request_fits_its_provider_best() {
    // For each record: how many there are, and for how many no other provider fits as well.
    let mut figures = BTreeMap::new();
    for vector in recorded::all() {
        let named = schemes(&vector.provider);
        let scheme = choose(&named, &vector.request).unwrap();
        if verify(scheme, &vector.secrets, &vector.request, vector.now).is_err() {
            continue;
        }
        let all = detect(&vector.request);
        let best = all.first().map_or(0, |first| first.score);
        let best: Vec<_> = all.iter().filter(|it| it.score == best).collect();
        let is_own = |provider: &str| {
            let provider = ALL.iter().find(|it| it.id.0 == provider).unwrap();
            named.iter().any(|scheme| provider.schemes.contains(scheme))
        };
        let found: Vec<_> = best.iter().map(|it| (it.provider.id.0, it.scheme.id)).collect();
        assert!(found.iter().any(|(id, _)| is_own(id)), "{}: {found:?}", vector.id);
        let (count, alone) = figures.entry(vector.provider).or_insert((0, 0));
        *count += 1;
        *alone += i32::from(found.iter().all(|(id, _)| is_own(id)));
    }
    assert!(figures.len() > 25);
    for (provider, (count, alone)) in figures {
        println!("{provider}: {count} requests, {alone} fit no other provider as well");
    }
}
