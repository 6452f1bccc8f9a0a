//! Labels of the diagnosis.

pub const TITLE: &str = "Why it does not match";
pub const COMPUTED: &str = "What my code computed (if you know it)";
pub const COMPUTED_HINT: &str = "The signature your own code came to, in any spelling. Then the search also says \
    what that code did.";
pub const SEARCHING: &str = "Looking for the change that makes it match …";
pub const ALSO: &str = "It could also be";
pub const AS_VERIFIED: &str = "As you verify it";
pub const AS_SIGNED: &str = "As it was signed";
pub const APPLY: &str = "Apply this change";
pub const MEND: &str = "Mend it in";
pub const TRIED: &str = "What was tried";
pub const GALLERY: &str = "Break it for me";
pub const GALLERY_LEDE: &str = "Each of these breaks the example of the provider above, in the way it breaks in \
    the wild. Press one, look at what the page makes of it, and learn to recognise it.";
pub const TRIAGE: &str = "All I have is an error message";
pub const TRIAGE_LABEL: &str = "The error message";
pub const TRIAGE_LEDE: &str = "Paste what your library or your log says. It tells whose request it was about, and \
    what is usually behind it.";
pub const TRIAGE_NONE: &str = "Nothing in it is known here. Paste the request above instead: then the page looks for \
    the cause itself.";
pub const TRIAGE_PICK: &str = "Pick ";
