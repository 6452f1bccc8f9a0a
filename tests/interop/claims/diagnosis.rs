//! What real runtimes make of a body is found again: in the request, when the body has arrived
//! mangled, and in what code computes that mangles it before it hashes.

use anyhow::{Context, Result, ensure};
use interop_tests::{Language, Runtime, diagnose};
use serde_json::{Value, json};
use webhook_core::bytes::base64::{self, Flavour};
use webhook_core::http::Request;
use webhook_core::provider;
use webhook_core::signature::{Draft, Scheme, Secret, UnixMillis, sign};

const SECRET: &str = "invented-4f9Kq2TnBv7XwZ1cLp8RdYs3HgJm6EuA";
const NOW: i64 = 1_760_000_000;

/// The same as JavaScript, Python, PHP and a pretty printer write it.
const JSON: &[&str] = &[
    r#"{"id":"evt_1","name":"Zoë Ångström","page":"https://example.com/a","n":1999,"list":[],"o":{}}"#,
    r#"{"id": "evt_1", "name": "Zo\u00eb \u00c5ngstr\u00f6m", "page": "https://example.com/a", "n": 1999}"#,
    r#"{"id":"evt_1","name":"Zo\u00eb \u00c5ngstr\u00f6m","page":"https:\/\/example.com\/a","n":1999}"#,
    "{\n  \"id\": \"evt_1\",\n  \"name\": \"Zoë Ångström\",\n  \"list\": [\n    1,\n    2\n  ]\n}",
    r#"{"id":"evt_1","name":"Zoë","bell":"\u0007","html":"<b>&amp;</b>","n":[1,-2.5,true,null]}"#,
];

/// As browsers and other programs write forms.
const FORMS: &[&str] = &[
    "Body=Hello%20there%2A&From=%2B14158675309&Note=caf%C3%A9~",
    "Body=Hello+there*&From=%2B14158675309&Note=caf%C3%A9%7E",
];

fn scheme(id: &str) -> Result<&'static Scheme<'static>> {
    provider::schemes(id).first().copied().context("there is such a scheme")
}

/// The request signed by the core, and the signature alone.
fn signed(scheme: &Scheme<'_>, body: &[u8]) -> Result<(Request, String)> {
    let request = Request {
        method: "POST".to_owned(),
        url: "https://example.com/".to_owned(),
        headers: vec![],
        body: body.to_vec(),
    };
    let draft = Draft { request, message_id: "msg_1".to_owned() };
    let signed = sign(scheme, &Secret::new(SECRET), &draft, UnixMillis(NOW * 1000));
    let signed = signed.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    Ok((signed.request, signed.signature))
}

/// What the program finds: how sure, and the causes.
fn found(provider: &str, request: &Request, computed: Option<&str>) -> Result<(String, Value)> {
    let headers: serde_json::Map<String, Value> =
        request.headers.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
    let mut document = json!({
        "provider": provider, "secret": SECRET, "now": NOW, "method": request.method,
        "url": request.url, "headers": headers,
        "body_base64": base64::encode(&request.body, Flavour::Standard),
    });
    if let Some(computed) = computed {
        document["computed"] = json!(computed);
    }
    let line = diagnose(&document)?;
    let first = &line["findings"][0];
    let causes = first["causes"].as_array().cloned().unwrap_or_default();
    let ids: Vec<&Value> = causes.iter().map(|cause| &cause["cause"]).collect();
    Ok((first["certainty"].as_str().unwrap_or_default().to_owned(), json!(ids)))
}

/// The causes that a way of treating a body may be told as.
fn causes(way: &str) -> &'static [&'static str] {
    let has = |word: &str| way.contains(word);
    match way {
        _ if has("of a form") || has("urlencode") || has("URI") || has("URLSearch") => {
            &["body-form-reencoded"]
        }
        _ if has("of the text") => &["body-double-encoded"],
        _ if has("String of") => &["body-missing"],
        _ if has("latin") || has("1252") => &["body-charset"],
        _ if has("base64") => &["body-base64"],
        _ if has("Windows") => &["body-line-endings", "body-reserialized"],
        _ if has("order mark") => &["body-bom"],
        _ if has("html") => &["body-html-escaped"],
        // Where only the line feed is new, that is the whole of it.
        _ if has("line feed") => &["body-reserialized", "body-final-newline"],
        _ => &["body-reserialized"],
    }
}

fn check(language: Language, provider: &str) -> Result<()> {
    let scheme = scheme(provider)?;
    let mut runtime = Runtime::start(language)?;
    let mut checked = 0;
    for (way, kind) in runtime.ways()? {
        let bodies = if kind.starts_with("form") { FORMS } else { JSON };
        for body in bodies {
            let mangled = runtime.mangled(&way, body.as_bytes())?;
            if mangled == body.as_bytes() {
                continue;
            }
            let (request, signature) = signed(scheme, body.as_bytes())?;
            let is_right = |(certainty, ids): &(String, Value)| {
                let is_one = causes(&way).iter().any(|cause| *ids == json!([cause]));
                certainty == "proven" && is_one
            };
            // The receiver's code mangles a body that has arrived as it was sent.
            let (_, computed) = signed(scheme, &mangled)?;
            let in_code = found(provider, &request, Some(&computed))?;
            ensure!(is_right(&in_code), "{way}, in code, of {body}: {in_code:?}");
            // The body has arrived mangled. What is no longer in it cannot be had back.
            let is_lost = kind.ends_with("in code") || way.starts_with("String of");
            if !is_lost {
                let arrived = Request { body: mangled, ..request };
                let in_request = found(provider, &arrived, Some(&computed))?;
                ensure!(is_right(&in_request), "{way} of {body}: {in_request:?} {signature}");
            }
            checked += 1;
        }
    }
    ensure!(checked > 30, "only {checked} bodies");
    Ok(())
}

#[test]
fn what_node_makes_of_bodies_is_found_again() -> Result<()> {
    check(Language::Node, "stripe")?;
    check(Language::Node, "shopify")
}

#[test]
fn what_python_makes_of_bodies_is_found_again() -> Result<()> {
    check(Language::Python, "slack")?;
    check(Language::Python, "github")
}
