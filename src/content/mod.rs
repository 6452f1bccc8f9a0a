//! Every word on the page: prose as typed data, and sentences made from the core's ids.

pub mod causes;
pub mod decision;
pub mod diagnosis;
mod diagnosis_words;
pub mod en;
pub mod explain;
pub mod facts;
pub mod format;
pub mod mends;
pub mod mistakes;
pub mod own;
pub mod paste;
pub mod policy;
pub mod reading;
pub mod signature;

/// A piece of the article.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Its anchor.
    pub id: &'static str,
    pub title: &'static str,
    pub blocks: &'static [Block],
}

impl Section {
    /// Everything that is read in it, its title apart.
    pub fn texts(&self) -> impl Iterator<Item = &'static str> {
        self.blocks.iter().flat_map(|block| match *block {
            Block::Paragraph(text) | Block::Summary(text) => vec![text],
            Block::Points(pairs) | Block::Steps(pairs) => {
                pairs.iter().flat_map(|(strong, text)| [*strong, *text]).collect()
            }
        })
    }
}

/// What a section is made of. A block that no view renders does not compile.
#[derive(Clone, Copy, Debug)]
pub enum Block {
    Paragraph(&'static str),
    /// What happens one after the other, each with a strong opening and its explanation.
    Steps(&'static [(&'static str, &'static str)]),
    /// The section in one sentence, in a box.
    Summary(&'static str),
    /// A list of short points, each with a strong opening and its explanation.
    Points(&'static [(&'static str, &'static str)]),
}

/// Whether the program carries what never changes once it is on the page. Where the page comes
/// prerendered, hydration leaves such content alone, so the program in the browser need not.
pub const CARRIES_FIXED: bool = cfg!(any(feature = "ssr", feature = "standalone"));

/// Text that never changes once it is on the page; see [`CARRIES_FIXED`].
#[must_use]
pub const fn fixed(text: &'static str) -> &'static str {
    if CARRIES_FIXED { text } else { "" }
}

/// A section, whose text never changes; see [`CARRIES_FIXED`].
#[must_use]
pub const fn fixed_section(section: &'static Section) -> Option<&'static Section> {
    if CARRIES_FIXED { Some(section) } else { None }
}

/// A list that never changes; see [`CARRIES_FIXED`].
#[must_use]
pub const fn fixed_list<T>(list: &'static [T]) -> &'static [T] {
    if CARRIES_FIXED { list } else { &[] }
}

#[cfg(test)]
mod lint;
