//! The recorded requests in `tests/vectors`, for every test that reads them.
#![expect(
    clippy::unwrap_used,
    reason = "every function here serves a test, where a panic is the failure"
)]

use std::fs;
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;
use serde_json::Value;
use webhook_core::bytes::base64::{self, Flavour};
use webhook_core::http::Request;
use webhook_core::signature::{Secret, UnixMillis};

/// One recorded request.
pub struct Vector {
    pub id: String,
    pub provider: String,
    pub secrets: Vec<Secret>,
    pub now: UnixMillis,
    pub request: Request,
}

/// All of them, in the order of their files' names.
pub fn all() -> Vec<Vector> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    let mut vectors = vec![];
    for file in files.iter().filter(|file| file.to_string_lossy().ends_with(".json.gz")) {
        let mut text = String::new();
        GzDecoder::new(fs::File::open(file).unwrap()).read_to_string(&mut text).unwrap();
        let document: Value = serde_json::from_str(&text).unwrap();
        vectors.extend(document.as_array().unwrap().iter().map(vector));
    }
    vectors
}

fn vector(value: &Value) -> Vector {
    let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let headers = value["headers"].as_object().unwrap().iter();
    let headers = headers.map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()));
    let key = value["public_key"].as_str().or(value["secret"].as_str()).unwrap_or_default();
    Vector {
        id: text("id"),
        provider: text("provider"),
        secrets: vec![Secret::new(key)],
        now: UnixMillis((value["now"].as_f64().unwrap() * 1e3).round() as i64),
        request: Request {
            method: text("method"),
            url: text("url"),
            headers: headers.collect(),
            body: base64::decode(&text("body_base64"), Flavour::Standard).unwrap(),
        },
    }
}
