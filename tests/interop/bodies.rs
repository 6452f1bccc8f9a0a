//! Bodies that tell apart who hashes what came over the wire from who hashes something similar.

/// Each with a name for messages.
#[derive(Debug, Clone, Copy)]
pub enum Bodies {
    Json,
    Form,
}

const JSON: &[(&str, &str)] = &[
    ("compact JSON", r#"{"id":"evt_1","type":"invoice.paid","data":{"amount":1999,"ok":true}}"#),
    (
        "pretty JSON that is not ASCII",
        "{\n  \"id\": \"evt_2\",\n  \"name\": \"Zoë Ångström, 東京 🚲\",\n  \"price\": 1.50\n}\n",
    ),
    ("line ends of CR LF", "{\r\n\t\"id\": \"evt_3\",\r\n\t\"type\": \"invoice.paid\"\r\n}\r\n"),
    (
        "escapes, and numbers that a parser would write otherwise",
        r#"{"id":"evt_4","path":"a\/b \u00e9 \"c\"","n":1.0,"big":12345678901234567890,"e":1E3}"#,
    ),
    ("an empty object", "{}"),
];

const FORM: &[(&str, &str)] = &[
    ("one field", "Body=Hello"),
    (
        "a message as Twilio sends it",
        "ToCountry=US&MessageSid=SM9dc9f1e0a1b2c3d4e5f60718293a4b5c&NumMedia=0&From=%2B14158675309\
         &To=%2B18005551212&Body=Hello%20world&AccountSid=ACXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
    ),
    (
        "blanks both ways, and not ASCII",
        "Body=Zo%C3%AB+%C3%85%20%E6%9D%B1%F0%9F%9A%B2&Empty=&City=",
    ),
    ("a name more than once", "MediaUrl=b&Body=x&MediaUrl=a&MediaUrl=b&body=lower"),
];

impl Bodies {
    /// All of them; the last has more than 100 000 bytes.
    #[must_use]
    pub fn all(self) -> Vec<(&'static str, Vec<u8>)> {
        let long = "0123456789abcdef".repeat(6_300);
        let (short, long) = match self {
            Self::Json => (JSON, format!(r#"{{"id":"evt_5","data":"{long}"}}"#)),
            Self::Form => (FORM, format!("Body={long}&NumMedia=0")),
        };
        let short = short.iter().map(|&(name, body)| (name, body.as_bytes().to_vec()));
        short.chain([("100 kB", long.into_bytes())]).collect()
    }
}
