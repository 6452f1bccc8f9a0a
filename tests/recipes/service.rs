//! The services, as the core knows them, and what a recipe needs beside that.

use anyhow::{Context, Result, anyhow, ensure};
use serde_json::Value;
use webhook_core::http::Request;
use webhook_core::provider::{self, Provider, Step, Whereabouts};
use webhook_core::signature::{
    Algorithm, Draft, Encoding, OwnFraming, OwnKey, OwnScheme, Scheme, Secret, TimeUnit,
    UnixMillis, choose, sign,
};

/// Whose webhooks a recipe receives.
#[derive(Debug)]
pub struct Service {
    /// How the files of its recipes begin.
    pub id: &'static str,
    /// The core's id; `None` for a scheme of one's own.
    provider: Option<&'static str>,
    pub(crate) secret: &'static str,
    /// A secret of the same form that is not the endpoint's.
    pub(crate) other_secret: &'static str,
    /// What the endpoint's environment is to say.
    pub(crate) variables: &'static [(&'static str, &'static str)],
    /// An event that its recipes handle, and one that they ignore.
    pub(crate) handled: &'static str,
    pub(crate) ignored: &'static str,
    /// Where in the body the data stands that the work is given.
    data: &'static str,
}

const STANDARD: &str = "whsec_nZbZ1bGt3X5+YRmiOx5bX2hUUxK/7LIdHNxq8iuGKLg=";
const TEXT: &str = "4f9Kq2TnBv7XwZ1cLp8RdYs3HgJm6EuA";
const OTHER: &str = "5f9Kq2TnBv7XwZ1cLp8RdYs3HgJm6EuA";

/// All of them. The secrets are invented.
pub const SERVICES: &[Service] = &[
    Service {
        id: "stripe",
        provider: Some("stripe"),
        secret: TEXT,
        other_secret: OTHER,
        variables: &[("STRIPE_WEBHOOK_SECRET", TEXT)],
        handled: "invoice.paid",
        ignored: "charge.refunded",
        data: "/data/object",
    },
    Service {
        id: "github",
        provider: Some("github"),
        secret: TEXT,
        other_secret: OTHER,
        variables: &[("GITHUB_WEBHOOK_SECRET", TEXT)],
        handled: "issues.opened",
        ignored: "star.created",
        data: "",
    },
    Service {
        id: "shopify",
        provider: Some("shopify"),
        secret: TEXT,
        other_secret: OTHER,
        variables: &[("SHOPIFY_API_SECRET", TEXT), ("SHOPIFY_API_KEY", "not-used")],
        handled: "orders/create",
        ignored: "customers/create",
        data: "",
    },
    Service {
        id: "standardwebhooks",
        provider: Some("standardwebhooks"),
        secret: STANDARD,
        other_secret: "whsec_oZbZ1bGt3X5+YRmiOx5bX2hUUxK/7LIdHNxq8iuGKLg=",
        variables: &[("WEBHOOK_SECRET", STANDARD)],
        handled: "invoice.paid",
        ignored: "contact.created",
        data: "/data",
    },
    Service {
        id: "hmac",
        provider: None,
        secret: TEXT,
        other_secret: OTHER,
        variables: &[("WEBHOOK_SECRET", TEXT)],
        handled: "invoice.paid",
        ignored: "contact.created",
        data: "/data",
    },
];

impl Service {
    /// Whether an old request is noticed by the time that was signed with it.
    pub fn limits_age(&self) -> Result<bool> {
        self.with_scheme(&Request::default(), |scheme| Ok(scheme.limits_age()))
    }

    /// An event that has this id, as yet unsigned.
    pub(crate) fn draft(&self, event: &str, id: &str) -> Result<Draft> {
        let mut request = Request {
            method: "POST".to_owned(),
            url: "https://example.com/webhooks".to_owned(),
            headers: vec![("Content-Type".to_owned(), "application/json".to_owned())],
            body: own_event(event).into_bytes(),
        };
        let mut place = Whereabouts::Json(&[Step::Name("id")]);
        if let Some(provider) = self.provider()? {
            let event = provider.event(event).with_context(|| format!("no event {event}"))?;
            let owned = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
            request.headers = event.headers.iter().map(owned).collect();
            request.body = event.payload.body.as_bytes().to_vec();
            let fact = provider.dedupe_id.as_ref().context("nothing tells its events apart")?;
            place = *fact.value.first().context("nothing tells its events apart")?;
        }
        match place {
            Whereabouts::Header(name) => set_header(&mut request, name, id),
            _ => request.body = with_id(&request.body, id)?,
        }
        Ok(Draft { request, message_id: id.to_owned() })
    }

    /// The draft as the service would send it at this moment.
    pub(crate) fn sign(&self, draft: &Draft, secret: &str, now: UnixMillis) -> Result<Request> {
        self.with_scheme(&draft.request, |scheme| {
            let signed = sign(scheme, &Secret::new(secret), draft, now);
            Ok(signed.map_err(|error| anyhow!("{}: cannot sign: {error:?}", self.id))?.request)
        })
    }

    /// The header that holds the signature.
    pub(crate) fn signature_header(&self, request: &Request) -> Result<String> {
        use webhook_core::signature::Place;
        self.with_scheme(request, |scheme| match scheme.carrier.place {
            Place::Header(name) => Ok(name.to_owned()),
            place => Err(anyhow!("{}: the signature stands in {place:?}", self.id)),
        })
    }

    /// What the work is to be given of this body.
    pub(crate) fn data(&self, body: &[u8]) -> Result<Value> {
        let body: Value = serde_json::from_slice(body)?;
        Ok(body.pointer(self.data).with_context(|| format!("no {} in {body}", self.data))?.clone())
    }

    fn provider(&self) -> Result<Option<&'static Provider>> {
        let find = |id| provider::find(id).with_context(|| format!("no provider {id}"));
        self.provider.map(find).transpose()
    }

    fn with_scheme<T>(
        &self,
        request: &Request,
        then: impl FnOnce(&Scheme<'_>) -> Result<T>,
    ) -> Result<T> {
        let own = own_scheme();
        match self.provider()? {
            Some(provider) => then(choose(provider.schemes, request).context("no scheme")?),
            None => then(&own.parts().map_err(|error| anyhow!("{error:?}"))?.scheme()),
        }
    }
}

/// What a recipe for a scheme of one's own verifies.
fn own_scheme() -> OwnScheme {
    OwnScheme {
        header: "X-Signature".to_owned(),
        framing: OwnFraming::Prefixed(String::new()),
        template: "{timestamp}.{body}".to_owned(),
        algorithm: Algorithm::HmacSha256,
        encoding: Encoding::HexLower,
        key: OwnKey::Text,
        timestamp_header: "X-Timestamp".to_owned(),
        timestamp_unit: TimeUnit::Seconds,
        id_header: String::new(),
        tolerance_s: Some(300),
    }
}

fn own_event(event: &str) -> String {
    let data = r#"{"invoice": "in_1042", "amount": 2400, "customer": "Zoë Ångström"}"#;
    format!("{{\"id\": \"evt_1\", \"type\": \"{event}\", \"data\": {data}}}\n")
}

fn set_header(request: &mut Request, name: &str, value: &str) {
    request.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
    request.headers.push((name.to_owned(), value.to_owned()));
}

/// The same body byte for byte, with another id.
fn with_id(body: &[u8], id: &str) -> Result<Vec<u8>> {
    let text = std::str::from_utf8(body)?;
    let document: Value = serde_json::from_str(text)?;
    let old = document["id"].as_str().context("the body has no id")?;
    let (old, new) = (format!("\"{old}\""), format!("\"{id}\""));
    ensure!(text.matches(&old).count() == 1, "{old} is more than the id");
    Ok(text.replace(&old, &new).into_bytes())
}
