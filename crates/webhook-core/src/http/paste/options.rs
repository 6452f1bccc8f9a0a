//! The options of curl, as far as one meets them in commands that send something.
//!
//! Source: <https://curl.se/docs/manpage.html>, read 2026-11-24.

/// What an option does to the request.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// Nothing, and it has no value.
    Flag,
    /// Nothing, and it has a value.
    Value,
    /// Nothing here: a password or token, with a value.
    Credentials,
    Method,
    Header,
    /// A header of its own, with this name.
    Named(&'static str),
    Cookie,
    Data,
    DataRaw,
    Json,
    UrlEncode,
    Form,
    Upload,
    Url,
    Get,
    Head,
    /// Another command follows.
    Next,
}

impl Act {
    pub(super) const fn takes_value(self) -> bool {
        !matches!(self, Self::Flag | Self::Get | Self::Head | Self::Next)
    }
}

/// What an option does, by its long name with `--`.
pub(super) fn long(name: &str) -> Option<Act> {
    let name = name.strip_prefix("--")?;
    let named = NAMED.iter().find(|(_, long, _)| *long == name).map(|&(.., act)| act);
    let listed = |list: &str| list.split_ascii_whitespace().any(|other| other == name);
    named.or(listed(FLAGS).then_some(Act::Flag)).or(listed(VALUES).then_some(Act::Value))
}

/// What an option does, by its letter.
pub(super) fn short(letter: char) -> Option<Act> {
    let named = NAMED.iter().find(|(short, ..)| *short == letter).map(|&(.., act)| act);
    let listed = |list: &str| list.contains(letter);
    named
        .or(listed("#0123469afgiJjklLMnNOpqRsSvZ").then_some(Act::Flag))
        .or(listed("cCDEKmoPQrtwxyYz").then_some(Act::Value))
}

const NAMED: &[(char, &str, Act)] = &[
    ('X', "request", Act::Method),
    ('H', "header", Act::Header),
    ('A', "user-agent", Act::Named("User-Agent")),
    ('e', "referer", Act::Named("Referer")),
    ('b', "cookie", Act::Cookie),
    ('d', "data", Act::Data),
    (' ', "data-ascii", Act::Data),
    (' ', "data-binary", Act::Data),
    (' ', "data-raw", Act::DataRaw),
    (' ', "data-urlencode", Act::UrlEncode),
    (' ', "json", Act::Json),
    ('F', "form", Act::Form),
    (' ', "form-string", Act::Form),
    ('T', "upload-file", Act::Upload),
    (' ', "url", Act::Url),
    ('G', "get", Act::Get),
    ('I', "head", Act::Head),
    (':', "next", Act::Next),
    ('u', "user", Act::Credentials),
    (' ', "oauth2-bearer", Act::Credentials),
    ('U', "proxy-user", Act::Credentials),
    (' ', "aws-sigv4", Act::Credentials),
];

const FLAGS: &str = "insecure silent show-error include show-headers verbose location \
    location-trusted fail fail-with-body fail-early globoff no-buffer http0.9 http1.0 http1.1 \
    http2 http2-prior-knowledge http3 http3-only progress-bar no-progress-meter compressed \
    compressed-ssh path-as-is remote-name remote-name-all remote-header-name raw ipv4 ipv6 tlsv1 \
    tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 ssl ssl-reqd ssl-no-revoke ssl-allow-beast post301 post302 \
    post303 no-keepalive tcp-nodelay tcp-fastopen basic digest ntlm negotiate anyauth netrc \
    netrc-optional no-sessionid no-alpn parallel create-dirs disable junk-session-cookies \
    tr-encoding retry-connrefused retry-all-errors doh-insecure proxy-insecure cert-status \
    styled-output no-styled-output trace-time trace-ids";

const VALUES: &str = "output output-dir max-time connect-timeout proxy noproxy socks5 \
    socks5-hostname write-out retry retry-delay retry-max-time cacert capath cert cert-type key \
    key-type pass resolve interface dump-header cookie-jar config connect-to limit-rate max-redirs \
    max-filesize unix-socket abstract-unix-socket ciphers tls13-ciphers tls-max trace trace-ascii \
    stderr proto proto-default proto-redir keepalive-time expect100-timeout dns-servers doh-url \
    range speed-limit speed-time rate parallel-max request-target local-port pinnedpubkey variable \
    expand-url happy-eyeballs-timeout-ms netrc-file continue-at time-cond delegation";
