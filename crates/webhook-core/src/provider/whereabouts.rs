//! Where a value stands in a request that may carry one event or many.

/// Where a value stands in a request.
///
/// Unlike a [`Place`](crate::signature::Place), which names exactly one text for a signature to be
/// read from, this may lead to several values, one for each event that the request carries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whereabouts {
    /// A header.
    Header(&'static str),
    /// A value in the JSON body, by the steps that lead to it; at least one.
    Json(&'static [Step]),
    /// A field of the form body.
    FormField(&'static str),
}

/// A step into a JSON value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// To the member of an object that has this name.
    Name(&'static str),
    /// To each element of an array.
    Each,
}
