//! The other side: a provider's package, behind the driver of its language.

use std::fmt;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::request::{Request, Signing};
use crate::{Judgement, setting};

#[derive(Debug, Clone, Copy)]
pub enum Language {
    Node,
    Python,
}

impl Language {
    /// A program of `node/`; a package's name is looked up where xtask has installed it.
    pub(crate) fn node(script: &str) -> Result<Command> {
        // Not used here, and without it a program would only fail later.
        setting("WEBHOOK_LAB_NODE_PACKAGES")?;
        let mut command = Command::new("node");
        command.arg("--experimental-import-meta-resolve").arg(source(&format!("node/{script}")));
        Ok(command)
    }

    fn python(script: &str) -> Result<Command> {
        let mut command = Command::new(setting("WEBHOOK_LAB_PYTHON_WITH_PACKAGES")?);
        // Compiled modules are not to lie among the sources.
        command.arg("-B").arg(source(&format!("python/{script}")));
        Ok(command)
    }

    fn driver(self) -> Result<Command> {
        match self {
            Self::Node => Self::node("run.mjs"),
            Self::Python => Self::python("run.py"),
        }
    }

    /// The program that treats bodies as receivers do.
    pub(crate) fn mangler(self) -> Result<Command> {
        match self {
            Self::Node => Self::node("mangle.mjs"),
            Self::Python => Self::python("mangle.py"),
        }
    }
}

fn source(inside: &str) -> String {
    format!("{}/{inside}", env!("CARGO_MANIFEST_DIR"))
}

/// A package that is loaded and waits for questions.
#[derive(Debug)]
pub struct Package {
    language: Language,
    sdk: &'static str,
    /// With its version.
    name: String,
    driver: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Package {
    /// Loads it, which may take a second: nothing may have been signed yet.
    pub fn load(language: Language, sdk: &'static str) -> Result<Self> {
        let mut command = language.driver()?;
        let mut driver = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {command:?}"))?;
        let questions = driver.stdin.take().context("the driver has no input")?;
        let answers = BufReader::new(driver.stdout.take().context("the driver has no output")?);
        let mut package = Self { language, sdk, name: sdk.to_owned(), driver, questions, answers };
        let answer = package.ask("load", Map::new())?;
        package.name = answer["package"].as_str().context("no name")?.to_owned();
        Ok(package)
    }

    /// What the package thinks of it now.
    pub fn verify(&mut self, signing: &Signing, request: &Request) -> Result<Judgement> {
        #[derive(Deserialize)]
        struct Answer {
            accepted: bool,
            words: String,
        }
        let answer = self.ask("verify", question(signing, request))?;
        let Answer { accepted, words } = serde_json::from_value(answer)?;
        Ok(Judgement { accepted, words })
    }

    /// The request as the package signs it now; where the package only verifies, as the provider's
    /// documentation says.
    pub fn sign(&mut self, signing: &Signing, request: &Request) -> Result<Request> {
        let mut question = question(signing, request);
        question.insert("id".to_owned(), json!("msg_2KWPBgLlAfxdpx2AI54pPJ85f4W"));
        let signed = self.ask("sign", question)?;
        request.with(&signed)
    }

    fn ask(&mut self, action: &str, mut question: Map<String, Value>) -> Result<Value> {
        question.insert("action".to_owned(), json!(action));
        question.insert("sdk".to_owned(), json!(self.sdk));
        writeln!(self.questions, "{}", Value::Object(question))?;
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        let answer: Value = serde_json::from_str(&line)
            .with_context(|| format!("{self}: no answer to {action}, but {line:?}"))?;
        if let Some(error) = answer.get("error").and_then(Value::as_str) {
            bail!("{self} cannot {action}: {error}");
        }
        Ok(answer)
    }
}

fn question(signing: &Signing, request: &Request) -> Map<String, Value> {
    let mut question = request.document();
    question.insert("secret".to_owned(), json!(signing.secret));
    question.insert("public_key".to_owned(), json!(signing.public_key));
    question
}

impl fmt::Display for Package {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({:?}, as {})", self.name, self.language, self.sdk)
    }
}

impl Drop for Package {
    fn drop(&mut self) {
        // An error here means that it has ended already, which is what was wanted.
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
