//! Short names of the mistakes in the gallery.

/// What goes wrong, in a few words.
#[must_use]
pub fn name(id: &str) -> &str {
    match id {
        "body-reserialized-compact" => "JSON.stringify the body",
        "body-reserialized-python" => "json.dumps the body",
        "body-reserialized-pretty" => "Indent the body",
        "body-reserialized-php" => "json_encode the body",
        "body-reserialized-dotnet" => "System.Text.Json the body",
        "body-reserialized-html" => "Go's json.Marshal the body",
        "body-reserialized-by-code" => "Sign other JSON",
        "body-double-encoded" => "Put the JSON into a string",
        "body-missing" => "Read the body twice",
        "body-missing-in-code" => "Sign [object Object]",
        "body-base64" => "Leave it in base64",
        "body-charset" => "Mix up character sets",
        "body-bytes-lost" => "Lose letters",
        "body-final-newline" => "Add a line end",
        "body-line-endings" => "Change line ends",
        "body-bom" => "Add a byte order mark",
        "body-form-reencoded" => "Encode the form again",
        "body-html-escaped" => "Escape for HTML",
        "body-compressed" => "Leave it compressed",
        "body-length" => "Cut the body off",
        "secret-whitespace" => "Copy a line end along",
        "secret-quoted" => "Keep the quotes",
        "secret-assignment" => "Keep NAME=",
        "secret-prefix" => "Drop the prefix",
        "secret-encoding" => "Decode the secret wrongly",
        "secret-empty" => "Forget the secret",
        "secret-empty-in-code" => "Sign without a secret",
        "secret-placeholder" => "Leave the placeholder",
        "secret-placeholder-in-code" => "Sign with “undefined”",
        "secret-kind" => "Take the API key",
        "secret-other" => "Take another endpoint's secret",
        "content-layout" => "Sign the body alone",
        "timestamp-unit" => "Mix up milliseconds",
        "algorithm" => "Use another hash",
        "algorithm-plain" => "Hash without HMAC",
        "key-message-swapped" => "Swap key and message",
        "signature-encoding" => "Write it in another encoding",
        "signature-encoding-in-code" => "Compare other encodings",
        "signature-prefix" => "Lose or keep the prefix",
        "signature-truncated" => "Cut the signature off",
        "header-missing" => "Lose the header",
        "header-missing-time" => "Lose the time",
        "header-wrong" => "Read another header",
        "header-wrong-time" => "Look for the time elsewhere",
        "header-joined" => "Join two headers",
        "provider-wrong" => "Believe another provider",
        "url-scheme" => "Put a proxy in front: http",
        "url-host" => "Put a proxy in front: host",
        "url-port" => "Put a proxy in front: port",
        "url-query" => "Lose the query",
        "url-trailing-slash" => "Add a slash",
        "url-encoding" => "Decode the path",
        "form-parameters" => "Drop empty fields",
        "timestamp-stale" => "Arrive late",
        "timestamp-future" => "Have a slow clock",
        "no-cause-found" => "Use a wrong secret",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use webhook_core::diagnosis::mistakes::MISTAKES;

    #[test]
    fn every_mistake_has_a_name_of_its_own() {
        let mut names: Vec<_> = MISTAKES.iter().map(|mistake| super::name(mistake.id)).collect();
        assert!(
            MISTAKES.iter().zip(&names).all(|(mistake, name)| mistake.id != *name),
            "{names:?}"
        );
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), MISTAKES.len());
    }
}
