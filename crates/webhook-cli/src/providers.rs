//! `webhook providers`

use crate::Result;
use crate::output::Output;

pub(crate) fn run() -> Result<Output> {
    Output::json(&serde_json::Value::Null, true)
}
