//! One hypothesis: what the key makes of the changed request, looked up among the signatures.

use std::borrow::Cow;

use super::readings::SHORTEST;
use super::targets::Aim;
use super::variant::{Change, Variant};
use super::written::{Read, Written};
use super::{Attempt, Budget, SchemeEdit, Target};
use crate::http::Request;
use crate::signature::{
    Algorithm, DigestCheck, KeyFormat, MAX_SECRETS, Parts, Ready, Received, Scheme, Secret,
    UnixMillis, Writer, parts, urls, walkthrough,
};

/// At most two variants, on different axes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Hypothesis([Option<u16>; 2]);

impl Hypothesis {
    pub(super) const NOTHING: Self = Self([None, None]);

    pub(super) const fn of(variant: usize) -> Self {
        Self([Some(variant as u16), None])
    }

    pub(super) const fn pair(one: usize, other: usize) -> Self {
        Self([Some(one as u16), Some(other as u16)])
    }

    pub(super) fn variants(self, variants: &[Variant]) -> impl Iterator<Item = (usize, &Variant)> {
        let indices = self.0.into_iter().flatten().map(usize::from);
        indices.filter_map(|at| Some((at, variants.get(at)?)))
    }
}

/// What a hypothesis came to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) hypothesis: Hypothesis,
    /// Which signature.
    pub(super) aim: usize,
    /// Whether all of it matched, and not only its beginning.
    pub(super) is_whole: bool,
}

/// Keys that were made ready.
#[derive(Default)]
pub(super) struct Keys(Vec<(KeyId, Option<Ready>)>);

/// Which secret, or which variant of it; and how it is used.
type KeyId = (usize, KeyFormat<'static>, Algorithm);

/// More of them are made ready again.
const MAX_KEYS: usize = 512;

impl Keys {
    fn ready<'k>(
        &'k mut self,
        at: usize,
        scheme: &Scheme<'_>,
        format: KeyFormat<'static>,
        secret: &Secret,
    ) -> Option<&'k Ready> {
        let id = (at, format, scheme.algorithm);
        let known = self.0.iter().position(|(other, _)| *other == id);
        let known = known.unwrap_or_else(|| {
            if self.0.len() >= MAX_KEYS {
                self.0.clear();
            }
            let ready = Ready::of(scheme.key, scheme.algorithm, secret).ok();
            self.0.push((id, ready));
            self.0.len() - 1
        });
        self.0[known].1.as_ref()
    }
}

/// What stays the same from one hypothesis to the next.
pub(super) struct Bench {
    pub(super) received: Received,
    pub(super) aims: Vec<Aim>,
    pub(super) keys: Keys,
    /// The request, with the body or the address changed for a moment.
    request: Request,
    /// What was read out of the body that it has.
    read: Option<Read>,
}

impl Bench {
    pub(super) fn of(received: Received, aims: Vec<Aim>, request: Request) -> Self {
        Self { received, aims, keys: Keys::default(), request, read: None }
    }

    /// Puts a body into the request, and what was there into its place.
    pub(super) fn swap(&mut self, body: &mut Written) {
        std::mem::swap(&mut self.request.body, &mut body.bytes);
        std::mem::swap(&mut self.read, &mut body.read);
    }

    /// Tries one. The request has the changed body already.
    pub(super) fn tried(
        &mut self,
        attempt: &Attempt<'_>,
        variants: &[Variant],
        hypothesis: Hypothesis,
        open: &dyn Fn(Target) -> bool,
        hits: &mut Vec<Hit>,
    ) -> Budget {
        let changes = Changes::of(hypothesis.variants(variants));
        let old_url =
            changes.url.map(|url| std::mem::replace(&mut self.request.url, url.to_owned()));
        let secrets: Vec<(usize, &Secret)> = match changes.secret {
            Some((at, text)) => vec![(MAX_SECRETS + at, text)],
            None => attempt.secrets.iter().take(MAX_SECRETS).enumerate().collect(),
        };
        let mut found = |aim: usize, is_whole: bool| {
            let hit = Hit { hypothesis, aim, is_whole };
            if !hits.contains(&hit) {
                hits.push(hit);
            }
        };
        let spent = if changes.needs_walkthrough() {
            let scheme = changes.scheme.applied(attempt.scheme);
            let (is_matched, cost) = self.walk(&scheme, &secrets, changes.carrier, attempt.now);
            if is_matched && open(Target::Received) {
                found(usize::MAX, true);
            }
            cost
        } else {
            self.compare(attempt.scheme, &changes, &secrets, open, &mut found)
        };
        if let Some(old) = old_url {
            self.request.url = old;
        }
        spent
    }

    /// Compares what each key makes of the content.
    fn compare(
        &mut self,
        own: &Scheme<'_>,
        changes: &Changes<'_>,
        secrets: &[(usize, &Secret)],
        open: &dyn Fn(Target) -> bool,
        found: &mut dyn FnMut(usize, bool),
    ) -> Budget {
        let scheme = changes.scheme.applied(own);
        let mut spent = Budget::default();
        let Self { received, aims, keys, request, read } = self;
        let is_new = read.is_none();
        let read = read.get_or_insert_with(|| Read::of(own, request, received));
        if is_new {
            spent.bytes += read.cost(request.body.len());
        }
        let anew = read.received.as_ref().filter(|_| changes.has_other_body);
        let (received, aims) = anew.map_or((&*received, &*aims), |(one, all)| (one, all));
        let (request, received) = (&*request, &*changes.received(received));
        let rewritten = read.rewritten.as_deref();
        // It comes to the same as without the other body.
        let is_idle = changes.has_other_body
            && changes.url.is_none()
            && !scheme.signs_body()
            && !read.matters;
        let format = changes.scheme.key.unwrap_or(KeyFormat::Text);
        for &(at, secret) in secrets {
            let Some(key) = keys.ready(at, &scheme, format, secret) else { continue };
            if is_idle {
                spent.macs += 1;
                continue;
            }
            let trial = Trial { scheme: &scheme, request, received, secret, rewritten };
            spent.add(trial.run(key, aims, open, &mut |aim, is_whole| {
                if anew.is_none() {
                    found(aim, is_whole);
                } else if is_whole {
                    found(usize::MAX, true);
                }
            }));
        }
        spent
    }

    /// Whether the signature matches when all of the request is read anew, and what that costs.
    fn walk(
        &self,
        scheme: &Scheme<'_>,
        secrets: &[(usize, &Secret)],
        carrier: Option<&str>,
        now: UnixMillis,
    ) -> (bool, Budget) {
        let secrets: Vec<Secret> = secrets.iter().map(|(_, it)| (*it).clone()).collect();
        let mut writer = Writer::of(self.request.clone());
        let mut cost = Budget { macs: 1, bytes: self.request.body.len() as u64 };
        if let Some(text) = carrier
            && writer.put(scheme.carrier.place, text).is_err()
        {
            return (false, cost);
        }
        let walk = walkthrough(scheme, &secrets, &writer.request, now);
        // Where no signature stands there is nothing to verify.
        if scheme.algorithm.is_asymmetric() && !walk.received.signatures.is_empty() {
            cost.add(Budget::of_one(scheme.algorithm, 0));
        }
        let is_matched = walk.comparisons.iter().any(|it| it.matched.is_some())
            && walk.body_digest.as_ref().is_none_or(DigestCheck::holds);
        (is_matched, cost)
    }
}

/// All that a hypothesis changes, but for the body's bytes.
struct Changes<'c> {
    scheme: SchemeEdit,
    secret: Option<(usize, &'c Secret)>,
    timestamp: Option<&'c String>,
    message_id: Option<&'c String>,
    url: Option<&'c str>,
    carrier: Option<&'c str>,
    has_other_body: bool,
}

impl<'c> Changes<'c> {
    fn of(variants: impl Iterator<Item = (usize, &'c Variant)>) -> Self {
        let mut changes = Self {
            scheme: SchemeEdit::default(),
            secret: None,
            timestamp: None,
            message_id: None,
            url: None,
            carrier: None,
            has_other_body: false,
        };
        for (at, variant) in variants {
            match &variant.change {
                Change::Secret(text, with) => {
                    changes.scheme = changes.scheme.and(*with);
                    changes.secret = Some((at, text));
                }
                Change::Scheme(with) => changes.scheme = changes.scheme.and(*with),
                Change::Url(text) => changes.url = Some(text),
                Change::Timestamp(text) => changes.timestamp = Some(text),
                Change::MessageId(text) => changes.message_id = Some(text),
                Change::Carrier(text) => changes.carrier = Some(text),
                Change::Body(_) => changes.has_other_body = true,
            }
        }
        changes
    }

    /// Whether the signatures stand somewhere else.
    const fn needs_walkthrough(&self) -> bool {
        self.scheme.other.is_some() || self.carrier.is_some()
    }

    fn received<'r>(&self, received: &'r Received) -> Cow<'r, Received> {
        let mut received = Cow::Borrowed(received);
        if self.timestamp.is_some() {
            received.to_mut().timestamp = self.timestamp.cloned();
        }
        if self.message_id.is_some() {
            received.to_mut().message_id = self.message_id.cloned();
        }
        received
    }
}

/// One key, one content.
struct Trial<'t> {
    scheme: &'t Scheme<'t>,
    request: &'t Request,
    received: &'t Received,
    secret: &'t Secret,
    rewritten: Option<&'t [u8]>,
}

impl Trial<'_> {
    fn run(
        &self,
        key: &Ready,
        aims: &[Aim],
        open: &dyn Fn(Target) -> bool,
        found: &mut dyn FnMut(usize, bool),
    ) -> Budget {
        let mut spent = Budget::default();
        for url in urls(self.scheme, &self.request.url) {
            let parts = self.parts(&url);
            let slices: Vec<&[u8]> = parts.iter().map(|(_, part)| part.as_ref()).collect();
            let length = slices.iter().map(|slice| slice.len() as u64).sum();
            let open_aims = || aims.iter().enumerate().filter(|(_, aim)| open(aim.target));
            match key.signature(&slices) {
                Some(mac) => {
                    spent.add(Budget::of_one(self.scheme.algorithm, length));
                    for (at, aim) in open_aims() {
                        let is_whole = aim.bytes == mac;
                        // Of a token, the beginning is nothing but another token.
                        let is_short = self.scheme.algorithm.signature_length().is_some()
                            && (SHORTEST..mac.len()).contains(&aim.bytes.len());
                        if (is_whole && self.digest_holds(aim.target))
                            || (is_short && mac.starts_with(&aim.bytes))
                        {
                            found(at, is_whole);
                        }
                    }
                }
                None => {
                    for (at, aim) in open_aims() {
                        // What cannot be such a signature is refused at once.
                        let is_one = self.scheme.algorithm.has_form_of(&aim.bytes);
                        let cost = if is_one { self.scheme.algorithm } else { Algorithm::Sha256 };
                        spent.add(Budget::of_one(cost, length));
                        let one = is_one.then_some(aim.bytes.as_slice()).into_iter();
                        if key.signed(&slices, one).is_some() && self.digest_holds(aim.target) {
                            found(at, true);
                        }
                    }
                }
            }
        }
        spent
    }

    fn parts<'a>(&'a self, url: &'a str) -> Parts<'a> {
        let Self { scheme, request, received, secret, rewritten } = *self;
        parts(scheme, request, received, secret, url, rewritten)
    }

    /// Whether the body is the one whose digest is signed.
    fn digest_holds(&self, target: Target) -> bool {
        let check = |digest| DigestCheck::of(digest, self.request, self.received).holds();
        target == Target::Computed || self.scheme.body_digest.is_none_or(check)
    }
}
