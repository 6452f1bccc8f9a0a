//! Reading JSON documents.

use std::fs::File;
use std::io::{self, Read};

use flate2::read::MultiGzDecoder;
use serde::de::DeserializeOwned;

use crate::Result;

/// The largest document, unpacked. A gzip bomb ends here.
const MAX_BYTES: u64 = 64 << 20;

/// Reads one document from a file, or from standard input for `-`; from gzip when the name ends in
/// `.gz`. Errors name the file, the field where there is one, and the line and column.
pub(crate) fn read<T: DeserializeOwned>(name: &str) -> Result<T> {
    let bytes = bytes(name)?;
    let mut deserializer = serde_json::Deserializer::from_slice(&bytes);
    let document = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.into_inner();
        // A dot alone is the document itself, and a malformed one is not the field's fault.
        if path == "." || !inner.is_data() {
            return format!("{name}: {inner}");
        }
        format!("{name}: {path}: {inner}")
    })?;
    deserializer.end().map_err(|error| format!("{name}: {error}"))?;
    Ok(document)
}

fn bytes(name: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(name)
        .and_then(|source| source.take(MAX_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| format!("{name}: {error}"))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(format!("{name}: larger than {MAX_BYTES} bytes"));
    }
    Ok(bytes)
}

fn open(name: &str) -> io::Result<Box<dyn Read>> {
    if name == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = File::open(name)?;
    if name.ends_with(".gz") {
        return Ok(Box::new(MultiGzDecoder::new(file)));
    }
    Ok(Box::new(file))
}
