//! A language's runtime, which treats bodies as receivers written in it do.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};
use webhook_core::bytes::base64::{self, Flavour};

use crate::package::Language;

/// A runtime that is started and waits for bodies.
#[derive(Debug)]
pub struct Runtime {
    driver: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Runtime {
    /// Starts it.
    pub fn start(language: Language) -> Result<Self> {
        let mut command = language.mangler()?;
        let mut driver = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {command:?}"))?;
        let questions = driver.stdin.take().context("the driver has no input")?;
        let answers = BufReader::new(driver.stdout.take().context("the driver has no output")?);
        Ok(Self { driver, questions, answers })
    }

    /// Its ways of treating a body, with the kind of body that each is for.
    pub fn ways(&mut self) -> Result<BTreeMap<String, String>> {
        Ok(serde_json::from_value(self.ask(&json!({ "ways": true }))?["ways"].take())?)
    }

    /// The body, treated so.
    pub fn mangled(&mut self, way: &str, body: &[u8]) -> Result<Vec<u8>> {
        let text = base64::encode(body, Flavour::Standard);
        let answer = self.ask(&json!({ "way": way, "body_base64": text }))?;
        let text = answer["body_base64"].as_str().context("no body")?;
        base64::decode(text, Flavour::Standard).map_err(|error| anyhow!("{error:?}"))
    }

    fn ask(&mut self, question: &Value) -> Result<Value> {
        writeln!(self.questions, "{question}")?;
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        let answer: Value =
            serde_json::from_str(&line).with_context(|| format!("no answer, but {line:?}"))?;
        if let Some(error) = answer.get("error") {
            bail!("{question}: {error}");
        }
        Ok(answer)
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        // An error here means that it has ended already, which is what was wanted.
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
