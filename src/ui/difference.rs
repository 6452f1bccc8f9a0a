//! Two texts of bytes and where they differ, shown around the first difference.

use super::bytes::write_text;
use super::html::Html;

/// Characters that are shown of each at most, and of what both have in common before and behind.
const SHOWN: usize = 220;
const AROUND: usize = 36;

/// Both texts with what differs marked; what both have in common far away is left out.
#[must_use]
pub fn pair(one: &[u8], other: &[u8]) -> [String; 2] {
    let (one, other) = (characters(one), characters(other));
    let same = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let from = same.saturating_sub(AROUND);
    let rest = |text: &[&[u8]]| text.len() - same;
    let most = rest(&one).min(rest(&other));
    let behind = one.iter().rev().zip(other.iter().rev()).take(most);
    let behind = behind.take_while(|(one, other)| one == other).count();
    let window = |text: &[&[u8]]| {
        let end = text.len() - behind.saturating_sub(AROUND);
        from..end.min(from + SHOWN)
    };
    let (one_shown, other_shown) = (window(&one), window(&other));
    let common = common(&one[one_shown.clone()], &other[other_shown.clone()]);
    let side = |text: &[&[u8]], mut shown: std::ops::Range<usize>, kept: Vec<bool>| {
        // Behind the last thing in common the other one was cut off, which is no difference.
        if shown.end < text.len() {
            let last = kept.iter().rposition(|kept| *kept);
            shown.end = last.map_or(shown.end, |last| shown.start + last + 1);
        }
        let mut html = Html::new();
        html.raw(if shown.start > 0 { "<i class=\"more\">…</i>" } else { "" });
        write(&mut html, &text[shown.clone()], &kept[..shown.len()]);
        html.raw(if shown.end < text.len() { "<i class=\"more\">…</i>" } else { "" });
        html.take()
    };
    let [kept_one, kept_other] = common;
    [side(&one, one_shown, kept_one), side(&other, other_shown, kept_other)]
}

/// Characters, and bytes that belong to none.
fn characters(bytes: &[u8]) -> Vec<&[u8]> {
    let mut all = Vec::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        let text = chunk.valid();
        all.extend(text.char_indices().map(|(at, it)| &text.as_bytes()[at..at + it.len_utf8()]));
        all.extend(chunk.invalid().chunks(1));
    }
    all
}

/// Which entries of each belong to the longest sequence that both have.
fn common(one: &[&[u8]], other: &[&[u8]]) -> [Vec<bool>; 2] {
    let columns = other.len() + 1;
    let mut longest = vec![0_u16; (one.len() + 1) * columns];
    for row in (0..one.len()).rev() {
        for column in (0..other.len()).rev() {
            let at = row * columns + column;
            longest[at] = match one[row] == other[column] {
                true => longest[at + columns + 1] + 1,
                false => longest[at + columns].max(longest[at + 1]),
            };
        }
    }
    let mut kept = [vec![false; one.len()], vec![false; other.len()]];
    let (mut row, mut column) = (0, 0);
    while row < one.len() && column < other.len() {
        let at = row * columns + column;
        if one[row] == other[column] {
            (kept[0][row], kept[1][column]) = (true, true);
            (row, column) = (row + 1, column + 1);
        } else if longest[at + columns] >= longest[at + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    kept
}

/// Runs of what is kept and of what is not, the latter marked.
fn write(html: &mut Html, text: &[&[u8]], kept: &[bool]) {
    let mut at = 0;
    while let Some(is_kept) = kept.get(at) {
        let end = kept[at..].iter().position(|it| it != is_kept).map_or(kept.len(), |it| at + it);
        html.raw(if *is_kept { "" } else { "<mark>" });
        write_text(html, &text[at..end].concat(), usize::MAX);
        html.raw(if *is_kept { "" } else { "</mark>" });
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_marked_on_both_sides() {
        #[track_caller]
        fn check(one: &str, other: &str, expect: [&str; 2]) {
            assert_eq!(pair(one.as_bytes(), other.as_bytes()), expect);
        }
        check("abc", "abc", ["abc", "abc"]);
        check("a: 1", "a:1", ["a:<mark> </mark>1", "a:1"]);
        check("abc", "axc", ["a<mark>b</mark>c", "a<mark>x</mark>c"]);
        check("", "x", ["", "<mark>x</mark>"]);
        check(
            "<é>",
            "<e>",
            ["&lt;<mark><b class=\"wide\">é</b></mark>&gt;", "&lt;<mark>e</mark>&gt;"],
        );
        check("x\n", "x", ["x<mark><b class=\"mark-end\">LF</b>\n</mark>", "x"]);
    }

    #[test]
    fn only_the_surroundings_of_a_difference_are_shown() {
        let long = "a".repeat(500);
        let [one, other] =
            pair((long.clone() + "1" + &long).as_bytes(), (long.clone() + "2" + &long).as_bytes());
        assert!(
            one.starts_with("<i class=\"more\">…</i>aaa") && one.contains("<mark>1</mark>"),
            "{one}"
        );
        assert!(one.len() < 300 && other.contains("<mark>2</mark>"), "{other}");
    }

    #[test]
    fn where_one_is_cut_off_its_rest_is_no_difference() {
        let (spaced, compact) = ("[1, 2, 3], ".repeat(90), "[1,2,3],".repeat(90));
        let [one, other] = pair(spaced.as_bytes(), compact.as_bytes());
        assert!(one.ends_with("<i class=\"more\">…</i>") && !other.contains("<mark>"), "{other}");
        assert!(!one.contains("<mark>[") && one.contains("<mark> </mark>"), "{one}");
    }

    #[test]
    fn a_megabyte_takes_no_more_than_a_look() {
        let long = vec![b'x'; 1 << 20];
        let [one, _] = pair(&long, &[]);
        assert!(one.len() < 4000);
    }
}
