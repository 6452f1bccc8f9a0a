//! The address, seen otherwise than it was signed.

use super::super::Axis;
use super::super::address::{
    Address, decoded, decoded_some, encoded, lower_hex, percent_20, plus, upper_hex,
};
use super::super::variant::{Change, Variant, Variants};
use super::Subject;
use crate::http::Request;
use crate::signature::{Part, UrlForm, with_another_port};

/// The host and protocol by which the outside knows this server, as a proxy says.
struct Outside {
    schemes: Vec<String>,
    hosts: Vec<String>,
    ports: Vec<String>,
    prefixes: Vec<String>,
    paths: Vec<String>,
}

impl Outside {
    fn of(request: &Request) -> Self {
        let values = |names: &[&str]| -> Vec<String> {
            let values = names.iter().filter_map(|name| request.header(name));
            let first = |value: &str| value.split(',').next().unwrap_or_default().trim().to_owned();
            values.map(|value| first(&value)).filter(|value| !value.is_empty()).collect()
        };
        let mut outside = Self {
            schemes: values(&["x-forwarded-proto", "x-forwarded-scheme", "x-url-scheme"]),
            hosts: values(&["x-forwarded-host", "x-original-host", "host"]),
            ports: values(&["x-forwarded-port"]),
            prefixes: values(&["x-forwarded-prefix", "x-script-name"]),
            paths: values(&[
                "x-original-uri",
                "x-original-url",
                "x-forwarded-uri",
                "x-rewrite-url",
            ]),
        };
        if let Some(forwarded) = request.header("forwarded") {
            for pair in forwarded.split([';', ',']) {
                let (name, value) = pair.split_once('=').unwrap_or_default();
                let value = value.trim().trim_matches('"').to_owned();
                match name.trim().to_ascii_lowercase().as_str() {
                    "host" => outside.hosts.push(value),
                    "proto" => outside.schemes.push(value),
                    _ => {}
                }
            }
        }
        outside
    }
}

/// Other spellings of the address, those that change least first.
pub(super) fn address(subject: &Subject<'_>, variants: &mut Variants) {
    if !subject.scheme().covers_url() {
        return;
    }
    let url = subject.attempt.request.url.as_str();
    let Some(own) = Address::of(url).filter(|_| url.len() <= MAX_ADDRESS_BYTES) else { return };
    let ignores_port = subject.scheme().content.contains(&Part::Url(UrlForm::AnyPort));
    let mut tried = vec![url.to_owned()];
    if ignores_port {
        tried.extend(with_another_port(url));
    }
    let mut push = |cost: u8, address: String| {
        if tried.len() < MAX_ADDRESSES && !tried.contains(&address) {
            let causes = own.differences(&address);
            let change = Change::Url(address.clone());
            tried.push(address);
            if !causes.is_empty() {
                variants.0.push(Variant { axis: Axis::Url, cost, causes, change });
            }
        }
    };
    let seen = spellings(&own);
    for address in &seen {
        push(1, address.clone());
    }
    let outside = Outside::of(subject.attempt.request);
    for host in &outside.hosts {
        for (cost, address) in behind_proxy(&own, host, &outside) {
            push(cost, address);
        }
    }
    for path in &outside.paths {
        if path.contains("://") {
            push(1, path.clone());
        }
        let (path, query) = path.split_at(path.find('?').unwrap_or(path.len()));
        push(1, Address { path, query, ..own.clone() }.text());
    }
    for prefix in &outside.prefixes {
        let path = prefix.trim_end_matches('/').to_owned() + own.path;
        push(1, Address { path: &path, ..own.clone() }.text());
    }
    // Two of the simplest at once.
    for first in seen.iter().take(12) {
        let Some(first) = Address::of(first) else { continue };
        for second in spellings(&first).into_iter().take(12) {
            push(3, second);
        }
    }
}

/// Longer addresses are not spelled otherwise.
const MAX_ADDRESS_BYTES: usize = 8 << 10;
/// How many addresses are tried.
const MAX_ADDRESSES: usize = 160;

/// The address with one thing changed.
fn spellings(own: &Address<'_>) -> Vec<String> {
    let other_scheme = if own.scheme == "https" { "http" } else { "https" };
    let port = if own.scheme == "https" { ":443" } else { ":80" };
    let (lower, www) = (own.host.to_ascii_lowercase(), format!("www.{}", own.host));
    let without_www = own.host.strip_prefix("www.").unwrap_or(own.host);
    let without_slash = own.path.strip_suffix('/').unwrap_or(own.path);
    let with_slash = format!("{}/", own.path);
    let [path, query] = [own.path, own.query];
    let own = || own.clone();
    let mut all = vec![
        Address { scheme: other_scheme, ..own() },
        Address { port: "", ..own() },
        Address { path: without_slash, ..own() },
        Address { path: &with_slash, ..own() },
        Address { query: "", ..own() },
        Address { fragment: "", ..own() },
        Address { user: "", ..own() },
        Address { host: &lower, ..own() },
        Address { host: without_www, ..own() },
        Address { host: &www, ..own() },
    ];
    if own().port.is_empty() {
        all.push(Address { port, ..own() });
    }
    let mut texts: Vec<String> = all.iter().map(Address::text).collect();
    for recode in [decoded, decoded_some, encoded, upper_hex, lower_hex, plus, percent_20] {
        let (path, query) = (recode(path), recode(query));
        texts.push(Address { path: &path, query: &query, ..own() }.text());
        texts.push(Address { query: &query, ..own() }.text());
        texts.push(Address { path: &path, ..own() }.text());
    }
    texts
}

/// The address as the outside knows it.
fn behind_proxy(own: &Address<'_>, host: &str, outside: &Outside) -> Vec<(u8, String)> {
    let (host, port) = match Address::of(&format!("x://{host}")) {
        Some(address) => (address.host.to_owned(), address.port.to_owned()),
        None => return vec![],
    };
    let mut schemes = outside.schemes.clone();
    schemes.extend(["https".to_owned(), own.scheme.to_owned()]);
    let mut ports = vec![port];
    ports.extend(outside.ports.iter().map(|port| format!(":{port}")));
    ports.extend([String::new(), own.port.to_owned()]);
    let mut prefixes: Vec<&str> = vec![""];
    prefixes.extend(outside.prefixes.iter().map(|it| it.trim_end_matches('/')));
    let mut texts = vec![];
    // Only the host first: the fewest changes.
    texts.push((1, Address { host: &host, ..own.clone() }.text()));
    for scheme in &schemes {
        for port in &ports {
            for prefix in &prefixes {
                let path = (*prefix).to_owned() + own.path;
                let address = Address { scheme, host: &host, port, path: &path, ..own.clone() };
                texts.push((2, address.text()));
            }
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_spelled_otherwise_each_time() {
        let url = "https://www.Example.com/a%20b/?x=%3A+1#f";
        let own = Address::of(url).expect("it is an address");
        let all = spellings(&own);
        for expect in [
            "http://www.Example.com/a%20b/?x=%3A+1#f",
            "https://www.Example.com:443/a%20b/?x=%3A+1#f",
            "https://www.Example.com/a%20b?x=%3A+1#f",
            "https://www.Example.com/a%20b/#f",
            "https://www.Example.com/a%20b/?x=%3A+1",
            "https://www.example.com/a%20b/?x=%3A+1#f",
            "https://Example.com/a%20b/?x=%3A+1#f",
            "https://www.Example.com/a b/?x=:+1#f",
            "https://www.Example.com/a%20b/?x=:+1#f",
            "https://www.Example.com/a%20b/?x=%3A%201#f",
        ] {
            assert!(all.iter().any(|it| it == expect), "{expect}");
        }
    }

    #[test]
    fn a_proxy_says_how_the_outside_knows_the_address() {
        #[track_caller]
        fn check(headers: &[(&str, &str)], expect: &str) {
            let owned = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
            let headers = headers.iter().map(owned).collect();
            let outside = Outside::of(&Request { headers, ..Request::default() });
            let own = Address::of("http://10.0.0.1:3000/hook?a=1").expect("it is an address");
            let all: Vec<_> = outside
                .hosts
                .iter()
                .flat_map(|host| behind_proxy(&own, host, &outside))
                .map(|(_, url)| url)
                .collect();
            assert!(all.iter().any(|it| it == expect), "{all:?}");
        }
        check(&[("Host", "a.example")], "http://a.example:3000/hook?a=1");
        check(&[("Host", "a.example")], "https://a.example/hook?a=1");
        check(&[("X-Forwarded-Host", "a.example, b")], "https://a.example/hook?a=1");
        check(
            &[("Forwarded", "for=1;host=\"a.example:8443\";proto=https")],
            "https://a.example:8443/hook?a=1",
        );
        check(
            &[("Host", "a.example"), ("X-Forwarded-Port", "81"), ("X-Forwarded-Proto", "http")],
            "http://a.example:81/hook?a=1",
        );
        check(
            &[("Host", "a.example"), ("X-Forwarded-Prefix", "/api/")],
            "https://a.example/api/hook?a=1",
        );
    }
}
