//! Requests that must change nothing, and how each is answered.

use anyhow::{Context, Result};
use webhook_core::http::Request;
use webhook_core::signature::UnixMillis;

use crate::now;
use crate::service::Service;

/// A request that is not worked on.
#[derive(Debug)]
pub struct Refusal {
    pub name: &'static str,
    pub(crate) status: u16,
    /// The request, made for an event of this id.
    pub(crate) request: fn(&Service, &str) -> Result<Request>,
    /// Whether the service signs what is needed to notice it.
    pub(crate) applies: fn(&Service) -> Result<bool>,
}

const TEN_MINUTES_MS: i64 = 600_000;

/// All of them.
pub const REFUSALS: &[Refusal] = &[
    Refusal {
        name: "a changed body",
        status: 401,
        request: |service, id| {
            let mut request = signed(service, id)?;
            let middle = request.body.len() / 2;
            let at = request.body[middle..].iter().position(u8::is_ascii).context("no ASCII")?;
            request.body[middle + at] ^= 1;
            Ok(request)
        },
        applies: |_| Ok(true),
    },
    Refusal {
        name: "another secret",
        status: 401,
        request: |service, id| {
            service.sign(&service.draft(service.handled, id)?, service.other_secret, now()?)
        },
        applies: |_| Ok(true),
    },
    Refusal {
        name: "signed ten minutes ago",
        status: 401,
        request: |service, id| {
            let then = UnixMillis(now()?.0 - TEN_MINUTES_MS);
            service.sign(&service.draft(service.handled, id)?, service.secret, then)
        },
        applies: Service::limits_age,
    },
    Refusal {
        name: "no signature",
        status: 401,
        request: |service, id| Ok(service.draft(service.handled, id)?.request),
        applies: |_| Ok(true),
    },
    Refusal {
        name: "a signature that is none",
        status: 401,
        request: |service, id| {
            // Not ASCII, and neither a pair nor a version: some comparisons fail on that.
            with_signature(service, id, |value| "é".clone_into(value))
        },
        applies: |_| Ok(true),
    },
    Refusal {
        name: "a signature cut short",
        status: 401,
        request: |service, id| {
            with_signature(service, id, |value| value.truncate(value.len().saturating_sub(1)))
        },
        applies: |_| Ok(true),
    },
    Refusal {
        name: "nothing at all",
        status: 401,
        request: |_, _| Ok(Request::default()),
        applies: |_| Ok(true),
    },
    Refusal {
        name: "broken JSON",
        status: 400,
        request: |service, id| {
            let mut draft = service.draft(service.handled, id)?;
            draft.request.body.truncate(draft.request.body.len() / 2);
            service.sign(&draft, service.secret, now()?)
        },
        applies: |_| Ok(true),
    },
    Refusal {
        name: "an event that is not handled",
        status: 200,
        request: |service, id| {
            service.sign(&service.draft(service.ignored, id)?, service.secret, now()?)
        },
        applies: |_| Ok(true),
    },
];

/// An event to be worked on.
pub(crate) fn signed(service: &Service, id: &str) -> Result<Request> {
    service.sign(&service.draft(service.handled, id)?, service.secret, now()?)
}

/// The same with another text in the signature's header.
fn with_signature(service: &Service, id: &str, change: fn(&mut String)) -> Result<Request> {
    let mut request = signed(service, id)?;
    let header = service.signature_header(&request)?;
    let named = |(name, _): &&mut (String, _)| name.eq_ignore_ascii_case(&header);
    let (_, value) = request.headers.iter_mut().find(named).context("no signature")?;
    change(value);
    Ok(request)
}
