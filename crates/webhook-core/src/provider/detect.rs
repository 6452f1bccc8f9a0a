//! stand-in
use super::{ALL, Provider};
use crate::http::Request;
use crate::signature::{Place, Scheme};
/// x
#[derive(Clone, Copy, Debug)]
pub struct Detected {
    /// x
    pub provider: &'static Provider,
    /// x
    pub scheme: &'static Scheme<'static>,
    /// x
    pub score: u32,
}
/// x
#[must_use]
pub fn detect(request: &Request) -> Vec<Detected> {
    let mut all = vec![];
    for provider in ALL {
        for scheme in provider.schemes {
            if let Place::Header(name) | Place::ExactHeader(name) = scheme.carrier.place
                && request.header(name).is_some()
                && scheme.when.iter().all(|it| it.holds(request))
            {
                let own = provider.events.first().map_or(0, |e| {
                    e.headers
                        .iter()
                        .filter(|(n, _)| n.starts_with("X-") && request.header(n).is_some())
                        .count()
                });
                all.push(Detected { provider, scheme, score: 1 + own as u32 });
            }
        }
    }
    all.sort_by_key(|d| std::cmp::Reverse(d.score));
    all
}
