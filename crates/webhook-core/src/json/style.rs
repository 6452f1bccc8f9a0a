//! How programs write JSON, as data.

/// A way of writing a document. What it leaves as it is stays so to the byte.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Style {
    /// The blanks between tokens; `None` leaves them.
    pub blanks: Option<Blanks>,
    /// Which characters of strings are escaped, and how; `None` leaves them.
    pub escapes: Option<Escapes>,
    /// The order of an object's members.
    pub order: Order,
    /// How numbers are written.
    pub numbers: Numbers,
}

/// The blanks between the tokens of a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Blanks {
    /// Between two entries, before the line ends.
    pub comma: &'static str,
    /// Between a name and its value.
    pub colon: &'static str,
    /// What ends a line; empty when all stands on one.
    pub line_end: &'static str,
    /// In front of an entry, once for each object or array that it stands in.
    pub indent: &'static str,
    /// Arrays stay on one line, with blanks inside their brackets, and are no step of indentation.
    pub flat_arrays: bool,
    /// Between the brackets of what is empty.
    pub empty: &'static str,
}

impl Blanks {
    /// None at all: `JSON.stringify`, and most others.
    pub const COMPACT: Self =
        Self { comma: ",", colon: ":", line_end: "", indent: "", flat_arrays: false, empty: "" };
    /// Behind each comma and colon: Python's `json.dumps`.
    pub const SPACED: Self = Self { comma: ", ", colon: ": ", ..Self::COMPACT };
    /// A line for each entry, two blanks a step.
    pub const PRETTY_2: Self = Self { line_end: "\n", indent: "  ", colon: ": ", ..Self::COMPACT };
    /// A line for each entry, four blanks a step: PHP, and Python with `indent=4`.
    pub const PRETTY_4: Self = Self { indent: "    ", ..Self::PRETTY_2 };
    /// A line for each entry, a tab a step.
    pub const PRETTY_TAB: Self = Self { indent: "\t", ..Self::PRETTY_2 };
    /// With CRLF at the end of lines: .NET on Windows.
    pub const PRETTY_2_CRLF: Self = Self { line_end: "\r\n", ..Self::PRETTY_2 };
    /// Jackson's pretty printer.
    pub const JACKSON: Self =
        Self { colon: " : ", flat_arrays: true, empty: " ", ..Self::PRETTY_2 };
}

/// Which characters of a string are escaped. The quote, the backslash and control characters are
/// always, with the short forms where there are some.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Escapes {
    /// `\/` for the slash.
    pub slash: bool,
    /// Characters of ASCII that are written as `\u00XX`.
    pub ascii: &'static str,
    /// Whether those have upper-case digits.
    pub ascii_upper: bool,
    /// U+2028 and U+2029 are escaped even where others are not.
    pub line_separators: bool,
    /// Everything outside of ASCII is written as `\uXXXX`.
    pub unicode: bool,
    /// Whether that, and control characters, have upper-case digits.
    pub upper: bool,
}

impl Escapes {
    /// What has to be, and nothing else: JavaScript, Ruby, Python with `ensure_ascii=False`.
    pub const FEWEST: Self = Self {
        slash: false,
        ascii: "",
        ascii_upper: false,
        line_separators: false,
        unicode: false,
        upper: false,
    };
    /// Slashes too: PHP with `JSON_UNESCAPED_UNICODE`.
    pub const SLASHES: Self = Self { slash: true, ..Self::FEWEST };
    /// What HTML could mistake: Go, and Rails.
    pub const HTML: Self = Self { ascii: "<>&", line_separators: true, ..Self::FEWEST };
    /// The same and two more: Gson.
    pub const GSON: Self = Self { ascii: "<>&='", ..Self::HTML };
    /// ASCII only, lower-case digits: Python.
    pub const UNICODE: Self = Self { unicode: true, ..Self::FEWEST };
    /// ASCII only, upper-case digits.
    pub const UNICODE_UPPER: Self = Self { unicode: true, upper: true, ..Self::FEWEST };
    /// Slashes, and ASCII only: PHP.
    pub const PHP: Self = Self { slash: true, ..Self::UNICODE };
    /// ASCII only, and what HTML could mistake, in lower case.
    pub const HTML_UNICODE: Self = Self { unicode: true, ..Self::HTML };
    /// The same as PHP with a few of ASCII in upper-case digits.
    pub const PHP_HEX: Self = Self { ascii: "<%@", ascii_upper: true, ..Self::PHP };
    /// `System.Text.Json` of .NET.
    pub const DOTNET: Self =
        Self { ascii: "\"'<>&+`\x7f", ascii_upper: true, ..Self::UNICODE_UPPER };
    /// Control characters with upper-case digits, all others as they are.
    pub const CONTROLS_UPPER: Self = Self { upper: true, ..Self::FEWEST };
}

/// The order of an object's members.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    /// As they stand.
    #[default]
    Kept,
    /// By the bytes of their names.
    Sorted,
    /// Names that are whole numbers first, by size, as JavaScript's objects have them.
    IntegersFirst,
}

/// How numbers are written. Each of these works on the text: no number is ever read as one, so that
/// none loses digits here.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Numbers {
    /// As they stand.
    #[default]
    Kept,
    /// As JavaScript writes them: `1.0` is `1`, `1e2` is `100`, `-0` is `0`.
    JavaScript,
    /// As Python writes them: `1e2` is `100.0`, `1.50` is `1.5`.
    Python,
    /// Every whole number with `.0`.
    Floats,
    /// Only this one of the whole numbers with `.0`, counted from 0.
    Float(u16),
    /// Every number with a fraction has at least two digits of it: `1.5` is `1.50`.
    TwoDecimals,
}
