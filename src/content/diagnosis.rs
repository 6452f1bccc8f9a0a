//! From the causes of a rejected signature to sentences: what went wrong, and how to mend it.

use webhook_core::diagnosis::{Axis, Cause, CauseId, Certainty, Diagnosis, Finding, Target};
use webhook_core::provider;

use super::diagnosis_words::{form_style, layout, secret_as, style, written_like};
use super::signature::millis;

/// What went wrong, in a sentence or two. `body` is the body as it was verified.
#[must_use]
pub fn cause(cause: &Cause, target: Target, body: &[u8]) -> String {
    let computed = if target == Target::Computed { in_code(cause) } else { None };
    computed.unwrap_or_else(|| in_request(cause, body))
}

/// What the reader's own code did; `None` where it is told as of the request.
fn in_code(cause: &Cause) -> Option<String> {
    let text = |name| cause.text(name).unwrap_or_default();
    let signed = text("signed");
    Some(match cause.id {
        CauseId::BodyReserialized => {
            format!("Your code signed JSON that was written anew: {}.", style(text("style")))
        }
        CauseId::BodyMissing if signed.is_empty() => "Your code signed an empty body.".into(),
        CauseId::BodyMissing => format!("In the place of the body your code signed “{signed}”."),
        CauseId::SecretEncoding => {
            format!("Your code takes the secret for something else: {}.", secret_as(signed))
        }
        CauseId::SecretEmpty => "Your code signed with an empty secret.".into(),
        CauseId::SecretPlaceholder => {
            format!("Your code signed with the word “{signed}” for a secret.")
        }
        CauseId::ContentLayout => format!("Your code signs {}.", layout(text("layout"))),
        CauseId::TimestampUnit => format!("Your code takes the time in {signed}."),
        CauseId::Algorithm => format!("Your code uses {}.", digest(signed)),
        CauseId::KeyMessageSwapped => {
            "Your code has key and message in each other's place: the body is used as the key."
                .into()
        }
        CauseId::SignatureEncoding => format!("Your code writes its value as {}.", text("found")),
        CauseId::FormParameters => {
            format!("Your code puts the form's fields in otherwise: {}.", fields(text("change")))
        }
        _ => return None,
    })
}

fn in_request(cause: &Cause, body: &[u8]) -> String {
    match cause.id.axis() {
        Axis::Body => of_body(cause, body),
        Axis::Secret => of_secret(cause),
        Axis::Url => of_url(cause),
        _ => of_rest(cause),
    }
}

fn of_body(cause: &Cause, body: &[u8]) -> String {
    let text = |name| cause.text(name).unwrap_or_default();
    let number = |name| cause.number(name).unwrap_or_default();
    let was_added = text("change") == "added";
    match cause.id {
        CauseId::BodyReserialized => format!(
            "Something parsed the JSON and wrote it again. What you verify is {}; what was signed \
             is {}.",
            written_like(body),
            style(text("style"))
        ),
        CauseId::BodyDoubleEncoded => match text("signed") {
            "inner" => "The JSON was made a string and put into JSON once more: you verify the \
                        outer one, with its quotes and backslashes, and the inner one was signed."
                .into(),
            _ => "What was signed is a JSON string with the JSON inside it; you verify what stands \
                  inside."
                .into(),
        },
        CauseId::BodyMissing => match text("found") {
            "" => "There is no body. Something has read it before your code did, and a stream is \
                   read only once."
                .into(),
            found => format!("In the place of the body there is “{found}”: something read it before."),
        },
        CauseId::BodyBase64 if text("signed") == "decoded" => {
            "The body is still in base64, as a gateway hands it over; what is inside was signed.".into()
        }
        CauseId::BodyBase64 => "What was signed is the body in base64.".into(),
        CauseId::BodyCharset => format!(
            "Letters were read in one character set and written in another ({} for UTF-8), so that é \
             became Ã© or the reverse.",
            text("charset")
        ),
        CauseId::BodyBytesLost => format!(
            "Where letters were, there is {} now, from byte {} on. What stood there cannot be had \
             back, so this cannot be proven.",
            text("found"),
            number("at") + 1
        ),
        CauseId::BodyFinalNewline if was_added => {
            "There is a line end behind the body that was not signed.".into()
        }
        CauseId::BodyFinalNewline => "The line end behind the body got lost; it was signed.".into(),
        CauseId::BodyLineEndings if text("signed") == "lf" => {
            "Line ends were LF when they were signed, and are CR LF now.".into()
        }
        CauseId::BodyLineEndings => {
            "Line ends were CR LF when they were signed, and are LF now.".into()
        }
        CauseId::BodyBom if was_added => {
            "Three invisible bytes, a byte order mark, were put in front of the body.".into()
        }
        CauseId::BodyBom => "The byte order mark in front of the body got lost.".into(),
        CauseId::BodyFormReencoded => format!(
            "The form's fields were decoded and encoded again. What was signed is written {}.",
            form_style(text("style"))
        ),
        CauseId::BodyHtmlEscaped if text("signed") == "unescaped" => {
            "The body went through something that makes text safe for HTML: quotes became &quot; and \
             the like."
                .into()
        }
        CauseId::BodyHtmlEscaped => "What was signed has &quot; where you have quotes.".into(),
        CauseId::BodyCompressed => format!(
            "The body is still compressed ({}); what was signed is most likely what is inside.",
            text("format")
        ),
        _ => {
            let missing = number("missing");
            format!(
                "Content-Length says {} bytes, and the body has {}: {} {}.",
                number("stated"),
                number("found"),
                missing.abs(),
                if missing > 0 { "are missing" } else { "too many" }
            )
        }
    }
}

fn of_secret(cause: &Cause) -> String {
    let text = |name| cause.text(name).unwrap_or_default();
    match cause.id {
        CauseId::SecretWhitespace if text("change") == "added" => match text("what") {
            "backslash-n" => {
                "The secret ends with a backslash and an n: a line end that was written \
                              out when it was stored."
                    .into()
            }
            "inside" => "There are blanks or line ends inside the secret.".into(),
            _ => "There is a blank or a line end around the secret, from copying or from a file."
                .into(),
        },
        CauseId::SecretWhitespace => {
            "A blank or line end that belongs to the secret got lost.".into()
        }
        CauseId::SecretQuoted if text("change") == "lost" => {
            "The quotes around the secret belong to it.".into()
        }
        CauseId::SecretQuoted => format!(
            "The secret still has its quotes ({}), from an .env file or a YAML file.",
            text("quote")
        ),
        CauseId::SecretAssignment => {
            format!("The whole line “{}=…” was taken for the secret.", text("name"))
        }
        CauseId::SecretPrefix => {
            let prefix = text("prefix");
            match text("change") {
                "kept" => format!("“{prefix}” in front of the secret is no part of the key."),
                "stripped" => {
                    format!("“{prefix}” in front of the secret got lost; it belongs to it.")
                }
                _ => format!("“{prefix}” stands in front of the secret twice."),
            }
        }
        CauseId::SecretEncoding if cause.text("error").is_some() => {
            "The secret cannot be read in the way this provider writes its secrets.".into()
        }
        CauseId::SecretEncoding => {
            format!(
                "The key that signs is made of the secret otherwise: {}.",
                secret_as(text("signed"))
            )
        }
        CauseId::SecretEmpty => "The secret is empty: a variable that is not set.".into(),
        CauseId::SecretPlaceholder => format!(
            "“{}” stands where a secret should: a variable that was not filled in.",
            cause.text("found").or_else(|| cause.text("signed")).unwrap_or_default()
        ),
        CauseId::SecretKind => {
            let shape = text("prefix");
            match text("kind") {
                "api-key" => format!(
                    "This begins with “{shape}”: an API key. The signing secret is another one, from \
                     the settings of the webhook."
                ),
                _ => "This has the shape of another credential, not of a signing secret.".into(),
            }
        }
        _ => format!(
            "Another of your secrets is the right one: number {} of the others.",
            cause.number("which").unwrap_or_default() + 1
        ),
    }
}

fn of_url(cause: &Cause) -> String {
    let text = |name| cause.text(name).unwrap_or_default();
    let (found, signed) = (text("found"), text("signed"));
    let pair = |what: &str| match (found, signed) {
        ("", signed) => {
            format!("{what} “{signed}” was signed and is not in the address you verify.")
        }
        (found, "") => format!("{what} “{found}” is in the address you verify and was not signed."),
        (found, signed) => {
            format!("{what} was “{signed}” when it was signed; you verify “{found}”.")
        }
    };
    match cause.id {
        CauseId::UrlScheme => {
            format!("The provider called {signed}, and behind your proxy it looks like {found}.")
        }
        CauseId::UrlHost => pair("The host"),
        CauseId::UrlPort => pair("The port"),
        CauseId::UrlQuery => pair("The query"),
        CauseId::UrlTrailingSlash if text("change") == "added" => {
            "The address you verify ends with a slash that was not signed.".into()
        }
        CauseId::UrlTrailingSlash => {
            "The slash at the address's end got lost; it was signed.".into()
        }
        CauseId::UrlEncoding => pair("The path"),
        _ => format!(
            "The form's fields go into the signature otherwise: {}.",
            fields(text("change"))
        ),
    }
}

fn of_rest(cause: &Cause) -> String {
    let text = |name| cause.text(name).unwrap_or_default();
    let number = |name| cause.number(name).unwrap_or_default();
    match cause.id {
        CauseId::ContentLayout => format!("What was signed is {}.", layout(text("layout"))),
        CauseId::TimestampUnit => format!("The time was signed in {}.", text("signed")),
        CauseId::Algorithm => format!("It was signed with {}.", digest(text("signed"))),
        CauseId::KeyMessageSwapped => "Key and message were in each other's place.".into(),
        CauseId::SignatureEncoding => {
            format!("The signature is right, and written as {}.", text("found"))
        }
        CauseId::SignaturePrefix if text("change") == "kept" => {
            format!("“{}” in front of the signature is no part of it.", text("prefix"))
        }
        CauseId::SignaturePrefix => {
            format!("“{}” is missing in front of the signature.", text("prefix"))
        }
        CauseId::SignatureTruncated => format!(
            "This is a true beginning of the right signature: {} bytes, and the rest was cut off.",
            number("found")
        ),
        CauseId::HeaderMissing => {
            let what = cause.text("header").or_else(|| cause.text("field")).unwrap_or_default();
            format!("{what} is not there. A proxy or a gateway may have left it out.")
        }
        CauseId::HeaderWrong => match text("found") {
            "no-signature" => "What stands in the place of the signature is none.".into(),
            found => {
                format!("The value stands in {found}, and is looked for in {}.", text("expected"))
            }
        },
        CauseId::HeaderJoined => format!(
            "{} values were joined into one header; one of them is right.",
            number("values")
        ),
        CauseId::ProviderWrong => {
            let name =
                provider::find(text("provider")).map_or_else(|| text("provider"), |it| it.name);
            format!(
                "It is signed as {name} signs. Another provider, or another of its schemes, is meant."
            )
        }
        CauseId::TimestampStale => format!(
            "The signature is right. The request is {} old, and allowed are {}.",
            millis(number("age_ms")),
            millis(number("tolerance_ms"))
        ),
        CauseId::TimestampFuture => format!(
            "The signature is right. The request is {} ahead of your clock, and allowed are {}.",
            millis(number("ahead_ms")),
            millis(number("tolerance_ms"))
        ),
        _ => format!(
            "None of {} changes, alone or in pairs, makes it match. What remains: another secret than \
             the one that signed, or a body whose content was changed.",
            super::format::count(number("hypotheses").unsigned_abs())
        ),
    }
}

fn digest(id: &str) -> String {
    match id.strip_prefix("sha256-of-") {
        Some(parts) => format!("a plain SHA-256 of {}, and no HMAC", parts.replace('-', " ")),
        None => id.to_uppercase(),
    }
}

fn fields(change: &str) -> String {
    match change {
        "blank-dropped" => "empty ones are left out",
        "last-of-each-name" => "of several with one name only the last is taken",
        "first-of-each-name" => "of several with one name only the first is taken",
        "trimmed" => "blanks around values are cut off",
        "none" => "none at all",
        "of-json" => "those of the JSON, which is no form",
        other => other,
    }
    .to_owned()
}

/// How sure it is.
#[must_use]
pub fn certainty(finding: &Finding) -> &'static str {
    match (finding.certainty, finding.target) {
        (Certainty::Proven, Target::Received) => {
            "Proven: with this change the signature matches exactly."
        }
        (Certainty::Proven, Target::Computed) => {
            "Proven: with this change comes out exactly what your code computed."
        }
        (Certainty::Likely, _) => "Likely: it looks like it, but cannot be proven.",
    }
}

/// How hard was looked.
#[must_use]
pub fn tried(result: &Diagnosis) -> String {
    let is_proven = result.findings.first().is_some_and(|it| it.certainty == Certainty::Proven);
    let rest = match (is_proven, result.exhausted) {
        (true, _) => "",
        (_, true) => " That is all there is to try.",
        _ => " Rarer pairs of changes were left out.",
    };
    format!("{} changes were tried.{rest}", super::format::count(u64::from(result.hypotheses)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_has_a_sentence_whatever_its_detail_says() {
        for id in CauseId::ALL {
            let cause = Cause { id: *id, detail: vec![] };
            for target in [Target::Received, Target::Computed] {
                let sentence = super::cause(&cause, target, b"{}");
                assert!(sentence.ends_with('.') && sentence.len() > 15, "{id:?}: {sentence}");
            }
        }
    }

    #[test]
    fn sentences_name_the_variant() {
        #[track_caller]
        fn check(id: CauseId, name: &'static str, value: &str, body: &str, expect: &str) {
            let detail = webhook_core::diagnosis::Detail::Text(value.to_owned());
            let cause = Cause { id, detail: vec![(name, detail)] };
            let sentence = super::cause(&cause, Target::Received, body.as_bytes());
            assert!(sentence.contains(expect), "{sentence}");
        }
        let python = "{\"a\": 1, \"b\": 2}";
        check(CauseId::BodyReserialized, "style", "compact", python, "Python's json.dumps");
        check(CauseId::BodyReserialized, "style", "compact", python, "without any blanks");
        check(CauseId::ProviderWrong, "provider", "github", "", "as GitHub signs");
        check(CauseId::SecretKind, "kind", "api-key", "", "an API key");
        check(CauseId::HeaderMissing, "header", "X-Sig", "", "X-Sig is not there");
    }
}
