//! Builds the page and serves it to this machine.

use anyhow::{Context, Result, bail};

use crate::host::Host;
use crate::project::Project;
use crate::site::Site;
use crate::{build, setup, steps, tools};

const PORT: u16 = 8080;

pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let port = port(arguments)?;
    let mut steps = setup::steps(project, tools::FOR_BUILDING)?;
    steps.push(build::step(project));
    steps::run(steps)?;
    let host = Host::start(Site { folder: project.dist(), mount: "/" }, port)?;
    println!("\nThe page is at {} (Ctrl+C ends it)", host.address);
    host.wait();
    Ok(())
}

fn port(arguments: &[String]) -> Result<u16> {
    match arguments {
        [] => Ok(PORT),
        [flag, number] if flag == "--port" => {
            number.parse().with_context(|| format!("--port {number}: a port is 0 to 65535"))
        }
        other => bail!("serve takes --port N, and not {:?}", other.join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_a_number_or_an_error_that_says_what_it_may_be() {
        let check = |words: &[&str], expect: Result<u16, &str>| {
            let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
            match (port(&words), expect) {
                (Ok(port), Ok(expect)) => assert_eq!(port, expect),
                (Err(error), Err(expect)) => assert!(error.to_string().contains(expect)),
                (got, expect) => panic!("{words:?}: got {got:?}, expected {expect:?}"),
            }
        };
        check(&[], Ok(8080));
        check(&["--port", "9000"], Ok(9000));
        check(&["--port", "70000"], Err("0 to 65535"));
        check(&["--port"], Err("--port N"));
        check(&["9000"], Err("--port N"));
    }
}
