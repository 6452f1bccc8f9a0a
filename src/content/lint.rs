//! What every text promises.

use super::Section;
use super::en::ARTICLE;
use super::en::opening::IDEA;
use super::en::what::WHAT;
use super::en::when::WHEN;

/// Those that somebody reads who has never heard of webhooks.
const OPENING: [&Section; 3] = [&IDEA, &WHAT, &WHEN];

#[test]
fn no_text_is_empty_and_each_ends_like_a_sentence() {
    for section in ARTICLE {
        assert!(!section.title.is_empty() && !section.blocks.is_empty(), "{}", section.id);
        for text in section.texts() {
            assert!(text.ends_with(['.', '?', '!', '”']), "{}: {text}", section.id);
            assert!(!text.contains("  "), "{}: {text}", section.id);
        }
    }
}

/// The Automated Readability Index (Smith and Senter, 1967): a school grade from the length of
/// words, in letters and digits, and of sentences, in words.
fn grade(section: &Section) -> f64 {
    let text = section.texts().collect::<Vec<_>>().join(" ");
    let letters = text.chars().filter(|character| character.is_alphanumeric()).count() as f64;
    let words = text.split_whitespace().count() as f64;
    let ends = text.matches(['.', '?', '!', ':']).count() as f64;
    4.71 * letters / words + 0.5 * words / ends - 21.43
}

#[test]
fn the_opening_reads_at_grade_nine_or_below() {
    for section in OPENING {
        let grade = grade(section);
        assert!(grade <= 9.0, "{} reads at grade {grade:.1}", section.id);
    }
}
