//! From a hit to a finding: the edited request has to go through the walkthrough.

use super::targets::Aim;
use super::trial::{Bench, Hit};
use super::variant::{Change, Variant};
use super::{Attempt, Axis, Cause, CauseId, Certainty, Edit, Finding, Target};
use crate::http::Request;
use crate::json::{self, Value};
use crate::signature::{
    Field, Place, Received, Rejection, Scheme, Secret, TimeUnit, UnixMillis, Walkthrough, Writer,
    framed, walkthrough,
};

/// How far off a time may be that was counted in another unit, where nothing else is demanded.
const NEAR_MS: i64 = 600_000;
/// How many things besides the signature may be mended.
const MAX_ROUNDS: usize = 8;

/// The finding, and what is missing besides that no signature covers, as a finding of its own.
pub(super) fn confirmed(
    attempt: &Attempt<'_>,
    bench: &Bench,
    variants: &[Variant],
    hit: Hit,
) -> Vec<Finding> {
    let aim = bench.aims.get(hit.aim);
    let target = aim.map_or(Target::Received, |aim| aim.target);
    let mut causes = causes(variants, hit, aim);
    if let (false, Some(aim)) = (hit.is_whole, aim) {
        // That it cannot be read to its end is not its writing's fault.
        causes.retain(|cause| cause.id != CauseId::SignatureEncoding);
        let cause = Cause::of(CauseId::SignatureTruncated).with("found", aim.bytes.len());
        causes.push(cause);
        return vec![likely(target, causes)];
    }
    let Some(edit) = edited(attempt, bench, variants, hit, aim) else { return vec![] };
    let mut mending = Mending { attempt, target, causes, besides: vec![], edit };
    let certainty = if mending.verifies() { Certainty::Proven } else { Certainty::Likely };
    let Mending { causes, besides, edit, .. } = mending;
    let finding = |causes| Finding { certainty, target, causes, edit };
    match (causes.is_empty(), besides.is_empty()) {
        (true, true) => vec![],
        (false, true) => vec![finding(causes)],
        // The signature was right from the beginning.
        (true, false) => vec![finding(besides)],
        (false, false) => vec![finding(causes), likely(target, besides)],
    }
}

fn likely(target: Target, causes: Vec<Cause>) -> Finding {
    Finding { certainty: Certainty::Likely, target, causes, edit: Edit::default() }
}

fn causes(variants: &[Variant], hit: Hit, aim: Option<&Aim>) -> Vec<Cause> {
    let explains_algorithm = aim.is_some_and(|aim| aim.explains_algorithm);
    let changed = hit.hypothesis.variants(variants).map(|(_, variant)| variant);
    let changed = changed.filter(|it| !(explains_algorithm && it.axis == Axis::Algorithm));
    let mut causes: Vec<Cause> = changed.flat_map(|it| it.causes.iter().cloned()).collect();
    causes.extend(aim.into_iter().flat_map(|aim| aim.causes.iter().cloned()));
    causes
}

/// The attempt with all changes made.
fn edited(
    attempt: &Attempt<'_>,
    bench: &Bench,
    variants: &[Variant],
    hit: Hit,
    aim: Option<&Aim>,
) -> Option<Edit> {
    let mut edit = Edit::default();
    let mut writer = Writer::of(attempt.request.clone());
    let mut received = bench.received.clone();
    let mut needs_frame = aim.is_some_and(|aim| !aim.causes.is_empty());
    needs_frame |= aim.is_some_and(|aim| aim.target == Target::Computed);
    for (_, variant) in hit.hypothesis.variants(variants) {
        match &variant.change {
            Change::Secret(text, with) => {
                edit.scheme = edit.scheme.and(*with);
                edit.secret = Some(text.clone());
            }
            Change::Scheme(with) => edit.scheme = edit.scheme.and(*with),
            Change::Body(rewrite) => writer.request.body = rewrite.of(&attempt.request.body)?,
            Change::Url(text) => writer.request.url.clone_from(text),
            Change::Timestamp(text) => {
                let place = attempt.scheme.time?.place;
                needs_frame |= matches!(place, Place::Pair(_));
                writer.put(place, text).ok()?;
                received.timestamp = Some(text.clone());
            }
            Change::Carrier(text) => writer.put(attempt.scheme.carrier.place, text).ok()?,
            Change::MessageId(text) => {
                writer.put(attempt.scheme.message_id?, text).ok()?;
                received.message_id = Some(text.clone());
            }
        }
    }
    if let Some(aim) = aim.filter(|_| needs_frame) {
        put_signature(&edit.scheme.applied(attempt.scheme), &received, &aim.bytes, &mut writer)?;
    }
    edit.request = Some(writer.request);
    Some(edit)
}

/// Writes a signature as it should have been.
fn put_signature(
    scheme: &Scheme<'_>,
    received: &Received,
    signature: &[u8],
    writer: &mut Writer,
) -> Option<()> {
    let text = scheme.encoding.encode(signature);
    let framed = framed(scheme, received, &text);
    writer.put(scheme.carrier.place, &framed).ok()
}

/// A signature that matches, and what else keeps the request from being accepted.
struct Mending<'m> {
    attempt: &'m Attempt<'m>,
    target: Target,
    causes: Vec<Cause>,
    /// Headers that have to be there, and that no signature covers.
    besides: Vec<Cause>,
    edit: Edit,
}

impl Mending<'_> {
    /// Whether it is accepted in the end.
    fn verifies(&mut self) -> bool {
        for _ in 0..MAX_ROUNDS {
            let walk = self.walk();
            match walk.outcome {
                Ok(_) => return true,
                Err(_) if !self.mends(&walk) => return false,
                Err(_) => {}
            }
        }
        false
    }

    fn scheme(&self) -> Scheme<'_> {
        self.edit.scheme.applied(self.attempt.scheme)
    }

    fn request(&self) -> &Request {
        self.edit.request.as_ref().unwrap_or(self.attempt.request)
    }

    fn now(&self) -> UnixMillis {
        self.edit.now.unwrap_or(self.attempt.now)
    }

    fn walk(&self) -> Walkthrough {
        let secret: Option<&Secret> = self.edit.secret.as_ref();
        let secrets = secret.map_or(self.attempt.secrets, std::slice::from_ref);
        walkthrough(&self.scheme(), secrets, self.request(), self.now())
    }

    /// What the reader's code computed has nothing to do with the time or with other headers.
    fn push(&mut self, cause: Cause) {
        if self.target == Target::Received {
            self.causes.push(cause);
        }
    }

    /// Changes the one thing that the outcome speaks of, and says whether it could.
    fn mends(&mut self, walk: &Walkthrough) -> bool {
        match &walk.outcome {
            Err(Rejection::TooOld { age_ms, tolerance_ms }) => {
                let cause = Cause::of(CauseId::TimestampStale).with("age_ms", *age_ms);
                self.mend_time(*age_ms, cause.with("tolerance_ms", i64::from(*tolerance_ms)))
            }
            Err(Rejection::TooNew { ahead_ms, tolerance_ms }) => {
                let cause = Cause::of(CauseId::TimestampFuture).with("ahead_ms", *ahead_ms);
                let cause = cause.with("tolerance_ms", i64::from(*tolerance_ms));
                self.mend_time(ahead_ms.saturating_neg(), cause)
            }
            Err(Rejection::WrongClaim { claim }) => self.mend_claim(claim, walk),
            Err(Rejection::Missing { field: Field::Header(name) }) => self.mend_missing(name),
            Err(Rejection::NotThisScheme { field: Field::Header(name) }) => {
                self.mend_condition(name)
            }
            _ => false,
        }
    }

    /// Another unit when that alone makes the time right, otherwise another moment.
    fn mend_time(&mut self, age_ms: i64, cause: Cause) -> bool {
        let unit = self.scheme().time.map(|time| time.unit);
        let (other, signed) = match unit {
            Some(TimeUnit::Seconds) => (TimeUnit::Millis, "milliseconds"),
            Some(TimeUnit::Millis) => (TimeUnit::Seconds, "seconds"),
            _ => return false,
        };
        let had = self.edit.scheme.unit.replace(other);
        let walk = self.walk();
        let other_age_ms = walk.time.and_then(|time| time.age_ms);
        let is_near = other_age_ms.is_some_and(|age| age.saturating_abs() <= NEAR_MS);
        if had.is_none() && is_near && walk.outcome.is_ok() {
            self.push(Cause::of(CauseId::TimestampUnit).with("signed", signed));
            return true;
        }
        self.edit.scheme.unit = had;
        if self.edit.now.is_some() {
            return false;
        }
        self.edit.now = Some(UnixMillis(self.now().0.saturating_sub(age_ms)));
        self.push(cause);
        true
    }

    /// A moment at which a token is valid.
    fn mend_claim(&mut self, claim: &'static str, walk: &Walkthrough) -> bool {
        let claims = walk.received.token_claims.as_deref().unwrap_or_default();
        let value = match json::find(claims, &[claim]) {
            Ok(Some(found)) => found.value,
            _ => return false,
        };
        let Value::Number(number) = value else { return false };
        let seconds = number.split('.').next().and_then(|digits| digits.parse::<i64>().ok());
        let Some(moment) = seconds.and_then(|seconds| seconds.checked_mul(1000)) else {
            return false;
        };
        let (id, name, new) = match claim {
            "exp" => (CauseId::TimestampStale, "age_ms", moment.saturating_sub(1000)),
            "nbf" => (CauseId::TimestampFuture, "ahead_ms", moment),
            _ => return false,
        };
        if self.edit.now.is_some() {
            return false;
        }
        let by = self.now().0.saturating_sub(moment).saturating_abs();
        self.edit.now = Some(UnixMillis(new));
        self.push(Cause::of(id).with(name, by).with("tolerance_ms", 0_i64).with("claim", claim));
        true
    }

    /// A header that has only to be there.
    fn mend_missing(&mut self, name: &str) -> bool {
        if self.request().header(name).is_some() {
            return false;
        }
        if let Some(request) = &mut self.edit.request {
            request.headers.push((name.to_owned(), String::new()));
        }
        if self.target == Target::Received {
            self.besides.push(Cause::of(CauseId::HeaderMissing).with("header", name));
        }
        true
    }

    /// A header that says that another scheme is meant.
    fn mend_condition(&mut self, name: &str) -> bool {
        let found = self.request().header(name).map(std::borrow::Cow::into_owned);
        let scheme = self.edit.scheme.applied(self.attempt.scheme);
        let mut writer = Writer::of(self.request().clone());
        scheme.when.iter().for_each(|condition| writer.meet(condition));
        if writer.request == *self.request() {
            return false;
        }
        self.edit.request = Some(writer.request);
        let cause = match found {
            Some(found) => Cause::of(CauseId::HeaderWrong).with("found", found),
            None => Cause::of(CauseId::HeaderMissing),
        };
        self.push(cause.with("header", name));
        true
    }
}
