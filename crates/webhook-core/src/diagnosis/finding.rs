//! What a diagnosis comes to.

use std::fmt;

use super::{Axis, Budget, Cause};
use crate::http::Request;
use crate::signature::{
    Accepted, Algorithm, KeyFormat, Part, Rejection, Scheme, Secret, TimeUnit, UnixMillis,
};

/// The result.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    /// What verifying came to. An accepted request has no findings, unless the reader's own code
    /// computed something else.
    pub verdict: Result<Accepted, Rejection>,
    /// What explains it, the fewest changes first, then the likeliest. Of a rejected request there
    /// is always one, if only that no cause was found.
    pub findings: Vec<Finding>,
    /// How many changes, alone or in pairs, were tried.
    pub hypotheses: u32,
    /// Whether that were all of them. When a cause is proven, pairs are not looked at any more.
    pub exhausted: bool,
    /// What it cost.
    pub spent: Budget,
    /// How many changes were tried on each axis: what is ruled out when none matched.
    pub tried: Vec<(Axis, u32)>,
}

/// How sure it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Certainty {
    /// With the changes made, the request verifies: a MAC of full length matched, or a signature.
    Proven,
    /// It looks like it.
    Likely,
}

/// What the changes explain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// A signature of the request.
    Received,
    /// What the reader's own code computed: the changes say what that code did.
    Computed,
}

/// An explanation.
#[derive(Clone)]
pub struct Finding {
    /// How sure it is.
    pub certainty: Certainty,
    /// What it explains.
    pub target: Target,
    /// The causes, each on an axis of its own or next to each other in the address.
    pub causes: Vec<Cause>,
    /// What to change; nothing when it is only likely.
    pub edit: Edit,
}

// An edit may hold the right secret.
impl fmt::Debug for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {:?} {:?}", self.certainty, self.target, self.causes)
    }
}

/// Changes to a scheme. What is `None` stays.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SchemeEdit {
    /// Another scheme altogether.
    pub other: Option<&'static Scheme<'static>>,
    /// How the secret becomes a key.
    pub key: Option<KeyFormat<'static>>,
    /// What is signed.
    pub content: Option<&'static [Part<'static>]>,
    /// How it is signed.
    pub algorithm: Option<Algorithm>,
    /// What the time counts.
    pub unit: Option<TimeUnit>,
}

impl SchemeEdit {
    /// Both, the other one where both say something.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            other: other.other.or(self.other),
            key: other.key.or(self.key),
            content: other.content.or(self.content),
            algorithm: other.algorithm.or(self.algorithm),
            unit: other.unit.or(self.unit),
        }
    }

    /// The scheme with the changes made.
    #[must_use]
    pub fn applied<'a>(&self, scheme: &Scheme<'a>) -> Scheme<'a> {
        let mut scheme = self.other.map_or(*scheme, |other| *other);
        scheme.key = self.key.unwrap_or(scheme.key);
        scheme.content = self.content.unwrap_or(scheme.content);
        scheme.algorithm = self.algorithm.unwrap_or(scheme.algorithm);
        if let (Some(unit), Some(time)) = (self.unit, &mut scheme.time) {
            time.unit = unit;
        }
        scheme
    }
}

/// What to change, so that it verifies. What is `None` stays.
#[derive(Clone, Default)]
pub struct Edit {
    /// How it is signed.
    pub scheme: SchemeEdit,
    /// The one secret to verify with.
    pub secret: Option<Secret>,
    /// The whole request.
    pub request: Option<Request>,
    /// The moment to verify at.
    pub now: Option<UnixMillis>,
}

// A request may hold a token, which is a secret too.
impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Edit").field("scheme", &self.scheme).finish_non_exhaustive()
    }
}

impl Edit {
    /// What the edit makes of the bytes on an axis, where they are bytes: the body or the address.
    #[must_use]
    pub fn after(&self, axis: Axis) -> Option<&[u8]> {
        let request = self.request.as_ref()?;
        match axis {
            Axis::Body => Some(&request.body),
            Axis::Url => Some(request.url.as_bytes()),
            _ => None,
        }
    }
}
