//! Addresses that the receiver sees otherwise than the provider does.

use super::super::address::{Address, decoded};
use super::Broken;

fn change(
    broken: &mut Broken<'_>,
    other: impl for<'u> Fn(Address<'u>) -> Option<Address<'u>>,
) -> Option<()> {
    if !broken.scheme.covers_url() {
        return None;
    }
    let url = broken.request.url.clone();
    broken.request.url = other(Address::of(&url)?)?.text();
    Some(())
}

pub(super) fn scheme(broken: &mut Broken<'_>) -> Option<()> {
    change(broken, |it| Some(Address { scheme: "http", ..it }))
}

/// Behind a proxy that says what it was asked for.
pub(super) fn host(broken: &mut Broken<'_>) -> Option<()> {
    let url = broken.request.url.clone();
    let host = Address::of(&url)?.host.to_owned();
    change(broken, |it| Some(Address { host: "10.0.0.7", ..it }))?;
    broken.request.headers.push(("X-Forwarded-Host".to_owned(), host));
    Some(())
}

pub(super) fn port(broken: &mut Broken<'_>) -> Option<()> {
    change(broken, |it| Some(Address { port: if it.port.is_empty() { ":443" } else { "" }, ..it }))
}

/// Lost, and known from another header.
pub(super) fn query(broken: &mut Broken<'_>) -> Option<()> {
    let url = broken.request.url.clone();
    let Address { path, query, .. } = Address::of(&url)?;
    if query.is_empty() {
        return None;
    }
    change(broken, |it| Some(Address { query: "", ..it }))?;
    broken.request.headers.push(("X-Original-URI".to_owned(), format!("{path}{query}")));
    Some(())
}

pub(super) fn trailing_slash(broken: &mut Broken<'_>) -> Option<()> {
    let url = broken.request.url.clone();
    let path = Address::of(&url)?.path;
    let other = path.strip_suffix('/').map_or_else(|| format!("{path}/"), str::to_owned);
    if !broken.scheme.covers_url() {
        return None;
    }
    broken.request.url = Address { path: &other, ..Address::of(&url)? }.text();
    Some(())
}

/// Decoded.
pub(super) fn encoding(broken: &mut Broken<'_>) -> Option<()> {
    let url = broken.request.url.clone();
    let path = decoded(Address::of(&url)?.path);
    if !broken.scheme.covers_url() || path == Address::of(&url)?.path {
        return None;
    }
    broken.request.url = Address { path: &path, ..Address::of(&url)? }.text();
    Some(())
}
