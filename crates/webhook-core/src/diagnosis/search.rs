//! The search: changes alone, then in pairs, the likeliest first, within a budget.

use super::confirm::confirmed;
use super::likely;
use super::plan::ROUNDS;
use super::probes::{self, Subject};
use super::rewrite::Rewrite;
use super::targets;
use super::trial::{Bench, Hit, Hypothesis};
use super::variant::{Change, Variant, Variants};
use super::written::Written;
use super::{Attempt, Axis, Budget, Certainty, Diagnosis, Finding, Target};
use crate::signature::{Accepted, MAX_BODY_BYTES, Received, Rejection, walkthrough};

/// How many explanations are given.
const MAX_FINDINGS: usize = 8;
/// Bodies that have been written are kept, up to so many bytes altogether.
const MAX_KEPT_BYTES: usize = 16 << 20;

/// A search that can be interrupted. It belongs to one [`Attempt`] and has to be given the same
/// one each time.
pub struct Search {
    verdict: Result<Accepted, Rejection>,
    bench: Bench,
    variants: Vec<Variant>,
    was_tried: Vec<bool>,
    bodies: Vec<Body>,
    kept_bytes: usize,
    /// Hashes of the bodies that were tried.
    seen: Vec<u64>,
    round: usize,
    /// Whether everything was tried, once it has ended.
    end: Option<bool>,
    queue: Vec<Hypothesis>,
    next: usize,
    hits: Vec<Hit>,
    findings: Vec<Finding>,
    limit: Budget,
    spent: Budget,
    hypotheses: u32,
}

/// What is known of a variant's body.
enum Body {
    Unwritten,
    /// It cannot be written, or is the same as an earlier one.
    Useless,
    Known,
    Kept(Box<Written>),
}

impl std::fmt::Debug for Search {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Search").field("hypotheses", &self.hypotheses).finish_non_exhaustive()
    }
}

impl Search {
    /// Begins one. Nothing is tried yet.
    #[must_use]
    pub fn new(attempt: &Attempt<'_>, limit: Budget) -> Self {
        let Attempt { scheme, secrets, request, now, .. } = *attempt;
        let verdict = walkthrough(scheme, secrets, request, now).outcome;
        let (received, _) = Received::of(scheme, request);
        let is_accepted = verdict.is_ok();
        let aims = targets::aims(attempt, &received, is_accepted);
        let is_too_large = request.body.len() > MAX_BODY_BYTES;
        let lengths: Vec<usize> = aims.iter().map(|aim| aim.bytes.len()).collect();
        let nothing_to_do = is_too_large || (is_accepted && aims.is_empty());
        let subject = Subject { attempt: *attempt, received, lengths };
        let mut variants = Variants::default();
        if !nothing_to_do {
            probes::ALL.iter().for_each(|probe| probe(&subject, &mut variants));
            variants.keep_distinct_keys(attempt);
        }
        let bench = Bench::of(subject.received, aims, request.clone());
        let bodies = variants.0.iter().map(|_| Body::Unwritten).collect();
        Self {
            verdict,
            bench,
            was_tried: vec![false; variants.0.len()],
            variants: variants.0,
            bodies,
            kept_bytes: 0,
            seen: vec![hash(&request.body)],
            round: 0,
            end: nothing_to_do.then_some(true),
            queue: vec![Hypothesis::NOTHING],
            next: 0,
            hits: vec![],
            findings: vec![],
            limit,
            spent: Budget::default(),
            hypotheses: 0,
        }
    }

    /// Goes on for about so much work, and says whether it has come to its end.
    pub fn advance(&mut self, attempt: &Attempt<'_>, step: Budget) -> bool {
        let mut until = self.spent;
        until.add(step);
        while self.end.is_none() {
            if self.spent.is_spent(self.limit) {
                self.conclude(attempt);
                self.end = Some(false);
            } else if self.spent.is_spent(until) {
                return false;
            } else if let Some(&hypothesis) = self.queue.get(self.next) {
                self.next += 1;
                self.try_one(attempt, hypothesis);
            } else {
                self.next_round(attempt);
            }
        }
        true
    }

    /// How far it is, of 1: a guess.
    #[must_use]
    pub fn progress(&self) -> f32 {
        if self.end.is_some() {
            return 1.0;
        }
        let share = |spent: f32, limit: f32| if limit > 0.0 { spent / limit } else { 1.0 };
        let macs = share(self.spent.macs as f32, self.limit.macs as f32);
        macs.max(share(self.spent.bytes as f32, self.limit.bytes as f32)).min(1.0)
    }

    /// The result, of a search that was broken off too.
    #[must_use]
    pub fn finish(mut self, attempt: &Attempt<'_>) -> Diagnosis {
        self.conclude(attempt);
        if self.findings.is_empty() && self.verdict.is_err() {
            self.findings = likely::findings(attempt, &self.bench.received, self.hypotheses);
        }
        self.findings.truncate(MAX_FINDINGS);
        let exhausted = self.end == Some(true);
        Diagnosis {
            tried: self.tried(),
            verdict: self.verdict,
            findings: self.findings,
            hypotheses: self.hypotheses,
            exhausted,
            spent: self.spent,
        }
    }

    /// How many variants on each axis were tried.
    fn tried(&self) -> Vec<(Axis, u32)> {
        let mut tried: Vec<(Axis, u32)> = vec![];
        let all = self.variants.iter().zip(&self.was_tried);
        for (variant, _) in all.filter(|(_, was_tried)| **was_tried) {
            match tried.iter_mut().find(|(axis, _)| *axis == variant.axis) {
                Some((_, count)) => *count += 1,
                None => tried.push((variant.axis, 1)),
            }
        }
        tried
    }

    /// Whether somebody still waits for an explanation of this.
    fn is_open(&self, target: Target) -> bool {
        self.bench.aims.iter().any(|aim| aim.target == target)
            && self.findings.iter().all(|finding| finding.target != target)
    }

    fn try_one(&mut self, attempt: &Attempt<'_>, hypothesis: Hypothesis) {
        let open = [Target::Received, Target::Computed].map(|target| {
            // Where no signature can be read, another provider's scheme may still read one.
            self.is_open(target)
                || (target == Target::Received && self.verdict.is_err() && self.findings.is_empty())
        });
        let is_open = |target: Target| open[usize::from(target == Target::Computed)];
        let at = hypothesis
            .variants(&self.variants)
            .find(|(_, variant)| matches!(variant.change, Change::Body(_)))
            .map(|(at, _)| at);
        let mut body = None;
        if let Some(at) = at {
            let Some(mut written) = self.body(attempt, at) else { return };
            self.bench.swap(&mut written);
            body = Some((at, written));
        }
        let Self { bench, variants, hits, .. } = self;
        let spent = bench.tried(attempt, variants, hypothesis, &is_open, hits);
        if spent.macs > 0 {
            self.hypotheses += 1;
            for (at, _) in hypothesis.variants(variants) {
                self.was_tried[at] = true;
            }
        }
        self.spent.add(spent);
        if let Some((at, mut body)) = body {
            self.bench.swap(&mut body);
            if self.kept_bytes + body.size() <= MAX_KEPT_BYTES {
                self.kept_bytes += body.size();
                self.bodies[at] = Body::Kept(Box::new(body));
            }
        }
    }

    /// The body of a variant, `None` when it is of no use.
    fn body(&mut self, attempt: &Attempt<'_>, at: usize) -> Option<Written> {
        let Change::Body(rewrite) = &self.variants.get(at)?.change else { return None };
        let rewrite: Rewrite = *rewrite;
        match std::mem::replace(&mut self.bodies[at], Body::Useless) {
            Body::Useless => None,
            Body::Kept(body) => {
                self.kept_bytes -= body.size();
                Some(*body)
            }
            Body::Known => {
                self.bodies[at] = Body::Known;
                rewrite.of(&attempt.request.body).map(Written::of)
            }
            Body::Unwritten => {
                self.spent.bytes += attempt.request.body.len() as u64;
                let body = rewrite.of(&attempt.request.body)?;
                let hash = hash(&body);
                if body.len() > MAX_BODY_BYTES || self.seen.contains(&hash) {
                    return None;
                }
                self.seen.push(hash);
                self.bodies[at] = Body::Known;
                Some(Written::of(body))
            }
        }
    }

    /// Confirms what was hit, and goes on with what is less likely.
    fn next_round(&mut self, attempt: &Attempt<'_>) {
        self.conclude(attempt);
        let waits = self.is_open(Target::Received) || self.is_open(Target::Computed);
        let nobody_read = self.bench.aims.is_empty() && self.findings.is_empty();
        self.round += 1;
        self.next = 0;
        self.queue = match ROUNDS.get(self.round) {
            Some(round) if waits || nobody_read => {
                let is_useful = |at: usize| !matches!(self.bodies[at], Body::Useless);
                round.hypotheses(&self.variants, is_useful)
            }
            rest => {
                self.end = Some(rest.is_none() || self.findings.is_empty());
                vec![]
            }
        };
    }

    /// Turns hits into findings.
    fn conclude(&mut self, attempt: &Attempt<'_>) {
        let room = (2 * MAX_FINDINGS).saturating_sub(self.findings.len());
        let (whole, parts): (Vec<Hit>, Vec<Hit>) =
            std::mem::take(&mut self.hits).into_iter().partition(|hit| hit.is_whole);
        for hit in whole.into_iter().chain(parts).take(room) {
            let target = self.bench.aims.get(hit.aim).map(|aim| aim.target);
            // Where a whole signature matches, the beginning of another reading says nothing.
            if !hit.is_whole && self.findings.iter().any(|it| Some(it.target) == target) {
                continue;
            }
            for finding in confirmed(attempt, &self.bench, &self.variants, hit) {
                let all = &mut self.findings;
                let at = all.iter().position(|other| rank(other) > rank(&finding));
                // Another variant of the same mistake says nothing new.
                let is_new = !all.iter().any(|other| is_alike(other, &finding));
                if is_new {
                    all.insert(at.unwrap_or(all.len()), finding);
                }
            }
        }
    }
}

/// Whether two explain the same by the same causes, whatever their details.
fn is_alike(one: &Finding, other: &Finding) -> bool {
    let ids = |finding: &Finding| finding.causes.iter().map(|cause| cause.id).collect::<Vec<_>>();
    one.target == other.target && ids(one) == ids(other)
}

/// What comes first: what is proven, then the fewest changes, then the request itself.
fn rank(finding: &Finding) -> (bool, usize, bool) {
    let is_likely = finding.certainty == Certainty::Likely;
    (is_likely, finding.causes.len(), finding.target == Target::Computed)
}

/// Tells bodies apart. Two that meet would hide one of them, and nothing would be claimed of it.
fn hash(bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64 ^ 0xcbf2_9ce4_8422_2325;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    hash
}
