//! A recipe that runs.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::client::PATIENCE;
use crate::recipe::{Recipe, here};

/// How often a condition is looked at while the endpoint says nothing.
const PAUSE: Duration = Duration::from_millis(20);

/// A folder of its own, as a reader would have it: the endpoint, the work, the database.
#[derive(Debug)]
pub(crate) struct Folder<'a> {
    recipe: &'a Recipe,
    pub(crate) path: PathBuf,
}

impl<'a> Folder<'a> {
    /// Empty but for the endpoint and the work.
    pub(crate) fn of(recipe: &'a Recipe) -> Result<Self> {
        let language = recipe.language;
        let path = language.folder()?.join("running").join(recipe.name());
        if path.exists() {
            fs::remove_dir_all(&path).with_context(|| format!("cannot empty {path:?}"))?;
        }
        fs::create_dir_all(&path)?;
        fs::copy(here("slow").join(language.work), path.join(language.work))?;
        let folder = Self { recipe, path };
        fs::write(folder.file(), &recipe.text)?;
        Ok(folder)
    }

    fn file(&self) -> PathBuf {
        self.path.join("endpoint").with_extension(self.recipe.language.ending)
    }
}

/// A process that listens. It ends with this value.
#[derive(Debug)]
pub(crate) struct Endpoint {
    process: Child,
    pub(crate) port: u16,
    output: Receiver<String>,
    /// What it has said so far.
    said: Vec<String>,
}

impl Endpoint {
    /// Not before it listens.
    pub(crate) fn start(folder: &Folder<'_>) -> Result<Self> {
        let port = free_port()?;
        let mut command = folder.recipe.language.command()?;
        command.arg(folder.file()).current_dir(&folder.path).env("PORT", port.to_string());
        command.envs(folder.recipe.service.variables.iter().copied());
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {command:?}"))?;
        let (sender, output) = channel();
        listen(process.stdout.take(), sender.clone());
        listen(process.stderr.take(), sender);
        let mut endpoint = Self { process, port, output, said: Vec::new() };
        endpoint
            .until("it listens", || Ok(TcpStream::connect(("127.0.0.1", port)).is_ok()))
            .with_context(|| endpoint.words())?;
        Ok(endpoint)
    }

    /// Waits until it is so, and fails when the endpoint ends before or it takes too long.
    pub(crate) fn until(
        &mut self,
        what: &str,
        mut is_so: impl FnMut() -> Result<bool>,
    ) -> Result<()> {
        let begun = Instant::now();
        while !is_so()? {
            if begun.elapsed() > PATIENCE {
                bail!("waited {PATIENCE:?} in vain until {what}");
            }
            match self.output.recv_timeout(PAUSE) {
                Ok(line) => self.said.push(line),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => bail!("it ended before {what}"),
            }
        }
        Ok(())
    }

    /// What it has said, for a message.
    pub(crate) fn words(&mut self) -> String {
        self.said.extend(self.output.try_iter());
        format!("the endpoint said:\n    {}", self.said.join("\n    "))
    }
}

impl Drop for Endpoint {
    fn drop(&mut self) {
        // An error here means that it has ended already, which is what was wanted.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// Passes on what is said, line for line, until there is no more.
fn listen(pipe: Option<impl Read + Send + 'static>, sender: Sender<String>) {
    let lines = pipe.map(|pipe| BufReader::new(pipe).lines());
    thread::spawn(move || {
        for line in lines.into_iter().flatten().map_while(std::result::Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
}
