//! How long the article takes to read.

use super::en::applications::SCENES;
use super::en::{ARTICLE, opening};

/// Words a minute in silent reading of English non-fiction: the mean over 190 studies (Brysbaert, How
/// many words do we read per minute?, Journal of Memory and Language 109, 2019).
const WORDS_A_MINUTE: usize = 238;

/// In whole minutes, rounded up. Figures and tables are looked at, not read.
#[must_use]
pub fn minutes() -> usize {
    let words = |text: &str| text.split_whitespace().count();
    let prose: usize = ARTICLE.iter().flat_map(|section| section.texts()).map(words).sum();
    let scenes: usize = SCENES.iter().map(|scene| words(scene.title) + words(scene.text)).sum();
    (words(opening::LEDE) + prose + scenes).div_ceil(WORDS_A_MINUTE)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_article_is_read_in_five_to_eight_minutes() {
        assert!((5..=8).contains(&super::minutes()), "{} minutes", super::minutes());
    }
}
