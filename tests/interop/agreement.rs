//! The claim itself: both sides accept what either signs, and neither accepts it once it is
//! changed.

use anyhow::{Context, Result, ensure};

use crate::package::{Language, Package};
use crate::request::{Request, Signing};
use crate::webhook;

/// Fails unless `webhook` and the package agree on every body.
pub fn agree(language: Language, sdk: &'static str, signing: &Signing) -> Result<()> {
    let mut package = Package::load(language, sdk)?;
    for (name, body) in signing.bodies.all() {
        agree_on(&mut package, signing, &Request::of(signing, body))
            .with_context(|| format!("{package}, body: {name}"))?;
    }
    Ok(())
}

fn agree_on(package: &mut Package, signing: &Signing, request: &Request) -> Result<()> {
    let ours = webhook::sign(signing, request)?;
    both_accept_only_the_original(package, signing, &ours).context("signed by `webhook sign`")?;
    let theirs = package.sign(signing, request)?;
    both_accept_only_the_original(package, signing, &theirs)
        .context("signed by the package, or as its provider documents where it only verifies")
}

fn both_accept_only_the_original(
    package: &mut Package,
    signing: &Signing,
    signed: &Request,
) -> Result<()> {
    let changed = signed.with_one_byte_changed().context("the body has no byte to change")?;
    for (what, request, expect) in [("as signed", signed, true), ("changed", &changed, false)] {
        let theirs = package.verify(signing, request)?;
        let ours = webhook::verify(signing, request)?;
        ensure!(
            theirs.accepted == expect && ours.accepted == expect,
            "{what}, it is to be {}\n  the package {}: {}\n  `webhook verify` {}: {}\n  \
             headers: {:?}",
            verb(expect),
            verb(theirs.accepted),
            theirs.words,
            verb(ours.accepted),
            ours.words,
            request.headers,
        );
    }
    Ok(())
}

const fn verb(accepted: bool) -> &'static str {
    if accepted { "accepted" } else { "rejected" }
}
