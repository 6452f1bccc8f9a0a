//! The programs that building and testing need, as data: how to see that one is there in its exact
//! version, and how to install it when it is not.

/// A pinned tool.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    /// Empty where the system decides.
    pub(crate) version: &'static str,
    pub(crate) probe: Probe,
    pub(crate) install: Install,
}

/// How to see that a tool is there.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Probe {
    /// The command succeeds and prints the version as one of its words.
    Prints(&'static [&'static str]),
    /// The toolchain in use holds the standard library for this target.
    Target(&'static str),
    /// A browser and the driver that fits it.
    Browser,
    /// What was installed last is this list, as its copy shows.
    List { file: &'static str, copy: &'static str },
}

/// How to install a tool. Nothing but `Rustup` and `Apt` writes outside of `.tools`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Install {
    Rustup {
        target: &'static str,
    },
    Cargo {
        package: &'static str,
        arguments: &'static [&'static str],
        takes: &'static str,
    },
    Npm {
        package: &'static str,
    },
    Apt {
        packages: &'static [&'static str],
    },
    /// Into a virtual environment of its own.
    Pip {
        package: &'static str,
    },
    /// What the lock file in a folder says, and no script of any of it.
    NpmList {
        folder: &'static str,
        into: &'static str,
    },
    /// What a file of exact versions says, into a virtual environment of its own.
    PipList {
        file: &'static str,
        into: &'static str,
    },
}

/// A program that only the user can provide.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Need {
    pub(crate) name: &'static str,
    /// A command that succeeds if it is there.
    pub(crate) probe: &'static [&'static str],
    pub(crate) why: &'static str,
    pub(crate) get: &'static str,
}

const WASM: &str = "wasm32-unknown-unknown";

const TARGET: Tool = Tool {
    name: "Rust for wasm32-unknown-unknown",
    version: "",
    probe: Probe::Target(WASM),
    install: Install::Rustup { target: WASM },
};

const TRUNK: Tool = Tool {
    name: "trunk",
    version: "0.21.14",
    probe: Probe::Prints(&["trunk", "--version"]),
    install: Install::Cargo {
        package: "trunk",
        // Of its features only HTTPS is left, and that without the system's OpenSSL.
        arguments: &["--locked", "--no-default-features", "--features", "rustls"],
        takes: "about 5 minutes on two cores",
    },
};

const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen",
    // The very version of the crate in Cargo.toml: the two speak a private format.
    version: "0.2.130",
    probe: Probe::Prints(&["wasm-bindgen", "--version"]),
    install: Install::Cargo {
        package: "wasm-bindgen-cli",
        // Not --locked: its lock file names a crate version that was withdrawn.
        arguments: &[],
        takes: "about 2 minutes on two cores",
    },
};

const WASM_OPT: Tool = Tool {
    name: "wasm-opt",
    version: "132",
    probe: Probe::Prints(&["wasm-opt", "--version"]),
    install: Install::Npm { package: "binaryen@132.0.0" },
};

/// Trunk's own minifier does not know the JavaScript that wasm-bindgen writes.
const TERSER: Tool = Tool {
    name: "terser",
    version: "5.51.4",
    probe: Probe::Prints(&["terser", "--version"]),
    install: Install::Npm { package: "terser@5.51.4" },
};

const AXE: Tool = Tool {
    name: "axe-core",
    version: "4.14.1",
    probe: Probe::Prints(&[
        "node",
        "--print",
        "require('./.tools/npm/node_modules/axe-core/package.json').version",
    ]),
    install: Install::Npm { package: "axe-core@4.14.1" },
};

/// The cryptography in plain JavaScript that ours is measured beside.
const NOBLE: Tool = Tool {
    name: "@noble/hashes",
    version: "2.4.0",
    probe: Probe::Prints(&[
        "node",
        "--print",
        "require('./.tools/npm/node_modules/@noble/hashes/package.json').version",
    ]),
    install: Install::Npm { package: "@noble/hashes@2.4.0" },
};

const BROWSER: Tool = Tool {
    name: "Chromium and its driver",
    version: "",
    probe: Probe::Browser,
    install: Install::Apt { packages: &["chromium", "chromium-driver"] },
};

const SIMPY: Tool = Tool {
    name: "SimPy",
    version: "4.1.2",
    probe: Probe::Prints(&[PYTHON, "-c", "import simpy; print(simpy.__version__)"]),
    install: Install::Pip { package: "simpy==4.1.2" },
};

const NPM_PACKAGES: Tool = Tool {
    name: "the providers' npm packages",
    version: "",
    probe: Probe::List {
        file: "tests/interop/node/package-lock.json",
        copy: ".tools/interop/node/installed",
    },
    install: Install::NpmList { folder: "tests/interop/node", into: NODE_PACKAGES },
};

const PYPI_PACKAGES: Tool = Tool {
    name: "the providers' PyPI packages",
    version: "",
    probe: Probe::List {
        file: "tests/interop/python/requirements.txt",
        copy: ".tools/interop/python/installed",
    },
    install: Install::PipList {
        file: "tests/interop/python/requirements.txt",
        into: ".tools/interop/python",
    },
};

const RECIPES_NPM: Tool = Tool {
    name: "the recipes' npm packages",
    version: "",
    probe: Probe::List {
        file: "tests/recipes/node/package-lock.json",
        copy: ".tools/recipes/node/installed",
    },
    install: Install::NpmList { folder: "tests/recipes/node", into: RECIPES_NODE },
};

const RECIPES_PYPI: Tool = Tool {
    name: "the recipes' PyPI packages",
    version: "",
    probe: Probe::List {
        file: "tests/recipes/python/requirements.txt",
        copy: ".tools/recipes/python/installed",
    },
    install: Install::PipList {
        file: "tests/recipes/python/requirements.txt",
        into: RECIPES_PYTHON,
    },
};

/// Where the recipes' packages are.
pub(crate) const RECIPES_NODE: &str = ".tools/recipes/node";
pub(crate) const RECIPES_PYTHON: &str = ".tools/recipes/python";
/// Where the providers' npm packages are.
pub(crate) const NODE_PACKAGES: &str = ".tools/interop/node";
/// The Python that holds the providers' packages.
pub(crate) const PYTHON_WITH_PACKAGES: &str = ".tools/interop/python/bin/python";
/// The Python that holds SimPy.
pub(crate) const PYTHON: &str = ".tools/python/bin/python";
/// What the journeys put into the page to look for barriers.
pub(crate) const AXE_SOURCE: &str = ".tools/npm/node_modules/axe-core/axe.min.js";

/// Where noble's modules are, and those of HMAC-SHA-256 with what they import.
pub(crate) const NOBLE_FOLDER: &str = ".tools/npm/node_modules/@noble/hashes";
pub(crate) const NOBLE_FILES: &[&str] = &["hmac.js", "sha2.js", "_md.js", "_u64.js", "utils.js"];

pub(crate) const FOR_BUILDING: &[Tool] = &[TARGET, TRUNK, WASM_BINDGEN, WASM_OPT, TERSER];
pub(crate) const FOR_LINTING: &[Tool] = &[TARGET];
pub(crate) const FOR_COMPONENTS: &[Tool] = &[TARGET, WASM_BINDGEN, BROWSER];
pub(crate) const FOR_JOURNEYS: &[Tool] = &[AXE, BROWSER];
pub(crate) const FOR_INTEROP: &[Tool] = &[NPM_PACKAGES, PYPI_PACKAGES];
pub(crate) const FOR_RECIPES: &[Tool] = &[RECIPES_NPM, RECIPES_PYPI];
pub(crate) const FOR_POLLING: &[Tool] = &[SIMPY];
pub(crate) const FOR_WASM: &[Tool] = &[TARGET, WASM_BINDGEN, WASM_OPT];
pub(crate) const FOR_SIGNATURES: &[Tool] = &[NOBLE, BROWSER];

/// All tools of these lists, each once.
pub(crate) fn each_once<'a>(lists: impl IntoIterator<Item = &'a &'static [Tool]>) -> Vec<Tool> {
    let mut tools: Vec<Tool> = Vec::new();
    for tool in lists.into_iter().copied().flatten() {
        if !tools.iter().any(|other| other.name == tool.name) {
            tools.push(*tool);
        }
    }
    tools
}

const RUSTUP: Need = Need {
    name: "rustup",
    probe: &["rustup", "--version"],
    why: "it adds the wasm target to your Rust",
    get: "see https://rustup.rs",
};
const NODE: Need = Need {
    name: "node",
    probe: &["node", "--version"],
    why: "it runs wasm-opt and the packages of providers",
    get: "see https://nodejs.org, or `apt install nodejs npm`",
};
const NPM: Need = Need {
    name: "npm",
    probe: &["npm", "--version"],
    why: "it installs wasm-opt, axe-core and the packages of providers into .tools/",
    get: "it comes with node, or `apt install npm`",
};
const PYTHON3: Need = Need {
    name: "python3 with venv",
    // Debian's python3 has the first module and not the second.
    probe: &["python3", "-c", "import venv, ensurepip"],
    why: "the benchmark compares with SimPy, and tests talk to the packages of providers",
    get: "see https://www.python.org, or `apt install python3 python3-venv`",
};

impl Install {
    /// What has to be there before.
    pub(crate) const fn needs(&self) -> &'static [Need] {
        match self {
            Self::Rustup { .. } => &[RUSTUP],
            Self::Npm { .. } | Self::NpmList { .. } => &[NODE, NPM],
            Self::Pip { .. } | Self::PipList { .. } => &[PYTHON3],
            Self::Cargo { .. } | Self::Apt { .. } => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tool_and_the_crate_of_wasm_bindgen_are_the_same_version() {
        let manifest = include_str!("../../Cargo.toml");
        let pin = format!("wasm-bindgen = \"={}\"", WASM_BINDGEN.version);
        assert!(manifest.contains(&pin), "Cargo.toml does not say {pin}");
    }

    #[test]
    fn trunk_asks_for_the_wasm_opt_that_is_installed() {
        let pin = format!("wasm_opt = \"version_{}\"", WASM_OPT.version);
        assert!(include_str!("../../Trunk.toml").contains(&pin), "Trunk.toml does not say {pin}");
    }
}
